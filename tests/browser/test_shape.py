"""Points 15, 16, 18: keyboard, table, languages, contrast; phone and desk; labels that can be read."""

# ruff: noqa: E501 - lines of JavaScript read better unbroken

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from browser.conftest import DESK, PHONE, Open, Watched
from guantu.export.html import holder

pytestmark = pytest.mark.browser


# ---- by keyboard


def test_everything_that_can_be_clicked_is_reached_by_tab_and_seen(watched: Watched) -> None:
    watched.run("document.body.focus()")
    reached = []
    for _ in range(140):
        watched.page.keyboard.press("Tab")
        reached.append(
            watched.run(
                """() => { const one = document.activeElement, style = getComputedStyle(one);
                  return [one.id || one.className || one.textContent, style.outlineStyle, parseFloat(style.outlineWidth)]; }"""
            )
        )
        if reached[-1][0] == "document-link" and len(reached) > 60:
            break
    names = [name for name, *_ in reached]
    assert {
        "search",
        "view-button",
        "theme-button",
        "language-button",
        "region",
        "from",
        "to",
        "undated",
        "canvas",
    } <= set(names)
    assert {"zoom-in", "zoom-out", "zoom-fit", "node-link", "document-link"} <= set(names)
    assert all(style != "none" and width >= 2 for name, style, width in reached if name), reached


FOCUS = "(one => [one.id, one.dataset.focus ?? one.dataset.column ?? ''])(document.activeElement)"


def test_the_keyboard_keeps_its_place_when_something_is_drawn_again(watched: Watched) -> None:
    keys = watched.page.keyboard
    watched.page.fill("#search", "王岚")
    keys.press("Enter")
    assert watched.run(FOCUS) == ["panel-body", ""]  # what was asked for is read next
    watched.page.focus("[data-focus='2']")
    keys.press("Enter")
    assert watched.run(FOCUS) == ["", "2"]
    watched.page.locator("#panel-body .fact .node-link").first.focus()
    keys.press("Enter")
    assert watched.run(FOCUS) == ["panel-body", ""]
    watched.page.focus("#view-button")
    keys.press("Enter")
    watched.page.focus("[data-column=columnKind]")
    keys.press("Enter")
    keys.press("Enter")
    assert watched.run(FOCUS) == ["", "columnKind"]
    row = watched.page.locator("tbody .node-link").nth(5)
    chosen = row.get_attribute("data-node")
    row.focus()
    keys.press("Enter")
    assert watched.run("[document.activeElement.dataset.node, document.activeElement.closest('td') !== null]") == [
        *(chosen, True)
    ]


def test_a_closed_menu_gives_the_focus_back(watched: Watched) -> None:
    watched.page.focus("#save summary")
    watched.page.keyboard.press("Enter")
    watched.page.keyboard.press("Tab")
    assert watched.run("document.activeElement.id") == "save-png"
    watched.page.keyboard.press("Escape")
    assert watched.run("document.activeElement.parentElement.id") == "save"
    assert not watched.run("document.getElementById('save').open")
    watched.page.keyboard.press("Enter")
    watched.page.focus("#theme-button")
    assert not watched.run("document.getElementById('save').open")


def test_what_was_opened_stays_open_when_the_theme_changes(watched: Watched) -> None:
    watched.pick("王岚")
    watched.page.locator("button.context").first.click()
    watched.page.click("#theme-button")
    assert watched.page.locator(".around:visible").count() == 1
    marks = "[...document.querySelectorAll('.tint')].map((one) => getComputedStyle(one).color)"
    dark = watched.run(marks)
    watched.page.click("#theme-button")
    assert all(one != other for one, other in zip(dark, watched.run(marks), strict=True))


def test_the_graph_moves_by_keys(watched: Watched) -> None:
    watched.page.focus("#canvas")
    view = "guantu.view.transform()"
    before = watched.run(view)
    watched.page.keyboard.press("ArrowRight")
    assert watched.run(view)["x"] < before["x"]
    watched.page.keyboard.press("+")
    assert watched.run(view)["scale"] > before["scale"]
    watched.page.keyboard.press("0")
    assert watched.run(view)["scale"] == pytest.approx(before["scale"])


