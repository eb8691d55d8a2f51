// One relation in the panel: what, with whom, when, and the evidence for it.

import { OF_EVENTS } from "./data.mjs";
import { claimCard, scoreText, spanInWords } from "./evidence.mjs";
import { element, replace } from "./dom.mjs";
import { emblem, stroke } from "./emblem.mjs";
import { dateInWords } from "./time.mjs";
import { figure, valueWord } from "./words.mjs";

/**
 * A relation with its sentence: as a row under one of its nodes (from), as a step down a path that comes from a node
 * (after), or from outside, with both its ends.
 */
export function factCard(page, edge, { from = -1, after = -1 } = {}) {
  // What an event tells stands with its relations already; its sentences are a click away.
  const atOnce = OF_EVENTS.has(page.graph.relationOf(edge).kind) ? 0 : 1;
  return element(
    "article", { class: "fact", "data-edge": page.graph.edges.id[edge] },
    headline(page, edge, { from, after }), details(page, edge), evidenceList(page, edge, atOnce),
  );
}

function headline(page, edge, { from, after }) {
  const { graph, language } = page;
  const look = graph.relationOf(edge);
  const [source, target] = [graph.edges.source[edge], graph.edges.target[edge]];
  const down = !look.directed ? null : element("span", { class: "arrow" }, after === source ? "↓" : "↑");
  const name = element("span", { class: "relation" }, stroke(look), look[language], after >= 0 && down);
  const arrow = element("span", { class: "arrow" }, look.directed ? "→" : "—");
  const self = element("span", { class: "quiet", lang: "zh" }, graph.name(from < 0 ? source : from));
  // Under a node the heading of the section names the relation; only what is done to the node needs the node's name.
  const parts =
    after >= 0 ? [name] : from < 0 ? [nodeLink(page, source), name, nodeLink(page, target)]
      : from === source || !look.directed ? [nodeLink(page, graph.other(edge, from))]
        : [nodeLink(page, source), arrow, self];
  return element(
    "h4", { class: "fact-line" }, parts,
    statusChips(page, edge),
    element("button", { type: "button", class: "fact-when link", title: page.t("allFacts"), onclick: () => page.go({ edge }) }, whenInWords(page, edge)),
  );
}

/** What a post is to its holder (acting, former), and whether others contradict it. */
export function statusChips({ graph, t, language }, edge) {
  const [status, doubt] = [graph.fact(edge, "status"), graph.fact(edge, "doubt")];
  return [
    status && element("span", { class: `chip chip-${status}` }, valueWord(language, status)),
    doubt && element("span", { class: "chip chip-doubtful", title: t("doubtfulWhy") }, valueWord(language, doubt)),
  ];
}

/** When an edge was so: its own bounds, else when it was seen, else that no date is known. */
export function whenInWords(page, edge) {
  const { graph, t, language } = page;
  const own = spanInWords(page, graph.fact(edge, "start"), graph.fact(edge, "end"));
  if (own) return own;
  const [first, last] = [graph.fact(edge, "first_seen"), graph.fact(edge, "last_seen")];
  const words = (date) => dateInWords(date, language);
  if (first && last && first !== last) return t("seen", { date: t("span", { from: words(first), to: words(last) }) });
  return first || last ? t("seen", { date: words(first || last) }) : t("undated");
}

function details(page, edge) {
  const { graph, language } = page;
  const rows = [["agreement", graph.fact(edge, "agreement")], ["honour", graph.fact(edge, "honour")], ["role", valueWord(language, graph.fact(edge, "role"))]];
  const known = rows.filter(([, value]) => value);
  return known.length ? definitions(page, known) : null;
}

/** All facts of an edge, for its own page. */
export function factTable(page, edge) {
  const { graph, language } = page;
  const value = (name) => valueWord(language, graph.fact(edge, name));
  const date = (name) => dateInWords(graph.fact(edge, name), language);
  return definitions(page, [
    ["status", value("status")], ["doubt", graph.fact(edge, "doubt") && page.t("doubtfulWhy")], ["agreement", value("agreement")], ["honour", value("honour")], ["role", value("role")],
    ["when", spanInWords(page, graph.fact(edge, "start"), graph.fact(edge, "end"))],
    ["firstSeen", date("first_seen")], ["lastSeen", date("last_seen")], ["modality", value("modality")],
    ["score", scoreText(graph.edges.score[edge])], ["sources", figure(graph.edges.sources[edge])],
  ].filter(([, text]) => text));
}

function definitions({ t }, rows) {
  return element("dl", { class: "definitions" }, rows.map(([word, value]) => [element("dt", {}, t(word)), element("dd", {}, value)]));
}

/** The first claim at once, the others on demand. */
export function evidenceList(page, edge, atOnce = 1) {
  const claims = page.graph.claimsOf(edge);
  if (!claims.length) return element("p", { class: "quiet" }, page.t("noEvidence"));
  const rest = claims.slice(atOnce);
  const body = element("div");
  const more = element(
    "details", { class: "more-evidence", ontoggle: () => more.open && !body.childNodes.length && replace(body, rest.map((claim) => claimCard(page, claim))) },
    element("summary", {}, counted(page, rest.length, atOnce)), body,
  );
  return [...claims.slice(0, atOnce).map((claim) => claimCard(page, claim)), rest.length > 0 && more];
}

function counted({ t }, n, before) {
  if (n === 1) return t(before ? "moreEvidenceOne" : "evidenceOne");
  return t(before ? "moreEvidence" : "evidenceCount", { n: figure(n) });
}

/** A button that leads to a node, with its emblem. */
export function nodeLink(page, node, extra = null) {
  return element(
    "button", { type: "button", class: "node-link", "data-node": page.graph.nodes.id[node], onclick: () => page.go({ node }) },
    emblem(page.graph.kindOf(node)), element("span", { class: "node-link-name", lang: "zh" }, page.graph.name(node)), extra,
  );
}

/** A list that shows its first rows, and more on demand. */
export function pagedList(page, items, draw, { first = 12, step = 60, name = "div", attributes = {} } = {}) {
  const list = element(name, attributes);
  let shown = 0;
  const button = element("button", { type: "button", class: "more", onclick: () => grow(step) });
  const grow = (count) => {
    const next = items.slice(shown, shown + count);
    list.append(...next.map(draw));
    shown += next.length;
    button.hidden = shown >= items.length;
    button.textContent = page.t("more", { n: figure(Math.min(step, items.length - shown)) });
  };
  grow(first);
  return [list, button];
}
