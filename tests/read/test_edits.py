"""Edits and the alignment that they leave: every normalised character finds its raw stretch again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.read.edits import Edit, apply_edits, normalised_position
from guantu.records import Alignment


def spans(text: str, alignment: Alignment) -> list[tuple[int, int]]:
    return [alignment.raw_span(i, i + 1) for i in range(len(text))]


def test_without_edits_the_alignment_is_the_identity() -> None:
    edited = apply_edits("会议召开", [])
    assert edited.text == "会议召开"
    assert edited.alignment == Alignment.identity(4)
    assert edited.repairs == 0


def test_a_mark_that_goes_away_belongs_to_the_character_before_it() -> None:
    edited = apply_edits("網(wǎng)訊", [Edit(start=1, end=7, tail=True)])
    assert edited.text == "網訊"
    assert spans(edited.text, edited.alignment) == [(0, 7), (7, 8)]


def test_what_vanishes_alone_belongs_to_nobody() -> None:
    edited = apply_edits("甲\u200b乙", [Edit(start=1, end=2, repair=False)])
    assert spans(edited.text, edited.alignment) == [(0, 1), (2, 3)]
    assert edited.repairs == 0


def test_a_replacement_keeps_the_origin_of_each_of_its_characters() -> None:
    edited = apply_edits("当?shù)厝罕", [Edit(start=1, end=8, text="地群", origins=((1, 7), (6, 8)))])
    assert edited.text == "当地群"
    assert spans(edited.text, edited.alignment) == [(0, 1), (1, 7), (6, 8)]


def test_overlapping_edits_are_made_once() -> None:
    edited = apply_edits("甲乙丙", [Edit(start=0, end=2, text="子"), Edit(start=1, end=3, text="丑")])
    assert edited.text == "子丙"
    assert edited.repairs == 1


@pytest.mark.parametrize(("place", "position"), [(0, 0), (1, 1), (3, 1), (7, 1), (8, 2)])
def test_a_raw_place_finds_the_next_normalised_position(place: int, position: int) -> None:
    edited = apply_edits("網(wǎng)訊", [Edit(start=1, end=7, tail=True)])
    assert normalised_position(edited.alignment, place, len(edited.text)) == position


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    raw = draw(st.text("甲乙丙丁(ab)", min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        size = draw(st.integers(0, end - start))
        edits.append(Edit(start=start, end=end, text="子" * size, tail=draw(st.booleans())))
    return raw, edits


@given(edited_texts())
def test_raw_stretches_are_in_order_and_untouched_characters_are_themselves(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    edited = apply_edits(raw, edits)
    found = spans(edited.text, edited.alignment)
    assert all(0 <= start < end <= len(raw) for start, end in found)
    assert all(left[0] < right[0] for left, right in pairwise(found))
    for character, (start, _) in zip(edited.text, found, strict=True):
        assert character in ("子", raw[start])
    covered = {position for start, end in found for position in range(start, end)}
    gone = {position for edit in edits for position in range(edit.start, edit.end)}
    assert set(range(len(raw))) - covered <= gone
