"""Lines of one width: text that was broken at a fixed column, as old sites and mails print it.

A break inside a sentence would end the sentence, and a name that stands across it would be lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from guantu.read.edits import Edit

LEAST_LINES = 4  # fewer lines of one width stand side by side by chance
_WIDTHS = range(30, 170)  # columns of the widest line, a Han character has two; narrower ones are lists
_SLACK = 6  # a line may be so much shorter, where no word or mark was to begin a line
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_BROKEN = re.compile(r"[\u3400-\u9fff，、,0-9]$")
_LIST = re.compile(r"[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff]+[ \u3000]+[\u3400-\u9fff]")  # names with blanks between


def wrap_edits(raw: str) -> Iterator[Edit]:
    """The breaks to take out, with the indentation behind them; nothing in a text with lines of their own lengths.

    >>> lines = ["市委副书记岑远帆昨天到嵊州市调", "研乡村振兴，嵊州市委书记佟一鸣", "、市长黎书恒陪同，并在座谈会上"]
    >>> [(edit.start, edit.end) for edit in wrap_edits("\\n".join([*lines, "介绍了情况。"]))]
    [(15, 16), (31, 32), (47, 48)]
    """
    if raw.count("\n") + 1 < LEAST_LINES:
        return
    run: list[re.Match[str]] = []
    for line in _LINE.finditer(raw):
        if line[0].strip():
            run.append(line)
            if line.end() < len(raw):
                continue
        yield from _of_paragraph(run)
        run = []


def _of_paragraph(run: Sequence[re.Match[str]]) -> Iterator[Edit]:
    """The breaks of lines that have no empty one between them."""
    widths = [_columns(line[0].rstrip()) for line in run]
    if len(run) < LEAST_LINES or max(widths) not in _WIDTHS or any(_LIST.search(line[0]) for line in run):
        return
    full = [width >= max(widths) - _SLACK for width in widths]
    broken = [whole and _BROKEN.search(line[0].rstrip()) for whole, line in zip(full[:-1], run[:-1], strict=True)]
    if sum(full) < LEAST_LINES - 1 or sum(map(bool, broken)) * 3 < 2 * (len(run) - 1):
        return
    for line, following, cut in zip(run[:-1], run[1:], broken, strict=True):
        if cut:
            indent = len(following[0]) - len(following[0].lstrip(" \u3000\t"))
            yield Edit(start=line.start() + len(line[0].rstrip()), end=following.start() + indent, repair=False)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
