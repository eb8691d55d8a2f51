"""Classes of words: each is asked for by a rule, says what for, and holds each of its words once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from opencc import OpenCC

from guantu.lexicon.tables import parts, read_table
from guantu.lexicon.wordclasses import one_of, word_class

CODE = Path(__file__).resolve().parents[2] / "graph" / "guantu"
CLASSES = {name: (parts(words), use) for name, words, use in read_table("word_classes.tsv", ("class", "words", "use"))}
_ASKED = re.compile(r"(?:one_of|word_class)\(['\"]([a-z-]+)['\"]\)")


def test_every_class_is_asked_for_and_no_other() -> None:
    asked = {
        name
        for path in CODE.rglob("*.py")
        if path.name != "wordclasses.py"
        for name in _ASKED.findall(path.read_text("utf-8"))
    }
    assert asked == CLASSES.keys()


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_says_its_use_and_holds_each_simplified_word_once(name: str) -> None:
    words, use = CLASSES[name]
    assert use
    assert len(words) == len(set(words)) > 1
    assert "".join(words) == OpenCC("t2s").convert("".join(words))


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_pattern_takes_every_word_of_its_class_whole(name: str) -> None:
    pattern = re.compile(one_of(name))
    assert [word for word in word_class(name) if pattern.match(word + "。").group() != word] == []  # type: ignore[union-attr]


def test_a_class_that_the_table_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_class("no-such-class")
