"""Events as answers: who took part in a visit, a meeting, an agreement, where and when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from guantu.query.answers import Quote, Relation, Role
from guantu.schema import WHERE, EventKind, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A thing that takes part in an event, or where it was. kind: of its node; role: as in guantu.schema.Part."""

    id: str
    name: str
    kind: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: a node of the graph. kind: as in guantu.schema.EventKind.

    start, end: ISO prefixes, "" where not known. parts: who takes part, and where it takes place, sorted by name.
    facts: the relations (or the role) that tell of it. documents: ids of the articles.
    """

    id: str
    name: str
    kind: str
    start: str
    end: str
    parts: tuple[Participant, ...]
    facts: tuple[Relation | Role, ...]
    documents: tuple[str, ...]

    @property
    def participants(self) -> tuple[str, ...]:
        """The names of all who took part, sorted."""
        return self._named(*(part for part in Part if part not in (Part.POST, *WHERE)))

    @property
    def places(self) -> tuple[str, ...]:
        """The names of where it was, sorted; sites that visitors of a region inspected are `stops`."""
        return self._named(Part.PLACE)

    @property
    def stops(self) -> tuple[str, ...]:
        """The names of what visitors inspected on the way, sorted."""
        return self._named(Part.STOP)

    @property
    def what(self) -> tuple[str, ...]:
        """What was agreed or awarded, and to which post somebody was appointed, sorted."""
        named = (getattr(fact, name, "") for fact in self.facts for name in ("agreement", "honour"))
        return tuple(sorted({*filter(None, named), *self._named(Part.POST)}))

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all facts; of a role those that tell of the appointment."""
        told = set(self.documents)
        quotes = (quote for fact in self.facts for quote in fact.evidence)
        if self.kind == EventKind.APPOINTMENT:
            quotes = (quote for quote in quotes if quote.document in told)
        return tuple(dict.fromkeys(quotes))

    def concerns(self, id: str) -> bool:
        """Whether a thing takes part, or is where it happened."""
        return any(part.id == id for part in self.parts)

    def _named(self, *roles: str) -> tuple[str, ...]:
        return tuple(part.name for part in self.parts if part.role in roles)

    def __str__(self) -> str:
        when = self.start if self.start == self.end else f"{self.start} – {self.end}"
        said = ("、".join(names) for names in (self.what, self.places, self.participants))
        return " · ".join(filter(None, (when, self.kind, *said)))

    def _repr_html_(self) -> str:
        quotes = "".join(f"<li>{escape(str(quote))}</li>" for quote in self.evidence)
        return f"<p>{escape(str(self))}</p><ul>{quotes}</ul>"

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return {
            **{name: getattr(self, name) for name in ("id", "name", "kind", "start", "end")},
            "parts": [{"id": p.id, "name": p.name, "kind": p.kind, "role": p.role} for p in self.parts],
            "documents": list(self.documents),
            "facts": [fact.as_dict() for fact in self.facts],
        }
