import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { KEYS, VALUES, words } from "../../../graph/guantu/export/html/scripts/words.mjs";
import { SCRIPTS } from "./pages.mjs";

const sources = readdirSync(SCRIPTS).filter((name) => name !== "words.mjs").map((name) => readFileSync(new URL(name, SCRIPTS), "utf8")).join("\n")
  + readFileSync(new URL("../page.html", SCRIPTS), "utf8");

test("every word is in both languages, with the same places to fill", () => {
  const places = (text) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort().join();
  for (const key of KEYS) {
    const values = new Proxy({}, { get: (_, name) => `{${String(name)}}`, has: () => true });
    const [zh, en] = ["zh", "en"].map((language) => words(language)(key, values));
    assert.ok(zh && en, key);
    assert.equal(places(zh), places(en), key);
  }
});

test("every word that is asked for is in the table", () => {
  const asked = [...sources.matchAll(/\bt\("(\w+)"/gu), ...sources.matchAll(/data-(?:word|label|hint)="(\w+)"/gu)].map(([, key]) => key);
  assert.ok(asked.length > 60);
  for (const key of asked) assert.ok(KEYS.includes(key), key);
});

test("no word stands in the table for nothing", () => {
  const named = new Set([...sources.matchAll(/["`](\w+)["`]/gu)].map(([, name]) => name));
  assert.deepEqual(KEYS.filter((key) => !named.has(key.replace(/One$/u, "")) && !VALUES.has(key)), []);
});
