"""A ministry of another country is not China's, though both are called the same."""

from __future__ import annotations

import pytest

from builders import Draft
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Linker
from guantu.resolve import resolve
from guantu.schema import NodeKind


def posts(*sentences: tuple[str, str, str]) -> list[str]:
    """Names of the posts of some (person, sentence, body) told in one article each."""
    readings = []
    for number, (person, sentence, body) in enumerate(sentences):
        draft = Draft(f"a{number}", date="2022")
        draft.organization(body)
        draft.holds(person, body, "部长", sentence=sentence)
        readings.append(draft.reading())
    return names(resolve(readings, load_lexicon()))


def names(linker: Linker) -> list[str]:
    return sorted(e.name for e in linker.entities.values() if e.kind == NodeKind.POST)


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("俄罗斯外交部长伊万诺维奇表示反对。", "俄罗斯外长"),
        ("与以色列候任总理、外交部长伊万诺维奇共同主持会议。", "以色列外长"),
        ("哈萨克斯坦副总理兼外交部长伊万诺维奇到访。", "哈萨克斯坦外长"),
        ("法国总理杜邦和外交部长伊万诺维奇到访。", "法国外长"),
        ("法国总统宣布新的名单，其中伊万诺维奇留任外交部长。", "法国外长"),
        ("外交部长伊万诺维奇会见法国客人。", "外交部部长"),
        ("法国总统会见了外交部长伊万诺维奇。", "外交部部长"),
    ],
)
def test_the_country_before_the_ministry_decides(sentence: str, post: str) -> None:
    assert posts(("伊万诺维奇", sentence, "外交部")) == [post]


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("会见越南党中央政治局委员、公安部部长黎山青。", "越南公安部部长"),
        ("马来西亚议长卡斯曼、公安部部长黎山青到机场送行。", "马来西亚公安部部长"),
        ("出席越南国庆招待会，公安部部长黎山青致辞。", "公安部部长"),
        ("越南国家主席同公安部部长黎山青交谈。", "公安部部长"),
    ],
)
def test_a_name_that_could_be_chinese_needs_the_country_in_the_same_row(sentence: str, post: str) -> None:
    assert posts(("黎山青", sentence, "公安部")) == [post]


def test_both_ways_to_name_the_post_are_one() -> None:
    draft = Draft("b", date="2022")
    draft.region("俄罗斯", code="RU")
    draft.holds("伊万诺维奇", "俄罗斯", "外长")
    other = Draft("c", date="2022")
    other.region("俄罗斯", code="RU")
    other.organization("俄罗斯外交部", region="俄罗斯")
    other.holds("伊万诺维奇", "俄罗斯外交部", "部长")
    assert names(resolve([draft.reading(), other.reading()], load_lexicon())) == ["俄罗斯外长"]


def test_a_post_told_of_home_and_abroad_stays_as_it_is() -> None:
    draft = Draft("d", date="2022")
    draft.organization("外交部")
    draft.holds("伊万诺维奇", "外交部", "部长", sentence="俄罗斯外交部长伊万诺维奇出席。")
    draft.holds("高原远", "外交部", "部长", sentence="外交部长高原远出席。")
    assert names(resolve([draft.reading()], load_lexicon())) == ["外交部部长"]
