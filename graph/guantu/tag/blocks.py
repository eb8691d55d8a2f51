"""Names in blocks with spaces between them, as lists of members are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guantu.records import Mention
from guantu.tag.shapes import DOTS, NameShapes, person

BLOCK = 5  # names side by side that make a list of names
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(
    r"(?<![^\s\u3000（）()：:、])([\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff·])|[\u4e00-\u9fff]{2,4}"
    r"(?:[·．•‧・][\u4e00-\u9fff]{1,8})*|[\u4e00-\u9fff]{1,8}(?:[·．•‧・][\u4e00-\u9fff]{1,8})+)"
    r"([（(][^（）()]{1,10}[）)])?(?=[\s\u3000]|$)"
)


def find_blocks(text: str, shapes: NameShapes) -> Iterable[Mention]:
    """Names in blocks with spaces between them, as lists of members are printed: 甲某某　乙　某　丙·某某（某族）.

    In a block of at least BLOCK items, each one that begins with a surname is a person, however rare the name.
    """
    for line in _LINE.finditer(text):
        if len(line.group().split()) < BLOCK:
            continue
        items = list(_items(text, shapes, line.start(), line.end()))
        if len(items) >= BLOCK:
            for start, end in items:
                yield person(text, start, end, "name:block", 0.98)


def _items(text: str, shapes: NameShapes, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The items of one line that read as names; nothing where one of them does not."""
    found: list[tuple[int, int]] = []
    for match in _ITEM.finditer(text, start, end):
        word = "".join(match.group(1).split())
        if not ("·" in word.translate(DOTS) or (shapes.surname(word) and len(word) <= 4) or match.group(2)):
            if len(found) >= BLOCK:
                break
            found = []
            continue
        found.append((match.start(1), match.end(1)))
    return found
