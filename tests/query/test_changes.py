"""What changed between two builds is said in words."""

from __future__ import annotations

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon.lexicon import load_lexicon
from guantu.query import KnowledgeGraph, diff
from guantu.records import Reading
from guantu.resolve import Entry, resolve


def reading(id: str, person: str, date: str, city: tuple[str, str] = ("南通市", "320600")) -> Reading:
    draft = Draft(id, date=date)
    draft.region(city[0], code=city[1])
    draft.holds(person, city[0], "市长", sentence=f"{city[0]}市长{person}出席第{id}次会议。")
    return draft.reading()


def graph(*readings: Reading, ledger: tuple[Entry, ...] = ()) -> KnowledgeGraph:
    return KnowledgeGraph(assemble(readings, resolve(readings, load_lexicon(), ledger), Config()))


def test_equal_builds_have_no_changes() -> None:
    readings = (reading("a", "高原远", "2020-01-01"), reading("b", "陆小溪", "2022-01-01"))
    found = diff(graph(*readings), graph(*reversed(readings)))
    assert not found
    assert str(found) == "nothing changed"


def test_a_new_article_brings_a_person_and_a_post() -> None:
    first, second = reading("a", "高原远", "2020-01-01"), reading("b", "陆小溪", "2022-01-01")
    found = diff(graph(first), graph(first, second))
    assert found.documents == ("+ b",)
    assert found.things == ("+ Person 陆小溪",)
    assert found.roles == ("+ 陆小溪 · 南通市市长 · [2022-01-01]",)
    assert not found.bounds


def test_a_later_sight_moves_a_bound() -> None:
    first, second = reading("a", "高原远", "2020-01-01"), reading("b", "高原远", "2022-01-01")
    found = diff(graph(first), graph(first, second))
    assert found.bounds == ("~ 高原远 · 南通市市长 · [2020-01-01] → 高原远 · 南通市市长 · [2020-01-01] – [2022-01-01]",)
    assert not found.roles


def test_a_reviewers_word_shows_as_people_joined_and_parted() -> None:
    readings = (reading("a", "王伟", "2020"), reading("b", "王伟", "2020", ("台州市", "331000")))
    word = Entry(verdict="same", left="a#王伟", right="b#王伟")
    apart, joined = graph(*readings), graph(*readings, ledger=(word,))
    assert diff(apart, joined).joined == ("王伟: 2 → 1",)
    assert diff(joined, apart).parted == ("王伟: 2 → 1",)
