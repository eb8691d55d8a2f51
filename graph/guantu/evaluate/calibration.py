"""Whether a score means something: the share of right items within bands of the score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from guantu.evaluate.judge import Outcome, Verdict

EDGES_OF_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_RIGHT = (Outcome.FOUND, Outcome.AGAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Extracted items of a group whose score lies in [low, high); the last band holds 1.0 as well.

    mean: their mean score; share: the share of them that is right. A well-calibrated group has the two alike.
    """

    group: str
    low: float
    high: float
    right: int
    wrong: int
    mean: float

    @property
    def share(self) -> float:
        """The share of right items among those that count."""
        return self.right / (self.right + self.wrong)


def bands(verdicts: Iterable[Verdict]) -> tuple[Band, ...]:
    """The bands that hold anything, by group and rising score. What fits optional gold does not count."""
    scored = [v for v in verdicts if v.score is not None and v.outcome in (*_RIGHT, Outcome.WRONG)]
    found: list[Band] = []
    for group in sorted({v.group for v in scored}):
        for low, high in pairwise(EDGES_OF_BANDS):
            last = high == EDGES_OF_BANDS[-1]
            inside = [
                (v, v.score)
                for v in scored
                if v.group == group and v.score is not None and (low <= v.score < high or (last and v.score >= high))
            ]
            if inside:
                right = sum(v.outcome in _RIGHT for v, _ in inside)
                found.append(
                    Band(
                        group=group,
                        low=low,
                        high=high,
                        right=right,
                        wrong=len(inside) - right,
                        mean=sum(score for _, score in inside) / len(inside),
                    )
                )
    return tuple(found)


def expected_error(group_bands: Iterable[Band]) -> float:
    """The expected calibration error: |share - mean score|, weighted by the number of items of each band."""
    weighted = [(band.right + band.wrong, abs(band.share - band.mean)) for band in group_bands]
    total = sum(count for count, _ in weighted)
    return sum(count * gap for count, gap in weighted) / total if total else 0.0