def test_the_table_reaches_every_node_and_edge(
    open_page: Open, middle_page: Path, middle_graph: nx.MultiDiGraph
) -> None:
    watched = open_page(middle_page, "#view=table")
    for what, attribute, ids in (
        ("nodes", "data-node", set(middle_graph)),
        ("edges", "data-edge", {key for *_, key in middle_graph.edges(keys=True)}),
    ):
        watched.page.click(f"[data-table={what}]")
        selector = f"tbody [{attribute}]" if what == "edges" else "tbody td:first-child [data-node]"
        seen = watched.run(
            """([selector, name]) => { const seen = [], next = () => document.querySelector('[data-turn=next]');
              for (;;) { seen.push(...[...document.querySelectorAll(selector)].map((one) => one.getAttribute(name)));
                if (next().disabled) return seen; next().click(); } }""",
            [selector, attribute],
        )
        assert len(seen) == len(ids)
        assert set(seen) == ids


def test_the_table_sorts_and_opens_what_it_lists(watched: Watched) -> None:
    watched.page.click("#view-button")
    first = watched.page.locator("tbody .node-link-name").first
    assert first.inner_text() == "王岚"  # the best connected
    watched.page.click("thead th:first-child button")
    assert watched.page.get_attribute("thead th:first-child", "aria-sort") == "ascending"
    assert first.inner_text() == "陈若虚"  # by pinyin
    first.click()
    assert watched.page.inner_text("#panel-body h2") == "陈若虚"
    watched.page.click("[data-table=edges]")
    watched.page.locator("tbody .relation").first.click()
    assert watched.run("guantu.state.edge") >= 0


def test_a_table_of_nothing_says_so(open_page: Open, small_page: Path, page_of: Callable[..., Path]) -> None:
    watched = open_page(small_page, "#view=table")
    watched.run("guantu.set({kinds: new Set([0, 1, 2, 3, 4, 5])})")
    assert "没有符合条件的内容" in watched.page.inner_text("#table")
    watched.page.click("#table #empty-reset")
    assert watched.page.locator("#table tbody tr").count() > 40
    graph = nx.MultiDiGraph()
    graph.add_node("n", kind="Person", name="闻人", aliases=(), code="", region="", title="", body="")
    watched.load(page_of(graph), "#view=table")
    watched.page.click("[data-table=edges]")
    assert "没有可列出的关系" in watched.page.inner_text("#table")


def test_regions_of_the_page_and_controls_have_names(watched: Watched) -> None:
    unnamed = watched.run(
        """[...document.querySelectorAll('button, input, select, summary, [role=application], aside, section#stage, nav')]
          .filter((one) => !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.length)).map((one) => one.outerHTML)"""
    )
    assert unnamed == []


# ---- languages


def test_the_interface_speaks_both_languages(watched: Watched) -> None:
    assert watched.run("document.documentElement.lang") == "zh-Hans"
    assert "概览" in watched.panel()
    watched.page.click("#language-button")
    assert watched.run("document.documentElement.lang") == "en"
    assert "Overview" in watched.panel()
    assert watched.page.get_attribute("#search", "placeholder") == "Search by name, pinyin or initials"
    chrome = watched.page.inner_text("#filters") + watched.page.inner_text(".tools")
    rest = [c for c in chrome if "\u4e00" <= c <= "\u9fff" and c != "中"]
    options = "".join(watched.page.locator("#region option").all_inner_texts())
    assert set(rest) <= set(options)  # nothing Chinese but the names of regions


def test_a_reader_of_english_gets_english(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, locale="en-GB", color_scheme="dark")
    assert "Overview" in watched.panel()
    assert watched.run("document.documentElement.dataset.theme") == "dark"


# ---- contrast

CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true}), parsed = new Map();
  const parse = (text) => {
    if (!parsed.has(text)) { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1); parsed.set(text, [...canvas.getImageData(0, 0, 1, 1).data]); }
    return parsed.get(text); };
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (one) => { for (let at = one; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor; if (parse(colour)[3] === 255) return parse(colour); } return [255, 255, 255]; };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ['SCRIPT', 'NOSCRIPT', 'STYLE', 'OPTION'].includes(one.tagName) || !one.checkVisibility({visibilityProperty: true})) continue;
    if (one.closest(':disabled') || parseFloat(getComputedStyle(one).opacity) < 1) continue;
    const [a, b] = [luminance(parse(getComputedStyle(one).color)), luminance(ground(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) found.push([one.className || one.tagName, one.textContent.slice(0, 20), (a + 0.05) / (b + 0.05)]);
  }
  return found;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_has_a_contrast_of_four_and_a_half(open_page: Open, small_page: Path, theme: str) -> None:
    watched = open_page(small_page, f"#theme={theme}")
    for show in (
        "null",
        "guantu.pick(guantu.graph.nodes.name.indexOf('王岚'))",
        "guantu.go({edge: 0})",
        "guantu.set({view: 'table'})",
    ):
        watched.run(f"{show}, null")
        watched.settle()
        assert watched.run(CONTRAST) == []
    watched.page.hover("[data-table=nodes]")  # pressed, and under the mouse
    assert watched.run(CONTRAST) == []
    watched.page.fill("#search", "闻人")
    assert watched.run(CONTRAST) == []


# ---- phone and desk

SIDEWAYS = """[document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('#panel-body, #filters')].map((one) => one.scrollWidth - one.clientWidth)]"""
TARGETS = """[...document.querySelectorAll('button, select, summary, input:not([type=checkbox]), label:has(input), a')]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !one.disabled)
  .map((one) => [one.id || one.className || one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(([name, box]) => [name, box.width, box.height])"""


def test_the_phone_has_no_sideways_scroll_a_low_header_and_targets_for_fingers(
    open_page: Open, small_page: Path
) -> None:
    watched = open_page(small_page, viewport=PHONE, has_touch=True)
    assert watched.page.locator(".bar").bounding_box()["height"] <= 0.15 * PHONE["height"]
    for show in (
        "null",
        "guantu.openFilters(true)",
        "guantu.openFilters(false)",
        "guantu.pick(guantu.graph.nodes.name.indexOf('王岚'))",
    ):
        watched.run(f"{show}, null")
        watched.settle()
        assert watched.run(TARGETS) == []
        assert max(watched.run(SIDEWAYS)) <= 0
    watched.page.click("#view-button")
    assert watched.run("document.documentElement.scrollWidth") == PHONE["width"]


def test_on_the_phone_the_panel_is_a_sheet_from_below(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, viewport=PHONE, has_touch=True)
    low = watched.page.locator("#panel").bounding_box()
    assert low["width"] == PHONE["width"]
    assert low["y"] > PHONE["height"] * 0.8
    watched.page.tap("#panel-handle")
    high = watched.page.locator("#panel").bounding_box()
    assert high["y"] < low["y"] - 200
    watched.page.tap("#panel-handle")
    assert watched.page.locator("#panel").bounding_box() == low


def test_on_the_phone_a_chosen_node_stands_above_the_sheet(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, viewport=PHONE, has_touch=True)
    watched.pick("王岚")
    lowest, sheet = watched.run(
        """() => { const { view } = guantu, { scale, y } = view.transform();
          const top = view.container.getBoundingClientRect().top;
          return [Math.max(...[...view.lit.nodes].map((n) => top + view.places.y[n] * scale + y)), document.getElementById('panel').getBoundingClientRect().top]; }"""
    )
    assert lowest < sheet


@pytest.mark.parametrize("hash", ["", "#lang=en"])
def test_the_desk_shows_graph_and_panel_together_and_uses_its_room(
    open_page: Open, small_page: Path, hash: str
) -> None:
    watched = open_page(small_page, hash, viewport=DESK)
    boxes = {id: watched.page.locator(id).bounding_box() for id in ("#filters", "#stage", "#panel")}
    assert sum(box["width"] for box in boxes.values()) == DESK["width"]
    assert boxes["#stage"]["width"] > DESK["width"] / 2
    assert 360 <= boxes["#panel"]["width"] <= 480
    assert max(watched.run(SIDEWAYS)) <= 0
    spread = watched.run(
        """() => { const { view } = guantu, { scale } = view.transform(), { width, height } = view.size();
          const extent = (places) => (Math.max(...places) - Math.min(...places)) * scale;
          return [extent(view.places.x) / width, extent(view.places.y) / height]; }"""
    )
    assert max(spread) > 0.8
    assert min(spread) > 0.6


def test_a_tablet_held_upright_has_the_graph_above_the_panel(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, viewport={"width": 820, "height": 1180})
    stage, panel = (watched.page.locator(id).bounding_box() for id in ("#stage", "#panel"))
    assert stage["width"] == panel["width"] == 820
    assert panel["y"] == pytest.approx(stage["y"] + stage["height"], abs=1)
    assert stage["height"] > panel["height"] > 400
    assert max(watched.run(SIDEWAYS)) <= 0


OVERLAPS = """() => { const boxes = [...document.querySelectorAll('.bar > *, .tools > *')].filter((one) => one.checkVisibility())
    .map((one) => [one, one.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([other, b]) => !one.contains(other) &&
    a.left < b.right - 0.5 && a.right > b.left + 0.5 && a.top < b.bottom - 0.5 && a.bottom > b.top + 0.5)
    .map(([other]) => [one.className || one.id, other.className || other.id])); }"""


def test_nothing_in_the_header_overlaps(
    open_page: Open, page_of: Callable[..., Path], small_graph: nx.MultiDiGraph
) -> None:
    watched = open_page(page_of(small_graph, "青澜市与松岭哈萨克自治州二十年往来：官员、机构与项目" * 2), fresh=True)
    for width in (390, 700, 900, 1100, 1400, 1920):
        watched.page.set_viewport_size({"width": width, "height": 844})
        for language in ("zh", "en"):
            watched.run("language => guantu.set({language})", language)
            assert watched.run(OVERLAPS) == [], (width, language)
            assert watched.run("document.documentElement.scrollWidth") == width


CUT = """[...document.querySelectorAll('.choice, .choice > *, .switch-name, .bar button, .bar summary, .figures span, .pages > *')]
  .filter((one) => one.checkVisibility()).filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
    || one.getBoundingClientRect().height > 36).map((one) => one.textContent)"""


@pytest.mark.parametrize("hash", ["", "#lang=en"])
def test_no_word_of_the_interface_is_cut_or_broken(open_page: Open, middle_page: Path, hash: str) -> None:
    watched = open_page(middle_page, hash)
    for show in ("null", "guantu.pick(guantu.view.order[0])", "guantu.set({view: 'table'})"):
        watched.run(f"{show}, null")
        assert watched.run(CUT) == []


@pytest.mark.parametrize("nodes", [0, 1, 2, 7])
def test_graphs_of_hardly_anything_look_intended(open_page: Open, page_of: Callable[..., Path], nodes: int) -> None:
    graph = nx.MultiDiGraph()
    for i in range(nodes):
        graph.add_node(f"n{i}", kind="Person", name=f"闻人{i}", aliases=(), code="", region="", title="", body="")
    watched = open_page(page_of(graph), ready=bool(nodes))
    watched.until("globalThis.guantu")
    if not nodes:
        assert "图是空的" in watched.panel()
        assert "图是空的" in watched.page.inner_text("#empty")
    else:
        labels = watched.run("guantu.view.labels.map((one) => one.text)")
        assert sorted(labels) == [f"闻人{i}" for i in range(nodes)]
        watched.pick("闻人0")
        assert "没有关系" in watched.panel()
    assert watched.errors == []


# ---- paper


def test_on_paper_the_panel_is_whole_and_light(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, "#theme=dark", fresh=True)
    watched.pick("王岚")
    watched.page.emulate_media(media="print")
    panel = watched.page.locator("#panel-body")
    assert panel.evaluate("one => getComputedStyle(one).overflowY") == "visible"
    assert panel.bounding_box()["height"] > 2 * DESK["height"]
    assert watched.page.is_hidden(".tools")
    worn = """() => { const seen = []; const { dataset } = document.documentElement;
      addEventListener('beforeprint', () => seen.push(dataset.theme)); dispatchEvent(new Event('beforeprint'));
      dispatchEvent(new Event('afterprint')); return [...seen, dataset.theme, guantu.state.theme]; }"""
    assert watched.run(worn) == ["light", "dark", "dark"]
    assert watched.page.pdf().count(b"/Type /Page\n") > 2


def test_nothing_moves_that_was_not_asked_to(watched: Watched) -> None:
    for show in ("null", "guantu.pick(3)", "guantu.set({view: 'table'})"):
        watched.run(f"{show}, null")
        assert watched.run("document.getAnimations().length") == 0
    style = watched.run("document.querySelector('style').textContent")
    assert not re.search(r"transition\s*:|animation\s*:|@keyframes|scroll-behavior", style)


# ---- shapes and labels

SCREENS = ({"width": 1400, "height": 900}, {"width": 390, "height": 844}, {"width": 1920, "height": 1000})
SHAPES = """() => { const { view, graph } = guantu, transform = view.transform();
  return [...view.order].map((n) => [graph.name(n), view.lettering.shape(n, transform)]); }"""


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: f"{screen['width']}x{screen['height']}")
def test_no_shape_lies_over_another_whatever_the_screen(
    open_page: Open, page_of: Callable[..., Path], screen: dict[str, int]
) -> None:
    graph = nx.MultiDiGraph()  # hubs of all kinds that are tied to each other, as in the news of a visit
    kinds = ("Event", "Region", "Person", "Organization", "Post", "Site")
    for i, kind in enumerate(kinds):
        graph.add_node(f"hub{i}", kind=kind, name=f"松岭哈萨克自治州第{i}", aliases=(), code="", region="")
        for j in range(9):
            graph.add_node(f"leaf{i}{j}", kind=kinds[j % 6], name=f"青澜市闻人{i}{j}", aliases=(), code="", region="")
            graph.add_edge(f"leaf{i}{j}", f"hub{i}", key=f"e{i}{j}", kind="MEETS", claims=())
        for k in range(i):
            graph.add_edge(f"hub{k}", f"hub{i}", key=f"h{k}{i}", kind="MEETS", claims=())
    watched = open_page(page_of(graph), viewport=screen)
    shapes = watched.run(SHAPES)
    for (one, a), (other, b) in itertools.combinations(shapes, 2):
        reach = max(a["across"], a["up"], a["down"]) + max(b["across"], b["up"], b["down"])
        assert math.dist((a["x"], a["y"]), (b["x"], b["y"])) > reach, (one, other)


