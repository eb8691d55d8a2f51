"""The picture without a browser, and the table of looks that it shares with the page."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from browser.hostile import ATTACKS, hostile
from browser.made_graph import small
from guantu.export.look import CORNERS, EDGE_LOOKS, NODE_LOOKS, PAPER, STAR
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


def _number(one: ET.Element, name: str) -> float:
    return float(one.get(name, "0"))


def _extent(one: ET.Element) -> tuple[float, float, float, float]:
    """What a label covers: left, top, right, bottom."""
    width = sum(15 if ord(c) > 0x2E80 else 8.7 for c in one.text or "")
    left = _number(one, "x") - (width / 2 if one.get("text-anchor") == "middle" else 0)
    return left, _number(one, "y") - 14, left + width, _number(one, "y") + 4


@pytest.mark.parametrize("nodes", [1, 2, 60])
def test_no_word_is_cut_by_the_edge_of_the_picture(nodes: int) -> None:
    graph = nx.MultiDiGraph()
    for i in range(nodes):
        graph.add_node(f"n{i}", kind="Organization", name=f"青澜市市域社会治理现代化指挥中心{i}")
        graph.add_edge(f"n{i}", f"n{i // 3}", key=f"e{i}", kind="COOPERATES")
    for drawn in (graph, small()):
        root = ET.fromstring(svg_text(drawn))  # noqa: S314
        x, y, width, height = map(float, root.get("viewBox", "").split())
        words = [*root.findall(f"{SVG}text"), *root.findall(f"{SVG}g/{SVG}text")]
        assert len(words) > nodes / 3
        for left, top, right, bottom in map(_extent, words):
            assert x <= left <= right <= x + width
            assert y <= top <= bottom <= y + height


def test_the_best_connected_are_named_whatever_stands_around_them() -> None:
    graph = small()
    root = ET.fromstring(svg_text(graph))  # noqa: S314
    written = {one.text for one in root.findall(f"{SVG}text")}
    for node in sorted(graph, key=lambda node: (-graph.degree(node), node))[:3]:
        assert graph.nodes[node]["name"][:11] in {(text or "").rstrip("…") for text in written}


def test_the_legend_has_every_kind_and_relation_of_the_graph_once() -> None:
    graph = small()
    root = ET.fromstring(svg_text(graph))  # noqa: S314
    words = [one.text for one in root.findall(f"{SVG}g/{SVG}text")]
    kinds = {str(kind) for _, kind in graph.nodes(data="kind")}
    relations = {str(kind) for *_, kind in graph.edges(data="kind")}
    wanted = [row.zh for row in NODES.values() if row.kind in kinds]
    assert words == wanted + [row.zh for row in EDGES.values() if row.kind in relations]


def test_of_hundreds_that_point_at_one_the_tips_are_not_drawn() -> None:
    for leaves, tips in ((9, 9), (243, 0)):
        graph = nx.MultiDiGraph()
        graph.add_node("hub", kind="Person", name="王岚")
        for i in range(leaves):
            graph.add_node(f"leaf{i}", kind="Person", name=f"闻人{i}")
            graph.add_edge(f"leaf{i}", "hub", key=f"e{i}", kind="VISITS")
        root = ET.fromstring(svg_text(graph))  # noqa: S314
        assert len(root.findall(f"{SVG}polygon")) == tips


def test_hostile_text_stays_text() -> None:
    root = ET.fromstring(svg_text(hostile(), title=ATTACKS[2]))  # noqa: S314
    kinds = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert kinds <= {"svg", "title", "rect", "path", "polygon", "circle", "g", "text"}


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert svg_text(small()) == svg_text(small())


def test_an_empty_graph_is_a_picture_too() -> None:
    ET.fromstring(svg_text(nx.MultiDiGraph()))  # noqa: S314


def test_no_label_of_a_small_graph_lies_over_a_shape() -> None:
    root = ET.fromstring(svg_text(small()))  # noqa: S314
    shapes = []
    for one in root.iterfind(f"{SVG}g"):
        if one.find(f"{SVG}title") is None:
            continue
        if (circle := one.find(f"{SVG}circle")) is not None:
            x, y, r = (_number(circle, name) for name in ("cx", "cy", "r"))
            shapes.append((x - r, y - r, x + r, y + r))
        else:
            corners = [tuple(map(float, at.split(","))) for at in one[1].get("points", "").split()]
            shapes.append((*map(min, zip(*corners, strict=True)), *map(max, zip(*corners, strict=True))))
    labels = [one for one in root.findall(f"{SVG}text") if one.get("paint-order")]
    assert len(shapes) == len(labels) == len(small())  # and each has one
    for label in labels:
        left, top, right, bottom = _extent(label)
        for a, b, c, d in shapes:
            assert left >= c or right <= a or top + 1 >= d or bottom - 1 <= b, label.text


def test_the_page_draws_the_same_shapes() -> None:
    script = files("guantu.export.html").joinpath("scripts/paint.mjs").read_text(encoding="utf-8")
    table = re.search(r"CORNERS = \{(.*)\};", script)
    drawn = dict(re.findall(r"(\w+): (\[[^\]]*\])", table[1] if table else ""))
    assert {shape: tuple(json.loads(corners)) for shape, corners in drawn.items()} == CORNERS
    assert f"const STAR = {STAR};" in script


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
