"""Points 8 and 12: legend, filters by kind, relation, region and time, honest counts, a way out of nothing."""

# ruff: noqa: E501 - lines of JavaScript read better unbroken

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from browser.conftest import Open, Watched
from browser.made_graph import Maker
from guantu.schema import EdgeKind

pytestmark = pytest.mark.browser


def _shown(watched: Watched) -> tuple[list[str], list[str]]:
    """Names of visible nodes and ids of visible edges, as vis-network draws them."""
    nodes, edges = watched.run(
        """() => { const { graph, view } = guantu, { body } = view.network;
          return [body.nodeIndices.map((n) => graph.nodes.name[n]).sort(), body.edgeIndices.map((e) => graph.edges.id[e]).sort()]; }"""
    )
    assert watched.page.inner_text("#visible-nodes").startswith(f"节点 {len(nodes)}/")
    assert watched.page.inner_text("#visible-edges").startswith(f"关系 {len(edges)}/")
    return nodes, edges


def _switch(watched: Watched, kind: str) -> None:
    watched.page.click(f".switch[data-kind={kind}] input")


def test_the_legend_counts_what_the_graph_has_and_hides_what_it_has_not(
    watched: Watched, small_graph: nx.MultiDiGraph
) -> None:
    legend = {
        row.get_attribute("data-kind"): int(row.locator(".count").inner_text())
        for row in watched.page.locator(".switch").all()
    }
    kinds = Counter(kind for _, kind in small_graph.nodes(data="kind"))
    relations = Counter(str(kind) for *_, kind in small_graph.edges(data="kind"))
    assert legend == {**kinds, **relations}
    assert "Event" not in legend


def test_kinds_differ_in_shape_and_colour(watched: Watched) -> None:
    looks = watched.run("guantu.graph.kinds.map((kind) => [kind.shape, kind.light, kind.dark])")
    assert all(len(set(column)) == 6 for column in zip(*looks, strict=True))
    drawn = watched.run(
        "[...document.querySelectorAll('.switches[data-switches=kinds] .emblem')].map((one) => one.firstChild.outerHTML)"
    )
    assert len(set(drawn)) == len(drawn) == 5


def test_a_kind_goes_and_comes_back(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    _switch(watched, "Post")
    nodes, edges = _shown(watched)
    posts = {node for node, kind in small_graph.nodes(data="kind") if kind == "Post"}
    assert len(nodes) == len(small_graph) - len(posts)
    assert edges == sorted(k for s, t, k in small_graph.edges(keys=True) if not {s, t} & posts)
    _switch(watched, "Post")
    assert len(_shown(watched)[0]) == len(small_graph)


def test_only_one_relation(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    watched.page.hover(".switch[data-kind=SUPPORTS]")
    watched.page.click(".switch[data-kind=SUPPORTS] .only")
    nodes, edges = _shown(watched)
    assert edges == sorted(k for *_, k, kind in small_graph.edges(keys=True, data="kind") if kind == "SUPPORTS")
    assert set(nodes) == {"云川省", "青澜市", "松岭哈萨克自治州", "未名氏"}


def test_a_region_with_all_that_is_below_it(watched: Watched) -> None:
    watched.page.select_option("#region", label="\u3000青澜市")
    nodes, _ = _shown(watched)
    assert {"青澜市望溪区", "沈砚", "望溪港", "青澜市人民政府市长", "王岚"} <= set(nodes)  # below, of its bodies
    assert "哈山·木拉提" in nodes  # has visited it
    watched.page.select_option("#region", label="\u3000\u3000青澜市望溪区")
    fewer, _ = _shown(watched)
    assert "沈砚" in fewer
    assert "李景明" not in fewer


def test_an_empty_result_says_so_and_offers_the_way_out(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    for kind in ("Person", "Post", "Organization", "Region", "Site"):
        _switch(watched, kind)
    assert _shown(watched) == ([], [])
    assert "没有符合条件的内容" in watched.page.inner_text("#empty")
    watched.page.click("#empty-reset")
    assert watched.page.is_hidden("#empty")
    assert len(_shown(watched)[0]) == len(small_graph)


def _dated(graph: nx.MultiDiGraph) -> dict[str, str]:
    """The first date of each edge, "" where it has none."""
    return {k: d["start"] or d["first_seen"] or d["end"] for *_, k, d in graph.edges(keys=True, data=True)}


def test_undated_relations_have_a_switch(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    watched.page.click("#undated")
    assert _shown(watched)[1] == sorted(k for k, date in _dated(small_graph).items() if date)


def test_the_slider_has_two_handles_that_narrow_the_time(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    steps = watched.run("guantu.steps")
    assert (steps[0], steps[-1]) == ("2012-01", "2022-03")
    watched.page.click("#undated")
    watched.page.locator("#from").fill(str(steps.index("2022-03")))
    edges = _shown(watched)[1]
    ends = {k: d["end"] or d["last_seen"] or d["start"] for *_, k, d in small_graph.edges(keys=True, data=True)}
    assert edges == sorted(k for k, end in ends.items() if end >= "2022-03")
    assert "2022年3月" in watched.page.inner_text("#window-words")
    watched.page.locator("#from").fill("0")
    watched.page.locator("#to").fill(str(steps.index("2019-12")))
    assert _shown(watched)[1] == sorted(k for k, date in _dated(small_graph).items() if date and date < "2020")


def test_a_graph_of_one_day_names_it_and_has_no_slider(open_page: Open, page_of: Callable[..., Path]) -> None:
    maker = Maker(random.Random(1))  # noqa: S311
    people = [maker.node("Person", name) for name in ("王岚", "沈砚")]
    maker.fact(EdgeKind.MEETS, *people, maker.document("2021-06-04"), "王岚会见了沈砚。", "会见")
    watched = open_page(page_of(maker.finish()))
    assert watched.page.inner_text("#window-words") == "2021年6月4日"
    assert watched.page.locator("#from").count() == 0
    assert watched.errors == []


def test_the_handles_do_not_cross_and_move_by_keys(watched: Watched) -> None:
    watched.page.locator("#to").fill("5")
    watched.page.locator("#from").fill("50")
    assert watched.run("[guantu.timeFrom(), guantu.timeTo()]") == [5, 5]
    watched.page.focus("#to")
    watched.page.keyboard.press("ArrowRight")
    assert watched.run("guantu.timeTo()") == 6


def test_what_has_no_relation_can_be_left_out(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    watched.page.click("#alone")
    assert "未名氏" not in _shown(watched)[0]
    assert len(_shown(watched)[0]) == len(small_graph) - 1
    watched.page.click("#reset")
    assert "未名氏" in _shown(watched)[0]


def test_reset_is_there_when_there_is_something_to_reset(watched: Watched) -> None:
    assert watched.page.is_disabled("#reset")
    _switch(watched, "Site")
    watched.page.click("#reset")
    assert watched.page.is_disabled("#reset")
    assert watched.page.is_checked(".switch[data-kind=Site] input")
