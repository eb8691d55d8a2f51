"""Events: what facts tell of one visit, meeting, agreement, award or appointment, taken together.

Five articles on one meeting are one fact already; here facts are put together that tell of one event. They share an
article, lie within a few days of each other, and belong together by their kind:

    Visit        VISITS to one place, with the inspections of the visitors, who led them and who went along;
                 inspections by one visitor where no visit is told
    Meeting      MEETS of one sentence with a common end, unless it says that they met one by one
    Agreement    COOPERATES by one agreement
    Award        AWARDS of one honour by one giver, or to one recipient
    Appointment  HOLDS with a word of appointment, each by itself
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from guantu.assemble.bounds import Bounds, bounds_of
from guantu.assemble.facts import LASTING, SAME_EVENT_DAYS, Fact, Told
from guantu.dates import days_apart
from guantu.ids import stable_id
from guantu.schema import WHERE, EdgeKind, EventKind, Part, Status

_LONGEST = 92  # days that one event may be told to take
_ONE_BY_ONE = ("分别", "先后", "逐一")  # 市长分别会见甲、乙: two meetings
_RANK = tuple(Part)  # of several parts of one thing, the first is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. id: that of its first fact, as an event. facts: what tells of it, the ones that make it one first.

    parts: TAKES_PART and TAKES_PLACE as facts of their own, one for each thing, sorted by id.
    bounds: when it was: stated, else as the articles are dated. What is no visit is over on the day it began.
    """

    id: str
    kind: EventKind
    facts: tuple[Fact, ...]
    parts: tuple[Fact, ...]
    bounds: Bounds


def events_of(facts: Iterable[Fact]) -> list[Event]:
    """The events of some facts, by id; the order of the facts does not matter."""
    by_kind: dict[EdgeKind, list[Fact]] = defaultdict(list)
    for fact in facts:
        told = fact.told if fact.kind in LASTING else tuple(one for one in fact.told if not _is_of_years(one))
        if told:
            by_kind[fact.kind].append(fact if told == fact.told else replace(fact, told=told))
    return sorted((*_visits(by_kind), *_others(by_kind)), key=lambda event: event.id)


def _is_of_years(told: Told) -> bool:
    """Whether it is told of a long stretch of time (三年来多次到访): of several events, or of none in particular."""
    when = told.claim.when
    if when is None or when.precision != "span" or not when.start:
        return False
    end = when.end or told.date
    return bool(end) and days_apart(when.start, end) > _LONGEST


def _others(by_kind: Mapping[EdgeKind, list[Fact]]) -> Iterator[Event]:
    for group in _together(by_kind[EdgeKind.MEETS], _one_meeting):
        yield _event(EventKind.MEETING, group, _ends(group, Part.PARTY, Part.PARTY))
    agreed = [fact for fact in by_kind[EdgeKind.COOPERATES] if fact.qualifier("agreement")]
    for group in _together(agreed, lambda left, right: left.qualifier("agreement") == right.qualifier("agreement")):
        yield _event(EventKind.AGREEMENT, group, _ends(group, Part.PARTY, Part.PARTY))
    for group in _together(by_kind[EdgeKind.AWARDS], _one_award):
        yield _event(EventKind.AWARD, group, _ends(group, Part.GIVER, Part.RECIPIENT))
    for fact in by_kind[EdgeKind.HOLDS]:
        told = tuple(one for one in fact.told if one.claim.qualifier("status") == Status.APPOINTED)
        if told:
            group = [replace(fact, told=told)]
            yield _event(EventKind.APPOINTMENT, group, _ends(group, Part.APPOINTEE, Part.POST))


def _visits(by_kind: Mapping[EdgeKind, list[Fact]]) -> Iterator[Event]:
    """Visits to a place, then inspections that belong to none of them."""
    around = _by_article(fact for kind in _OF_VISITORS for fact in by_kind[kind])
    taken: set[str] = set()
    for group in _together(by_kind[EdgeKind.VISITS], lambda left, right: left.object == right.object):
        more = _of_visitors(group, around)
        taken.update(fact.id for fact in more)
        yield _visit(group, more)
    alone = [fact for fact in by_kind[EdgeKind.INSPECTS] if fact.id not in taken]
    for group in _together(alone, lambda left, right: left.subject == right.subject):
        yield _visit(group, [fact for fact in _of_visitors(group, around) if fact.kind != EdgeKind.INSPECTS])


# What may be told of visitors besides their visit, and at which end they then stand.
_OF_VISITORS: dict[EdgeKind, Callable[[Fact], set[str]]] = {
    EdgeKind.INSPECTS: lambda fact: {fact.subject},
    EdgeKind.LEADS: lambda fact: {fact.subject, fact.object},
    EdgeKind.ACCOMPANIES: lambda fact: {fact.object},
}


