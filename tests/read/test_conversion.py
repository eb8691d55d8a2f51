"""Traditional text becomes simplified, one character for one; simplified text comes through unchanged."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.read.conversion import convert, simplify
from guantu.records import Script

PAIRS = (
    ("曾國衞局長會見代表團", "曾国卫局长会见代表团"),
    ("取得顯著成效，著力推進", "取得显著成效，着力推进"),
    ("乾縣縣委書記赴瀋陽考察", "乾县县委书记赴沈阳考察"),
    ("乾安縣與濬縣簽署協議", "乾安县与浚县签署协议"),
    ("乾隆年間與乾部無關", "乾隆年间与干部无关"),
    ("行政長官於會後離開", "行政长官于会后离开"),
    ("皇后大道，之後，里程，公里，這裏", "皇后大道，之后，里程，公里，这里"),
    ("他編著的論著，土著居民，執著追求", "他编著的论著，土著居民，执著追求"),
    ("鍾書記徵求意見，象徵意義", "钟书记征求意见，象征意义"),
    ("復興，重複，答覆，覆蓋", "复兴，重复，答复，覆盖"),
)

SIMPLIFIED = (
    "乾县成效显著，乾安县土著居民。",
    "毕昇、李堃、张喆出席会议。",
    "瞭望塔、瞭解、於潜镇、藉口镇",
    "朱镕基、王昇、著名作家",
)


@pytest.mark.parametrize(("traditional", "simplified"), PAIRS)
def test_words_are_converted_as_a_reader_would(traditional: str, simplified: str) -> None:
    assert convert(traditional) == simplified


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_text_is_unchanged(text: str) -> None:
    converted = simplify(text)
    assert (converted.text, converted.script) == (text, Script.SIMPLIFIED)


def test_a_traditional_text_is_told_by_its_own_characters() -> None:
    converted = simplify("行政長官會見代表團，雙方就經濟合作交換意見。干預里程。")
    assert converted.script is Script.TRADITIONAL
    assert converted.text == "行政长官会见代表团，双方就经济合作交换意见。干预里程。"


def test_a_mixed_text_is_converted_sentence_by_sentence() -> None:
    text = "乾县成效显著，经济发展，领导出席会议。" * 3 + "行政長官會見代表團，著力發展經濟，簽署協議。" * 3
    converted = simplify(text)
    assert converted.script is Script.MIXED
    assert (
        converted.text
        == "乾县成效显著，经济发展，领导出席会议。" * 3 + "行政长官会见代表团，着力发展经济，签署协议。" * 3
    )


def test_a_traditional_sentence_quoted_in_a_simplified_text_is_converted() -> None:
    own = "全市经济工作会议召开，领导干部出席会议，总结发展经验。" * 12
    converted = simplify(own + "港媒稱：「行政長官會見代表團」。" + own)
    assert converted.script is Script.SIMPLIFIED
    assert converted.text == own + "港媒称：「行政长官会见代表团」。" + own


def test_a_traditional_name_in_a_simplified_text_is_left() -> None:
    text = "市委书记出席会议并讲话，画家陳某参加，会议总结发展经验，部署工作。"
    assert simplify(text).text == text


def test_every_row_of_the_overlay_is_needed_and_right() -> None:
    data = resources.files("guantu.read").joinpath("data", "overlay.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in data.split("\n") if line and not line.startswith("#")]
    assert len(rows) == len({row[0] for row in rows})
    for traditional, simplified, why in rows:
        assert len(traditional) == len(simplified)
        assert convert(traditional) == simplified
        assert why


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=80))
def test_no_text_changes_its_length(text: str) -> None:
    assert len(simplify(text).text) == len(text)
    assert len(convert(text)) == len(text)


@given(st.text(st.sampled_from("會議經濟發展乾著後於里面雙方，。"), max_size=40))
def test_conversion_is_stable(text: str) -> None:
    once = simplify(text).text
    assert simplify(once).text == once


def encodes(character: str, encoding: str) -> bool:
    return bool(character.encode(encoding, "ignore"))


def test_the_characters_of_one_script_are_those_of_its_standards_alone() -> None:
    data = resources.files("guantu.read").joinpath("data", "scripts.txt").read_text("utf-8")
    traditional, simplified = ("".join(part.split("\n")[1:]) for part in data.split("# ")[2:4])
    assert (len(traditional), len(simplified)) == (3413, 1907)
    assert all(encodes(c, "big5hkscs") and not encodes(c, "gb2312") and convert(c) != c for c in traditional)
    assert all(encodes(c, "gb2312") and not encodes(c, "big5hkscs") for c in simplified)
    assert not set("著乾於瞭藉后里干云台") & set(traditional + simplified)  # written in both
