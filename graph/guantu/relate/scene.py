"""The scene of a sentence: who and what stands in it, in order, with the cue words between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from guantu.lexicon.grammar import Cue, Grammar, held
from guantu.records import Label, Mention
from guantu.relate.entities import Entities
from guantu.relate.people import Group
from guantu.relate.places import Places
from guantu.schema import Modality, NodeKind

_CLAUSE = re.compile(r"[，。；！？,;!?\n：]")
_AND = re.compile(r"[ \u3000]*(?:、|和|及|以及|与|，?以及)[ \u3000]*")
_UNNAMED = re.compile(r"了?[^了在到并由对就与同的]{2,20}(?:、|和|以及|及)")
_LIST_GOES_ON = re.compile(r"(?:[^，。；]{0,12})?(?:，?、|和|以及|及|与)(?:[^，。；、]{0,6})?")
_SAME_ITEM = re.compile(
    "(?![^、，。；]*(?:拜访|拜会|考察|参观|调研|出席|参加|访问|学习|看望|慰问|察看|检查|开展|举行|召开|洽谈))"
    "[^了在到并由对就与同和及听看向把将说、，。；：！？]{1,8}"
)
_ITEM_ENDS = re.compile("[、，。；]|和|及|以及|等")
_AT_WORK = re.compile("[^，。；、]{0,6}(?:现场|项目|工地|工程|车间)，")  # 某景区创建现场，|某公司、某公司
_LIES_IN = re.compile("(?:地处|位于|坐落于|坐落在|处于)$")
_SHORT_FORM = re.compile(r"简称(?:为)?[：“\"「『]*$")


@dataclass(slots=True, kw_only=True)
class Actors:
    """People named side by side. keys: drafts, in order. chain: groups with the same number stand in one list."""

    start: int
    end: int
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    chain: int


@dataclass(slots=True, kw_only=True)
class Spot:
    """A region, site or organisation that is named or pointed at. key: its draft. reason: for what is pointed at.

    regional: True for an administrative region or country. inner: draft of the region that a site's name begins with.
    """

    start: int
    end: int
    key: str
    regional: bool
    label: Label
    reason: str = ""
    inner: str | None = None


@dataclass(slots=True, kw_only=True)
class Team:
    """A word for those who travel together. key: draft of the team's name where it has one, else None."""

    start: int
    end: int
    word: str
    key: str | None


@dataclass(slots=True, kw_only=True)
class CueHit:
    """A cue in the text with the acts that it can show."""

    start: int
    end: int
    word: str
    acts: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Scene:
    """One sentence. All lists are in order of the text; offsets are normalised."""

    start: int
    end: int
    text: str
    actors: tuple[Actors, ...]
    spots: tuple[Spot, ...]
    teams: tuple[Team, ...]
    cues: tuple[CueHit, ...]
    whole: str

    def clause_start(self, position: int) -> int:
        """Where the clause of a place begins."""
        begin = self.start
        for match in _CLAUSE.finditer(self.whole, self.start, position):
            begin = match.end()
        return begin

    def clause_end(self, position: int) -> int:
        """Where the clause of a place ends."""
        match = _CLAUSE.search(self.whole, position, self.end)
        return match.start() if match is not None else self.end

    def between(self, start: int, end: int) -> str:
        """The normalised text between two places."""
        return self.whole[start:end]


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

    stretches: its sentences. school: draft of the school that 我校 stands for, if known.
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
    for match in grammar.cue_pattern.finditer(text):
        index = bisect_left(starts, match.start() + 1) - 1
        if index >= 0 and covered[index][1] > match.start():
            continue  # a cue inside a name is a part of the name
        acts = {
            cue.act for cue in grammar.cue_acts[match.group()] if not held(text, match.start(), cue.word, cue.not_in)
        }
        if acts:
            yield CueHit(start=match.start(), end=match.end(), word=match.group(), acts=frozenset(acts))


