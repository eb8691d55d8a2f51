"""How each kind of thing and each relation is drawn: one table for the page and for the picture without a browser.

Kinds differ in shape and in colour, so that neither alone has to be seen. Relations are coloured by family (office,
visit, meeting, tie, structure) and told apart inside a family by their dashes. Every colour has a contrast of at
least 3:1 to its background (WCAG 2.2, 1.4.11); tests/export/test_svg.py computes it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from guantu.schema import EdgeKind, NodeKind

PAPER = {"light": "#fbfaf7", "dark": "#15181c"}
INK = {"light": "#1f2328", "dark": "#e8e6e1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLook:
    """shape: a shape of vis-network whose label stands outside. light, dark: #rrggbb on the paper of that theme."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeLook:
    """dash: lengths of line and gap in pixels; empty for a solid line."""

    light: str
    dark: str
    dash: tuple[int, ...] = ()


NODE_LOOKS: dict[NodeKind, NodeLook] = {
    NodeKind.PERSON: NodeLook(shape="dot", light="#2b6cb0", dark="#7fb3e6"),
    NodeKind.POST: NodeLook(shape="diamond", light="#a86a12", dark="#e0b060"),
    NodeKind.ORGANIZATION: NodeLook(shape="square", light="#6b4fa1", dark="#b7a1e6"),
    NodeKind.REGION: NodeLook(shape="hexagon", light="#2f7d4f", dark="#7cc79a"),
    NodeKind.SITE: NodeLook(shape="triangle", light="#0f7c86", dark="#6cc9d2"),
    NodeKind.EVENT: NodeLook(shape="star", light="#b83a4b", dark="#ee8f9b"),
}
OTHER_NODE = NodeLook(shape="triangleDown", light="#6a6f76", dark="#a9aeb5")

EDGE_LOOKS: dict[EdgeKind, EdgeLook] = {
    EdgeKind.HOLDS: EdgeLook(light="#5f7894", dark="#8fa9c6"),
    EdgeKind.OF: EdgeLook(light="#8a8372", dark="#a39c8b", dash=(2, 3)),
    EdgeKind.VISITS: EdgeLook(light="#3d8b5f", dark="#78c79b"),
    EdgeKind.INSPECTS: EdgeLook(light="#3d8b5f", dark="#78c79b", dash=(7, 3)),
    EdgeKind.MEETS: EdgeLook(light="#b3701f", dark="#e3ab61"),
    EdgeKind.ACCOMPANIES: EdgeLook(light="#b3701f", dark="#e3ab61", dash=(7, 3)),
    EdgeKind.LEADS: EdgeLook(light="#b3701f", dark="#e3ab61", dash=(2, 3)),
    EdgeKind.SUPPORTS: EdgeLook(light="#b0404f", dark="#ec8c98"),
    EdgeKind.COOPERATES: EdgeLook(light="#8a55a8", dark="#c39be0"),
    EdgeKind.AWARDS: EdgeLook(light="#b0404f", dark="#ec8c98", dash=(7, 3)),
    EdgeKind.PART_OF: EdgeLook(light="#85888d", dark="#8f949b", dash=(2, 3)),
    EdgeKind.LOCATED_IN: EdgeLook(light="#85888d", dark="#8f949b", dash=(7, 3)),
    EdgeKind.TAKES_PART: EdgeLook(light="#b83a4b", dark="#ee8f9b", dash=(1, 3)),
    EdgeKind.TAKES_PLACE: EdgeLook(light="#2f7d4f", dark="#7cc79a", dash=(1, 3)),
}
OTHER_EDGE = EdgeLook(light="#6a6f76", dark="#a9aeb5")

CORNERS: dict[str, tuple[int, float, float]] = {
    "diamond": (4, 0, 1.25),
    "square": (4, 45, 1.25),
    "hexagon": (6, 0, 1.1),
    "triangle": (3, -90, 1.35),
    "triangleDown": (3, 90, 1.35),
    "star": (5, -90, 1.4),
}
"""Corners of a shape on a circle, the turn of the first in degrees, and how much larger than the node's radius that
circle is, so that shapes look equally large; a disc has none. scripts/paint.mjs has the same table."""
LABEL = 12
"""Characters of a name that are written beside a node."""
STAR = 0.45
"""The inner corners of a star, as a share of the way to the outer ones."""

RADII = (7.0, 22.0)
"""Smallest and largest radius of a node, in the units of the layout (where neighbours stand 60 to 100 apart)."""


def node_look(kind: object) -> NodeLook:
    """How a kind is drawn, known or not."""
    return next((look for known, look in NODE_LOOKS.items() if known == kind), OTHER_NODE)


def outline(shape: str) -> list[tuple[float, float]]:
    """The corners of a shape around (0, 0), in radii of its node, clockwise on the screen; none for a disc."""
    if shape not in CORNERS:
        return []
    count, turn, reach = CORNERS[shape]
    steps = 2 * count if shape == "star" else count
    corners = []
    for step in range(steps):
        angle = math.radians(turn + 360 * step / steps)
        far = reach * STAR if shape == "star" and step % 2 else reach
        corners.append((far * math.cos(angle), far * math.sin(angle)))
    return corners


@cache
def extent(shape: str) -> tuple[float, float, float]:
    """How far a shape reaches to either side, upwards and downwards, in radii of its node.

    >>> [round(share, 2) for share in extent("triangle")], extent("dot")
    ([1.17, 1.35, 0.67], (1.0, 1.0, 1.0))
    """
    corners = outline(shape)
    if not corners:
        return 1.0, 1.0, 1.0
    return max(abs(x) for x, _ in corners), -min(y for _, y in corners), max(y for _, y in corners)


def shortened(name: str) -> str:
    """A name as a picture has room for it.

    >>> shortened("青澜市市域社会治理现代化指挥中心")
    '青澜市市域社会治理现代…'
    """
    return name if len(name) <= LABEL else name[: LABEL - 1] + "…"


def width(text: str, size: float) -> float:
    """About how wide a text is: a Chinese character is as wide as high, a Latin letter a little more than half."""
    return sum(size if ord(c) > 0x2E80 or c == "…" else size * 0.58 for c in text)


def radius(degree: int, highest: int, nodes: int) -> float:
    """The radius of a node: its area grows with its number of relations, and a little with the size of the graph.

    A graph of thousands is looked at from afar, where the smallest would be less than a pixel.

    >>> radius(0, 0, 1), radius(4, 4, 50), radius(1, 4, 50), radius(0, 4, 2000)
    (7.0, 22.0, 14.5, 11.9)
    """
    low, high = RADII
    afar = min(1.7, max(1.0, math.sqrt(math.sqrt(nodes / 150))))
    return round((low + (high - low) * math.sqrt(degree / highest) if highest else low) * afar, 1)
