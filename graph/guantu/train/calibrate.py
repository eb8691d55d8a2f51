"""Makes scores honest: of the spans scored 0.8, about eight in ten shall be right.

The posterior of a network that has seen its corpora often is too sure of itself. On the development parts, under the
default guideline, posteriors are sorted into groups and the share of right spans is made to rise with them
(isotonic regression by pooling adjacent violators: Barlow et al. 1972).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from guantu.tag.neural.lattice import spans_of
from guantu.tag.neural.tagger import Tagger
from guantu.train.corpora import Example

GROUPS = 24


def judged(tagger: Tagger, examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """Score and rightness of every span found, but of types that the example leaves open."""
    out: list[tuple[float, bool]] = []
    for example, spans in zip(examples, tagger.tag([example.text for example in examples]), strict=True):
        want = set(spans_of(np.array(example.tags)))
        for span in spans:
            if span.label not in example.open_types:
                out.append((span.score, (span.start, span.end, span.label) in want))
    return out


def calibration(pairs: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Knots (posterior, precision), both rising, from 0 to 1; empty for no pairs."""
    ordered = sorted(pairs)
    if not ordered:
        return []
    blocks = [
        [float(np.mean([score for score, _ in part])), float(np.mean([right for _, right in part])), float(len(part))]
        for part in np.array_split(np.array(ordered, dtype=np.float64), min(GROUPS, len(ordered)))
    ]
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and pooled[-2][1] >= pooled[-1][1]:
            (score, share, size), (before, before_share, before_size) = pooled.pop(), pooled.pop()
            total = before_size + size
            mean = (before * before_size + score * size) / total
            pooled.append([mean, (before_share * before_size + share * size) / total, total])
    knots = [(round(score, 4), round(share, 4)) for score, share, _ in pooled]
    return [(0.0, round(knots[0][1] / 2, 4)), *knots, (1.0, max(knots[-1][1], 0.99))]
