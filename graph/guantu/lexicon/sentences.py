"""Where sentences end. Both the tagger and the relation stage read by them."""

from __future__ import annotations

import re

# It begins with a set of characters, which `re` looks for ten times as fast as for a choice of patterns.
_END = re.compile(r"[。！？!?；;\n\r](?:(?<=[。！？!?])[。！？!?]*[”’」』）)\"]*)?\s*")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences as stretches [start, end) that cover the whole text, white space with the sentence before.

    A stop inside quotation marks ends a sentence only together with the closing mark; a semicolon ends one as well.

    >>> sentences("甲来访。乙陪同！")
    [(0, 4), (4, 8)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if text[start:end].isspace():
            continue
        found.append((start, end))
        start = end
    if start < len(text):
        found.append((start, len(text)))
    return found
