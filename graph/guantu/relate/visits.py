"""Who comes to a region or goes to one: 率团来某地考察, 赴某省, 对某国进行访问, 来访."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.relate.acts import act
from guantu.relate.claims import Statement
from guantu.relate.inspections import GENERAL, MOURNS, Inspections
from guantu.relate.moods import modality
from guantu.relate.party import AIMS, Parties, Subject
from guantu.relate.scene import CueHit, Scene, Spot
from guantu.relate.senders import Senders
from guantu.relate.subjects import Subjects
from guantu.relate.targets import listed_after
from guantu.schema import EdgeKind, Modality

_STATION = re.compile(r"(?:机场|车站|火车站|高铁站|码头|港|口岸|站)$")
_LAST_STOP = re.compile(r"(?:此次|本次)?[^，。]{0,8}(?:第?[一二三四五六七八九十末]站)[—－：-]*")
_TO_US = re.compile(r"我[省市县区州旗盟镇乡](?:就|对|围绕|调研|考察|视察|检查|督导|参观|指导|学习|洽谈)")
_TO_SCHOOL = re.compile(
    r"对(?:我|学|该)?[校院](?:进行|展开)了?[\u4e00-\u9fff]{0,4}$|(?:来|到|莅|莅临)(?:我|学|该)?[校院]$"
)
_SCHOOL = re.compile(r"(?:我|学|该)?[校院](?:检查|考察|调研|参观|访问|指导|交流|视察|洽谈)")
_ATTRIBUTE = re.compile("的(?!日程|行程|机会)[^，。；]{1,12}(?:列车|班列|航班|航线|邮轮|货轮|专列|铁路|公路|产品|货物)")
_WELCOME = re.compile("(?:考察|访问|指导|参观|调研|交流|、)*的?(?:表示|致以)")
# 对某国|国事|访问, 对某校等高校|进行了友好|访问
_ITS_KIND = r"(?:等[\u4e00-\u9fff]{0,4})?(?:(?:进行|展开)了?[\u4e00-\u9fff]{0,6}|的?(?:国事|正式|友好|工作|历史性)*)?"
_SOMEWHERE = re.compile(  # to a place that is read as no name: 来|某产业园|调研, 莅临|公司|考察
    r"(?:我[司院园厂村]|公司|企业|集团|学校|医院|[\u4e00-\u9fff]{0,6}(?:园|园区|基地|工厂|现场|社区|公司))"
    r"(?:进行|开展|就[^，。]{1,12})?(?:检查|考察|调研|参观|访问|指导|交流|视察|洽谈|督导)"
)
_HERE = re.compile("(?:我[校司院园厂]|学校|公司)[，。；]")  # 到访|我校，
_STILL_TO_COME = re.compile(r"(?:[访考逗停][问察留])?(?:期间|时)，?[^，]{0,4}(?:将|(?<!拜)会(?![见晤谈]))")
_STAY = re.compile("期间|行程|之行")
_DURING = re.compile("(?:访问|考察|逗留|停留)?期间")
_TOUR = re.compile("的?(?:访问|考察|官式)*行程|之行")
_ENDED = re.compile("(?:结束|完成|展开)了?[^，。；]{0,8}$")
_LYING = re.compile("(?:地处|位于|坐落[于在])[^，。；]{0,30}?的")
_NOT_ITS_OWN = re.compile("[并的时后将是]|出席|参加|期间")  # 访问|并出席某某论坛: what follows is no place of the visit


class Visits:
    """Reads VISITS of one article, and the looks at sites that verbs of motion tell."""

    def __init__(
        self, parties: Parties, subjects: Subjects, senders: Senders, inspections: Inspections, grammar: Grammar
    ) -> None:
        self._parties = parties
        self._subjects = subjects
        self._senders = senders
        self._inspections = inspections
        self._grammar = grammar

    def read(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        """What a verb of coming or going tells; a site that is gone to is looked at."""
        targets = [
            target
            for target in listed_after(scene, cue.end, reach=0 if len(cue.word) == 1 and cue.word in "访进抵" else 6)
            if not GENERAL.match(scene.whole, target.end)
        ]
        where = _LYING.match(scene.whole, cue.end)  # 前往|位于某大厦10层的某公司
        if targets and _NOT_ITS_OWN.search(scene.between(where.end() if where else cue.end, targets[0].start)):
            targets = []
        if not targets and (stop := _LAST_STOP.match(scene.whole, cue.end)):
            targets = listed_after(scene, stop.end(), reach=0)
        targets = targets or self._visited_before(scene, cue)
        if not targets:
            self._comes_to_us(scene, cue)
            return
        purpose = self._purpose(scene, targets[-1].end)
        if purpose is None and self._led(scene, cue):
            purpose = self._parties.party.aim
        plain = cue.word in ("到", "来") and "visit" not in cue.acts
        round_of_sites = "先后" in scene.between(scene.clause_start(cue.start), cue.start) and not targets[0].regional
        by_character = targets[0].regional and targets[0].end - targets[0].start == 1  # 来|连|出席某会
        if (
            (plain or cue.word in ("到", "来", "前来"))
            and not by_character
            and purpose is None
            and not self._led(scene, cue)
            and not round_of_sites
        ):
            return
        subject = self._told_after(scene, targets[-1]) or self._welcomed(scene, cue, targets[-1])
        received = by_character and purpose is None and any("meet" in c.acts for c in scene.cues if c.end <= cue.start)
        if subject is None and not received:  # 会见|来|连|出席某会的客人: not the host
            subject = self._subjects.of(scene, cue.start)
        if subject is None:
            return
        if not subject.by_name and _ATTRIBUTE.match(scene.whole, targets[-1].end):
            return  # 直抵某港的|货运列车: something else than the party goes there
        mood = modality(scene, cue.start, self._grammar)
        if mood is Modality.STATED and self._only_planned(scene, targets[-1]):
            mood = Modality.PLANNED
        for target in targets:
            if not target.regional:
                if MOURNS.match(scene.whole, target.end):
                    continue
                if _STATION.search(scene.between(target.start, target.end)) and target.inner is not None:
                    target = replace(target, key=target.inner, regional=True)
                else:
                    yield from self._inspections.looks(cue, subject, target, mood, rule="inspect:goes-to")
                    continue
            if target.key == subject.sender:
                continue
            if not (plain and purpose in ("调研", "视察", "检查", "督导", "督查")):
                for key in subject.all():
                    yield act(EdgeKind.VISITS, key, target.key, cue, mood, rule="visit:verb", target=target)
            if purpose in ("调研", "视察", "考察", "检查", "督导", "督查"):
                for key in subject.people:
                    yield act(EdgeKind.INSPECTS, key, target.key, cue, mood, rule="inspect:purpose", target=target)
        if mood is Modality.STATED:
            self._parties.follow(subject)

    def stays(self, scene: Scene) -> Iterator[Statement]:
        """局长甲|在某市期间，……, 甲结束为期两天的|某市行程: whoever is told to be there has gone there."""
        if not _STAY.search(scene.text):
            return
        for spot in scene.spots:
            told = _DURING.match(scene.whole, spot.end) or _TOUR.match(scene.whole, spot.end)
            if not spot.regional or told is None:
                continue
            begin = spot.start - 1
            if told.re is _TOUR:
                ended = _ENDED.search(scene.between(scene.clause_start(spot.start), spot.start))
                begin = scene.clause_start(spot.start) + ended.start() if ended is not None else -1
            elif scene.whole[begin] != "在":
                continue
            actors = next((a for a in scene.actors if a.end == begin), None)
            if actors is None or self._senders.of_leader(actors) == spot.key:
                continue
            cue = CueHit(start=told.start(), end=told.end(), word=told.group(), acts=frozenset({"visit"}))
            mood = modality(scene, cue.start, self._grammar)
            if mood is Modality.STATED and _STILL_TO_COME.match(scene.whole, spot.end):
                mood = Modality.PLANNED
            for key in actors.keys:
                yield act(EdgeKind.VISITS, key, spot.key, cue, mood, rule="visit:verb", target=spot)

    def _welcomed(self, scene: Scene, cue: CueHit, target: Spot) -> Subject | None:
        """甲对|乙|莅临某地表示欢迎: whoever is welcomed has come, and nobody where no name is told."""
        if not _WELCOME.match(scene.whole, target.end):
            return None
        at = scene.whole.rfind("对", scene.clause_start(cue.start), cue.start)
        people = tuple(key for a in scene.actors if at < a.start and a.end <= cue.start for key in a.keys)
        return Subject(people=people, sender=None, by_name=True) if at >= 0 else None

    def _told_after(self, scene: Scene, target: Spot) -> Subject | None:
        """会见来某省访问的|客人甲, 访问某国期间，|甲: whoever the clause is about stands behind it."""
        match = re.match(
            r"(?:出席|参加)[^，。；]{0,30}?的|[^，。；]{0,10}的|期间，", scene.between(target.end, scene.end)
        )
        if match is None:
            return None
        start = target.end + match.end()
        actors = next((a for a in scene.actors if a.start == start), None)
        if actors is None:  # 会见来某省考察的|某市党政代表团
            team = next((t for t in scene.teams if t.start == start and t.key is not None), None)
            sender = self._senders.of_team(team.key) or team.key if team is not None else None
            return Subject(people=(), sender=sender) if sender is not None else None
        return Subject(people=actors.keys, sender=None, by_name=True)

    def _comes_to_us(self, scene: Scene, cue: CueHit) -> None:
        """来校调研, 莅临公司考察: no place is named, but from here on the report follows them."""
        if (
            _TO_US.match(scene.whole, cue.end)
            or _SCHOOL.match(scene.whole, cue.end)
            or _SOMEWHERE.match(scene.whole, cue.end)
            or ("visit" in cue.acts and len(cue.word) > 1 and _HERE.match(scene.whole, cue.end))
            or _TO_SCHOOL.search(scene.between(scene.start, cue.start))
        ):
            subject = self._subjects.of(scene, cue.start)
            if subject is not None:
                self._parties.follow(subject)

    def _visited_before(self, scene: Scene, cue: CueHit) -> list[Spot]:
        """对某国进行国事|访问, 结束对甲国、乙国的|访问, 在甲国、乙国|访问: the places stand before the verb."""
        if cue.word != "访问":
            return []
        found: list[Spot] = []
        position = cue.start
        for spot in reversed([s for s in scene.spots if s.end <= cue.start]):
            gap = scene.between(spot.end, position).strip("“”")
            if not re.fullmatch(r"、|和|及|以及" if found else _ITS_KIND, gap):
                break
            found.insert(0, spot)
            position = spot.start
        before = scene.whole[position - 1 : position]
        ended = re.search(r"(?:结束|完成|展开|开展|开始)(?:了|对)?$", scene.between(scene.start, position)) is not None
        told = before == "对" or ((before == "在" or ended) and bool(found) and found[-1].end == cue.start)
        return found if told else []

    def _only_planned(self, scene: Scene, target: Spot) -> bool:
        """访问某地期间，将……, 访问某地的日期: the visit itself is still to come."""
        tail = scene.between(target.end, min(scene.end, target.end + 16))
        if re.match("的?(?:具体)?(?:日期|时间|计划|行程|事宜|可能)", tail) is not None:
            return True
        return _STILL_TO_COME.match(tail) is not None

    def _led(self, scene: Scene, cue: CueHit) -> bool:
        return any("lead" in other.acts and other.start < cue.start for other in scene.cues)

    def _purpose(self, scene: Scene, position: int) -> str | None:
        """What they go there for: the first purpose within a few characters, up to the end of the clause."""
        end = min(scene.clause_end(position), position + 14)
        found = next((c for c in scene.cues if c.acts & {"purpose", "inspect"} and position <= c.start < end), None)
        if found is None:
            return None
        return next((aim for aim in AIMS if aim in found.word), found.word)
