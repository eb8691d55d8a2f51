"""What facts tell of one event is one node, with all who took part and where."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Period
from guantu.resolve import resolve
from guantu.schema import EDGES, OF_EVENTS, EdgeKind, NodeKind


def graph_of(*drafts: Draft) -> nx.MultiDiGraph[str]:
    readings = [draft.reading() for draft in drafts]
    return assemble(readings, resolve(readings, load_lexicon()), Config())


def events(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """The event nodes with their parts: name of the thing to its role."""
    found = []
    for id, node in graph.nodes(data=True):
        if node["kind"] == NodeKind.EVENT:
            ends = [(thing, edge) for thing, _, edge in graph.in_edges(id, data=True)]
            ends += [(thing, edge) for _, thing, edge in graph.out_edges(id, data=True)]
            found.append({**node, "parts": {graph.nodes[thing]["name"]: edge["role"] for thing, edge in ends}})
    return sorted(found, key=lambda event: event["name"])


def people(id: str, *names: str, date: str = "2021-06-04") -> Draft:
    draft = Draft(id, date=date)
    for name in names:
        draft.person(name)
    return draft


def test_a_visit_has_its_leader_visitors_companions_place_and_stops() -> None:
    draft = people("a", "高原远", "陆小溪")
    draft.region("南通市", code="320600")
    draft.site("滨河博物馆", region="南通市")
    draft.organization("江北考察团")
    draft.claim("江北考察团", EdgeKind.VISITS, "南通市")
    draft.claim("高原远", EdgeKind.LEADS, "江北考察团")
    draft.claim("江北考察团", EdgeKind.INSPECTS, "滨河博物馆")
    draft.claim("陆小溪", EdgeKind.ACCOMPANIES, "江北考察团")
    (visit,) = events(graph_of(draft))
    assert visit["event"] == "Visit"
    assert visit["parts"] == {
        "高原远": "leader",
        "江北考察团": "visitor",
        "陆小溪": "companion",
        "南通市": "place",
        "滨河博物馆": "stop",
    }
    assert visit["name"] == "高原远、江北考察团到访南通市（2021-06-04）"


def test_inspections_by_one_visitor_are_one_visit_where_no_visit_is_told() -> None:
    draft = people("a", "高原远")
    for name in ("滨河博物馆", "东山水库"):
        draft.site(name)
        draft.claim("高原远", EdgeKind.INSPECTS, name)
    (visit,) = events(graph_of(draft))
    assert visit["parts"] == {"高原远": "visitor", "滨河博物馆": "place", "东山水库": "place"}


def test_those_whom_one_sentence_names_met_together() -> None:
    draft = people("a", "高原远", "陆小溪", "林山青")
    draft.claim("高原远", EdgeKind.MEETS, "陆小溪", sentence="高原远会见了陆小溪、林山青一行。")
    draft.claim("高原远", EdgeKind.MEETS, "林山青", sentence="高原远会见了陆小溪、林山青一行。")
    (meeting,) = events(graph_of(draft))
    assert meeting["parts"] == dict.fromkeys(("高原远", "陆小溪", "林山青"), "party")


@pytest.mark.parametrize("word", ["分别", "先后"])
def test_those_met_one_by_one_are_meetings_of_their_own(word: str) -> None:
    draft = people("a", "高原远", "陆小溪", "林山青")
    for name in ("陆小溪", "林山青"):
        draft.claim("高原远", EdgeKind.MEETS, name, sentence=f"高原远{word}会见了陆小溪、林山青。")
    assert [event["event"] for event in events(graph_of(draft))] == ["Meeting", "Meeting"]


def test_meetings_of_two_sentences_are_two() -> None:
    draft = people("a", "高原远", "陆小溪", "林山青")
    draft.claim("高原远", EdgeKind.MEETS, "陆小溪", sentence="上午，高原远会见陆小溪。")
    draft.claim("高原远", EdgeKind.MEETS, "林山青", sentence="下午，高原远会见林山青。")
    assert len(events(graph_of(draft))) == 2


def test_an_award_to_several_is_one_event() -> None:
    draft = people("a", "高原远", "陆小溪")
    draft.organization("江北市总工会")
    for name in ("高原远", "陆小溪"):
        draft.claim("江北市总工会", EdgeKind.AWARDS, name, honour="岗位能手")
    (award,) = events(graph_of(draft))
    assert award["parts"] == {"江北市总工会": "giver", "高原远": "recipient", "陆小溪": "recipient"}
    assert award["name"] == "江北市总工会授予陆小溪、高原远岗位能手（2021-06-04）"


def test_an_agreement_of_three_is_one_event() -> None:
    draft = Draft("a", date="2021-06-04")
    draft.region("南通市", code="320600")
    draft.region("苏州市", code="320500")
    draft.region("无锡市", code="320200")
    for left, right in (("南通市", "苏州市"), ("苏州市", "无锡市")):
        draft.claim(left, EdgeKind.COOPERATES, right, agreement="江海合作协议")
    (agreement,) = events(graph_of(draft))
    assert set(agreement["parts"]) == {"南通市", "苏州市", "无锡市"}


def test_an_appointment_stays_an_event_when_later_articles_name_the_holder() -> None:
    first, second = people("a", "高原远"), people("b", "高原远", date="2022-01-05")
    for draft, status in ((first, "appointed"), (second, "current")):
        draft.region("南通市", code="320600")
        draft.holds("高原远", "南通市", "市长", status=status)
    (event,) = events(graph_of(first, second))
    assert event["parts"] == {"高原远": "appointee", "南通市市长": "post"}
    assert (event["start"], event["end"], event["documents"]) == ("2021-06-04", "2021-06-04", ("a",))


def test_five_articles_on_one_meeting_are_one_event_with_five_documents() -> None:
    drafts = []
    for number in range(5):
        draft = people(f"a{number}", "高原远", "陆小溪", date=f"2021-06-0{number + 1}")
        draft.region("南通市", code="320600")
        draft.holds("高原远", "南通市", "市长")
        draft.holds("陆小溪", "南通市", "市委书记")
        draft.claim("高原远", EdgeKind.MEETS, "陆小溪", sentence=f"第{number}家报道，高原远会见陆小溪。")
        drafts.append(draft)
    (event,) = events(graph_of(*drafts))
    assert event["documents"] == ("a0", "a1", "a2", "a3", "a4")
    assert (event["start"], event["end"]) == ("2021-06-01", "2021-06-01")


def test_edges_of_events_join_what_the_schema_allows_and_stand_on_the_claims_of_their_facts() -> None:
    draft = people("a", "高原远", "陆小溪")
    draft.claim("高原远", EdgeKind.MEETS, "陆小溪")
    graph = graph_of(draft)
    told = [(s, o, edge) for s, o, edge in graph.edges(data=True) if edge["kind"] in OF_EVENTS]
    assert len(told) == 2
    for subject, object, edge in told:
        row = EDGES[EdgeKind(edge["kind"])]
        assert graph.nodes[subject]["kind"] in row.subjects
        assert graph.nodes[object]["kind"] in row.objects
        assert [claim.predicate for claim in edge["claims"]] == [EdgeKind.MEETS]


def test_an_honour_given_by_two_bodies_together_is_one_event() -> None:
    draft = people("a", "高原远")
    draft.organization("江北市总工会")
    draft.organization("江北市妇女联合会")
    for giver in ("江北市总工会", "江北市妇女联合会"):
        draft.claim(giver, EdgeKind.AWARDS, "高原远", honour="岗位能手")
    (award,) = events(graph_of(draft))
    assert award["parts"] == {"江北市总工会": "giver", "江北市妇女联合会": "giver", "高原远": "recipient"}


@pytest.mark.parametrize(
    ("start", "end", "precision", "count"),
    [
        ("2018-03", None, "span", 0),
        ("2018", "2021", "span", 0),
        ("2021-05-01", None, "span", 1),
        ("2021-05-01", "2021-05-10", "span", 1),
        ("2019-01-01", "2019-12-31", "year", 1),
    ],
)
def test_what_is_told_of_a_long_stretch_of_time_is_a_relation_and_no_event(
    start: str, end: str | None, precision: str, count: int
) -> None:
    draft = people("a", "高原远")
    draft.region("南通市", code="320600")
    draft.claim("高原远", EdgeKind.VISITS, "南通市", when=Period(start=start, end=end, precision=precision))
    graph = graph_of(draft)
    assert len(events(graph)) == count
    assert [kind for *_, kind in graph.edges(data="kind") if kind == EdgeKind.VISITS] == [EdgeKind.VISITS]


def test_an_agreement_for_years_is_an_event() -> None:
    draft = Draft("a", date="2021-06-04")
    draft.region("南通市", code="320600")
    draft.region("江苏省", code="320000")
    period = Period(start="2021", end="2025", precision="span")
    draft.claim("南通市", EdgeKind.COOPERATES, "江苏省", when=period, agreement="合作协议")
    assert [event["event"] for event in events(graph_of(draft))] == ["Agreement"]
