"""Cooperation between regions or organisations: 甲与乙签署协议, 双方签约, 甲乙两地合作."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.relate.moods import modality
from guantu.relate.postuse import PostUse
from guantu.relate.scene import CueHit, Scene, Spot
from guantu.relate.signers import SIGN, Pairs, Signers
from guantu.schema import EdgeKind, Modality

_JOINED = re.compile(
    r"(?:（[^（）]{0,30}）)?(?:市|省|县)?"
    r"(?:近日|日前|今天|昨天|拟|将|已|曾|正|也|还|希望|愿|愿意|正式|计划|准备|分别|[在于][^，。与和同]{1,12})*(?:与|和|同|跟|、)"
)
_CEREMONY = re.compile(r"[\u4e00-\u9fff]{0,16}(?:协议|备忘录|合同|意向书)(?:签署|签订|签约)仪式")
_SIGNED_NOW = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:协议|备忘录|合同|意向书)[”》]?(?:签署|签订|签约|签字)仪式"
)  # “深化|合作|备忘录”签字仪式
_LOOSELY_JOINED = re.compile(r"[^。；]{0,24}(?:，并|，)?(?:与|同|和)")
_BARE = frozenset(("协议", "备忘录", "合同", "意向书"))

_HOPED = re.compile(
    r"希望[^。；]{0,60}，(?:能|能够|进一步|继续|不断|共同|推动|促进|加强|深化|双方|两地|一如既往)[^，。；]*$"
)  # 希望通过此次访问，|能加强甲与乙的合作: the hope reaches over the comma
_IN_ROW = ("", "友城", "友好城市", "姐妹城市")  # 日本|西宫市, 韩国友城|大邱市
_OF_ANOTHER = re.compile("^的[^，。；]{1,12}(?:是|为|成为)")  # 连接甲和乙|的铁路是共建……的项目
_LIST_OF_TWO = re.compile("[、和与同]")
_TWO = re.compile(
    r"两[省市县区州地校国家](?:人民政府|政府|党委|政协)?(?:在[^，。；]{1,12})?(?:正式|共同|分别|成功|就[^，。；]{1,16})*"
)
_TOGETHER = re.compile("(?:三方|四方|正式|现场)?(?:共同|联合)")
# What may stand before 中俄|关系 in its clause, and what says nothing good of it behind.
_SAID_OF_TIES = re.compile(
    r"[“‘：\s]*(?:当前|目前|如今|近年来?|长期以来|一直以来|今年以来|[0-9]+年来|进入新时代以来|[当今]今|[这此将也]*标志着|[不断]*(?:推动|促进|引领)了|见证了?|使得?)?"
)
_GOOD_TIES = re.compile(
    "(?![、，。；：的等和与及]|$|以及|问题|何去何从|面临|陷入|恶化|紧张|倒退|遭遇|受挫|受损|出现|遇到|处于(?:低谷|困难|十字))"
)
_AGAIN = re.compile("[^。；]{0,20}，[又还并也亦]?(?:分别)?(?:与|同|和)")
_SPOKEN = re.compile("[该本](?:企业|公司|集团|学校|院校)")


class Cooperation:
    """Reads COOPERATES of one article."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar
        self.signers = Signers(entities, uses)
        self._company: Spot | None = None

    def spots(self, scene: Scene) -> list[Spot]:
        """The spots of the sentence in order, and 该企业 for the organisation spoken of before."""
        spots = list(scene.spots)
        for match in _SPOKEN.finditer(scene.text):
            known = [s for s in scene.spots if s.end <= scene.start + match.start() and not s.regional]
            spoken = known[-1] if known else self._company
            if spoken is not None:
                start = scene.start + match.start()
                spots.append(
                    Spot(
                        start=start,
                        end=scene.start + match.end(),
                        key=spoken.key,
                        regional=False,
                        label=Label.ORGANIZATION,
                        reason=f"{match.group()} is the organisation named before",
                    )
                )
        return sorted(spots, key=lambda spot: spot.start)

    def read(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        """The statements of the next sentence. spots: what `spots` gives for it."""
        yield from self._cooperates(scene, spots)
        organisations = [s for s in scene.spots if not s.regional]
        if organisations:
            self._company = organisations[0]

    def _cooperates(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        for cue in scene.cues:
            pair = self._bond(scene, spots, cue) if "bond" in cue.acts else None
            if pair is None and "cooperate" in cue.acts:
                pair = (
                    self._two_sides(scene, spots, cue)
                    or self._all_of_list(scene, spots, cue)
                    or self._pair_before(scene, spots, cue)
                    or self.signers.of(scene, spots, cue)
                )
            if pair is None:
                continue
            mood = modality(scene, cue.start, self._grammar)
            if mood is Modality.HOPED and _SIGNED_NOW.match(scene.whole, cue.end):
                mood = Modality.STATED
            if mood is Modality.STATED and _HOPED.search(scene.between(scene.start, cue.start)):
                mood = Modality.HOPED
            for left, right in pair:
                if left.key != right.key:
                    yield Statement(
                        subject=left.key,
                        predicate=EdgeKind.COOPERATES,
                        object=right.key,
                        rule="cooperate:with",
                        start=left.start,
                        end=max(cue.end, right.end),
                        marks=(
                            ("subject", left.start, left.end),
                            ("object", right.start, right.end),
                            ("cue", cue.start, cue.end),
                        ),
                        score=0.75,
                        modality=mood,
                        qualifiers=self._agreement(scene, cue),
                        reason=left.reason or right.reason,
                    )

    def _pair_before(self, scene: Scene, spots: Sequence[Spot], cue: CueHit) -> Pairs | None:
        """甲与乙、丙…合作: a list close before the cue, with 与 before it and the other side before that."""
        near = [s for s in spots if s.end <= cue.start and cue.start - s.end <= (100 if cue.word in SIGN else 40)]
        if near and _OF_ANOTHER.search(scene.between(near[-1].end, cue.start)):
            return None
        pairs = self._pairs(scene, _rows(near, scene), cue)
        last = {spot.end: spot for spot in near}
        if pairs is None:
            return None
        sides = [(last[left.end], last[right.end]) for left, right in pairs]
        return [(left, right) for left, right in sides if not self._are_one(scene, left, right)] or None

    def _are_one(self, scene: Scene, left: Spot, right: Spot) -> bool:
        """代表中国政府和中国|人民: a government and what it governs."""
        government, other = (left, right) if _is_government(scene, left) else (right, left)
        governed = self._entities[government.key].name.removesuffix("政府").removesuffix("人民")
        region = self._entities[other.key]
        return _is_government(scene, government) and governed in (region.name, *region.names)

    def _pairs(self, scene: Scene, before: Sequence[Spot], cue: CueHit) -> Pairs | None:
        rights: list[Spot] = []
        for index in range(len(before) - 1, 0, -1):
            right, left = before[index], before[index - 1]
            if scene.between(right.end, cue.start).count("，") > (2 if cue.word in SIGN else 0):
                return None
            gap = scene.between(left.end, right.start)
            if scene.whole[left.start - 1] in "与同" and _AGAIN.fullmatch(gap):
                return None  # 与|甲|签署了意向书，又与|乙|签署: each with whoever does it
            alike = left.regional == right.regional or left.label is right.label or _is_government(scene, right)
            if gap.lstrip("市省县州") == "、" and alike:
                if not rights and _CEREMONY.match(scene.whole, right.end):
                    return [(left, right)]  # 甲、乙合作框架协议|签署仪式
                rights.append(right)
                continue
            if (
                _JOINED.fullmatch(gap)
                or (gap == "" and right.end - right.start == 1)
                or (not right.regional and not left.regional and _LOOSELY_JOINED.fullmatch(gap))
            ):
                return self._sides(scene, before[:index], [right, *reversed(rights)], gap)
            rights = []
        return None

    @staticmethod
    def _sides(scene: Scene, before: Sequence[Spot], rights: list[Spot], gap: str) -> Pairs:
        """Who is with whom: 甲、乙分别与丙、丁 one by one, 甲与乙、丙与丁 pair by pair, else all with the last."""
        lefts = [before[-1]]
        for left in reversed(before[:-1]):
            if scene.between(left.end, lefts[0].start) != "、" or left.regional != lefts[0].regional:
                break
            lefts.insert(0, left)
        if "分别" in gap and len(lefts) == len(rights):
            return list(zip(lefts, rights, strict=True))
        pairs = [(lefts[-1], right) for right in rights]
        others = list(before[: len(before) - len(lefts)])
        while len(lefts) >= 2 and others and re.fullmatch("[与和同]", scene.between(others[-1].end, lefts[0].start)):
            pairs.insert(0, (others[-1], lefts[0]))
            lefts, others = [*others[-2:-1], others[-1]], others[:-1]
            if len(lefts) < 2 or scene.between(lefts[0].end, lefts[1].start) != "、":
                break
            others = others[:-1]
        return pairs

    @staticmethod
    def _bond(scene: Scene, spots: Sequence[Spot], cue: CueHit) -> Pairs | None:
        """中俄|关系稳步发展, 沪港|合作: two abbreviations side by side, right before the word.

        A bare 关系 tells of cooperation only where something is said of it: 就中美关系交换意见 is about a subject.
        """
        pair = [s for s in spots if cue.start - 2 <= s.start and s.end <= cue.start]
        if len(pair) != 2 or any(s.end - s.start != 1 for s in pair) or pair[1].end != cue.start:
            return None
        if cue.word == "关系" and not (
            _SAID_OF_TIES.fullmatch(scene.between(scene.clause_start(pair[0].start), pair[0].start))
            and _GOOD_TIES.match(scene.whole, cue.end)
        ):
            return None
        return [(pair[0], pair[1])]

    @staticmethod
    def _two_sides(scene: Scene, spots: Sequence[Spot], cue: CueHit) -> Pairs | None:
        """甲、乙两市政府|签订: two regions with 两 behind them, shortly before the verb."""
        near = [s for s in spots if s.end <= cue.start and s.regional]
        if len(near) < 2 or not _LIST_OF_TWO.fullmatch(scene.between(near[-2].end, near[-1].start)):
            return None
        return [(near[-2], near[-1])] if _TWO.fullmatch(scene.between(near[-1].end, cue.start)) else None

    @staticmethod
    def _all_of_list(scene: Scene, spots: Sequence[Spot], cue: CueHit) -> Pairs | None:
        """甲、乙、丙共同|签署三方协议: each of three with each other."""
        near = [s for s in spots if s.end <= cue.start]
        if cue.word not in SIGN or len(near) < 3 or not _TOGETHER.fullmatch(scene.between(near[-1].end, cue.start)):
            return None
        row = near[-1:]
        for spot in reversed(near[:-1]):
            if scene.between(spot.end, row[0].start) not in ("、", "和", "与", "及"):
                break
            row.insert(0, spot)
        return list(itertools.combinations(row, 2)) if len(row) >= 3 else None

    @staticmethod
    def _agreement(scene: Scene, cue: CueHit) -> tuple[tuple[str, str], ...]:
        match = re.match(
            r"(?:了)?[《“\"]([^》”\"]{2,40})[》”\"]|(?:了)?([\u4e00-\u9fff]{0,12}(?:协议|备忘录|意向书|合同))",
            scene.whole[cue.end : cue.end + 44],
        )
        if match is None or (match.group(2) in _BARE and cue.word not in SIGN):
            return ()  # 合作|协议: the word before belongs to its name
        return (("agreement", match.group(1) or match.group(2)),)


def _is_government(scene: Scene, spot: Spot) -> bool:
    """香港、|澳门特区政府: a government stands in a list of regions as its region does."""
    return scene.between(spot.start, spot.end).endswith("政府")


def _rows(spots: Sequence[Spot], scene: Scene) -> list[Spot]:
    """The spots, each row of places as its last one, from the start of the row on: 草坝镇|寨坝村, 日本|西宫市.

    Two single characters side by side stay two: 青|港.
    """
    found: list[Spot] = []
    for spot in spots:
        if found and spot.end - spot.start > 1 and scene.between(found[-1].end, spot.start) in _IN_ROW:
            found[-1] = replace(spot, start=found[-1].start)
        else:
            found.append(spot)
    return found
