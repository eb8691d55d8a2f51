import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "../../../graph/guantu/export/html/scripts/labels.mjs";

const size = { width: 400, height: 300 };
const item = (owner, x, y) => ({ owner, text: String(owner), x, y, across: 5, up: 5, down: 5, width: 60 });

test("no label lies over another, and the first are the most important", () => {
  const items = Array.from({ length: 200 }, (_, i) => item(i, (200 + i * 37) % 400, (150 + i * 91) % 300));
  const labels = placed(items, { size });
  assert.ok(labels.length > 20);
  assert.equal(labels[0].owner, 0);
  labels.forEach((a, i) => labels.slice(i + 1).forEach((b) => {
    assert.ok(a.left >= b.right || a.right <= b.left || a.top >= b.bottom || a.bottom <= b.top);
  }));
});

test("a label stays on the canvas", () => {
  for (const { left, right, top, bottom } of placed([item(1, 5, 150), item(2, 395, 150), item(3, 200, 298), item(4, 200, 3)], { size })) {
    assert.ok(left >= 0 && right <= 400 && top >= 0 && bottom <= 300);
  }
});

test("a label keeps clear of other shapes but not of its own", () => {
  const below = { owner: 2, left: 150, right: 250, top: 155, bottom: 200 };
  const [label] = placed([item(1, 200, 150)], { size, obstacles: [below, { ...below, owner: 1, top: 100, bottom: 149 }] });
  assert.ok(label.y < 150);
});

test("words take the first free of their places", () => {
  const at = [[100, 100], [100, 200]];
  const words = placed([{ owner: "a", text: "会见", at, width: 30 }, { owner: "b", text: "陪同", at, width: 30 }, { owner: "c", text: "访问", at, width: 30 }], { size });
  assert.deepEqual(words.map(({ owner, y }) => [owner, y]), [["a", 100], ["b", 200]]);
});

const walls = [[120, 280, 120, 144], [120, 280, 156, 180], [120, 194, 140, 160], [206, 280, 140, 160]]
  .map(([left, right, top, bottom], i) => ({ owner: `wall${i}`, left, right, top, bottom }));

test("a label that is needed stands on its shape rather than nowhere, and never over another", () => {
  const large = { ...item(1, 200, 150), across: 13, up: 13, down: 13 };
  assert.deepEqual(placed([large], { size, obstacles: walls }), []);
  const [label, more] = placed([{ ...large, needed: true }, { ...item(2, 200, 150), needed: true }], { size, obstacles: walls });
  assert.deepEqual([label.x, label.y], [200, 150]);
  assert.ok(!more || more.top >= label.bottom || more.bottom <= label.top);
});

test("a label that is needed does not hide a small shape that it names, and covers as few others as can be", () => {
  const [label] = placed([{ ...item(1, 200, 150), needed: true }], { size, obstacles: [...walls, { owner: "more", left: 190, right: 210, top: 158, bottom: 166 }] });
  assert.ok(label.top >= 155 || label.bottom <= 145 || label.left >= 205 || label.right <= 195);
  assert.ok(label.y < 150); // above it stands one wall, below it two
});
