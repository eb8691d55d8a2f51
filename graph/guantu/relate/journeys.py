"""The journeys of one article: who leads a team, and in what order leading, coming, looking and company are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.relate.acts import act
from guantu.relate.claims import Statement
from guantu.relate.company import Company
from guantu.relate.entities import Entities
from guantu.relate.inspections import Inspections
from guantu.relate.moods import modality
from guantu.relate.party import AIMS, Parties, Party
from guantu.relate.postuse import PostUse
from guantu.relate.scene import Actors, CueHit, Scene, Team, as_one
from guantu.relate.senders import Senders
from guantu.relate.subjects import Subjects
from guantu.relate.visits import Visits
from guantu.schema import EdgeKind, Modality, NodeKind

_RECEIVES = re.compile("^[^，。；]*(?:到|在)[^，。；]*(?:迎接|送行|送别|接机|欢迎)")  # 率|某地代表在机场迎接
_BARE_LEAD = ("率", "率领", "带领")
_FOLLOWERS = re.compile("[团组队]|一行|成员|干部|同志|负责|代表|企业|[0-9多几]人")
_TEAM_NAME = re.compile(r"组成的?((?:[\u4e00-\u9fff]{0,10})(?:团|组|小组|队))")

_HEADS = re.compile("为(?:[正副总]?团长|[正副]?组长|队长|领队|负责人)的")
_OFFICERS = re.compile("(?:负责人|负责同志|工作人员|班子成员)")
_JOURNEY = frozenset({"visit", "inspect", "purpose", "go"})
_LEADS_SOMEBODY = frozenset({"率领", "带领", "率"})


class Journeys:
    """Reads LEADS, VISITS, INSPECTS and ACCOMPANIES of one article."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar
        self.parties = Parties(entities)
        self._senders = Senders(entities, uses)
        subjects = Subjects(entities, self.parties, self._senders)
        self._inspections = Inspections(entities, self.parties, subjects, grammar)
        self._visits = Visits(self.parties, subjects, self._senders, self._inspections, grammar)
        self._company = Company(self.parties, grammar)

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        accompanied = list(self._company.in_company(scene))
        yield from accompanied
        yield from self._heads(scene)
        for cue in scene.cues:
            if "lead" in cue.acts:
                yield from self._lead(scene, cue)
            if "visit" in cue.acts or cue.word in ("到", "来"):
                yield from self._visits.read(scene, cue)
            elif "inspect" in cue.acts:
                yield from self._inspections.read(scene, cue)
            if "accompany" in cue.acts and not accompanied:
                yield from self._company.read(scene, cue)
        yield from self._visits.stays(scene)
        yield from self._inspections.at_places(scene)
        yield from self._inspections.at_work_sites(scene)
        yield from self._inspections.place_spoken_of(scene)

    def _lead(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        leader = _actors_before(scene, cue.start, reach=24) or self._actors_after_of(scene, cue)
        if leader is None or _led_by_another(scene, leader, cue) or _RECEIVES.search(scene.between(cue.end, scene.end)):
            return
        mood = modality(scene, cue.start, self._grammar)
        end = scene.clause_end(cue.end)
        team = next((t for t in scene.teams if cue.end <= t.start and t.start <= max(end, cue.end + 40)), None)
        if scene.whole.startswith("下", cue.end) or _led_team_before(scene, leader):  # 考察团|在甲的带领下
            before = [t for t in reversed(scene.teams) if t.end <= leader.start]
            team = next((t for t in before if t.key is not None), before[0] if before else None)
            sent = _sent_out(scene, team) if team is not None else None
            if sent is not None:
                self.parties.party = Party(sender=sent, team=True, touring=True, spans=leader.spans)
            if team is None or sent is not None:
                return  # 在园区经理甲的带领下|参观: whoever shows them around
        named = self._team_name(scene, cue, team)
        if not scene.teams and named is None and cue.word in _LEADS_SOMEBODY and not _goes_somewhere(scene, cue):
            return  # 带领|团队攻关, 率领|全体员工奋战: at work, not on a journey
        own = self._senders.of_team(named)
        sender = own or self._senders.of_leader(leader)
        if team is None and named is None and _at_home(scene, cue):
            sender = None
        target = named or sender
        if (
            named is None
            and team is None
            and cue.word in _BARE_LEAD
            and not _FOLLOWERS.search(scene.between(cue.end, end))
        ):
            return  # 率党和政府官员到机场迎接
        if target is None and team is not None and team.word != "一行":
            target = self._team_draft(team.start, team.word)
        if mood is Modality.STATED:
            self.parties.party = Party(
                people=leader.keys,
                sender=own or (sender if sender is None or self._is_region(sender) else named or sender),
                named=named,
                team=True,
                touring=True,
                spans=leader.spans,
            )
            self.parties.party.aim = next((aim for aim in AIMS if team is not None and aim in team.word), None)
        if target is None:
            return
        apart = named is None and len(leader.keys) > 1 and "分别" in scene.between(leader.end, cue.start)
        for key in leader.keys:
            own = self._senders.of_leader(replace(leader, keys=(key,))) if apart else target
            if own is not None:
                yield act(EdgeKind.LEADS, key, own, cue, mood, rule="lead:verb", people=leader)

    def _is_region(self, key: str) -> bool:
        return self._entities[key].kind is NodeKind.REGION

    def _heads(self, scene: Scene) -> Iterator[Statement]:
        """以局长甲|为组长的|某局调研组: whoever heads a team leads it."""
        for match in _HEADS.finditer(scene.whole, scene.start, scene.end):
            leader = next((a for a in scene.actors if a.end == match.start()), None)
            team = next((t for t in scene.teams if 0 <= t.start - match.end() <= 16), None)
            if leader is None or team is None or scene.whole[leader.start - 1 : leader.start] != "以":
                continue
            cue = CueHit(start=match.start(), end=match.end(), word=match.group(), acts=frozenset({"lead"}))
            target = self._team_name(scene, cue, team) or self._senders.of_leader(leader)
            if target is None:
                continue
            self.parties.party = Party(
                people=leader.keys, sender=target, named=target, team=True, touring=True, spans=leader.spans
            )
            for key in leader.keys:
                yield act(EdgeKind.LEADS, key, target, cue, Modality.STATED, rule="lead:verb", people=leader)

    def _actors_after_of(self, scene: Scene, cue: CueHit) -> Actors | None:
        """率领商务代表团访问某地的|局长甲某: the leader stands after the clause that tells of him."""
        for actors in scene.actors:
            if actors.start >= cue.end and scene.between(cue.end, actors.start).endswith("的"):
                return actors
        return None

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
            if 3 < len(name) <= 18 and not re.search(
                r"[，。；：（）“”了]|接待|[0-9一二三四五六七八九十几多余][名位个人]", name
            ):
                return self._team_draft(start, name)
        return None

    def _team_draft(self, start: int, name: str) -> str:
        draft = self._entities.inferred_organisation(name, region=None, reason="")
        draft.generic = True
        draft.inferred = ""
        draft.add(name, start, start + len(name))
        return draft.key


def _actors_before(scene: Scene, position: int, *, reach: int) -> Actors | None:
    """The last people that end before a place, no more than `reach` code points away, with those listed before
    them: 市委书记甲，市长乙|率队."""
    found = [a for a in scene.actors if a.end <= position]
    if not found or position - found[-1].end > reach:
        return None
    return as_one([a for a in found if a.chain == found[-1].chain])


def _led_by_another(scene: Scene, leader: Actors, cue: CueHit) -> bool:
    """甲会见由某党主席|率领的代表团: who leads stands behind 由, by a name that was not read."""
    return leader.end <= cue.start and re.search("由(?![他她其])", scene.between(leader.end, cue.start)) is not None


def _sent_out(scene: Scene, team: Team) -> str | None:
    """某集团近日派出|考察团: whoever sent the team out."""
    spot = next((s for s in reversed(scene.spots) if s.end <= team.start), None)
    if spot is None or not re.fullmatch("[^，。；]{0,8}派出了?", scene.between(spot.end, team.start)):
        return None
    return spot.key


def _led_team_before(scene: Scene, leader: Actors) -> bool:
    """某国代表团由|甲|率领: the team stands before 由, and who leads it behind."""
    return any(t.end <= leader.start and scene.whole.startswith("由", t.end) for t in scene.teams)


def _at_home(scene: Scene, cue: CueHit) -> bool:
    """县长甲带领|某局负责人检查: officers of his own, who come from nowhere else."""
    if _OFFICERS.search(scene.between(cue.end, scene.clause_end(cue.end))) is None:
        return False
    return not any("visit" in c.acts and c.start > cue.end for c in scene.cues)


def _goes_somewhere(scene: Scene, cue: CueHit) -> bool:
    """Whether a verb of going, visiting or looking follows in the sentence."""
    return any(c.start >= cue.end and (c.acts & _JOURNEY or c.word in ("到", "来")) for c in scene.cues)
