// The panel beside the graph: the overview, a node, a relation, a path, or a document.

import { byId, element, redraw, replace } from "./dom.mjs";
import { documentTitle, marked, outside } from "./evidence.mjs";
import { evidenceList, factCard, factTable, nodeLink, pagedList } from "./fact.mjs";
import { overview } from "./overview.mjs";
import { shortestPath } from "./paths.mjs";
import { profile } from "./profile.mjs";
import { stroke } from "./emblem.mjs";
import { dateInWords } from "./time.mjs";

export function showPanel(page) {
  const { state } = page;
  const body = byId("panel-body");
  // Drawn again only for a reason: a list that was opened, and the place that was read, stay as they are.
  const subject = [state.node, state.edge, state.document, state.path];
  const reasons = [...subject, state.language, page.visible];
  const same = (some, others) => some.every((one, i) => one === others?.[i]);
  if (same(reasons, page.panelReasons)) return;
  const another = !same(subject, page.panelReasons);
  page.panelReasons = reasons;
  const chosen = state.path ? route(page) : state.node >= 0 ? profile(page, state.node) : state.edge >= 0 ? relation(page, state.edge) : state.document >= 0 ? article(page, state.document) : null;
  const back = chosen && element("button", { type: "button", class: "back", onclick: () => page.go({}) }, "← ", page.t("back"));
  const left = another && body.contains(document.activeElement);
  (another ? replace : redraw)(body, back, chosen ?? element("div", { class: "overview" }, overview(page)));
  body.dataset.shows = state.path ? "path" : state.node >= 0 ? "node" : state.edge >= 0 ? "edge" : state.document >= 0 ? "document" : "overview";
  if (left) body.focus({ preventScroll: true });
  if (another) body.scrollTop = 0;
}

function relation(page, edge) {
  const { graph, t, language } = page;
  const look = graph.relationOf(edge);
  return [
    element(
      "header", { class: "profile" },
      element("p", { class: "profile-kind" }, stroke(look), t("columnRelation")),
      element("h2", { class: "triple" }, nodeLink(page, graph.edges.source[edge]), element("span", {}, look[language], look.directed ? " →" : " —"), nodeLink(page, graph.edges.target[edge])),
    ),
    factTable(page, edge),
    element("h3", {}, t("evidence")),
    element("div", { class: "fact", "data-edge": graph.edges.id[edge] }, evidenceList(page, edge, 5)),
  ];
}

function route(page) {
  const { graph, state, t } = page;
  const [start, end] = state.path;
  const steps = shortestPath(graph, start, end, page.visible.unfocused);
  const heading = [
    element("h2", {}, t("path")),
    element("p", { class: "triple" }, nodeLink(page, start), element("span", {}, "→"), nodeLink(page, end)),
  ];
  if (!steps) return [heading, element("p", { class: "no-path", role: "status" }, t(page.filtered() ? "noPathFiltered" : "noPath"))];
  const count = steps.length - 1;
  return [
    heading,
    element("p", { class: "lead" }, count === 1 ? t("pathStep") : t("pathSteps", { n: count })),
    element("ol", { class: "steps" }, steps.map(({ node, edges }, i) => element(
      "li", {}, edges.map((e) => factCard(page, e, { after: steps[i - 1].node })), element("p", { class: "step-node" }, nodeLink(page, node)),
    ))),
  ];
}

function article(page, row) {
  const { graph, t, language } = page;
  const document = graph.document(row);
  const rows = [["date", document.date ? dateInWords(document.date, language) : t("undated")], ["outlet", document.outlet], ["source", document.source || document.id], ["open", outside(page, document.url)]];
  const found = [...graph.edgesFrom(row).keys()];
  const marks = found.flatMap((e) => graph.claimsOf(e)).flatMap((claim) => claim.evidence).filter((one) => one.document === row).flatMap((one) => one.marks);
  const text = element("div", { class: "around whole", lang: "zh" });
  const whole = element("details", { class: "more-evidence", ontoggle: async () => {
    if (!whole.open || text.childNodes.length) return;
    const stretches = (await graph.texts())[row];
    replace(text, stretches.length ? stretches.map(([offset, part], i) => element("p", {}, (i > 0 || offset > 0) && "… ", marked(page, part, offset, marks))) : t("quoteMissing"));
  } }, element("summary", {}, t("wholeText")), text);
  return [
    element("header", { class: "profile" }, element("p", { class: "profile-kind" }, t("document")), element("h2", { lang: "zh" }, documentTitle(page, document)),
      element("dl", { class: "definitions" }, rows.filter(([, value]) => value).map(([word, value]) => [element("dt", {}, t(word)), element("dd", {}, value)]))),
    whole,
    element("h3", {}, t("facts"), element("span", { class: "count" }, found.length)),
    pagedList(page, found, (e) => element("li", {}, factCard(page, e)), { name: "ol", attributes: { class: "fact-list" } }),
  ];
}
