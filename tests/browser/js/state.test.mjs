import assert from "node:assert/strict";
import { test } from "node:test";
import { fresh, read, write } from "../../../graph/guantu/export/html/scripts/state.mjs";
import { graphOf } from "./pages.mjs";

const graph = graphOf(
  [{ id: "p-1", kind: "Person" }, { id: "p 2&=#", kind: "Person" }, { id: "r", kind: "Region" }],
  [{ id: "e-1", source: "p-1", target: "r", kind: "VISITS" }],
);

const STATES = [
  {}, { node: 0 }, { node: 1, focus: 3 }, { edge: 0 }, { document: 0 }, { path: [0, 1] }, { kinds: new Set([1, 3]), relations: new Set([2]) },
  { region: 2, from: "2021-06", to: "2022", undated: false }, { alone: false }, { view: "table", theme: "dark", language: "en" },
];

for (const changes of STATES) {
  test(`the hash restores ${JSON.stringify(changes)}`, () => {
    const state = fresh(changes);
    assert.deepEqual(read(`#${write(state, graph)}`, graph), state);
  });
}

test("a fresh state needs no hash", () => assert.equal(write(fresh(), graph), ""));

for (const hash of [
  "#node=nobody", "#edge=%00", "#path=p-1", "#path=p-1&path=p-1", "#focus=2", "#node=", "#without=Nothing <img>", "#region=p-1", "#from=yesterday&to=1e9",
  "#theme=red&lang=fr&view=3d", "#from=2022&to=2020", "#%E0%A4%A", "#document=7", "#__proto__=1&constructor=2", "####",
]) {
  test(`bad values are passed over: ${hash}`, () => assert.deepEqual(read(hash, graph), fresh()));
}

test("what is the reader's own default is not written", () => {
  const base = fresh({ theme: "dark", language: "en" });
  assert.equal(write(base, graph, base), "");
  assert.equal(read("#theme=light", graph, base).theme, "light");
});