def listed_after(scene: Scene, position: int, *, reach: int) -> list[Spot]:
    """The spots of the list that begins at most `reach` characters on; a row of regions counts as its last.

    A list may begin with things that have no name: 考察了新区建设成果展和|某某博物馆.
    """
    found: list[Spot] = []
    around: list[Spot] = []
    limit = position + reach
    for spot in scene.spots:
        if spot.start < position:
            continue
        gap = scene.between(position, spot.start)
        if not found and _LIES_IN.search(gap):
            position, limit, around = spot.end, spot.end + reach, [spot]  # 来到地处|某平原|的某县
            continue
        if not found:
            if _CLAUSE.search(gap) or (spot.start > limit and not (reach and _UNNAMED.fullmatch(gap))):
                break
        elif gap == "" or not gap.strip(" \u3000"):
            if _side_by_side(found[-1], spot):
                found.append(spot)  # 赴昆山|张家港考察
            found[-1] = spot
            position = spot.end
            continue
        elif _SAME_ITEM.fullmatch(gap):
            if _ITEM_ENDS.match(scene.whole, spot.end):
                found[-1] = spot  # 某村的|某基地、: the place that the item ends with is meant
                position = spot.end
            continue
        elif (
            not _LIST_GOES_ON.fullmatch(gap)
            and not _AT_WORK.fullmatch(gap)
            and (gap != "，" or len(found) < 2 or spot.regional)
        ):
            break  # 甲镇乙村、丙村，|丁镇戊村: a comma between groups of a list
        found.append(spot)
        position = spot.end
    return found or around


def _side_by_side(left: Spot, right: Spot) -> bool:
    """Whether two regions with codes stand beside each other, and neither holds the other."""
    one, other = left.key.removeprefix("region:"), right.key.removeprefix("region:")
    if not (len(one) == len(other) == 6 and one.isdecimal() and other.isdecimal()):
        return False
    return not other.startswith(one.rstrip("0")) and not one.startswith(other.rstrip("0"))


def as_one(row: Sequence[Actors]) -> Actors:
    """The people of one list as one: 省委书记甲、省长乙|会见丙."""
    return Actors(
        start=row[0].start,
        end=row[-1].end,
        keys=tuple(dict.fromkeys(key for actors in row for key in actors.keys)),
        spans=tuple(span for actors in row for span in actors.spans),
        chain=row[0].chain,
    )


def modality(scene: Scene, cue: int, grammar: Grammar) -> Modality:
    """How the text vouches for what a cue at a place says: by the words before it in its clause, and by quotation."""
    clause = scene.clause_start(cue)
    for match in grammar.mood_pattern.finditer(scene.whole, scene.start, cue + 1):  # a word may end with it: 明|率
        if match.start() >= cue:
            break
        if any(start < match.end() and match.start() < end for a in scene.actors for start, end in a.spans):
            continue  # 金某明|率团, 曾某某: a part of a name
        for mood in grammar.moods:
            if mood.word != match.group() or held(scene.whole, match.start(), mood.word, mood.not_in):
                continue
            if mood.reach != "sentence" and match.start() < clause:
                continue
            if mood.reach == "near" and (cue - match.end() > 4 or _is_topic(scene, clause, match, cue)):
                continue
            return Modality(mood.modality)
    return Modality.STATED


def _is_topic(scene: Scene, clause: int, word: re.Match[str], cue: int) -> bool:
    """就|加强|合作进行座谈: the word is a part of what is talked about."""
    about = re.search("[就对]|围绕", scene.between(clause, word.start()))
    return about is not None and re.search("进行|开展|展开|作", scene.between(word.end(), cue)) is not None


def joined(scene: Scene, left: int, right: int) -> bool:
    """Whether two names stand side by side with and or a pause between them."""
    return _AND.fullmatch(scene.between(left, right)) is not None


__all__ = [
    "Actors",
    "Cue",
    "CueHit",
    "Scene",
    "Spot",
    "Team",
    "as_one",
    "joined",
    "listed_after",
    "modality",
    "read_scenes",
]
