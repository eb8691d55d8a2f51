import assert from "node:assert/strict";
import { test } from "node:test";
import { about } from "../../../graph/guantu/export/html/scripts/about.mjs";
import { graphOf } from "./pages.mjs";

const graph = graphOf(
  [
    { id: "new", name: "新任市长", kind: "Post" }, { id: "old", name: "前任区长", kind: "Post" }, { id: "other", name: "党组书记", kind: "Post" }, { id: "slip", name: "国王", kind: "Post" }, { id: "misread", name: "总统", kind: "Post" },
    { id: "mayor" }, { id: "nobody" }, { id: "city", name: "青澜市", kind: "Region" },
    { id: "port", name: "望溪港", kind: "Site", region: "city" }, { id: "bureau", name: "青澜市教育局", kind: "Organization", region: "city" },
    { id: "visit", kind: "Event", start: "2021-06-04" },
  ],
  [
    { source: "mayor", target: "old", kind: "HOLDS", first: "2023-01-01", status: "former" }, { source: "mayor", target: "other", kind: "HOLDS", first: "2020-01-01" },
    { source: "mayor", target: "new", kind: "HOLDS", first: "2022-01-01" }, { source: "mayor", target: "new", kind: "HOLDS", first: "2022-05-01", claims: 3 },
    { source: "mayor", target: "slip", kind: "HOLDS", first: "2022-06-01" },
    { source: "mayor", target: "misread", kind: "HOLDS", first: "2022-06-02", claims: 9, doubt: "doubtful" },
  ],
);
const told = (id, most) => about(graph, graph.nodeRow.get(id), most);

test("a person is told by the posts of the last year, the best attested first, before older ones, those that are over and what others contradict", () => {
  assert.equal(told("mayor"), "新任市长");
  assert.equal(told("mayor", 9), "新任市长、国王、党组书记、前任区长、总统");
  assert.equal(told("nobody"), "");
});

test("a place is told by its region, unless its name says so", () => {
  assert.equal(told("port"), "青澜市");
  assert.equal(told("bureau"), "");
  assert.equal(told("city"), "");
});

test("an event is told by its date", () => assert.equal(told("visit"), "2021-06-04"));
