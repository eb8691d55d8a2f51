// What the reader takes along: tables of what is visible, and a picture.

import { element } from "./dom.mjs";
import { pooled, quoted } from "./data.mjs";

const BOM = "\ufeff"; // without it Excel reads the file in the system's old encoding

/** CSV (RFC 4180) of rows of values. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(rows) {
  return `${BOM}${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(value) {
  if (typeof value === "number") return String(value);
  const text = /^[\s\u3000]*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function nodeRows(graph, visible) {
  const rows = [["id", "kind", "name", "aliases", "code", "title", "region", "body", "relations"]];
  const name = (n) => (n >= 0 ? graph.name(n) : "");
  for (let n = 0; n < graph.nodeCount; n += 1) {
    if (!visible.nodes[n]) continue;
    const { id, aliases, code, title, region, body } = graph.nodes;
    rows.push([id[n], graph.kindOf(n).kind, graph.name(n), aliases[n].join("; "), pooled(code, n), pooled(title, n), name(region[n]), name(body[n]), graph.degree[n]]);
  }
  return rows;
}

/** One row an edge, with its first quote and where that stands. */
export function edgeRows(graph, visible, stretches) {
  const facts = ["status", "agreement", "honour", "role", "modality", "start", "end", "first_seen", "last_seen", "doubt"];
  const rows = [["id", "source", "relation", "target", ...facts, "score", "sources", "rule", "quote", "document", "date", "url", "start_offset", "end_offset"]];
  for (let e = 0; e < graph.edgeCount; e += 1) {
    if (!visible.edges[e]) continue;
    const { id, source, target, score, sources } = graph.edges;
    const claim = graph.claimsOf(e)[0];
    const evidence = claim?.evidence[0];
    const document = evidence ? graph.document(evidence.document) : { id: "", title: "", date: "", url: "" };
    rows.push([
      id[e], graph.name(source[e]), graph.relationOf(e).kind, graph.name(target[e]), ...facts.map((name) => graph.fact(e, name)),
      score[e] < 0 ? "" : score[e] / 1000, sources[e], claim?.rule ?? "",
      evidence ? quoted(stretches[evidence.document], evidence.start, evidence.end) : "",
      document.title || document.id, document.date, document.url, evidence?.start ?? "", evidence?.end ?? "",
    ]);
  }
  return rows;
}

export function download(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
