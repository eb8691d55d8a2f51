"""Names: surnames, and how far a few characters look like a name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from guantu.lexicon import Names, load_lexicon

with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
PEOPLE = [row["text"] for row in ROWS if row["is_name"] == "1"]  # invented
WORDS = [row["text"] for row in ROWS if row["is_name"] == "0"]


@pytest.fixture(scope="module")
def names() -> Names:
    return load_lexicon().names


def test_names_score_high_and_words_low(names: Names) -> None:
    people = [name for name in PEOPLE if names.name_score(name) >= 0.5]
    words = [word for word in WORDS if names.name_score(word) >= 0.5]
    assert len(people) / len(PEOPLE) >= 0.95, sorted(set(PEOPLE) - set(people))
    assert len(words) / len(WORDS) <= 0.05, words


def test_scores_are_a_share(names: Names) -> None:
    assert all(0 < names.name_score(name) < 1 for name in PEOPLE)


@pytest.mark.parametrize("text", ["", "王", "的确", "王国强国强", "Wang", "王·伟"])
def test_what_cannot_be_a_han_name_scores_nothing_or_little(names: Names, text: str) -> None:
    assert names.name_score(text) < 0.2


def test_surnames_are_weighed_by_their_bearers(names: Names) -> None:
    assert names.surname_weight("王") > names.surname_weight("欧阳") > names.surname_weight("第五") > 0
    assert names.surname_weight("的") == 0
    assert {"欧阳", "司马", "诸葛", "区", "冼", "覃"} <= names.surnames


def test_common_characters_of_given_names_weigh_more(names: Names) -> None:
    assert names.given_weight("明") > names.given_weight("砼")


@pytest.mark.parametrize(
    "name", ["普京", "特朗普", "卡宾", "阿不都热合曼", "买买提", "扎西顿珠", "布林肯", "冯德莱恩", "马克龙"]
)
def test_names_written_by_sound_are_made_of_its_characters(names: Names, name: str) -> None:
    assert names.foreign_score(name) >= 0.7


def test_only_characters_that_are_rare_elsewhere_are_listed_as_written_by_sound(names: Names) -> None:
    assert {"普", "卡", "娜"} <= names.transliteration
    assert not {"京", "大", "新", "国"} & names.transliteration


def test_ordinary_text_is_not_written_by_sound(names: Names) -> None:
    assert names.foreign_score("全面建设社会主义现代化国家") < 0.5
    assert names.foreign_score("·") == 0
