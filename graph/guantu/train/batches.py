"""Examples as arrays, and arrays as batches of about equal length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch

from guantu.tag.neural.features import UNKNOWN, Encoded, Features, Ints, bits, codes_of
from guantu.tag.neural.lattice import LABELS, TAGS
from guantu.train.corpora import GUIDELINES, Example
from guantu.train.encoder import Context, Lower
from guantu.train.words import CLASSES

_SINGLE_LOC = TAGS.index("S-LOC")
"""中, 韩: regions of one character are names to MSRA, not to the default guideline."""
HIDDEN_CHARS = 0.02
HIDDEN_PAIRS = 0.15
HIDDEN_LEXICON = 0.1
"""Share of the characters (pairs, word vectors) that are made unknown in training."""
PART = 200_000
"""Characters that are encoded at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encodings:
    """All examples in one row of code points: example i fills starts[i] : starts[i] + lengths[i].

    `lower` is the part of a pre-trained encoder that reads `texts`, None for networks without one.
    """

    chars: Ints
    pairs: Ints
    words: Ints
    lexicon: Ints
    tags: Ints
    starts: Ints
    lengths: Ints
    guidelines: Ints
    open_tags: Ints
    texts: tuple[str, ...]
    lower: Lower | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tensors with time first: see Network.forward; `allowed` (T, B, tags); `context` of a pre-trained encoder."""

    chars: torch.Tensor
    pairs: torch.Tensor
    words: torch.Tensor
    lexicon: torch.Tensor
    guideline: torch.Tensor
    lengths: torch.Tensor
    allowed: torch.Tensor
    context: Context | None = None


def encode_examples(examples: Sequence[Example], features: Features, lower: Lower | None = None) -> Encodings:
    codes = codes_of([example.text for example in examples])
    seen = _encode_in_parts(codes, features)
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
        lexicon=seen.lexicon,
        tags=tags,
        starts=starts,
        lengths=lengths,
        guidelines=np.array([GUIDELINES.index(example.guideline) for example in examples], dtype=np.int64),
        open_tags=open_tags,
        texts=tuple(example.text for example in examples),
        lower=lower,
    )


def _encode_in_parts(codes: Ints, features: Features) -> Encoded:
    """The same as `features.encode`, in parts that begin and end between two pieces, which bounds the memory."""
    between = np.flatnonzero(codes == 0)
    cuts = sorted(
        {0, len(codes) - 1, *between[np.searchsorted(between, np.arange(0, len(codes), PART))[1:] - 1].tolist()}
    )
    parts = [features.encode(codes[start : end + 1]) for start, end in pairwise(cuts)]

    def joined(name: str) -> Ints:
        rows = [getattr(part, name)[:-1] for part in parts] + [getattr(parts[-1], name)[-1:]]
        return np.concatenate([row.astype(np.float16) for row in rows] if name == "lexicon" else rows)

    return Encoded(**{name: joined(name) for name in Encoded.__slots__})


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
    lexicon = data.lexicon[place].astype(np.float32)
    guideline = data.guidelines[rows].copy()
    if rng is not None:
        chars = np.where(rng.random(chars.shape) < HIDDEN_CHARS, UNKNOWN, chars)
        pairs = np.where(rng.random(pairs.shape) < HIDDEN_PAIRS, 0, pairs)
        lexicon[rng.random(pairs.shape[:2]) < HIDDEN_LEXICON] = 0
        guideline[rng.random(len(rows)) < default] = 0
    tags = np.where((guideline == 0)[None] & (tags == _SINGLE_LOC), 0, tags)
    allowed = np.eye(len(TAGS), dtype=bool)[tags] | ((tags == 0)[..., None] & data.open_tags[rows][None])
    return Batch(
        chars=torch.from_numpy(chars.astype(np.int64)),
        pairs=torch.from_numpy(pairs.astype(np.int64)),
        words=torch.from_numpy(bits(data.words[place], len(CLASSES))),
        lexicon=torch.from_numpy(lexicon),
        guideline=torch.from_numpy(guideline),
        lengths=torch.from_numpy(lengths),
        allowed=torch.from_numpy(allowed),
        context=None if data.lower is None else data.lower.context([data.texts[row] for row in rows.tolist()]),
    )
