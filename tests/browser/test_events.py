"""Events as nodes (points 8 and 9): told apart from the rest, with participants, place, date and every sentence."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest

from browser.conftest import Open, Watched
from browser.made_graph import Maker
from guantu.schema import EdgeKind

pytestmark = pytest.mark.browser

TAKES_PART, TAKES_PLACE = EdgeKind.TAKES_PART, EdgeKind.TAKES_PLACE


@pytest.fixture(scope="module")
def visit() -> nx.MultiDiGraph:
    """A visit of three people to a city, told by two articles, with the relations that it gathers."""
    maker = Maker(random.Random(1))  # noqa: S311
    city = maker.node("Region", "青澜市", code="530100")
    leader, companion, host = (maker.node("Person", name) for name in ("哈山·木拉提", "周清如", "王岚"))
    event = maker.node(
        "Event", "哈山·木拉提等访问青澜市", event="Visit", start="2021-06-04", end="2021-06-05", facts=()
    )
    for date in ("2021-06-04", "2021-06-05"):
        day = maker.document(date)
        sentence = "哈山·木拉提率周清如到青澜市访问，王岚陪同。"
        maker.fact(EdgeKind.VISITS, leader, city, day, sentence, "访问")
        start = maker.lengths[day]
        for source, target, kind, role, cue in (
            (leader, event, TAKES_PART, "leader", "率"),
            (companion, event, TAKES_PART, "visitor", "率"),
            (host, event, TAKES_PART, "companion", "陪同"),
            (event, city, TAKES_PLACE, "", "访问"),
        ):
            maker.lengths[day] = start  # all of it is told by one sentence
            texts = maker.texts[day]
            maker.fact(kind, source, target, day, sentence, cue, role=role)
            del texts[-1]
        maker.texts[day].append(sentence)
    return maker.finish()


@pytest.fixture
def watched(open_page: Open, page_of: Callable[..., Path], visit: nx.MultiDiGraph) -> Iterator[Watched]:
    watched = open_page(page_of(visit))
    yield watched
    assert watched.errors == []
    assert watched.console == []


def test_an_event_has_a_shape_a_colour_and_a_row_of_the_legend(watched: Watched) -> None:
    row = watched.page.locator(".switch[data-kind=Event]")
    assert row.inner_text().split() == ["事件", "1", "仅"]
    drawn = watched.run(
        "[...document.querySelectorAll('.switches[data-switches=kinds] .emblem')].map((e) => e.innerHTML)"
    )
    assert len(set(drawn)) == len(drawn) == 3


def test_an_event_tells_what_when_where_who_and_each_sentence_once(watched: Watched, visit: nx.MultiDiGraph) -> None:
    watched.pick("哈山·木拉提等访问青澜市")
    head = watched.page.inner_text("#panel-body .definitions")
    assert "访问、考察" in head
    assert "2021年6月4日至2021年6月5日" in head
    assert "青澜市" in watched.page.inner_text("[data-section=place]")
    people = watched.page.locator("[data-section=participants] li")
    names = [people.nth(i).locator(".node-link-name").inner_text() for i in range(people.count())]
    assert [name for i, name in enumerate(names) if name not in names[:i]] == ["哈山·木拉提", "周清如", "王岚"]
    parts = watched.page.locator("[data-section=participants] .chip").all_inner_texts()
    assert list(dict.fromkeys(parts)) == ["带队", "来访", "陪同"]
    quotes = watched.page.locator("[data-section=sentences] .quote")
    assert quotes.all_inner_texts() == ["哈山·木拉提率周清如到青澜市访问，王岚陪同。"] * 2
    marked = set(quotes.first.locator("mark").all_inner_texts())
    assert {"哈山·木拉提", "周清如", "王岚", "青澜市", "率", "访问", "陪同"} <= marked
    event = next(node for node, kind in visit.nodes(data="kind") if kind == "Event")
    shown = {one.get_attribute("data-edge") for one in watched.page.locator("#panel-body li[data-edge]").all()}
    assert shown == {key for s, t, key in visit.edges(keys=True) if event in (s, t)}


def test_a_participant_has_the_events_after_the_relations_with_the_sentences_on_demand(watched: Watched) -> None:
    watched.pick("哈山·木拉提")
    sections = watched.page.locator("#panel-body section[data-relation]")
    kinds = [one.get_attribute("data-relation") for one in sections.all()]
    assert kinds == ["VISITS", "TAKES_PART"]
    events = watched.page.locator("section[data-relation=TAKES_PART]")
    assert "参与的事件" in events.inner_text()
    assert events.locator(".quote").count() == 0
    events.locator("summary").first.click()
    watched.settle()
    assert events.locator(".quote").first.inner_text() == "哈山·木拉提率周清如到青澜市访问，王岚陪同。"


def test_a_region_has_the_events_that_took_place_there(watched: Watched) -> None:
    watched.page.select_option("#region", label="青澜市")
    assert watched.run("guantu.visible.nodeCount") == 5
    watched.pick("青澜市")
    assert "在此发生的事件" in watched.page.inner_text("section[data-relation=TAKES_PLACE]")


def test_the_overview_names_events_and_does_not_count_them_twice(watched: Watched) -> None:
    bars = watched.page.locator("#panel-body h3", has_text="主要事实").locator("+ ul > li")
    assert bars.count() == 1
    assert "到访" in bars.first.inner_text()
    assert "哈山·木拉提等访问青澜市" in watched.panel()