@pytest.mark.parametrize("hash", ["", "#lang=en"])
def test_no_label_of_a_small_graph_lies_over_a_shape(open_page: Open, small_page: Path, hash: str) -> None:
    watched = open_page(small_page, hash)
    shapes = [shape for _, shape in watched.run(SHAPES)]
    for label in _labels(watched):
        for shape in shapes:
            assert (
                label["left"] >= shape["x"] + shape["across"]
                or label["right"] <= shape["x"] - shape["across"]
                or label["top"] >= shape["y"] + shape["down"]
                or label["bottom"] <= shape["y"] - shape["up"]
            ), label["text"]


def _labels(watched: Watched) -> list[dict[str, float]]:
    labels = watched.run("guantu.view.labels")
    for i, a in enumerate(labels):
        for b in labels[i + 1 :]:
            apart = (
                a["left"] >= b["right"] or a["right"] <= b["left"] or a["top"] >= b["bottom"] or a["bottom"] <= b["top"]
            )
            assert apart, (a["text"], b["text"])
    return list(labels)


def test_labels_of_two_thousand_nodes_are_many_short_and_apart(open_page: Open, middle_page: Path) -> None:
    labels = _labels(open_page(middle_page))
    assert len(labels) >= 20
    assert max(len(str(label["text"])) for label in labels) <= 12


