import assert from "node:assert/strict";
import { test } from "node:test";
import { shown } from "../../../graph/guantu/export/html/scripts/backdrop.mjs";

test("what is hidden takes nothing from the number of relations that are drawn", () => {
  assert.deepEqual([...shown(Uint8Array.of(0, 1, 1, 0, 1), 2)], [1, 2]);
  assert.deepEqual([...shown(Uint8Array.of(0, 0, 1, 0, 1), 2)], [2, 4]);
  assert.deepEqual([...shown(Uint8Array.of(1, 1, 1), Infinity)], [0, 1, 2]);
});
