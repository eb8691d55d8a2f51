import assert from "node:assert/strict";
import { test } from "node:test";
import { largestPart, neighbourhood, shortestPath } from "../../../graph/guantu/export/html/scripts/paths.mjs";
import { everything, graphOf } from "./pages.mjs";

const graph = graphOf(
  ["a", "b", "c", "d", "e", "z"].map((id) => ({ id })),
  [["a", "b"], ["b", "c"], ["c", "d"], ["a", "e"], ["e", "d"], ["b", "a"], ["e", "e"]].map(([source, target], i) => ({ id: `e${i}`, source, target })),
);
const row = (id) => graph.nodeRow.get(id);
const ids = (steps) => steps.map(({ node }) => graph.nodes.id[node]).join("");

test("the shortest of two ways is taken, against the arrows too", () => {
  assert.equal(ids(shortestPath(graph, row("a"), row("d"), everything(graph))), "aed");
  assert.equal(ids(shortestPath(graph, row("d"), row("b"), everything(graph))), "dcb");
});

test("a step has every relation between its two nodes", () => {
  const [, step] = shortestPath(graph, row("a"), row("b"), everything(graph));
  assert.deepEqual(step.edges.map((e) => graph.edges.id[e]), ["e0", "e5"]);
});

test("a path keeps to what is visible", () => {
  const visible = everything(graph);
  visible.nodes[row("e")] = 0;
  assert.equal(ids(shortestPath(graph, row("a"), row("d"), visible)), "abcd");
  visible.edges[graph.edgeRow.get("e1")] = 0;
  assert.equal(shortestPath(graph, row("a"), row("d"), visible), null);
});

test("there is no path to what is not connected", () => {
  assert.equal(shortestPath(graph, row("a"), row("z"), everything(graph)), null);
});

test("a neighbourhood grows with its depth", () => {
  const near = (depth) => [...neighbourhood(graph, row("a"), depth, everything(graph)).keys()].map((n) => graph.nodes.id[n]).sort().join("");
  assert.equal(near(1), "abe");
  assert.equal(near(2), "abcde");
  assert.equal(near(3), "abcde");
});

test("the largest part that hangs together is found, as far as it is visible", () => {
  const part = (visible) => largestPart(graph, visible).map((n) => graph.nodes.id[n]).sort().join("");
  const visible = everything(graph);
  assert.equal(part(visible), "abcde");
  for (const id of ["e1", "e4"]) visible.edges[graph.edgeRow.get(id)] = 0;
  assert.equal(part(visible), "abe");
  visible.nodes.fill(0);
  assert.equal(part(visible), "");
});
