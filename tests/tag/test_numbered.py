"""Organisations that are named by a number."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.tag.numbered import army_units, congresses, numbered_teams, regiments


@pytest.mark.parametrize("name", ["十八届中央委员会", "第二十次全国代表大会", "十九届中央纪律检查委员会"])
def test_a_committee_or_congress_is_named_by_its_number(name: str) -> None:
    assert [mention.text for mention in congresses(f"会议听取了{name}的报告。")] == [name]


@pytest.mark.parametrize("text", ["十八届中央委员会第三次全体会议", "第二十次全国代表大会代表"])
def test_a_plenum_and_a_delegate_are_no_committee(text: str) -> None:
    assert congresses(text) == []


def test_a_regiment_is_named_by_number_where_the_text_is_of_the_corps() -> None:
    assert [mention.text for mention in regiments("兵团第八师一四一团举行仪式。")] == ["第八师一四一团"]
    assert regiments("共有八十六团队参加。") == []
    assert regiments("兵团有三百多团员。") == []


def test_a_unit_of_the_army_is_named_by_five_digits() -> None:
    assert [mention.text for mention in army_units("驻地31622部队43分队和部队官兵")] == ["31622部队43分队"]


def test_a_team_is_named_by_its_purpose_and_number() -> None:
    text = "省安全生产考核巡查第三组到绍兴。"
    assert [text[start:end] for start, end, _ in numbered_teams(text, load_grammar())] == ["安全生产考核巡查第三组"]
