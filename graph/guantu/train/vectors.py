"""First vectors of what the network cannot learn from the corpora alone: of words, and of character pairs.

Words: word2vec vectors of Chinese Wikipedia, as packed in `synonyms` 3.10.2 (MIT), brought to fewer dimensions. A word
that is not among them gets the vector that its characters let one expect. Pairs: from the characters around them in
the raw texts.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from guantu.tag.neural.features import LONGEST_WORD, VECTOR_UNIT, Features, Ints, codes_of, find_sorted, word_keys
from guantu.tag.neural.lattice import Floats

SPREAD = 0.3
"""Standard deviation of all numbers of the word vectors: about that of the character vectors."""
OFFSETS = (-3, -2, -1, 2, 3, 4)
"""Places of the context characters, counted from the first character of a pair."""
SMOOTH = 0.75
"""Power of the frequency of a context: rare characters would else count for too much."""
_HEAD_LIMIT = 64
_FILE_LIMIT = 200_000_000
_RIDGE = 30.0
_HAN = ("\u4e00", "\u9fff")


def vectors_file() -> Path:
    """The file of `synonyms` that holds the vectors. Raises ModuleNotFoundError without the package."""
    spec = importlib.util.find_spec("synonyms")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "synonyms: needed for the first vectors; pip install 'guantu[train]'", name="synonyms"
        )
    return Path(spec.origin).parent / "data" / "words.vector"


def read_vectors(file: Path) -> dict[str, Floats]:
    """Word to vector from a file in the binary form of word2vec. Raises ValueError if it is damaged."""
    content = memoryview(file.read_bytes()[: _FILE_LIMIT + 1])
    head = bytes(content[:_HEAD_LIMIT]).split(b"\n", 1)[0]
    count, width = (int(part) for part in head.split())
    place = len(head) + 1
    out: dict[str, Floats] = {}
    for _ in range(count):
        size = bytes(content[place : place + 512]).find(b" ")
        ends = place + size + 1 + 4 * width
        if size < 0 or ends > len(content):
            raise ValueError(f"{file}: ends before word {len(out) + 1} of {count}")
        word = bytes(content[place : place + size]).lstrip(b"\n").decode("utf-8", "replace")
        out[word] = np.frombuffer(content[place + size + 1 : ends], dtype="<f4")
        place = ends
    return out


def is_han_word(word: str) -> bool:
    """Whether a word of the vectors goes into the table: 2 to LONGEST_WORD characters, all Chinese."""
    return 2 <= len(word) <= LONGEST_WORD and all(_HAN[0] <= char <= _HAN[1] for char in word)


def word_vectors(words: Sequence[str], known: dict[str, Floats], width: int) -> Ints:
    """A row of 8 bits for each word, in units of VECTOR_UNIT."""
    names = sorted(known)
    full = np.stack([known[name] for name in names]).astype(np.float64)
    full /= np.maximum(np.linalg.norm(full, axis=1, keepdims=True), 1e-9)
    full -= full.mean(0)
    _, turn = np.linalg.eigh(full.T @ full)
    turn = turn[:, ::-1][:, :width]
    turn *= np.sign(turn[np.abs(turn).argmax(0), np.arange(turn.shape[1])])
    low = full @ turn
    low *= SPREAD / max(float(low.std()), 1e-9)
    rows = dict(zip(names, low, strict=True))
    expected = _Expectation(rows, width)
    out = np.stack([rows[word] if word in rows else expected.of(word) for word in words])
    return np.clip(np.rint(out / VECTOR_UNIT), -127, 127).astype(np.int8)


class _Expectation:
    """What a word's first, last, and all characters, and its last two, say about its vector (ridge regression)."""

    def __init__(self, rows: dict[str, Floats], width: int) -> None:
        self._rows = rows
        self._none = np.zeros(width)
        words = [word for word in sorted(rows) if is_han_word(word)]
        seen = np.stack([self._seen(word) for word in words]) if words else np.zeros((1, 4 * width + 1))
        want = np.stack([rows[word] for word in words]) if words else np.zeros((1, width))
        self._map = np.linalg.solve(seen.T @ seen + _RIDGE * np.eye(seen.shape[1]), seen.T @ want)

    def _seen(self, word: str) -> Floats:
        chars = [self._rows.get(char, self._none) for char in word]
        tail = self._rows.get(word[-2:], self._none) if len(word) > 2 else self._none
        return np.concatenate((chars[0], chars[-1], np.mean(chars, axis=0), tail, [1.0]))

    def of(self, word: str) -> Floats:
        vector: Floats = self._seen(word) @ self._map
        return vector


