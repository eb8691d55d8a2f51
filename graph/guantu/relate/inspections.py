"""Who looks at what: 考察了某园区, 在某地调研, 走进某馆, and the place that a sentence or the one before is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guantu.lexicon.grammar import Grammar
from guantu.records import Label
from guantu.relate.acts import act
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.relate.moods import modality
from guantu.relate.party import Parties, Subject
from guantu.relate.scene import CueHit, Scene, Spot
from guantu.relate.senders import from_elsewhere
from guantu.relate.subjects import Subjects
from guantu.relate.targets import listed_after
from guantu.schema import EdgeKind, Modality

GENERAL = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}批|援[疆藏青川]|驻[疆藏]|内地)*"
    r"(?:对口支援|挂职|城市|地区|企业|代表|干部|群众|人民|各地|有关(?!制造|基地)|相关|籍|所属|下属|旗下)"
)
# Who mourns or lays flowers at a place does not look at it.
MOURNS = re.compile("[^，。；]{0,16}(?:吊唁|送别|悼念|致哀)|[^。；]{0,30}(?:敬献|献花|瞻仰遗)")
_ITS_PEOPLE = re.compile(
    "[^，。；、]{0,14}?(?:官兵|委员|师生|教师|职工|员工|运动员|队员|学生|人员|工作者|同志|家属|专家)"
)
# 甲社、乙社|等媒体负责同志, 甲党、乙党|、教育界委员: people of all that is listed
_THEIR_PEOPLE = re.compile("等[^，。；]{0,8}(?:负责同志|工作者|代表|人员|委员)|(?:、|和)[^，。；、]{0,6}界委员")
_DONE_AT_A_PLACE = re.compile(r"(?:听取|观摩|参观|察看|了解|观看|查看|体验|走访|考察|询问|深入)")
_SEEN = re.compile(r"参观|考察|调研|察看|走访|视察|观看|听取|了解|检查")
_SEEN_ON_TOUR = re.compile(r"[了察听看问体参要强说希]")  # any verb of looking or saying will do
_AT = re.compile(r"\s*(?:随后|之后|接着|当天|在会前)?[，,]?(?:在|走进|来到)“?")
_AND_SO_ON = re.compile(r"(?:等地|等|进行|开展|实地|现场|专题|重点|展开|深入|、|和|就[^，。]{0,20})*")
_THOSE_WHO_ATTEND = re.compile("(?:了|慰问|和|、)*(?:出席|参加|列席)")
_PART_OF_NAME = re.compile("(?!的|和|与|及|等)[\u4e00-\u9fffA-Za-z0-9（）()]{3,16}、")  # 山东|某某微电子、: no place
_WORK_SITE = re.compile(
    "(?:项目|工程|建设|施工|改造)*(?:现场|工地)，?[^，。；]{0,8}(?:听取|察看|查看|了解|询问|看望|调研|检查|考察)"
)
_THERE = re.compile("等?地?”?，")
_GUESTS = r"[^，。；与]{0,8}?(?:代表团|访问团|考察团|交流团|参访团|调研组|来宾|客人|一行)"
_WITH_GUESTS = re.compile(
    rf"(?:等[^，。；]{{0,10}}?)?(?:热情)?(?:与|同|和|向|接待)了?(?:我[校院省市县区](?!长)|{_GUESTS})"
)
# 自去年|来到某县以来, 毕业后就|来到某县: when something began, or a step of a life
_SINCE = re.compile("(?:自|毕业|退伍|退休|参军|分配|嫁)[^，。；]{0,10}$")
_IN_A_TITLE = re.compile("《[^》]*$")
_PART_OF_ROAD = re.compile("(?:城区|境内)?段")  # 某高速|某市段
_OF_SPEECH = re.compile("[^，。；、]{0,12}精神")  # 某委员会|工作会议精神
_HANDLED = re.compile(
    r"(?:对|就)([^，。；]*?(?:，(?:特别|尤其)是[^，。；]*?)?)(?:进行|开展|(?<!工)作)了?[\u4e00-\u9fff]{0,8}$"
)
_CROWD = re.compile(
    "，(?:[\u4e00-\u9fff]{0,4}?(?:孩子|志愿者|宣讲员|队员|官兵|学生|游客|工人|居民|村民|人)们?(?:正|在|为|围绕|纷纷|们)"
    "|(?:当地|这里|村里|镇上|园区|企业)(?!干部|领导|负责))"
)
_SUCH_AS = re.compile("[^，。；：]{0,16}[，：]?(?:其中)?(?:包括|分别是|分别为)(?:了)?")
_IS_A = re.compile(r"(?:是|作为|位于|始建于|成立于|占地|总投资|坐落)")


def _in_name(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a match lies inside a name of a person or a word for a team: 李|强|, 考|察|团."""
    if any(team.start <= match.start() < team.end for team in scene.teams):
        return True
    return any(start <= match.start() < end for actors in scene.actors for start, end in actors.spans)


