"""The graph in a pyvis Network: the holder of what is drawn, with every parallel edge and nothing computed by pyvis.

pyvis' own `from_nx` changes the graph, is quadratic, and drops or trips over attributes; so plain dicts are appended to
its lists. Its `generate_html` renders our template (`page.py`).
"""

from __future__ import annotations

from typing import Any

import networkx as nx
from pyvis.network import Network

from guantu.export.layout import positions
from guantu.export.look import radius

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "nodes": {"borderWidth": 0, "chosen": False, "shapeProperties": {"interpolation": False}},
    "edges": {
        "smooth": False,
        "chosen": False,
        "width": 1.2,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
    "interaction": {
        "hover": False,
        "dragNodes": True,
        "hideEdgesOnDrag": False,
        "hideEdgesOnZoom": False,
        "selectable": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 10_000_000,
        "zoomSpeed": 0.6,
    },
}


def hold(graph: nx.MultiDiGraph, *, heading: str) -> Network:
    """A Network whose nodes and edges are those of the graph, in the order of their ids.

    Nodes carry id, x, y and size; edges carry id, from, to and curve (0 straight, else the bend among parallel edges,
    as seen from `from`). Their facts are in the payload, in the same order.
    """
    network = Network(directed=True, heading=heading, cdn_resources="in_line")
    network.options = OPTIONS
    places = positions(graph)
    # In the multigraph's own sense: parallel relations and loops count each time.
    degrees = dict(graph.degree())
    highest = max(degrees.values(), default=0)
    for node in sorted(graph.nodes, key=str):
        x, y = places[node]
        network.nodes.append({"id": node, "x": x, "y": y, "size": radius(degrees[node], highest, len(degrees))})
    ends = sorted(((s, t, k) for s, t, k in graph.edges(keys=True)), key=lambda edge: tuple(map(str, edge)))
    curves = _curves(ends)
    for (source, target, key), curve in zip(ends, curves, strict=True):
        network.edges.append({"id": key, "from": source, "to": target, "curve": curve})
    return network


def _curves(ends: list[tuple[str, str, str]]) -> list[float]:
    """How far each edge bends, so that the parallels between two nodes lie apart, in whichever direction they point."""
    bundles: dict[tuple[str, str], list[int]] = {}
    for index, (source, target, _) in enumerate(ends):
        low, high = sorted((source, target), key=str)
        bundles.setdefault((low, high), []).append(index)
    curves = [0.0] * len(ends)
    for (low, _), bundle in bundles.items():
        middle = (len(bundle) - 1) / 2
        step = min(0.24, 1.2 / max(len(bundle) - 1, 1))
        for place, index in enumerate(bundle):
            bend = round((place - middle) * step, 3)
            curves[index] = bend if ends[index][0] == low else -bend or 0.0
    return curves
