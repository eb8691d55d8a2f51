// The panel when nothing is selected: what this graph is about.

import { documentTitle } from "./evidence.mjs";
import { element } from "./dom.mjs";
import { nodeLink, pagedList } from "./fact.mjs";
import { dateInWords } from "./time.mjs";
import { stroke } from "./emblem.mjs";
import { figure } from "./words.mjs";

const TOP = 6;
const STRUCTURE = new Set(["OF", "PART_OF", "LOCATED_IN", "HOLDS"]); // they say where things belong, not what happened

export function overview(page) {
  const { graph, t } = page;
  if (!graph.nodeCount) return [element("h2", {}, t("nothingTitle")), element("p", { class: "quiet" }, t("nothingText"))];
  return [
    element("h2", {}, t("overview")),
    element("p", { class: "lead" }, lead(page)),
    figures(page),
    happened(page),
    top(page, "Person", "topPeople"),
    top(page, "Region", "topRegions"),
    top(page, "Organization", "topOrganizations"),
    documents(page),
  ];
}

function lead(page) {
  const { t, graph } = page;
  const span = timeSpan(page);
  const amount = (word, n) => t(n === 1 ? `${word}One` : word, { n: figure(n) });
  const summary = t("summary", {
    documents: amount("countDocuments", graph.documents.id.length), nodes: amount("countNodes", graph.nodeCount), edges: amount("links", graph.edgeCount),
  });
  return span ? [summary, page.language === "zh" ? "，" : ", ", element("span", { class: "unbroken" }, span)] : summary;
}

export function timeSpan({ graph, t, language }) {
  const days = [];
  for (let e = 0; e < graph.edgeCount; e += 1) days.push(...graph.span(e));
  for (const date of graph.documents.date.pool) days.push(date);
  const known = days.filter((date) => /^\d{4}(-\d{2}){0,2}$/u.test(date));
  if (!known.length) return "";
  const [from, to] = [known.reduce((a, b) => (a < b ? a : b)), known.reduce((a, b) => (a > b ? a : b))].map((date) => dateInWords(date, language));
  return from === to ? from : t("span", { from, to });
}

function figures({ graph, language }) {
  const count = new Array(graph.kinds.length).fill(0);
  for (const kind of graph.nodes.kind) count[kind] += 1;
  return element(
    "ul", { class: "figures" },
    graph.kinds.map((look, number) => count[number] > 0 && element("li", {}, element("b", {}, figure(count[number])), element("span", {}, look[language]))),
  );
}

// What happened, by relation: the busiest kinds of event with a bar, so that the eye reads the graph's subject.
function happened(page) {
  const { graph, t, language } = page;
  const count = new Array(graph.relations.length).fill(0);
  for (const kind of graph.edges.kind) count[kind] += 1;
  const rows = graph.relations
    .map((look, number) => ({ look, count: count[number] }))
    .filter((row) => row.count && !STRUCTURE.has(row.look.kind))
    .sort((a, b) => b.count - a.count);
  if (!rows.length) return null;
  return [
    element("h3", {}, t("about")),
    element("ul", { class: "bars" }, rows.map((row) => element(
      "li", {}, element("span", { class: "bars-name" }, stroke(page, row.look), row.look[language]),
      bar(row.count / rows[0].count, row.look[page.theme]), element("span", { class: "bars-count" }, figure(row.count)),
    ))),
  ];
}

function top(page, kind, word) {
  const { graph, t } = page;
  const rows = [];
  for (let n = 0; n < graph.nodeCount; n += 1) if (graph.isKind(n, kind) && graph.degree[n]) rows.push(n);
  rows.sort((a, b) => graph.degree[b] - graph.degree[a] || a - b);
  if (!rows.length) return null;
  const most = graph.degree[rows[0]];
  return [
    element("h3", {}, t(word)),
    element("ol", { class: "bars" }, rows.slice(0, TOP).map((n) => element(
      "li", {}, nodeLink(page, n), bar(graph.degree[n] / most, graph.kindOf(n)[page.theme]),
      element("span", { class: "bars-count" }, figure(graph.degree[n])),
    ))),
  ];
}

function bar(share, colour) {
  return element("span", { class: "bar-line", "aria-hidden": "true" }, element("span", { style: { width: `${Math.max(3, share * 100)}%`, background: colour } }));
}

function documents(page) {
  const { graph, t, language } = page;
  const rows = [...graph.documents.id.keys()];
  if (!rows.length) return null;
  const draw = (row) => {
    const document = graph.document(row);
    return element(
      "li", {},
      element("button", { type: "button", class: "document-link", onclick: () => page.go({ document: row }) },
        element("span", { class: "document-title" }, documentTitle(page, document)),
        element("span", { class: "document-about" }, [document.outlet, document.date ? dateInWords(document.date, language) : t("undated")].filter(Boolean).join(" · "))),
    );
  };
  return [element("h3", {}, t("documents")), pagedList(page, rows, draw, { first: 8, name: "ul", attributes: { class: "documents" } })];
}