def _of_visitors(visits: list[Fact], around: Mapping[str, list[Fact]]) -> list[Fact]:
    """What the same articles tell of the visitors in the same days."""
    visitors = {visit.subject for visit in visits}
    found = {fact.id: fact for article in sorted(_articles(visits)) for fact in around[article]}
    return [
        fact
        for _, fact in sorted(found.items())
        if _OF_VISITORS[fact.kind](fact) & visitors and any(_close(fact, visit) for visit in visits)
    ]


_Parts = list[tuple[str, Part, Fact]]  # a thing, how it belongs to the event, and the fact that says so


def _visit(visits: list[Fact], more: list[Fact]) -> Event:
    parts: _Parts = []
    for fact in (*visits, *more):
        if fact.kind == EdgeKind.ACCOMPANIES:
            parts.append((fact.subject, Part.COMPANION, fact))
        elif fact.kind == EdgeKind.LEADS:
            parts += [(fact.subject, Part.LEADER, fact), (fact.object, Part.VISITOR, fact)]
        else:
            where = Part.PLACE if fact.kind == visits[0].kind else Part.STOP
            parts += [(fact.subject, Part.VISITOR, fact), (fact.object, where, fact)]
    return _event(EventKind.VISIT, [*visits, *more], parts)


def _ends(facts: list[Fact], subject: Part, object: Part) -> _Parts:
    return [part for fact in facts for part in ((fact.subject, subject, fact), (fact.object, object, fact))]


def _event(kind: EventKind, facts: list[Fact], parts: _Parts) -> Event:
    id = stable_id("Event", kind, facts[0].id)
    roles: dict[tuple[str, EdgeKind], set[Part]] = defaultdict(set)
    grounds: dict[tuple[str, EdgeKind], dict[str, Fact]] = defaultdict(dict)
    for thing, part, fact in parts:
        edge = EdgeKind.TAKES_PLACE if part in WHERE else EdgeKind.TAKES_PART
        roles[thing, edge].add(part)
        grounds[thing, edge][fact.id] = fact
    made: list[Fact] = []
    for (thing, edge), found in sorted(grounds.items()):
        subject, object = (id, thing) if edge == EdgeKind.TAKES_PLACE else (thing, id)
        told = sorted((one for fact in found.values() for one in fact.told), key=_place_in_texts)
        made.append(
            Fact(
                id=stable_id(edge, subject, object),
                kind=edge,
                subject=subject,
                object=object,
                told=tuple(told),
                role=str(min(roles[thing, edge], key=_RANK.index)),
            )
        )
    bounds = bounds_of(replace(made[0], told=tuple(one for fact in facts for one in fact.told)))
    if kind != EventKind.VISIT:
        bounds = replace(bounds, end=bounds.start, last_seen=bounds.first_seen)
    return Event(id=id, kind=kind, facts=tuple(facts), parts=tuple(made), bounds=bounds)


def _place_in_texts(told: Told) -> tuple[str, int, str]:
    return told.claim.article, told.claim.evidence[0].start, told.claim.id


def _together(facts: list[Fact], belong: Callable[[Fact, Fact], bool]) -> list[list[Fact]]:
    """Facts in groups: those that share an article, lie close together and belong to each other, over any others.

    Each group begins with its earliest fact, and so do the groups.
    """
    home = {fact.id: fact.id for fact in facts}

    def find(id: str) -> str:
        while home[id] != id:
            home[id] = id = home[home[id]]
        return id

    for found in _by_article(facts).values():
        for left, right in combinations(found, 2):
            if belong(left, right) and _close(left, right):
                first, second = sorted((find(left.id), find(right.id)))
                home[second] = first
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=_order):
        groups[find(fact.id)].append(fact)
    return list(groups.values())


def _by_article(facts: Iterable[Fact]) -> defaultdict[str, list[Fact]]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for article in sorted(_articles([fact])):
            found[article].append(fact)
    return found


def _articles(facts: Iterable[Fact]) -> set[str]:
    return {told.claim.article for fact in facts for told in fact.told}


def _one_meeting(left: Fact, right: Fact) -> bool:
    if not {left.subject, left.object} & {right.subject, right.object}:
        return False
    shared = _sentences(left) & _sentences(right)
    return bool(shared) and not any(word in quote for _, quote in shared for word in _ONE_BY_ONE)


def _sentences(fact: Fact) -> set[tuple[str, str]]:
    return {(evidence.article, evidence.quote) for told in fact.told for evidence in told.claim.evidence}


def _one_award(left: Fact, right: Fact) -> bool:
    same_honour = left.qualifier("honour") == right.qualifier("honour")
    return same_honour and (left.subject == right.subject or left.object == right.object)


def _day(fact: Fact) -> str:
    return min((told.when for told in fact.told if told.when), default="")


def _order(fact: Fact) -> tuple[bool, str, str]:
    return not _day(fact), _day(fact), fact.id


def _close(left: Fact, right: Fact) -> bool:
    mine, other = _day(left), _day(right)
    return not mine or not other or days_apart(mine, other) <= SAME_EVENT_DAYS