class Inspections:
    """Reads INSPECTS of one article."""

    def __init__(self, entities: Entities, parties: Parties, subjects: Subjects, grammar: Grammar) -> None:
        self._entities = entities
        self._parties = parties
        self._subjects = subjects
        self._grammar = grammar

    def read(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        """What a verb of looking tells: the places of the list after it, or before it with 在, 到 or 对."""
        subject = self._subjects.of(scene, cue.start)
        mood = modality(scene, cue.start, self._grammar)
        if _THOSE_WHO_ATTEND.match(scene.whole, cue.end) or scene.whole.startswith("的", cue.end):
            return  # 看望|出席某大会的代表
        if _SINCE.search(scene.between(scene.clause_start(cue.start), cue.start)):
            return
        if _IN_A_TITLE.search(scene.between(scene.start, cue.start)):
            return  # 《|深入推动某地发展的提案》
        reach = 2 if cue.word == "深入" else 8  # 深入|阐述……某国: no place that is entered
        targets = [
            t
            for t in listed_after(scene, cue.end, reach=reach)
            if not GENERAL.match(scene.whole, t.end)
            and not (t.key.startswith("region:") and _PART_OF_NAME.match(scene.whole, t.end))
            and scene.whole[t.start - 1] != "援"
            and not any(team.end == t.end for team in scene.teams)
            and not (t.regional and _PART_OF_ROAD.match(scene.whole, t.end))
            and not _OF_SPEECH.match(scene.whole, t.end)
        ]
        if cue.word in ("看望", "慰问"):
            together = bool(targets) and _THEIR_PEOPLE.match(scene.whole, targets[-1].end) is not None
            targets = [
                t
                for t in targets
                if t.label is Label.LOCATION or not (together or _ITS_PEOPLE.match(scene.whole, t.end))
            ]
        targets = [t for t in targets if not self._is_a_part(scene, cue, t)]
        targets = self._told_one_by_one(scene, targets[-1].end if targets else cue.end) or targets
        if targets and MOURNS.match(scene.whole, targets[-1].end):
            return
        rule = "inspect:verb"
        if not targets:
            targets = self._places_before(scene, cue)
            rule = "inspect:at"
        elif (here := self._right_before(scene, cue)) is not None:
            targets.insert(0, here)
        if subject is None:
            return
        if not targets:
            self._followed(scene, cue, subject, mood)
        for target in targets:
            if cue.word == "来到" and target.regional and self._comes_from_elsewhere(scene, subject, target):
                for key in subject.all():
                    yield act(EdgeKind.VISITS, key, target.key, cue, mood, rule="visit:verb", target=target)
            yield from self.looks(cue, subject, target, mood, rule=rule)
        if targets and mood is Modality.STATED:
            self._parties.follow(subject)
            self._parties.party.touring = True
            self._parties.party.place = targets[-1]

    def _comes_from_elsewhere(self, scene: Scene, subject: Subject, target: Spot) -> bool:
        """Whether those who come are of another region, or of one that is not told but sends a delegation."""
        if subject.sender is None and target.key.startswith("region:"):
            return any(team.word.endswith(("考察团", "代表团", "学习团")) for team in scene.teams)
        return from_elsewhere(subject, target.key, self._entities)

    def _followed(self, scene: Scene, cue: CueHit, subject: Subject, mood: Modality) -> None:
        """甲调研全县工作: no place is named, but the report is about them."""
        near = any(0 <= cue.start - actors.end <= 20 for actors in scene.actors)
        if near and subject.by_name and mood is Modality.STATED and not self._parties.own():
            self._parties.follow(subject)

    def _is_a_part(self, scene: Scene, cue: CueHit, target: Spot) -> bool:
        """参观“从某宫到某馆”展览, 视察某国|境内一处基地: the name is a part of what is looked at."""
        if re.search("[“《‘][^”》’]*$", scene.between(cue.end, target.start)) and scene.whole[target.end] not in "”》’":
            return True
        modified = re.match(r"(?!期间|时|并|和|及|与|等|以)[\u4e00-\u9fff]{2}", scene.whole[target.end :][:2])
        return cue.word not in ("来到", "走进", "深入") and self._entities[target.key].is_country and bool(modified)

    def _places_before(self, scene: Scene, cue: CueHit) -> list[Spot]:
        """在|黑龙江、吉林|调研: the list right before the verb, with 在, 到, 深入 or 对 before it."""
        matter = _HANDLED.search(scene.between(scene.start, cue.start))
        position = cue.start if matter is None else scene.start + matter.start()
        handled = [] if matter is None else self._handled(scene, *(scene.start + at for at in matter.span(1)))
        if handled:
            return handled
        found: list[Spot] = []
        for spot in reversed([s for s in scene.spots if s.end <= position]):
            gap = scene.between(spot.end, position)
            if found and not gap.strip(" \u3000"):
                position = spot.start  # 江苏|苏州: the inner one counts
                continue
            if not _AND_SO_ON.fullmatch(gap):
                break
            found.insert(0, spot)
            position = spot.start
        if found and re.search(r"(?:在|到|赴|深入|对|于|来到|走进|前往)(?:了)?$", scene.between(scene.start, position)):
            return found
        return []

    @staticmethod
    def _told_one_by_one(scene: Scene, position: int) -> list[Spot]:
        """参观某市的多项设施，包括|甲、乙和丙: the sites of the list are what is looked at."""
        such_as = _SUCH_AS.match(scene.whole, position, scene.end)
        listed = listed_after(scene, such_as.end(), reach=0) if such_as is not None else []
        return [spot for spot in listed if not spot.regional]

    @staticmethod
    def _right_before(scene: Scene, cue: CueHit) -> Spot | None:
        """在某村|查看某产业园: the place where they look, besides what they look at."""
        spot = next((s for s in reversed(scene.spots) if s.end <= cue.start), None)
        if spot is None or scene.between(spot.end, cue.start) not in ("", "实地", "现场"):
            return None
        return spot if scene.whole[spot.start - 1 : spot.start] == "在" else None

    @staticmethod
    def _handled(scene: Scene, begin: int, end: int) -> list[Spot]:
        """对甲、乙和丙进行了重点|察看, 就某项目进行现场考察: what stands between 对 or 就 and 进行."""
        inside = [s for s in scene.spots if begin <= s.start and s.end <= end and not s.regional]
        return [s for s in inside if not _OF_SPEECH.match(scene.whole, s.end, end)]

    def at_places(self, scene: Scene) -> Iterator[Statement]:
        """在某园区，代表团一行参观了车间: the place of the sentence, on a tour."""
        match = _AT.match(scene.text)
        if match is None or not scene.spots or not (self._parties.party.touring or scene.actors):
            return
        if scene.start + match.end() != scene.spots[0].start:
            return
        row = listed_after(scene, scene.spots[0].start, reach=0)  # of 在某县|某乡|某村， the innermost counts
        places = [spot for spot in row if not spot.key.startswith("region:")]
        if _CROWD.match(scene.whole, row[-1].end):
            return  # 在某某农场，孩子们正在察看长势
        seen = _SEEN_ON_TOUR if self._parties.party.touring else _SEEN
        told = next((m for m in seen.finditer(scene.whole, row[-1].end, scene.end) if not _in_name(scene, m)), None)
        if not places or told is None or not _THERE.match(scene.whole, row[-1].end):
            return
        subject = None if self._hosts(scene, row[-1].end) else self._subjects.of(scene, told.start())
        subject = subject or self._parties.own()
        if subject is None:
            return
        cue = CueHit(start=scene.start, end=places[0].start, word="在", acts=frozenset({"look"}))
        for place in places:
            yield from self.looks(cue, subject, place, Modality.STATED, rule="inspect:place-of-sentence")
        self._parties.party.place = places[-1]

    @staticmethod
    def _hosts(scene: Scene, position: int) -> bool:
        """在某大学，|校长甲与我校代表团交流: those named are at home there, and the guests look at it."""
        first = next((a for a in scene.actors if a.start >= position), None)
        if first is None or first.start - position > 3:
            return False
        last = [a for a in scene.actors if a.chain == first.chain][-1]
        return _WITH_GUESTS.match(scene.whole, last.end) is not None

    def at_work_sites(self, scene: Scene) -> Iterator[Statement]:
        """甲在某园区项目|现场|听取了汇报: whoever is where the work is done looks at it."""
        for spot in scene.spots:
            if spot.key.startswith("region:") or spot.key in self._parties.party.seen:
                continue
            if scene.whole[spot.start - 1] != "在" or not _WORK_SITE.match(scene.whole, spot.end):
                continue
            subject = self._subjects.of(scene, spot.start)
            if subject is None or not (subject.by_name or self._parties.party.touring):
                continue
            cue = CueHit(start=spot.start - 1, end=spot.start, word="在", acts=frozenset({"look"}))
            mood = modality(scene, spot.start, self._grammar)
            yield from self.looks(cue, subject, spot, mood, rule="inspect:at")

    def place_spoken_of(self, scene: Scene) -> Iterator[Statement]:
        """某中心是……平台。代表团一行听取了介绍: the place that the sentence before is about."""
        if scene.spots and not scene.spots[0].regional and not scene.actors:
            first = scene.spots[0]
            if first.start == scene.start and _IS_A.match(scene.whole, first.end):
                self._parties.party.place = first
                return
        place = self._parties.party.place
        if place is None or place.key in self._parties.party.seen or not self._parties.party.team:
            return
        team = next((t for t in scene.teams if t.start - scene.start <= 2), None)
        if team is None or any(not s.regional for s in scene.spots):
            return
        if not _DONE_AT_A_PLACE.search(scene.text):
            return
        subject = self._parties.own()
        if subject is not None:
            cue = CueHit(start=team.start, end=team.end, word=team.word, acts=frozenset({"look"}))
            yield from self.looks(
                cue, subject, place, Modality.STATED, rule="inspect:place-spoken-of", back=place.start
            )

    def looks(
        self,
        cue: CueHit,
        subject: Subject,
        target: Spot,
        mood: Modality,
        *,
        rule: str,
        back: int | None = None,
    ) -> Iterator[Statement]:
        """The look of a subject at one place; nobody looks at what sent them."""
        if target.key == subject.sender or target.key in subject.people:
            return
        self._parties.party.seen.add(target.key)
        for key in subject.lookers():
            yield act(EdgeKind.INSPECTS, key, target.key, cue, mood, rule=rule, target=target, back=back)
