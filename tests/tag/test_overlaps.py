"""Stretches looked up by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guantu.records import Label, Mention
from guantu.tag.overlaps import Overlaps, Stretches

PAIRS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def mention(start: int, end: int) -> Mention:
    return Mention(start=start, end=end, label=Label.TITLE, text="字" * (end - start), maker="test")


@given(st.lists(PAIRS, unique=True), PAIRS)
def test_what_touches_or_holds_a_stretch_is_what_a_walk_over_all_finds(
    pairs: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    start, end = stretch
    overlaps = Overlaps(mention(*pair) for pair in pairs)
    touching = [(m.start, m.end) for m in overlaps.touching(start, end)]
    assert sorted(touching) == sorted(pair for pair in pairs if pair[0] < end and start < pair[1])
    holding = [(m.start, m.end) for m in overlaps.holding(mention(start, end))]
    assert sorted(holding) == sorted(pair for pair in pairs if pair[0] <= start and end <= pair[1])


def test_of_regions_that_start_together_the_first_counts() -> None:
    stretches = Stretches([(2, 5), (2, 7)])
    assert stretches.ends == {2: 5}
    assert list(stretches.starts(7)) == []


def test_of_regions_that_end_together_the_last_one_counts_that_is_not_too_far() -> None:
    stretches = Stretches([(4, 6), (0, 6)])
    assert stretches.start(6, lowest=0) == 0
    assert stretches.start(6, lowest=1) == 4
    assert stretches.start(5, lowest=0) is None


def test_regions_inside_a_stretch_come_from_left_to_right() -> None:
    assert list(Stretches([(6, 8), (1, 3), (2, 9)]).inside(1, 8)) == [1, 6]
