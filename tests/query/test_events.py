"""What several articles and relations tell of one visit is one event."""

from __future__ import annotations

import pytest

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.errors import QueryError
from guantu.lexicon.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.records import Reading
from guantu.resolve import resolve
from guantu.schema import EdgeKind


def visit(id: str, date: str, *, told: str) -> Reading:
    draft = Draft(id, date=date, outlet="晚报")
    seed = sum(map(ord, told))  # articles of their own words, or they would count as reprints
    draft.say("".join(chr(0x5000 + (seed * 997 + at * at * 31) % 2000) for at in range(300)))
    draft.region("南通市", code="320600")
    draft.region("伊犁哈萨克自治州", code="654000")
    draft.site("滨河博物馆", region="南通市")
    draft.holds("阿里·木江", "伊犁哈萨克自治州", "州长", sentence=f"{told}，伊犁哈萨克自治州州长阿里·木江率团来访。")
    draft.holds("高原远", "南通市", "市长", sentence=f"{told}南通市市长高原远陪同。")
    draft.claim("阿里·木江", EdgeKind.VISITS, "南通市")
    draft.claim("伊犁哈萨克自治州", EdgeKind.VISITS, "南通市")
    draft.claim("阿里·木江", EdgeKind.INSPECTS, "滨河博物馆")
    draft.claim("高原远", EdgeKind.ACCOMPANIES, "阿里·木江")
    draft.claim("高原远", EdgeKind.MEETS, "阿里·木江")
    return draft.reading()


def graph(*readings: Reading) -> KnowledgeGraph:
    return KnowledgeGraph(assemble(readings, resolve(readings, load_lexicon()), Config()))


def test_a_visit_told_by_three_articles_is_one_event_with_all_who_took_part() -> None:
    dates = ("2021-06-04", "2021-06-05", "2021-06-07")
    kg = graph(*(visit(f"a{n}", date, told=f"第{n}家报道") for n, date in enumerate(dates)))
    (found,) = kg.events("Visit")
    assert (found.places, found.stops) == (("南通市",), ("滨河博物馆",))
    assert (found.start, found.end) == ("2021-06-04", "2021-06-07")
    assert found.participants == ("伊犁哈萨克自治州", "阿里·木江", "高原远")
    assert found.documents == ("a0", "a1", "a2")
    assert {quote.document for quote in found.evidence} == {"a0", "a1", "a2"}
    assert len(kg.events("Meeting")) == 1


def test_visits_of_two_years_are_two_events() -> None:
    kg = graph(visit("a", "2021-06-04", told="今年"), visit("b", "2022-06-04", told="又一年"))
    assert [event.start for event in kg.events("Visit", of="阿里木江")] == ["2021-06-04", "2022-06-04"]
    assert [event.start for event in kg.events("Visit", since="2022")] == ["2022-06-04"]
    assert [event.start for event in kg.events("Visit", until="2021-12")] == ["2021-06-04"]


def test_an_appointment_is_an_event() -> None:
    draft = Draft("a", date="2021-06-04")
    draft.region("南通市", code="320600")
    draft.holds("高原远", "南通市", "市长", status="appointed")
    (event,) = graph(draft.reading()).events("Appointment")
    assert str(event) == "2021-06-04 · Appointment · 南通市市长 · 高原远"


def test_an_unknown_kind_lists_the_kinds() -> None:
    with pytest.raises(QueryError, match="Visit, Meeting, Agreement"):
        graph(visit("a", "2021", told="一")).events("Party")
