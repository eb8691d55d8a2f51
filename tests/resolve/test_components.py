"""Components never cross a negative and never depend on an order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guantu.resolve.components import components

SIZE = 8
PAIRS = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1])
SCORED = st.dictionaries(PAIRS, st.floats(1, 9), max_size=16)


@given(SCORED, st.lists(PAIRS, max_size=8))
def test_merges_never_cross_a_negative(joins: dict[tuple[int, int], float], negatives: list[tuple[int, int]]) -> None:
    found = components(SIZE, joins=joins, negatives=negatives)
    for group in found.groups:
        assert not any(left in group and right in group for left, right in negatives)


@given(SCORED, st.lists(PAIRS, max_size=8), st.randoms())
def test_the_order_of_pairs_does_not_matter(joins, negatives, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(joins.items())
    random.shuffle(shuffled)
    again = list(negatives)
    random.shuffle(again)
    assert components(SIZE, joins=joins, negatives=negatives) == components(SIZE, joins=dict(shuffled), negatives=again)


@given(SCORED)
def test_without_negatives_every_pair_ends_in_one_component(joins: dict[tuple[int, int], float]) -> None:
    found = components(SIZE, joins=joins, negatives=[])
    home = {item: group for group in found.groups for item in group}
    assert all(home[left] == home[right] for left, right in joins)
    assert sorted(home) == list(range(SIZE))


def test_the_surer_pair_wins_where_two_cannot_both_be_joined() -> None:
    found = components(3, joins={(0, 1): 2.0, (1, 2): 5.0}, negatives=[(0, 2)])
    assert found.groups == ((0,), (1, 2))
    assert [refusal.pair for refusal in found.refusals] == [(0, 1)]


def test_a_reviewers_same_goes_against_a_rule_but_not_against_a_reviewers_different() -> None:
    assert components(2, joins={}, negatives=[(0, 1)], first=[(0, 1)]).groups == ((0, 1),)
    assert components(2, joins={}, negatives=[], first=[(0, 1)], apart=[(0, 1)]).groups == ((0,), (1,))
