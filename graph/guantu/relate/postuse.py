"""A post that a person is said to hold: the record that the readers of posts give and that relations hang on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention
from guantu.relate.people import TitleUse
from guantu.relate.seats import Seat
from guantu.schema import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PostUse:
    """A post that a person is said to hold. body, organ: as carried on to the next title without a body of its own."""

    person: str
    body: str | None
    title: str
    status: str
    rule: str
    start: int
    end: int
    person_span: tuple[int, int]
    title_span: tuple[int, int]
    reason: str = ""
    score: float = 0.9


_GUESSED = "the other one is named"  # the reason of a body that a told one comes before


def with_told_bodies(uses: Sequence[PostUse]) -> list[PostUse]:
    """The posts, those without a body given the one that the same person holds the same title at elsewhere in the text:
    行政长官甲……澳门特别行政区行政长官甲. Where the text tells several, it stays open."""
    told: dict[tuple[str, str], set[str]] = {}
    for use in uses:
        if use.body is not None and not use.reason.endswith(_GUESSED):
            told.setdefault((use.person, use.title), set()).add(use.body)
    return [
        replace(use, body=next(iter(bodies)), reason="the same person holds it there elsewhere in the text")
        if (use.body is None or use.reason.endswith(_GUESSED))
        and len(bodies := told.get((use.person, use.title), set())) == 1
        else use
        for use in uses
    ]


def counts(use: TitleUse, grammar: Grammar) -> bool:
    """Whether a title makes a post: no form of address, and no common noun without a body of its own."""
    domain = grammar.domain_of(use.title)
    if domain == "honour":
        return False
    if domain in ("common", "group"):
        return bool(use.bodies)
    return True


def post_use(person: str, name: Mention, use: TitleUse, seat: Seat, *, rule: str) -> PostUse:
    """The post of one title. person: draft of the holder, whom `name` names. rule: what read it."""
    title = use.title
    if seat.organ and not title.startswith(seat.organ):
        title = seat.organ + title
    return PostUse(
        person=person,
        body=seat.body,
        title=title,
        status=use.status or Status.CURRENT.value,
        rule=rule,
        start=min(use.start, name.start),
        end=max(use.mention.end, name.end),
        person_span=(name.start, name.end),
        title_span=(use.mention.start, use.mention.end),
        reason=seat.reason,
        score=0.9 if seat.body is not None else 0.7,
    )
