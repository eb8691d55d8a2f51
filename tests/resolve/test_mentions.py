"""A hand-made list of who is meant: merges must be right, and few of them may be missing."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from builders import Draft
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Reading
from guantu.resolve import resolve

PRECISION, RECALL, PAIRS = 0.995, 0.90, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One mention of the list."""

    person: str
    level: str
    name: str
    body: str
    title: str
    date: str


@cache
def rows(file: str) -> tuple[Row, ...]:
    text = Path(__file__).with_name(file).read_text("utf-8")
    return tuple(Row(**row) for row in csv.DictReader(line for line in text.split("\n") if line and line[0] != "#"))


def reading(number: int, row: Row) -> Reading:
    """The row as an article of one national outlet."""
    draft = Draft(f"m{number:03d}", date=row.date, outlet="晚间新闻")
    draft.say(f"第{number}条。")
    regions = load_lexicon().regions.named(row.body)
    country = load_lexicon().countries.named(row.body)
    body: str | None = row.body or None
    if country is not None:
        draft.region(row.body, code=country.code)
    elif regions and regions[0].name == row.body:
        draft.region(row.body, code=regions[0].code)
    elif body:
        draft.organization(body)
    if row.title:
        draft.holds(row.name, body, row.title)
    else:
        draft.person(row.name)
        draft.say(f"{row.name}出席。")
    return draft.reading()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A pair, what is right and what was said."""

    left: Row
    right: Row
    same: bool
    said: bool


@cache
def verdicts(file: str) -> tuple[Verdict, ...]:
    found = rows(file)
    linker = resolve([reading(number, row) for number, row in enumerate(found)], load_lexicon())
    person = {
        number: linker.links[f"m{number:03d}", entity.id]
        for number, row in enumerate(found)
        for entity in reading(number, row).entities
        if entity.name == row.name
    }

    def pairs() -> Iterator[Verdict]:
        for (i, left), (j, right) in combinations(enumerate(found), 2):
            if left.name == right.name or left.person == right.person:
                same = left.person == right.person
                yield Verdict(left=left, right=right, same=same, said=person[i] == person[j])

    return tuple(pairs())


@pytest.mark.parametrize(("file", "pairs", "apart"), [("mentions.csv", PAIRS, 20), ("mentions_fresh.csv", 30, 8)])
def test_the_lists_are_long_enough_and_have_all_levels(file: str, pairs: int, apart: int) -> None:
    assert len(verdicts(file)) >= pairs
    assert {row.level for row in rows(file)} == {"easy", "middling", "hard"}
    assert sum(not verdict.same for verdict in verdicts(file)) >= apart


@pytest.mark.parametrize("file", ["mentions.csv", "mentions_fresh.csv"])
def test_merges_are_right_and_few_are_missing(file: str) -> None:
    counts = Counter((verdict.same, verdict.said) for verdict in verdicts(file))
    wrong = [(v.left, v.right) for v in verdicts(file) if v.said and not v.same]
    missing = [(v.left, v.right) for v in verdicts(file) if v.same and not v.said]
    precision = counts[True, True] / (counts[True, True] + counts[False, True])
    recall = counts[True, True] / (counts[True, True] + counts[True, False])
    assert precision >= PRECISION, wrong
    assert recall >= RECALL, missing
