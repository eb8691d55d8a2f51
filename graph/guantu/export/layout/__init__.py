"""Where each node of the graph stands, computed once so that nothing moves when the page opens.

Two levels: communities (Louvain) become discs that are packed near the communities they are tied to; inside a disc the
nodes are placed by stress majorisation (Gansner, Koren, North 2004: distances on the plane follow distances in the
graph). One spring layout over everything gives a hairball at 2,000 nodes; two levels keep groups apart. Small graphs
are one disc, with room for each name. The graph is read as undirected and without parallels.

Same graph, same positions: nodes are numbered in the order of their ids, every random choice is seeded.

Takes: a MultiDiGraph. Gives: `positions`. Knows: networkx, numpy, the looks of nodes. Never: changes the graph.
"""

from __future__ import annotations

import networkx as nx
import numpy as np

from guantu.export.layout.disc import inner
from guantu.export.layout.groups import Neighbours, communities, components, ties_between
from guantu.export.layout.packing import pack, turn
from guantu.export.layout.points import SPACING, Points
from guantu.export.layout.room import Room, names_apart, room_of
from guantu.export.layout.unlinked import rows_of, surround, tuck

__all__ = ["SPACING", "positions"]

FEW_ALONE = 12  # nodes without a relation that are one group among others; more of them stand around everything
TUCKED = 1_500  # nodes, up to which groups without ties are moved into the corners that others leave


def positions(graph: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """The place of each node, x to the right and y downwards, around (0, 0); neighbours about SPACING apart."""
    order = sorted(graph.nodes, key=str)
    number = {node: i for i, node in enumerate(order)}
    neighbours: Neighbours = [[] for _ in order]
    pairs = {(min(a, b), max(a, b)) for a, b in ((number[s], number[t]) for s, t in graph.edges())}
    for a, b in sorted(pairs):
        if a != b:
            neighbours[a].append(b)
            neighbours[b].append(a)
    places = _places(neighbours, room_of(graph, order))
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(order, places, strict=True)}


def _places(neighbours: Neighbours, room: Room) -> Points:
    places = np.zeros((len(neighbours), 2))
    alone = [i for i, near in enumerate(neighbours) if not near]
    parts = sorted(components(neighbours), key=lambda part: (-len(part), part[0]))
    # The largest connected part comes first, so it stands in the middle; within a part the largest community.
    groups = [group for part in parts if len(part) > 1 for group in communities(part, neighbours)]
    if not groups:
        return rows_of(len(alone))
    if 0 < len(alone) <= FEW_ALONE:
        groups.append(alone)
        alone = []
    discs = [inner(group, neighbours, room.reach) for group in groups]
    radii = np.array([_radius(disc, room.reach[group]) for group, disc in zip(groups, discs, strict=True)])
    ties = ties_between(groups, neighbours)
    centres = pack(radii, ties)
    for group, disc, centre in zip(groups, discs, centres, strict=True):
        places[group] = disc + centre
    turn(groups, places, centres, neighbours)
    if len(places) <= TUCKED:
        tuck(groups, places, ties)
    surround(alone, groups, places)
    if room.boxes is not None:
        places = names_apart(places, room.boxes)
    return np.asarray(places - (places.min(axis=0) + places.max(axis=0)) / 2)


def _radius(disc: Points, reach: Points) -> float:
    """Of what holds the nodes of a disc, with half the way to the next disc; hubs at the rim need more than others."""
    return float((np.hypot(*disc.T) + (reach - SPACING * 0.3).clip(0)).max()) + SPACING * 0.62
