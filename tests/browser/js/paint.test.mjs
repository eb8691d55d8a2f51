import assert from "node:assert/strict";
import { test } from "node:test";
import { readable } from "../../../graph/guantu/export/html/scripts/dom.mjs";
import { corners, extent, paintEdges } from "../../../graph/guantu/export/html/scripts/paint.mjs";
import { everything, graphOf } from "./pages.mjs";

test("a shape reaches as far as its corners, a disc as far as its radius", () => {
  for (const shape of ["diamond", "square", "hexagon", "triangle", "triangleDown", "star"]) {
    const [across, up, down] = extent(shape);
    for (const [x, y] of corners(shape)) assert.ok(Math.abs(x) <= across + 1e-9 && y >= -up - 1e-9 && y <= down + 1e-9, shape);
  }
  assert.deepEqual(extent("dot"), [1, 1, 1]);
});

function tips(leaves) {
  const names = Array.from({ length: leaves }, (_, i) => `leaf${i}`);
  const graph = graphOf(["hub", ...names].map((id) => ({ id })), names.map((source) => ({ source, target: "hub" })));
  const places = { x: [0, ...names.map((_, i) => 300 * Math.cos(i))], y: [0, ...names.map((_, i) => 300 * Math.sin(i))] };
  const scene = { graph, places, visible: everything(graph), theme: "light", least: 4, view: { scale: 1, x: 0, y: 0 }, frame: { left: -400, right: 400, top: -400, bottom: 400 }, via: () => null };
  const drawn = (marked) => {
    let closed = 0;
    const ctx = new Proxy({ closePath: () => { closed += 1; } }, { get: (known, name) => known[name] ?? (() => {}), set: () => true });
    paintEdges(ctx, names.keys(), scene, { alpha: 1, width: 1, marked });
    return closed;
  };
  return [drawn(false), drawn(true)];
}

test("a few arrows have their tips; of hundreds at one node only those that are asked for", () => {
  assert.deepEqual(tips(9), [9, 9]);
  assert.deepEqual(tips(243), [0, 243]);
});

test("a text cannot turn the direction of what stands after it, and keeps its length", () => {
  assert.equal(readable("王\u202e岚\u2066"), "王\ufffd岚\ufffd");
  assert.equal(readable("哈山·木拉提 Aman"), "哈山·木拉提 Aman");
});
