"""How the scenes of an article are made: each sentence with the people, places, teams and cues that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from guantu.lexicon.grammar import Grammar, held
from guantu.records import Label, Mention
from guantu.relate.entities import Entities
from guantu.relate.people import Group
from guantu.relate.places import Places
from guantu.relate.scene import Actors, CueHit, Scene, Spot, Team
from guantu.schema import NodeKind

# Acts that a verb with 中 behind it (会见中表示) only names as the time of something else.
_RECALLED = frozenset({"inspect", "meet", "talk"})
_SHORT_FORM = re.compile(r"简称(?:为)?[：“\"「『]*$")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


class _Row(Generic[_T]):
    """Things in the order of their starts."""

    def __init__(self, things: Sequence[_T]) -> None:
        self._things = tuple(sorted(things, key=lambda thing: thing.start))
        self._starts = [thing.start for thing in self._things]

    def within(self, start: int, end: int) -> tuple[_T, ...]:
        """Those that start in a stretch."""
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class _Stretches:
    """Stretches that do not overlap, in order."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = list(stretches)
        self._starts = [start for start, _ in self._stretches]

    def hold(self, mention: Mention) -> bool:
        """Whether a mention lies inside one."""
        index = bisect_right(self._starts, mention.start) - 1
        return index >= 0 and mention.end <= self._stretches[index][1]


def read_scenes(
    text: str,
    stretches: Iterable[tuple[int, int]],
    mentions: Sequence[Mention],
    groups: Sequence[Group],
    entities: Entities,
    places: Places,
    grammar: Grammar,
    nested: Mapping[Mention, Sequence[Mention]],
    school: str | None = None,
) -> Iterator[Scene]:
    """The scenes of an article, sentence by sentence.

    stretches: its sentences. mentions: outermost ones, in order. nested: those inside each. school: draft of the school
    that 我校 stands for, if known.
    """
    actors = [_actors(group, entities) for group in groups if group.people and not _is_byline(group, grammar)]
    held_by_posts = _Stretches((group.start, group.end) for group in groups)
    spots = list(_spots(mentions, held_by_posts, entities, places, text, grammar, nested))
    if school is not None:
        spots += [
            Spot(
                start=match.start(),
                end=match.end(),
                key=school,
                regional=False,
                label=Label.ORGANIZATION,
                reason="the school that the text is about",
            )
            for match in re.finditer("我校", text)
        ]
        spots.sort(key=lambda spot: spot.start)
    teams = _teams(text, mentions, entities, grammar)
    cues = list(_cues(text, mentions, grammar))
    rows: tuple[_Row[Actors], _Row[Spot], _Row[Team], _Row[CueHit]] = _Row(actors), _Row(spots), _Row(teams), _Row(cues)
    for start, end in stretches:
        yield Scene(
            start=start,
            end=end,
            text=text[start:end],
            actors=rows[0].within(start, end),
            spots=rows[1].within(start, end),
            teams=rows[2].within(start, end),
            cues=rows[3].within(start, end),
            whole=text,
        )


def _is_byline(group: Group, grammar: Grammar) -> bool:
    """Whether a group is of reporters: they tell the story and are not in it."""
    return any(grammar.domain_of(use.title) == "media" for use in group.posts)


def _actors(group: Group, entities: Entities) -> Actors:
    people = [person.mention for person in group.people]
    return Actors(
        start=group.start,
        end=group.end,
        keys=tuple(dict.fromkeys(entities.of_mention[mention] for mention in people)),
        spans=tuple((mention.start, mention.end) for mention in people),
        chain=group.chain,
    )


def _spots(
    mentions: Sequence[Mention],
    held_by_posts: _Stretches,
    entities: Entities,
    places: Places,
    text: str,
    grammar: Grammar,
    nested: Mapping[Mention, Sequence[Mention]],
) -> Iterator[Spot]:
    for mention in mentions:
        if mention.label not in (Label.LOCATION, Label.ORGANIZATION):
            continue
        if held_by_posts.hold(mention):
            continue
        if mention.maker.startswith("deixis"):
            _, scope, rank = mention.maker.split(":")
            settled = places.deictic(rank, scope, mention.start)
            if settled is not None:
                key = entities.region(settled[0]).key
                yield Spot(
                    start=mention.start, end=mention.end, key=key, regional=True, label=mention.label, reason=settled[1]
                )
            continue
        if _SHORT_FORM.search(text, max(0, mention.start - 6), mention.start) or mention.text in grammar.teams:
            continue
        if mention.text.endswith(grammar.team_words) and not nested.get(mention):
            continue
        key = entities.of_mention[mention]
        yield Spot(
            start=mention.start,
            end=mention.end,
            key=key,
            regional=entities[key].kind is NodeKind.REGION,
            label=mention.label,
            inner=_inner(mention, nested, entities),
        )


def _inner(mention: Mention, nested: Mapping[Mention, Sequence[Mention]], entities: Entities) -> str | None:
    """The region that a site's name begins with: 喀山|国际机场."""
    row: Mention | None = None
    for inner in nested.get(mention, ()):
        if inner.start == (row.end if row is not None else mention.start) and inner in entities.of_mention:
            row = inner
    return entities.of_mention[row] if row is not None else None


def _teams(text: str, mentions: Sequence[Mention], entities: Entities, grammar: Grammar) -> list[Team]:
    named = [m for m in mentions if m.label is Label.ORGANIZATION and m.maker.endswith(":team")]
    found = [
        Team(start=m.start, end=m.end, word=m.text, key=entities.of_mention[m])  # 考核巡查第三组
        for m in named
        if grammar.team_pattern.search(m.text) is None
    ]
    for match in grammar.team_pattern.finditer(text):
        whole = next((m for m in named if m.start <= match.start() and match.end() <= m.end), None)
        found.append(
            Team(start=match.start(), end=match.end(), word=match.group(), key=None)
            if whole is None
            else Team(start=whole.start, end=whole.end, word=match.group(), key=entities.of_mention[whole])
        )
    return sorted(found, key=lambda team: team.start)


def _cues(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Iterator[CueHit]:
    covered = sorted((m.start, m.end) for m in mentions)
    starts = [start for start, _ in covered]
    begun = frozenset(starts)
    for match in grammar.cue_pattern.finditer(text):
        index = bisect_left(starts, match.start() + 1) - 1
        if index >= 0 and covered[index][1] > match.start():
            continue  # a cue inside a name is a part of the name
        acts = {
            cue.act for cue in grammar.cue_acts[match.group()] if not held(text, match.start(), cue.word, cue.not_in)
        }
        if acts & _RECALLED and match.end() not in begun and grammar.in_course(text, match.end()):
            acts -= _RECALLED
        if acts:
            yield CueHit(start=match.start(), end=match.end(), word=match.group(), acts=frozenset(acts))
