"""Standing ties between regions and organisations: paired support, cooperation; and awards."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.relate.posts import PostUse
from guantu.relate.scene import Actors, CueHit, Scene, Spot, modality
from guantu.schema import EdgeKind, Modality, NodeKind

_PAIR = r"对口(?:支援|帮扶|协作|合作|支持)"
_RECEIVES = re.compile(rf"^(?:的)?{_PAIR}(?:的)?(?:地区|地|县|县区|对象|受援地|市县)")
_GIVES = re.compile(rf"^(?:的)?{_PAIR}(?:的)?(?:省市|省|市|单位|城市|方|省份)")
_SUPPORTS = re.compile(
    rf"^(?:长期|一直|持续|连续[^，。]{{0,6}}|选派[^，。]{{1,8}})?(?:{_PAIR}|结对帮扶|对口援建|定点帮扶|援建|支援|帮扶)(?:的|了)?[^，。；]{{0,6}}$"
)
_BUILT = re.compile(r"援建|接力援[\u4e00-\u9fff]")
_AID_NAME = re.compile(r"(?:对口支援|对口帮扶|援)$")
_JOINED = re.compile(
    r"(?:（[^（）]{0,30}）)?(?:市|省|县)?"
    r"(?:近日|日前|今天|昨天|拟|将|已|曾|正|也|还|希望|愿|愿意|正式|计划|准备|[在于][^，。与和同]{1,12})*(?:与|和|同|跟|、)"
)
_LOOSELY_JOINED = re.compile(r"[^。；]{0,24}(?:，并|，)?(?:与|同|和)")
_HELPS = re.compile(r"(?:帮助|支持|援建|支援|助力|对口帮扶)")
_RECEIVED = re.compile(r"(?:得到|接受|受到|获得)了?(?:来自)?")
_AID = re.compile(r"的?(?:对口支援|对口帮扶|对口协作|结对帮扶|无私援助|大力支援|支援|帮扶|援助)")
_BLOCK = re.compile(r"[。；！？\n]")
_HONOUR = re.compile(r"[“\"「『]([^”\"」』]{2,40})[”\"」』]")
_SIGN = frozenset({"签署", "签订", "签约", "签下", "缔结"})


class Ties:
    """Reads SUPPORTS, COOPERATES and AWARDS of one article."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar
        self._bodies: dict[str, str] = {}
        for use in uses:
            if use.body is not None:
                self._bodies.setdefault(use.person, use.body)
        self._company: Spot | None = None
        self._honoured_by: str | None = None
        self._met: tuple[str, str] | None = None

    def met(self, one: str, other: str) -> None:
        """Remember who met last: 双方 is their bodies."""
        self._met = (one, other)

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        spots = self._with_spoken(scene)
        yield from self._paired(scene, spots)
        yield from self._cooperates(scene, spots)
        yield from self._awards(scene)
        organisations = [s for s in scene.spots if not s.regional]
        if organisations:
            self._company = organisations[0]

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

    def _last_of_row(self, inside: Sequence[Mention], first: Mention) -> str | None:
        last = first
        for mention in inside:
            if mention.start == last.end:
                last = mention
        return self._entities.of_mention.get(last)

    # Support

    def _paired(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        for index, left in enumerate(spots[:-1]):
            if spots[index + 1].start == left.end and left.regional:
                continue  # 青海省|海东市: a row of regions counts as its last
            right = spots[index + 1]
            for further in spots[index + 2 :]:
                if further.start == right.end and right.regional and further.regional:
                    right = further
            gap = scene.between(left.end, right.start)
            after = scene.between(right.end, min(scene.end, right.end + 16))
            if re.fullmatch(r"(?:也|就|正)?是", gap):
                if _RECEIVES.match(after):
                    yield self._support(right, left, "support:is-recipient")
                elif _GIVES.match(after):
                    yield self._support(left, right, "support:is-donor")
            elif gap == "援" and left.regional and right.regional:
                yield self._support(left, right, "support:aid-of", Modality.BACKGROUND)
            elif gap == "由" and re.match(r"(?:负责)?(?:对口支援|对口帮扶|结对帮扶|援建)", after):
                yield self._support(right, left, "support:by")
            elif _RECEIVED.fullmatch(gap) and _AID.match(after):
                yield self._support(right, left, "support:received")
            elif _SUPPORTS.match(gap) and not _BLOCK.search(gap):
                mood = modality(scene, left.end + 1, self._grammar)
                yield self._support(left, right, "support:verb", mood)
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

    # Cooperation

    def _with_spoken(self, scene: Scene) -> list[Spot]:
        """The spots of the sentence, and 该企业 for the organisation spoken of before."""
        spots = list(scene.spots)
        for match in re.finditer(r"(?:该|本)(?:企业|公司|集团|学校|院校)", scene.text):
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

    def _cooperates(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        for cue in scene.cues:
            pair = self._bond(spots, cue) if "bond" in cue.acts else None
            if pair is None and "cooperate" in cue.acts:
                pair = (
                    self._pair_before(scene, spots, cue)
                    or self._signed_by_people(scene, cue)
                    or self._both_sides(scene, cue)
                )
            if pair is None:
                continue
            left, rights = pair
            mood = modality(scene, cue.start, self._grammar)
            for right in rights:
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

    def _pair_before(self, scene: Scene, spots: Sequence[Spot], cue: CueHit) -> tuple[Spot, list[Spot]] | None:
        """甲与乙、丙…合作: a list close before the cue, with 与 before it and the other side before that."""
        before = [s for s in spots if s.end <= cue.start and cue.start - s.end <= (100 if cue.word in _SIGN else 40)]
        rights: list[Spot] = []
        for index in range(len(before) - 1, 0, -1):
            right, left = before[index], before[index - 1]
            if scene.between(right.end, cue.start).count("，") > (2 if cue.word in _SIGN else 0):
                return None
            gap = scene.between(left.end, right.start)
            if gap == "、" and left.regional == right.regional:
                rights.append(right)
                continue
            if _JOINED.fullmatch(gap) or (gap == "" and right.end - right.start == 1):
                return left, [right, *rights]
            if not right.regional and not left.regional and _LOOSELY_JOINED.fullmatch(gap):
                return left, [right, *rights]
            rights = []
        return None

    @staticmethod
    def _bond(spots: Sequence[Spot], cue: CueHit) -> tuple[Spot, list[Spot]] | None:
        """中俄|关系, 沪港|合作: two abbreviations side by side, right before the word."""
        pair = [s for s in spots if cue.start - 2 <= s.start and s.end <= cue.start]
        if len(pair) == 2 and all(s.end - s.start == 1 for s in pair) and pair[1].end == cue.start:
            return pair[0], [pair[1]]
        return None

    def _signed_by_people(self, scene: Scene, cue: CueHit) -> tuple[Spot, list[Spot]] | None:
        """甲局局长某某与乙公司董事长某某代表双方签约: the bodies of the two."""
        if cue.word not in _SIGN:
            return None
        people = [a for a in scene.actors if a.end <= cue.start and cue.start - a.end <= 20]
        if not people:
            return None
        index = scene.actors.index(people[-1])
        if index == 0:
            return None
        left, right = scene.actors[index - 1], scene.actors[index]
        if not re.fullmatch(r"(?:与|和|同|、)?", scene.between(left.end, right.start)):
            return None
        spots = [self._body_spot(actors.keys[0], actors.start, actors.end) for actors in (left, right)]
        if spots[0] is None or spots[1] is None:
            return None
        return spots[0], [spots[1]]

    def _both_sides(self, scene: Scene, cue: CueHit) -> tuple[Spot, list[Spot]] | None:
        """甲会见乙……双方签署了协议: the bodies of those who met."""
        match = re.search(r"双方[^，。；]{0,8}$", scene.between(scene.start, cue.start))
        if cue.word not in _SIGN or match is None or self._met is None:
            return None
        start = scene.start + match.start()
        left, right = (self._body_spot(person, start, start + 2) for person in self._met)
        return (left, [right]) if left is not None and right is not None else None

    def _body_spot(self, person: str, start: int, end: int) -> Spot | None:
        body = self._bodies.get(person)
        if body is None:
            return None
        return Spot(
            start=start,
            end=end,
            key=body,
            regional=self._entities[body].kind is NodeKind.REGION,
            label=Label.ORGANIZATION,
            reason="signed by the holder of a post there",
        )

    @staticmethod
    def _agreement(scene: Scene, cue: CueHit) -> tuple[tuple[str, str], ...]:
        match = re.match(
            r"(?:了)?[《“\"]([^》”\"]{2,40})[》”\"]|(?:了)?([\u4e00-\u9fff]{0,12}(?:协议|备忘录|意向书|合同))",
            scene.whole[cue.end : cue.end + 44],
        )
        if match is None:
            return ()
        return (("agreement", match.group(1) or match.group(2)),)

    # Awards

    def _awards(self, scene: Scene) -> Iterator[Statement]:
        for match in re.finditer(r"被", scene.text):
            yield from self._awarded(scene, scene.start + match.start())
        for cue in scene.cues:
            if "award" in cue.acts:
                yield from self._awarding(scene, cue)
        for match in re.finditer(r"荣获|获得|获", scene.text):
            yield from self._won(scene, scene.start + match.start(), scene.start + match.end())
        yield from self._honoured(scene)

    def _awarded(self, scene: Scene, position: int) -> Iterator[Statement]:
        """乙被甲、丙授予“……”: the givers stand between 被 and the verb."""
        match = re.search(r"授予|评为|评选为|命名为|认定为|表彰为", scene.whole[position : scene.clause_end(position)])
        if match is None:
            return
        verb = position + match.start()
        givers = [s for s in scene.spots if position < s.start and s.end <= verb]
        takers = [s for s in scene.spots if s.end <= position][-1:]
        people = [a for a in scene.actors if a.end <= position][-1:] if not takers else []
        yield from self._award(scene, givers, takers, people, verb, verb + len(match.group()))

    def _awarding(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        """甲授予乙“……”."""
        if "被" in scene.between(scene.clause_start(cue.start), cue.start):
            return
        givers = [s for s in scene.spots if s.end <= cue.start][-1:]
        end = scene.clause_end(cue.end)
        takers = [s for s in scene.spots if cue.end <= s.start < end][:1]
        people = [a for a in scene.actors if cue.end <= a.start < end]
        yield from self._award(scene, givers, takers if not people else [], people, cue.start, cue.end)

    def _won(self, scene: Scene, start: int, end: int) -> Iterator[Statement]:
        """乙荣获甲(授予的)“……”: the giver stands between the verb and the honour."""
        givers = [s for s in scene.spots if s.start == end and not s.regional]
        if not givers or not re.match(
            r"(?:授予|颁发|评选|命名|认定)?的?[“\"「『]", scene.whole[givers[0].end : givers[0].end + 6]
        ):
            return
        begin = scene.clause_start(start)
        takers = [s for s in scene.spots if begin <= s.start and s.end <= start][-1:]
        people = [a for a in scene.actors if begin <= a.start and a.end <= start][-1:]
        yield from self._award(scene, givers, takers if not people else [], people, start, givers[0].end)

    def _honoured(self, scene: Scene) -> Iterator[Statement]:
        """甲举行……表彰大会 … 受表彰的乙、丙: the givers are those who hold the ceremony."""
        match = re.search(r"举行[^。]{0,30}?(?:表彰|颁奖|授奖)", scene.text)
        if match is not None:
            before = [s for s in scene.spots if s.end <= scene.start + match.start() and not s.regional]
            if before:
                self._honoured_by = before[-1].key
        if self._honoured_by is None:
            return
        for told in re.finditer(r"(?:受表彰|获奖|受到表彰|获表彰)的?", scene.text):
            at = scene.start + told.end()
            people = [a for a in scene.actors if 0 <= a.start - at <= 16]
            for actors in people[:1]:
                for key in actors.keys:
                    yield Statement(
                        subject=self._honoured_by,
                        predicate=EdgeKind.AWARDS,
                        object=key,
                        rule="award:honoured",
                        start=scene.start + told.start(),
                        end=actors.end,
                        marks=tuple(("object", *span) for span in actors.spans),
                        score=0.7,
                    )

    def _award(
        self,
        scene: Scene,
        givers: Sequence[Spot],
        takers: Sequence[Spot],
        people: Sequence[Actors],
        start: int,
        end: int,
    ) -> Iterator[Statement]:
        honour = _HONOUR.search(scene.whole, end, min(scene.end, end + 60))
        qualifiers = (("honour", honour.group(1)),) if honour is not None else ()
        mood = modality(scene, start, self._grammar)
        keys = [(s.key, s.start, s.end) for s in takers]
        for actors in people:
            keys += [(key, *span) for key, span in zip(actors.keys, actors.spans, strict=False)]
        for giver in givers:
            for key, begin, stop in keys:
                if key != giver.key:
                    yield Statement(
                        subject=giver.key,
                        predicate=EdgeKind.AWARDS,
                        object=key,
                        rule="award:verb",
                        start=min(start, begin, giver.start),
                        end=max(end, stop, giver.end),
                        marks=(("subject", giver.start, giver.end), ("object", begin, stop), ("cue", start, end)),
                        score=0.8,
                        modality=mood,
                        qualifiers=qualifiers,
                    )
