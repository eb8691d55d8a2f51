"""Deaths that an article tells of, from mentions made by hand: who has died holds no post."""

from __future__ import annotations

import pytest

from guantu.lexicon.wordclasses import word_class
from guantu.schema import EdgeKind
from told import reading_of


def statuses(source: str) -> list[str]:
    """The status of each post that is held, in order of the text."""
    return [
        dict(claim.qualifiers)["status"] for claim in reading_of(source).claims if claim.predicate is EdgeKind.HOLDS
    ]


@pytest.mark.parametrize("word", word_class("death"))
def test_every_word_for_a_death_makes_the_post_a_former_one(word: str) -> None:
    assert statuses("{L:洛阳市}{T:市长}{P:岑远帆}同志，因病医治无效，于6月4日" + word + "。") == ["former"]


@pytest.mark.parametrize("rest", ["的父亲在洛阳逝世。", "表示，佟某因病逝世。", "到会。多人遇难。"])
def test_the_death_of_another_leaves_the_post(rest: str) -> None:
    assert statuses("{L:洛阳市}{T:市长}{P:岑远帆}" + rest) == ["current"]
