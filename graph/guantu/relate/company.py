"""Who goes along with whom: 甲陪同乙, 在甲、乙陪同下, 甲陪同考察."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guantu.lexicon.grammar import Grammar
from guantu.relate.acts import act
from guantu.relate.claims import Statement
from guantu.relate.moods import modality
from guantu.relate.party import Parties
from guantu.relate.scene import Actors, CueHit, Scene
from guantu.schema import EdgeKind, Modality

_TALKED = re.compile(r"[^，。]{0,6}(?:并|和|、|及)?(?:座谈|会谈|交流座谈)")
_COMPANY = re.compile(r"在[^。]{0,200}?陪同下")


class Company:
    """Reads ACCOMPANIES of one article."""

    def __init__(self, parties: Parties, grammar: Grammar) -> None:
        self._parties = parties
        self._grammar = grammar

    def in_company(self, scene: Scene) -> Iterator[Statement]:
        """甲在乙、丙等陪同下考察: those named between 在 and 陪同下 go along with the subject."""
        for match in companies(scene, scene.end):
            inside = [a for a in scene.actors if match.start() <= a.start and a.end <= match.end()]
            before = [a for a in scene.actors if a.end <= match.start()]
            behind = [a for a in scene.actors if a.start >= match.end() and a.start - match.end() <= 2]
            listed = [a for a in before if a.chain == before[-1].chain]
            leaders = listed[0].keys if before else behind[0].keys if behind else self._parties.party.people
            cue = CueHit(start=match.end() - 3, end=match.end() - 1, word="陪同", acts=frozenset({"accompany"}))
            for actors in inside:
                for key in actors.keys:
                    for leader in leaders[:1]:
                        yield act(
                            EdgeKind.ACCOMPANIES,
                            key,
                            leader,
                            cue,
                            Modality.STATED,
                            rule="accompany:in-company",
                            people=actors,
                        )

    def read(self, scene: Scene, cue: CueHit) -> Iterator[Statement]:
        """What 陪同 or 随同 tells."""
        if scene.whole.startswith("会见", cue.end):
            return  # 陪同会见: with the host, at a meeting
        if re.search("会见|欢迎|接见$", scene.between(max(scene.start, cue.start - 3), cue.start)):
            return  # 会见|随同某总统来访的客人: of those who are received
        mood = modality(scene, cue.start, self._grammar)
        after = next((a for a in scene.actors if 0 <= a.start - cue.end <= 1), None)
        before = [a for a in scene.actors if a.end <= cue.start]
        if not before:
            return
        companions = [a for a in before if a.chain == before[-1].chain]
        hosts = {key for a in companions for key in a.keys}
        main = tuple(k for k in self._main(scene, companions) if k not in hosts)
        leaders = after.keys if after is not None else main[:1]  # of several who lead, the first
        for actors in companions:
            for key in actors.keys:
                for leader in leaders:
                    yield act(EdgeKind.ACCOMPANIES, key, leader, cue, mood, rule="accompany:verb", people=actors)
                    if _TALKED.match(scene.whole, cue.end):
                        yield act(EdgeKind.MEETS, key, leader, cue, mood, rule="meet:accompanies", people=actors)

    def _main(self, scene: Scene, companions: Sequence[Actors]) -> tuple[str, ...]:
        """Those whom a bare 陪同 goes with: who came or looked, in this sentence or before."""
        first = companions[0].start
        earlier = [a for a in scene.actors if a.end <= first]
        if earlier and any(a.acts & {"lead", "visit", "inspect"} for a in scene.cues if a.start < first):
            return earlier[0].keys
        return self._parties.followed_most()


def companies(scene: Scene, end: int) -> Iterator[re.Match[str]]:
    """Where a sentence says, up to a place, in whose company something is done: 在甲、乙等陪同下."""
    if scene.whole.find("陪同下", scene.start, end) < 0:  # few sentences hold it, most hold 在
        return iter(())
    return _COMPANY.finditer(scene.whole, scene.start, end)
