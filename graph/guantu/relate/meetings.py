"""Who meets whom: 甲会见乙, 甲与乙会面."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guantu.lexicon.grammar import Grammar
from guantu.relate.claims import Statement
from guantu.relate.moods import modality
from guantu.relate.party import Parties
from guantu.relate.scene import Actors, CueHit, Scene, Team, as_one
from guantu.schema import EdgeKind

_SPEAKS = re.compile(r"(?:会长|主席|先生|女士)?(?:表示|指出|强调|说|介绍|认为)")
_RECALLED = re.compile(r"参加会见|会见时|会见中(?![国央])|会谈中(?![国央])|会谈时|参加会谈|参加了会见|参加了会谈")
_WITH = re.compile(r"(?:与|同|和|跟)[^，。；]{0,12}$")
_WITH_HOLDER = re.compile(r"[在于][^，。；、]{1,12}(?:与|同|跟)[^，。；、]{0,30}$")
_ATTENDS = re.compile("出席|参加|陪同|主持|听取|召集|召开|组织")
_LINKS = ("与", "同", "和", "跟")
_GUESTS = re.compile("来宾|来访客人|来访嘉宾|客人一行|来访一行|来访(?=[，。；])")
_WITH_GUESTS = re.compile("[与同和](来宾|来访客人|来访嘉宾|客人)")
_BY_HOST = re.compile("(?:受到|得到|获)(?:了)?$|由$")
_HEAD = re.compile("(?:代表团|访问团|考察团|交流团|访华团|考察组)(?:团长|领队|负责人|组长)")
_OPEN = re.compile(r"[，。；！？]")


class Meetings:
    """Reads MEETS of one article; of a meeting that is only recalled, those who speak are those who met."""

    def __init__(self, parties: Parties, grammar: Grammar) -> None:
        self._parties = parties
        self._grammar = grammar
        self._speakers: dict[str, tuple[int, int]] = {}
        self._recalled: CueHit | None = None
        self._told = False
        self._before: Actors | None = None
        self._awaiting: tuple[Actors, CueHit] | None = None

    def finish(self) -> Iterator[Statement]:
        """甲表示……乙强调……某某参加会见: a report that begins in the middle; the two who speak are those who meet."""
        if self._told or self._recalled is None or len(self._speakers) != 2:
            return
        (left, first), (right, second) = sorted(self._speakers.items(), key=lambda item: item[1])
        yield Statement(
            subject=left,
            predicate=EdgeKind.MEETS,
            object=right,
            rule="meet:speakers",
            start=min(second[0], self._recalled.start),
            end=max(second[1], self._recalled.end),
            marks=(("subject", *first), ("object", *second), ("cue", self._recalled.start, self._recalled.end)),
            score=0.6,
            reason="a meeting is recalled, and these two speak",
        )

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        for actors in scene.actors:
            if len(actors.keys) == 1 and _SPEAKS.match(scene.whole, actors.end):
                self._speakers.setdefault(actors.keys[0], actors.spans[0])
        recalled = _RECALLED.search(scene.text)
        if recalled is not None:
            start = scene.start + recalled.start()
            self._recalled = CueHit(
                start=start, end=start + len(recalled.group()), word=recalled.group(), acts=frozenset({"meet"})
            )
        yield from self._head_of_team(scene)
        yield from self._meetings(scene)
        if scene.actors:
            self._before = scene.actors[0]

    def _head_of_team(self, scene: Scene) -> Iterator[Statement]:
        """甲会见了代表团一行……代表团团长|乙|表示: whoever heads the team that was met, named after it."""
        match = _HEAD.search(scene.text) if self._awaiting is not None else None
        if match is None or self._awaiting is None:
            return
        at = scene.start + match.end()
        head = next((a for a in scene.actors if at <= a.spans[0][0] <= at + 30), None)
        if head is None:
            return
        (host, cue), self._awaiting, self._told = self._awaiting, None, True
        for key in host.keys:
            if key != head.keys[0]:
                yield Statement(
                    subject=key,
                    predicate=EdgeKind.MEETS,
                    object=head.keys[0],
                    rule="meet:verb",
                    start=min(host.start, cue.start),
                    end=head.spans[0][1],
                    marks=(
                        *(("subject", *span) for span in host.spans),
                        ("object", *head.spans[0]),
                        ("cue", cue.start, cue.end),
                    ),
                    score=0.8,
                )

    def _meetings(self, scene: Scene) -> Iterator[Statement]:
        for cue in scene.cues:
            pair = None
            if "meet" in cue.acts:
                pair = self._met(scene, cue)
            if pair is None:
                pair = self._received(scene, cue)
            if pair is None and ("talk" in cue.acts):
                pair = self._talked(scene, cue)
            if pair is None:
                pair = self._with_team(scene, cue)
            if pair is None:
                continue
            self._told = True
            self._before = pair[0]
            mood = modality(scene, cue.start, self._grammar)
            left, right = pair
            for one in left.keys:
                for other in (key for actors in right for key in actors.keys):
                    yield Statement(
                        subject=one,
                        predicate=EdgeKind.MEETS,
                        object=other,
                        rule="meet:verb" if "meet" in cue.acts else "meet:with",
                        start=min(left.start, cue.start),
                        end=max(cue.end, right[-1].end),
                        marks=(
                            *(("subject", *span) for span in left.spans),
                            *(("object", *span) for actors in right for span in actors.spans),
                            ("cue", cue.start, cue.end),
                        ),
                        score=0.85,
                        modality=mood,
                    )

    def _met(self, scene: Scene, cue: CueHit) -> tuple[Actors, list[Actors]] | None:
        """甲会见(了)乙、丙: the people of the list right after the verb."""
        before = [a for a in scene.actors if a.end <= cue.start]
        after = [a for a in scene.actors if a.start >= cue.end]
        opening = scene.between(scene.start, cue.start)
        told = self._met_when(scene, after) if not before and after else None
        if told is not None:
            return told
        if not before and self._before is not None and len(opening) <= 8 and "我" not in opening:
            before = [self._before]  # 甲出席了典礼；分别会见了乙、丙: the subject stands before the semicolon
        if (
            not before
            or not after
            or self._received(scene, cue) is not None
            or _OPEN.search(scene.between(cue.end, after[0].start))
        ):
            return None
        if after[0].start - cue.end > 30:
            return None
        return as_one([a for a in before if a.chain == before[-1].chain]), [
            a for a in after if a.chain == after[0].chain
        ]

    @staticmethod
    def _met_when(scene: Scene, after: list[Actors]) -> tuple[Actors, list[Actors]] | None:
        """会见|乙时，甲表示: whoever receives stands behind it."""
        guests = [a for a in after if a.chain == after[0].chain]
        hosts = [a for a in after if a.chain != after[0].chain]
        if not hosts or scene.between(guests[-1].end, hosts[0].start) not in ("时，", "时"):
            return None
        return hosts[0], guests

    @staticmethod
    def _who_met(scene: Scene, left: Actors) -> Actors:
        """甲会见乙，|同丙会谈: the one who meets, where the last people before 同 are met themselves."""
        cue = next((c for c in reversed(scene.cues) if "meet" in c.acts and c.end <= left.start), None)
        if cue is None:
            return left
        before = [a for a in scene.actors if a.end <= cue.start]
        return before[-1] if before else left

    def _received(self, scene: Scene, cue: CueHit) -> tuple[Actors, list[Actors]] | None:
        """乙受到甲的接见, 乙来访，由甲接待."""
        before = [a for a in scene.actors if a.end <= cue.start]
        if len(before) < 2:
            return None
        by_host = _BY_HOST.search(scene.between(scene.start, before[-1].start))
        if by_host is None or (by_host.group() == "由" and cue.word != "接待"):
            return None
        return before[-1], [before[-2]]

    def _talked(self, scene: Scene, cue: CueHit) -> tuple[Actors, list[Actors]] | None:
        """甲与乙及丙会面: people before the verb, with 与 between the first and the others."""
        before = [a for a in scene.actors if a.end <= cue.start]
        for index in range(len(before) - 1):
            left, right = before[index], before[index + 1 :]
            gap = scene.between(left.end, right[0].start)
            named = scene.between(left.end, right[0].spans[0][0])  # the group may begin before 与: 在某馆|与某长乙会面
            if len(gap) <= 60 and "。" not in gap and (_WITH.search(gap) or _WITH_HOLDER.search(named)):
                if len(scene.between(right[-1].end, cue.start)) > 30:
                    return None
                if scene.whole.startswith("，", left.end) and (met := self._who_met(scene, left)) is not left:
                    return met, right
                return as_one([a for a in before[: index + 1] if a.chain == left.chain]), right
            if left.chain == right[0].chain and re.fullmatch(r"(?:与|同|和|跟)", gap):
                return left, right
        return _side_by_side(scene, before[0], cue) if len(before) == 1 else None

    def _with_team(self, scene: Scene, cue: CueHit) -> tuple[Actors, list[Actors]] | None:
        """甲会见代表团一行, 甲与考察团一行座谈: the team stands for those who lead it."""
        led = _came_before(scene, cue) or self._parties.party.people
        if not led:
            self._awaiting = self._awaiting or _host_of_team(scene, cue)
            return None
        if "meet" in cue.acts:
            team = next((t for t in scene.teams if 0 <= t.start - cue.end <= 16), None) or _guests(scene, cue)
            before = [a for a in scene.actors if a.end <= cue.start and cue.start - a.end <= 30]
            if team is not None and _OPEN.search(scene.between(cue.end, team.start)):
                return None
        else:
            team = next((t for t in reversed(scene.teams) if t.end <= cue.start), None) or _host_and_guests(scene, cue)
            before = [a for a in scene.actors if team is not None and a.end <= team.start]
            if (
                team is not None
                and before
                and (
                    not re.fullmatch(
                        r"(?:等[^，。；]{0,8})?(?:与|同|和|跟)[^，。；]{0,16}",
                        scene.between(before[-1].end, team.start),
                    )
                    or re.search(r"[。；！？]", scene.between(team.end, cue.start))
                    or cue.start - team.end > 50
                )
            ):
                return None
        if team is None or not before:
            return None
        left = as_one([a for a in before if a.chain == before[-1].chain])
        guests = tuple(key for key in led if key not in left.keys)
        if not guests:
            return None
        right = Actors(start=team.start, end=team.end, keys=guests, spans=((team.start, team.end),), chain=-1)
        return left, [right]


def _side_by_side(scene: Scene, row: Actors, cue: CueHit) -> tuple[Actors, list[Actors]] | None:
    """甲与乙举行会谈: two bare names that were read as one list, where nobody else is named."""
    if len(row.spans) != 2 or len(row.keys) != 2 or scene.between(row.spans[0][1], row.spans[1][0]) not in _LINKS:
        return None
    between = scene.between(row.end, cue.start)
    if len(between) > 20 or _ATTENDS.search(between):
        return None  # 甲和乙出席座谈: who else was there is not told
    left, right = (
        Actors(start=span[0], end=span[1], keys=(key,), spans=(span,), chain=row.chain)
        for key, span in zip(row.keys, row.spans, strict=True)
    )
    return left, [right]


def _host_of_team(scene: Scene, cue: CueHit) -> tuple[Actors, CueHit] | None:
    """甲|会见了|代表团一行, where nobody is known to lead it."""
    team = next((t for t in scene.teams if 0 <= t.start - cue.end <= 24), None)
    before = [a for a in scene.actors if a.end <= cue.start and cue.start - a.end <= 30]
    if "meet" not in cue.acts or team is None or not before or _OPEN.search(scene.between(cue.end, team.start)):
        return None
    return as_one([a for a in before if a.chain == before[-1].chain]), cue


def _guests(scene: Scene, cue: CueHit) -> Team | None:
    """副校长甲会见了|来宾: those who came, without a name."""
    match = _GUESTS.search(scene.whole, cue.end, min(scene.end, cue.end + 8))
    return Team(start=match.start(), end=match.end(), word=match.group(), key=None) if match is not None else None


def _came_before(scene: Scene, cue: CueHit) -> tuple[str, ...]:
    """甲|一行到访我校，乙会见来访客人: those of whom the clause before says that they come."""
    hosts = [a for a in scene.actors if a.end <= cue.start]
    if len(hosts) < 2 or _guests(scene, cue) is None:
        return ()
    come = next((a for a in hosts if a.chain != hosts[-1].chain), None)
    if come is None or not any("visit" in c.acts and come.end <= c.start < hosts[-1].start for c in scene.cues):
        return ()
    return come.keys


def _host_and_guests(scene: Scene, cue: CueHit) -> Team | None:
    """校长甲与|来宾|座谈."""
    match = _WITH_GUESTS.search(scene.whole, max(scene.start, cue.start - 14), cue.start)
    return Team(start=match.start(1), end=match.end(1), word=match.group(1), key=None) if match is not None else None


__all__ = ["Meetings"]
