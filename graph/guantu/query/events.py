"""Events: what relations tell of one visit, one meeting, one agreement, one award, one appointment, taken together.

A visit is all VISITS to one place that share an article and lie within a few days, with the inspections of the
visitors, who led them and who went along, as far as the same articles tell. All else is one event for each fact, since
the claims of five articles on one meeting are one fact already.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from guantu.dates import days_apart, earliest, latest
from guantu.query.answers import Quote, Relation, Role
from guantu.schema import EdgeKind

KINDS = ("Visit", "Meeting", "Agreement", "Award", "Appointment")
_SAME_DAYS = 5
_OF_VISITORS = frozenset({EdgeKind.INSPECTS, EdgeKind.LEADS})
_ALONE = {EdgeKind.MEETS: "Meeting", EdgeKind.AWARDS: "Award"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """kind: one of KINDS. start, end: ISO prefixes, "" where not known. place: name, "" where none is told.

    participants: names, sorted. facts: the relations (or the role) that tell of it. documents: ids of the articles.
    """

    kind: str
    start: str
    end: str
    place: str
    participants: tuple[str, ...]
    facts: tuple[Relation | Role, ...]
    documents: tuple[str, ...]

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all facts."""
        return tuple(quote for fact in self.facts for quote in fact.evidence)

    def __str__(self) -> str:
        when = self.start if self.start == self.end else f"{self.start} – {self.end}"
        return " · ".join(filter(None, (when, self.kind, self.place, "、".join(self.participants))))

    def _repr_html_(self) -> str:
        quotes = "".join(f"<li>{escape(str(quote))}</li>" for quote in self.evidence)
        return f"<p>{escape(str(self))}</p><ul>{quotes}</ul>"

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return {
            **{name: getattr(self, name) for name in ("kind", "start", "end", "place")},
            "participants": list(self.participants),
            "documents": list(self.documents),
            "facts": [fact.as_dict() for fact in self.facts],
        }


def events_of(relations: Iterable[Relation], roles: Iterable[Role]) -> tuple[Event, ...]:
    """All events, by time (undated last)."""
    relations = tuple(relations)
    events = [_visit(visits, relations) for visits in _visits(r for r in relations if r.kind == EdgeKind.VISITS)]
    for relation in relations:
        kind = _ALONE.get(EdgeKind(relation.kind)) or ("Agreement" if relation.agreement else "")
        if kind:
            events.append(_event(kind, "", [relation], {relation.subject, relation.object}))
    events += [_event("Appointment", role.post, [role], {role.person}) for role in roles if role.status == "appointed"]
    return tuple(sorted(events, key=lambda event: (not event.start, event.start, str(event))))


def _visits(visits: Iterable[Relation]) -> list[list[Relation]]:
    """VISITS to one place, in order of time, joined where they share an article and lie close together."""
    groups: list[list[Relation]] = []
    for visit in sorted(visits, key=lambda r: (r.object_id, _day(r), r.key)):
        for group in reversed(groups):
            if group[0].object_id != visit.object_id:
                break
            if _documents(group) & _documents([visit]) and _close(group[-1], visit):
                group.append(visit)
                break
        else:
            groups.append([visit])
    return groups


def _visit(visits: list[Relation], relations: tuple[Relation, ...]) -> Event:
    """A visit with what the same articles tell of the visitors."""
    documents = _documents(visits)
    visitors = {visit.subject_id for visit in visits}
    names = {visit.subject for visit in visits}
    facts: list[Relation | Role] = [*visits]
    for relation in relations:
        if not documents & _documents([relation]) or not _close(visits[0], relation):
            continue
        if relation.kind in _OF_VISITORS and relation.subject_id in visitors:
            facts.append(relation)
        elif relation.kind == EdgeKind.ACCOMPANIES and relation.object_id in visitors:
            facts.append(relation)
            names.add(relation.subject)
    return _event("Visit", visits[0].object, facts, names)


def _event(kind: str, place: str, facts: list[Relation | Role] | list[Relation] | list[Role], names: set[str]) -> Event:
    return Event(
        kind=kind,
        start=earliest(fact.start or fact.first_seen for fact in facts),
        end=latest(fact.end or fact.last_seen if kind != "Appointment" else fact.start for fact in facts)
        or earliest(fact.start or fact.first_seen for fact in facts),
        place=place,
        participants=tuple(sorted(names)),
        facts=tuple(facts),
        documents=tuple(sorted(_documents(facts))),
    )


def _documents(facts: Iterable[Relation | Role]) -> set[str]:
    return {claim.article for fact in facts for claim in fact.claims}


def _day(fact: Relation) -> str:
    return fact.start or fact.first_seen


def _close(left: Relation, right: Relation) -> bool:
    return not _day(left) or not _day(right) or days_apart(_day(left), _day(right)) <= _SAME_DAYS
