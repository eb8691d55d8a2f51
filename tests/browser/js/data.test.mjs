import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf } from "./pages.mjs";

const graph = graphOf(
  [{ id: "a" }, { id: "b" }, { id: "c", kind: "Region" }],
  [{ id: "part", source: "b", target: "c", kind: "PART_OF", at: 0 }, { id: "late", source: "a", target: "b", at: 20 }, { id: "early", source: "a", target: "b", at: 10 }],
);

test("the facts of a document come in the order of its text, where things belong last", () => {
  assert.deepEqual([...graph.edgesFrom(0).keys()].map((e) => graph.edges.id[e]), ["early", "late", "part"]);
  assert.equal(graph.edgesFrom(7).size, 0);
});

test("a rule and a reason are said in the language of the page, and as recorded where there are no words", () => {
  const [claim] = graph.claimsOf(0);
  assert.equal(graph.ruleInWords(claim, "zh"), "");
  graph.claims.rule.zh = ["规则名"];
  graph.claims.reason = { pool: ["because"], at: [0, 0, 0], zh: ["因为"] };
  const [again] = graph.claimsOf(0);
  assert.equal(graph.ruleInWords(again, "zh"), "规则名");
  assert.deepEqual(["zh", "en"].map((language) => graph.reasonInWords(again, language)), ["因为", "because"]);
  graph.claims.reason.zh = [""];
  assert.equal(graph.reasonInWords(again, "zh"), "because");
});
