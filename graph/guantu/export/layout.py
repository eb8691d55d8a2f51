"""Where each node of the graph stands, computed once so that nothing moves when the page opens.

Two levels: communities (Louvain) become discs that are packed near the communities they are tied to; inside a disc the
nodes are placed by stress majorisation (Gansner, Koren, North 2004: distances on the plane follow distances in the
graph). One spring layout over everything gives a hairball at 2,000 nodes; two levels keep groups apart. Small graphs
are one disc. The graph is read as undirected and without parallels; directions and kinds play no part.

Same graph, same positions: nodes are numbered in the order of their ids, every random choice is seeded.
"""

from __future__ import annotations

import math
from collections import deque

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from guantu.export.look import radius

Points = NDArray[np.float64]
Neighbours = list[list[int]]

SPACING = (
    78.0  # between neighbours; labels of a dozen characters need about that much when a small graph fills a screen
)
ONE_DISC = 90  # up to this many connected nodes are laid out as one: groups of so few are seen without help
STRESS_CAP = 320  # stress majorisation keeps all pairs: n² numbers and n² work a round
ROUNDS = 80  # of stress majorisation; the eye sees no change after that on graphs of 50 to 300 nodes
MANY_LEAVES = 20  # on one hub: more of them form a sunflower around it
HUB_SEATS = 3  # seats of that sunflower that the hub itself takes
FEW_ALONE = 12  # nodes without a relation that are one group among others; more of them stand around everything
TUCKED_CAP = 1_500  # nodes, up to which groups without ties are moved into the corners that others leave
PACKED_CAP = 450  # discs packed one by one near their neighbours; smaller ones beyond it go on rings around them
SEED = 20210604


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
    degrees = dict(graph.degree())
    highest = max(degrees.values(), default=0)
    places = _place(neighbours, np.array([radius(degrees[node], highest, len(order)) for node in order]))
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(order, places, strict=True)}


def _place(neighbours: Neighbours, sizes: Points) -> Points:
    places = np.zeros((len(neighbours), 2))
    alone = [i for i, near in enumerate(neighbours) if not near]
    parts = sorted(_components(neighbours), key=lambda part: (-len(part), part[0]))
    # The largest connected part comes first, so it stands in the middle; within a part the largest community.
    groups = [group for part in parts if len(part) > 1 for group in _communities(part, neighbours)]
    if len(alone) <= FEW_ALONE or not groups:
        groups += [alone] if alone else []
        alone = []
    inner = [_inner(group, neighbours, sizes) for group in groups]
    radii = np.array([float(np.hypot(*p.T).max()) + SPACING * 0.62 for p in inner]) if groups else np.zeros(0)
    ties = _ties(groups, neighbours)
    centres = _pack(radii, ties)
    for group, points, centre in zip(groups, inner, centres, strict=True):
        places[group] = points + centre
    _turn(groups, places, centres, neighbours)
    if len(places) <= TUCKED_CAP:
        _tuck(groups, places, ties)
    _surround(alone, groups, places)
    return places - (places.min(axis=0) + places.max(axis=0)) / 2 if len(places) else places


def _components(neighbours: Neighbours) -> list[list[int]]:
    seen = [False] * len(neighbours)
    parts = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        part = _reach(start, neighbours, None)
        for node in part:
            seen[node] = True
        parts.append(sorted(part))
    return parts


def _reach(start: int, neighbours: Neighbours, inside: set[int] | None) -> dict[int, int]:
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


def _communities(part: list[int], neighbours: Neighbours) -> list[list[int]]:
    """The groups of one connected part, each at most STRESS_CAP where it can be split."""
    if len(part) <= ONE_DISC:
        return [part]
    groups = [group for found in _louvain(part, neighbours, 1.0) for group in _split(found, neighbours)]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _split(group: list[int], neighbours: Neighbours) -> list[list[int]]:
    if len(group) <= STRESS_CAP:
        return [group]
    found = _louvain(group, neighbours, 1.0)
    if len(found) == 1:
        return [group]
    return [smaller for one in found for smaller in _split(one, neighbours)]


def _louvain(part: list[int], neighbours: Neighbours, resolution: float) -> list[list[int]]:
    inside = set(part)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(part)
    graph.add_edges_from((a, b) for a in part for b in neighbours[a] if a < b and b in inside)
    found = nx.community.louvain_communities(graph, resolution=resolution, seed=SEED)
    return sorted((sorted(one) for one in found), key=lambda one: (-len(one), one[0]))


def _inner(group: list[int], neighbours: Neighbours, sizes: Points) -> Points:
    """The places of one group around (0, 0)."""
    if len(group) == 1:
        return np.zeros((1, 2))
    inside = set(group)
    if not any(near in inside for near in neighbours[group[0]]):
        return _sunflower(len(group), 0)
    fans = _fans(group, neighbours, inside)
    leaves = {leaf for fan in fans.values() for leaf in fan}
    core = [node for node in group if node not in leaves]
    if len(core) > STRESS_CAP:
        return _by_steps(group, neighbours, inside)
    place = dict(zip(core, _stress(_distances(core, neighbours, fans)) * SPACING, strict=True))
    for hub, fan in fans.items():
        for leaf, point in zip(fan, _sunflower(len(fan), HUB_SEATS), strict=True):
            place[leaf] = place[hub] + point
    points = _spread(np.array([place[node] for node in group]), sizes[group])
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
    steps = _reach(hub, neighbours, inside)
    order = sorted(group, key=lambda node: (steps.get(node, len(group)), node))
    rank = {node: i for i, node in enumerate(order)}
    return np.asarray(_sunflower(len(group), 0)[[rank[node] for node in group]])


