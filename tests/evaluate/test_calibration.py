"""Bands of the score: what share of the items in each is right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guantu.evaluate import Outcome, Verdict, bands
from guantu.evaluate.calibration import expected_error


def _verdict(outcome: Outcome, score: float | None, group: str = "roles") -> Verdict:
    return Verdict(document="a", group=group, kind="", key=("甲",), outcome=outcome, score=score)


def test_the_share_of_a_band_counts_right_against_wrong_and_leaves_the_optional_out() -> None:
    (band,) = bands(
        [
            _verdict(Outcome.FOUND, 0.92),
            _verdict(Outcome.AGAIN, 0.94),
            _verdict(Outcome.WRONG, 0.91),
            _verdict(Outcome.SPARED, 0.93),
            _verdict(Outcome.MISSED, None),
        ]
    )
    assert (band.low, band.high, band.right, band.wrong) == (0.9, 0.95, 2, 1)
    assert abs(band.share - 2 / 3) < 1e-12


def test_a_perfect_score_falls_into_the_last_band() -> None:
    assert bands([_verdict(Outcome.FOUND, 1.0)])[0].high == 1.0


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1), st.sampled_from(["roles", "relations"]))))
def test_every_scored_item_falls_into_exactly_one_band(items: list[tuple[bool, float, str]]) -> None:
    verdicts = [_verdict(Outcome.FOUND if right else Outcome.WRONG, score, group) for right, score, group in items]
    found = bands(verdicts)
    assert sum(band.right + band.wrong for band in found) == len(items)
    assert all(band.low - 1e-9 <= band.mean <= band.high + 1e-9 for band in found)
    assert 0 <= expected_error(found) <= 1
