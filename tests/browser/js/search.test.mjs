import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, Index, pairs } from "../../../graph/guantu/export/html/scripts/search.mjs";
import { graphOf } from "./pages.mjs";

const graph = graphOf(
  [
    { id: "a", name: "哈山·木拉提", aliases: ["哈山"], pinyin: "ha shan mu la ti" },
    { id: "b", name: "王晖", pinyin: "wang hui" },
    { id: "c", name: "单小江", pinyin: "dan xiao jiang|shan xiao jiang" },
    { id: "d", name: "吕梁市", kind: "Region", pinyin: "lv liang shi" },
    { id: "e", name: "王晖晖", pinyin: "wang hui hui" },
    { id: "f", name: "GDP中心", pinyin: "gdp zhong xin" },
  ],
  [{ source: "a", target: "e" }],
  { traditional: "暉晖" },
);
const index = new Index(graph);
const found = (query) => index.find(query).rows.map((row) => graph.nodes.id[row]);

for (const [query, first] of [
  ["哈山·木拉提", "a"], ["哈山木拉提", "a"], ["哈山•木拉提", "a"], ["哈山", "a"], ["木拉提", "a"], ["hashan", "a"], ["ha shan", "a"], ["hsmlt", "a"], ["HSMLT", "a"],
  ["王暉", "b"], ["王晖", "b"], ["wanghui", "b"], ["danxiaojiang", "c"], ["shanxiao", "c"], ["sxj", "c"], ["lvliang", "d"], ["lüliang", "d"], ["ｇｄｐ", "f"],
]) {
  test(`“${query}” finds ${first} first`, () => assert.equal(found(query)[0], first));
}

test("what is not there is not found", () => {
  assert.deepEqual(found("赵"), []);
  assert.deepEqual(found(""), []);
  assert.deepEqual(found(" · "), []);
});

test("a whole name comes before a longer one, though that is better connected", () => {
  assert.deepEqual(found("王晖"), ["b", "e"]);
});

test("the number of hits is told beyond those that are shown", () => {
  const many = new Index(graphOf(Array.from({ length: 500 }, (_, i) => ({ id: `n${i}`, name: `王${i}`, pinyin: `wang ${i}` })), []));
  const { rows, total } = many.find("王", 12);
  assert.equal(rows.length, 12);
  assert.equal(total, 500);
});

test("pairs are read by code points", () => {
  assert.deepEqual([...pairs("暉晖𠁞乙")], [["暉", "晖"], ["𠁞", "乙"]]);
  assert.equal(fold("王 暉", pairs("暉晖")), "王晖");
});
