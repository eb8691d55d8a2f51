// The graph as two tables, for reading, for keyboards and for screen readers: every visible node and relation, in pages.

import { about } from "./about.mjs";
import { byId, element, redraw } from "./dom.mjs";
import { OF_EVENTS } from "./data.mjs";
import { scoreText } from "./evidence.mjs";
import { nodeLink } from "./fact.mjs";
import { widened } from "./time.mjs";
import { figure, valueWord } from "./words.mjs";

const ROWS = 100;

export class Table {
  constructor(page) {
    this.page = page;
    this.what = "nodes";
    this.sorted = { nodes: { column: 3, down: true }, edges: { column: 5, down: true } };
    this.at = { nodes: 0, edges: 0 };
  }

  columns() {
    const { graph, language } = this.page;
    if (this.what === "nodes") {
      return [
        { word: "columnName", value: (n) => graph.name(n), sort: (n) => this.sound(n), draw: (n) => nodeLink(this.page, n) },
        { word: "columnKind", value: (n) => graph.kindOf(n)[language] },
        { word: "columnAbout", value: (n) => about(graph, n, 2), long: true },
        { word: "columnLinks", value: (n) => graph.degree[n], number: true },
      ];
    }
    const { source, target } = graph.edges;
    return [
      { word: "columnSource", value: (e) => graph.name(source[e]), sort: (e) => this.sound(source[e]), draw: (e) => nodeLink(this.page, source[e]) },
      {
        word: "columnRelation", value: (e) => graph.relationOf(e)[language],
        draw: (e) => element("button", { type: "button", class: "relation", "data-edge": graph.edges.id[e], onclick: () => this.page.go({ edge: e }) }, graph.relationOf(e)[language]),
      },
      { word: "columnTarget", value: (e) => graph.name(target[e]), sort: (e) => this.sound(target[e]), draw: (e) => nodeLink(this.page, target[e]) },
      { word: "status", value: (e) => valueWord(language, graph.fact(e, "status")) },
      { word: "columnScore", value: (e) => graph.edges.score[e], draw: (e) => scoreText(graph.edges.score[e]), number: true },
      { word: "when", value: (e) => [...new Set(widened(...graph.span(e)))].join(" – "), sort: (e) => graph.span(e)[0] },
      { word: "columnSources", value: (e) => graph.edges.sources[e], number: true },
    ];
  }

  /** What a name is sorted by: its pinyin, a surname read as a surname. */
  sound(n) {
    return this.page.graph.nodes.pinyin[n].split("|").at(-1);
  }

  /** The visible rows in their order; kept while neither changes, since sorting fifty thousand takes a second. */
  rows(columns) {
    const { page, what } = this;
    const { column, down } = this.sorted[what];
    const shown = what === "nodes" ? page.visible.nodes : page.visible.edges;
    const key = [shown, what, column, down, page.language];
    if (this.kept && key.every((part, i) => part === this.kept.key[i])) return this.kept.rows;
    const { value, sort = value } = columns[column];
    const rows = Array.from(shown.keys()).filter((row) => shown[row]);
    const keys = new Map(rows.map((row) => [row, sort(row)]));
    const { compare } = new Intl.Collator("en");
    const by = typeof keys.get(rows[0]) === "number" ? (a, b) => keys.get(a) - keys.get(b) : (a, b) => compare(keys.get(a), keys.get(b));
    const unknown = (row) => (keys.get(row) === "" ? 1 : 0); // what has no date stands last, whichever way dates are sorted
    const again = (row) => (what === "edges" && OF_EVENTS.has(page.graph.relationOf(row).kind) ? 1 : 0); // told by other rows
    // By pinyin, so in the order of Latin letters whatever the language.
    rows.sort((a, b) => unknown(a) - unknown(b) || (down ? by(b, a) : by(a, b)) || again(a) - again(b) || a - b);
    this.kept = { key, rows };
    return rows;
  }

  show() {
    const { page, what } = this;
    const { t, graph, visible } = page;
    const columns = this.columns();
    const { column, down } = this.sorted[what];
    const rows = this.rows(columns);
    const pages = Math.max(1, Math.ceil(rows.length / ROWS));
    this.at[what] = Math.min(this.at[what], pages - 1);
    const at = this.at[what];
    // Drawn again only for a reason, so that a reader who goes down the rows stays where they are.
    const reasons = [what, column, down, at, visible, page.language];
    if (reasons.every((one, i) => one === this.reasons?.[i])) return;
    this.reasons = reasons;
    const turn = (to) => () => { this.at[what] = to; this.show(); byId("table").scrollTop = 0; };
    const tab = (name) => element("button", { type: "button", "aria-pressed": String(what === name), "data-table": name, onclick: () => { this.what = name; this.show(); } },
      t(name), element("span", { class: "count" }, figure(name === "nodes" ? visible.nodeCount : visible.edgeCount)));
    redraw(
      byId("table"),
      element("div", { class: "table-head" }, element("div", { class: "choice" }, tab("nodes"), tab("edges")),
        element("div", { class: "pages" },
          element("button", { type: "button", disabled: at === 0, "data-turn": "previous", onclick: turn(at - 1) }, t("previous")),
          element("span", {}, t("pageOf", { page: at + 1, pages, n: figure(rows.length) })),
          element("button", { type: "button", disabled: at >= pages - 1, "data-turn": "next", onclick: turn(at + 1) }, t("next")))),
      element("div", { class: "table-scroll" }, element("table", { "aria-rowcount": String(rows.length + 1) },
        element("caption", { class: "unseen" }, `${t("tableRows")} ${graph.title}: ${t(what)}`),
        element("thead", {}, element("tr", { "aria-rowindex": "1" }, columns.map(({ word, number }, i) => element(
          "th", { scope: "col", class: number ? "number" : null, "aria-sort": i === column ? (down ? "descending" : "ascending") : "none" },
          element("button", { type: "button", "data-column": word, onclick: () => this.sort(i) }, t(word), element("span", { "aria-hidden": "true" }, i === column ? (down ? " ↓" : " ↑") : "")),
        )))),
        element("tbody", {}, rows.slice(at * ROWS, (at + 1) * ROWS).map((row, i) => element("tr", { "aria-rowindex": String(at * ROWS + i + 2) }, columns.map(({ draw, value: text, number, long }) =>
          element("td", { class: number ? "number" : long ? "long" : null }, draw ? draw(row) : text(row))))))),
        !rows.length && element("div", { class: "table-none" }, this.nothing())),
    );
  }

  nothing() {
    const { page } = this;
    if (!page.visible.nodeCount) return page.emptyText();
    return [
      element("p", { class: "empty-title" }, page.t("noEdges")),
      page.filtered() && element("button", { type: "button", onclick: () => page.reset() }, page.t("reset")),
    ];
  }

  sort(column) {
    const now = this.sorted[this.what];
    this.sorted[this.what] = { column, down: now.column === column ? !now.down : this.columns()[column].number === true };
    this.at[this.what] = 0;
    this.show();
  }
}
