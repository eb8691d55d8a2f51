"""Where the discs of the groups stand: near those they are tied to, none over another, turned to their ties."""

from __future__ import annotations

import math

import numpy as np

from guantu.export.layout.groups import Neighbours
from guantu.export.layout.points import Points

PACKED = 450  # discs packed one by one near their neighbours; smaller ones beyond it go on rings around them


def pack(radii: Points, ties: list[dict[int, int]]) -> Points:
    """Centres of discs that do not overlap: each as near as can be to the discs it is tied to, the largest first."""
    centres = np.zeros((len(radii), 2))
    packed = min(len(radii), PACKED)
    for index in range(1, packed):
        tied = [(other, weight) for other, weight in sorted(ties[index].items()) if other < index]
        weights = np.array([math.sqrt(weight) for _, weight in tied])
        goal = (centres[[o for o, _ in tied]] * weights[:, None]).sum(axis=0) / weights.sum() if tied else np.zeros(2)
        goal = goal * 0.9  # a slight pull to the middle keeps the whole round
        centres[index] = _nearest_free(goal, radii[index], centres[:index], radii[:index])
    if packed < len(radii):
        _ring(centres, radii, packed)
    return centres


def _nearest_free(goal: Points, radius: float, centres: Points, radii: Points) -> Points:
    """The free place nearest to the goal, among the goal and places that touch a disc."""
    angle = np.linspace(0, 2 * math.pi, 24, endpoint=False)
    around = np.column_stack((np.cos(angle), np.sin(angle)))
    least = (radii + radius) ** 2
    near = np.argsort(np.hypot(*(centres - goal).T) - radii, kind="stable")
    for chunk in np.array_split(near, max(1, len(near) // 24)):
        touching = centres[chunk][:, None, :] + around[None] * (radii[chunk] + radius + 1)[:, None, None]
        spots = np.vstack((goal[None], touching.reshape(-1, 2)))
        gap = (spots[:, None, 0] - centres[None, :, 0]) ** 2 + (spots[:, None, 1] - centres[None, :, 1]) ** 2
        free = spots[(gap >= least[None]).all(axis=1)]
        if len(free):
            return np.asarray(free[np.argmin(np.hypot(*(free - goal).T))])
    rim = float((np.hypot(*centres.T) + radii).max()) + radius
    return np.array([rim, 0.0])


def _ring(centres: Points, radii: Points, first: int) -> None:
    """Put the discs from `first` on (the smallest ones) on rings around the others."""
    rim = float((np.hypot(*centres[:first].T) + radii[:first]).max())
    index = first
    while index < len(radii):
        thick = float(radii[index:].max())
        around = rim + thick
        angle = 0.0
        while index < len(radii):
            step = 2 * math.asin(min(1.0, radii[index] / around)) * 1.04
            if angle and angle + step > 2 * math.pi:
                break
            centres[index] = around * math.cos(angle), around * math.sin(angle)
            angle += step
            index += 1
        rim += 2 * thick


def turn(groups: list[list[int]], places: Points, centres: Points, neighbours: Neighbours) -> None:
    """Turn each disc so that its outward ties are short; two passes, since each turn moves the ends of others."""
    home = {node: i for i, group in enumerate(groups) for node in group}
    angles = np.linspace(0, 2 * math.pi, 24, endpoint=False)
    turns = np.array([[[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]] for a in angles])
    for _ in range(2):
        for index, group in enumerate(groups):
            ends = [(node, near) for node in group for near in neighbours[node] if home[near] != index]
            if len(group) < 2 or not ends:
                continue
            mine = places[[a for a, _ in ends]] - centres[index]
            theirs = places[[b for _, b in ends]] - centres[index]
            length = [float(np.hypot(*((mine @ turn.T) - theirs).T).sum()) for turn in turns]
            turn = turns[int(np.argmin(np.round(length, 3)))]
            places[group] = (places[group] - centres[index]) @ turn.T + centres[index]
