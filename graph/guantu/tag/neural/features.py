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
VECTOR_UNIT = 1 / 64
"""What 1 stands for in the word vectors of 8 bits."""
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
    `words` (n, 4) with a bit for each word class that a match begins, runs through, ends or stands alone here,
    `lexicon` (n, 3 * width) with the mean vectors of the words that begin, run through and end here."""

    chars: Ints
    pairs: Ints
    words: Ints
    lexicon: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The tables that turn code points into ids.

    `fold` (65536,) maps a code point to its plain form (full width to half width, traditional to simplified);
    `chars` (65536,) maps a folded code point to its id; `pairs` holds the known pairs `first << 16 | second`, sorted;
    `word_keys` the keys of the known words, sorted, `word_classes` their classes as bits, `word_vectors` (words, width)
    their vectors in units of VECTOR_UNIT, and `word_weights` their weights in a mean of several words.
    """

    fold: Ints
    chars: Ints
    pairs: Ints
    word_keys: Ints
    word_classes: Ints
    word_vectors: Ints
    word_weights: Ints

    @property
    def fit_together(self) -> bool:
        """Whether each table has the length that the others ask for."""
        words = len(self.word_keys)
        return (
            self.fold.shape == self.chars.shape == (CODES,)
            and self.word_classes.shape == self.word_weights.shape == (words,)
            and self.word_vectors.shape[:1] == (words,)
            and self.word_vectors.ndim == 2
        )

    def folded(self, codes: Ints) -> Ints:
        """The plain form of each code point."""
        plain: Ints = self.fold[np.where(codes < CODES, codes, 0xFFFF)]
        return plain

    def encode(self, codes: Ints) -> Encoded:
        """Ids for every code point; pair 0 is the unknown pair."""
        plain = self.folded(codes).astype(np.uint32)
        pair = (plain[:-1] << np.uint32(16)) | plain[1:]
        ids = find_sorted(self.pairs, pair)
        pairs = np.zeros((len(plain), 2), dtype=np.int32)
        pairs[1:, 0] = ids
        pairs[:-1, 1] = ids
        words, lexicon = self._words(plain)
        return Encoded(chars=self.chars[plain], pairs=pairs, words=words, lexicon=lexicon)

    def _words(self, plain: Ints) -> tuple[Ints, Ints]:
        """Class bits and mean vectors of the matches; the place in a match is 0 begins, 1 runs through, 2 ends."""
        bits_ = np.zeros((len(plain), 4), dtype=np.uint32)
        width = self.word_vectors.shape[1]
        sums = np.zeros((len(plain), 3, width), dtype=np.float32)
        weights = np.full((len(plain), 3), 1e-9, dtype=np.float32)
        for length in range(1, LONGEST_WORD + 1):
            found = find_sorted(self.word_keys, word_keys(plain, length))
            starts = np.flatnonzero(found)
            rows = found[starts] - 1
            classes = self.word_classes[rows].astype(np.uint32)
            if length == 1:
                bits_[starts, 3] |= classes
                continue
            weight = self.word_weights[rows].astype(np.float32)
            vector = self.word_vectors[rows] * (weight * np.float32(VECTOR_UNIT))[:, None]
            for offset in range(length):
                role = 0 if offset == 0 else 2 if offset == length - 1 else 1
                bits_[starts + offset, role] |= classes
                if not width:
                    continue
                sums[starts + offset, role] += vector
                weights[starts + offset, role] += weight
        sums /= weights[..., None]
        return bits_, sums.reshape(len(plain), 3 * width)


def no_vectors(words: int) -> dict[str, Ints]:
    """The tables of a model without word vectors."""
    return {"word_vectors": np.zeros((words, 0), dtype=np.int8), "word_weights": np.ones(words, dtype=np.float16)}


def find_sorted(table: Ints, keys: Ints) -> Ints:
    """1 + the place of each key in the sorted table, 0 where it is not there."""
    if not len(table):
        return np.zeros(len(keys), dtype=np.int32)
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[place] == keys, place + 1, 0).astype(np.int32)


def bits(words: Ints, classes: int) -> npt.NDArray[np.float32]:
    """The class bits as 0 and 1: shape (..., 4) to (..., 4 * classes)."""
    spread = (words[..., None] >> np.arange(classes, dtype=np.uint32)) & np.uint32(1)
    return spread.reshape(*words.shape[:-1], 4 * classes).astype(np.float32)
