"""What resolution keeps of a reading: entities and who is said to hold what, without text and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guantu.records import Entity, Reading
from guantu.schema import EdgeKind, Modality, NodeKind, Status

Ref = tuple[str, str]  # (article id, local entity id)

_NOW = frozenset({Status.CURRENT, Status.ACTING, Status.APPOINTED})
_UNTRUE = frozenset({Modality.DENIED, Modality.HOPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A HOLDS claim of one article: local ids of person and post, its status, and the date that it speaks of."""

    person: str
    post: str
    status: str
    date: str

    @property
    def now(self) -> bool:
        """Whether it was held at the date, as against before or later."""
        return self.status in _NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article as resolution sees it.

    date: "" where not known. outlet: name of the surest outlet, near: code of the outlet's region, "" for none.
    """

    article: str
    date: str
    outlet: str
    near: str
    entities: tuple[Entity, ...]
    holdings: tuple[Holding, ...]

    def of_kind(self, kind: NodeKind) -> Iterator[Entity]:
        """The entities of a kind, in order of first mention."""
        return (entity for entity in self.entities if entity.kind == kind)


def sheet_of(reading: Reading) -> Sheet:
    """The sheet of a reading."""
    article = reading.article
    date = (article.published.start or article.published.end or "") if article.published else ""
    return Sheet(
        article=article.id,
        date=date,
        outlet=article.outlet.name if article.outlet else "",
        near=next((outlet.region for outlet in article.outlets if outlet.region), "") or "",
        entities=reading.entities,
        holdings=tuple(
            Holding(
                person=claim.subject,
                post=claim.object,
                status=claim.qualifier("status") or Status.CURRENT,
                date=(claim.when.start or claim.when.end or date) if claim.when else date,
            )
            for claim in reading.claims
            if claim.predicate == EdgeKind.HOLDS and claim.modality not in _UNTRUE
        ),
    )
