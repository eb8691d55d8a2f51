"""Whom few articles take for a holder in the middle of somebody else's time is doubtful; nobody else is."""

from __future__ import annotations

import networkx as nx
import pytest

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.records import Reading
from guantu.resolve import resolve
from guantu.schema import EdgeKind


def told(id: str, date: str, person: str, *, title: str = "市长", status: str | None = None) -> Reading:
    draft = Draft(id, date=date)
    draft.region("南通市", code="320600")
    values = {"status": status} if status else {}
    draft.holds(person, "南通市", title, sentence=f"第{id}条，南通市{title}{person}。", **values)
    return draft.reading()


def often(person: str, *years: str, title: str = "市长") -> list[Reading]:
    """One article in each of ten months of each year."""
    return [
        told(f"{person}-{year}-{month:02d}", f"{year}-{month:02d}-15", person, title=title)
        for year in years
        for month in range(1, 11)
    ]


def graph_of(*readings: Reading) -> nx.MultiDiGraph[str]:
    return assemble(readings, resolve(readings, load_lexicon()), Config())


def doubtful(*readings: Reading) -> list[str]:
    graph = graph_of(*readings)
    return sorted(
        graph.nodes[person]["name"]
        for person, _, edge in graph.edges(data=True)
        if edge["kind"] == EdgeKind.HOLDS and edge["doubtful"]
    )


def test_one_article_in_the_middle_of_the_time_of_one_whom_many_name_is_doubtful() -> None:
    assert doubtful(*often("高原远", "2020", "2021"), told("x", "2020-11-20", "陆小溪")) == ["陆小溪"]


@pytest.mark.parametrize("date", ["2019-05-01", "2020-01-20", "2021-10-01", "2022-05-01"])
def test_before_at_the_edge_of_and_after_that_time_nobody_is(date: str) -> None:
    assert doubtful(*often("高原远", "2020", "2021"), told("x", date, "陆小溪")) == []


def test_against_few_articles_one_stands() -> None:
    assert doubtful(*often("高原远", "2020")[:9], told("x", "2020-05-01", "陆小溪")) == []


def test_several_articles_need_ten_times_as_many_against_them() -> None:
    two = (told("x", "2020-11-20", "陆小溪"), told("y", "2020-11-25", "陆小溪"))
    assert doubtful(*often("高原远", "2020", "2021")[:19], *two) == []
    assert doubtful(*often("高原远", "2020", "2021"), *two) == ["陆小溪"]


def test_deputies_of_whom_there_are_several_are_not_doubtful() -> None:
    many = often("高原远", "2020", "2021", title="副市长")
    assert doubtful(*many, told("x", "2020-11-20", "陆小溪", title="副市长")) == []


@pytest.mark.parametrize("status", ["acting", "candidate", "former"])
def test_who_acted_was_proposed_or_was_it_before_contradicts_nobody(status: str) -> None:
    assert doubtful(*often("高原远", "2020", "2021"), told("x", "2020-11-20", "陆小溪", status=status)) == []


def test_the_successor_is_not_doubtful_though_one_late_article_names_the_one_before() -> None:
    late = told("z", "2023-05-01", "高原远")
    assert doubtful(*often("高原远", "2020", "2021"), told("x", "2022-03-01", "陆小溪"), late) == []


def test_doubtful_holders_are_kept_and_shown_apart() -> None:
    graph = KnowledgeGraph(graph_of(*often("高原远", "2020", "2021"), told("x", "2020-11-20", "陆小溪")))
    post = graph.post("南通市市长")
    assert [role.person for role in post.holders()] == ["高原远"]
    assert [str(role) for role in post.doubtful()] == ["陆小溪 · 南通市市长 · [2020-11-20] · 存疑"]
    assert post.doubtful()[0].evidence[0].text == "第x条，南通市市长陆小溪。"
    assert [role.person for role in graph.officials("南通市", on="2020-11-20")] == ["高原远"]
    assert "陆小溪" not in graph.at("2020-11-20")
    assert graph.person("陆小溪").roles[0].doubtful


def test_a_post_that_is_only_told_to_be_over_was_held_before_that_and_not_after() -> None:
    graph = KnowledgeGraph(
        graph_of(told("a", "2020-05-01", "高原远", status="former"), told("b", "2023-01-02", "陆小溪"))
    )
    (former,) = graph.person("高原远").roles
    assert (former.span, former.first_seen, former.last_seen) == ("– [2020-05-01]", "", "2020-05-01")
    assert not former.covers("2021-03-01")
    assert "高原远" not in graph.at("2021-03-01")
