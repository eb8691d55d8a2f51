"""The places of one group around (0, 0): by stress, with the leaves of large hubs as sunflowers around them."""

from __future__ import annotations

import math

import numpy as np

from guantu.export.layout.groups import MOST, Neighbours, steps_from
from guantu.export.layout.points import SPACING, Points
from guantu.export.layout.room import shapes_apart
from guantu.export.layout.stress import steps_between, stress

MANY_LEAVES = 20  # on one hub: more of them form a sunflower around it
LEAST = 0.5  # of SPACING: what is seen of the line between two neighbours
HUB_SEATS = 3  # seats of that sunflower that the hub itself takes


def inner(group: list[int], neighbours: Neighbours, reach: Points) -> Points:
    """The places of one group around (0, 0). reach: how far the shape of each node of the graph does."""
    if len(group) == 1:
        return np.zeros((1, 2))
    inside = set(group)
    if not any(near in inside for near in neighbours[group[0]]):
        return _sunflower(len(group), 0)
    fans = _fans(group, neighbours, inside)
    leaves = {leaf for fan in fans.values() for leaf in fan}
    core = [node for node in group if node not in leaves]
    if len(core) > MOST:
        return _by_steps(group, neighbours, inside)
    place = dict(zip(core, stress(_distances(core, neighbours, fans, reach[core])) * SPACING, strict=True))
    for hub, fan in fans.items():
        for leaf, point in zip(fan, _sunflower(len(fan), HUB_SEATS), strict=True):
            place[leaf] = place[hub] + point
    points = shapes_apart(np.array([place[node] for node in group]), reach[group])
    return np.asarray(points - (points.min(axis=0) + points.max(axis=0)) / 2)


def _fans(group: list[int], neighbours: Neighbours, inside: set[int]) -> dict[int, list[int]]:
    """Hubs with more leaves than stress majorisation spreads well, and those leaves: 243 people in one post."""
    leaves: dict[int, list[int]] = {}
    for node in group:
        near = [other for other in neighbours[node] if other in inside]
        if len(near) == 1:
            leaves.setdefault(near[0], []).append(node)
    return {hub: fan for hub, fan in leaves.items() if len(fan) > MANY_LEAVES}


def _sunflower(count: int, skipped: int) -> Points:
    """So many places around (0, 0), each about as far from the next; the innermost `skipped` seats stay free."""
    seat = np.arange(skipped, skipped + count, dtype=np.float64)
    angle = seat * (math.pi * (3 - math.sqrt(5)))
    return np.column_stack((np.cos(angle), np.sin(angle))) * (SPACING * 0.4 * np.sqrt(seat))[:, None]


def _by_steps(group: list[int], neighbours: Neighbours, inside: set[int]) -> Points:
    """A sunflower: the best connected node in the middle, the others by their steps from it. Linear in the nodes."""
    hub = max(group, key=lambda node: (len(neighbours[node]), -node))
    steps = steps_from(hub, neighbours, inside)
    order = sorted(group, key=lambda node: (steps.get(node, len(group)), node))
    rank = {node: i for i, node in enumerate(order)}
    return np.asarray(_sunflower(len(group), 0)[[rank[node] for node in group]])


def _distances(group: list[int], neighbours: Neighbours, fans: dict[int, list[int]], reach: Points) -> Points:
    """Wished distances between each two nodes of a group, in neighbours' lengths: steps, with longer spokes at hubs."""
    place = {node: i for i, node in enumerate(group)}
    linked = np.zeros((len(group), len(group)), dtype=np.float32)
    for node in group:
        for near in neighbours[node]:
            if near in place:
                linked[place[node], place[near]] = 1
    table = steps_between(linked)
    # Many leaves on one hub need a circle with room for all of them, so their spokes are longer.
    degree = linked.sum(axis=1).astype(np.float64)
    longer = (0.28 * np.sqrt(np.maximum(degree[:, None], degree[None, :])) - 0.7).clip(0)
    seen = (reach[:, None] + reach[None, :]) / SPACING + LEAST  # between two shapes, so that a line can be seen
    wished = np.where(table == 1, np.maximum(1 + longer, seen), table + longer.mean())
    for hub, fan in fans.items():
        wished[place[hub]] += 0.4 * math.sqrt(len(fan) + HUB_SEATS)
        wished[:, place[hub]] = wished[place[hub]]
    np.fill_diagonal(wished, 0)
    return np.asarray(wished)
