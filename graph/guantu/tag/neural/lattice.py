"""The tag set, which tag may follow which, the best legal path, and how sure the network is of each span.

Tags are BIOES: B begins, I continues, E ends, S is alone; O is outside. Source of the algorithm: Lafferty, McCallum
and Pereira 2001 (linear-chain conditional random field); the score of a span is its exact posterior, the sum over
all paths that contain this span with this label and these borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[Any]

LABELS = ("PER", "ORG", "LOC", "TITLE")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BIES"))


def legal() -> tuple[Floats, Floats, Floats]:
    """What may follow what: (from, to), may begin, may end, as booleans over TAGS."""
    count = len(TAGS)
    follow = np.zeros((count, count), dtype=bool)
    opens = np.array([tag[0] in "OBS" for tag in TAGS])
    closes = np.array([tag[0] in "OES" for tag in TAGS])
    for a, first in enumerate(TAGS):
        for b, second in enumerate(TAGS):
            inside = first[0] in "BI" and second[0] in "IE" and first[2:] == second[2:]
            follow[a, b] = inside or (closes[a] and opens[b])
    return follow, opens, closes


def best_paths(emit: Floats, lengths: npt.NDArray[Any], trans: Floats, first: Floats, last: Floats) -> Floats:
    """The best path of each row: emit (time, batch, tags) of logarithms, to tag ids (batch, time).

    What lies behind a row's length is filled with 0 (O).
    """
    steps, batch, tags = emit.shape
    into = np.ascontiguousarray(trans.T)  # (to, from): numpy is fastest along the last axis
    back = np.zeros((steps, batch, tags), dtype=np.intp)
    scores = np.empty_like(emit)
    scores[0] = emit[0] + first
    for t in range(1, steps):
        ways = scores[t - 1, :, None] + into
        ways.argmax(2, out=back[t])
        np.add(ways.max(2), emit[t], out=scores[t])
    rows = np.arange(batch)
    tag = (scores[lengths - 1, rows] + last).argmax(1)
    ended = np.arange(steps)[:, None] >= lengths
    back[ended] = np.arange(tags)  # behind its end a row stays at its last tag
    paths = np.zeros((steps, batch), dtype=np.int8)
    for t in range(steps - 1, -1, -1):
        paths[t] = tag
        tag = back[t, rows, tag]
    paths[ended] = 0
    return np.ascontiguousarray(paths.T)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """What `posteriors` gives: all arrays have time and row in front, `move` is (from, to)."""

    ahead: Floats
    behind: Floats
    weight: Floats
    scale: Floats
    move: Floats

    def of_span(self, row: int, start: int, tags: npt.NDArray[Any]) -> float:
        """The probability that the row has exactly these tags from `start` on."""
        value = float(self.ahead[start, row, tags[0]])
        for offset in range(1, len(tags)):
            t = start + offset
            step = self.move[tags[offset - 1], tags[offset]] * self.weight[t, row, tags[offset]] / self.scale[t, row]
            value *= float(step)
        value *= float(self.behind[start + len(tags) - 1, row, tags[-1]])
        return min(max(value, 0.0), 1.0)


def posteriors(emit: Floats, lengths: npt.NDArray[Any], trans: Floats, first: Floats, last: Floats) -> Posterior:
    """Scaled forward and backward sums of each row; arguments as for `best_paths`."""
    steps, batch, _ = emit.shape
    weight = np.exp(emit - emit.max(2, keepdims=True))
    move = np.exp(trans)
    ahead = np.empty_like(weight)
    scale = np.ones((steps, batch), dtype=emit.dtype)
    state = weight[0] * np.exp(first)
    for t in range(steps):
        if t:
            state = (state @ move) * weight[t]
        np.maximum(state.sum(1), np.float32(1e-30), out=scale[t])
        state = np.divide(state, scale[t, :, None], out=ahead[t])
    behind = np.empty_like(weight)
    home, close = np.ascontiguousarray(move.T), np.exp(last)
    endings = {int(length) - 1 for length in lengths}
    state = np.zeros_like(weight[0])
    for t in range(steps - 1, -1, -1):
        if t + 1 < steps:
            state = ((state * weight[t + 1]) @ home) / scale[t + 1, :, None]
        if t in endings:
            total = np.maximum((ahead[t] * close).sum(1), np.float32(1e-30))
            state = np.where((lengths == t + 1)[:, None], close / total[:, None], state)
        behind[t] = state
    return Posterior(ahead=ahead, behind=behind, weight=weight, scale=scale, move=move)


def spans_of(path: npt.NDArray[Any]) -> Iterator[tuple[int, int, str]]:
    """The spans of a legal path: start, end (excluded), label."""
    start = 0
    for place in np.flatnonzero(path).tolist():
        tag = TAGS[path[place]]
        if tag[0] in "BS":
            start = place
        if tag[0] in "ES":
            yield start, place + 1, tag[2:]
