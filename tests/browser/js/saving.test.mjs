import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, edgeRows, nodeRows } from "../../../graph/guantu/export/html/scripts/saving.mjs";
import { everything, graphOf } from "./pages.mjs";

test("a file begins with a byte order mark and ends its lines as RFC 4180 wants", () => {
  assert.equal(csv([["a", 1], ["乙", -2]]), "\ufeffa,1\r\n乙,-2\r\n");
});

test("quotes, commas and breaks are quoted", () => {
  assert.equal(csv([['甲"乙', "a,b", "c\nd"]]), '\ufeff"甲""乙","a,b","c\nd"\r\n');
});

for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"]) {
  test(`a spreadsheet takes ${JSON.stringify(text)} for a text`, () => assert.match(csv([[text]]), /^\ufeff"?'/u));
}

const graph = graphOf([{ id: "a", name: "甲" }, { id: "b", name: "乙" }, { id: "c", name: "丙" }], [{ source: "a", target: "b" }, { source: "b", target: "c" }]);

test("rows are those that are visible, with the first quote", () => {
  const visible = everything(graph);
  visible.nodes[2] = 0;
  visible.edges[1] = 0;
  assert.deepEqual(nodeRows(graph, visible).map((row) => row[0]), ["id", "a", "b"]);
  const [head, row] = edgeRows(graph, visible, [[[0, "甲到乙。"]]]);
  assert.equal(row.length, head.length);
  assert.equal(row[head.indexOf("quote")], "甲到乙。");
  assert.equal(row[head.indexOf("score")], 0.9);
});
