"""Who leads whom, who visits and inspects what, and who goes along, told sentence by sentence.

A report follows one party: the leader with the team, the region that sent them, and the places that they come to. What
a sentence leaves out is taken from the party and the place that are spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guantu.lexicon.grammar import Grammar
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.relate.postuse import PostUse
from guantu.relate.scene import Actors, CueHit, Scene, Spot, Team, listed_after, modality
from guantu.schema import EdgeKind, Modality, NodeKind

_COMPANY = re.compile(r"在[^。]{0,200}?陪同下")
_GENERAL = re.compile(r"(?:内地)?(?:城市|地区|企业|代表|干部|群众|人民|各地|有关|相关|籍)")
_STATION = re.compile(r"(?:机场|车站|火车站|高铁站|码头|港|口岸|站)$")
_TALKED = re.compile(r"[^，。]{0,6}(?:并|和|、|及)?(?:座谈|会谈|交流座谈)")
_CENTRAL = frozenset(
    ("party-central", "state", "npc", "cppcc", "discipline", "supervision", "military", "judicial", "state-council")
)
_AIMS = ("调研", "考察", "视察", "督导", "督查", "检查", "观摩")
_LAST_STOP = re.compile(r"(?:此次|本次)?[^，。]{0,8}(?:第?[一二三四五六七八九十末]站)[—－：-]*")
_SCHOOL = re.compile(r"(?:我|学|该)?[校院](?:检查|考察|调研|参观|访问|指导|交流|视察|洽谈)")
_TEAM_NAME = re.compile(r"组成的?((?:[\u4e00-\u9fff]{0,10})(?:团|组|小组|队))")
_DONE_AT_A_PLACE = re.compile(r"(?:听取|观摩|参观|察看|了解|观看|查看|体验|走访|考察|询问|深入)")
_IS_A = re.compile(r"(?:是|作为|位于|始建于|成立于|占地|总投资|坐落)")


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


class Journeys:
    """Reads LEADS, VISITS, INSPECTS and ACCOMPANIES of one article."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar
        self._party = Party()
        self._bodies: Mapping[str, str] = _first_bodies(uses)

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        accompanied = list(self._in_company(scene))
        yield from accompanied
        for index, cue in enumerate(scene.cues):
            if "lead" in cue.acts:
                yield from self._lead(scene, cue)
            if "visit" in cue.acts or cue.word in ("到", "来"):
                yield from self._visit(scene, cue, index)
            elif "inspect" in cue.acts:
                yield from self._inspect(scene, cue)
            if "accompany" in cue.acts and not accompanied:
                yield from self._accompany(scene, cue)
        yield from self._at_places(scene)
        yield from self._place_spoken_of(scene)

    # Who leads

    def _lead(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        leader = self._actors_before(scene, cue.start, reach=24) or self._actors_after_of(scene, cue)
        if leader is None:
            return
        mood = modality(scene, cue.start, self._grammar)
        end = scene.clause_end(cue.end)
        team = next((t for t in scene.teams if cue.end <= t.start and t.start <= max(end, cue.end + 40)), None)
        named = self._team_name(scene, cue, team)
        sender = self._sender(leader)
        target = named or sender
        if target is None and team is not None and team.word != "一行":
            target = self._team_draft(team.start, team.word)
        if mood is Modality.STATED:
            self._party = Party(
                people=leader.keys,
                sender=sender if sender is None or self._regional(sender) else named or sender,
                named=named,
                team=True,
                touring=True,
                spans=leader.spans,
            )
            self._party.aim = next((aim for aim in _AIMS if team is not None and aim in team.word), None)
        if target is None:
            return
        for key in leader.keys:
            yield self._statement(EdgeKind.LEADS, key, target, cue, mood, rule="lead:verb", people=leader)

    def _actors_after_of(self, scene: Scene, cue: CueHit) -> Actors | None:
        """率领商务代表团访问某地的|局长甲某: the leader stands after the clause that tells of him."""
        for actors in scene.actors:
            if actors.start >= cue.end and scene.between(cue.end, actors.start).endswith("的"):
                return actors
        return None

    def _regional(self, key: str) -> bool:
        return self._entities[key].kind is NodeKind.REGION

    def _team_name(self, scene: Scene, cue: CueHit, team: Team | None) -> str | None:
        """The draft of the team's own name: 学习考察小组, 商务代表团; None for a bare 代表团."""
        if team is not None and team.key is not None:
            return team.key
        match = _TEAM_NAME.search(scene.whole, cue.end, scene.end)
        if match is not None and len(match.group(1)) >= 3:
            return self._team_draft(match.start(1), match.group(1))
        if team is not None and team.word != "一行":
            start = cue.end + (scene.whole[cue.end] == "的")
            name = scene.whole[start : team.end]
            if 3 < len(name) <= 18 and not re.search(r"[，。；：（）“”]", name):
                return self._team_draft(start, name)
        return None

    def _team_draft(self, start: int, name: str) -> str:
        draft = self._entities.inferred_organisation(name, region=None, reason="")
        draft.generic = True
        draft.inferred = ""
        draft.add(name, start, start + len(name))
        return draft.key

    def _sender(self, leader: Actors) -> str | None:
        """The region or organisation that the leader's first post belongs to."""
        body = next((self._bodies[key] for key in leader.keys if key in self._bodies), None)
        if body is None:
            return None
        draft = self._entities[body]
        if draft.kind is not NodeKind.ORGANIZATION:
            return body
        if any(known.kind in _CENTRAL for known in self._entities.lexicon.bodies.named(draft.name)):
            return None  # a leader of the centre is sent by no one
        if draft.region is not None:
            region = self._entities[draft.region]
            if any(name.startswith(form) for name in draft.names for form in (region.name, *region.names)):
                return draft.region
        return body

    # Where they go

    def _visit(self, scene: Scene, cue: CueHit, index: int) -> Iterator[Statement]:
        targets = [
            target
            for target in listed_after(scene, cue.end, reach=0 if len(cue.word) == 1 and cue.word in "访进抵" else 6)
            if not _GENERAL.match(scene.whole, target.end)
        ]
        if not targets and (stop := _LAST_STOP.match(scene.whole, cue.end)):
            targets = listed_after(scene, stop.end(), reach=0)
        targets = targets or self._visited_before(scene, cue)
        if not targets:
            self._comes_to_us(scene, cue)
            return
        purpose = self._purpose(scene, targets[-1].end)
        if purpose is None and self._led(scene, cue):
            purpose = self._party.aim
        plain = cue.word in ("到", "来") and "visit" not in cue.acts
        if (plain or cue.word in ("到", "来", "前来")) and purpose is None and not self._led(scene, cue):
            return
        subject = self._told_after(scene, targets[-1]) or self._subject(scene, cue.start)
        if subject is None:
            return
        mood = modality(scene, cue.start, self._grammar)
        if mood is Modality.STATED and self._only_planned(scene, targets[-1]):
            mood = Modality.PLANNED
        for target in targets:
            if not target.regional:
                if _STATION.search(scene.between(target.start, target.end)) and target.inner is not None:
                    target = replace(target, key=target.inner, regional=True)
                else:
                    yield from self._looks(cue, subject, target, mood, rule="inspect:goes-to")
                    continue
            if target.key == subject.sender:
                continue
            if not (plain and purpose in ("调研", "视察", "检查", "督导", "督查")):
                for key in subject.all():
                    yield self._statement(EdgeKind.VISITS, key, target.key, cue, mood, rule="visit:verb", target=target)
            if purpose in ("调研", "视察", "考察", "检查", "督导", "督查"):
                for key in subject.people:
                    yield self._statement(
                        EdgeKind.INSPECTS, key, target.key, cue, mood, rule="inspect:purpose", target=target
                    )
        if mood is Modality.STATED:
            self._follow(subject)
        del index

    def _told_after(self, scene: Scene, target: Spot) -> Subject | None:
        """会见来某省访问的|客人甲: whoever the clause is about stands behind it."""
        match = re.match(r"[^，。；]{0,10}的", scene.between(target.end, scene.end))
        if match is None:
            return None
        start = target.end + match.end()
        actors = next((a for a in scene.actors if a.start == start), None)
        return Subject(people=actors.keys, sender=None, by_name=True) if actors is not None else None

    def _comes_to_us(self, scene: Scene, cue: CueHit) -> None:
        """来校调研, 莅临我校: no place is named, but from here on the report follows them."""
        if _SCHOOL.match(scene.whole, cue.end):
            subject = self._subject(scene, cue.start)
            if subject is not None:
                self._follow(subject)

    def _visited_before(self, scene: Scene, cue: CueHit) -> list[Spot]:
        """对某国进行国事|访问: the place stands before the verb."""
        if cue.word != "访问":
            return []
        for spot in scene.spots:
            gap = scene.between(spot.end, cue.start)
            if spot.end <= cue.start and re.fullmatch(r"(?:进行|展开)[\u4e00-\u9fff]{0,6}", gap):
                return [spot] if scene.whole[spot.start - 1] == "对" else []
        return []

    def _only_planned(self, scene: Scene, target: Spot) -> bool:
        """访问某地期间，将……: the visit itself is still to come."""
        tail = scene.between(target.end, min(scene.end, target.end + 16))
        return re.match(r"(?:期间|时)，?[^，]{0,4}将", tail) is not None

    def _led(self, scene: Scene, cue: CueHit) -> bool:
        return any("lead" in other.acts and other.start < cue.start for other in scene.cues)

    def _purpose(self, scene: Scene, position: int) -> str | None:
        """What they go there for: the first purpose within a few characters, up to the end of the clause."""
        end = min(scene.clause_end(position), position + 14)
        found = next((c for c in scene.cues if c.acts & {"purpose", "inspect"} and position <= c.start < end), None)
        if found is None:
            return None
        return next((aim for aim in _AIMS if aim in found.word), found.word)

    def _inspect(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        subject = self._subject(scene, cue.start)
        mood = modality(scene, cue.start, self._grammar)
        targets = [t for t in listed_after(scene, cue.end, reach=8) if not _GENERAL.match(scene.whole, t.end)]
        rule = "inspect:verb"
        if not targets:
            targets = self._places_before(scene, cue)
            rule = "inspect:at"
        if subject is None:
            return
        for target in targets:
            yield from self._looks(cue, subject, target, mood, rule=rule)
        if targets and mood is Modality.STATED:
            self._follow(subject)
            self._party.touring = True
            self._party.place = targets[-1]

    def _places_before(self, scene: Scene, cue: CueHit) -> list[Spot]:
        """在|黑龙江、吉林|调研: the list right before the verb, with 在, 到, 深入 or 对 before it."""
        handled = self._handled(scene, cue)
        if handled:
            return handled
        found: list[Spot] = []
        position = cue.start
        for spot in reversed([s for s in scene.spots if s.end <= cue.start]):
            gap = scene.between(spot.end, position)
            if found and re.fullmatch(r"[ \u3000]*", gap):
                position = spot.start  # 江苏|苏州: the inner one counts
                continue
            if not re.fullmatch(r"(?:等地|等|进行|开展|实地|现场|专题|重点|展开|深入|、|和|就[^，。]{0,20})*", gap):
                break
            found.insert(0, spot)
            position = spot.start
        if found and re.search(r"(?:在|到|赴|深入|对|于|来到|走进|前往)(?:了)?$", scene.between(scene.start, position)):
            return found
        return []

    def _handled(self, scene: Scene, cue: CueHit) -> list[Spot]:
        """对甲、乙和丙进行了重点|察看, 就某项目进行现场考察: what stands between 对 or 就 and 进行."""
        match = re.search(
            r"(?:对|就)([^。；]*?)(?:进行|开展|作)了?[\u4e00-\u9fff]{0,8}$", scene.between(scene.start, cue.start)
        )
        if match is None:
            return []
        begin, end = scene.start + match.start(1), scene.start + match.end(1)
        return [s for s in scene.spots if begin <= s.start and s.end <= end and not s.regional]

    def _at_places(self, scene: Scene) -> Iterator[Statement]:
        """在某园区，代表团一行参观了车间: the place of the sentence, on a tour."""
        match = re.match(r"\s*(?:随后|之后|接着|当天|在会前)?[，,]?(?:在|走进|来到)", scene.text)
        if match is None or not scene.spots or not (self._party.touring or scene.actors):
            return
        first = scene.spots[0]
        if scene.start + match.end() != first.start or first.regional:
            return
        after = scene.between(first.end, scene.end)
        subject = self._subject(scene, scene.end) or self._party_subject()
        seen = (
            r"[了察听看问体参要强说希]" if self._party.touring else r"参观|考察|调研|察看|走访|视察|观看|听取|了解|检查"
        )
        if subject is None or not (after.startswith("，") and re.search(seen, after)):
            return
        cue = CueHit(start=scene.start, end=first.start, word="在", acts=frozenset({"look"}))
        yield from self._looks(cue, subject, first, Modality.STATED, rule="inspect:place-of-sentence")
        self._party.place = first

    def _place_spoken_of(self, scene: Scene) -> Iterator[Statement]:
        """某中心是……平台。代表团一行听取了介绍: the place that the sentence before is about."""
        if scene.spots and not scene.spots[0].regional and not scene.actors:
            first = scene.spots[0]
            if first.start == scene.start and _IS_A.match(scene.whole, first.end):
                self._party.place = first
                return
        place = self._party.place
        if place is None or place.key in self._party.seen or not self._party.team:
            return
        team = next((t for t in scene.teams if t.start - scene.start <= 2), None)
        if team is None or any(not s.regional for s in scene.spots):
            return
        if not _DONE_AT_A_PLACE.search(scene.text):
            return
        subject = self._party_subject()
        if subject is not None:
            cue = CueHit(start=team.start, end=team.end, word=team.word, acts=frozenset({"look"}))
            yield from self._looks(
                cue, subject, place, Modality.STATED, rule="inspect:place-spoken-of", back=place.start
            )

    def _looks(
        self,
        cue: CueHit,
        subject: Subject,
        target: Spot,
        mood: Modality,
        *,
        rule: str,
        back: int | None = None,
    ) -> Iterator[Statement]:
        if target.key == subject.sender or target.key in subject.people:
            return
        self._party.seen.add(target.key)
        for key in subject.lookers():
            yield self._statement(EdgeKind.INSPECTS, key, target.key, cue, mood, rule=rule, target=target, back=back)

    # Who goes along

    def _in_company(self, scene: Scene) -> Iterator[Statement]:
        """甲在乙、丙等陪同下考察: those named between 在 and 陪同下 go along with the subject."""
        for match in _COMPANY.finditer(scene.whole, scene.start, scene.end):
            inside = [a for a in scene.actors if match.start() <= a.start and a.end <= match.end()]
            before = [a for a in scene.actors if a.end <= match.start()]
            behind = [a for a in scene.actors if a.start >= match.end() and a.start - match.end() <= 2]
            leaders = before[-1].keys if before else behind[0].keys if behind else self._party.people
            cue = CueHit(start=match.end() - 3, end=match.end() - 1, word="陪同", acts=frozenset({"accompany"}))
            for actors in inside:
                for key in actors.keys:
                    for leader in leaders[:1] if before == [] else leaders:
                        yield self._statement(
                            EdgeKind.ACCOMPANIES,
                            key,
                            leader,
                            cue,
                            Modality.STATED,
                            rule="accompany:in-company",
                            people=actors,
                        )

    def _accompany(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        mood = modality(scene, cue.start, self._grammar)
        after = next((a for a in scene.actors if 0 <= a.start - cue.end <= 1), None)
        before = [a for a in scene.actors if a.end <= cue.start]
        if not before:
            return
        companions = [a for a in before if a.chain == before[-1].chain]
        hosts = {key for a in companions for key in a.keys}
        leaders = after.keys if after is not None else tuple(k for k in self._main(scene, companions) if k not in hosts)
        for actors in companions:
            for key in actors.keys:
                for leader in leaders:
                    yield self._statement(
                        EdgeKind.ACCOMPANIES, key, leader, cue, mood, rule="accompany:verb", people=actors
                    )
                    if _TALKED.match(scene.whole, cue.end):
                        yield self._statement(
                            EdgeKind.MEETS, key, leader, cue, mood, rule="meet:accompanies", people=actors
                        )

    def _main(self, scene: Scene, companions: Sequence[Actors]) -> tuple[str, ...]:
        """Those whom a bare 陪同 goes with: who came or looked, in this sentence or before."""
        first = companions[0].start
        earlier = [a for a in scene.actors if a.end <= first]
        if earlier and any(a.acts & {"lead", "visit", "inspect"} for a in scene.cues if a.start < first):
            return earlier[0].keys
        return self._party.people

    # Who is meant

    def _actors_before(self, scene: Scene, position: int, *, reach: int) -> Actors | None:
        found = [a for a in scene.actors if a.end <= position and position - a.end <= reach]
        return found[-1] if found else None

    def _subject(self, scene: Scene, position: int) -> Subject | None:
        """Who does it: the last people before the verb in the sentence, or the team, or the party spoken of."""
        team = [t for t in scene.teams if t.end <= position]
        people = [a for a in scene.actors if a.end <= position and not self._is_object(scene, a)]
        company = _COMPANY.search(scene.whole, scene.start, position)
        if company is not None:
            people = [a for a in people if not (company.start() <= a.start and a.end <= company.end())] or []
        if self._led_here(scene, position):
            return self._party_subject()
        if people and (not team or people[-1].start > team[-1].start or self._belongs(scene, people[-1], team[-1])):
            actors = people[-1]
            with_team = bool(team) or any("lead" in c.acts and c.start >= actors.end for c in scene.cues)
            sender = self._sender(actors) if with_team else None
            together = [
                other.keys
                for other in people[:-1]
                if scene.between(other.end, actors.start) in ("联同", "会同", "偕同", "携同", "偕", "携")
            ]
            keys = (*(key for other in together for key in other), *actors.keys)
            return Subject(people=keys, sender=sender, by_name=True)
        if team:
            return self._team_subject(team[-1])
        return self._party_subject(plain=True)

    def _is_object(self, scene: Scene, actors: Actors) -> bool:
        """参观了|张某生平展, 应|张某的邀请: who is looked at, or who only invites."""
        return any(
            c.acts & {"inspect", "meet"} and 0 <= actors.start - c.end <= 1 and actors.start >= c.end
            for c in scene.cues
        ) or (
            scene.whole[actors.start - 1] == "应"
            and re.match("的?邀请", scene.whole[actors.end : actors.end + 3]) is not None
        )

    def _led_here(self, scene: Scene, position: int) -> bool:
        """Whether the party was set by a verb of leading in this sentence, before the place."""
        return bool(self._party.spans) and any(
            "lead" in c.acts and scene.start <= self._party.spans[0][0] < scene.end and c.start < position
            for c in scene.cues
        )

    def _belongs(self, scene: Scene, actors: Actors, team: Team) -> bool:
        """局长甲某一行, 由甲某率领的考察组: the team is that of the people before it."""
        gap = scene.between(actors.end, team.start)
        return len(gap) <= 30 and "。" not in gap

    def _team_subject(self, team: Team) -> Subject | None:
        if self._party.people or self._party.sender:
            return Subject(people=self._party.people, sender=self._party.sender)
        if team.key is not None:
            return Subject(people=(), sender=self._entities[team.key].region or team.key)
        return None

    def _party_subject(self, *, plain: bool = False) -> Subject | None:
        if not (self._party.people or self._party.sender):
            return None
        sender = self._party.sender if self._party.team and not plain else None
        return Subject(people=self._party.people, sender=sender)

    def _follow(self, subject: Subject) -> None:
        if subject.people and subject.people != self._party.people:
            self._party = Party(
                people=subject.people, sender=subject.sender, team=subject.sender is not None, touring=True
            )

    def _statement(
        self,
        kind: EdgeKind,
        subject: str,
        object_: str,
        cue: CueHit,
        mood: Modality,
        *,
        rule: str,
        target: Spot | None = None,
        people: Actors | None = None,
        back: int | None = None,
    ) -> Statement:
        marks = [("cue", cue.start, cue.end)]
        if target is not None:
            marks.append(("object", target.start, target.end))
        if people is not None:
            marks += [("subject", *span) for span in people.spans]
        return Statement(
            subject=subject,
            predicate=kind,
            object=object_,
            rule=rule,
            start=back if back is not None else cue.start,
            end=cue.end if target is None or back is not None else max(cue.end, target.end),
            marks=tuple(marks),
            score=0.8,
            modality=mood,
            reason=target.reason if target is not None else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
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


def _first_bodies(uses: Sequence[PostUse]) -> dict[str, str]:
    """The body of the first post of each person that has one."""
    found: dict[str, str] = {}
    for use in uses:
        if use.body is not None:
            found.setdefault(use.person, use.body)
    return found
