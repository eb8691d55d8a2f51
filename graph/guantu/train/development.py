"""Measures a network on the development parts while it is trained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import torch

from guantu.tag.neural.lattice import Floats, best_paths, legal, spans_of
from guantu.train.batches import Batch, Encodings, group_rows, make_batch
from guantu.train.corpora import Example

EASY = 0.2
"""A sentence is easy for a network that gives its right reading more than exp(-0.2) = 82 %."""
_NEVER = np.float32(-1e4)


class Emitter(Protocol):
    """What can be measured: one network, or several together."""

    @property
    def trans(self) -> torch.Tensor: ...

    @property
    def first(self) -> torch.Tensor: ...

    @property
    def last(self) -> torch.Tensor: ...

    def emissions(self, batch: Batch) -> torch.Tensor: ...

    def loss(self, emit: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor: ...


def borders(network: Emitter) -> tuple[Floats, Floats, Floats]:
    """The transitions of a network, and what it says of first and last tags; what is not legal is as good as never."""
    follow, opens, closes = legal()
    return (
        np.where(follow, network.trans.detach().numpy(), _NEVER),
        np.where(opens, network.first.detach().numpy(), _NEVER),
        np.where(closes, network.last.detach().numpy(), _NEVER),
    )


def f1_by_label(network: Emitter, examples: Sequence[Example], data: Encodings) -> dict[str, float]:
    """Exact F1 for each label that the examples annotate and, under "all", for all of them."""
    trans, first, last = borders(network)
    counts: dict[str, list[int]] = {}
    for rows in group_rows(data, size=8000, seed=None):
        batch = make_batch(data, rows)
        with torch.no_grad():
            emit = network.emissions(batch).numpy()
        for row, path in zip(rows.tolist(), best_paths(emit, batch.lengths.numpy(), trans, first, last), strict=True):
            example = examples[row]
            got = {span for span in spans_of(path) if span[2] not in example.open_types}
            want = {span for span in spans_of(np.array(example.tags)) if span[2] not in example.open_types}
            for place, group in enumerate((got & want, got, want)):
                for _, _, label in group:
                    for key in (label, "all"):
                        counts.setdefault(key, [0, 0, 0])[place] += 1
    return {key: round(2 * right / (given + wanted), 4) for key, (right, given, wanted) in sorted(counts.items())}


def easy(network: Emitter, data: Encodings) -> list[bool]:
    """For each example whether the network finds it easy; see EASY."""
    out = [False] * len(data.lengths)
    for rows in group_rows(data, size=8000, seed=None):
        batch = make_batch(data, rows)
        with torch.no_grad():
            emit = network.emissions(batch)
            losses = network.loss(emit, batch.allowed, batch.lengths).tolist()
        for row, loss in zip(rows.tolist(), losses, strict=True):
            out[row] = loss < EASY
    return out
