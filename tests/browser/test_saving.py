"""Point 14: tables and pictures to take along."""

from __future__ import annotations

import csv
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from browser.conftest import DESK, Open, Watched
from browser.hostile import hostile

pytestmark = pytest.mark.browser


def _saved(watched: Watched, button: str) -> bytes:
    watched.page.click("#save summary")
    with watched.page.expect_download() as download:
        watched.page.click(button)
    return Path(download.value.path()).read_bytes()


def _rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_tables_hold_what_is_visible(open_page: Open, small_page: Path, small_graph: nx.MultiDiGraph) -> None:
    watched = open_page(small_page)
    watched.page.click(".switch[data-kind=Post] input")
    nodes = _rows(_saved(watched, "#save-nodes"))
    wanted = {node for node, kind in small_graph.nodes(data="kind") if kind != "Post"}
    assert {row["id"] for row in nodes} == wanted
    edges = _rows(_saved(watched, "#save-edges"))
    quotes = {
        k: d["claims"][0].evidence[0].quote
        for s, t, k, d in small_graph.edges(keys=True, data=True)
        if {s, t} <= wanted
    }
    assert {row["id"]: row["quote"] for row in edges} == quotes


def test_no_cell_is_a_formula_and_every_cell_survives(open_page: Open, page_of: Callable[..., Path]) -> None:
    graph = hostile()
    for index, text in enumerate(("=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "\t=1", '一"二,三\r\n四')):
        graph.add_node(f"cell{index}", kind="Person", name=text, aliases=(text,), code="", region="", title="", body="")
    watched = open_page(page_of(graph))
    for button in ("#save-nodes", "#save-edges"):
        rows = _rows(_saved(watched, button))
        for row in rows:
            assert None not in row
            assert not [cell for cell in row.values() if cell.lstrip("\t\r\n ").startswith(("=", "+", "-", "@"))]
    names = [row["name"] for row in _rows(_saved(watched, "#save-nodes"))]
    for _, name in graph.nodes(data="name"):
        if name and "\ud800" not in name:
            assert name in names or f"'{name}" in names


def _pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a PNG of 8-bit RGB or RGBA, unfiltered."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[colour]
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    raw, rows, before = zlib.decompress(data), [], bytearray(width * size)
    for y in range(height):
        start = y * (width * size + 1)
        filter_type, row = raw[start], bytearray(raw[start + 1 : start + 1 + width * size])
        if filter_type:
            for x in range(len(row)):
                left = row[x - size] if x >= size else 0
                up, corner = before[x], before[x - size] if x >= size else 0
                if filter_type == 4:
                    p = left + up - corner
                    near = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
                else:
                    near = (0, left, up, (left + up) // 2)[filter_type]
                row[x] = (row[x] + near) & 255
        rows.append(bytes(row))
        before = row
        if y >= 3:
            break
    return width, height, rows


@pytest.mark.parametrize(("theme", "paper"), [("light", (0xFB, 0xFA, 0xF7)), ("dark", (0x15, 0x18, 0x1C))])
def test_the_picture_has_the_paper_of_the_theme_and_twice_the_pixels(
    open_page: Open, small_page: Path, theme: str, paper: tuple[int, int, int]
) -> None:
    watched = open_page(small_page, f"#theme={theme}")
    width, height, rows = _pixels(_saved(watched, "#save-png"))
    stage = watched.page.locator("#canvas").bounding_box()
    assert (width, height) == (round(stage["width"]) * 2, round(stage["height"]) * 2)
    assert tuple(rows[0][:3]) == paper
    assert width > DESK["width"]
    # The live drawing is as before.
    assert watched.run("guantu.view.network.canvas.frame.canvas.width") == round(stage["width"])
