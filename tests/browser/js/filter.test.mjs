import assert from "node:assert/strict";
import { test } from "node:test";
import { Belonging, higher } from "../../../graph/guantu/export/html/scripts/belonging.mjs";
import { visibility } from "../../../graph/guantu/export/html/scripts/filter.mjs";
import { fresh } from "../../../graph/guantu/export/html/scripts/state.mjs";
import { day, perStep, spans, steps, widened } from "../../../graph/guantu/export/html/scripts/time.mjs";
import { graphOf } from "./pages.mjs";

const graph = graphOf(
  [
    { id: "province", kind: "Region", code: "530000" }, { id: "city", kind: "Region", code: "530100" }, { id: "district", kind: "Region", code: "530102" },
    { id: "elsewhere", kind: "Region", code: "650000" }, { id: "office", kind: "Organization", region: "city" }, { id: "post", kind: "Post", body: "office" },
    { id: "mayor" }, { id: "guest" }, { id: "stranger" }, { id: "alone" },
  ],
  [
    { id: "holds", source: "mayor", target: "post", kind: "HOLDS", first: "2021-06-04" }, { id: "of", source: "post", target: "office", kind: "OF" },
    { id: "visit", source: "guest", target: "district", kind: "VISITS", first: "2022-03" }, { id: "far", source: "stranger", target: "elsewhere", kind: "VISITS", first: "2019" },
  ],
);
const time = spans(graph);
const region = (id) => new Belonging(graph).of(graph.nodeRow.get(id));

function shown(changes, { window = null, inside = null } = {}) {
  const seen = visibility(graph, { ...fresh(), ...changes }, { time, window, inside });
  const names = (bytes, ids) => ids.filter((_, row) => bytes[row]);
  return { nodes: names(seen.nodes, graph.nodes.id), edges: names(seen.edges, graph.edges.id), seen };
}

test("nothing is hidden by a fresh state", () => {
  const { seen } = shown({});
  assert.deepEqual([seen.nodeCount, seen.edgeCount], [10, 4]);
});

test("a hidden kind takes its edges with it", () => {
  const { nodes, edges } = shown({ kinds: new Set([graph.kindNumber.get("Post")]) });
  assert.ok(!nodes.includes("post") && nodes.includes("mayor"));
  assert.deepEqual(edges, ["visit", "far"]);
});

test("under a filter of relations only what is still related stays, and the isolated", () => {
  const { nodes, edges } = shown({ relations: new Set([graph.relationNumber.get("VISITS")]) });
  assert.deepEqual(edges, ["holds", "of"]);
  assert.ok(nodes.includes("alone") && !nodes.includes("guest"));
});

test("what has no relation can be left out", () => {
  assert.ok(!shown({ alone: false }).nodes.includes("alone"));
  assert.equal(shown({ alone: false }).nodes.length, 7); // two regions are tied by their codes alone
});

test("a region brings what is below it, its bodies, posts and officials, and who has to do with them", () => {
  const { nodes, edges } = shown({}, { inside: region("province") });
  assert.deepEqual(edges, ["holds", "of", "visit"]);
  assert.deepEqual(nodes.sort(), ["city", "district", "guest", "mayor", "office", "post", "province"]);
  assert.deepEqual(shown({}, { inside: region("district") }).nodes.sort(), ["district", "guest"]);
});

test("a code knows the codes above it", () => {
  assert.deepEqual(higher("530102"), ["530100", "530000", "CN"]);
  assert.deepEqual(higher("530000"), ["CN"]);
  assert.deepEqual(higher("JP"), []);
});

test("a window of time keeps what meets it, by prefix", () => {
  const window = [day("2021-06", false), day("2022-03", true)];
  assert.deepEqual(shown({}, { window }).edges, ["holds", "of", "visit"]);
  assert.deepEqual(shown({ undated: false }, { window }).edges, ["holds", "visit"]);
  assert.deepEqual(shown({}, { window: [day("2019-05", false), day("2019-05", true)] }).edges, ["of", "far"]);
  assert.deepEqual(shown({ undated: false }).edges, ["holds", "visit", "far"]);
});

test("a focus keeps what is within its steps of the node", () => {
  assert.deepEqual(shown({ node: graph.nodeRow.get("mayor"), focus: 1 }).nodes, ["post", "mayor"]);
  assert.deepEqual(shown({ node: graph.nodeRow.get("mayor"), focus: 2 }).nodes, ["office", "post", "mayor"]);
});

test("days are read from prefixes, and nothing from what is no date", () => {
  assert.deepEqual([day("2021", false), day("2021", true), day("2021-06-04", true)], [20210000, 20219999, 20210604]);
  assert.deepEqual([day("", true), day("去年", true), day("2021-6", false)], [0, 0, 0]);
});

test("the steps of the slider go from the first date to the last", () => {
  const found = steps(time);
  assert.equal(found[0], "2019-01");
  assert.equal(found.at(-1), "2022-03");
  assert.equal(found.length, 39);
  assert.deepEqual(steps({ first: Int32Array.of(20210604), last: Int32Array.of(20210606) }), ["2021-06-04", "2021-06-05", "2021-06-06"]);
  assert.deepEqual(steps({ first: Int32Array.of(0), last: Int32Array.of(0) }), []);
  assert.equal(steps({ first: Int32Array.of(19490101), last: Int32Array.of(20230101) })[0], "1949");
});

test("each step of the slider counts the days that lie in it", () => {
  assert.deepEqual(perStep(["2021-05", "2021-06", "2021-07"], [20210504, 20210630, 20210601, 20210700, 0]), [1, 2, 1]);
  assert.deepEqual(perStep(["2020", "2021"], [20210000, 20201231]), [1, 1]);
});

test("the first and the last day of a month are the month, of a year the year", () => {
  assert.deepEqual(widened("2021-02-01", "2021-02-28"), ["2021-02", "2021-02"]);
  assert.deepEqual(widened("2020-02-01", "2020-02-28"), ["2020-02-01", "2020-02-28"]);
  assert.deepEqual(widened("2021-01-01", "2022-12-31"), ["2021", "2022"]);
  assert.deepEqual(widened("2021-03-01", ""), ["2021-03-01", ""]);
  assert.deepEqual(widened("2012", "2016-07"), ["2012", "2016-07"]);
});

test("a few facts of long ago or to come have some years beside the months of the others", () => {
  const days = Int32Array.from([...Array(98).fill(20220304), 19680101, 20300517]);
  const found = steps({ first: days, last: days });
  assert.equal(found[0], "1968");
  assert.ok(found.indexOf("2022-01") <= 12);
  assert.deepEqual(found.slice(found.indexOf("2022-01") + 11), ["2022-12", "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030"]);
  assert.deepEqual(perStep(found, days).filter(Boolean), [1, 98, 1]);
});
