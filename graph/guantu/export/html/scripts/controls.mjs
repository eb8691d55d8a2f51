// Legend and filters in one: kinds and relations with their counts, the region, the time.

import { byId, drawing, element, replace } from "./dom.mjs";
import { emblem, stroke } from "./emblem.mjs";
import { dateInWords, perStep } from "./time.mjs";
import { figure } from "./words.mjs";

const FEW_STEPS = 12; // below that a bar for each says no more than the words

/** Build the filters anew; called when the language changes. */
export function buildControls(page) {
  const { t } = page;
  replace(
    byId("filters"),
    element("div", { class: "filters-inner" },
      switches(page, "kinds", page.graph.kinds, page.counts.kinds, emblem, lonely(page)),
      switches(page, "relations", page.graph.relations, page.counts.relations, stroke),
      regions(page),
      time(page),
      element("div", { class: "filters-foot" },
        element("p", { id: "visible", class: "visible", role: "status" }),
        element("button", { type: "button", id: "reset", onclick: () => page.reset() }, t("reset")))),
  );
  showControls(page);
}

/** Bring the filters in line with the state. */
export function showControls(page) {
  const { state, t, graph, visible } = page;
  for (const input of byId("filters").querySelectorAll("input[data-set]")) {
    input.checked = !state[input.dataset.set].has(Number(input.value));
  }
  if (byId("region")) byId("region").value = state.region;
  for (const id of ["undated", "alone"]) if (byId(id)) byId(id).checked = state[id];
  if (byId("from")) {
    byId("from").value = String(page.timeFrom());
    byId("to").value = String(page.timeTo());
  }
  if (byId("window-words")) showWindow(page);
  byId("reset").disabled = !page.filtered() && !state.focus;
  replace(
    byId("visible"),
    element("span", { id: "visible-nodes" }, t("visibleNodes", { n: figure(visible.nodeCount), all: figure(graph.nodeCount) })), " ",
    element("span", { id: "visible-edges" }, t("visibleEdges", { n: figure(visible.edgeCount), all: figure(graph.edgeCount) })),
  );
}

// A row for each kind that the graph has: a box to hide it, its emblem, its word, how many, and "only".
function switches(page, set, table, counts, picture, more = null) {
  const { t, language } = page;
  const rows = table.map((look, number) => ({ look, number })).filter(({ number }) => counts[number] > 0);
  if (!rows.length) return null;
  const numbers = rows.map(({ number }) => number);
  const toggle = (number) => {
    const hidden = new Set(page.state[set]);
    if (!hidden.delete(number)) hidden.add(number);
    page.set({ [set]: hidden });
  };
  const only = (number) => {
    const others = new Set(numbers.filter((one) => one !== number));
    const already = page.state[set].size === others.size && !page.state[set].has(number);
    page.set({ [set]: already ? new Set() : others });
  };
  return element(
    "fieldset", { class: "switches", "data-switches": set },
    element("legend", {}, t(set)),
    rows.map(({ look, number }) => element(
      "div", { class: "switch", "data-kind": look.kind },
      element("label", {},
        element("input", { type: "checkbox", value: String(number), "data-set": set, checked: true, onchange: () => toggle(number) }),
        picture(look), element("span", { class: "switch-name" }, set === "kinds" ? page.graph.kindsInWords(look, language) : look[language]), element("span", { class: "count" }, figure(counts[number]))),
      rows.length > 1 && element("button", { type: "button", class: "only", "aria-label": t("onlyLabel", { name: look[language] }), onclick: () => only(number) }, t("only")),
    )),
    more,
  );
}

function lonely(page) {
  return page.counts.alone > 0 && page.graph.edgeCount > 0 && plainSwitch(page, "alone", "aloneSwitch");
}

function plainSwitch(page, id, word) {
  return element(
    "label", { class: "plain-switch" },
    element("input", { type: "checkbox", id, checked: true, onchange: (event) => page.set({ [id]: event.target.checked }) }),
    element("span", { class: "switch-name" }, page.t(word)), element("span", { class: "count" }, figure(page.counts[id])),
  );
}

function regions(page) {
  const { graph, t } = page;
  const { pool, at } = graph.nodes.code;
  const rows = [];
  for (let n = 0; n < graph.nodeCount; n += 1) if (graph.isKind(n, "Region")) rows.push(n);
  if (!rows.length) return null;
  const key = (n) => pool[at[n]] || "~";
  rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
  return element(
    "fieldset", { class: "region" },
    element("legend", {}, t("region")),
    element(
      "select", { id: "region", "aria-label": t("regionLabel"), onchange: (event) => page.set({ region: Number(event.target.value) }) },
      element("option", { value: "-1" }, t("everyRegion")),
      rows.map((n) => element("option", { value: String(n), lang: "zh" }, "\u3000".repeat(depth(pool[at[n]])) + graph.name(n))),
    ),
  );
}

// How far a region is below its province, by its code.
function depth(code) {
  if (!/^\d{6}$/u.test(code) || code.endsWith("0000")) return 0;
  return code.endsWith("00") ? 1 : 2;
}

function time(page) {
  const { t, steps } = page;
  if (!steps.length) return null;
  const last = steps.length - 1;
  const slide = (end) => (event) => {
    const other = end === "from" ? page.timeTo() : page.timeFrom();
    const place = end === "from" ? Math.min(Number(event.target.value), other) : Math.max(Number(event.target.value), other);
    event.target.value = String(place);
    page.set({ [end]: place === (end === "from" ? 0 : last) ? "" : steps[place] });
  };
  const handle = (end, value) => element("input", {
    type: "range", id: end, min: "0", max: String(last), step: "1", value: String(value), "aria-label": t(end === "from" ? "timeFrom" : "timeTo"), oninput: slide(end),
  });
  return element(
    "fieldset", { class: "time" },
    element("legend", {}, t("time")),
    steps.length >= FEW_STEPS && histogram(page),
    last > 0 && element("div", { class: "slider" }, element("div", { class: "slider-line" }, element("span", { id: "window" })), handle("from", 0), handle("to", last)),
    element("output", { id: "window-words" }),
    page.counts.undated > 0 && plainSwitch(page, "undated", "undatedSwitch"),
  );
}

// How many relations begin in each step of the slider, as bars above it.
function histogram({ steps, times }) {
  const counts = perStep(steps, times.first);
  const most = Math.max(...counts);
  const width = 1 / steps.length;
  const bars = counts.map((count, i) => {
    const height = (count && Math.max(count / most, 0.04)) * 100;
    return `M${(1000 * i * width).toFixed(1)} 100v${(-height).toFixed(1)}h${(1000 * width * 0.86).toFixed(1)}V100Z`;
  });
  return drawing("svg", { class: "histogram", viewBox: "0 0 1000 100", preserveAspectRatio: "none", "aria-hidden": "true" }, drawing("path", { d: bars.join("") }));
}

function showWindow(page) {
  const { steps, t, language } = page;
  const [from, to] = [page.timeFrom(), page.timeTo()];
  const last = steps.length - 1;
  const words = [steps[from], steps[to]].map((step) => dateInWords(step, language));
  byId("window-words").textContent = from === to ? words[0] : t("span", { from: words[0], to: words[1] });
  if (!last) return; // one day, which no slider is needed for
  for (const [id, place] of [["from", from], ["to", to]]) byId(id).setAttribute("aria-valuetext", dateInWords(steps[place], language));
  Object.assign(byId("window").style, { left: `${(100 * from) / last}%`, right: `${100 - (100 * to) / last}%` });
}
