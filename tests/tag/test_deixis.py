"""Words that point at a region: 我市, 该县, 市|领导; and regions named by one character."""

from __future__ import annotations

import pytest

from guantu.lexicon import load_lexicon
from guantu.lexicon.grammar import load_grammar
from guantu.tag.deixis import find_deixis
from guantu.tag.places import find_short_places, split_abbreviations

DEIXIS = [
    ("在我市调研", [("我市", "deixis:home:市")]),
    ("该县县长", [("该县", "deixis:near:县")]),
    ("本省和自治州", [("本省", "deixis:home:省"), ("自治州", "deixis:near:州")]),
    ("市领导岑远帆出席", [("市", "deixis:home:市")]),
    ("岑远帆等市领导出席", [("市", "deixis:home:市")]),
    ("州四套班子领导出席", [("州", "deixis:home:州")]),
    ("我国国内市场", [("我国", "deixis:home:国")]),
    ("绍兴市领导出席", []),
    ("城市领导力", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), DEIXIS, ids=[text or "empty" for text, _ in DEIXIS])
def test_a_pointing_word_says_how_far_it_points_and_at_which_rank(text: str, wanted: list[tuple[str, str]]) -> None:
    found = find_deixis(text, load_grammar())
    assert [(m.text, m.maker) for m in sorted(found, key=lambda m: m.start)] == wanted
    assert all(text[m.start : m.end] == m.text for m in found)


SHORT = [
    ("一行来绍考察", None, [("绍", "330600")]),
    ("一行来通考察", "320600", [("通", "320600")]),
    ("一行来通考察", None, []),
    ("昨日抵京访问", None, [("京", "110000")]),
    ("在沪举行会谈", None, [("沪", "310000")]),
    ("赴黔调研", None, [("黔", "520000")]),
    ("沪港两地", None, [("沪", "310000"), ("港", "810000")]),
    ("中泰关系", None, [("中", "CN"), ("泰", "TH")]),
    ("访华期间", None, [("华", "CN")]),
    ("来人考察", None, []),
]


@pytest.mark.parametrize(("text", "near", "wanted"), SHORT)
def test_one_character_is_a_region_where_a_verb_or_a_partner_says_so(
    text: str, near: str | None, wanted: list[tuple[str, str]]
) -> None:
    found = find_short_places(text, load_lexicon(), near)
    assert sorted({(m.start, m.text, m.codes[0]) for m in found}) == sorted(
        {(text.index(character), character, code) for character, code in wanted}
    )


def test_abbreviations_in_a_row_are_split_with_their_offsets() -> None:
    found = split_abbreviations("黔赣", 5, load_lexicon(), None)
    assert [(m.start, m.end, m.codes) for m in found] == [(5, 6, ("520000",)), (6, 7, ("360000",))]


@pytest.mark.parametrize("text", ["京", "京津冀晋", "京人", "上海", ""])
def test_what_is_not_made_of_abbreviations_is_not_split(text: str) -> None:
    assert split_abbreviations(text, 0, load_lexicon(), None) == []
