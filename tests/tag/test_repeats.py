"""Names that stand once more, from mentions made by hand."""

from __future__ import annotations

from dataclasses import replace

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag.repeats import with_repeats

GRAMMAR = load_grammar()


def name(text: str, whole: str, *, label: Label = Label.ORGANIZATION, maker: str = "tagger", code: str = "") -> Mention:
    """The first place where a name stands in a text."""
    start = whole.index(text)
    codes = (code,) if code else ()
    site = label is Label.LOCATION and not code
    return Mention(
        start=start, end=start + len(text), label=label, text=text, maker=maker, score=0.8, codes=codes, site=site
    )


def found(text: str, *mentions: Mention) -> list[tuple[int, str]]:
    return [(m.start, m.text) for m in with_repeats(text, mentions, GRAMMAR)]


def test_a_name_that_is_sure_in_one_place_is_found_where_it_stands_again() -> None:
    text = "恒远数科集团介绍，佟一鸣考察恒远数科集团。"
    assert found(text, name("恒远数科集团", text)) == [(0, "恒远数科集团"), (14, "恒远数科集团")]


def test_a_site_that_was_named_with_its_region_is_found_without_it() -> None:
    text = "昆山市锦阳新城产业园，在锦阳新城产业园"
    region = name("昆山市", text, label=Label.LOCATION, maker="gazetteer:region", code="320583")
    site = name("昆山市锦阳新城产业园", text, label=Label.LOCATION, maker="pattern:site")
    cut = name("阳新城产业园", text[:10] + "在锦阳新城产业园", label=Label.LOCATION, maker="pattern:site")
    cut = replace(cut, start=text.rindex(cut.text), end=len(text))
    assert found(text, site, region, cut) == [(0, "昆山市锦阳新城产业园"), (0, "昆山市"), (12, "锦阳新城产业园")]


def test_what_is_left_of_a_site_without_its_region_may_be_no_name() -> None:
    text = "昆山市高速公路，在高速公路"
    region = name("昆山市", text, label=Label.LOCATION, maker="gazetteer:region", code="320583")
    assert len(found(text, name("昆山市高速公路", text, label=Label.LOCATION), region)) == 2


def test_a_body_that_is_known_by_itself_does_not_give_way() -> None:
    text = "十四届清河大会开幕，出席十四届清河大会"
    known = Mention(start=15, end=19, label=Label.ORGANIZATION, text="清河大会", maker="gazetteer:body", score=0.9)
    assert (15, "清河大会") in found(text, name("十四届清河大会", text), known)


def test_a_name_is_not_found_where_a_person_stands() -> None:
    text = "岑远清河集团开业，岑远清河集团"
    person = Mention(start=9, end=12, label=Label.PERSON, text="岑远清", maker="tagger", score=0.9)
    assert found(text, name("岑远清河集团", text), person) == [(0, "岑远清河集团"), (9, "岑远清")]
