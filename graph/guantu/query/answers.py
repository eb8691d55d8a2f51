"""What the graph answers with: roles, relations and routes, frozen, each with the quotes that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, TypeVar

from guantu.dates import first_day, last_day
from guantu.records import Claim, Document
from guantu.schema import EDGES, EdgeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One piece of evidence: raw[start:end] of the document is the text.

    rule, score, modality, reason: of the claim that it is evidence for.
    """

    document: str
    source: str
    title: str | None
    date: str | None
    outlet: str | None
    url: str | None
    start: int
    end: int
    text: str
    rule: str
    score: float
    modality: str
    reason: str = ""

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.outlet, self.date, self.source)))
        return f"“{_one_line(self.text)}” ({where} [{self.start}:{self.end}])"

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return _plain(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """What roles and relations share: when, how sure, from how many sources, on what evidence."""

    key: str
    start: str
    end: str
    first_seen: str
    last_seen: str
    modality: str
    score: float
    sources: int
    claims: tuple[Claim, ...] = field(repr=False)
    documents: Mapping[str, Document] = field(repr=False, compare=False, hash=False)

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes, by date (undated last), then document and place; each stretch once."""
        found = {
            (quote.document, quote.start, quote.end): quote
            for claim in self.claims
            for quote in _quotes(claim, self.documents)
        }
        return tuple(found[at] for at in sorted(found, key=lambda at: (found[at].date or "9999", at)))

    @property
    def span(self) -> str:
        """When it was so, in one expression: stated bounds are plain, seen ones in brackets; "" for undated."""
        start = self.start or (f"[{self.first_seen}]" if self.first_seen else "")
        end = self.end or (f"[{self.last_seen}]" if self.last_seen else "")
        if start.strip("[]") == end.strip("[]"):
            return start if self.start else end
        return " – ".join((start, end)).strip()

    @property
    def order(self) -> tuple[bool, str, str]:
        """By first bound, then last; of what only an end is known, by that; undated ones last."""
        end = self.end or self.last_seen
        begin = self.start or self.first_seen or end
        return not begin, begin, end

    def ends_before(self, date: str) -> bool:
        """Whether its last bound lies before a period (ISO prefix)."""
        end = self.end or self.last_seen
        return bool(end) and end[: len(date)] < date[: len(end)]

    def starts_after(self, date: str) -> bool:
        """Whether its first bound lies after a period (ISO prefix)."""
        start = self.start or self.first_seen
        return bool(start) and start[: len(date)] > date[: len(start)]

    def covers(self, date: str) -> bool:
        """Whether it is known to have been so on some day of a period (ISO prefix): between its first and last bound.

        A stated bound goes before a seen one. What is undated covers nothing; what has no first bound, its last day.
        """
        high = self.end or self.last_seen
        low = self.start or self.first_seen or high
        if not low and not high:
            return False
        return (not low or first_day(low) <= last_day(date)) and (not high or last_day(high) >= first_day(date))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(_Fact):
    """A person in a post. status: as in guantu.schema.Status. body: name of what the post belongs to, "" if unknown.

    doubtful: somebody else held the post all the time, as many other articles agree.
    """

    person: str
    post: str
    body: str
    title: str
    status: str
    person_id: str
    post_id: str
    body_id: str
    doubtful: bool = False

    def __str__(self) -> str:
        said = (self.person, self.post, _STATUS.get(self.status, ""), self.span, _DOUBTFUL if self.doubtful else "")
        return " · ".join(filter(None, said))

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return _plain(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(_Fact):
    """Two things in a relation. kind: a name from guantu.schema.EdgeKind."""

    kind: str
    subject: str
    object: str
    subject_id: str
    object_id: str
    agreement: str = ""
    honour: str = ""

    def __str__(self) -> str:
        words = EDGES[EdgeKind(self.kind)].zh
        what = self.agreement or self.honour
        return " · ".join(filter(None, (f"{self.subject} {words} {self.object}", what, self.span)))

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return _plain(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way from one thing to another: the names on it, and between two of them the facts that join them."""

    names: tuple[str, ...]
    ids: tuple[str, ...]
    steps: tuple[tuple[Role | Relation, ...], ...]

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all steps, in order."""
        return tuple(quote for step in self.steps for fact in step for quote in fact.evidence)

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return "\n".join(f"{number}. {step[0]}" for number, step in enumerate(self.steps, start=1)) or self.names[0]

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li>{escape(str(step[0]))}<br><small>{escape(str(step[0].evidence[0]))}</small></li>"
            for step in self.steps
            if step[0].evidence
        )
        return f"<p>{escape(' – '.join(self.names))}</p><ol>{rows}</ol>"

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return {
            "names": list(self.names),
            "ids": list(self.ids),
            "steps": [[fact.as_dict() for fact in step] for step in self.steps],
        }


T = TypeVar("T", Role, Relation)


class Answers(tuple[T, ...]):
    """Several roles or relations, in order: a tuple that prints as a list and shows as a table in a notebook."""

    __slots__ = ()

    def __new__(cls, found: Iterable[T] = ()) -> Answers[T]:
        return super().__new__(cls, tuple(found))  # type: ignore[arg-type]  # T is either, not both

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all of them."""
        return tuple(quote for fact in self for quote in fact.evidence)

    def on(self, date: str) -> Answers[T]:
        """Those that are known to have been so on a date (ISO prefix)."""
        return Answers(fact for fact in self if fact.covers(date))

    def __str__(self) -> str:
        return "\n".join(str(fact) for fact in self) or "(none known)"

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        if not self:
            return "<p>(none known)</p>"
        rows = "".join(
            "<tr>"
            f"<td>{escape(str(fact))}</td><td>{fact.sources}</td><td>{fact.score:.2f}</td>"
            f"<td>{escape(_one_line(fact.evidence[0].text)) if fact.evidence else ''}</td>"
            "</tr>"
            for fact in self
        )
        return f"<table><tr><th></th><th>sources</th><th>score</th><th>evidence</th></tr>{rows}</table>"


_DOUBTFUL = "存疑"
_STATUS = {
    "acting": "代",
    "former": "原",
    "candidate": "拟任",
    "appointed": "新任",
    "removed": "已免",
    "current": "",
}


def _quotes(claim: Claim, documents: Mapping[str, Document]) -> list[Quote]:
    return [
        Quote(
            document=evidence.article,
            source=documents[evidence.article].source,
            title=documents[evidence.article].title,
            date=documents[evidence.article].date,
            outlet=documents[evidence.article].outlet,
            url=documents[evidence.article].url,
            start=evidence.start,
            end=evidence.end,
            text=evidence.quote,
            rule=claim.rule,
            score=claim.score,
            modality=str(claim.modality),
            reason=claim.reason,
        )
        for evidence in claim.evidence
        if evidence.article in documents
    ]


def _plain(answer: Any) -> dict[str, Any]:
    hidden = {"claims", "documents"}
    names = [name for cls in reversed(type(answer).__mro__) for name in getattr(cls, "__slots__", ())]
    values = {name: getattr(answer, name) for name in names if name not in hidden}
    if isinstance(answer, _Fact):
        values["evidence"] = [quote.as_dict() for quote in answer.evidence]
    return values


def _one_line(text: str) -> str:
    return " ".join(text.split())
