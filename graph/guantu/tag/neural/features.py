"""What the network sees of a text: character ids, ids of character pairs, and word matches, all as arrays.

Everything works on one long array of code points in which 0 stands between two pieces of text, so that a whole
batch is encoded by a few numpy calls and no pair or word reaches over a border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[Any]

PAD, UNKNOWN, SPACE = 0, 1, 2
CODES = 0x10000
"""Code points beyond the basic plane count as one unknown character each."""
LONGEST_WORD = 8
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def codes_of(pieces: Sequence[str]) -> Ints:
    """The code points of all pieces in one row, a 0 before, between and after them: shape (sum of lengths + n + 1,)."""
    joined = "\0" + "\0".join(pieces) + "\0"
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def word_keys(codes: Ints, length: int) -> Ints:
    """A 64-bit key for the `length` code points that begin at each place: shape (n - length + 1,)."""
    count = len(codes) - length + 1
    keys = np.zeros(max(count, 0), dtype=np.uint64)
    for offset in range(length if count > 0 else 0):
        keys = (keys + codes[offset : offset + count].astype(np.uint64) + np.uint64(1)) * _PRIME
        keys ^= keys >> np.uint64(29)
    return keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """One row for each code of `codes_of`: `chars` (n,), `pairs` (n, 2) with the left and right pair,
    `words` (n, 4) with a bit for each word class that a match begins, runs through, ends or stands alone here."""

    chars: Ints
    pairs: Ints
    words: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The tables that turn code points into ids.

    `fold` (65536,) maps a code point to its plain form (full width to half width, traditional to simplified);
    `chars` (65536,) maps a folded code point to its id; `pairs` holds the known pairs `first << 16 | second`, sorted;
    `word_keys` the keys of the known words, sorted, and `word_classes` their classes as bits.
    """

    fold: Ints
    chars: Ints
    pairs: Ints
    word_keys: Ints
    word_classes: Ints

    def encode(self, codes: Ints) -> Encoded:
        """Ids for every code point; pair 0 is the unknown pair."""
        plain = self.fold[np.where(codes < CODES, codes, 0xFFFF)].astype(np.uint32)
        pair = (plain[:-1] << np.uint32(16)) | plain[1:]
        ids = _find(self.pairs, pair)
        pairs = np.zeros((len(plain), 2), dtype=np.int32)
        pairs[1:, 0] = ids
        pairs[:-1, 1] = ids
        return Encoded(chars=self.chars[plain], pairs=pairs, words=self._words(plain))

    def _words(self, plain: Ints) -> Ints:
        out = np.zeros((len(plain), 4), dtype=np.uint32)
        for length in range(1, LONGEST_WORD + 1):
            found = _find(self.word_keys, word_keys(plain, length))
            starts = np.flatnonzero(found)
            classes = self.word_classes[found[starts] - 1].astype(np.uint32)
            if length == 1:
                out[starts, 3] |= classes
                continue
            out[starts, 0] |= classes
            for offset in range(1, length - 1):
                out[starts + offset, 1] |= classes
            out[starts + length - 1, 2] |= classes
        return out


def _find(table: Ints, keys: Ints) -> Ints:
    """1 + the place of each key in the sorted table, 0 where it is not there."""
    if not len(table):
        return np.zeros(len(keys), dtype=np.int32)
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[place] == keys, place + 1, 0).astype(np.int32)


def bits(words: Ints, classes: int) -> npt.NDArray[np.float32]:
    """The class bits as 0 and 1: shape (..., 4) to (..., 4 * classes)."""
    spread = (words[..., None] >> np.arange(classes, dtype=np.uint32)) & np.uint32(1)
    return spread.reshape(*words.shape[:-1], 4 * classes).astype(np.float32)
