"""Claims to facts: which claims tell the same, so that they become one edge.

What lasts (a post, support, cooperation, where a thing belongs) is one fact however often it is told; a person who was
removed from a post and later appointed to it again held it twice. What happens (a visit, a meeting) is one fact for all
claims whose dates lie within a few days of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from guantu.dates import days_apart, first_day, last_day
from guantu.ids import stable_id
from guantu.records import Claim
from guantu.schema import EDGES, EdgeKind, Status

SAME_EVENT_DAYS = 5  # five articles of one week tell of one visit

LASTING = frozenset(
    {
        EdgeKind.HOLDS,
        EdgeKind.OF,
        EdgeKind.SUPPORTS,
        EdgeKind.COOPERATES,
        EdgeKind.PART_OF,
        EdgeKind.LOCATED_IN,
    }
)
# How a person stands to a post: acting and candidates are facts of their own, all else is one time in office.
_STANDING = {Status.ACTING: "acting", Status.CANDIDATE: "candidate"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim between two nodes. date: of the source it counts as; source: the article that this one repeats."""

    subject: str
    object: str
    claim: Claim
    date: str
    source: str

    @property
    def when(self) -> str:
        """The day, month or year that it happened, as stated, else that of the article; "" for unknown."""
        period = self.claim.when
        return (period.start or period.end or self.date) if period else self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One edge to be: the stable id is its key, claims are sorted by date and place.

    role: how the subject takes part in an event, "" for all that is no TAKES_PART.
    """

    id: str
    kind: EdgeKind
    subject: str
    object: str
    told: tuple[Told, ...]
    role: str = ""

    def qualifier(self, key: str) -> str:
        """The value that its claims give, the firmest first; "" for none."""
        values = ((-told.claim.score, value) for told in self.told if (value := told.claim.qualifier(key)))
        return min(values, default=(0.0, ""))[1]


def facts_of(told: Iterable[Told]) -> list[Fact]:
    """The facts of all claims, sorted by id; the order of the claims does not matter."""
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        groups[_key(one)].append(one)
    facts: list[Fact] = []
    for key in sorted(groups):
        claims = sorted(groups[key], key=_order)
        if claims[0].claim.predicate == EdgeKind.HOLDS:
            facts.extend(_fact((*key, *again), term) for again, term in _terms(claims))
        elif claims[0].claim.predicate in LASTING:
            facts.append(_fact(key, claims))
        else:
            facts.extend(_fact((*key, _first_date(event)), event) for event in _events(claims))
    return sorted(facts, key=lambda fact: fact.id)


def ends(kind: EdgeKind, subject: str, object: str) -> tuple[str, str]:
    """The ends as stored: relations without a direction go from the smaller id to the larger."""
    return (subject, object) if EDGES[kind].directed or subject <= object else (object, subject)


def _key(told: Told) -> tuple[str, ...]:
    claim = told.claim
    kind = claim.predicate
    extra = ""
    if kind == EdgeKind.HOLDS:
        extra = _STANDING.get(_status(told), "")
    elif kind == EdgeKind.COOPERATES:
        extra = claim.qualifier("agreement") or ""
    elif kind == EdgeKind.AWARDS:
        extra = claim.qualifier("honour") or ""
    return (kind, *ends(kind, told.subject, told.object), extra)


def _order(told: Told) -> tuple[bool, str, str, tuple[int, ...], str]:
    """By time (undated last), then article and place."""
    place = tuple(number for evidence in told.claim.evidence for number in (evidence.start, evidence.end))
    return not told.when, told.when, told.claim.article, place, told.claim.id


def _events(claims: list[Told]) -> list[list[Told]]:
    """Claims of one relation, in order of time, cut where the gap is too wide; undated ones are an event a source."""
    events: list[list[Told]] = []
    undated: dict[str, list[Told]] = defaultdict(list)
    for told in claims:
        if not told.when:
            undated[told.source].append(told)
        elif events and days_apart(events[-1][-1].when, told.when) <= SAME_EVENT_DAYS:
            events[-1].append(told)
        else:
            events.append([told])
    return [*events, *(undated[source] for source in sorted(undated))]


def _terms(claims: list[Told]) -> list[tuple[tuple[str, ...], list[Told]]]:
    """The claims of one person and post, cut at each appointment that follows a removal.

    Each term with what makes its id: nothing for the first one, else the date of the appointment.
    """
    removed = sorted(told.when for told in claims if _status(told) == Status.REMOVED and told.when)
    begins: list[str] = []
    for date in sorted(told.when for told in claims if _status(told) == Status.APPOINTED and told.when):
        since = begins[-1] if begins else ""
        if any(since < end and _is_before(end, date) for end in removed):
            begins.append(date)
    terms: list[list[Told]] = [[] for _ in range(len(begins) + 1)]
    for told in claims:
        own = told.when if _status(told) in (Status.APPOINTED, Status.REMOVED) else told.date or told.when
        terms[sum(bool(own) and begin <= own for begin in begins)].append(told)
    return [((begin,) if begin else (), term) for begin, term in zip(("", *begins), terms, strict=True) if term]


def _status(told: Told) -> Status:
    return Status(told.claim.qualifier("status") or Status.CURRENT)


def _is_before(left: str, right: str) -> bool:
    return last_day(left) < first_day(right) and days_apart(left, right) > SAME_EVENT_DAYS


def _first_date(event: list[Told]) -> str:
    return event[0].when or event[0].source


def _fact(key: tuple[str, ...], told: list[Told]) -> Fact:
    return Fact(
        id=stable_id(*key),
        kind=EdgeKind(key[0]),
        subject=key[1],
        object=key[2],
        told=tuple(sorted(told, key=lambda one: (one.claim.article, _order(one)))),
    )
