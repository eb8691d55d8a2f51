"""Regions that are twins: 某州是某省的第一个友好省州, 某省和某州建立了友好的交流关系."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guantu.lexicon.grammar import Grammar
from guantu.relate.claims import Statement
from guantu.relate.moods import modality
from guantu.relate.scene import Scene, Spot
from guantu.schema import EdgeKind

_NAMED = re.compile("友好|友城|姊妹|姐妹")  # without one, nothing of this is told
_TWIN = re.compile(r"的[^，。；的]{0,10}(?:友好(?:合作|交流)?(?:城市|省州|省|州|县|区)|友城|(?:姊妹|姐妹)[城省州县市])")
_IS = ("是", "成为", "也是", "一直是", "便是", "正是")
_AND = ("和", "与", "同", "及")
_BOUND = re.compile(
    r"[^，。；]{0,8}?(?:(?:建立|缔结)了|有着)[^，。；]{0,8}?(?:友好|友城|姊妹|姐妹)[^，。；]{0,8}?(?:关系|往来)"
)  # without 了 the table of cues has it


class Twins:
    """Reads the standing COOPERATES of twins of one article."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def read(self, scene: Scene, spots: Sequence[Spot]) -> Iterator[Statement]:
        """The statements of the next sentence. spots: its regions and organisations, in order."""
        if len(spots) < 2 or not _NAMED.search(scene.text):
            return
        regions = [spot for spot in spots if spot.regional]
        for left, right in pairwise(regions):
            gap = scene.between(left.end, right.start)
            told = None
            if gap in _IS:
                told = _TWIN.match(scene.whole, right.end, scene.end)
            elif gap in _AND:
                told = _BOUND.match(scene.whole, right.end, scene.end)
            if told is None or left.key == right.key:
                continue
            yield Statement(
                subject=left.key,
                predicate=EdgeKind.COOPERATES,
                object=right.key,
                rule="cooperate:with",
                start=left.start,
                end=told.end(),
                marks=(("subject", left.start, left.end), ("object", right.start, right.end), ("cue", *told.span())),
                score=0.85,
                modality=modality(scene, told.start(), self._grammar),
            )
