"""Places that are the end of a person's name: 书记|高长春, 主席|任红海, 、任国军、."""

from __future__ import annotations

from collections.abc import Sequence

from guantu.lexicon.grammar import Grammar
from guantu.lexicon.names import Names
from guantu.records import Label, Mention
from guantu.tag.limits import PAUSE
from guantu.tag.shapes import NameShapes

_REGIONS = ("gazetteer:region", "gazetteer:named", "tagger")
_NO_SURNAME = frozenset("于向从和与同在赴到往对经由及抵来访离时")  # what also stands before a place: 主席|于|北京，


class Namesakes:
    """Tells places from the ends of names. Knows the tables; keeps nothing between texts."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._grammar = grammar
        self._shapes = NameShapes(grammar, names)

    def without(self, text: str, candidates: Sequence[Mention], titles: Sequence[Mention]) -> list[Mention]:
        """The candidates of the normalised text without places inside a name; 总理|罗索 is no town abroad."""
        ends = {title.end for title in titles}
        holders = {title.end for title in titles if title.maker == "title:foreign"}
        towns = {m.text for m in candidates if m.maker == "gazetteer:place" and m.start in holders}
        names = {
            text[m.start - 1 : m.end]
            for m in candidates
            if m.start - 1 in ends and m.label is Label.LOCATION and m.maker in _REGIONS
            if self._is_whole_name(text, m.start - 1, m.end)
        }
        return [m for m in candidates if not self._is_inside(text, m, ends, towns, names)]

    def _is_inside(self, text: str, mention: Mention, ends: set[int], towns: set[str], names: set[str]) -> bool:
        start = mention.start - 1
        if mention.label is not Label.PERSON and self._is_listed_name(text, start, mention.end):
            return True
        if mention.label is not Label.LOCATION:
            return False
        if names and mention.maker in _REGIONS and text[start : mention.end] in names:
            return True
        if mention.maker != "gazetteer:place" and start not in ends:
            return False
        return mention.text in towns or (start in ends and self._is_name(text, start, mention.end))

    def _is_name(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch behind a title is a name that a verb follows: 主席|任红海|带领, though 红海 is a sea."""
        known = self._shapes.surname(text[start:end])
        return len(known) == 1 and end - start == 3 and self._grammar.person_cue_length(text, end) >= 2

    def _is_whole_name(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch behind a title is a name, though a city ends it: 书记|高长春、, 主任|任北海|介绍."""
        if end - start != 3 or text[start] in _NO_SURNAME or len(self._shapes.surname(text[start:end])) != 1:
            return False
        return text[end : end + 1] in PAUSE or self._grammar.person_cue_length(text, end) >= 2

    def _is_listed_name(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch between pauses is a name: 、任国军、 is no 任 of 国军."""
        if start < 1 or end - start != 3 or text[start - 1] not in "、，" or text[end : end + 1] not in ("、", "，"):
            return False
        return len(self._shapes.surname(text[start:end])) == 1 and text[start] == "任"
