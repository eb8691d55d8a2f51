// One relation in the panel: what, with whom, when, and the evidence for it.

import { claimCard, scoreText, spanInWords } from "./evidence.mjs";
import { element, replace } from "./dom.mjs";
import { emblem, stroke } from "./emblem.mjs";
import { dateInWords } from "./time.mjs";
import { figure, valueWord } from "./words.mjs";

/** A relation as seen from one of its nodes (or from outside, with both its ends). */
export function factCard(page, edge, { from = -1, open = true } = {}) {
  const body = element("div", { class: "fact-body" });
  const fill = () => body.childNodes.length || replace(body, details(page, edge), evidenceList(page, edge));
  const card = element("article", { class: "fact", "data-edge": page.graph.edges.id[edge] }, headline(page, edge, from));
  if (open) {
    fill();
    card.append(body);
  } else {
    const more = element("details", { class: "fact-more", ontoggle: () => more.open && fill() }, element("summary", {}, page.t("evidence")), body);
    card.append(more);
  }
  return card;
}

function headline(page, edge, from) {
  const { graph, language } = page;
  const look = graph.relationOf(edge);
  const [source, target] = [graph.edges.source[edge], graph.edges.target[edge]];
  const name = element("button", { type: "button", class: "relation", onclick: () => page.go({ edge }) }, stroke(page, look), look[language]);
  const arrow = (sign) => element("span", { class: "arrow", "aria-hidden": "true" }, look.directed ? sign : "—");
  const parts =
    from === source ? [name, arrow("→"), nodeLink(page, target)]
      : from === target ? [nodeLink(page, source), arrow("→"), name]
        : [nodeLink(page, source), name, arrow("→"), nodeLink(page, target)];
  const status = graph.fact(edge, "status");
  return element(
    "h4", { class: "fact-line" }, parts,
    status && element("span", { class: `chip chip-${status}` }, valueWord(language, status)),
    element("span", { class: "fact-when" }, whenInWords(page, edge)),
  );
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
  const { graph, t, language } = page;
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
    ["status", value("status")], ["agreement", value("agreement")], ["honour", value("honour")], ["role", value("role")],
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
    element("summary", {}, rest.length === 1 ? page.t("moreEvidenceOne") : page.t("moreEvidence", { n: figure(rest.length) })), body,
  );
  return [...claims.slice(0, atOnce).map((claim) => claimCard(page, claim)), rest.length > 0 && more];
}

/** A button that leads to a node, with its emblem. */
export function nodeLink(page, node, extra = null) {
  return element(
    "button", { type: "button", class: "node-link", "data-node": page.graph.nodes.id[node], onclick: () => page.go({ node }) },
    emblem(page, page.graph.kindOf(node)), element("span", { class: "node-link-name" }, page.graph.name(node)), extra,
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
