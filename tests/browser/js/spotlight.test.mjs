import assert from "node:assert/strict";
import { test } from "node:test";
import { spotlight } from "../../../graph/guantu/export/html/scripts/spotlight.mjs";
import { fresh } from "../../../graph/guantu/export/html/scripts/state.mjs";
import { everything, graphOf } from "./pages.mjs";

const graph = graphOf(
  ["a", "b", "c", "d", "z"].map((id) => ({ id })),
  [["a", "b"], ["b", "c"], ["c", "d"], ["c", "a"]].map(([source, target], i) => ({ id: `e${i}`, source, target })),
);
const row = (id) => graph.nodeRow.get(id);
const lit = (changes) => {
  const found = spotlight(graph, fresh(changes), everything(graph));
  return found && [[...found.nodes].map((n) => graph.nodes.id[n]).sort().join(""), [...found.edges].map((e) => graph.edges.id[e]).sort().join(" ")];
};

test("nothing is lifted where nothing is chosen", () => {
  assert.equal(lit({}), null);
});

test("a node is lifted with its neighbours and what leads to them, and from two steps on with what lies between", () => {
  assert.deepEqual(lit({ node: row("a") }), ["abc", "e0 e3"]);
  assert.deepEqual(lit({ node: row("a"), focus: 2 }), ["abcd", "e0 e1 e2 e3"]);
  assert.deepEqual(lit({ node: row("z") }), ["z", ""]);
});

test("a relation is lifted with its ends, a path with its steps, and two that no path joins alone", () => {
  assert.deepEqual(lit({ edge: 2 }), ["cd", "e2"]);
  assert.deepEqual(lit({ path: [row("b"), row("d")] }), ["bcd", "e1 e2"]);
  assert.deepEqual(lit({ path: [row("a"), row("z")] }), ["az", ""]);
});

test("of a large graph no more nodes are lifted than can be held, and it is told how many there are", () => {
  const leaves = Array.from({ length: 1600 }, (_, i) => `leaf${i}`);
  const star = graphOf(["hub", ...leaves].map((id) => ({ id })), leaves.map((source, i) => ({ id: `e${i}`, source, target: "hub" })));
  star.large = true;
  const { nodes, edges, reached } = spotlight(star, fresh({ node: 0 }), everything(star));
  assert.deepEqual([nodes.size, edges.size, reached], [1500, 1499, 1601]);
});
