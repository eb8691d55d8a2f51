// The page as a whole: it reads the data, keeps the state, and tells the parts to show it.

import { about } from "./about.mjs";
import { Belonging } from "./belonging.mjs";
import { buildControls, showControls } from "./controls.mjs";
import { Graph, readBlock } from "./data.mjs";
import { byId, element, readable, replace } from "./dom.mjs";
import { visibility } from "./filter.mjs";
import { Finder } from "./finder.mjs";
import { showPanel } from "./panel.mjs";
import { largestPart } from "./paths.mjs";
import { listenToPrinter } from "./printing.mjs";
import { csv, download, edgeRows, nodeRows } from "./saving.mjs";
import { Index } from "./search.mjs";
import { spotlight } from "./spotlight.mjs";
import { fresh, read, write } from "./state.mjs";
import { Table } from "./table.mjs";
import { day, spans, steps } from "./time.mjs";
import { MOST_HELD, View } from "./view.mjs";
import { figure, words } from "./words.mjs";

const MANY = 300; // nodes, from which on a page opens on what hangs together and not on everything
const FILTERS = ["kinds", "relations", "region", "from", "to", "undated", "alone"];

class Page {
  constructor(graph, options) {
    this.graph = graph;
    this.times = spans(graph);
    this.steps = steps(this.times);
    this.belonging = new Belonging(graph);
    this.base = fresh(preferred());
    this.state = read(location.hash, graph, this.base);
    this.counts = {
      kinds: counted(graph.nodes.kind, graph.kinds.length),
      relations: counted(graph.edges.kind, graph.relations.length),
      alone: graph.degree.reduce((sum, degree) => sum + (degree ? 0 : 1), 0),
      undated: this.times.first.reduce((sum, first) => sum + (first ? 0 : 1), 0),
    };
    this.waiting = new Set();
    this.view = new View(byId("canvas"), graph, options, {
      node: (row) => this.pick(row),
      edge: (row) => this.go({ edge: row }),
      nothing: () => this.pathFrom === undefined && this.go({}),
      hover: (row, x, y) => this.tip(row, x, y),
    });
    this.table = new Table(this);
  }

  get theme() {
    return this.state.theme;
  }

  get language() {
    return this.state.language;
  }

  get t() {
    return words(this.state.language);
  }

  open() {
    this.filter();
    this.dress();
    this.wear(this.theme);
    this.openPanel(this.chosen());
    this.view.open(this.state, this.visible, spotlight(this.graph, this.state, this.visible));
    this.view.fit(this.focused() ?? this.middle());
    this.show();
    // The index is needed only when somebody types; the first drawing comes first.
    setTimeout(() => this.index, 0);
    this.finder = new Finder(this);
    this.listen();
    performance.mark("ready");
    document.documentElement.dataset.ready = "yes";
  }

  get index() {
    this.made ??= new Index(this.graph);
    return this.made;
  }

  // ---- state

  /** Change some of the state and show it. */
  set(changes) {
    const before = this.state;
    this.state = { ...before, ...changes };
    if (this.state.node < 0) this.state.focus = 0;
    const changed = (keys) => keys.some((key) => before[key] !== this.state[key]);
    if (changed([...FILTERS, "focus"]) || (this.state.focus && changed(["node"]))) this.filter();
    if (changed(["language"])) this.dress();
    if (changed(["theme"])) this.wear(this.theme);
    this.view.update(this.state, this.visible, spotlight(this.graph, this.state, this.visible));
    if (changed(["node", "edge", "path", "document"])) this.openPanel(this.chosen());
    this.show();
    if (changed(["node", "edge", "path", "document", "focus", "view", "region"]) && this.state.view === "graph") this.fitChosen();
    this.remember();
  }

  /** Show one thing: { node }, { edge }, { document }, { path } or nothing. A focus stays only with a node. */
  go(target) {
    const focus = target.node === undefined ? 0 : this.state.focus;
    this.set({ node: -1, edge: -1, document: -1, path: null, ...target, focus });
  }

  /** A node was chosen: the end of the path that is being asked for, or the next to look at. */
  pick(row) {
    if (this.pathFrom === undefined || this.pathFrom === row) return this.go({ node: row });
    const path = [this.pathFrom, row];
    this.pathFrom = undefined;
    return this.go({ path });
  }

  startPath(row) {
    this.pathFrom = row;
    this.notice();
    byId("search").focus();
  }

  escape() {
    if (this.pathFrom !== undefined) {
      this.pathFrom = undefined;
      this.notice();
    } else this.go({});
  }

  reset() {
    this.set({ kinds: new Set(), relations: new Set(), region: -1, from: "", to: "", undated: true, alone: true, focus: 0 });
  }

  filtered() {
    const { kinds, relations, region, from, to, undated, alone } = this.state;
    return kinds.size > 0 || relations.size > 0 || region >= 0 || from !== "" || to !== "" || !undated || !alone;
  }

