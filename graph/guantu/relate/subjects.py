"""Who does what a verb tells: whom the sentence names before it, or who the report follows where it names nobody."""

from __future__ import annotations

import re

from guantu.lexicon.wordclasses import one_of
from guantu.records import Label
from guantu.relate.company import companies
from guantu.relate.entities import Entities
from guantu.relate.objects import told_by, without_objects
from guantu.relate.party import Parties, Subject
from guantu.relate.scene import Actors, Scene, Team, as_one
from guantu.relate.senders import Senders

# Words by which a clause names those who act as a crowd or things: nobody named before is meant.
_OTHERS = re.compile(one_of("crowd"))
_TELLS = re.compile(rf"[^，。；！？：]{{0,12}}?{one_of('tells')}(?:，|：|“)")
_ONESELF = re.compile("(?:接待|欢迎|邀请|安排)我(?:[对赴来到]|$)")
_OWN_WORDS = re.compile("我(?![国省市县区州校院])|(?:此|这|本)次|应邀|高兴|荣幸|[，；](?:随后|之后|接着|然后|[并还])")


class Subjects:
    """Finds the subjects of the verbs of one article."""

    def __init__(self, entities: Entities, parties: Parties, senders: Senders) -> None:
        self._entities = entities
        self._parties = parties
        self._senders = senders

    def of(self, scene: Scene, position: int) -> Subject | None:
        """Who does it: the last people before the verb in the sentence, or the team, or the party spoken of."""
        team = [t for t in scene.teams if t.end <= position]
        people = [a for a in without_objects(scene) if a.end <= position and not told_by(scene, a, position)]
        company = next(companies(scene, position), None)
        if company is not None:
            people = [a for a in people if not (company.start() <= a.start and a.end <= company.end())] or []
        if self._led_here(scene, position):
            return self._parties.own()
        opening = max(scene.clause_start(position), *(a.end for a in people), *(t.end for t in team), 0)
        if _others_act(scene, opening, position):
            return None  # 支持更多企业|赴某国投资
        if people and _ONESELF.search(scene.between(people[-1].end, position)):
            people = [a for a in people if _TELLS.match(scene.whole, a.end)]  # 甲表示，感谢乙热情接待|我对某国访问
        elif people and _tells(scene, people[-1], position):
            return None  # 甲指出，总统先生|访问某国
        if people and (not team or people[-1].start > team[-1].start or _belongs(scene, people[-1], team[-1])):
            actors = as_one([a for a in people if a.chain == people[-1].chain])
            with_team = bool(team) or any("lead" in c.acts and c.start >= actors.end for c in scene.cues)
            sender = self._senders.of_leader(actors) if with_team else None
            together = [
                other.keys
                for other in people
                if other.end <= actors.start
                and scene.between(other.end, actors.start) in ("联同", "会同", "偕同", "携同", "偕", "携")
            ]
            keys = (*(key for other in together for key in other), *actors.keys)
            return Subject(people=keys, sender=sender, by_name=True)
        if team:
            sent = next((s for s in scene.spots if s.end == team[-1].start and not s.regional), None)
            named = next((other for other in scene.teams if other.end == team[-1].start), None)  # 某市代表团|一行
            if team[-1].word == "一行" and sent is not None and sent.label is Label.ORGANIZATION and named is None:
                return Subject(people=(), sender=sent.key)  # 某市工商联|一行
            return self._team_subject(named or team[-1])
        return self._organisation(scene, position) or self._parties.own(plain=True)

    def _organisation(self, scene: Scene, position: int) -> Subject | None:
        """我校|赴某市考察, 某市政协|到某县调研: an organisation right before the verb, at the start of its clause."""
        spot = next((s for s in reversed(scene.spots) if s.end <= position), None)
        if spot is None or spot.regional or spot.label is not Label.ORGANIZATION:
            return None
        if spot.start - scene.clause_start(spot.start) > 1 or len(scene.between(spot.end, position)) > 3:
            return None
        draft = self._entities[spot.key]
        return None if draft.generic else Subject(people=(), sender=spot.key)

    def _led_here(self, scene: Scene, position: int) -> bool:
        """Whether the party was set by a verb of leading in this sentence, before the place."""
        return bool(self._parties.party.spans) and any(
            "lead" in c.acts and scene.start <= self._parties.party.spans[0][0] < scene.end and c.start < position
            for c in scene.cues
        )

    def _team_subject(self, team: Team) -> Subject | None:
        if self._parties.party.people or self._parties.party.sender:
            return Subject(people=self._parties.party.people, sender=self._parties.party.sender)
        if team.key is not None:
            return Subject(people=(), sender=self._senders.of_team(team.key) or team.key)
        return None


def _belongs(scene: Scene, actors: Actors, team: Team) -> bool:
    """局长甲某一行, 由甲某率领的考察组: the team is that of the people before it."""
    gap = scene.between(actors.end, team.start)
    return len(gap) <= 30 and "。" not in gap


def _tells(scene: Scene, actors: Actors, position: int) -> bool:
    """Whether what stands at a place is only told by the people before it, and not of themselves."""
    if _TELLS.match(scene.whole, actors.end, position) is None:
        return False
    return _OWN_WORDS.search(scene.between(actors.end, position)) is None


def _others_act(scene: Scene, opening: int, position: int) -> bool:
    """Whether a stretch tells of a crowd or of things; the names in it aside (在某某科技公司|察看)."""
    return any(
        not any(s.start <= opening + match.start() < s.end for s in scene.spots)
        for match in _OTHERS.finditer(scene.between(opening, position))
    )
