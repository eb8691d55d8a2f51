"""Measures a network on the development parts while it is trained."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from guantu.tag.neural.features import Features
from guantu.tag.neural.lattice import best_paths, legal, spans_of
from guantu.train.batches import encode_examples, group_rows, make_batch
from guantu.train.corpora import Example
from guantu.train.network import Network

EASY = 0.2
"""A sentence is easy for a network that gives its right reading more than exp(-0.2) = 82 %."""
_NEVER = np.float32(-1e4)


def f1_by_label(network: Network, examples: Sequence[Example], features: Features) -> dict[str, float]:
    """Exact F1 for each label that the examples annotate and, under "all", for all of them."""
    data = encode_examples(examples, features)
    follow, opens, closes = legal()
    trans = np.where(follow, network.trans.detach().numpy(), _NEVER)
    first = np.where(opens, network.first.detach().numpy(), _NEVER)
    last = np.where(closes, network.last.detach().numpy(), _NEVER)
    counts: dict[str, list[int]] = {}
    for rows in group_rows(data, size=8000, seed=None):
        batch = make_batch(data, rows)
        with torch.no_grad():
            emit = network(batch.chars, batch.pairs, batch.words, batch.lexicon, batch.guideline, batch.lengths).numpy()
        for row, path in zip(rows.tolist(), best_paths(emit, batch.lengths.numpy(), trans, first, last), strict=True):
            example = examples[row]
            got = {span for span in spans_of(path) if span[2] not in example.open_types}
            want = {span for span in spans_of(np.array(example.tags)) if span[2] not in example.open_types}
            for place, group in enumerate((got & want, got, want)):
                for _, _, label in group:
                    for key in (label, "all"):
                        counts.setdefault(key, [0, 0, 0])[place] += 1
    return {key: round(2 * right / (given + wanted), 4) for key, (right, given, wanted) in sorted(counts.items())}


def easy(network: Network, examples: Sequence[Example], features: Features) -> list[bool]:
    """For each example whether the network finds it easy; see EASY."""
    data = encode_examples(examples, features)
    out = [False] * len(examples)
    for rows in group_rows(data, size=8000, seed=None):
        batch = make_batch(data, rows)
        with torch.no_grad():
            emit = network(batch.chars, batch.pairs, batch.words, batch.lexicon, batch.guideline, batch.lengths)
            losses = network.loss(emit, batch.allowed, batch.lengths).tolist()
        for row, loss in zip(rows.tolist(), losses, strict=True):
            out[row] = loss < EASY
    return out
