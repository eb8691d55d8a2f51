"""A post that a person is said to hold: the record that the readers of posts give and that relations hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.relate.entities import Draft, Entities
from guantu.relate.people import TitleUse
from guantu.relate.titlerow import Seat
from guantu.schema import NodeKind, Status


@dataclass(slots=True, kw_only=True)
class PostUse:
    """A post that a person is said to hold. person, body: drafts; body is None where the text does not tell it.

    title: with the organ that it keeps (市委书记). status: a value of Status. start, end: normalised stretch that shows
    it, in which the spans of the name and of the title lie. rule: what read it. reason: of a body that is inferred,
    else "". score: 0 to 1.
    """

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


_OF_RANK = re.compile("([省市县区州旗盟])(?:委|政府|人大|政协|纪委|监委|人民政府)")
_OF_GOVERNMENT = re.compile("(?:人民)?政府((?:常务)?副?[省市县区州旗盟镇乡]长)")  # 政府|县长: the organ is in the head
_GUESSED = "the other one is named"  # the reason of a body that a told one comes before


def with_told_bodies(uses: Sequence[PostUse], entities: Entities) -> list[PostUse]:
    """The posts, those without a body given the one that the same person holds the same title at elsewhere in the text:
    行政长官甲……澳门特别行政区行政长官甲. Where the text tells several, it stays open."""
    told: dict[tuple[str, str], set[str]] = {}
    for use in uses:
        if use.body is not None and not use.reason.endswith(_GUESSED):
            told.setdefault((use.person, use.title), set()).add(use.body)
    told_uses = [
        replace(use, body=next(iter(bodies)), reason="the same person holds it there elsewhere in the text")
        if (use.body is None or use.reason.endswith(_GUESSED))
        and len(bodies := told.get((use.person, use.title), set())) == 1
        else use
        for use in uses
    ]
    return _of_one_list(told_uses, entities)


def _of_one_list(uses: Sequence[PostUse], entities: Entities) -> list[PostUse]:
    """The posts, those of a committee without a body given that of the next one of the list: 市委副书记、|市长甲 is of
    the city whose mayor he is; 党委副书记、副校长乙 of the school."""
    found: list[PostUse] = []
    for index, use in enumerate(uses):
        following = uses[index + 1] if index + 1 < len(uses) else None
        if (
            use.body is None
            and following is not None
            and following.body is not None
            and following.person_span == use.person_span
            and following.rule == use.rule
            and _is_committee_of(use.title, entities[following.body])
        ):
            use = replace(use, body=following.body, reason="the body of the title after it")
        found.append(use)
    return found


def _is_committee_of(title: str, body: Draft) -> bool:
    """Whether a title of a committee can be of a body: 市委副书记 of a city, 党委书记 of what is no region."""
    if body.kind is NodeKind.REGION:
        match = _OF_RANK.match(title)
        return match is not None and body.name.endswith(match.group(1))
    return title.startswith(("党委", "党组", "党总支", "纪委")) and body.kind is NodeKind.ORGANIZATION


def counts(use: TitleUse, grammar: Grammar) -> bool:
    """Whether a title makes a post: no form of address, and no common noun without a body of its own.

    What only the statistical tagger calls a title is a trade (歌手, 护士), but where an organisation stands before it.
    """
    domain = grammar.domain_of(use.title)
    if not domain:
        return any(body.label is Label.ORGANIZATION for body in use.bodies)
    if domain == "honour":
        return False
    if domain in ("common", "group"):
        return bool(use.bodies)
    return True


def post_use(person: str, name: Mention, use: TitleUse, seat: Seat, *, rule: str) -> PostUse:
    """The post of one title. person: draft of the holder, whom `name` names. rule: what read it."""
    own = _OF_GOVERNMENT.fullmatch(use.title)
    title = own.group(1) if own is not None else use.title
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
