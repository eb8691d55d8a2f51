"""What names of people may not run into: titles, bodies and places that are sure, pauses, boundary words."""

from __future__ import annotations

from collections.abc import Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention

PAUSE = frozenset("，。、；：！？,.;:!?（）()《》“”\"'\n\r\t 　—－-…[]【】〔〕|/")


class Limits:
    """What names may not run into."""

    def __init__(self, text: str, titles: Sequence[Mention], taken: Sequence[Mention]) -> None:
        self._text = text
        self._covered = bytearray(len(text) + 1)
        for mention in (*titles, *taken):
            self._covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        self.starts = {mention.start for mention in (*titles, *taken)}
        self.ends = {mention.end for mention in (*titles, *taken)}

    def crosses(self, start: int, end: int) -> bool:
        """Whether a stretch touches a title or what is taken."""
        return self._covered.find(1, start, end) >= 0

    def ends_here(self, position: int, grammar: Grammar) -> bool:
        """Whether something ends right before a place, a boundary word or what is taken."""
        return position in self.ends or grammar.boundary_end(self._text, position) >= 0

    def starts_here(self, position: int, grammar: Grammar) -> bool:
        """Whether a name may start at a place: after a pause, or where something ends."""
        return position == 0 or self._text[position - 1] in PAUSE or self.ends_here(position, grammar)
