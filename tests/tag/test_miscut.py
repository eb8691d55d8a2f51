"""What a text names clearly in one place decides what it names elsewhere."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag.miscut import without_miscut


def person(text: str, name: str, at: int = 0) -> Mention:
    start = text.index(name, at)
    return Mention(start=start, end=start + len(name), label=Label.PERSON, text=name, maker="tagger", score=0.95)


def region(text: str, character: str) -> Mention:
    start = text.index(character)
    return Mention(
        start=start,
        end=start + 1,
        label=Label.LOCATION,
        text=character,
        maker="gazetteer:abbreviation",
        score=0.8,
        codes=("510000",),
    )


def kept(text: str, candidates: list[Mention]) -> list[str]:
    return [mention.text for mention in without_miscut(text, candidates, load_grammar())]


def test_a_name_that_lost_its_last_character_goes() -> None:
    text = "岑君正出访。岑君正在拉萨会见来宾。"
    assert kept(text, [person(text, "岑君正"), person(text, "岑君", 6)]) == ["岑君正"]


def test_a_name_that_the_text_has_alone_too_stays() -> None:
    text = "岑君正出访。岑君正在会见来宾。岑君指出。"
    assert kept(text, [person(text, "岑君正"), person(text, "岑君", 6)]) == ["岑君正", "岑君"]


def test_a_name_that_took_in_the_word_behind_it_goes() -> None:
    text = "岑正指出。岑正在绍兴会见来宾。"
    assert kept(text, [person(text, "岑正"), person(text, "岑正在", 5)]) == ["岑正"]


def test_names_run_together_are_cut_as_they_are_elsewhere() -> None:
    text = "佟奇丁薛景出席\n出席的有：佟奇、丁薛景、黎希。"
    candidates = [person(text, "佟奇丁"), person(text, "佟奇", 8), person(text, "丁薛景", 8)]
    assert kept(text, candidates) == ["佟奇", "丁薛景"]


@pytest.mark.parametrize(("text", "name"), [("省长来川出席会议", "来川"), ("官员晋升上将", "晋升")])
def test_a_verb_with_a_region_or_a_verb_alone_is_nobody(text: str, name: str) -> None:
    others = [region(text, "川")] if "川" in text else []
    assert kept(text, [person(text, name), *others]) == [other.text for other in others]
