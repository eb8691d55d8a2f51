"""Which region a pointing word stands for: the outlet's, the last one named, the only one; else it stays open."""

from __future__ import annotations

import pytest

from builders import Draft
from guantu.lexicon import load_lexicon
from guantu.records import Label, Mention
from guantu.relate.entities import Entities
from guantu.relate.places import Places


def places(named: list[tuple[int, str, tuple[str, ...]]], *, home: str | None = None) -> Places:
    """The places of an article that names regions (start, text, codes), from an outlet of the region `home`."""
    article = Draft("a", outlet="某某日报" if home else None, outlet_region=home).reading().article
    mentions = [
        Mention(start=s, end=s + len(t), label=Label.LOCATION, text=t, maker="gazetteer:region", codes=c)
        for s, t, c in named
    ]
    found = Places(article, mentions, Entities(article, load_lexicon()), load_lexicon())
    for mention in mentions:
        found.code(mention)
    return found


SHAOXING, LUOYANG, ZHUJI = "330600", "410300", "330681"


@pytest.mark.parametrize(
    ("home", "rank", "code"),
    [
        (SHAOXING, "市", SHAOXING),
        (SHAOXING, "省", "330000"),
        (ZHUJI, "市", ZHUJI),
        ("532900", "州", "532900"),
        ("652900", "地区", "652900"),
        ("652900", "自治区", "650000"),
        ("810000", "特区", "810000"),
    ],
)
def test_ours_is_the_region_of_the_outlet_or_the_one_above_it(home: str, rank: str, code: str) -> None:
    settled = places([], home=home).deictic(rank, "home", 5)
    assert settled is not None
    assert settled[0] == code
    assert settled[1]


def test_that_city_is_the_last_one_named_before() -> None:
    found = places([(0, "绍兴市", (SHAOXING,)), (10, "洛阳市", (LUOYANG,))], home=SHAOXING)
    assert [(found.deictic("市", "near", at) or ("",))[0] for at in (5, 20)] == [SHAOXING, LUOYANG]


def test_without_an_outlet_ours_is_the_only_region_of_the_rank() -> None:
    settled = places([(0, "绍兴市", (SHAOXING,)), (9, "绍兴", (SHAOXING,))]).deictic("市", "home", 20)
    assert settled is not None
    assert settled[0] == SHAOXING


def test_between_two_cities_it_stays_open_which_is_ours() -> None:
    assert places([(0, "绍兴市", (SHAOXING,)), (9, "洛阳市", (LUOYANG,))]).deictic("市", "home", 20) is None


def test_an_outlet_of_a_province_has_no_city_of_its_own() -> None:
    assert places([], home="330000").deictic("市", "home", 3) is None


def test_our_country_is_china_whatever_the_outlet() -> None:
    settled = places([]).deictic("国", "home", 0)
    assert settled is not None
    assert settled[0] == "CN"


def test_a_name_of_two_regions_is_the_one_near_the_others_that_the_text_names() -> None:
    named = [(0, "贵州省", ("520000",)), (9, "钟山", ("320102", "520201"))]
    article = Draft("a").reading().article
    mentions = [
        Mention(start=s, end=s + len(t), label=Label.LOCATION, text=t, maker="gazetteer:region", codes=c)
        for s, t, c in named
    ]
    found = Places(article, mentions, Entities(article, load_lexicon()), load_lexicon())
    assert found.code(mentions[1]) == "520201"
