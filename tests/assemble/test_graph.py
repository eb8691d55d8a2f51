"""The graph holds what docs/reference/graph.md says, whatever the order of the readings."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Period, Reading
from guantu.resolve import resolve
from guantu.schema import EDGES, EdgeKind, Modality, NodeKind


def graph_of(*readings: Reading, config: Config | None = None) -> nx.MultiDiGraph[str]:
    return assemble(readings, resolve(readings, load_lexicon()), config or Config())


def dump(graph: nx.MultiDiGraph[str]) -> tuple[Any, ...]:
    """Everything in the graph, in the order in which exporters would meet it."""
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), list(graph.graph["documents"].items())


def edges(graph: nx.MultiDiGraph[str], kind: EdgeKind) -> list[dict[str, Any]]:
    return [edge for *_, edge in graph.edges(data=True) if edge["kind"] == kind]


def city(id: str = "a", date: str | None = "2021-06-04") -> Draft:
    draft = Draft(id, date=date)
    draft.region("南通市", "南通", code="320600")
    return draft


def mayor(id: str, date: str | None, *, person: str = "高原远", **values: Any) -> Reading:
    draft = city(id, date)
    draft.holds(person, "南通市", "市长", **{"sentence": f"南通市市长{person}出席第{id}次会议。", **values})
    return draft.reading()


def visit(id: str, date: str | None) -> Reading:
    draft = city(id, date)
    draft.person("高原远")
    draft.claim("高原远", EdgeKind.VISITS, "南通市", sentence=f"高原远到南通市考察，第{id}回。")
    return draft.reading()


def corpus() -> list[Reading]:
    readings = [mayor("a1", "2020-01-02"), mayor("a2", "2021-03-01"), mayor("a3", "2022-05-01", person="陆小溪")]
    readings += [visit("v1", "2021-03-02"), visit("v2", "2021-03-04"), visit("v3", "2021-09-01"), visit("v4", None)]
    draft = city("s1", "2021-04-01")
    draft.organization("南通市教育局", region="南通市")
    draft.site("滨河博物馆", region="南通市")
    draft.holds("林山青", "南通市教育局", "局长")
    draft.claim("林山青", EdgeKind.INSPECTS, "滨河博物馆")
    draft.claim("林山青", EdgeKind.MEETS, "南通市")
    return [*readings, draft.reading()]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(8)))
def test_any_order_of_readings_gives_the_same_graph(order: list[int]) -> None:
    readings = corpus()
    assert dump(graph_of(*(readings[index] for index in order))) == dump(graph_of(*readings))


def test_every_edge_joins_what_the_schema_allows_and_has_evidence_in_its_document() -> None:
    graph = graph_of(*corpus())
    documents = graph.graph["documents"]
    for subject, object, edge in graph.edges(data=True):
        row = EDGES[EdgeKind(edge["kind"])]
        kinds = {graph.nodes[subject]["kind"], graph.nodes[object]["kind"]}
        assert kinds <= {*row.subjects, *row.objects}
        assert edge["claims"]
        for claim in edge["claims"]:
            assert claim.evidence
            for evidence in claim.evidence:
                assert documents[evidence.article].raw[evidence.start : evidence.end] == evidence.quote


def test_relations_without_direction_are_stored_once_from_the_smaller_id() -> None:
    draft = city()
    draft.person("高原远")
    draft.person("陆小溪")
    draft.claim("高原远", EdgeKind.MEETS, "陆小溪")
    draft.claim("陆小溪", EdgeKind.MEETS, "高原远")
    graph = graph_of(draft.reading())
    (found,) = [(s, o) for s, o, edge in graph.edges(data=True) if edge["kind"] == EdgeKind.MEETS]
    assert found[0] < found[1]


def test_a_visit_told_on_three_days_is_one_edge_and_a_later_one_another() -> None:
    dates = {"a": "2021-03-02", "b": "2021-03-04", "c": "2021-03-05", "d": "2021-09-01"}
    graph = graph_of(*(visit(id, date) for id, date in dates.items()))
    found = sorted((edge["first_seen"], edge["last_seen"], edge["sources"]) for edge in edges(graph, EdgeKind.VISITS))
    assert found == [("2021-03-02", "2021-03-05", 3), ("2021-09-01", "2021-09-01", 1)]


def test_successors_meet_in_one_post() -> None:
    graph = graph_of(mayor("a", "2020-01-02"), mayor("b", "2022-05-01", person="陆小溪"))
    posts = [node for node, data in graph.nodes(data=True) if data["kind"] == NodeKind.POST]
    assert len(posts) == 1
    assert graph.in_degree(posts[0]) == 2
    assert graph.nodes[posts[0]]["name"] == "南通市市长"


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.HOPED, Modality.REPORTED, Modality.DENIED])
def test_what_is_not_told_as_done_is_no_edge(modality: Modality) -> None:
    assert not edges(graph_of(mayor("a", "2020", modality=modality)), EdgeKind.HOLDS)


def test_claims_below_the_score_asked_for_are_no_edges() -> None:
    reading = mayor("a", "2020", score=0.4)
    assert edges(graph_of(reading), EdgeKind.HOLDS)
    assert not edges(graph_of(reading, config=Config(min_score=0.5)), EdgeKind.HOLDS)


def test_posts_organs_and_sites_are_joined_to_what_they_belong_to() -> None:
    graph = graph_of(*corpus())
    names = {(graph.nodes[s]["name"], e["kind"], graph.nodes[o]["name"]) for s, o, e in graph.edges(data=True)}
    assert ("南通市市长", "OF", "南通市") in names
    assert ("南通市教育局", "PART_OF", "南通市") in names
    assert ("滨河博物馆", "LOCATED_IN", "南通市") in names


def test_a_node_knows_the_documents_that_name_it() -> None:
    graph = graph_of(mayor("a", "2020"), mayor("b", "2021"))
    (person,) = [data for _, data in graph.nodes(data=True) if data["kind"] == NodeKind.PERSON]
    assert person["documents"] == ("a", "b")


def test_reprints_count_as_one_source_and_do_not_move_bounds() -> None:
    long = "这是一条关于城市建设的长消息，讲述了道路桥梁学校医院和公园的情况，市民对此反映良好，部门表示将继续努力。"

    def told(id: str, date: str) -> Reading:
        draft = city(id, date)
        draft.say(long)
        draft.holds("高原远", "南通市", "市长")
        return draft.reading()

    (edge,) = edges(graph_of(told("a", "2019-05-01"), told("b", "2023-05-01")), EdgeKind.HOLDS)
    assert (edge["sources"], edge["first_seen"], edge["last_seen"]) == (1, "2019-05-01", "2019-05-01")


class TestTenure:
    """The bounds of a time in office."""

    def bounds(self, *readings: Reading) -> tuple[str, ...]:
        (edge,) = edges(graph_of(*readings), EdgeKind.HOLDS)
        return tuple(edge[name] for name in ("start", "end", "first_seen", "last_seen", "status"))

    def test_seen_dates_are_those_of_the_earliest_and_latest_article(self) -> None:
        found = self.bounds(mayor("a", "2020-01-02"), mayor("b", "2021-03-01"))
        assert found == ("", "", "2020-01-02", "2021-03-01", "current")

    def test_appointment_and_removal_state_start_and_end(self) -> None:
        found = self.bounds(
            mayor("a", "2020-01-02", status="appointed"),
            mayor("b", "2021-03-01"),
            mayor("c", "2022-08-09", status="removed", sentence="免去高原远的南通市市长职务。"),
        )
        assert found == ("2020-01-02", "2022-08-09", "2020-01-02", "2021-03-01", "removed")

    def test_an_article_that_looks_back_does_not_reopen_a_post(self) -> None:
        found = self.bounds(
            mayor("a", "2020-01-02"),
            mayor("b", "2021-03-01", status="removed", sentence="免去高原远的南通市市长职务。"),
            mayor("c", "2024-03-01", sentence="二〇二〇年南通市市长高原远来到这里。"),
        )
        assert found == ("", "2021-03-01", "2020-01-02", "2020-01-02", "removed")

    def test_background_does_not_move_the_last_sight(self) -> None:
        found = self.bounds(mayor("a", "2020-01-02"), mayor("b", "2023-01-02", modality=Modality.BACKGROUND))
        assert found == ("", "", "2020-01-02", "2020-01-02", "current")

    def test_former_after_current_closes_the_post(self) -> None:
        found = self.bounds(mayor("a", "2020-01-02"), mayor("b", "2023-01-02", status="former"))
        assert found[4] == "former"
        assert found[3] == "2020-01-02"

    def test_a_stated_period_gives_start_and_end(self) -> None:
        period = Period(start="2016-03", end="2019-05", precision="span")
        found = self.bounds(mayor("a", "2023-01-02", status="former", when=period))
        assert found[:2] == ("2016-03", "2019-05")

    @pytest.mark.parametrize("status", ["current", "former"])
    def test_the_month_of_an_event_is_no_time_in_office(self, status: str) -> None:
        period = Period(start="2021-06-01", end="2021-06-30", precision="month")
        found = self.bounds(mayor("a", "2023-01-02", status=status, when=period))
        assert found[:2] == ("", "")

    def test_acting_is_a_fact_of_its_own(self) -> None:
        graph = graph_of(mayor("a", "2020-01-02", status="acting"), mayor("b", "2020-03-02"))
        assert sorted(edge["status"] for edge in edges(graph, EdgeKind.HOLDS)) == ["acting", "current"]
