"""The two sides of an agreement where people stand for them: 甲与乙代表双方签约, 会见后双方签署协议, 来访后两地签约."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TypeAlias

from guantu.records import Label
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.relate.postuse import PostUse
from guantu.relate.scene import CueHit, Scene, Spot
from guantu.relate.signatories import signatories
from guantu.schema import EdgeKind, Modality, NodeKind

SIGN = frozenset({"签署", "签订", "签定", "签约", "签下", "缔结"})
Pairs: TypeAlias = list[tuple[Spot, Spot]]

_LINKED = re.compile(r"[与同和]$")
_SIGNS_THERE = re.compile(r"(?:在[^，。；]{1,12}|正式|共同|分别|成功|现场)*")
_BOTH = re.compile(r"(?:双方|两地|两[省市县区州校])(?!领导|政府)[^，。；]{0,12}(?:，[^，。；]{0,6})?$")
_HEADS = re.compile("(?:说|表示|称|指|指出|透露|公布|宣布|介绍)?(?:，|亦|又|已|将|近日|日前|今天|昨日|今日)")


class Signers:
    """Finds who signs in one article: the bodies of people, of those who met, of the guests and their hosts."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse]) -> None:
        self._entities = entities
        self._bodies: dict[str, str] = {}
        for use in uses:
            if use.body is not None:
                self._bodies.setdefault(use.person, use.body)
        self._met: tuple[str, str] | None = None
        self._visit: tuple[str, str] | None = None

    def met(self, one: str, other: str) -> None:
        """Remember who met last: 双方 is their bodies."""
        self._met = (one, other)

    def visited(self, statements: Sequence[Statement]) -> None:
        """Remember which region or body came to which region: 双方 is both."""
        for told in statements:
            came = told.predicate is EdgeKind.VISITS and told.modality is Modality.STATED
            if came and self._entities[told.subject].kind is not NodeKind.PERSON:
                self._visit = (told.subject, told.object)

    def of(self, scene: Scene, spots: Sequence[Spot], cue: CueHit) -> Pairs | None:
        """The sides of a verb of signing, each with a place in the text; None where they are not told."""
        if cue.word not in SIGN:
            return None
        return self._one_side(scene, spots, cue) or self._by_people(scene, cue) or self._both(scene, cue)

    def _one_side(self, scene: Scene, spots: Sequence[Spot], cue: CueHit) -> Pairs | None:
        """市长甲率团赴某地并与|某地|签订协议, 校长甲与某县签约: the other side is the body of whoever does it."""
        near = [s for s in spots if s.end <= cue.start]
        if not near or not _LINKED.search(scene.between(scene.start, near[-1].start)):
            return None
        if not _SIGNS_THERE.fullmatch(scene.between(near[-1].end, cue.start)):
            return None
        people = [a for a in scene.actors if a.end < near[-1].start]
        if not people:
            head = near[0]  # 某大|说，今次与某院|签署了意向书
            told = head.start - scene.start <= 2 and head.key != near[-1].key and _HEADS.match(scene.whole, head.end)
            return [(head, near[-1])] if told else None
        own = self._body_spot(people[0].keys[0], people[0].start, people[0].end)
        return [(own, near[-1])] if own is not None and own.key != near[-1].key else None

    def _by_people(self, scene: Scene, cue: CueHit) -> Pairs | None:
        """甲局局长某某与乙公司董事长某某代表双方签约: the bodies of those who sign."""
        bodies = [self._body_spot(one.key, one.start, one.end) for one in signatories(scene, cue)]
        known = [body for body in bodies if body is not None]
        return list(itertools.combinations(known, 2)) if len(known) == len(bodies) >= 2 else None

    def _both(self, scene: Scene, cue: CueHit) -> Pairs | None:
        """甲会见乙……双方签署了协议: the bodies of those who met; else the guests and their hosts."""
        match = _BOTH.search(scene.between(scene.start, cue.start))
        if match is None:
            return None
        place = scene.start + match.start(), scene.start + match.start() + 2
        if self._met is not None and (pair := self._bodies_of(*((person, *place) for person in self._met))) is not None:
            return pair
        if self._visit is None:
            return None
        guest, host = (self._spot(key, *place, "双方 are those who came and their hosts") for key in self._visit)
        return [(guest, host)]

    def _bodies_of(self, *people: tuple[str, int, int]) -> Pairs | None:
        left, right = (self._body_spot(*person) for person in people)
        return [(left, right)] if left is not None and right is not None else None

    def _body_spot(self, person: str, start: int, end: int) -> Spot | None:
        body = self._bodies.get(person)
        return self._spot(body, start, end, "signed by the holder of a post there") if body is not None else None

    def _spot(self, key: str, start: int, end: int, reason: str) -> Spot:
        regional = self._entities[key].kind is NodeKind.REGION
        return Spot(start=start, end=end, key=key, regional=regional, label=Label.ORGANIZATION, reason=reason)
