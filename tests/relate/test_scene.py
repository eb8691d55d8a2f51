"""The scene of a sentence: its clauses, and names side by side."""

from __future__ import annotations

import pytest

from guantu.relate.scene import joined
from marked import marked_scene


def test_clauses_end_at_every_stop_of_either_width() -> None:
    one = marked_scene("甲来访，乙陪同；丙,丁")
    assert [one.clause_start(p) for p in (0, 4, 8, 10)] == [0, 4, 8, 10]
    assert [one.clause_end(p) for p in (0, 4, 8, 10)] == [3, 7, 9, 11]


@pytest.mark.parametrize(
    ("gap", "wanted"), [("、", True), ("和", True), ("以及", True), ("，以及", True), ("，", False), ("会见", False)]
)
def test_two_names_are_joined_by_a_pause_or_a_conjunction(gap: str, wanted: bool) -> None:
    assert joined(marked_scene(f"甲{gap}乙"), 1, 1 + len(gap)) is wanted
