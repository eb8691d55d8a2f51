"""A ministry of another country is not China's, though both are called the same."""

from __future__ import annotations

import pytest

from guantu.records import Reading
from guantu.schema import EdgeKind
from told import reading_of


def country(reading: Reading, person: str) -> str:
    """The region of the body that a person is said to hold a post of; "" for none."""
    (post,) = [
        reading.entity(claim.object)
        for claim in reading.claims
        if claim.predicate is EdgeKind.HOLDS and reading.entity(claim.subject).name == person
    ]
    assert post.body is not None
    body = reading.entity(post.body)
    return reading.entity(body.region).name if body.region is not None else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{L:俄罗斯}{B:外交部}{T:部长}{P:伊万诺维奇}表示反对。", "俄罗斯"),
        ("{L:法国}{T:总理}{P:杜邦}和{B:外交部}{T:部长}{P:伊万诺维奇}到访。", "法国"),
        ("{L:法国}{T:总统}宣布新的名单，其中{P:伊万诺维奇}留任{B:外交部}{T:部长}。", "法国"),
        ("{L:法国}公布了名单。{P:伊万诺维奇}出任{B:外交部}{T:部长}。", "法国"),
        ("{B:外交部}{T:部长}{P:伊万诺维奇}会见{L:法国}客人。", ""),
        ("{L:法国}{T:总统}会见了{B:外交部}{T:部长}{P:伊万诺维奇}。", ""),
    ],
)
def test_the_country_before_the_ministry_decides(text: str, expected: str) -> None:
    assert country(reading_of(text), "伊万诺维奇") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{L:马来西亚}{T:议长}{P:卡斯曼}、{B:公安部}{T:部长}{P:黎山青}到机场送行。", "马来西亚"),
        ("{L:法国}{T:总理}{P:杜邦}，{B:外交部}{T:部长}{P:伊万诺维奇}、{B:公安部}{T:部长}{P:黎山青}送行。", "法国"),
        ("出席{L:越南}国庆招待会，{B:公安部}{T:部长}{P:黎山青}致辞。", ""),
        ("{L:越南}{T:国家主席}同{B:公安部}{T:部长}{P:黎山青}交谈。", ""),
    ],
)
def test_a_name_that_could_be_chinese_needs_the_country_in_the_same_row(text: str, expected: str) -> None:
    assert country(reading_of(text), "黎山青") == expected


def test_one_text_can_tell_of_the_ministries_of_two_countries() -> None:
    reading = reading_of("{B:外交部}{T:部长}{P:高原远}出席。{L:俄罗斯}{B:外交部}{T:部长}{P:伊万诺维奇}也出席。")
    assert (country(reading, "高原远"), country(reading, "伊万诺维奇")) == ("", "俄罗斯")
