// The panel for one node: who or what it is, and every relation of it with its evidence.

import { OF_EVENTS } from "./data.mjs";
import { element } from "./dom.mjs";
import { eventFacts, eventSections } from "./event.mjs";
import { emblem, stroke } from "./emblem.mjs";
import { factCard, nodeLink, pagedList, statusChips, whenInWords } from "./fact.mjs";
import { day } from "./time.mjs";
import { figure } from "./words.mjs";

export function profile(page, node) {
  const { graph, t } = page;
  const edges = [...graph.edgesOf(node)];
  const shown = edges.filter((e) => page.visible.unfocused.edges[e]);
  return [
    heading(page, node),
    actions(page, node),
    graph.isKind(node, "Region") && officials(page, node),
    graph.isKind(node, "Event") ? eventSections(page, node, shown) : sections(page, node, shown),
    !edges.length && element("p", { class: "quiet" }, t("noRelations")),
    shown.length < edges.length && element(
      "p", { class: "quiet" }, t("hiddenRelations", { n: figure(edges.length - shown.length) }), " ",
      element("button", { type: "button", class: "link", onclick: () => page.reset() }, t("reset")),
    ),
  ];
}

function heading(page, node) {
  const { graph, t, language } = page;
  const kind = graph.kindOf(node);
  const { pool, at } = graph.nodes.code;
  const rows = [];
  if (graph.nodes.aliases[node].length) rows.push(["aliases", graph.nodes.aliases[node].join(language === "zh" ? "、" : ", ")]);
  rows.push(...eventFacts(page, node));
  if (pool[at[node]]) rows.push(["code", pool[at[node]]]);
  if (graph.nodes.title.pool[graph.nodes.title.at[node]]) rows.push(["postTitle", graph.nodes.title.pool[graph.nodes.title.at[node]]]);
  if (graph.nodes.body[node] >= 0) rows.push(["body", nodeLink(page, graph.nodes.body[node])]);
  if (graph.nodes.region[node] >= 0 && graph.nodes.region[node] !== graph.nodes.body[node]) rows.push(["belongs", nodeLink(page, graph.nodes.region[node])]);
  return element(
    "header", { class: "profile" },
    element("p", { class: "profile-kind" }, emblem(kind), kind[language], element("span", { class: "quiet" }, linksInWords(page, graph.degree[node]))),
    element("h2", { lang: "zh" }, graph.name(node)),
    rows.length > 0 && element("dl", { class: "definitions" }, rows.map(([word, value]) => [element("dt", {}, t(word)), element("dd", {}, value)])),
  );
}

function linksInWords({ t }, count) {
  return count === 1 ? t("linksOne") : t("links", { n: figure(count) });
}

function actions(page, node) {
  const { state, t } = page;
  const depth = (n) => element(
    "button", { type: "button", "aria-pressed": String(state.focus === n), "data-focus": n, onclick: () => page.set({ focus: n }) },
    n === 0 ? t("focusOff") : n === 1 ? t("focusStep") : t("focusSteps", { n }),
  );
  return element(
    "div", { class: "actions" },
    element("div", { class: "choice", role: "group", "aria-label": t("focus") }, element("span", { class: "choice-name" }, t("focus")), [0, 1, 2, 3].map(depth)),
    element("button", { type: "button", id: "path-button", onclick: () => page.startPath(node) }, t("pathFrom")),
  );
}

// One section a relation; what a person holds comes first, as a timeline.
function sections(page, node, edges) {
  const { graph, language, t } = page;
  const groups = new Map();
  for (const e of edges) {
    const kind = graph.edges.kind[e];
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(e);
  }
  const kinds = [...groups.keys()].sort((a, b) => rank(graph, a) - rank(graph, b));
  const first = (late) => kinds.find((kind) => rank(graph, kind) >= 100 === late);
  return kinds.map((kind) => {
    const look = graph.relations[kind];
    const rows = groups.get(kind).sort((a, b) => early(graph, a) - early(graph, b) || a - b);
    const timeline = look.kind === "HOLDS";
    const word = timeline ? t(graph.isKind(node, "Person") ? "timeline" : "holders") : OF_EVENTS.has(look.kind) ? t(look.kind === "TAKES_PART" ? "eventsOf" : "eventsAt") : look[language];
    // What a region has to do with others, apart from what belongs to it.
    const group = graph.isKind(node, "Region") && (kind === first(false) ? "ties" : kind === first(true) ? "structure" : null);
    return [group && element("p", { class: "group" }, t(group)), element(
      "section", { class: timeline ? "facts timeline" : "facts", "data-relation": look.kind },
      element("h3", {}, stroke(look), word, element("span", { class: "count" }, figure(rows.length))),
      pagedList(page, rows, (e) => element("li", { class: graph.span(e)[0] ? null : "is-undated" }, factCard(page, e, { from: node })), { name: "ol", attributes: { class: "fact-list" } }),
    )];
  });
}

// What happened, the events that gather it, then where things belong.
const LAST = ["OF", "PART_OF", "LOCATED_IN"];

function rank(graph, kind) {
  const late = LAST.indexOf(graph.relations[kind].kind);
  if (late >= 0) return 100 + late;
  return OF_EVENTS.has(graph.relations[kind].kind) ? 90 : kind;
}

// The undated last.
function early(graph, edge) {
  return day(graph.span(edge)[0], false) || 99999999;
}

/** Who holds or held a post of a region, or of a body that belongs to it directly. */
function officials(page, region) {
  const { graph, t } = page;
  const rows = [];
  for (const post of posts(graph, region)) {
    for (const e of graph.edgesOf(post)) {
      if (graph.isRelation(e, "HOLDS") && page.visible.unfocused.edges[e]) rows.push({ edge: e, person: graph.edges.source[e], post });
    }
  }
  if (!rows.length) return null;
  rows.sort((a, b) => graph.degree[b.person] - graph.degree[a.person] || a.edge - b.edge);
  const draw = ({ edge, person, post }) =>
    element(
      "li", { class: "official" }, nodeLink(page, person), nodeLink(page, post), statusChips(page, edge),
      element("button", { type: "button", class: "fact-when link", onclick: () => page.go({ edge }) }, whenInWords(page, edge)),
    );
  return element(
    "section", { class: "facts", "data-section": "officials" },
    element("h3", {}, t("officials"), element("span", { class: "count" }, figure(rows.length))),
    pagedList(page, rows, draw, { name: "ul", attributes: { class: "officials" } }),
  );
}

function posts(graph, region) {
  const bodies = new Set([region]);
  for (let n = 0; n < graph.nodeCount; n += 1) {
    if (graph.nodes.region[n] === region && graph.isKind(n, "Organization")) bodies.add(n);
  }
  for (const e of graph.edgesOf(region)) {
    const source = graph.edges.source[e];
    if ((graph.isRelation(e, "PART_OF") || graph.isRelation(e, "LOCATED_IN")) && graph.isKind(source, "Organization")) bodies.add(source);
  }
  const found = new Set();
  for (let n = 0; n < graph.nodeCount; n += 1) {
    if (graph.isKind(n, "Post") && (bodies.has(graph.nodes.body[n]) || graph.nodes.region[n] === region)) found.add(n);
  }
  for (const body of bodies) {
    for (const e of graph.edgesOf(body)) if (graph.isRelation(e, "OF") && graph.edges.target[e] === body) found.add(graph.edges.source[e]);
  }
  return [...found].sort((a, b) => a - b);
}
