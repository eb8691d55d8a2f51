"""Places of nodes: apart, near their neighbours, the same every time; and parts of a graph."""

from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import pytest

from browser.made_graph import made, small
from guantu.errors import QueryError
from guantu.export.layout import SPACING, positions
from guantu.export.layout.room import room_of
from guantu.export.look import radius
from guantu.export.part import focus


def _star(leaves: int) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_edges_from((f"leaf{i:04d}", "hub") for i in range(leaves))
    return graph


@pytest.mark.parametrize(
    "graph",
    [
        small(),
        made(400),
        _star(243),
        _star(900),
        nx.MultiDiGraph(nx.path_graph(40, create_using=nx.DiGraph)),
        nx.MultiDiGraph(nx.complete_graph(30, create_using=nx.DiGraph)),
    ],
    ids=["small", "made", "star of 243", "star of 900", "path", "complete"],
)
def test_no_two_nodes_stand_on_each_other(graph: nx.MultiDiGraph) -> None:
    places = sorted(positions(graph).values())
    assert len(places) == graph.number_of_nodes()
    for i, (x, y) in enumerate(places):
        for a, b in places[i + 1 :]:
            if a - x > SPACING:
                break
            assert math.hypot(a - x, b - y) > SPACING * 0.3


def test_the_largest_shapes_of_a_dense_graph_do_not_cover_each_other() -> None:
    graph = nx.MultiDiGraph(nx.complete_graph(8))
    graph.add_edges_from((hub, f"{hub}-{leaf}") for hub in range(8) for leaf in range(4))
    places, degrees = positions(graph), dict(graph.degree())
    size = {node: radius(degrees[node], max(degrees.values()), len(graph)) for node in graph}
    for one, other in itertools.combinations(graph, 2):
        assert math.dist(places[one], places[other]) > size[one] + size[other]


@pytest.mark.parametrize("graph", [small(), made(110)], ids=["small", "made"])
def test_in_a_small_graph_each_node_has_room_for_its_name(graph: nx.MultiDiGraph) -> None:
    places = positions(graph)
    order = sorted(graph)
    boxes = room_of(graph, order).boxes
    assert boxes is not None
    for (one, a), (other, b) in itertools.combinations(zip(order, boxes, strict=True), 2):
        (x1, y1), (x2, y2) = places[one], places[other]
        sideways = abs(x1 - x2) >= a[0] + b[0] - 2
        above = y1 + a[2] <= y2 - b[1] + 2 or y2 + b[2] <= y1 - a[1] + 2
        assert sideways or above, (graph.nodes[one]["name"], graph.nodes[other]["name"])


def test_the_shapes_of_hubs_stand_apart_where_names_have_no_room() -> None:
    graph = made(300)
    places, reach = positions(graph), room_of(graph, sorted(graph)).reach
    for (one, a), (other, b) in itertools.combinations(zip(sorted(graph), reach, strict=True), 2):
        assert math.dist(places[one], places[other]) > a + b, (one, other)


def test_neighbours_stand_nearer_than_others() -> None:
    places = positions(graph := made(400))
    edges = [math.dist(places[s], places[t]) for s, t in graph.edges() if s != t]
    rng = random.Random(1)  # noqa: S311
    nodes = sorted(places)
    others = [math.dist(places[rng.choice(nodes)], places[rng.choice(nodes)]) for _ in edges]
    assert sorted(edges)[len(edges) // 2] < sorted(others)[len(others) // 2] / 2


def test_nodes_without_a_relation_stand_around_the_others() -> None:
    graph = made(300)
    graph.add_nodes_from(f"alone{i}" for i in range(400))
    places = positions(graph)
    linked = [place for node, place in places.items() if graph.degree(node)]
    middle = tuple(sum(axis) / len(linked) for axis in zip(*linked, strict=True))
    reach = sorted(math.dist(place, middle) for place in linked)[len(linked) // 2]
    assert all(math.dist(place, middle) > reach for node, place in places.items() if node.startswith("alone"))


def test_places_do_not_depend_on_the_order_of_insertion() -> None:
    graph = made(300)
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True))))
    assert positions(turned) == positions(graph)


def test_the_smallest_graphs_have_places() -> None:
    graph = nx.MultiDiGraph()
    assert positions(graph) == {}
    graph.add_node("one")
    assert positions(graph) == {"one": (0, 0)}
    graph.add_edge("one", "one")
    graph.add_edge("one", "two")
    assert len(set(positions(graph).values())) == 2


def test_a_part_holds_what_is_near_with_the_documents_it_quotes() -> None:
    graph = small()
    before = nx.node_link_data(graph, edges="edges")
    person = next(node for node, name in graph.nodes(data="name") if name == "沈砚")
    part = focus(graph, [person], 1)
    assert {name for _, name in part.nodes(data="name")} == {"沈砚", "青澜市望溪区区委书记"}
    assert part.number_of_edges() == 1
    assert list(part.graph["documents"]) == ["00001"]
    assert part.number_of_nodes() < focus(graph, [person], 2).number_of_nodes() < graph.number_of_nodes()
    assert nx.node_link_data(graph, edges="edges") == before


def test_a_part_keeps_the_order_of_the_graph() -> None:
    graph = small()
    part = focus(graph, [next(iter(graph))], 9)
    assert list(part) == [node for node in graph if node in part]
    assert list(part.edges(keys=True)) == [edge for edge in graph.edges(keys=True) if edge[0] in part]


def test_a_part_of_something_unknown_is_refused() -> None:
    with pytest.raises(QueryError, match="no node 'nobody'"):
        focus(small(), ["nobody"], 1)
    with pytest.raises(QueryError, match="depth"):
        focus(small(), [], -1)
