"""Paired support, cooperation and awards, from mentions marked by hand."""

from __future__ import annotations

import pytest

from told import kinds, told


def cooperates(source: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in kinds(source, "COOPERATES")}


@pytest.mark.parametrize(
    "source",
    [
        "{L:江苏省}对口支援{L:伊犁哈萨克自治州}。",
        "{L:伊犁哈萨克自治州}由{L:江苏省}对口支援。",
        "{L:伊犁哈萨克自治州}得到{L:江苏省}的对口支援。",
        "{L:伊犁哈萨克自治州}是{L:江苏省}对口支援地区。",
        "{L:江苏省}是{L:伊犁哈萨克自治州}的对口支援省份。",
    ],
)
def test_the_donor_is_the_subject_however_the_sentence_turns(source: str) -> None:
    assert kinds(source, "SUPPORTS") == {("江苏省", "伊犁哈萨克自治州")}


def test_of_a_row_of_regions_the_innermost_is_supported() -> None:
    assert kinds("{L:江苏省}对口支援{L:青海省}{L:西宁市}。", "SUPPORTS") == {("江苏省", "西宁市")}


def test_support_that_is_only_planned_stays_out_of_the_default_graph() -> None:
    assert told("{L:江苏省}将对口支援{L:西宁市}。") == {("SUPPORTS", "江苏省", "西宁市"): "planned"}


def test_a_full_stop_parts_the_donor_from_the_recipient() -> None:
    assert kinds("{L:江苏省}对口支援。{L:西宁市}发展很快。", "SUPPORTS") == set()


@pytest.mark.parametrize("link", ["与", "和", "同"])
def test_two_sides_joined_before_the_verb_cooperate(link: str) -> None:
    assert cooperates("{L:苏州市}" + link + "{L:赣州市}签署了合作协议。") == {frozenset({"苏州市", "赣州市"})}


def test_one_side_cooperates_with_each_of_a_list() -> None:
    assert cooperates("{B:恒远公司}与{B:明德大学}、{B:启航大学}签署协议。") == {
        frozenset({"恒远公司", "明德大学"}),
        frozenset({"恒远公司", "启航大学"}),
    }


def test_what_is_hoped_for_is_no_cooperation_yet() -> None:
    assert set(told("{P:岑远帆}希望{L:苏州市}与{L:赣州市}加强合作。").values()) <= {"hoped"}


def test_the_bodies_of_those_who_met_are_the_two_sides() -> None:
    text = "{L:苏州市}{T:市长}{P:岑远帆}会见{L:赣州市}{T:市长}{P:晏清如}。双方签署了合作协议。"
    assert cooperates(text) == {frozenset({"苏州市", "赣州市"})}


@pytest.mark.parametrize(
    "source",
    [
        "{B:江南协会}授予{P:岑远帆}“先进个人”称号。",
        "{P:岑远帆}被{B:江南协会}授予“先进个人”称号。",
        "{P:岑远帆}荣获{B:江南协会}授予的“先进个人”称号。",
    ],
)
def test_the_giver_is_the_subject_of_an_award_in_the_active_and_in_the_passive(source: str) -> None:
    assert kinds(source, "AWARDS") == {("江南协会", "岑远帆")}


def test_everyone_of_a_list_is_given_the_honour() -> None:
    assert kinds("{B:江南协会}授予{P:岑远帆}、{P:晏清如}“先进个人”称号。", "AWARDS") == {
        ("江南协会", "岑远帆"),
        ("江南协会", "晏清如"),
    }


def test_an_honour_that_nobody_is_named_for_is_no_award() -> None:
    assert kinds("{B:江南协会}授予“先进个人”称号。", "AWARDS") == set()
