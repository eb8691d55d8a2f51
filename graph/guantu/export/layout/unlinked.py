"""What nothing leads to: groups without ties go into corners, nodes without a relation around everything."""

from __future__ import annotations

import math

import numpy as np

from guantu.export.layout.points import SPACING, Points

ROW, COLUMN = 72.0, 230.0  # apart: a name of a dozen characters, and a shape above it


def rows_of(count: int) -> Points:
    """Places in rows, where there is no relation at all: a list is a list."""
    columns = max(1, round(math.sqrt(count * ROW / COLUMN)))
    place = np.arange(count)
    points = np.column_stack((place % columns * COLUMN, place // columns * ROW)).astype(np.float64)
    return np.asarray(points - points.max(axis=0, initial=0) / 2)


def tuck(groups: list[list[int]], places: Points, ties: list[dict[int, int]]) -> None:
    """Move each group that has no ties in, from the rim of the others' discs to the nearest place among their nodes.

    Discs are round and graphs are not; what belongs to nobody may stand in the corners, so that the whole stays small.
    """
    angle = np.linspace(0, 2 * math.pi, 48, endpoint=False)
    ways = np.column_stack((np.cos(angle), np.sin(angle)))
    settled = list(groups[0]) if groups else []
    for index, group in enumerate(groups[1:], start=1):
        if not ties[index]:
            others = places[settled]
            own = places[group] - places[group].mean(axis=0)
            middle = (others.min(axis=0) + others.max(axis=0)) / 2
            reach = float(np.hypot(*(others - middle).T).max()) + float(np.hypot(*own.T).max()) + 2 * SPACING
            for distance in np.arange(SPACING, reach + SPACING, SPACING / 3):
                spots = middle + ways * distance
                apart = np.array([_nearest(own + spot, others) for spot in spots])
                if apart.max() >= SPACING * 1.15:
                    places[group] = own + spots[int(np.argmax(apart >= SPACING * 1.15))]
                    break
        settled += group


def _nearest(some: Points, others: Points) -> float:
    """The least distance between points of two sets."""
    gap = (some[:, None, 0] - others[None, :, 0]) ** 2 + (some[:, None, 1] - others[None, :, 1]) ** 2
    return math.sqrt(float(gap.min()))


def surround(alone: list[int], groups: list[list[int]], places: Points) -> None:
    """Put nodes without a relation on rings around all others: they are often the most, and tell the least."""
    if not alone:
        return
    linked = places[[node for group in groups for node in group]]
    middle = (linked.min(axis=0) + linked.max(axis=0)) / 2
    around = float(np.hypot(*(linked - middle).T).max()) + SPACING * 1.5
    index = 0
    while index < len(alone):
        seats = max(1, int(2 * math.pi * around / (SPACING * 0.55)))
        ring = alone[index : index + seats]
        angle = np.arange(len(ring)) * (2 * math.pi / max(len(ring), min(seats, 24)))
        places[ring] = middle + np.column_stack((np.cos(angle), np.sin(angle))) * around
        around += SPACING * 0.55
        index += len(ring)
