"""Bytes of every encoding that official news is published in come out as the same text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.errors import EmptyError, NotTextError
from guantu.read.decoding import decode
from guantu.read.frequency import frequent, plausibility

SIMPLIFIED = "本报讯（记者某某）昨天，全市经济工作会议召开，市委书记出席会议并讲话。"
TRADITIONAL = "本報訊（記者某某）昨天，全市經濟工作會議召開，市委書記出席會議並講話。"
HONG_KONG = "政務司司長嗰日喺會議上致辭，冚唪唥局長出席。"  # 嗰, 喺, 冚 are in the supplement only
SHORT = ("市长", "会议", "北京市", "县委书记", "中国共产党")
SHORT_TRADITIONAL = ("市長", "會議", "縣委書記", "中國")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"])
def test_simplified_text_in_every_encoding(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), where="x").text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5", "big5hkscs", "cp950"])
def test_traditional_text_in_every_encoding(encoding: str) -> None:
    decoded = decode(TRADITIONAL.encode(encoding), where="x")
    assert decoded.text == TRADITIONAL
    assert not decoded.damaged


def test_characters_of_the_hong_kong_supplement() -> None:
    decoded = decode(HONG_KONG.encode("big5hkscs"), where="x")
    assert (decoded.text, decoded.encoding) == (HONG_KONG, "big5hkscs")


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_short_simplified_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), where="x").text == text


@pytest.mark.parametrize("text", SHORT_TRADITIONAL)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "utf-16-le"])
def test_short_traditional_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), where="x").text == text


def test_four_byte_characters_of_gb18030() -> None:
    text = "镕基㛃𠮷同志出席会议并讲话"
    assert decode(text.encode("gb18030"), where="x").text == text


def test_windows_line_ends_stay() -> None:
    assert decode("会议\r\n召开".encode("gbk"), where="x").text == "会议\r\n召开"


def test_a_text_cut_in_the_middle_of_a_character_is_read_as_damaged() -> None:
    for encoding in ("utf-8", "gb18030", "big5"):
        decoded = decode((TRADITIONAL * 3).encode(encoding)[:-1], where="x")
        assert decoded.text.startswith(TRADITIONAL), encoding
        assert decoded.text.endswith("\ufffd") == decoded.damaged, encoding


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00\x00"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyError, match="empty"):
        decode(data, where="a.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 4,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 90,
        b"GIF89a" + bytes(range(255, 0, -1)) * 3,
        "会议召开\x00\x01\x02\x03".encode() * 5,
        codecs.BOM_UTF16_LE + b"\x01\x00" * 40,
    ],
    ids=["bytes", "png", "elf", "gif", "controls", "utf-16 controls"],
)
def test_binary_data_is_refused_in_one_line_that_names_the_file(data: bytes) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data, where="a.bin")
    assert str(caught.value).startswith("a.bin: expected text")
    assert "\n" not in str(caught.value)


def test_plausibility_tells_right_decodings_from_wrong_ones() -> None:
    assert plausibility(SIMPLIFIED) > 0.8
    assert plausibility(TRADITIONAL) > 0.8
    assert plausibility(TRADITIONAL.encode("big5").decode("gb18030", "replace")) < 0.3
    assert plausibility(SIMPLIFIED.encode("gb18030").decode("big5hkscs", "replace")) < 0.3
    assert plausibility("") == 0


@given(st.text(st.sampled_from(sorted(c for c in frequent() if c.encode("gb2312", "ignore"))), min_size=8, max_size=60))
def test_text_of_frequent_characters_comes_back_from_gb18030_and_utf_16(text: str) -> None:
    for encoding in ("gb18030", "utf-16-le", "utf-8"):
        assert decode(text.encode(encoding), where="x").text == text


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_of_two_errors(data: bytes) -> None:
    try:
        decoded = decode(data, where="x")
    except (EmptyError, NotTextError):
        return
    assert decoded.text
    decoded.text.encode("utf-8")
