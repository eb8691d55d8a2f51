"""Who signs for the sides of an agreement: 甲局局长某某与乙公司董事长某某代表双方签约, 甲、乙、丙代表三方签订."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guantu.relate.scene import Actors, CueHit, Scene

_FOR_BOTH = re.compile(r"代表(?:双方|各自|两[省市县区州地校家国])")
_FOR_ALL = re.compile(r"(?:代表)?[三四五六各多]方")
_LINK = re.compile(r"(?:与|和|同|、)?")
_LINK_OR_COMMA = re.compile(r"(?:与|和|同|、|，)?")
_ATTENDS = re.compile("出席|参加|见证|列席|主持")
_REACH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """One who signs: key of the draft, and where the name stands."""

    key: str
    start: int
    end: int


def signatories(scene: Scene, cue: CueHit) -> list[Signatory]:
    """The people before a verb of signing who sign it, one for each side; empty where that is not told."""
    people = [a for a in scene.actors if a.end <= cue.start and cue.start - a.end <= _REACH]
    if not people:
        return []
    last = people[-1]
    told = scene.between(last.end, cue.start)
    if _FOR_ALL.search(told):
        row = [one for actors in _row(scene, last) for one in _each(actors)]
        return row if len(row) >= 3 else []
    both = _FOR_BOTH.search(told) is not None
    if both and len(last.keys) == len(last.spans) == 2:
        return list(_each(last))  # 甲与乙|代表双方签署: bare names that are one list
    index = scene.actors.index(last)
    if index == 0:
        return []
    left = scene.actors[index - 1]
    link = scene.between(left.end, last.start)
    if not (_LINK_OR_COMMA if both else _LINK).fullmatch(link):
        return []
    if _ATTENDS.search(told) and link in ("、", "，"):
        return []  # 甲、乙出席签约仪式: in a list of guests
    return [Signatory(key=a.keys[0], start=a.start, end=a.end) for a in (left, last)]


def _row(scene: Scene, last: Actors) -> list[Actors]:
    """The people of a list, of whom `last` is the last."""
    row = [last]
    for actors in reversed(scene.actors[: scene.actors.index(last)]):
        if not _LINK_OR_COMMA.fullmatch(scene.between(actors.end, row[0].start)):
            break
        row.insert(0, actors)
    return row


def _each(actors: Actors) -> Iterator[Signatory]:
    for key, (start, end) in zip(actors.keys, actors.spans, strict=False):
        yield Signatory(key=key, start=start, end=end)
