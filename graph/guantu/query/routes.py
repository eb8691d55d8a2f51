"""Short ways through the graph that tell something."""

from __future__ import annotations

import math
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def shortest_route(graph: nx.MultiDiGraph[str], start: str, end: str) -> tuple[str, ...] | None:
    """The ids on the cheapest way, both ends included; None where there is none. Of equal ways the one by smaller ids.

    A step costs one, and more the more neighbours its inner end has: that two people both have to do with 中国 joins
    them less than a third person whom both met.
    """
    neighbours = {start: _around(graph, start)}
    best: dict[str, float] = {start: 0.0}
    queue: list[tuple[float, tuple[str, ...]]] = [(0.0, (start,))]
    while queue:
        cost, way = heappop(queue)
        here = way[-1]
        if here == end:
            return way
        if cost > best[here]:
            continue
        for there in neighbours.setdefault(here, _around(graph, here)):
            step = 1.0 + (0.0 if there == end else math.log10(1 + graph.degree(there)))
            reached = round(cost + step, 9)
            if reached < best.get(there, math.inf):
                best[there] = reached
                heappush(queue, (reached, (*way, there)))
    return None


def _around(graph: nx.MultiDiGraph[str], id: str) -> list[str]:
    return sorted({*graph.successors(id), *graph.predecessors(id)})
