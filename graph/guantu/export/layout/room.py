"""The room that a node needs: no shape lies over another, and in a small graph no name over a shape or a name."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from guantu.export.layout.points import SPACING, Points, apart
from guantu.export.look import extent, node_look, radius, shortened, width

NAMED = 120  # nodes, up to which each has room for its name; a larger graph is seen from too far for all names
LETTER = 15.0  # height of a letter, in the units of the layout, where a small graph fills a picture or a screen
GAP = 6.0  # between two shapes, and between a shape and a name
NEAREST = SPACING * 0.52  # two nodes, however small
CIRCLES = 120  # rounds at most
BOXES = 400
AWAY = 60  # of them along the line between two boxes


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """reach: of each shape, from its middle. boxes: of shape and name together, in a row for each node: how far to
    either side, upwards and downwards; None where a graph has too many nodes for names."""

    reach: Points
    boxes: Points | None


def room_of(graph: nx.MultiDiGraph, order: list[str]) -> Room:
    """The room of each node, in an order. Its kind, name and number of relations decide it."""
    degrees = dict(graph.degree())
    highest = max(degrees.values(), default=0)
    reach, boxes = np.zeros(len(order)), np.zeros((len(order), 3))
    for row, node in enumerate(order):
        data, size = graph.nodes[node], radius(degrees[node], highest, len(order))
        across, up, down = (size * share for share in extent(node_look(data.get("kind")).shape))
        reach[row] = max(across, up, down)
        name = width(shortened(str(data.get("name") or node)), LETTER)
        boxes[row] = max(across, name / 2), up, down + GAP + LETTER * 1.2
    return Room(reach=reach, boxes=boxes + GAP / 2 if len(order) <= NAMED else None)


def shapes_apart(points: Points, reach: Points) -> Points:
    """Push nodes that stand too close away from each other."""
    least = np.maximum(NEAREST, reach[:, None] + reach[None, :] + GAP)
    for _ in range(CIRCLES):
        gap = apart(points)
        np.fill_diagonal(gap, least.max())
        close = gap < least * 0.999
        if not close.any():
            break
        push = np.where(close, (least - gap) / 2 / gap, 0) * 0.9
        points = np.asarray(points * (1 + push.sum(axis=1)[:, None]) - push @ points)
    return points


def names_apart(points: Points, boxes: Points) -> Points:
    """Push boxes out of each other: first along the line between them, so that a fan stays a fan (as in Gansner and Hu
    2010), then, where many are in each other's way, along the axis on which that takes less."""
    low = (boxes[:, 2] - boxes[:, 1]) / 2  # how far the middle of a box is below that of its shape
    middle = np.column_stack((points[:, 0], points[:, 1] + low))
    half = np.stack((boxes[:, 0], (boxes[:, 1] + boxes[:, 2]) / 2))
    least = half[:, :, None] + half[:, None, :]
    first = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    for turn in range(BOXES):
        gap = middle.T[:, :, None] - middle.T[:, None, :]
        lack = least - np.abs(gap)
        over = (lack > 0.01).all(axis=0) & (first != 0)
        if not over.any():
            break
        way = np.where(gap == 0, first, gap)
        if turn < AWAY:
            factor = (least / np.maximum(np.abs(way), 1)).min(axis=0).clip(1, 1.5)
            push = np.where(over, way * (factor - 1) / 2, 0)
        else:
            sideways = lack[0] < lack[1]
            push = np.where(np.stack((over & sideways, over & ~sideways)), lack * np.sign(way), 0) * 0.45
        middle = middle + push.sum(axis=2).T
    return np.asarray(middle - np.column_stack((np.zeros(len(points)), low)))