  timeFrom() {
    return this.state.from ? Math.max(0, this.steps.findLastIndex((step) => step <= this.state.from)) : 0;
  }

  timeTo() {
    if (!this.state.to) return this.steps.length - 1;
    return Math.max(this.timeFrom(), this.steps.findLastIndex((step) => step <= this.state.to));
  }

  remember() {
    const hash = write(this.state, this.graph, this.base);
    try {
      history.replaceState(null, "", hash ? `#${hash}` : "#");
    } catch {
      // A sandboxed frame has no address of its own.
    }
  }

  // ---- showing

  filter() {
    const { from, to, region } = this.state;
    const window = from || to ? [from ? day(from, false) : 0, to ? day(to, true) : 99999999] : null;
    this.visible = visibility(this.graph, this.state, { time: this.times, window, inside: region >= 0 ? this.belonging.of(region) : null });
  }

  focused() {
    const lit = this.view.lit;
    return lit ? [...lit.nodes].filter((n) => this.visible.nodes[n]) : null;
  }

  fitChosen() {
    const rows = this.focused();
    this.view.fit(rows?.length ? rows : this.middle());
  }

  /** What is looked at first: of many nodes those that hang together, if they are a good part; null for all. */
  middle() {
    const { graph, visible } = this;
    if (visible.nodeCount < MANY) return null;
    const part = largestPart(graph, visible);
    const linked = visible.nodeCount - (this.state.alone ? this.counts.alone : 0);
    return part.length > linked / 5 ? part : null;
  }

  show() {
    const { state, t } = this;
    showControls(this);
    showPanel(this);
    const empty = this.visible.nodeCount === 0;
    const table = state.view === "table";
    byId("table").hidden = !table;
    byId("stage").dataset.view = state.view;
    if (table) this.table.show();
    byId("empty").hidden = !empty || table;
    replace(byId("empty"), empty && !table ? this.emptyText() : []);
    byId("filters-button").dataset.on = String(this.filtered());
    byId("view-button").textContent = t(table ? "graphView" : "table");
    this.notice();
  }

  emptyText() {
    const { t, graph } = this;
    if (!graph.nodeCount) return [element("p", { class: "empty-title" }, t("nothingTitle")), element("p", {}, t("nothingText"))];
    return [
      element("p", { class: "empty-title" }, t("emptyTitle")), element("p", {}, t("emptyText")),
      element("button", { type: "button", id: "empty-reset", onclick: () => this.reset() }, t("reset")),
    ];
  }

  /** One line over the graph: the path that is being asked for, or what a large graph does not draw. */
  notice(text = "") {
    const { t, graph, view } = this;
    const parts = [];
    if (text) parts.push(text);
    else if (this.pathFrom !== undefined) {
      parts.push(t("pathPick", { name: graph.name(this.pathFrom) }), element("button", { type: "button", class: "link", onclick: () => this.escape() }, t("pathCancel")));
    } else if (graph.large) {
      if (view.lit?.reached > MOST_HELD) parts.push(t("notDrawn", { n: figure(view.lit.reached), most: figure(MOST_HELD) }));
      else if (this.state.node < 0 && !view.detailed) {
        parts.push(t("large", { most: figure(MOST_HELD) }));
        const most = view.backdrop.most();
        if (this.visible.edgeCount > most) parts.push(" ", t("edgesNotDrawn", { n: figure(this.visible.edgeCount), most: figure(most) }));
      }
    }
    replace(byId("notice"), parts);
    byId("notice").hidden = !parts.length;
  }

  /** Wear a theme, which need not be that of the state: paper is always light. */
  wear(theme) {
    document.documentElement.dataset.theme = theme;
    this.view.theme = theme;
  }

  /** Dress in the language: the attribute of the document, and every word that stands in the template. */
  dress() {
    const { t, state } = this;
    const root = document.documentElement;
    root.lang = state.language === "zh" ? "zh-Hans" : "en";
    for (const one of document.querySelectorAll("[data-word]")) one.textContent = t(one.dataset.word);
    for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", t(one.dataset.label));
    for (const one of document.querySelectorAll("button[data-label]")) one.title = t(one.dataset.label);
    byId("search").placeholder = t("searchHint");
    byId("language-button").textContent = t("languageShort");
    byId("language-button").setAttribute("aria-label", t("language"));
    byId("language-button").lang = state.language === "zh" ? "en" : "zh-Hans"; // its words are for those who do not read the others
    buildControls(this);
  }

  tip(row, x, y) {
    const tip = byId("tip");
    byId("canvas").style.cursor = row >= 0 ? "pointer" : "grab";
    tip.hidden = row < 0;
    if (row < 0) return;
    tip.textContent = readable([this.graph.name(row), about(this.graph, row, 2) || this.graph.kindOf(row)[this.language]].join(" · "));
    const { clientWidth } = byId("canvas");
    Object.assign(tip.style, { left: `${Math.min(x + 14, Math.max(8, clientWidth - tip.offsetWidth - 8))}px`, top: `${y + 16}px` });
  }

