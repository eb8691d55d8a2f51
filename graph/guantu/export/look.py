"""How each kind of thing and each relation is drawn: one table for the page and for the picture without a browser.

Kinds differ in shape and in colour, so that neither alone has to be seen. Relations are coloured by family (office,
visit, meeting, tie, structure) and told apart inside a family by their dashes. Every colour has a contrast of at
least 3:1 to its background (WCAG 2.2, 1.4.11); tests/export/test_look.py computes it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

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

RADII = (7.0, 22.0)
"""Smallest and largest radius of a node, in the units of the layout (where neighbours stand 60 to 100 apart)."""


def radius(degree: int, highest: int, nodes: int) -> float:
    """The radius of a node: its area grows with its number of relations, and a little with the size of the graph.

    A graph of thousands is looked at from afar, where the smallest would be less than a pixel.

    >>> radius(0, 0, 1), radius(4, 4, 50), radius(1, 4, 50), radius(0, 4, 2000)
    (7.0, 22.0, 14.5, 11.9)
    """
    low, high = RADII
    afar = min(1.7, max(1.0, math.sqrt(math.sqrt(nodes / 150))))
    return round((low + (high - low) * math.sqrt(degree / highest) if highest else low) * afar, 1)
