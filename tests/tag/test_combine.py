"""What the parts of the tagger found, weighed: the best of what overlaps, witnesses that agree, names over shadows."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag.combine import OPEN, combine

GRAMMAR = load_grammar()


def mention(text: str, part: str, label: Label, *, maker: str = "tagger", score: float = 0.9) -> Mention:
    """A candidate for the first place of a part in a text."""
    start = text.index(part)
    return Mention(start=start, end=start + len(part), label=label, text=part, maker=maker, score=score)


def test_of_two_that_overlap_the_weightier_one_is_kept() -> None:
    text = "洛阳恒远精工"
    short = mention(text, "恒远", Label.ORGANIZATION, score=0.5)
    whole = mention(text, "恒远精工", Label.ORGANIZATION, score=0.9)
    assert combine(text, [short, whole], GRAMMAR) == (whole,)


def test_what_is_less_likely_than_the_bar_is_dropped() -> None:
    text = "恒远精工"
    assert combine(text, [mention(text, text, Label.ORGANIZATION, score=OPEN - 0.01)], GRAMMAR) == ()


def test_two_parts_that_agree_are_surer_than_either() -> None:
    text = "岑远帆说"
    one = mention(text, "岑远帆", Label.PERSON, score=0.6)
    other = replace(one, maker="name:before-cue", score=0.7)
    (found,) = combine(text, [one, other], GRAMMAR)
    assert found.score == pytest.approx(1 - 0.4 * 0.3)


def test_a_region_stays_inside_the_organisation_that_begins_with_it() -> None:
    text = "浙江省教育厅"
    region = replace(mention(text, "浙江省", Label.LOCATION, maker="gazetteer:region"), codes=("330000",))
    body = mention(text, text, Label.ORGANIZATION, maker="pattern:unit")
    assert combine(text, [region, body], GRAMMAR) == (body, region)


def test_an_organisation_may_share_its_last_character_with_a_title() -> None:
    text = "洛阳市财政局长"
    body = mention(text, "洛阳市财政局", Label.ORGANIZATION, maker="pattern:unit", score=0.95)
    title = mention(text, "局长", Label.TITLE, maker="title:government")
    assert combine(text, [body, title], GRAMMAR) == (body, title)


def test_a_surname_alone_is_nobody() -> None:
    text = "岑院士"
    assert combine(text, [mention(text, "岑", Label.PERSON)], GRAMMAR) == ()


def test_no_organisation_of_the_tagger_runs_over_a_person_and_the_verb() -> None:
    text = "岑远帆率调研组到会"
    person = mention(text, "岑远帆", Label.PERSON)
    shadow = mention(text, "岑远帆率调研组", Label.ORGANIZATION, score=0.95)
    assert combine(text, [person, shadow], GRAMMAR) == (person,)


def test_a_word_is_a_person_or_a_place_throughout_a_text() -> None:
    text = "洛卓讲话。洛卓来访。洛卓返回。"
    starts = [0, 5, 10]
    labels = [Label.PERSON, Label.PERSON, Label.LOCATION]
    candidates = [
        Mention(start=s, end=s + 2, label=label, text="洛卓", maker="tagger", score=0.8)
        for s, label in zip(starts, labels, strict=True)
    ]
    assert {found.label for found in combine(text, candidates, GRAMMAR)} == {Label.PERSON}


_TEXT = "浙江省教育厅厅长岑远帆和绍兴市委书记佟一鸣到昆山华晟集团"
_candidates = st.builds(
    lambda start, length, label, maker, score: Mention(
        start=start,
        end=min(start + length, len(_TEXT)),
        label=label,
        text=_TEXT[start : start + length],
        maker=maker,
        score=score,
    ),
    st.integers(0, len(_TEXT) - 1),
    st.integers(1, 8),
    st.sampled_from(list(Label)),
    st.sampled_from(["tagger", "pattern:unit", "name:after-title", "title:party"]),
    st.floats(0.01, 1.0),
)


@given(st.lists(_candidates, max_size=25))
def test_whatever_comes_in_people_never_overlap_and_the_order_does_not_matter(candidates: list[Mention]) -> None:
    found = combine(_TEXT, candidates, GRAMMAR)
    assert found == combine(_TEXT, list(reversed(candidates)), GRAMMAR)
    people = sorted((m for m in found if m.label is Label.PERSON), key=lambda m: m.start)
    assert all(left.end <= right.start for left, right in itertools.pairwise(people))
    for kept in found:
        assert kept.score >= OPEN
        assert kept.text == _TEXT[kept.start : kept.end]
        assert any((c.start, c.end) == (kept.start, kept.end) for c in candidates)


def test_a_campus_is_of_no_district_that_shares_its_name() -> None:
    text = "来到清河校区"
    campus = Mention(start=2, end=6, label=Label.LOCATION, text="清河校区", maker="pattern:site", score=0.85, site=True)
    district = Mention(
        start=2, end=4, label=Label.LOCATION, text="清河", maker="gazetteer:region", score=0.7, codes=("211204",)
    )
    assert combine(text, [campus, district], load_grammar()) == (campus,)
