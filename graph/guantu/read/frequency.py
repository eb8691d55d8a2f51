"""How much a text looks like Chinese: the share of its characters that are frequent ones."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_HARMLESS = re.compile(r"[\t\n\r\x20-\x7e\u00b7\u2013-\u2026\u3000-\u3011\uff01-\uff5e]+")


@cache
def frequent() -> frozenset[str]:
    """The 1,000 most frequent characters of official news with their traditional forms: 95 % of running text."""
    data = resources.files("guantu.read").joinpath("data", "frequent.txt").read_text("utf-8")
    return frozenset("".join(line for line in data.split("\n") if not line.startswith("#")))


def plausibility(text: str) -> float:
    """The share of frequent characters among those that are neither ASCII nor usual punctuation; 0 without any.

    >>> plausibility("新华社北京电"), plausibility("锟斤拷")
    (1.0, 0.0)
    """
    letters = _HARMLESS.sub("", text)
    if not letters:
        return 0.0
    common = frequent()
    return sum(1 for letter in letters if letter in common) / len(letters)
