"""Paired support between regions and organisations: 甲对口支援乙, 乙是甲的对口支援地区, 甲援乙前指."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.relate.moods import modality
from guantu.relate.scene import Scene, Spot
from guantu.schema import EdgeKind, Modality

_PAIR = r"对口(?:支援|援助|帮扶|协作|合作|支持)"
_RECEIVES = re.compile(rf"^(?:的)?{_PAIR}(?:的)?(?:地区|地|县|县区|对象|受援地|市县)")
_GIVES = re.compile(rf"^(?:的)?{_PAIR}(?:的)?(?:省市|省|市|单位|城市|方|省份)")
_SUPPORTS = re.compile(
    rf"^(?P<mood>将|拟|计划|准备|希望|愿|未|没有)?(?:长期|一直|持续|连续[^，。]{{0,6}}|选派[^，。]{{1,8}})?(?:{_PAIR}|结对帮扶|对口援建|定点帮扶|援建|支援|帮扶)(?:的|了)?[^，。；是会在]{{0,6}}$"
)
_TIED = re.compile("[·・—-]|与|和|、")
_MEETING = re.compile(
    "(?:两[省市地区州县])?(?:对口(?:支援|帮扶)|东西部扶贫协作|援[疆藏青])(?:工作|协作)?(?:座谈会|联席会议|交流会|对接会)"
)
_WITH = re.compile("[与同和]")
_PAIRED = re.compile(
    r"(?:正式)?(?:开展|建立|结成|实施)?了?对口(?:支援|帮扶|援助)"
)  # 甲与乙|开展对口支援: the first one gives
_BUILT = re.compile(r"援建|接力援[\u4e00-\u9fff]")
_AID_NAME = re.compile(r"(?:对口支援|对口帮扶|支援|驰援|援助|援)$")
_HELPS = re.compile(r"(?:帮助|支持|援建|支援|助力|对口帮扶)")
_RECEIVED = re.compile(r"(?:得到|接受|受到|获得)了?(?:来自)?")
_AID = re.compile(r"的?(?:对口支援|对口援助|对口帮扶|对口协作|结对帮扶|无私援助|大力支援|支援|帮扶|援助)")
_GIFT = re.compile(
    r"(?:捐资|捐赠|捐助|捐出|援助|资助|提供|拨付)[^，。；]{0,12}(?:帮扶|扶贫|援疆|援藏|援青|协作|对口|振兴|援助)"
)
_BLOCK = re.compile(r"[。；！？\n]")

_HELPED = re.compile("(?:开展|进行|实施|给予)了?[^，。；]{0,20}?(?:对口|结对|定点|倾力|大力)(?:帮扶|支援|援助)")
# 甲代表某县对|乙县|近年来的帮扶表示感谢: whoever is thanked has helped, and whoever is stood for was helped.
_THANKED = re.compile(
    r"[^，。；]{0,16}?(?:对口|结对|定点|倾情|倾力|无私|大力)?(?:帮扶|支援|援助)[^，。；]{0,8}表示[^，。；]{0,8}感谢"
)
_IS = re.compile("(?:也|就|正)?是")
_BY = re.compile("(?:负责)?(?:对口支援|对口帮扶|结对帮扶|援建)")


def _is_paired(left: Spot, right: Spot, gap: str, after: str, *, third: int | None) -> bool:
    """甲与乙|开展对口支援, 甲·乙|对口支援工作座谈会: the first one gives.

    third: where behind `right` the next one starts; in 甲与乙对口支援|丙 both give to it.
    """
    if _WITH.fullmatch(gap) and (verb := _PAIRED.match(after)):
        return third != verb.end()
    return left.regional and right.regional and bool(_TIED.fullmatch(gap) and _MEETING.match(after))


class Support:
    """Reads SUPPORTS of one article: donor → recipient."""

    def __init__(self, entities: Entities, grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar

    def named_after(self, mention: Mention, inside: Sequence[Mention]) -> Iterator[Statement]:
        """江苏|援|伊|前指: a name that says who supports whom."""
        for left, right in itertools.pairwise(inside):
            gap = mention.text[left.end - mention.start : right.start - mention.start]
            if not _AID_NAME.search(gap) or len(gap) > 8:
                continue
            donor, recipient = self._entities.of_mention.get(left), self._last_of_row(inside, right)
            if donor is not None and recipient is not None:
                yield Statement(
                    subject=donor,
                    predicate=EdgeKind.SUPPORTS,
                    object=recipient,
                    rule="support:name",
                    start=mention.start,
                    end=mention.end,
                    marks=(("subject", left.start, left.end), ("object", right.start, right.end)),
                    score=0.7,
                    modality=Modality.BACKGROUND,
                )

    def _given(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        """甲代表某区|向某县捐赠帮扶资金: what is given as aid goes from the side that is stood for to the other."""
        for index, taker in enumerate(spots):
            if scene.whole[taker.start - 1] != "向" or not _GIFT.match(scene.whole, taker.end):
                continue
            giver = spots[index - 1] if index else None
            if giver is not None and giver.end == taker.start - 1 and taker.regional and giver.key != taker.key:
                yield self._support(giver, taker, "support:gift")

    def _thanked(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        """甲代表某县对|乙县|的帮扶表示感谢: who is thanked gave, who is stood for or helped took."""
        for index, giver in enumerate(spots):
            if not giver.regional or scene.whole[giver.start - 1] != "对":
                continue
            taken = next((s for s in spots[index + 1 :] if s.regional and scene.whole[s.start - 1] == "对"), None)
            after = taken.end if taken is not None else giver.end
            for_whom = [s for s in spots[:index] if scene.between(s.start - 2, s.start) == "代表"]
            taker = taken or next((s for s in for_whom if s.regional), None)
            if taker is not None and taker.key != giver.key and _THANKED.match(scene.whole, after, scene.end):
                yield self._support(giver, taker, "support:gift")

    def _last_of_row(self, inside: Sequence[Mention], first: Mention) -> str | None:
        last = first
        for mention in inside:
            if mention.start == last.end:
                last = mention
        return self._entities.of_mention.get(last)

    def read(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        """The statements of the next sentence. spots: its spots, with those that a later one points back at."""
        for index, left in enumerate(spots[:-1]):
            if spots[index + 1].start == left.end and left.regional:
                continue  # 青海省|海东市: a row of regions counts as its last
            right = spots[index + 1]
            for further in spots[index + 2 :]:
                if further.start == right.end and right.regional and further.regional:
                    right = further
            gap = scene.between(left.end, right.start)
            after = scene.between(right.end, min(scene.end, right.end + 16))
            third = next((spot.start - right.end for spot in spots if spot.start >= right.end), None)
            if _IS.fullmatch(gap):
                if _RECEIVES.match(after):
                    yield self._support(right, left, "support:is-recipient")
                elif _GIVES.match(after):
                    yield self._support(left, right, "support:is-donor")
            elif gap == "援" and left.regional and right.regional:
                yield self._support(left, right, "support:aid-of", Modality.BACKGROUND)
            elif gap == "对" and (verb := _HELPED.match(scene.whole, right.end, scene.end)):
                yield self._support(left, right, "support:verb", modality(scene, verb.end(), self._grammar))
            elif gap == "由" and _BY.match(after):
                yield self._support(right, left, "support:by")
            elif _RECEIVED.fullmatch(gap) and _AID.match(after):
                yield self._support(right, left, "support:received")
            elif _is_paired(left, right, gap, after, third=third):
                yield self._support(left, right, "support:verb")
            elif (verb := _SUPPORTS.match(gap)) and not _BLOCK.search(gap):
                mood = modality(scene, left.end + max(1, verb.end("mood")), self._grammar)
                yield self._support(left, right, "support:verb", mood)
        yield from self._given(scene, spots)
        yield from self._thanked(scene, spots)
        for spot in spots:
            if (
                not spot.regional
                and "援" in scene.between(spot.start, spot.end)
                and _HELPS.match(scene.whole, spot.end)
            ):
                place = self._place_of_sentence(scene, spot, regional=False)
                if place is not None:
                    yield self._support(spot, place, "support:helps-there")
        for donors in self._builders(scene, spots):
            place = self._place_of_sentence(scene, donors[0])
            if place is not None:
                for donor in donors:
                    yield self._support(donor, place, "support:built-there")

    @staticmethod
    def _builders(scene: Scene, spots: Sequence[Spot]) -> Iterator[list[Spot]]:
        """福建、广东|接力援藏; 湖南|援建的基地: a list of regions right before the verb."""
        row: list[Spot] = []
        for spot in (s for s in spots if s.regional):
            if row and scene.between(row[-1].end, spot.start) != "、":
                row = []
            row.append(spot)
            if _BUILT.match(scene.whole[spot.end : spot.end + 6]):
                yield row
                row = []

    @staticmethod
    def _place_of_sentence(scene: Scene, donor: Spot, *, regional: bool = True) -> Spot | None:
        """在某县，某省援建的…: the region that the clause before sets."""
        begin = scene.start
        for match in re.finditer(r"[。；\n]", scene.whole[scene.start : donor.start]):
            begin = scene.start + match.end()
        row: Spot | None = None
        for spot in scene.spots:
            if spot.start < begin or spot.end > donor.start or (regional and not spot.regional):
                continue
            if row is None:
                if not re.search(r"在$", scene.between(begin, spot.start)):
                    return None
                row = spot
            elif spot.start == row.end:
                row = spot
        return row

    @staticmethod
    def _support(donor: Spot, recipient: Spot, rule: str, mood: Modality = Modality.STATED) -> Statement:
        return Statement(
            subject=donor.key,
            predicate=EdgeKind.SUPPORTS,
            object=recipient.key,
            rule=rule,
            start=min(donor.start, recipient.start),
            end=max(donor.end, recipient.end),
            marks=(("subject", donor.start, donor.end), ("object", recipient.start, recipient.end)),
            score=0.85,
            modality=mood,
            reason=donor.reason or recipient.reason,
        )
