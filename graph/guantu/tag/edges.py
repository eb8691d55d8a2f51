"""Where a name begins: the walk to the left from what it ends with, over text without word boundaries."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from guantu.lexicon.grammar import Grammar
from guantu.tag.overlaps import Stretches

LONGEST = 32
_OPENING = {"）": "（", ")": "(", "】": "【", "]": "["}
_JOINTS = frozenset("·-－&＆・")


@dataclass(slots=True, kw_only=True)
class LeftEdge:
    """Where a name can begin. start: the furthest place. lead: where a region or a level word begins inside, or None.

    deictic: the lead is a level without a name (省发改委).
    """

    start: int
    lead: int | None
    deictic: bool


def is_name_character(character: str) -> bool:
    """Whether a code point can stand inside a name: Han, Latin letters, digits, joints."""
    return "\u4e00" <= character <= "\u9fff" or character.isalnum() or character in _JOINTS or character == "〇"


_NAME_ENDS = frozenset("镇乡村局厅部委院校县市区省州司处社会园团队组馆站所公司学港")
_DATE_ENDS = frozenset("年月日时点分号")
_AND = frozenset("和同")
_CONJUNCTIONS = frozenset("与及和")
_BEFORE_DOUBLE = frozenset("为任的省市县区州")  # 任命甲为|城乡建设和交通委员会主任


def _joins_names(text: str, position: int) -> bool:
    """Whether the code point before a position is 和 or 同 between two names: 甲子镇|和|县水利局."""
    return position > 1 and text[position - 1] in _AND and text[position - 2] in _NAME_ENDS


def _joined_part(text: str, position: int, grammar: Grammar, stops: Set[int], lowest: int) -> int:
    """Where the first part of a double name begins (外交|与国际合作部), or -1 where 与 joins two things.

    The first part is short, begins after a pause, and is no name by itself.
    """
    if text[position - 1] not in _CONJUNCTIONS:
        return -1
    end = position - 1
    if end <= lowest or text[end - 1] in _NAME_ENDS or end in stops:
        return -1
    start = end
    while start > lowest and is_name_character(text[start - 1]) and end - start <= 6:
        if start < end and (start in stops or grammar.boundary_end(text, start) >= 0):
            break
        start -= 1
    if text[end] == "和" and text[start - 1 : start] not in _BEFORE_DOUBLE:
        return -1
    return start if 2 <= end - start <= 6 else -1


def _is_date(text: str, position: int) -> bool:
    """Whether the code point before a position ends a date or a time: 6月4日."""
    return text[position - 1] in _DATE_ENDS and text[position - 2 : position - 1].isdigit()


def left_edge(
    text: str,
    end: int,
    grammar: Grammar,
    *,
    regions: Stretches,
    stops: Set[int],
    floor: int = 0,
    joins: bool = False,
) -> LeftEdge:
    """Walk left from `end` (exclusive) while the text can be a name.

    regions: each is taken as a whole. stops: positions that no name runs over, such
    as the end of a title or of a person. floor: no further than this. joins: 与 and 及 may stand inside
    (经济及科技发展局).
    """
    position = end
    lowest = max(floor, end - LONGEST)
    while position > lowest:
        if position < end and position in stops:
            while position < end and text[position] in grammar.boundaries:
                position += 1  # 甲某|为|某委员会主任
            break
        region = regions.start(position, lowest)
        if region is not None:
            position = region
            continue
        character = text[position - 1]
        if character in _OPENING:
            opening = text.rfind(_OPENING[character], max(lowest, position - 14), position - 1)
            if opening <= lowest or not all(is_name_character(c) for c in text[opening + 1 : position - 1]):
                break
            position = opening
            continue
        if not is_name_character(character) or (character in _DATE_ENDS and _is_date(text, position)):
            break
        if (character in _AND and _joins_names(text, position)) or grammar.boundary_end(text, position) >= 0:
            further = -1
            if joins and position not in regions.ends:
                further = _joined_part(text, position, grammar, stops, lowest)
            if further < 0:
                break
            position = further
            continue
        position -= 1
    return _with_lead(text, position, end, grammar, regions)


def _with_lead(text: str, start: int, end: int, grammar: Grammar, regions: Stretches) -> LeftEdge:
    bracketed = False
    for begin in regions.inside(start, end):
        if text[begin - 1 : begin] not in ("（", "("):
            return LeftEdge(start=start, lead=begin, deictic=False)
        bracketed = bracketed or (start < begin and regions.ends[begin] < end)
    if bracketed:
        return LeftEdge(start=start, lead=start, deictic=False)  # 中韩（惠州）产业园
    if text.startswith(grammar.lead_words, start, end):
        return LeftEdge(start=start, lead=start, deictic=True)
    return LeftEdge(start=start, lead=None, deictic=False)
