"""Classes of words that the rules ask for, from word_classes.tsv: crowds, ranks of learning, verbs of saying."""

from __future__ import annotations

from functools import cache

from guantu.lexicon.grammar import any_of
from guantu.lexicon.tables import parts, read_table


def word_class(name: str) -> tuple[str, ...]:
    """The words of a class, in the order of the table. Raises KeyError for a class that the table does not have.

    >>> "教授" in word_class("rank-of-learning")
    True
    """
    return _classes()[name]


def one_of(name: str) -> str:
    """A pattern for any word of a class, the longest first, as one group. Raises KeyError as `word_class` does.

    >>> import re
    >>> re.fullmatch(one_of("death"), "逝世") is not None
    True
    """
    return f"(?:{any_of(word_class(name)).pattern})"


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {name: parts(words) for name, words, _ in read_table("word_classes.tsv", ("class", "words", "use"))}
