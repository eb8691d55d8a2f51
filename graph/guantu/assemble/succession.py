"""Succession: what the bounds of one time in office say of those before and after it in a post that one person holds.

Three things follow from there being one holder at a time. Who was removed when somebody else was appointed is out of
office, however often later articles (of a trial, of a life) give the old title. Who is elected while another one goes
on serving takes office later: then the election is no start, and it begins when that person is first seen in office
after the other one. And when somebody else is known to be in office, a single later article that still gives the title
to the one before looks back; it moves no bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from guantu.assemble.bounds import Bounds, is_after, is_present
from guantu.assemble.facts import Fact
from guantu.dates import days_apart, earliest, first_day, latest
from guantu.schema import Status

_HANDOVER = 31  # days in which both may be named with the title
_WAITING = 270  # days from an election to taking office, at most: more is a misreading of one of the two
_ENOUGH = 2  # independent articles that make sure of somebody in office
_NOT_IN_OFFICE = frozenset({Status.ACTING, Status.CANDIDATE})


def succession(facts: Iterable[Fact], bounds: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """The bounds of all facts, by id, with those of HOLDS mended. facts: HOLDS of posts that one person holds."""
    mended = dict(bounds)
    for found in in_office(facts, bounds):
        holders = sorted(found, key=lambda fact: (_begin(mended[fact.id]), fact.id))
        for fact in holders:
            others = [other for other in holders if other.subject != fact.subject]
            mended[fact.id] = _out_of_office(fact, others, mended)
            mended[fact.id] = _without_looking_back(fact, others, mended)
        for fact in holders:
            others = [other for other in holders if other.subject != fact.subject]
            mended[fact.id] = _from_taking_office(fact, others, mended)
    return mended


def in_office(facts: Iterable[Fact], bounds: Mapping[str, Bounds]) -> list[list[Fact]]:
    """The facts of each post, without those of people who acted in it or were proposed for it."""
    posts: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if bounds[fact.id].status not in _NOT_IN_OFFICE:
            posts[fact.object].append(fact)
    return list(posts.values())


def _out_of_office(fact: Fact, others: list[Fact], bounds: Mapping[str, Bounds]) -> Bounds:
    """The bounds of a holder whose removal goes with the appointment of another one."""
    own = bounds[fact.id]
    removed = latest(told.when for told in fact.told if told.claim.qualifier("status") == Status.REMOVED)
    if own.end or not removed:
        return own
    appointed = (start for other in others if (start := bounds[other.id].start))
    if not any(days_apart(removed, start) <= _HANDOVER for start in appointed):
        return own
    kept = [told.date for told in fact.told if is_present(told) and told.date and not is_after(told.date, removed)]
    return replace(own, end=removed, last_seen=latest(kept), status=Status.REMOVED)


def _without_looking_back(fact: Fact, others: list[Fact], bounds: Mapping[str, Bounds]) -> Bounds:
    """The bounds of a holder without a single late article, where somebody else came into office after."""
    own = bounds[fact.id]
    if own.end or not own.last_seen:
        return own
    later = [
        begin
        for other in others
        if _sources(other) >= _ENOUGH
        and (begin := _begin(bounds[other.id]))
        and is_after(begin, _begin(own))
        and is_after(own.last_seen, begin)
    ]
    if not later:
        return own
    begin = min(later, key=first_day)
    late = {told.source for told in fact.told if told.date and is_after(told.date, begin)}
    kept = [told.date for told in fact.told if is_present(told) and told.date and not is_after(told.date, begin)]
    return replace(own, last_seen=latest(kept)) if len(late) < _ENOUGH and kept else own


def _from_taking_office(fact: Fact, others: list[Fact], bounds: Mapping[str, Bounds]) -> Bounds:
    """The bounds of a holder from the end of the one before, where the stated start is an election ahead of it."""
    own = bounds[fact.id]
    if not own.start:
        return own
    ends = [
        end
        for other in others
        if (end := bounds[other.id].end or bounds[other.id].last_seen)
        and _begin(bounds[other.id])
        and is_after(own.start, _begin(bounds[other.id]))
        and is_after(end, own.start)
        and days_apart(own.start, end) <= _WAITING
        and (bounds[other.id].end or _sources(other, since=own.start) >= _ENOUGH)
    ]
    if not ends:
        return own
    end = latest(ends)
    seen = [
        told.date for told in fact.told if is_present(told) and told.date and first_day(told.date) >= first_day(end)
    ]
    return replace(own, start="", first_seen=earliest(seen)) if seen else own


def _sources(fact: Fact, since: str = "") -> int:
    """How many independent articles tell of a holder, after a date."""
    return len({told.source for told in fact.told if is_present(told) and (not since or is_after(told.date, since))})


def _begin(bounds: Bounds) -> str:
    return bounds.start or bounds.first_seen