def test_a_long_name_ends_in_an_ellipsis_in_the_graph_and_is_whole_in_the_panel(watched: Watched) -> None:
    texts = [label["text"] for label in _labels(watched)]
    assert "青澜市市域社会治理现代…" in texts
    watched.pick("青澜市市域社会治理现代化指挥中心管理办公室")
    assert watched.page.inner_text("#panel-body h2") == "青澜市市域社会治理现代化指挥中心管理办公室"


def test_the_best_connected_and_the_chosen_are_named_however_crowded_their_place_is(
    open_page: Open, page_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.MultiDiGraph()
    for i in range(49):  # a square of seven by seven, so tight that no name has room beside its node
        graph.add_node(f"n{i:02d}", kind="Organization", name=f"青澜市第{i:02d}中学", aliases=(), code="", region="")
        if i != 24:
            graph.add_edge(f"n{i:02d}", "n24", key=f"e{i}", kind="COOPERATES", claims=())
    places = {f"n{i:02d}": (20 * (i % 7), 20 * (i // 7)) for i in range(49)}
    monkeypatch.setattr(holder, "positions", lambda _: places)
    watched = open_page(page_of(graph))
    inner = [f"青澜市第{i:02d}中学" for i in (16, 17, 18, 23, 24, 25, 30, 31, 32)]
    assert {str(label["text"]) for label in _labels(watched)} & set(inner) == {"青澜市第24中学"}
    watched.pick("青澜市第17中学")
    watched.run("guantu.view.network.redraw()")
    assert "青澜市第17中学" in {str(label["text"]) for label in _labels(watched)}


def test_most_of_a_small_graph_is_labelled(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    assert len(_labels(watched)) >= 0.9 * len(small_graph)
