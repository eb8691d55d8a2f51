"""Edits: the stretches of the raw text that the normalised text has otherwise, and the Alignment that they leave."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from guantu.records import Alignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Raw [start, end) reads `text` in the normalised text; offsets are code points of the raw text.

    origins: for each character of `text` its raw stretch, inside [start, end), starts and ends in order, starts
    all different; None where text is empty or each of its characters comes from all of [start, end) that is left.
    tail: with an empty text, the stretch belongs to the character before (a pinyin mark); else it vanishes alone.
    """

    start: int
    end: int
    text: str = ""
    origins: tuple[tuple[int, int], ...] | None = None
    tail: bool = False
    repair: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A text after its edits, the way back, and how many edits undid damage."""

    text: str
    alignment: Alignment
    repairs: int


def apply_edits(raw: str, edits: Iterable[Edit]) -> Edited:
    """Make the edits, first come first served where two overlap (in the order of their starts, longer first).

    >>> edited = apply_edits("網(wǎng)訊", [Edit(start=1, end=7, tail=True)])
    >>> edited.text, edited.alignment.runs, edited.alignment.tails
    ('網訊', ((0, 0, 1), (1, 7, 1)), ((0, 7),))
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, -edit.end))
    if not ordered:
        return Edited(text=raw, alignment=Alignment.identity(len(raw)), repairs=0)
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
    tails: dict[int, int] = {}
    done = 0  # raw: all before is written
    length = 0  # normalised, so far
    repairs = 0
    for edit in ordered:
        if edit.start < done or edit.end <= edit.start:
            continue
        if edit.start > done:
            pieces.append(raw[done : edit.start])
            runs.append((length, done, edit.start - done))
            length += edit.start - done
        for character, (start, end) in zip(edit.text, _origins(edit), strict=True):
            pieces.append(character)
            runs.append((length, start, 1))
            if end > start + 1:
                tails[length] = end
            length += 1
        if edit.tail and not edit.text and length:
            tails[length - 1] = edit.end
        repairs += edit.repair
        done = edit.end
    if done < len(raw):
        pieces.append(raw[done:])
        runs.append((length, done, len(raw) - done))
    alignment = Alignment(runs=tuple(runs), tails=tuple(sorted(tails.items())))
    return Edited(text="".join(pieces), alignment=alignment, repairs=repairs)


def _origins(edit: Edit) -> tuple[tuple[int, int], ...]:
    if edit.origins is not None:
        return edit.origins
    return tuple((edit.start + offset, edit.end) for offset in range(len(edit.text)))


def normalised_position(alignment: Alignment, place: int, length: int) -> int:
    """The first normalised position that came from the raw place or from what follows it; length: of the whole text."""
    index = bisect_right(alignment.runs, place, key=lambda run: run[1]) - 1
    if index < 0:
        return 0
    start, raw, size = alignment.runs[index]
    if place < raw + size:
        return start + place - raw
    return alignment.runs[index + 1][0] if index + 1 < len(alignment.runs) else length
