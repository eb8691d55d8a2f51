"""Short ways through the graph that tell something."""

from __future__ import annotations

import math
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from guantu.schema import OF_EVENTS

if TYPE_CHECKING:
    import networkx as nx


def shortest_route(graph: nx.MultiDiGraph[str], start: str, end: str) -> tuple[str, ...] | None:
    """The ids on the cheapest way, both ends included; None where there is none. Of equal ways the one by smaller ids.

    A step costs one, and more the more neighbours its inner end has: that two people both have to do with 中国 joins
    them less than a third person whom both met. No way leads over an event: what it tells of, relations tell as well.
    """
    around: dict[str, tuple[list[str], int]] = {}

    def ties(id: str) -> tuple[list[str], int]:
        """The neighbours of a node, and the number of its edges."""
        if id not in around:
            around[id] = _ties(graph, id)
        return around[id]

    best: dict[str, float] = {start: 0.0}
    queue: list[tuple[float, tuple[str, ...]]] = [(0.0, (start,))]
    while queue:
        cost, way = heappop(queue)
        here = way[-1]
        if here == end:
            return way
        if cost > best[here]:
            continue
        for there in ties(here)[0]:
            step = 1.0 + (0.0 if there == end else math.log10(1 + ties(there)[1]))
            reached = round(cost + step, 9)
            if reached < best.get(there, math.inf):
                best[there] = reached
                heappush(queue, (reached, (*way, there)))
    return None


def _ties(graph: nx.MultiDiGraph[str], id: str) -> tuple[list[str], int]:
    edges = (*graph.out_edges(id, data="kind"), *((b, a, kind) for a, b, kind in graph.in_edges(id, data="kind")))
    ends = [there for _, there, kind in edges if kind not in OF_EVENTS]
    return sorted(set(ends)), len(ends)
