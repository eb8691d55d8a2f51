"""Who meets whom: 甲会见乙, 甲与乙会面."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guantu.lexicon.grammar import Grammar
from guantu.relate.claims import Statement
from guantu.relate.scene import Actors, CueHit, Scene, modality
from guantu.schema import EdgeKind

_WITH = re.compile(r"[^。；]{0,16}?(?:与|同|和|跟)[^，。；]{0,30}?$")
_OPEN = re.compile(r"[，。；！？]")


class Meetings:
    """Reads MEETS of one article; the speakers of a meeting that a sentence only recalls are those it told of before."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        for cue in scene.cues:
            pair = None
            if "meet" in cue.acts:
                pair = self._met(scene, cue)
            if pair is None and ("talk" in cue.acts):
                pair = self._talked(scene, cue)
            if pair is None:
                continue
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
        if not before or not after or _OPEN.search(scene.between(cue.end, after[0].start)):
            return None
        if after[0].start - cue.end > 30:
            return None
        return before[-1], [a for a in after if a.chain == after[0].chain]

    def _talked(self, scene: Scene, cue: CueHit) -> tuple[Actors, list[Actors]] | None:
        """甲与乙及丙会面: people before the verb, with 与 between the first and the others."""
        before = [a for a in scene.actors if a.end <= cue.start]
        for index in range(len(before) - 1):
            left, right = before[index], before[index + 1 :]
            gap = scene.between(left.end, right[0].start)
            if re.search(r"(?:与|同|和|跟)[^，。；]{0,12}$", gap) and len(gap) <= 60 and "。" not in gap:
                if len(scene.between(right[-1].end, cue.start)) > 30:
                    return None
                return left, right
            if left.chain == right[0].chain and re.fullmatch(r"(?:与|同|和|跟)", gap):
                return left, right
        return None


__all__ = ["Meetings"]
