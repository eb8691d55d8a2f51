"""The list of places that stands behind a verb."""

from __future__ import annotations

import pytest

from guantu.relate.targets import listed_after
from marked import marked_scene

LISTS = [
    ("考察了{B:甲厂}、{B:乙厂}和{B:丙厂}。", ["甲厂", "乙厂", "丙厂"]),
    ("考察了{L:江苏省}{L:苏州市}。", ["苏州市"]),
    ("考察了{L:江苏省}{L:苏州市}、{L:浙江省}{L:绍兴市}。", ["苏州市", "绍兴市"]),
    ("考察了{B:甲厂}的车间、{B:乙厂}。", ["甲厂", "乙厂"]),
    ("考察了{B:甲厂}，会见了{B:乙厂}代表。", ["甲厂"]),
    ("考察了城市建设，听取{B:甲厂}汇报。", []),
    ("考察了有关方面多年来所属的{B:甲厂}。", []),
]


@pytest.mark.parametrize(("source", "wanted"), LISTS, ids=[source for source, _ in LISTS])
def test_a_list_of_places_begins_close_to_the_verb_and_ends_with_the_clause(source: str, wanted: list[str]) -> None:
    assert [spot.key for spot in listed_after(marked_scene(source), 3, reach=6)] == wanted