  // ---- listening

  listen() {
    const on = (id, event, act) => byId(id).addEventListener(event, act);
    on("view-button", "click", () => this.set({ view: this.state.view === "table" ? "graph" : "table" }));
    on("theme-button", "click", () => this.set({ theme: this.state.theme === "dark" ? "light" : "dark" }));
    on("language-button", "click", () => this.set({ language: this.state.language === "zh" ? "en" : "zh" }));
    on("zoom-in", "click", () => this.view.zoom(1.4));
    on("zoom-out", "click", () => this.view.zoom(1 / 1.4));
    on("zoom-fit", "click", () => this.view.fit());
    on("save-png", "click", () => this.savePicture());
    on("save-nodes", "click", () => this.saveTable("nodes", nodeRows(this.graph, this.visible)));
    on("save-edges", "click", async () => this.saveTable("relations", edgeRows(this.graph, this.visible, await this.graph.texts())));
    on("copy-link", "click", () => this.copyLink());
    on("panel-handle", "click", () => this.openPanel(byId("panel-handle").getAttribute("aria-expanded") !== "true"));
    on("filters-button", "click", () => this.openFilters(byId("filters-button").getAttribute("aria-expanded") !== "true"));
    on("canvas", "keydown", (event) => this.steer(event));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", (event) => this.leaveMenu(event.target));
    on("save", "focusout", (event) => event.relatedTarget && this.leaveMenu(event.relatedTarget));
    addEventListener("hashchange", () => this.restore());
    listenToPrinter(this);
  }

  restore() {
    const state = read(location.hash, this.graph, this.base);
    if (write(state, this.graph, this.base) !== write(this.state, this.graph, this.base)) this.set(state);
  }

  key(event) {
    const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && !event.isComposing) {
      if (byId("save").open) this.closeMenu();
      else if (byId("filters-button").getAttribute("aria-expanded") === "true") this.openFilters(false);
      else this.escape();
    }
  }

  steer(event) {
    const moves = {
      ArrowLeft: () => this.view.pan(-60, 0), ArrowRight: () => this.view.pan(60, 0), ArrowUp: () => this.view.pan(0, -60), ArrowDown: () => this.view.pan(0, 60),
      "+": () => this.view.zoom(1.25), "=": () => this.view.zoom(1.25), "-": () => this.view.zoom(0.8), 0: () => this.view.fit(),
    };
    if (!moves[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moves[event.key]();
  }

  chosen() {
    const { node, edge, document: row, path } = this.state;
    return node >= 0 || edge >= 0 || row >= 0 || path !== null;
  }

  /** On a phone the panel is a sheet that covers part of the graph; elsewhere this changes nothing to be seen. */
  openPanel(open) {
    byId("panel-handle").setAttribute("aria-expanded", String(open));
    byId("panel").dataset.open = String(open);
    const sheet = byId("panel").getBoundingClientRect();
    const stage = byId("stage").getBoundingClientRect();
    this.view.aside = byId("zoom-in").offsetWidth + 8;
    this.view.covered = sheet.left < stage.right - 1 ? Math.max(0, stage.bottom - sheet.top) : 0;
  }

  openFilters(open) {
    byId("filters-button").setAttribute("aria-expanded", String(open));
    if (!open && byId("filters").contains(document.activeElement)) byId("filters-button").focus();
    byId("filters").dataset.open = String(open);
  }

  leaveMenu(target) {
    if (!byId("save").contains(target)) byId("save").open = false;
  }

  closeMenu() {
    byId("save").open = false;
    byId("save").querySelector("summary").focus();
  }

  savePicture() {
    this.closeMenu();
    this.view.picture(2).toBlob((blob) => blob && download(blob, "guantu.png"), "image/png");
  }

  saveTable(name, rows) {
    this.closeMenu();
    download(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }), `guantu-${name}.csv`);
  }

  async copyLink() {
    this.closeMenu();
    this.remember();
    const said = await (navigator.clipboard?.writeText(location.href).then(() => "copied", () => "notCopied") ?? "notCopied");
    this.notice(this.t(said));
    setTimeout(() => this.notice(), 2500);
  }

  /** Count work that is still going on, so that a test can wait for it. */
  wait(promise) {
    this.waiting.add(promise);
    promise.finally(() => this.waiting.delete(promise));
  }
}

/** What the reader's system asks for. */
function preferred() {
  return {
    language: navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en",
    theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  };
}

function counted(kinds, length) {
  const counts = new Array(length).fill(0);
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

async function start() {
  const [options, payload] = await Promise.all([readBlock("options"), readBlock("data")]);
  const page = new Page(new Graph(payload, () => readBlock("texts")), options);
  page.open();
  globalThis.guantu = page; // for the console and for tests
}

start().catch((error) => {
  console.error(error);
  byId("notice").textContent = words(preferred().language)("broken");
});
