"""The picture without a browser, and the table of looks that it shares with the page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from browser.hostile import ATTACKS, hostile
from browser.made_graph import small
from guantu.export.look import EDGE_LOOKS, NODE_LOOKS, PAPER
from guantu.export.svg import svg, svg_text
from guantu.schema import EDGES, NODES

SVG = "{http://www.w3.org/2000/svg}"


def test_every_node_and_edge_is_drawn(tmp_path: Path) -> None:
    graph = small()
    svg(graph, tmp_path / "graph.svg")
    root = ET.parse(tmp_path / "graph.svg").getroot()  # noqa: S314 - our own file
    titles = sorted(one.text or "" for one in root.iterfind(f"{SVG}g/{SVG}title"))
    assert titles == sorted(name for _, name in graph.nodes(data="name"))
    assert len(root.findall(f"{SVG}path")) == graph.number_of_edges()


def test_no_label_lies_over_another() -> None:
    root = ET.fromstring(svg_text(small()))  # noqa: S314
    texts = [one for one in root.findall(f"{SVG}text") if one.get("paint-order")]
    boxes = []
    for one in texts:
        width = sum(15 if ord(c) > 0x2E80 else 7.5 for c in one.text or "")
        x, y = float(one.get("x", "0")), float(one.get("y", "0"))
        boxes.append((x - width / 2, y - 13, x + width / 2, y + 2))
    assert len(boxes) > 30
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[0] >= b[2] or a[2] <= b[0] or a[1] >= b[3] or a[3] <= b[1]


def test_hostile_text_stays_text() -> None:
    root = ET.fromstring(svg_text(hostile(), title=ATTACKS[2]))  # noqa: S314
    kinds = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert kinds <= {"svg", "title", "rect", "path", "polygon", "circle", "g", "text"}


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert svg_text(small()) == svg_text(small())


def test_an_empty_graph_is_a_picture_too() -> None:
    ET.fromstring(svg_text(nx.MultiDiGraph()))  # noqa: S314


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_shape_and_line_stands_out_from_the_paper(theme: str) -> None:
    for look in (*NODE_LOOKS.values(), *EDGE_LOOKS.values()):
        assert contrast(getattr(look, theme), PAPER[theme]) >= 3


def test_the_tables_cover_the_schema_and_tell_everything_apart() -> None:
    assert set(NODE_LOOKS) == set(NODES)
    assert set(EDGE_LOOKS) == set(EDGES)
    assert len({look.shape for look in NODE_LOOKS.values()}) == len(NODES)
    assert len({look.light for look in NODE_LOOKS.values()}) == len(NODES)
    assert len({(look.light, look.dash, EDGES[kind].directed) for kind, look in EDGE_LOOKS.items()}) == len(EDGES)
