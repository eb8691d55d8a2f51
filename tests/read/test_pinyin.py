"""Pinyin marks of a converter are told from glosses of an author, by reading and by how many there are."""

from __future__ import annotations

import pytest

from guantu.read.pinyin import is_damage, pinyin_marks, readings, toneless

MARKED = (
    ("網(wǎng)", "網"),
    ("會(huì)", "會"),
    ("會(huì )", "會"),
    ("會 (huì)", "會"),
    ("會（huì）", "會"),
    ("會(huí)議", "會"),  # a wrong tone
    ("區(qū)", "區"),
    ("領(lǐng)", "領"),
    ("綠(lǜ)", "綠"),
    ("單(shàn)位", "單"),  # one reading of several
    ("長(zhǎng)", "長"),
    ("長(cháng)", "長"),
    ("產(chǎn)業", "產"),
    ("會(huì ;", "會"),  # the bracket is lost
    ("环(huán)", "环"),
)

LEFT = ("某(CEO)", "会(议)", "网(wang", "某(GDP)增长", "省(市)", "网(ABC)", "(wǎng)", "a(wǎng)", "书(diàn)")


@pytest.mark.parametrize(("text", "han"), MARKED)
def test_a_reading_after_its_character_is_a_mark(text: str, han: str) -> None:
    (mark,) = pinyin_marks(text)
    assert mark.han == han
    assert text[mark.start - 1] == han
    assert "(" in text[mark.start : mark.end] or "（" in text[mark.start : mark.end]


@pytest.mark.parametrize("text", LEFT)
def test_anything_else_in_brackets_is_left(text: str) -> None:
    assert pinyin_marks(text) == ()


def test_one_gloss_in_a_clean_text_is_no_damage() -> None:
    assert not is_damage(pinyin_marks("校长李翀(chōng)出席会议。"))
    assert not is_damage(pinyin_marks("单(shàn)县的名字不读dān。"))


def test_a_text_about_rare_characters_is_no_damage() -> None:
    assert not is_damage(pinyin_marks("生僻字：翀(chōng)、堃(kūn)、犇(bēn)、骉(biāo)、淼(miǎo)。"))


def test_marks_after_frequent_characters_are_damage_in_either_script() -> None:
    assert is_damage(pinyin_marks("經(jīng)濟發(fā)展"))
    assert is_damage(pinyin_marks("经(jīng)济发(fā)展调(diào)研"))


def test_one_mark_after_a_traditional_character_is_damage() -> None:
    assert is_damage(pinyin_marks("本網(wǎng)訊"))


def test_readings_are_compared_without_tones() -> None:
    assert toneless("wǎng") == "wang"
    assert toneless("lǜ") == "lv"
    assert toneless("LÜ") == "lv"
    assert {"zhang", "chang"} <= readings("長")
    assert readings("，") == frozenset()
