"""Regions lead to what the place is today."""

from __future__ import annotations

from guantu.lexicon.lexicon import load_lexicon
from guantu.resolve.regions import Places


def place(name: str, code: str | None = None, date: str = "", near: str = "") -> tuple[str, str]:
    found = Places(load_lexicon()).place(name=name, code=code, date=date, near=near)
    return found.code, found.name


def test_a_city_that_became_a_district_is_one_place_under_its_name_of_today() -> None:
    assert place("海门市", "320684", "2010-05-01") == place("海门区", "320614", "2023-05-01") == ("320614", "海门区")


def test_a_renamed_city_keeps_one_place() -> None:
    assert place("襄樊市", "420600", "2008") == place("襄阳市", "420600", "2020")


def test_a_district_that_was_joined_to_its_neighbour_stays_a_place_of_its_own() -> None:
    assert place("崇文区", "110103", "2005")[0] != place("东城区", "110101", "2020")[0]


def test_a_name_without_a_code_is_settled_by_the_outlets_region() -> None:
    assert place("鼓楼区", near="320100")[0] == "320106"


def test_a_name_that_nothing_settles_is_ambiguous_and_has_no_code() -> None:
    found = Places(load_lexicon()).place(name="鼓楼区", code=None, date="2020", near="")
    assert found.ambiguous
    assert found.code == ""


def test_countries_have_their_iso_code() -> None:
    assert place("法国") == place("法兰西共和国") == ("FR", "法国")
