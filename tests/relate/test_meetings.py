"""Who meets whom, from mentions marked by hand."""

from __future__ import annotations

import pytest

from told import kinds, told


def meets(source: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in kinds(source, "MEETS")}


def test_the_people_on_both_sides_of_the_verb_meet() -> None:
    assert meets("{P:岑远帆}会见了{P:晏清如}。") == {frozenset({"岑远帆", "晏清如"})}


def test_titles_and_bodies_between_the_verb_and_the_name_do_not_part_them() -> None:
    assert meets("{L:洛阳市}{T:市长}{P:岑远帆}会见{B:恒远公司}{T:董事长}{P:晏清如}一行。") == {
        frozenset({"岑远帆", "晏清如"})
    }


def test_everyone_of_a_list_of_hosts_meets_everyone_of_a_list_of_guests() -> None:
    found = meets("{L:洛阳市}{T:市委书记}{P:岑远帆}、{T:市长}{P:佟一鸣}会见{P:晏清如}、{P:黎书恒}。")
    assert found == {frozenset({a, b}) for a in ("岑远帆", "佟一鸣") for b in ("晏清如", "黎书恒")}


def test_two_hosts_do_not_meet_each_other() -> None:
    found = meets("{L:洛阳市}{T:市委书记}{P:岑远帆}、{T:市长}{P:佟一鸣}会见{P:晏清如}。")
    assert frozenset({"岑远帆", "佟一鸣"}) not in found


@pytest.mark.parametrize("link", ["与", "同", "和"])
def test_people_with_a_word_for_with_between_them_and_the_verb_behind_meet(link: str) -> None:
    assert meets("{P:岑远帆}" + link + "{P:晏清如}举行会谈。") == {frozenset({"岑远帆", "晏清如"})}


def test_two_who_attend_a_meeting_did_not_for_that_meet_each_other() -> None:
    assert meets("{P:岑远帆}和{P:晏清如}出席座谈会。") == set()


def test_in_the_passive_the_one_who_is_received_stands_first() -> None:
    assert meets("{P:晏清如}受到{P:岑远帆}的接见。") == {frozenset({"岑远帆", "晏清如"})}


def test_a_subject_before_the_semicolon_goes_on_behind_it() -> None:
    found = meets("{P:岑远帆}出席了典礼；分别会见了{P:晏清如}。")
    assert found == {frozenset({"岑远帆", "晏清如"})}


def test_a_pause_between_the_verb_and_a_name_parts_them() -> None:
    assert meets("{P:岑远帆}会见代表，{P:晏清如}主持会议。") == set()


def test_of_a_meeting_that_is_only_recalled_the_two_who_speak_met() -> None:
    text = "{P:岑远帆}表示欢迎。{P:晏清如}说感谢。{P:黎书恒}参加会见。"
    assert meets(text) == {frozenset({"岑远帆", "晏清如"})}


def test_where_three_speak_nobody_is_known_to_have_met() -> None:
    assert meets("{P:岑远帆}表示欢迎。{P:晏清如}说感谢。{P:佟一鸣}指出成绩。{P:黎书恒}参加会见。") == set()


@pytest.mark.parametrize(
    ("source", "modality"),
    [
        ("{P:岑远帆}将会见{P:晏清如}。", "planned"),
        ("{P:岑远帆}希望会见{P:晏清如}。", "hoped"),
        ("{P:岑远帆}没有会见{P:晏清如}。", "denied"),
    ],
)
def test_a_meeting_that_did_not_take_place_yet_or_at_all_keeps_its_modality(source: str, modality: str) -> None:
    assert told(source) == {("MEETS", "岑远帆", "晏清如"): modality}


def test_one_person_meets_nobody() -> None:
    assert meets("{P:岑远帆}会见了客人。") == set()


@pytest.mark.parametrize("said", ["表示", "高度评价", "感谢"])
def test_in_the_course_of_a_meeting_nobody_is_met_anew(said: str) -> None:
    assert meets("{P:岑远帆}在会见中" + said + "{P:晏清如}的工作。") == set()


@pytest.mark.parametrize("guests", ["中方", "中越两国", "{B:中国银行}"])
def test_guests_whose_name_begins_with_the_middle_are_met(guests: str) -> None:
    assert meets("{P:岑远帆}会见" + guests + "{T:代表}{P:晏清如}。") == {frozenset({"岑远帆", "晏清如"})}


@pytest.mark.parametrize("gap", ["，", "。"])
def test_those_who_come_are_met_where_only_their_coming_is_named(gap: str) -> None:
    text = "{B:恒远公司}{T:总经理}{P:岑远帆}一行到访我校" + gap + "{P:佟一鸣}{T:院长}在南楼会见来访，双方商谈。"
    assert meets(text) == {frozenset({"岑远帆", "佟一鸣"})}
