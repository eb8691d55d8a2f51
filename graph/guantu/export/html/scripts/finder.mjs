// The search field: a combobox (WAI-ARIA 1.2) over the index.

import { about } from "./about.mjs";
import { byId, element, replace } from "./dom.mjs";
import { emblem } from "./emblem.mjs";
import { fold } from "./search.mjs";
import { figure } from "./words.mjs";

const MOST = 12;

export class Finder {
  constructor(page) {
    this.page = page;
    this.field = byId("search");
    this.list = byId("found");
    this.rows = [];
    this.at = -1;
    this.field.addEventListener("input", () => this.show());
    this.field.addEventListener("focus", () => this.field.value && this.show());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.close());
    // A click on a result must not take the focus first, which would close the list under it.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  show() {
    const { page } = this;
    const { rows, total } = page.index.find(this.field.value, MOST);
    this.rows = rows;
    const asked = fold(this.field.value, page.index.simplified) !== "";
    const options = rows.map((row, i) => this.option(row, i));
    if (asked && !rows.length) options.push(element("li", { class: "found-none", role: "presentation" }, page.t("noResult", { query: this.field.value })));
    if (total > rows.length) options.push(element("li", { class: "found-more", role: "presentation" }, page.t("moreResults", { n: figure(total - rows.length) })));
    replace(this.list, options);
    this.list.hidden = !asked;
    this.field.setAttribute("aria-expanded", String(asked && rows.length > 0));
    this.move(rows.length ? 0 : -1);
  }

  option(row, i) {
    const { page } = this;
    const { graph, language } = page;
    const wanted = fold(this.field.value, page.index.simplified);
    const alias = graph.nodes.aliases[row].find((one) => fold(one, page.index.simplified).includes(wanted) && !page.index.names[row][0].includes(wanted));
    const aside = about(graph, row);
    return element(
      "li", { id: `found-${i}`, role: "option", "aria-selected": "false", class: "found-one", onclick: () => this.take(i) },
      emblem(graph.kindOf(row)),
      element("span", { class: "found-text", lang: "zh" },
        element("span", { class: "found-name" }, graph.name(row), alias && element("span", { class: "found-alias" }, alias)),
        aside && element("span", { class: "found-about" }, aside)),
      element("span", { class: "found-kind" }, graph.kindOf(row)[language], element("span", { class: "count" }, figure(graph.degree[row]))),
    );
  }

  move(to) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = to;
    const option = to >= 0 ? this.list.children[to] : null;
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    // While an input method composes, Enter and the arrows are its own (229: older WebKit after the last key).
    if (event.isComposing || event.keyCode === 229) return;
    const keys = {
      ArrowDown: () => this.rows.length && this.move((this.at + 1) % this.rows.length),
      ArrowUp: () => this.rows.length && this.move((this.at - 1 + this.rows.length) % this.rows.length),
      Enter: () => this.at >= 0 && !this.list.hidden && this.take(this.at),
      Escape: () => this.escape(),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }

  escape() {
    if (!this.list.hidden) this.close();
    else if (this.field.value) this.field.value = "";
    else {
      this.field.blur();
      this.page.escape();
    }
  }

  take(i) {
    const row = this.rows[i];
    this.field.value = "";
    this.close();
    this.page.pick(row);
    byId("panel-body").focus({ preventScroll: true });
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}