def word_counts(texts: Iterable[str], features: Features) -> Ints:
    """How often each known word stands in the texts without being part of a longer known word."""
    counts = np.zeros(len(features.word_keys) + 1, dtype=np.int64)
    for text in texts:
        plain = features.folded(codes_of((text,)))
        reach = np.zeros(len(plain), dtype=np.int64)
        for length in range(LONGEST_WORD, 1, -1):
            found = find_sorted(features.word_keys, word_keys(plain, length))
            starts = np.flatnonzero(found)
            free = starts[np.maximum.accumulate(reach)[starts] < starts + length]
            counts += np.bincount(found[free], minlength=len(counts))
            reach[starts] = np.maximum(reach[starts], starts + length)
    return counts[1:]


def pair_vectors(texts: Iterable[str], features: Features, width: int, *, seed: int) -> Floats:
    """A vector for each known pair, row 0 for the unknown one.

    What is factored is the positive pointwise mutual information of a pair and the characters at OFFSETS of it (Levy
    and Goldberg 2014; a positional context says more of kinds of names than a bag), by a randomised range finder
    (Halko, Martinsson and Tropp 2011).
    """
    matrix = _information(texts, features)
    rng = np.random.default_rng(seed)
    span = matrix @ rng.standard_normal((matrix.shape[1], width + 16), dtype=np.float32)
    for _ in range(2):
        span, _ = np.linalg.qr(span)
        span = matrix @ (matrix.T @ span)
    base, _ = np.linalg.qr(span)
    turn, size, _ = np.linalg.svd((matrix.T @ base).T, full_matrices=False)
    turn *= np.sign(turn[np.abs(turn).argmax(0), np.arange(turn.shape[1])])
    out: Floats = ((base @ turn) * np.sqrt(size))[:, :width]
    out[0] = 0.0
    norm = np.linalg.norm(out, axis=1, keepdims=True)
    out /= np.maximum(norm, float(np.median(norm)))
    return (out * (SPREAD / max(float(out.std()), 1e-9))).astype(np.float32)


def _information(texts: Iterable[str], features: Features) -> Any:
    """A sparse matrix, pairs times (offset, character)."""
    from scipy.sparse import csr_matrix

    kinds = int(features.chars.max()) + 1
    shape = (1 + len(features.pairs), len(OFFSETS) * kinds)
    chars, pairs = [], []
    for text in texts:
        plain = features.folded(codes_of((text, "\0" * max(OFFSETS)))).astype(np.uint32)
        chars.append(features.chars[plain])
        pairs.append(np.append(find_sorted(features.pairs, (plain[:-1] << np.uint32(16)) | plain[1:]), 0))
    char, pair = np.concatenate(chars), np.concatenate(pairs)
    matrix = csr_matrix(shape, dtype=np.float32)
    for number, offset in enumerate(OFFSETS):
        context = np.roll(char, -offset)
        live = (pair > 0) & (context > 0)
        ones = np.ones(int(live.sum()), dtype=np.float32)
        matrix = matrix + csr_matrix((ones, (pair[live], context[live] + number * kinds)), shape=shape)
    total = float(matrix.sum())
    row = np.asarray(matrix.sum(1)).ravel()
    column = np.asarray(matrix.sum(0)).ravel() ** SMOOTH
    column *= total / max(float(column.sum()), 1e-9)
    where = np.repeat(np.arange(shape[0]), np.diff(matrix.indptr))
    matrix.data = np.maximum(np.log(matrix.data * total / (row[where] * column[matrix.indices])), 0).astype(np.float32)
    return matrix
