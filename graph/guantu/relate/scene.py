"""The scene of a sentence: who and what stands in it, in order, with the cue words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guantu.records import Label

CLAUSE = re.compile(r"[，。；！？,;!?\n：]")
_AND = re.compile(r"[ \u3000]*(?:、|和|及|以及|与|，?以及)[ \u3000]*")


@dataclass(slots=True, kw_only=True)
class Actors:
    """People named side by side. keys: drafts, in order. spans: of each name.

    chain: groups with the same number stand in one list.
    """

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
    """A cue in the text with the acts that it can show, by their names in cues.tsv."""

    start: int
    end: int
    word: str
    acts: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Scene:
    """One sentence. All lists are in order of the text; offsets are normalised and count in `whole`, the whole text."""

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
        for match in CLAUSE.finditer(self.whole, self.start, position):
            begin = match.end()
        return begin

    def clause_end(self, position: int) -> int:
        """Where the clause of a place ends."""
        match = CLAUSE.search(self.whole, position, self.end)
        return match.start() if match is not None else self.end

    def between(self, start: int, end: int) -> str:
        """The normalised text between two places."""
        return self.whole[start:end]


def as_one(row: Sequence[Actors]) -> Actors:
    """The people of one list as one: 省委书记甲、省长乙|会见丙."""
    return Actors(
        start=row[0].start,
        end=row[-1].end,
        keys=tuple(dict.fromkeys(key for actors in row for key in actors.keys)),
        spans=tuple(span for actors in row for span in actors.spans),
        chain=row[0].chain,
    )


def joined(scene: Scene, left: int, right: int) -> bool:
    """Whether two names stand side by side with and or a pause between them."""
    return _AND.fullmatch(scene.between(left, right)) is not None
