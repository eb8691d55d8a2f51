"""Furniture: what stands around an article on a page, told by a table of weighted patterns (data/furniture.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

ENOUGH = 1.0  # weight from which a stretch is furniture
NOTICES = frozenset({"copyright", "licence"})  # kinds that are written in whole sentences
LONGEST_NOTE = 30  # code points from which a sentence that speaks of QR codes or hotlines is news about them
LONGEST = 1200  # code points of a stretch beyond which no weight outdoes the dilution
DILUTION = 100  # code points of prose beyond the first 100 that take as much weight as one sure pattern gives

_SENTENCE = re.compile(r"[。！？]")
NEWS = re.compile(r"强调|指出|会议|表示|介绍|记者|调研|讲话|出席|参加|领导|\d月\d")
DATELINE = re.compile(
    r"^\s*[【\[(（]?(?:本[报网站台刊社]|新华社|中新(?:社|网)|央视网|人民网)[^。]{0,30}?(?:讯|电|消息|报道)"
    r"|^\s*[\u3400-\u9fff]{2,12}(?:网|报|社|电视台|电台|客户端)\s?(?:讯|消息|\d{1,2}月\d{1,2}日[电讯])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A row of the table. cues: words of which a text must hold one for the pattern to be tried."""

    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: float
    what: str
    example: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """The table."""
    data = resources.files("guantu.read").joinpath("data", "furniture.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in data.split("\n") if line and not line.startswith("#")][1:]
    return tuple(
        Pattern(
            cues=tuple(cues.split("/")),
            pattern=re.compile(pattern),
            weight=float(weight),
            what=what,
            example=example,
        )
        for cues, pattern, weight, what, example in rows
    )


def candidates(stretches: Iterable[str]) -> tuple[Pattern, ...]:
    """The rows that can find anything in one of the stretches: for most articles few, which makes the rest quick."""
    prose: list[str] = []
    notes: list[str] = []
    for stretch in stretches:
        (prose if is_sentence(stretch) else notes).append(stretch)
    cues = {*_cues(NOTICES).findall("\n".join(prose)), *_cues(None).findall("\n".join(notes))}
    if not cues:
        return ()
    found = "\n".join(sorted(cues))  # a cue may stand inside a longer one
    return tuple(row for row in patterns() if any(cue in found for cue in row.cues))


@cache
def _cues(kinds: frozenset[str] | None) -> re.Pattern[str]:
    """One pattern for the cues of the rows of some kinds, or of all; a look at the first character saves most tries."""
    cues = {cue for row in patterns() if kinds is None or row.what in kinds for cue in row.cues}
    first = re.escape("".join(sorted({cue[0] for cue in cues})))
    return re.compile(f"(?=[{first}])(?:{'|'.join(map(re.escape, sorted(cues, key=lambda cue: (-len(cue), cue))))})")


def is_sentence(stretch: str) -> bool:
    """Whether a stretch is written in whole sentences, so that of all furniture only notices could be meant."""
    return len(stretch) > LONGEST_NOTE and bool(_SENTENCE.search(stretch))


def is_furniture(stretch: str, rows: Sequence[Pattern] | None = None) -> bool:
    """Whether a stretch (a line, or what stands between blanks) is furniture; rows: candidates of all stretches.

    >>> is_furniture("苏ICP备12345678号"), is_furniture("会议听取了情况汇报。"), is_furniture("(记者某某)")
    (True, False, False)
    """
    if len(stretch) > LONGEST:
        return False
    prose = is_sentence(stretch)
    weight = 0.0
    for row in candidates([stretch]) if rows is None else rows:
        if (not prose or row.what in NOTICES) and row.pattern.search(stretch):
            weight += row.weight
    if weight < ENOUGH:
        return False
    if DATELINE.search(stretch) or len(_SENTENCE.findall(stretch)) > 1:
        weight -= 0.5
    if prose and NEWS.search(stretch):
        weight -= 0.5
    # Prose dilutes what happens to match in it: a paragraph about copyright is no copyright line.
    return weight >= ENOUGH + max(0, len(stretch) - 100) / DILUTION
