"""Names that do not overlap."""

from __future__ import annotations

from guantu.records import Label, Mention
from guantu.tag.found import Found


def name(start: int, end: int, score: float) -> Mention:
    return Mention(start=start, end=end, label=Label.PERSON, text="字" * (end - start), maker="test", score=score)


def test_the_surer_of_two_names_that_overlap_stays() -> None:
    found = Found()
    found.keep(name(0, 3, 0.5))
    found.keep(name(2, 4, 0.9))
    found.keep(name(3, 6, 0.6))
    assert found.in_order() == [name(2, 4, 0.9)]


def test_of_two_equally_sure_names_the_longer_stays() -> None:
    found = Found()
    found.keep(name(0, 2, 0.5))
    found.keep(name(0, 3, 0.5))
    found.keep(name(1, 3, 0.5))
    assert found.in_order() == [name(0, 3, 0.5)]


def test_names_are_known_by_where_they_start_and_end() -> None:
    found = Found()
    found.keep(name(4, 7, 0.5))
    assert found.at(4) == name(4, 7, 0.5)
    assert found.at(5) is None
    assert found.ends_at(7)
    assert not found.ends_at(6)
