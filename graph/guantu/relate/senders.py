"""Which region or body sent a leader or a team: the one of a post, or the one that the name of a team begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guantu.lexicon.wordclasses import one_of
from guantu.relate.entities import ON_THEIR_OWN, Draft, Entities
from guantu.relate.party import Subject
from guantu.relate.postuse import PostUse
from guantu.relate.scene import Actors
from guantu.schema import NodeKind

_SENT = re.compile(rf"(?:[省市县区州旗盟]|{one_of('team-of')})*(?:四大家|四大班子)?{one_of('sent-team')}")
_OF_BODY = re.compile(rf"[\u4e00-\u9fff]{{0,6}}{one_of('sent-team')}")
_DEPARTMENTS = ("局", "厅", "办", "院")
_SEATS_ONLY = ("常委", "委员", "代表", "成员", "院士", "教授", "记者")
_CENTRAL = frozenset(
    ("party-central", "state", "npc", "cppcc", "discipline", "supervision", "military", "judicial", "state-council")
)


class Senders:
    """Finds who sent the travellers of one article. Each is the key of a draft."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse]) -> None:
        self._entities = entities
        self._bodies: Mapping[str, str] = _first_bodies(uses)

    def of_leader(self, leader: Actors) -> str | None:
        """The region or organisation that the leader's first post belongs to."""
        body = next((self._bodies[key] for key in leader.keys if key in self._bodies), None)
        if body is None:
            return None
        draft = self._entities[body]
        if draft.kind is not NodeKind.ORGANIZATION:
            return body
        if draft.generic:
            return None  # 校党委, 集团: of whom is not told
        if any(known.kind in _CENTRAL for known in self._entities.lexicon.bodies.named(draft.name)):
            return None  # a leader of the centre is sent by no one
        if draft.region is not None and not draft.name.endswith(ON_THEIR_OWN):
            region = self._entities[draft.region]
            if any(name.startswith(form) for name in draft.names for form in (region.name, *region.names)):
                return draft.region
        return body

    def of_team(self, team: str | None) -> str | None:
        """The region or body that a named team begins with: 白城市|党政代表团, 某某局|代表团."""
        draft = self._entities[team] if team is not None else None
        if draft is None:
            return None
        town = self._town_of(draft)
        if town is not None or draft.region is None:
            return town or self._body_of(draft)
        region = self._entities[draft.region]
        forms = (region.name, *region.names)
        sent = any(
            _SENT.fullmatch(name[len(form) :]) for name in draft.names for form in forms if name.startswith(form)
        )
        led = any(name.startswith(form) for name in draft.names for form in forms)
        body = None if sent else self._body_of(draft)
        if led or (body is not None and self._entities[body].name.endswith(_DEPARTMENTS)):
            return draft.region if sent else body  # 省某某局|调研组
        return draft.region  # 特区政府代表团 is of the region it points at

    def _town_of(self, team: Draft) -> str | None:
        """The region without a code that a team is named after: 某国|某市|代表团."""
        countries = ("", *(d.name for d in self._entities.drafts.values() if d.is_country))
        called = {name.removeprefix(country) for name in team.names for country in countries}
        towns = [
            (len(form), region.key)
            for region in self._entities.drafts.values()
            if region.kind is NodeKind.REGION and region.code is None
            for form in region.names
            if any(name.startswith(form) and _SENT.fullmatch(name, len(form)) for name in called)
        ]
        return max(towns)[1] if towns else None

    def _body_of(self, team: Draft) -> str | None:
        """The organisation of the text that a named team begins with: 某某联会|经济考察团, 某大学|校长访问团."""
        drafts = self._entities.drafts.values()
        places = ("", *(place for region in drafts if region.kind is NodeKind.REGION for place in region.names))
        called = {form.removeprefix(place) for form in team.names for place in places}  # 某国|某大学校长访问团
        bodies = [
            (len(name), body.key)
            for body in drafts
            if body.kind is NodeKind.ORGANIZATION and body is not team and not body.generic
            for name in body.names
            if len(name) >= 2 and any(form.startswith(name) and _OF_BODY.fullmatch(form, len(name)) for form in called)
        ]
        return max(bodies)[1] if bodies else None


def from_elsewhere(subject: Subject, place: str, entities: Entities) -> bool:
    """Whether a region sent the subject that neither holds the place nor lies in it: 上海市代表团来到|三明市."""
    sender = entities[subject.sender] if subject.sender is not None else None
    there = entities[place].code
    if sender is None or sender.code is None or there is None:
        return False
    contains = entities.lexicon.regions.contains
    return sender.code != there and not contains(sender.code, there) and not contains(there, sender.code)


def _first_bodies(uses: Sequence[PostUse]) -> dict[str, str]:
    """The body of the first post of each person that has one; of 省委常委、市委书记甲 it is the second."""
    found: dict[str, str] = {}
    offices: dict[str, str | None] = {}
    for use in uses:
        if not use.title.endswith(_SEATS_ONLY):
            offices.setdefault(use.person, use.body)
        if use.body is not None:
            found.setdefault(use.person, use.body)
    for person, body in offices.items():
        if body is not None:
            found[person] = body
    return found
