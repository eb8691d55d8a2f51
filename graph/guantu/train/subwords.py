"""Cuts a text into the word pieces of the encoder, and says which piece each character stands in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guantu.tag.neural.features import Ints
from guantu.train.pretrained import Pretrained

_START = "\u2581"
LONGEST = 8
"""Characters of the longest piece that is looked for: Chinese pieces are short, and Latin ones matter little here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """`pieces` are ids, with the marks of beginning and end; `owner` is the place in `pieces` of each character's
    piece, `role` whether the character begins it (0), runs through it (1), ends it (2), or is all of it (3)."""

    pieces: Ints
    owner: Ints
    role: Ints


class Cutter:
    """The best way through the pieces of a unigram vocabulary (Kudo 2018).

    A character whose plain form is not one character counts as unknown: places stay those of the text.
    """

    def __init__(self, pretrained: Pretrained) -> None:
        self._model = pretrained
        self._score = {piece: float(pretrained.scores[number]) for piece, number in pretrained.pieces.items()}
        self._least = float(pretrained.scores.min()) - 10.0

    def cut(self, text: str) -> Cut:
        plain = [self._plain(char) for char in text]
        joined = "".join(plain)
        size = len(joined)
        best = [0.0] + [-1e30] * size
        back = list(range(-1, size))
        score = self._score
        for start in range(size):
            here = best[start]
            if here + self._least > best[start + 1]:
                best[start + 1] = here + self._least
                back[start + 1] = start
            for end in range(start + 1, min(start + LONGEST, size) + 1):
                found = score.get(joined[start:end])
                if found is not None and here + found > best[end]:
                    best[end] = here + found
                    back[end] = start
        spans = []
        end = size
        while end:
            spans.append((back[end], end))
            end = back[end]
        spans.reverse()
        model = self._model
        pieces = [model.begin, *(model.pieces.get(joined[a:b], model.unknown) for a, b in spans), model.end]
        owner = np.repeat(np.arange(1, len(spans) + 1), [b - a for a, b in spans])
        role = [r for a, b in spans for r in ([3] if b - a == 1 else [0, *[1] * (b - a - 2), 2])]
        return Cut(
            pieces=np.array(pieces, dtype=np.int32), owner=owner.astype(np.int16), role=np.array(role, dtype=np.int8)
        )

    def _plain(self, char: str) -> str:
        found = self._model.plain.get(char, char)
        if found.isspace():
            return _START
        return found if len(found) == 1 else "\0"
