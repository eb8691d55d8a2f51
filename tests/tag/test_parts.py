"""What the program takes of the spans of a statistical tagger."""

from __future__ import annotations

import pytest

from guantu.lexicon import load_lexicon
from guantu.lexicon.grammar import load_grammar
from guantu.tag.neural.tagger import TaggedSpan
from guantu.tag.parts import Statistics
from guantu.tag.sheet import Sheet


def taken(text: str, start: int, end: int, label: str) -> list[str]:
    """The candidates that one span of a tagger leaves on the sheet, as texts."""
    sheet = Sheet(text=text)
    span = TaggedSpan(start=start, end=end, label=label, score=0.9)
    Statistics(load_lexicon(), load_grammar()).collect(sheet, [span])
    return [mention.text for mention in sheet.candidates]


@pytest.mark.parametrize("done", ["主持会议", "出席仪式", "参加活动", "检查工作"])
def test_what_is_done_at_an_event_is_no_title(done: str) -> None:
    assert taken(f"岑远帆{done}。", 3, 3 + len(done), "TITLE") == []


def test_a_title_that_the_grammar_does_not_know_is_taken() -> None:
    assert taken("护林员岑远帆。", 0, 3, "TITLE") == ["护林员"]


@pytest.mark.parametrize(("text", "end"), [("佟一鸣夫妇出席。", 5), ("佟一鸣夫妇出席。", 4)])
def test_a_couple_is_named_by_one_of_them(text: str, end: int) -> None:
    assert taken(text, 0, end, "PER") == ["佟一鸣"]
