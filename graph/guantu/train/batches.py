"""Examples as arrays, and arrays as batches of about equal length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from guantu.tag.neural.features import UNKNOWN, Features, Ints, bits, codes_of
from guantu.tag.neural.lattice import LABELS, TAGS
from guantu.train.corpora import GUIDELINES, Example
from guantu.train.words import CLASSES

_SINGLE_LOC = TAGS.index("S-LOC")
"""中, 韩: regions of one character are names to MSRA, not to the default guideline."""
HIDDEN_CHARS = 0.02
HIDDEN_PAIRS = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Encodings:
    """All examples in one row of code points: example i fills starts[i] : starts[i] + lengths[i]."""

    chars: Ints
    pairs: Ints
    words: Ints
    tags: Ints
    starts: Ints
    lengths: Ints
    guidelines: Ints
    open_tags: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tensors with time first: see Network.forward; `allowed` (T, B, tags)."""

    chars: torch.Tensor
    pairs: torch.Tensor
    words: torch.Tensor
    guideline: torch.Tensor
    lengths: torch.Tensor
    allowed: torch.Tensor


def encode_examples(examples: Sequence[Example], features: Features) -> Encodings:
    codes = codes_of([example.text for example in examples])
    seen = features.encode(codes)
    lengths = np.array([len(example.text) for example in examples], dtype=np.int64)
    starts = 1 + np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
    tags = np.zeros(len(codes), dtype=np.int8)
    for start, example in zip(starts.tolist(), examples, strict=True):
        tags[start : start + len(example.text)] = example.tags
    open_tags = np.zeros((len(examples), len(TAGS)), dtype=bool)
    for row, example in enumerate(examples):
        for label in example.open_types:
            base = 1 + 4 * LABELS.index(label)
            open_tags[row, base : base + 4] = True
    return Encodings(
        chars=seen.chars,
        pairs=seen.pairs,
        words=seen.words,
        tags=tags,
        starts=starts,
        lengths=lengths,
        guidelines=np.array([GUIDELINES.index(example.guideline) for example in examples], dtype=np.int64),
        open_tags=open_tags,
    )


def group_rows(data: Encodings, *, size: int, seed: int | None) -> list[Ints]:
    """The examples of each batch of about `size` characters, padding included, the longest first.

    With a seed they are shuffled among those of about the same length, and so are the batches.
    """
    rng = np.random.default_rng(seed)
    shuffled = seed is not None
    jitter = rng.integers(0, 4, len(data.lengths)) if shuffled else np.zeros(len(data.lengths), dtype=np.int64)
    ties = rng.permutation(len(data.lengths)) if shuffled else np.arange(len(data.lengths))
    order = np.lexsort((ties, data.lengths + jitter))
    groups: list[Ints] = []
    begin = 0
    while begin < len(order):
        end = begin + 1
        longest = int(data.lengths[order[begin]])
        while end < len(order):
            longest = max(longest, int(data.lengths[order[end]]))
            if longest * (end - begin + 1) > size:
                break
            end += 1
        rows = order[begin:end]
        groups.append(rows[np.argsort(-data.lengths[rows], kind="stable")])
        begin = end
    return [groups[number] for number in rng.permutation(len(groups))] if shuffled else groups


def make_batch(data: Encodings, rows: Ints, *, rng: np.random.Generator | None = None, default: float = 0.0) -> Batch:
    """The examples `rows` as tensors. With `rng`, for training: some characters and pairs are made unknown, and each
    example is shown under the default guideline with probability `default`."""
    lengths = data.lengths[rows]
    steps = np.arange(int(lengths[0]))
    inside = steps[:, None] < lengths[None]
    place = np.where(inside, data.starts[rows][None] + steps[:, None], 0)
    chars, pairs, tags = data.chars[place], data.pairs[place], data.tags[place]
    guideline = data.guidelines[rows].copy()
    if rng is not None:
        chars = np.where(rng.random(chars.shape) < HIDDEN_CHARS, UNKNOWN, chars)
        pairs = np.where(rng.random(pairs.shape) < HIDDEN_PAIRS, 0, pairs)
        guideline[rng.random(len(rows)) < default] = 0
    tags = np.where((guideline == 0)[None] & (tags == _SINGLE_LOC), 0, tags)
    allowed = np.eye(len(TAGS), dtype=bool)[tags] | ((tags == 0)[..., None] & data.open_tags[rows][None])
    return Batch(
        chars=torch.from_numpy(chars.astype(np.int64)),
        pairs=torch.from_numpy(pairs.astype(np.int64)),
        words=torch.from_numpy(bits(data.words[place], len(CLASSES))),
        guideline=torch.from_numpy(guideline),
        lengths=torch.from_numpy(lengths),
        allowed=torch.from_numpy(allowed),
    )
