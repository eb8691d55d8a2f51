"""Names of people by what stands around them, from titles and taken places made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.lexicon import load_lexicon
from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag import names
from guantu.tag.names import LIST_STARTS, NameFinder
from guantu.tag.shapes import without_neighbours
from marked import marked


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(load_grammar(), load_lexicon().names)


NAMES = [
    ("{T:市长}岑远帆出席", ["岑远帆"]),
    ("{T:市长}岑远帆、佟一鸣、黎书恒出席", ["岑远帆", "佟一鸣", "黎书恒"]),
    ("{T:市长}佟一陪同", ["佟一"]),
    ("{T:主席}欧阳景行讲话", ["欧阳景行"]),
    ("{T:副主席}扎西·洛卓讲话", ["扎西·洛卓"]),
    ("{T:副主席}阿依古丽•木拉提讲话", ["阿依古丽•木拉提"]),
    ("{T:总统}德朗贝尔抵达", ["德朗贝尔"]),
    ("岑远帆表示，", ["岑远帆"]),
    ("岑远帆{T:教授}作报告", ["岑远帆"]),
    ("主席团成员：岑远帆　佟一鸣　黎书恒", []),
    ("本报记者 岑远帆 佟一鸣", ["岑远帆", "佟一鸣"]),
    ("通讯员：岑远帆", ["岑远帆"]),
    ("出席的有：洛卓（藏族）、岑远帆", ["洛卓", "岑远帆"]),
    ("{T:市长}在{L:苏州市}出席", []),
    ("{T:书记}表示欢迎", []),
    ("{T:组长}：岑远帆", ["岑远帆"]),
    ("{T:副主席}雪来提·洛卓讲话", ["雪来提·洛卓"]),
    ("{T:主席}在洛卓·扎西家", ["洛卓·扎西"]),
    ("代表大家表示祝贺后说", []),
    ("会见{T:首相}吕特时，", ["吕特"]),
    ("会见{T:首相}吕特时表示", ["吕特"]),
    ("会见佟鸣时强调", ["佟鸣"]),
    ("岑济时强调", ["岑济时"]),
    ("{T:市长}岑济时，", ["岑济时"]),
    ("{T:局长}岑远帆、公安{T:局长}佟一鸣", ["岑远帆", "佟一鸣"]),
]


@pytest.mark.parametrize(("source", "wanted"), NAMES, ids=[source for source, _ in NAMES])
def test_a_name_is_found_by_what_stands_around_it(finder: NameFinder, source: str, wanted: list[str]) -> None:
    text, mentions = marked(source)
    found = finder.find(
        text,
        titles=[m for m in mentions if m.label is Label.TITLE],
        taken=[m for m in mentions if m.label is Label.LOCATION],
    )
    assert [mention.text for mention in found] == wanted
    assert all(text[m.start : m.end] == m.text and m.label is Label.PERSON for m in found)


def test_a_name_found_once_counts_wherever_it_stands(finder: NameFinder) -> None:
    text, titles = marked("{T:市长}岑远帆出席。会后岑远帆又到工厂。")
    assert [m.text for m in finder.find(text, titles=titles, taken=[])] == ["岑远帆", "岑远帆"]


def test_no_name_runs_into_a_place_that_is_sure(finder: NameFinder) -> None:
    text, mentions = marked("{T:市长}岑{L:远帆县}")
    found = finder.find(text, titles=mentions[:1], taken=mentions[1:])
    assert found == []


def test_an_empty_text_names_nobody(finder: NameFinder) -> None:
    assert finder.find("", titles=[], taken=[]) == []


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("岑远帆明率团赴京", "岑远帆明", "岑远帆"),
        ("黎书恒署任局长", "黎书恒署", "黎书恒"),
        ("欧阳晓明率团", "欧阳晓明", "欧阳晓明"),
        ("乐景作的关于草案的说明", "乐景作", "乐景"),
        ("乐景作陪同前往", "乐景作", "乐景作"),
    ],
)
def test_a_day_or_a_verb_is_no_part_of_a_name(text: str, name: str, left: str) -> None:
    mention = Mention(start=0, end=len(name), label=Label.PERSON, text=name, maker="tagger")
    assert without_neighbours(text, mention, load_lexicon().names, load_grammar()).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [("会见乐景时，", "乐景"), ("会见乐景时指出", "乐景"), ("会见乐景时来宾", "乐景时"), ("欢迎乐景时，", "乐景时")],
)
def test_the_time_of_a_meeting_is_no_part_of_the_name_of_the_guest(text: str, left: str) -> None:
    mention = Mention(start=2, end=5, label=Label.PERSON, text="乐景时", maker="tagger")
    assert without_neighbours(text, mention, load_lexicon().names, load_grammar()).text == left


# By the first character of what stands between two names of a list: the whole of it.
GAPS = {
    "（": "（女）、",
    "(": "(女)、",
    "、": "、",
    "，": "，",
    ",": ",",
    "/": "/",
    " ": " ",
    "\u3000": "\u3000",
    "和": "和",
    "及": "及",
    "以": "以及",
    "与": "与",
    "暨": "暨",
}


def test_every_beginning_of_a_gap_has_its_text() -> None:
    assert GAPS.keys() == LIST_STARTS


@pytest.mark.parametrize("gap", GAPS.values())
def test_a_name_goes_on_to_the_next_of_its_list(finder: NameFinder, gap: str) -> None:
    text, titles = marked("{T:市长}岑远帆" + gap + "佟一鸣。")
    assert [m.text for m in finder.find(text, titles=titles, taken=[])] == ["岑远帆", "佟一鸣"]


@pytest.mark.parametrize("name", ["_LIST_GAP", "_BRACKET"])
@given(data=st.data())
def test_no_gap_of_a_list_begins_with_anything_else(name: str, data: st.DataObject) -> None:
    gap = data.draw(st.from_regex(getattr(names, name), fullmatch=True))
    assert not gap or gap[0] in LIST_STARTS
