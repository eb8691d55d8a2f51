"""Who gives which honour to whom: 甲授予乙“……”, 乙被甲评为“……”, 受表彰的乙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guantu.lexicon.grammar import Grammar
from guantu.relate.claims import Statement
from guantu.relate.moods import modality
from guantu.relate.scene import Actors, CueHit, Scene, Spot
from guantu.schema import EdgeKind

_HONOUR = re.compile(r"[“\"「『]([^”\"」』]{2,40})[”\"」』]")

_PASSIVE = re.compile("被")
_WINS = re.compile("(?:荣获|获得|获)了?")
_AWARDED = re.compile("授予|评为|评选为|命名为|认定为|表彰为")
_GOES_ON = re.compile(r"(?![等和与及“]|荣誉|称号)[\u4e00-\u9fff]")  # 某市|救助站接待室: a part of a name
_HONOURS = re.compile("(?:共|将|拟)?(?:表彰|授予|颁发|评选|命名)(?:了)?(?=[“「『])")
_DECIDES = re.compile("(?:研究)?决定，")
_CEREMONY = re.compile(r"举行[^。]{0,30}?(?:表彰|颁奖|授奖)")
# 某市|被授予, but not 某国|维和部队官兵被授予: the place is not who takes it.
_TAKES = re.compile(r"(?:（[^（）]{1,20}）)?(?:[^，。；的]{0,4}|等[^，。；的]{0,8})|[^。；]{0,24}，[^，。；的]{0,8}")
_PRIZE = re.compile("[^，。、的]{0,6}奖")  # 长江|韬奋奖获奖者: a name within that of the prize
_TOLD = re.compile(r"(?:受表彰|获奖|受到表彰|获表彰)的?")
_QUOTED = re.compile(r"[“\"「『][^”\"」』]{1,40}[”\"」』]")


class Awards:
    """Reads AWARDS of one article; those who hold a ceremony are the givers of what it honours."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._honoured_by: str | None = None
        self._given: dict[str, str] = {}
        self._givers_before: tuple[int, list[Spot]] = (-1, [])

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        self._remember(scene)
        if not scene.spots and not scene.actors:
            yield from self._honoured(scene)
            return
        for match in _PASSIVE.finditer(scene.text):
            yield from self._awarded(scene, scene.start + match.start())
        for cue in scene.cues:
            if "award" in cue.acts:
                yield from self._awarding(scene, cue)
        for match in _WINS.finditer(scene.text):
            yield from self._won(scene, scene.start + match.start(), scene.start + match.end())
        yield from self._honoured(scene)

    def _awarded(self, scene: Scene, position: int) -> Iterator[Statement]:
        """乙被甲、丙授予“……”: the givers stand between 被 and the verb."""
        match = _AWARDED.search(scene.whole[position : scene.clause_end(position)])
        if match is None:
            return
        verb = position + match.start()
        givers = [s for s in scene.spots if position < s.start and s.end <= verb] or self._deciders(scene, position)
        begin = scene.clause_start(position)
        people = [a for a in scene.actors if begin <= a.start and a.end <= position][-1:]
        takers = self._takers(scene, position) if not people else []
        if not takers and not people:
            people = [a for a in scene.actors if a.end <= position][-1:]
        yield from self._award(scene, givers, takers, people, verb, verb + len(match.group()))

    @staticmethod
    def _takers(scene: Scene, position: int) -> list[Spot]:
        spots = (s for s in scene.spots if s.end <= position)
        return [s for s in spots if _TAKES.fullmatch(scene.between(s.end, position))][-1:]

    @staticmethod
    def _deciders(scene: Scene, position: int) -> list[Spot]:
        """市总工会决定，|乙被授予……: whoever decides gives."""
        return [s for s in scene.spots if s.end <= position and _DECIDES.match(scene.whole, s.end)][-1:]

    def _awarding(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        """甲授予乙“……”."""
        if "被" in scene.between(scene.clause_start(cue.start), cue.start):
            return
        givers = self._givers(scene, cue)
        opening = scene.between(scene.start, cue.start)
        if not givers and self._givers_before[0] == scene.start and len(opening) <= 4:
            givers = self._givers_before[1]  # 甲授予乙……；|授予丙……
        if scene.whole[scene.end - 1 : scene.end] in "；;":
            self._givers_before = (scene.end, givers)
        end = scene.clause_end(cue.end)
        quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(scene.whole, cue.end, scene.end)]
        after = [s for s in scene.spots if cue.end <= s.start < end]
        named = [s for s in after if not (s.regional and _GOES_ON.match(scene.whole, s.end))]
        named = [s for s in named if not _PRIZE.match(scene.whole, s.end)]
        takers = _listed([s for s in named if not any(a <= s.start < b for a, b in quoted)], scene)
        people = [a for a in scene.actors if cue.end <= a.start < end]
        yield from self._award(scene, givers, takers if not people else [], people, cue.start, cue.end)

    @staticmethod
    def _givers(scene: Scene, cue: CueHit) -> list[Spot]:
        """甲、乙决定授予丙……；|授予丁……: those before the first verb of the sentence give in each of its clauses."""
        first = next(c for c in scene.cues if "award" in c.acts and c.word == cue.word)
        before = [s for s in scene.spots if s.end <= first.start]
        row = before[-1:]
        for spot in reversed(before[:-1]):
            if scene.between(spot.end, row[0].start) not in ("、", "和") or spot.regional != row[0].regional:
                break
            row.insert(0, spot)
        return row

    def _won(self, scene: Scene, start: int, end: int) -> Iterator[Statement]:
        """乙荣获甲(授予的)“……”: the giver stands between the verb and the honour."""
        givers = [s for s in scene.spots if s.start == end and not s.regional]
        honour = _HONOUR.match(scene.whole, end)
        if not givers and honour is not None and honour.group(1) in self._given:
            yield from self._won_of_many(scene, start, honour)
            return
        if not givers or not re.match(
            r"(?:授予|颁发|评选|命名|认定)?的?[“\"「『]", scene.whole[givers[0].end : givers[0].end + 6]
        ):
            return
        begin = scene.clause_start(start)
        takers = [s for s in scene.spots if begin <= s.start and s.end <= start][-1:]
        people = [a for a in scene.actors if begin <= a.start and a.end <= start][-1:]
        yield from self._award(scene, givers, takers if not people else [], people, start, givers[0].end)

    def _remember(self, scene: Scene) -> None:
        """全国总工会共表彰“……”、“……”: who gives the honours that the text tells of one by one."""
        match = _HONOURS.search(scene.text)
        givers = [s for s in scene.spots if s.end == scene.start + match.start() and not s.regional] if match else []
        if match is not None and givers:
            for honour in _HONOUR.finditer(scene.whole, scene.start + match.end(), scene.end):
                self._given.setdefault(honour.group(1), givers[-1].key)

    def _won_of_many(self, scene: Scene, start: int, honour: re.Match[str]) -> Iterator[Statement]:
        """乙、丙荣获“……”: an honour whose giver was told before."""
        begin = scene.clause_start(start)
        people = [a for a in scene.actors if begin <= a.start and a.end <= start][-1:]
        spots = [s for s in scene.spots if begin <= s.start and s.end <= start and not s.regional]
        takers = [(key, *span) for a in people for key, span in zip(a.keys, a.spans, strict=False)]
        for key, first, last in takers or [(s.key, s.start, s.end) for s in spots]:
            yield Statement(
                subject=self._given[honour.group(1)],
                predicate=EdgeKind.AWARDS,
                object=key,
                rule="award:verb",
                start=min(first, start),
                end=honour.end(),
                marks=(("object", first, last), ("cue", start, honour.start())),
                score=0.75,
                modality=modality(scene, start, self._grammar),
                qualifiers=(("honour", honour.group(1)),),
            )

    def _honoured(self, scene: Scene) -> Iterator[Statement]:
        """甲举行……表彰大会 … 受表彰的乙、丙: the givers are those who hold the ceremony."""
        match = _CEREMONY.search(scene.text)
        if match is not None:
            before = [s for s in scene.spots if s.end <= scene.start + match.start()]
            hosts = [
                s for s in before if scene.whole[s.start - 1 : s.start] not in ("在", "于")
            ]  # not where it is held
            bodies = [s for s in hosts if not s.regional] or hosts
            if bodies:
                self._honoured_by = bodies[-1].key
        if self._honoured_by is None:
            return
        for told in _TOLD.finditer(scene.text):
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


def _listed(spots: Sequence[Spot], scene: Scene) -> list[Spot]:
    """The spots that 、 joins to the first."""
    row = list(spots[:1])
    for spot in spots[1:]:
        if scene.between(row[-1].end, spot.start) != "、":
            break
        row.append(spot)
    return row
