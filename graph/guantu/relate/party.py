"""Who a report follows: the leader with the team and the region that sent them; and who is meant where a sentence
leaves it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guantu.records import Label
from guantu.relate.entities import ON_THEIR_OWN, Entities
from guantu.relate.postuse import PostUse
from guantu.relate.scene import Actors, Scene, Spot, Team, as_one, joined
from guantu.schema import NodeKind

_SENT = re.compile(
    r"(?:[省市县区州旗盟]|党政|政府|经贸|商务|工商|友好|人大|政协|学习|考察|访问|教育|文化|医疗|企业家|干部|各界|及|和|代表|高层|省委|市委)*"
    r"(?:四大家|四大班子)?(?:代表团|考察团|考察组|考察小组|访问团|交流团|调研组|调研团|慰问团|学习团|观摩团|工作组|专家组|商务团|参访团)"
)
# Words by which a clause names those who act as a crowd or things: nobody named before is meant.
_OTHERS = re.compile(
    "企业|产品|作品|医疗队|队员|运动员|士兵|官兵|军队|部队|军舰|飞机|专家|学者|孩子|宣讲员|游客|旅客|民众|青年|学生|教师|志愿者|公司|媒体|纷纷|人们"
)
_TELLS = re.compile(
    r"[^，。；！？：]{0,12}?(?:表示|指出|强调|认为|说|称|谈到|提到|宣布|透露|重申|介绍|回忆)(?:，|：|“)"
)
_OWNED = re.compile("的(?:亲切|诚挚|热情|美好|邀请|问候|关心|关怀|重要|署名|贺|讲话|指示)")  # 转达|甲|的问候
_OWN_WORDS = re.compile("我(?![国省市县区州校院])|(?:此|这|本)次|应邀|高兴|荣幸|[，；](?:随后|之后|接着|然后|[并还])")
_COMPANY = re.compile(r"在[^。]{0,200}?陪同下")
AIMS = ("调研", "考察", "视察", "督导", "督查", "检查", "观摩")
_HEARD = re.compile("听取了?[^，。；]*$")
_REPORT = re.compile("[^，。；]{0,20}(?:介绍|汇报|讲解|情况)")
_SEATS_ONLY = ("常委", "委员", "代表", "成员", "院士", "教授", "记者")
_CENTRAL = frozenset(
    ("party-central", "state", "npc", "cppcc", "discipline", "supervision", "military", "judicial", "state-council")
)


@dataclass(slots=True, kw_only=True)
class Party:
    """Who the report follows. people: drafts of the leaders; sender: draft of the region or body that sent them.

    named: draft of the team where it has a name. touring: whether they go from place to place.
    """

    people: tuple[str, ...] = ()
    sender: str | None = None
    named: str | None = None
    team: bool = False
    touring: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    place: Spot | None = None
    aim: str | None = None
    seen: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Subject:
    """Who does something: people, and the region or body that sent them where they come as a team.

    by_name: the sentence itself names the people.
    """

    people: tuple[str, ...]
    sender: str | None
    by_name: bool = False

    def lookers(self) -> tuple[str, ...]:
        """Who looks at a place: the people where the sentence names them, else the whole party."""
        return self.people if self.by_name and self.people else self.all()

    def all(self) -> tuple[str, ...]:
        """Everyone that the statement is made of."""
        return (*self.people, *((self.sender,) if self.sender is not None else ()))


class Parties:
    """Follows the party of one article, and finds who is meant."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse]) -> None:
        self._entities = entities
        self._bodies: Mapping[str, str] = _first_bodies(uses)
        self._party = Party()
        self._followed: dict[str, tuple[str, ...]] = {}

    @property
    def party(self) -> Party:
        """Who is followed at this place of the text."""
        return self._party

    @party.setter
    def party(self, party: Party) -> None:
        self._party = party
        if party.people:
            self._followed.setdefault(party.people[0], party.people)

    def followed_most(self) -> tuple[str, ...]:
        """Those whom the text names most of all that it follows: whoever enters a home is not the one accompanied."""
        if self.party.team or len(self._followed) < 2:
            return self.party.people
        most = max(self._followed, key=lambda key: len(self._entities[key].spans))
        more = len(self._entities[most].spans) > 2 * len(self._entities[self.party.people[0]].spans)
        return self._followed[most] if more else self.party.people

    def regional(self, key: str) -> bool:
        """Whether a draft is a region."""
        return self._entities[key].kind is NodeKind.REGION

    def is_country(self, key: str) -> bool:
        """Whether a draft is a country."""
        return len(self._entities[key].code or "") == 2

    def sender(self, leader: Actors) -> str | None:
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

    def from_elsewhere(self, subject: Subject, place: str) -> bool:
        """Whether a region sent the subject that neither holds the place nor lies in it: 上海市代表团来到|三明市."""
        sender = self._entities[subject.sender] if subject.sender is not None else None
        there = self._entities[place].code
        if sender is None or sender.code is None or there is None:
            return False
        contains = self._entities.lexicon.regions.contains
        return sender.code != there and not contains(sender.code, there) and not contains(there, sender.code)

    def region_of(self, team: str | None) -> str | None:
        """The region that a named team begins with: 白城市|党政代表团."""
        draft = self._entities[team] if team is not None else None
        if draft is None or draft.region is None:
            return None
        region = self._entities[draft.region]
        forms = (region.name, *region.names)
        sent = any(
            _SENT.fullmatch(name[len(form) :]) for name in draft.names for form in forms if name.startswith(form)
        )
        led = any(name.startswith(form) for name in draft.names for form in forms)
        return draft.region if sent or not led else None  # 特区政府代表团 is of the region it points at

    def actors_before(self, scene: Scene, position: int, *, reach: int) -> Actors | None:
        """The last people that end before a place, no more than `reach` code points away, with those listed before
        them: 市委书记甲，市长乙|率队."""
        found = [a for a in scene.actors if a.end <= position]
        if not found or position - found[-1].end > reach:
            return None
        return as_one([a for a in found if a.chain == found[-1].chain])

    def subject(self, scene: Scene, position: int) -> Subject | None:
        """Who does it: the last people before the verb in the sentence, or the team, or the party spoken of."""
        team = [t for t in scene.teams if t.end <= position]
        people = [a for a in self._not_objects(scene) if a.end <= position and not _told_by(scene, a, position)]
        company = next(companies(scene, position), None)
        if company is not None:
            people = [a for a in people if not (company.start() <= a.start and a.end <= company.end())] or []
        if self._led_here(scene, position):
            return self.own()
        opening = max(scene.clause_start(position), *(a.end for a in people), *(t.end for t in team), 0)
        if self.others_act(scene, opening, position):
            return None  # 支持更多企业|赴某国投资
        if people and self._tells(scene, people[-1], position):
            return None  # 甲指出，总统先生|访问某国
        if people and (not team or people[-1].start > team[-1].start or self._belongs(scene, people[-1], team[-1])):
            actors = as_one([a for a in people if a.chain == people[-1].chain])
            with_team = bool(team) or any("lead" in c.acts and c.start >= actors.end for c in scene.cues)
            sender = self.sender(actors) if with_team else None
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
        return self._organisation(scene, position) or self.own(plain=True)

    def _organisation(self, scene: Scene, position: int) -> Subject | None:
        """我校|赴某市考察, 某市政协|到某县调研: an organisation right before the verb, at the start of its clause."""
        spot = next((s for s in reversed(scene.spots) if s.end <= position), None)
        if spot is None or spot.regional or spot.label is not Label.ORGANIZATION:
            return None
        if spot.start - scene.clause_start(spot.start) > 1 or len(scene.between(spot.end, position)) > 3:
            return None
        draft = self._entities[spot.key]
        return None if draft.generic else Subject(people=(), sender=spot.key)

    @staticmethod
    def _tells(scene: Scene, actors: Actors, position: int) -> bool:
        """Whether what stands at a place is only told by the people before it, and not of themselves."""
        if _TELLS.match(scene.whole, actors.end, position) is None:
            return False
        return _OWN_WORDS.search(scene.between(actors.end, position)) is None

    @staticmethod
    def others_act(scene: Scene, opening: int, position: int) -> bool:
        """Whether a stretch tells of a crowd or of things; the names in it aside (在某某科技公司|察看)."""
        return any(
            not any(s.start <= opening + match.start() < s.end for s in scene.spots)
            for match in _OTHERS.finditer(scene.between(opening, position))
        )

    def _not_objects(self, scene: Scene) -> list[Actors]:
        """The people of a sentence without those whom something is done to: 会见了|甲、乙."""
        found: list[Actors] = []
        last: Actors | None = None
        for actors in scene.actors:
            listed = last is not None and last.chain == actors.chain and joined(scene, last.end, actors.start)
            if listed or self._is_object(scene, actors):
                last = actors
            else:
                last = None
                found.append(actors)
        return found

    def _is_object(self, scene: Scene, actors: Actors) -> bool:
        """参观了|张某生平展, 应|张某的邀请: who is looked at, or who only invites."""
        return (
            any(
                c.acts & {"inspect", "meet"} and 0 <= actors.start - c.end <= 1 and actors.start >= c.end
                for c in scene.cues
            )
            or self._is_met(scene, actors)
            or scene.whole[actors.start - 1 : actors.start] == "向"
            or _OWNED.match(scene.whole, actors.end) is not None
            or self._invites(scene, actors)
        )

    @staticmethod
    def _invites(scene: Scene, actors: Actors) -> bool:
        """应|甲、乙|邀请, 应某国某党总书记、某国总理|甲|邀请: they only invite."""
        row = [a for a in scene.actors if a.chain == actors.chain]
        invited = re.match("的?邀请", scene.whole[row[-1].end : row[-1].end + 3]) is not None
        clause = scene.between(scene.clause_start(row[0].start), row[0].start)
        return invited and re.search("(?:^|[^相响反供效对适])应[^，。；]{0,60}$", clause) is not None

    @staticmethod
    def _is_met(scene: Scene, actors: Actors) -> bool:
        """甲跟|乙|会面，并到访某地: the other side of a meeting does not go on."""
        return (
            scene.whole[actors.start - 1 : actors.start] in ("跟", "与", "同")
            and re.match("会面|会晤|会谈|座谈|举行会", scene.whole[actors.end : actors.end + 3]) is not None
        )

    def _led_here(self, scene: Scene, position: int) -> bool:
        """Whether the party was set by a verb of leading in this sentence, before the place."""
        return bool(self.party.spans) and any(
            "lead" in c.acts and scene.start <= self.party.spans[0][0] < scene.end and c.start < position
            for c in scene.cues
        )

    def _belongs(self, scene: Scene, actors: Actors, team: Team) -> bool:
        """局长甲某一行, 由甲某率领的考察组: the team is that of the people before it."""
        gap = scene.between(actors.end, team.start)
        return len(gap) <= 30 and "。" not in gap

    def _team_subject(self, team: Team) -> Subject | None:
        if self.party.people or self.party.sender:
            return Subject(people=self.party.people, sender=self.party.sender)
        if team.key is not None:
            return Subject(people=(), sender=self.region_of(team.key) or team.key)
        return None

    def own(self, *, plain: bool = False) -> Subject | None:
        """The party itself as a subject; None where nobody is followed. plain: its people without their sender."""
        if not (self.party.people or self.party.sender):
            return None
        sender = self.party.sender if self.party.team and not plain else None
        return Subject(people=self.party.people, sender=sender)

    def follow(self, subject: Subject) -> None:
        """From here on the report is about these."""
        if not subject.people and subject.sender is not None and self.own() is None:
            self.party = Party(sender=subject.sender, team=True, touring=True)  # a delegation without a leader's name
        if subject.people and subject.people != self.party.people:
            self.party = Party(
                people=subject.people, sender=subject.sender, team=subject.sender is not None, touring=True
            )


def _told_by(scene: Scene, actors: Actors, position: int) -> bool:
    """甲一行听取了|乙|的介绍后，考察了某园区: whoever tells something does not look at it."""
    before = scene.between(scene.clause_start(actors.start), actors.start)
    return _HEARD.search(before) is not None and _REPORT.match(scene.whole, actors.end, position) is not None


def companies(scene: Scene, end: int) -> Iterator[re.Match[str]]:
    """Where a sentence says, up to a place, in whose company something is done: 在甲、乙等陪同下."""
    if scene.whole.find("陪同下", scene.start, end) < 0:  # few sentences hold it, most hold 在
        return iter(())
    return _COMPANY.finditer(scene.whole, scene.start, end)


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
