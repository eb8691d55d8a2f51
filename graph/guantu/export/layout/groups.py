"""Who belongs together: connected parts of the graph, and communities (Louvain) inside the large ones."""

from __future__ import annotations

from collections import deque

import networkx as nx

from guantu.export.layout.points import SEED

Neighbours = list[list[int]]
"""For each node, by its number, the numbers of those it has a relation with."""

ONE_DISC = 90  # up to this many connected nodes are laid out as one: groups of so few are seen without help
MOST = 320  # nodes of a group where it can be split: a disc keeps all pairs of its nodes, n² numbers


def components(neighbours: Neighbours) -> list[list[int]]:
    """The connected parts of the graph, in the order of their first nodes."""
    seen = [False] * len(neighbours)
    parts = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        part = steps_from(start, neighbours, None)
        for node in part:
            seen[node] = True
        parts.append(sorted(part))
    return parts


def steps_from(start: int, neighbours: Neighbours, inside: set[int] | None) -> dict[int, int]:
    """Steps from start to every node that it reaches (inside a set, if given), nearest first."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for near in neighbours[node]:
            if near not in steps and (inside is None or near in inside):
                steps[near] = steps[node] + 1
                queue.append(near)
    return steps


def communities(part: list[int], neighbours: Neighbours) -> list[list[int]]:
    """The groups of one connected part, each at most MOST where it can be split."""
    if len(part) <= ONE_DISC:
        return [part]
    groups = [group for found in _louvain(part, neighbours) for group in _split(found, neighbours)]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _split(group: list[int], neighbours: Neighbours) -> list[list[int]]:
    if len(group) <= MOST:
        return [group]
    found = _louvain(group, neighbours)
    if len(found) == 1:
        return [group]
    return [smaller for one in found for smaller in _split(one, neighbours)]


def _louvain(part: list[int], neighbours: Neighbours) -> list[list[int]]:
    inside = set(part)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(part)
    graph.add_edges_from((a, b) for a in part for b in neighbours[a] if a < b and b in inside)
    found = nx.community.louvain_communities(graph, seed=SEED)
    return sorted((sorted(one) for one in found), key=lambda one: (-len(one), one[0]))


def ties_between(groups: list[list[int]], neighbours: Neighbours) -> list[dict[int, int]]:
    """For each group, how many edges lead to which other group."""
    home = {node: i for i, group in enumerate(groups) for node in group}
    ties: list[dict[int, int]] = [{} for _ in groups]
    for index, group in enumerate(groups):
        for node in group:
            for near in neighbours[node]:
                other = home[near]
                if other != index:
                    ties[index][other] = ties[index].get(other, 0) + 1
    return ties
