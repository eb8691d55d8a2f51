"""Doubt: who is told to hold a post that, as many other articles agree, somebody else held all the time.

In a post that one person holds at a time, a misread name, an envoy taken for the president or a ministry of another
country shows as a holder whom one or few articles name, in the middle of the time of one whom many name. Such an edge
keeps its evidence and is marked; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from guantu.assemble.bounds import Bounds, is_after, is_present
from guantu.assemble.facts import Fact
from guantu.assemble.succession import in_office

_ENOUGH = 2  # independent articles that make sure of somebody in office
# How many articles outside the doubted time must name the other one, for each that names the doubted one.
_TIMES = 10


def doubts(facts: Iterable[Fact], bounds: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """The bounds of all facts, by id, with the doubtful marked. facts: HOLDS of posts that one person holds."""
    marked = dict(bounds)
    for holders in in_office(facts, bounds):
        dates = {fact.id: _dates(fact) for fact in holders}
        for fact in holders:
            others = [dates[other.id] for other in holders if other.subject != fact.subject]
            if any(_contradicts(other, fact, bounds[fact.id]) for other in others):
                marked[fact.id] = replace(bounds[fact.id], doubtful=True)
    return marked


def _dates(fact: Fact) -> list[str]:
    """The dates of the independent articles that vouch for a holder."""
    return list({told.source: told.date for told in fact.told if told.date and is_present(told)}.values())


def _contradicts(other: list[str], fact: Fact, own: Bounds) -> bool:
    """Whether somebody named on the other dates was in office before, while and after."""
    begin = own.start or own.first_seen
    end = own.end or own.last_seen or begin
    if not begin:
        return False
    before = sum(is_after(begin, date) for date in other)
    after = sum(is_after(date, end) for date in other)
    own_sources = len({told.source for told in fact.told})
    return min(before, after) >= _ENOUGH and before + after >= _TIMES * own_sources
