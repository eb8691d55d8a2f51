// The panel for one event: what it was, when and where, who took part in what part, and each sentence that tells of it.

import { pooled } from "./data.mjs";
import { element } from "./dom.mjs";
import { claimAbout, evidenceCard, spanInWords } from "./evidence.mjs";
import { nodeLink, pagedList } from "./fact.mjs";
import { figure, valueWord } from "./words.mjs";

const PARTS = ["leader", "visitor", "companion", "giver", "recipient", "appointee", "post", "party", "place", "stop", ""];

/** Rows of the heading: [word, value]. */
export function eventFacts(page, node) {
  const { graph, language } = page;
  const { event, start, end } = graph.nodes;
  return [
    ["columnKind", valueWord(language, pooled(event, node))],
    ["when", spanInWords(page, pooled(start, node), pooled(end, node))],
  ].filter(([, value]) => value);
}

/** edges: those of the event that are shown. */
export function eventSections(page, node, edges) {
  const order = [...edges].sort((a, b) => part(page, a) - part(page, b) || a - b);
  const places = order.filter((e) => page.graph.isRelation(e, "TAKES_PLACE"));
  const parts = order.filter((e) => !page.graph.isRelation(e, "TAKES_PLACE"));
  return [list(page, node, "place", places), list(page, node, "participants", parts), sentences(page, edges)];
}

function part({ graph }, edge) {
  const at = PARTS.indexOf(graph.fact(edge, "role"));
  return at < 0 ? PARTS.length : at;
}

function list(page, node, word, edges) {
  const { graph, t, language } = page;
  if (!edges.length) return null;
  const draw = (e) => {
    const role = graph.fact(e, "role");
    return element(
      "li", { class: "official", "data-edge": graph.edges.id[e] }, nodeLink(page, graph.other(e, node)),
      role && role !== "place" && element("span", { class: "chip" }, valueWord(language, role)),
      element("button", { type: "button", class: "fact-when link", title: t("allFacts"), onclick: () => page.go({ edge: e }) }, t("evidence")),
    );
  };
  return element(
    "section", { class: "facts", "data-section": word },
    element("h3", {}, t(word), element("span", { class: "count" }, figure(edges.length))), pagedList(page, edges, draw, { name: "ul", attributes: { class: "officials" } }),
  );
}

// What ten participants owe to one sentence is told by that sentence once, with everyone marked in it.
function sentences(page, edges) {
  const { graph, t } = page;
  const found = new Map();
  for (const claim of edges.flatMap((e) => graph.claimsOf(e))) {
    for (const evidence of claim.evidence) {
      const key = [evidence.document, evidence.start, evidence.end].join();
      const one = found.get(key) ?? { evidence: { ...evidence, marks: [] }, marks: new Map(), claims: new Map() };
      for (const mark of evidence.marks) one.marks.set([mark.role, mark.start, mark.end].join(), mark);
      one.claims.set([claim.rule, claim.score, claim.reason].join("\n"), claim);
      found.set(key, one);
    }
  }
  const rows = [...found.values()].sort((a, b) => a.evidence.document - b.evidence.document || a.evidence.start - b.evidence.start);
  if (!rows.length) return null;
  const draw = ({ evidence, marks, claims }) => element(
    "li", {}, element("div", { class: "claim" }, evidenceCard(page, { ...evidence, marks: [...marks.values()] }), [...claims.values()].map((claim) => claimAbout(page, claim))),
  );
  return element(
    "section", { class: "facts", "data-section": "sentences" },
    element("h3", {}, t("evidence"), element("span", { class: "count" }, figure(rows.length))), pagedList(page, rows, draw, { name: "ol", attributes: { class: "fact-list" } }),
  );
}