def _distances(group: list[int], neighbours: Neighbours, fans: dict[int, list[int]]) -> Points:
    """Wished distances between each two nodes of a group, in neighbours' lengths: steps, with longer spokes at hubs."""
    place = {node: i for i, node in enumerate(group)}
    linked = np.zeros((len(group), len(group)), dtype=np.float32)
    for node in group:
        for near in neighbours[node]:
            if near in place:
                linked[place[node], place[near]] = 1
    table = _steps(linked)
    # Many leaves on one hub need a circle with room for all of them, so their spokes are longer.
    degree = linked.sum(axis=1).astype(np.float64)
    longer = (0.28 * np.sqrt(np.maximum(degree[:, None], degree[None, :])) - 0.7).clip(0)
    wished = np.where(table == 1, 1 + longer, table + longer.mean())
    for hub, fan in fans.items():
        wished[place[hub]] += 0.4 * math.sqrt(len(fan) + HUB_SEATS)
        wished[:, place[hub]] = wished[place[hub]]
    np.fill_diagonal(wished, 0)
    return np.asarray(wished)


def _steps(linked: NDArray[np.float32]) -> Points:
    """Steps between each two nodes, all at once; a group in pieces counts its pieces as two more than its width."""
    table = np.where(np.eye(len(linked)) > 0, 0.0, np.where(linked > 0, 1.0, -1.0))
    reached = (table >= 0).astype(np.float32)
    step = 1
    while True:
        step += 1
        new = ((reached @ linked) > 0) & (table < 0)
        if not new.any():
            break
        table[new] = step
        reached[new] = 1
    table[table < 0] = min(table.max(), 2) + 2
    return table


def _stress(distance: Points) -> Points:
    """Points whose distances follow the table as well as the plane allows (SMACOF with weights 1/d²)."""
    with np.errstate(divide="ignore"):
        weight = np.where(distance > 0, 1 / distance**2, 0)
    wish = weight * distance
    total = weight.sum(axis=1)[:, None]
    if len(distance) == 1:
        return np.zeros((1, 2))
    points = _classical(distance)
    for _ in range(ROUNDS):
        # Each node moves to the mean of the places that its partners would like it to have.
        pull = wish / _apart(points)
        points = (weight @ points + points * pull.sum(axis=1)[:, None] - pull @ points) / total
    return np.asarray(points)


def _apart(points: Points) -> Points:
    """Distances between each two points, at least a millionth."""
    square = (points**2).sum(axis=1)
    return np.asarray(np.sqrt(np.maximum(square[:, None] + square[None, :] - 2 * (points @ points.T), 1e-12)))


def _classical(distance: Points) -> Points:
    """A start: classical scaling, jittered so that equal leaves do not fall on one point."""
    count = len(distance)
    centre = np.eye(count) - 1 / count
    _, vectors = np.linalg.eigh(-0.5 * centre @ distance**2 @ centre)
    vectors = vectors[:, -2:] * np.sign(vectors[np.abs(vectors[:, -2:]).argmax(axis=0), [-2, -1]])
    if vectors.shape[1] < 2:
        vectors = np.column_stack((vectors, np.zeros(count)))
    jitter = np.random.default_rng(SEED).normal(scale=0.25, size=(count, 2))
    return np.asarray(vectors * math.sqrt(count) * 2 + jitter)


def _spread(points: Points, sizes: Points, rounds: int = 120) -> Points:
    """Push nodes that stand too close apart, so that no shape covers another."""
    least = np.maximum(SPACING * 0.52, (sizes[:, None] + sizes[None, :]) * 1.1 + 4)  # a star reaches beyond its radius
    for _ in range(rounds):
        apart = _apart(points)
        np.fill_diagonal(apart, least.max())
        close = apart < least * 0.999
        if not close.any():
            break
        push = np.where(close, (least - apart) / 2 / apart, 0) * 0.9
        points = np.asarray(points * (1 + push.sum(axis=1)[:, None]) - push @ points)
    return points


def _ties(groups: list[list[int]], neighbours: Neighbours) -> list[dict[int, int]]:
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


def _pack(radii: Points, ties: list[dict[int, int]]) -> Points:
    """Centres of discs that do not overlap: each as near as can be to the discs it is tied to, the largest first."""
    centres = np.zeros((len(radii), 2))
    packed = min(len(radii), PACKED_CAP)
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


def _turn(groups: list[list[int]], places: Points, centres: Points, neighbours: Neighbours) -> None:
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


def _tuck(groups: list[list[int]], places: Points, ties: list[dict[int, int]]) -> None:
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


def _surround(alone: list[int], groups: list[list[int]], places: Points) -> None:
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
