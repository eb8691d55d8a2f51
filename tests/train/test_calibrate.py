"""Scores that mean what they say."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guantu.train.calibrate import calibration


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=300))
def test_knots_rise_and_stay_between_0_and_1(pairs: list[tuple[float, bool]]) -> None:
    knots = calibration(pairs)
    assert bool(knots) == bool(pairs)
    for (score, share), (next_score, next_share) in pairwise(knots):
        assert 0 <= score <= next_score <= 1
        assert 0 <= share <= next_share <= 1


def test_scores_that_are_too_sure_are_brought_down_to_the_share_of_right_spans() -> None:
    rng = random.Random(3)  # noqa: S311 no secret
    scores = [rng.random() for _ in range(20_000)]
    pairs = [(score, rng.random() < score**2) for score in scores]
    knots = np.array(calibration(pairs))
    for score in (0.3, 0.5, 0.7, 0.9):
        assert abs(np.interp(score, knots[:, 0], knots[:, 1]) - score**2) < 0.05
