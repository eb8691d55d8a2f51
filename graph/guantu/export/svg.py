"""SVG 1.1 (https://www.w3.org/TR/SVG11/): the picture of the page without a browser, for papers.

The layout, shapes and colours are those of the page in its light theme. Labels stand where none covers another, the
best connected nodes first, at most a dozen characters. Text stays text, in the reader's own Chinese face.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import networkx as nx

from guantu.export.layout import positions
from guantu.export.look import (
    EDGE_LOOKS,
    INK,
    NODE_LOOKS,
    OTHER_EDGE,
    PAPER,
    extent,
    node_look,
    outline,
    radius,
    shortened,
    width,
)
from guantu.export.part import drawn
from guantu.export.xmltext import xml_text
from guantu.schema import EDGES, NODES, EdgeKind, NodeKind

FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
SIZE = 15.0  # of a label, in the units of the layout
MARGIN = 40.0
LEAST = 480.0  # across, so that a legend has room under a graph of one node
TIP = 5.0  # of the rim of a node that each arrow needs; where hundreds point at one, their tips would be a ring
NEEDED = 3  # of the best connected nodes, whose names stand on their shapes rather than nowhere

Box = tuple[float, float, float, float]


def svg(graph: nx.MultiDiGraph, path: Path, *, title: str | None = None) -> None:
    """Write the picture to a file. title: for readers that do not see it."""
    path.write_text(svg_text(graph, title=title), encoding="utf-8", newline="\n")


def svg_text(graph: nx.MultiDiGraph, *, title: str | None = None) -> str:
    """The picture as text; same graph, same text."""
    graph = drawn(graph)
    places = {node: (float(x), float(y)) for node, (x, y) in positions(graph).items()}
    degrees = dict(graph.degree())
    highest = max(degrees.values(), default=0)
    radii = {node: radius(degrees[node], highest, len(degrees)) for node in graph}
    order = sorted(graph, key=lambda node: (-degrees[node], str(node)))
    covers = {node: _cover(graph, node, places[node], radii[node]) for node in graph}
    labels = _labels(graph, order, places, covers)
    left, top, right, bottom = _frame([*covers.values(), *(box for _, box in labels)])
    legend, below = _legend(graph, left, right, bottom)
    body = [
        *_edges(graph, places, radii),
        *(_node(graph, node, places[node], radii[node]) for node in sorted(graph, key=str)),
        *(text for text, _ in labels),
        *legend,
    ]
    height = below - top
    box = f"{left:.0f} {top:.0f} {right - left:.0f} {height:.0f}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{right - left:.0f}" height="{height:.0f}" '
            f'role="img" font-family="{_attribute(FONT)}" font-size="{SIZE:g}">',
            f"<title>{_text(title or '官图')}</title>",
            f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="{PAPER["light"]}"/>',
            *body,
            "</svg>",
            "",
        )
    )


def _frame(drawn: list[Box]) -> Box:
    """What holds every shape and every label, and some paper around."""
    lefts, tops, rights, bottoms = zip(*(drawn or [(0.0, 0.0, LEAST, LEAST)]), strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    wider = max(0.0, LEAST - (right - left)) / 2
    return left - wider - MARGIN, top - MARGIN, right + wider + MARGIN, bottom + MARGIN


def _edges(graph: nx.MultiDiGraph, places: dict[str, tuple[float, float]], radii: dict[str, float]) -> list[str]:
    drawn = []
    ends = sorted(graph.edges(keys=True, data="kind"), key=lambda edge: (*sorted(map(str, edge[:2])), str(edge[2])))
    for pair, bundle in groupby(ends, key=lambda edge: tuple(sorted(map(str, edge[:2])))):
        together = list(bundle)
        for place, (source, target, _, kind) in enumerate(together):
            bend = (place - (len(together) - 1) / 2) * 34.0
            drawn.append(
                _edge(
                    str(kind),
                    places[source],
                    places[target],
                    radii[target],
                    bend,
                    turned=source != pair[0],
                    tip=2 * math.pi * radii[target] > TIP * graph.degree(target),
                )
            )
    return drawn


def _edge(
    kind: str,
    start: tuple[float, float],
    end: tuple[float, float],
    away: float,
    bend: float,
    *,
    turned: bool,
    tip: bool,
) -> str:
    look = next((look for known, look in EDGE_LOOKS.items() if known == kind), OTHER_EDGE)
    directed = next((row.directed for known, row in EDGES.items() if known == kind), True)
    dash = f' stroke-dasharray="{" ".join(str(2 * d) for d in look.dash)}"' if look.dash else ""
    style = f'fill="none" stroke="{look.light}" stroke-width="2" opacity="0.75"{dash}'
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length < 1:
        size = away + 16 + abs(bend) / 2
        return f'<circle cx="{x1:.1f}" cy="{y1 - size:.1f}" r="{size:.1f}" {style}/>'
    side = -bend if turned else bend
    mx, my = (x1 + x2) / 2 - (y2 - y1) / length * side, (y1 + y2) / 2 + (x2 - x1) / length * side
    line = f'<path d="M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}" {style}/>'
    if not directed or not tip:
        return line
    angle = math.atan2(y2 - my, x2 - mx)
    top = (x2 - (away + 2) * math.cos(angle), y2 - (away + 2) * math.sin(angle))
    wings = [(top[0] - 12 * math.cos(angle + turn), top[1] - 12 * math.sin(angle + turn)) for turn in (0.42, -0.42)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (top, *wings))
    return f'{line}<polygon points="{points}" fill="{look.light}"/>'


def _node(graph: nx.MultiDiGraph, node: str, place: tuple[float, float], size: float) -> str:
    look = node_look(graph.nodes[node].get("kind"))
    return f"<g><title>{_text(_name(graph, node))}</title>{_shape(look.shape, place, size, look.light)}</g>"


def _shape(shape: str, place: tuple[float, float], size: float, colour: str) -> str:
    x, y = place
    if shape == "dot":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour}"/>'
    points = " ".join(f"{x + size * across:.1f},{y + size * down:.1f}" for across, down in outline(shape))
    return f'<polygon points="{points}" fill="{colour}"/>'


@dataclass
class _Taken:
    """Boxes that are written on, found by the cells that they touch."""

    cells: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def _keys(self, box: Box) -> list[tuple[int, int]]:
        step = 120
        return [
            (x, y)
            for x in range(int(box[0] // step), int(box[2] // step) + 1)
            for y in range(int(box[1] // step), int(box[3] // step) + 1)
        ]

    def free(self, box: Box) -> bool:
        near = (other for key in self._keys(box) for other in self.cells.get(key, ()))
        return not any(box[0] < o[2] and box[2] > o[0] and box[1] < o[3] and box[3] > o[1] for o in near)

    def add(self, box: Box) -> None:
        for key in self._keys(box):
            self.cells.setdefault(key, []).append(box)


def _labels(
    graph: nx.MultiDiGraph, order: list[str], places: dict[str, tuple[float, float]], covers: dict[str, Box]
) -> list[tuple[str, Box]]:
    """Labels with their boxes, the best connected nodes first. covers: the boxes of the shapes."""
    shapes, taken = _Taken(), _Taken()
    for cover in covers.values():
        shapes.add(cover)
    written: list[tuple[str, Box]] = []
    for rank, node in enumerate(order):
        text = shortened(_name(graph, node))
        (x, y), (left, top, right, bottom), aside = places[node], covers[node], width(text, SIZE) / 2
        beside = ((x, bottom + 12), (x, top - 12), (right + aside + 4, y), (left - aside - 4, y))
        for cx, cy in (*beside, (x, y)):
            box = (cx - aside, cy - SIZE * 0.6, cx + aside, cy + SIZE * 0.6)
            if taken.free(box) and (rank < NEEDED if (cx, cy) == (x, y) else shapes.free(box)):
                taken.add(box)
                written.append((_lettering(text, cx, cy), box))
                break
    return written


def _cover(graph: nx.MultiDiGraph, node: str, place: tuple[float, float], size: float) -> Box:
    """The box around a shape."""
    across, up, down = (size * share for share in extent(node_look(graph.nodes[node].get("kind")).shape))
    return place[0] - across, place[1] - up, place[0] + across, place[1] + down


def _lettering(text: str, x: float, y: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y + SIZE * 0.36:.1f}" text-anchor="middle" fill="{INK["light"]}" '
        f'stroke="{PAPER["light"]}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
        f"{_text(text)}</text>"
    )


def _legend(graph: nx.MultiDiGraph, left: float, right: float, bottom: float) -> tuple[list[str], float]:
    """Kinds and relations that the graph has, in rows as wide as the picture; and where the last row ends."""
    nodes = {str(kind) for _, kind in graph.nodes(data="kind")}
    edges = {str(kind) for *_, kind in graph.edges(data="kind")}
    signs = [(row.zh, 24.0, _sign_of_kind(kind)) for kind, row in NODES.items() if kind in nodes]
    signs += [(row.zh, 40.0, _sign_of_relation(kind)) for kind, row in EDGES.items() if kind in edges]
    if not signs:
        return [], bottom
    x, y, drawn = left + MARGIN, bottom, []
    for word, room, sign in signs:
        wide = room + width(word, SIZE) + 26
        if x + wide > right and x > left + MARGIN:
            x, y = left + MARGIN, y + 30
        words = f'<text x="{x + room:.1f}" y="{y + SIZE * 0.36:.1f}" fill="{INK["light"]}">{word}</text>'
        drawn.append(f"<g>{sign(x, y)}{words}</g>")
        x += wide
    return drawn, y + MARGIN


def _sign_of_kind(kind: NodeKind) -> Callable[[float, float], str]:
    look = NODE_LOOKS[kind]
    return lambda x, y: _shape(look.shape, (x + 8, y), 9.0, look.light)


def _sign_of_relation(kind: EdgeKind) -> Callable[[float, float], str]:
    return lambda x, y: _edge(kind, (x, y), (x + 32, y), 0.0, 0.0, turned=False, tip=True)


def _name(graph: nx.MultiDiGraph, node: str) -> str:
    return str(graph.nodes[node].get("name") or node)


def _text(text: str) -> str:
    return xml_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;")
