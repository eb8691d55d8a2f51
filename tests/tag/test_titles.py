"""Titles from their first modifier to the end of their head, without the body before them."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label
from guantu.tag.titles import find_titles
from marked import marked

TITLES = [
    ("绍兴市常务副市长岑远帆", ["常务副市长"]),
    ("江西省代省长岑远帆", ["代省长"]),
    ("洛阳市原副市长岑远帆", ["原副市长"]),
    ("平原市长岑远帆", ["市长"]),
    ("集团党委书记、董事长岑远帆", ["党委书记", "董事长"]),
    ("{B:绍兴市委}书记岑远帆", ["书记"]),
    ("{B:伊犁州党委}书记岑远帆", ["书记"]),
    ("伊犁州党委书记岑远帆", ["党委书记"]),
    ("{B:省政府}党组成员岑远帆", ["党组成员"]),
    ("首席执行官岑远帆", ["首席执行官"]),
    ("中国驻新加坡大使岑远帆", ["驻新加坡大使"]),
    ("常驻联合国代表岑远帆", ["常驻联合国代表"]),
    ("常务委员会委员会议", []),
    ("书记处书记岑远帆", ["书记"]),
    ("市长热线开通", []),
    ("总领事馆开馆", []),
    ("研究员、博士生导师岑远帆", ["研究员", "博士生导师"]),
    ("香港候任行政长官岑远帆", ["候任行政长官"]),
    ("执行会长兼秘书长岑远帆", ["执行会长", "秘书长"]),
]


@pytest.mark.parametrize(("source", "wanted"), TITLES, ids=[source for source, _ in TITLES])
def test_titles_are_found_whole_and_without_their_body(source: str, wanted: list[str]) -> None:
    text, organisations = marked(source)
    found = find_titles(text, load_grammar(), organisations=organisations)
    assert [mention.text for mention in found] == wanted
    assert all(text[m.start : m.end] == m.text and m.label is Label.TITLE for m in found)


def test_titles_spread_out_in_a_list_of_names_are_found() -> None:
    found = find_titles("主　任：岑远帆\n副 主 任：佟一鸣\n委　员：黎书恒\n", load_grammar())
    assert "主　任" in [mention.text for mention in found]
    assert "委　员" in [mention.text for mention in found]


def test_a_title_says_in_its_maker_which_world_it_is_of() -> None:
    (found,) = find_titles("法国总统", load_grammar())
    assert found.maker == "title:foreign"
