"""A mark set inside a character, and the text read one byte late after it, is undone where it can be proved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.read.frequency import frequent
from guantu.read.lostbyte import lost_byte_edits
from guantu.read.normal import normalise
from guantu.read.pinyin import pinyin_marks


def damage(before: str, mark: str, after: str, rest: str = "") -> str:
    """What a converter makes that sets a mark between the two bytes of the first character of `after`.

    Its first byte is shown as "?" and all that follows is read one byte late, up to an ASCII character, before which
    the second byte of the last character is lost and its first one shown as "?".
    """
    data = after.encode("gbk")
    return before + "?" + mark + ")" + data[1:].decode("gbk", "replace").replace("\ufffd", "?") + rest


def repaired(text: str) -> str:
    return normalise(text).text


def test_the_known_case() -> None:
    assert repaired("當(dāng)?shù)厝罕") == "当地群"


def test_the_known_case_with_the_text_that_followed() -> None:
    text = damage("當(dāng)", "shù", "地群眾")  # of 眾 only the first byte is left
    assert text == "當(dāng)?shù)厝罕?"
    assert repaired(text + ",發(fā)展") == "当地群,发展"


def test_a_trail_byte_that_is_ascii_brings_the_text_in_step_again() -> None:
    text = damage("見到", "jīng", "沒", "有出席會議")
    assert text == "見到?jīng)]有出席會議"
    assert repaired(text) == "见到没有出席会议"


def test_a_run_goes_on_to_the_next_ascii_character() -> None:
    assert repaired(damage("當(dāng)", "shù", "地群和人民主", " 本網(wǎng)訊")) == "当地群和人民 本网讯"


def test_text_after_the_run_stays() -> None:
    assert repaired("當(dāng)?shù)厝罕 的經(jīng)濟") == "当地群 的经济"


def test_each_repaired_character_finds_the_bytes_it_came_from() -> None:
    text = "當(dāng)?shù)厝罕"
    (edit,) = lost_byte_edits(text, pinyin_marks(text))
    assert edit.text == "地群"
    assert edit.origins is not None
    assert [text[start:end] for start, end in edit.origins] == ["?shù)厝", "厝罕"]


@pytest.mark.parametrize("text", ["是這樣嗎?shù)據", "真的?(shù)", "?shù)", "網絡?wǎng)訊在此", "問題?hǎo)的"])
def test_what_cannot_be_proved_is_left(text: str) -> None:
    assert list(lost_byte_edits(text, pinyin_marks(text))) == []


# Characters whose bytes, in any two that meet, are a pair of GB 2312: the text stays out of step to the end.
_GRID = range(0xB0, 0xF8)
_IN_GRID = sorted(c for c in frequent() if {*c.encode("gbk", "ignore")} <= {*_GRID} - {0xD7})


@given(st.text(st.sampled_from(_IN_GRID), min_size=1, max_size=20))
def test_any_run_after_the_mark_is_undone_but_for_its_last_byte(after: str) -> None:
    text = damage("當(dāng)", "shù", "地" + after, "\n")
    (edit,) = lost_byte_edits(text, pinyin_marks(text))
    assert edit.text == "地" + after[:-1]
    assert (edit.start, edit.end) == (7, len(text) - 1)
