"""Personas to people: connected components of what belongs together, in which no pair is ruled out.

Invariant: two personas that a negative holds apart (one article that names both, a reviewer's "different", a veto) are
never in one component, whatever path leads from one to the other. Pairs are taken from the surest down, ties by ids,
so the result does not depend on the order of anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]  # indices of two items, the smaller first


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A pair that would have been joined, had not something between other members of its sides stood against it.

    against: a pair told apart; None where the pairs between both sides speak against it on the whole.
    """

    pair: Pair
    against: Pair | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """groups: the items of each component, sorted. refusals: pairs kept apart by a negative elsewhere."""

    groups: tuple[tuple[int, ...], ...]
    refusals: tuple[Refusal, ...]


def components(
    size: int,
    *,
    joins: Mapping[Pair, float],
    negatives: Iterable[Pair],
    first: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
    scores: Mapping[Pair, float] | None = None,
    sizes: Sequence[int] = (),
) -> Components:
    """The components of items 0 … size-1.

    joins: pairs that belong together with their scores. negatives: pairs held apart.
    first, apart: a reviewer's "same" and "different". "Same" comes before all joins and against all negatives but
    "different", against which nothing goes.
    scores, sizes: of all pairs, and how much each item weighs. Two groups are joined only where the mean score of the
    pairs between them is not negative, so that one misread item cannot lead from one person to another.
    """
    told_apart = {(min(pair), max(pair)) for pair in apart}
    all_apart = told_apart | {(min(pair), max(pair)) for pair in negatives} - set(first)
    group = {index: [index] for index in range(size)}
    home = list(range(size))
    refusals: list[Refusal] = []

    def barrier(left: int, right: int, walls: set[Pair]) -> Pair | None:
        across = ((min(a, b), max(a, b)) for a in group[left] for b in group[right])
        return min((pair for pair in across if pair in walls), default=None) if walls else None

    def balance(left: int, right: int) -> float:
        pairs = ((a, b) for a in group[left] for b in group[right])
        return math.fsum((scores or {}).get((min(p), max(p)), 0.0) * sizes[p[0]] * sizes[p[1]] for p in pairs)

    surest = sorted(joins, key=lambda pair: (-joins[pair], pair))
    for pairs, walls in ((sorted(first), told_apart), (surest, all_apart)):
        for pair in pairs:
            left, right = sorted((home[pair[0]], home[pair[1]]))
            if left == right:
                continue
            against = barrier(left, right, walls)
            if against is not None or (walls is all_apart and scores and balance(left, right) < 0):
                refusals.append(Refusal(pair=pair, against=against))
                continue
            for member in group[right]:
                home[member] = left
            group[left] = sorted(group[left] + group.pop(right))
    return Components(groups=tuple(tuple(group[key]) for key in sorted(group)), refusals=tuple(refusals))
