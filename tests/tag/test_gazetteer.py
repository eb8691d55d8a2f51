"""Known names in a text: from left to right, the longest first, by how sure they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guantu.lexicon import load_lexicon
from guantu.records import Label
from guantu.tag.gazetteer import FULL, Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_lexicon())


KNOWN = [
    ("绍兴市", "绍兴市", "330600"),
    ("新疆伊犁州", "伊犁州", "654000"),
    ("来到黔东南苗族侗族自治州", "黔东南苗族侗族自治州", "522600"),
    ("访问泰国", "泰国", "TH"),
]


@pytest.mark.parametrize(("text", "name", "code"), KNOWN)
def test_a_region_is_found_with_its_likeliest_code_first(gazetteer: Gazetteer, text: str, name: str, code: str) -> None:
    assert [m.codes[0] for m in gazetteer.find(text) if m.text == name] == [code]


def test_the_longest_form_is_taken(gazetteer: Gazetteer) -> None:
    assert [m.text for m in gazetteer.find("绍兴市")] == ["绍兴市"]


def test_and_between_two_names_is_not_the_county_he(gazetteer: Gazetteer) -> None:
    assert "和县" not in [m.text for m in gazetteer.find("甲子镇和县水利局")]


def test_a_body_is_an_organisation_without_a_code(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.find("国家税务总局")
    assert (found.label, found.codes) == (Label.ORGANIZATION, ())


def test_a_short_name_counts_fully_beside_the_official_one(gazetteer: Gazetteer) -> None:
    alone = [m.score for m in gazetteer.find("诸暨") if m.text == "诸暨"]
    beside = [m.score for m in gazetteer.find("诸暨市召开会议，诸暨") if m.text == "诸暨"]
    assert alone[0] < FULL
    assert beside == [FULL]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["绍兴市", "和", "县", "新疆", "伊犁州", "国务院", "甲", "，", "𠮷", "泰国"]), max_size=20)
)
def test_known_names_never_overlap_and_say_their_own_text(words: list[str]) -> None:
    text = "".join(words)
    end = 0
    for mention in _shared().find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


_kept: list[Gazetteer] = []


def _shared() -> Gazetteer:
    """One gazetteer for all examples; hypothesis does not hand fixtures of a module on."""
    if not _kept:
        _kept.append(Gazetteer(load_lexicon()))
    return _kept[0]
