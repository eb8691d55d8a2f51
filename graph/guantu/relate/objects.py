"""People of a sentence who do nothing in it: they are met, looked at or greeted, or they only invite or tell."""

from __future__ import annotations

import re

from guantu.lexicon.wordclasses import one_of
from guantu.relate.scene import Actors, Scene, joined

_OWNED = re.compile(f"的{one_of('owned')}")  # 转达|甲|的问候
_HEARD = re.compile("听取了?[^，。；]*$")
_REPORT = re.compile("[^，。；]{0,20}(?:介绍|汇报|讲解|情况)")


def without_objects(scene: Scene) -> list[Actors]:
    """The people of a sentence without those whom something is done to: 会见了|甲、乙."""
    found: list[Actors] = []
    last: Actors | None = None
    for actors in scene.actors:
        listed = last is not None and last.chain == actors.chain and joined(scene, last.end, actors.start)
        if listed or _is_object(scene, actors):
            last = actors
        else:
            last = None
            found.append(actors)
    return found


def _is_object(scene: Scene, actors: Actors) -> bool:
    """参观了|张某生平展, 应|张某的邀请: who is looked at, or who only invites."""
    return (
        any(
            c.acts & {"inspect", "meet"} and 0 <= actors.start - c.end <= 1 and actors.start >= c.end
            for c in scene.cues
        )
        or _is_met(scene, actors)
        or scene.whole[actors.start - 1 : actors.start] == "向"
        or _OWNED.match(scene.whole, actors.end) is not None
        or _invites(scene, actors)
    )


def _invites(scene: Scene, actors: Actors) -> bool:
    """应|甲、乙|邀请, 应某国某党总书记、某国总理|甲|邀请: they only invite."""
    row = [a for a in scene.actors if a.chain == actors.chain]
    invited = re.match("的?邀请", scene.whole[row[-1].end : row[-1].end + 3]) is not None
    clause = scene.between(scene.clause_start(row[0].start), row[0].start)
    return invited and re.search("(?:^|[^相响反供效对适])应[^，。；]{0,60}$", clause) is not None


def _is_met(scene: Scene, actors: Actors) -> bool:
    """甲跟|乙|会面，并到访某地: the other side of a meeting does not go on."""
    return (
        scene.whole[actors.start - 1 : actors.start] in ("跟", "与", "同")
        and re.match("会面|会晤|会谈|座谈|举行会", scene.whole[actors.end : actors.end + 3]) is not None
    )


def told_by(scene: Scene, actors: Actors, position: int) -> bool:
    """甲一行听取了|乙|的介绍后，考察了某园区: whoever tells something does not look at it."""
    before = scene.between(scene.clause_start(actors.start), actors.start)
    return _HEARD.search(before) is not None and _REPORT.match(scene.whole, actors.end, position) is not None
