"""Where the sentences of a text begin that titles and places are read in: a semicolon ends none of them."""

from __future__ import annotations

import re
from bisect import bisect_right

STOP = re.compile(r"[。！？!?\n]")


class Stops:
    """The stops of one text. Offsets are those of the text, in code points."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in STOP.finditer(text)]

    def start(self, position: int) -> int:
        """Where the sentence of a place begins.

        >>> Stops("甲来访。乙陪同").start(5)
        4
        """
        index = bisect_right(self._ends, position)
        return self._ends[index - 1] if index else 0
