"""Organisations and sites by how they end and begin, from regions made by hand."""

from __future__ import annotations

import pytest

from guantu.lexicon import load_lexicon
from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag.gazetteer import Gazetteer
from guantu.tag.organisations import find_organisations
from guantu.tag.titles import find_titles

GRAMMAR = load_grammar()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_lexicon())


def found(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """The names in a text that the gazetteer has looked at."""
    known = gazetteer.find(text)
    return find_organisations(
        text,
        GRAMMAR,
        regions=[m for m in known if m.codes],
        known=[m for m in known if m.label is Label.ORGANIZATION],
        stops=frozenset(title.end for title in find_titles(text, GRAMMAR)),
    )


NAMES = [
    ("来到苏州恒远精工有限公司", "苏州恒远精工有限公司"),
    ("来我校龙湖校区调研", "龙湖校区"),
    ("来到学校清河校区", "清河校区"),
    ("来我校恒远科学学院", "恒远科学学院"),
    ("岑远帆到访清河大学", "清河大学"),
    ("昆山市大学生孵化园", "昆山市大学生孵化园"),
    ("浙江省教育厅发文", "浙江省教育厅"),
    ("绍兴市委召开会议", "绍兴市委"),
    ("洛阳市人大常委会通过", "洛阳市人大常委会"),
    ("省发改委印发通知", "省发改委"),
    ("走访了昆山高新技术产业开发区", "昆山高新技术产业开发区"),
    ("浙江省交通运输厅综合运输处", "浙江省交通运输厅综合运输处"),
    ("赣州市人民检察院", "赣州市人民检察院"),
    ("新疆伊犁州党委", "新疆伊犁州党委"),
    ("贵州省农业科学院", "贵州省农业科学院"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_reaches_from_its_region_or_level_to_its_ending(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert name in [mention.text for mention in found(text, gazetteer)]


@pytest.mark.parametrize("text", ["有关企业", "两家公司", "各大学校", "外国银行", "12家企业", "相关部门"])
def test_general_words_with_an_ending_are_no_name(text: str, gazetteer: Gazetteer) -> None:
    assert found(text, gazetteer) == []


@pytest.mark.parametrize("text", ["浙江省教育厅厅长", "洛阳市财政局局长", "财政部部长"])
def test_an_office_does_not_swallow_the_title_behind_it(text: str, gazetteer: Gazetteer) -> None:
    assert [m.text for m in found(text, gazetteer) if m.text.endswith("长")] == []


def test_the_first_part_of_a_title_may_be_the_end_of_the_body(gazetteer: Gazetteer) -> None:
    assert "洛阳市财政局" in [m.text for m in found("洛阳市财政局长岑远帆", gazetteer)]


def test_every_name_says_its_own_text(gazetteer: Gazetteer) -> None:
    text = "浙江省教育厅与苏州恒远精工有限公司、绍兴市委、昆山高新技术产业开发区"
    names = found(text, gazetteer)
    assert len(names) >= 4
    assert all(text[m.start : m.end] == m.text for m in names)
    assert {m.label for m in names} <= {Label.ORGANIZATION, Label.LOCATION}


def test_a_park_that_somebody_goes_to_counts_more_than_one_that_is_only_spoken_of(gazetteer: Gazetteer) -> None:
    (gone,), (told,) = found("来到云谷产业园", gazetteer), found("建设云谷产业园", gazetteer)
    assert gone.score > told.score
