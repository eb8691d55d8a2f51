// The panel when nothing is selected: what this graph is about, or what the filters leave of it.

import { about } from "./about.mjs";
import { OF_EVENTS, STRUCTURE } from "./data.mjs";
import { documentTitle } from "./evidence.mjs";
import { element } from "./dom.mjs";
import { nodeLink, pagedList } from "./fact.mjs";
import { dateInWords } from "./time.mjs";
import { stroke, tint } from "./emblem.mjs";
import { figure } from "./words.mjs";

const TOP = 6;

export function overview(page) {
  const { graph, t } = page;
  if (!graph.nodeCount) return [element("h2", {}, t("nothingTitle")), element("p", { class: "quiet" }, t("nothingText"))];
  const seen = page.filtered() ? filtered(page) : whole(page);
  return [
    element("h2", {}, t(page.filtered() ? "overviewFiltered" : "overview")),
    element("p", { class: "lead" }, lead(page, seen)),
    figures(page, seen),
    happened(page, seen),
    top(page, seen, "Person", "topPeople"),
    top(page, seen, "Region", "topRegions"),
    top(page, seen, "Organization", "topOrganizations"),
    top(page, seen, "Event", "topEvents"),
    documents(page, seen),
  ];
}

// What an overview counts: rows of nodes, edges and documents, and how many of these edges each node has.
function whole({ graph }) {
  const all = (length) => Array.from({ length }, (_, row) => row);
  return { nodes: all(graph.nodeCount), edges: all(graph.edgeCount), documents: all(graph.documents.id.length), degree: graph.degree };
}

function filtered({ graph, visible }) {
  const rows = (bytes) => Array.from(bytes.keys()).filter((row) => bytes[row]);
  const edges = rows(visible.unfocused.edges);
  const degree = new Int32Array(graph.nodeCount);
  const told = new Uint8Array(graph.documents.id.length);
  for (const e of edges) {
    degree[graph.edges.source[e]] += 1;
    degree[graph.edges.target[e]] += 1;
    const last = graph.evidenceFrom[graph.claimsFrom[e + 1]];
    for (let i = graph.evidenceFrom[graph.claimsFrom[e]]; i < last; i += 1) told[graph.evidence.document[i]] = 1;
  }
  return { nodes: rows(visible.unfocused.nodes), edges, documents: rows(told), degree };
}

function lead(page, seen) {
  const { t } = page;
  const span = timeSpan(page, seen);
  const amount = (word, { length: n }) => t(n === 1 ? `${word}One` : word, { n: figure(n) });
  const summary = t("summary", {
    documents: amount("countDocuments", seen.documents), nodes: amount("countNodes", seen.nodes), edges: amount("links", seen.edges),
  });
  return span ? [summary, page.language === "zh" ? "，" : ", ", element("span", { class: "unbroken" }, span)] : summary;
}

function timeSpan({ graph, t, language }, seen) {
  let [from, to] = ["", ""];
  const see = (date) => {
    if (!/^\d{4}(-\d{2}){0,2}$/u.test(date)) return;
    if (!from || date < from) from = date;
    if (!to || date > to) to = date;
  };
  // In thousands of articles something is always told of long ago or of years to come; there the articles' own dates tell more.
  if (!graph.large || !graph.documents.date.pool.some(Boolean)) for (const e of seen.edges) graph.span(e).forEach(see);
  const { pool, at } = graph.documents.date;
  for (const row of seen.documents) see(pool[at[row]]);
  const [first, last] = [from, to].map((date) => dateInWords(date, language));
  return first === last ? first : t("span", { from: first, to: last });
}

function figures({ graph, language }, seen) {
  const count = new Array(graph.kinds.length).fill(0);
  for (const n of seen.nodes) count[graph.nodes.kind[n]] += 1;
  return element(
    "ul", { class: "figures" },
    graph.kinds.map((look, number) => count[number] > 0 && element("li", {}, element("b", {}, figure(count[number])), element("span", {}, count[number] === 1 ? look[language] : graph.kindsInWords(look, language)))),
  );
}

// What happened, by relation: the busiest kinds of event with a bar, so that the eye reads the graph's subject.
function happened(page, seen) {
  const { graph, t, language } = page;
  const count = new Array(graph.relations.length).fill(0);
  for (const e of seen.edges) count[graph.edges.kind[e]] += 1;
  const rows = graph.relations
    .map((look, number) => ({ look, count: count[number] }))
    .filter(({ look, count: n }) => n && look.kind !== "HOLDS" && !STRUCTURE.has(look.kind) && !OF_EVENTS.has(look.kind))
    .sort((a, b) => b.count - a.count);
  if (!rows.length) return null;
  return [
    element("h3", {}, t("about")),
    element("ul", { class: "bars" }, rows.map((row) => element(
      "li", {}, element("span", { class: "bars-name" }, stroke(row.look), row.look[language]),
      bar(row.count / rows[0].count, row.look), element("span", { class: "bars-count" }, figure(row.count)),
    ))),
  ];
}

function top(page, seen, kind, word) {
  const { graph, t } = page;
  const { degree } = seen;
  const rows = seen.nodes.filter((n) => graph.isKind(n, kind) && degree[n]).sort((a, b) => degree[b] - degree[a] || a - b);
  if (!rows.length) return null;
  return [
    element("h3", {}, t(word)),
    element("ol", { class: "bars" }, rows.slice(0, TOP).map((n) => element(
      "li", {}, element("span", { class: "bars-node" }, nodeLink(page, n), aside(graph, n)), bar(degree[n] / degree[rows[0]], graph.kindOf(n)),
      element("span", { class: "bars-count" }, figure(degree[n])),
    ))),
  ];
}

function aside(graph, n) {
  const text = graph.isKind(n, "Person") && about(graph, n);
  return text && element("span", { class: "bars-about", lang: "zh" }, text);
}

function bar(share, look) {
  return element("span", { class: "bar-line", "aria-hidden": "true" }, element("span", { class: "tint", style: { width: `${Math.max(3, share * 100)}%`, ...tint(look) } }));
}

// The newest first, the undated last.
function documents(page, seen) {
  const { graph, t, language } = page;
  const { pool, at } = graph.documents.date;
  const date = (row) => pool[at[row]];
  const rows = seen.documents.sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : a - b));
  if (!rows.length) return null;
  const draw = (row) => {
    const document = graph.document(row);
    return element(
      "li", {},
      element("button", { type: "button", class: "document-link", onclick: () => page.go({ document: row }) },
        element("span", { class: "document-title", lang: "zh" }, documentTitle(page, document)),
        element("span", { class: "document-about" }, [document.outlet, document.date ? dateInWords(document.date, language) : t("undated")].filter(Boolean).join(" · "))),
    );
  };
  return [element("h3", {}, t("documents"), element("span", { class: "count" }, figure(rows.length))), pagedList(page, rows, draw, { first: 8, name: "ul", attributes: { class: "documents" } })];
}
