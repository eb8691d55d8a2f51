import assert from "node:assert/strict";
import { test } from "node:test";
import { length, segments, shortened, slice } from "../../../graph/guantu/export/html/scripts/codepoints.mjs";

test("a slice counts code points, beyond the BMP too", () => {
  assert.equal(slice("𠮷田到𨋢市", 0, 2), "𠮷田");
  assert.equal(slice("𠮷田到𨋢市", 3, 5), "𨋢市");
  assert.equal(slice("王市长", 1, 3), "市长");
  assert.equal(length("𠮷田"), 2);
});

test("a slice past the end is what there is", () => {
  assert.equal(slice("甲乙", 1, 99), "乙");
  assert.equal(slice("甲乙", 5, 9), "");
});

test("a short text is left alone and a long one ends in an ellipsis", () => {
  assert.equal(shortened("青澜市", 12), "青澜市");
  assert.equal(shortened("青澜市市域社会治理现代化指挥中心", 12), "青澜市市域社会治理现代…");
  assert.equal(length(shortened("𠮷".repeat(20), 12)), 12);
});

const texts = (parts) => parts.map(({ text, roles }) => [text, roles.join("+")]);

test("segments mark the words of each role", () => {
  const parts = segments("𠮷田到𨋢市访问", 100, [
    { role: "subject", start: 100, end: 102 }, { role: "object", start: 103, end: 105 }, { role: "cue", start: 105, end: 107 },
  ]);
  assert.deepEqual(texts(parts), [["𠮷田", "subject"], ["到", ""], ["𨋢市", "object"], ["访问", "cue"]]);
});

test("marks that overlap are both there where they do", () => {
  const parts = segments("青澜市市长", 0, [{ role: "object", start: 0, end: 5 }, { role: "cue", start: 3, end: 5 }]);
  assert.deepEqual(texts(parts), [["青澜市", "object"], ["市长", "cue+object"]]);
});

test("marks outside the text are cut off or left out", () => {
  assert.deepEqual(texts(segments("甲乙", 10, [{ role: "cue", start: 0, end: 11 }, { role: "date", start: 40, end: 50 }])), [["甲", "cue"], ["乙", ""]]);
});

test("the segments together are the text, whatever the marks", () => {
  const text = "𠮷田、王岚等到望溪港考察。";
  for (let start = -2; start < 16; start += 1) {
    for (let end = start; end < 18; end += 3) {
      const parts = segments(text, 0, [{ role: "cue", start, end }, { role: "date", start: 3, end: 5 }]);
      assert.equal(parts.map((part) => part.text).join(""), text);
    }
  }
});
