"""Normalising: damage of every kind is undone, and each character finds the raw stretch that it came from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from guantu.read.normal import normalise
from guantu.records import Alignment, Script

CLEAN = "本报讯（记者某某）3月1日，市委书记到县里调研。\n　　他强调，要着力发展经济，成效显著。\r\n市领导参加。"

CHANGES = (
    ("市委&nbsp;书记&amp;市长", "市委\xa0书记&市长"),
    ("&#24066;长&#x4f1a;见", "市长会见"),
    ("会议召开。\\r\\n　　市领导参加", "会议召开。\n　　市领导参加"),
    ("会议召开。\\n市领导参加", "会议召开。\n市领导参加"),
    ("**某台消息**（新闻）：会议", "某台消息（新闻）：会议"),
    ("某台\\*\\*消息\\*\\*：会议\\\n召开", "某台消息：会议\n召开"),
    ("<!--begin-->会议召开<!--end-->", "会议召开"),
    ("会\u200b议\ufeff召\u00ad开", "会议召开"),
    ("![图片](a.jpg)会议[召开](https://example.com/a)了", "会议召开了"),
    ("## 会议召开\n正文", "会议召开\n正文"),
    ("艾某．吐某、阿某•买某、穆某・阿某", "艾某·吐某、阿某·买某、穆某·阿某"),
    ("一．加强领导", "一．加强领导"),
    ("１．５万元", "１．５万元"),
    ("⽓温、⾦融、⼈⺠", "气温、金融、人民"),
    ("会议\x00召开", "会议 召开"),
)

LEFT = (
    "a&b、R&D、&unknownword;",
    "C:\\new\\readme",
    "李翀(chōng)出席会议",
    "５０％，ＡＢＣ，１２３",
    "3*4*5",
    "[1]某某[2]",
    "会议 召开\xa0\u3000结束",
)


@pytest.mark.parametrize(("raw", "text"), CHANGES)
def test_what_is_left_of_formats_is_taken_off(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize("text", LEFT)
def test_what_is_text_is_left(text: str) -> None:
    assert normalise(text).text == text


def test_clean_simplified_text_is_unchanged_with_the_identity() -> None:
    normal = normalise(CLEAN)
    assert normal.text == CLEAN
    assert normal.alignment == Alignment.identity(len(CLEAN))
    assert (normal.script, normal.repairs) == (Script.SIMPLIFIED, 0)


def test_damage_and_conversion_together() -> None:
    normal = normalise("本網(wǎng)訊 曾國衞局長來訪，經(jīng)濟發(fā)展成效顯著")
    assert normal.text == "本网讯 曾国卫局长来访，经济发展成效显著"
    assert (normal.script, normal.repairs) == (Script.TRADITIONAL, 3)


_READINGS = {"網": "wǎng", "會": "huì", "發": "fā", "經": "jīng", "領": "lǐng", "業": "yè", "產": "chǎn", "議": "yì"}
_CHARACTERS = st.sampled_from([*_READINGS, *"市委書記濟展導參加人民，。、\n 12"])


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str, list[tuple[int, int]]]:
    """A traditional text with pinyin marks and invisible characters, what it should read, and each character's raw
    stretch."""
    raw = "本網(wǎng)訊會(huì)議"  # so many marks that the document is plainly damaged
    clean = "本網訊會議"
    origins = [(0, 1), (1, 8), (8, 9), (9, 15), (15, 16)]
    for character in draw(st.lists(_CHARACTERS, max_size=40)):
        if draw(st.integers(0, 9)) == 0:
            raw += "\u200b"
        start = len(raw)
        raw += character
        if character in _READINGS and draw(st.booleans()):
            bracket = draw(st.sampled_from(["(%s)", "（%s）", " (%s)", "(%s )"]))
            raw += bracket % _READINGS[character]
        clean += character
        origins.append((start, len(raw)))
    return raw, clean, origins


@given(damaged())
def test_every_normalised_character_comes_from_its_own_raw_stretch(
    case: tuple[str, str, list[tuple[int, int]]],
) -> None:
    raw, clean, origins = case
    normal = normalise(raw)
    assert normal.text == OpenCC("tw2s").convert(clean)
    assert [normal.alignment.raw_span(i, i + 1) for i in range(len(clean))] == origins


@given(st.text(max_size=120))
def test_any_text_is_normalised_with_raw_stretches_inside_it(raw: str) -> None:
    normal = normalise(raw)
    spans = [normal.alignment.raw_span(i, i + 1) for i in range(len(normal.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(left[0] < right[0] for left, right in pairwise(spans))
    normal.text.encode("utf-8")


@given(st.text(st.sampled_from("市委书记会议经济发展，。\n乾著于后里面12ab （）"), max_size=80))
def test_simplified_text_is_unchanged(text: str) -> None:
    assert normalise(text).text == text
