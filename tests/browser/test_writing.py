"""Points 3 and 4: the file is written right anywhere, the same every time, and the graph is left as it was."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from browser.conftest import Open
from browser.hostile import hostile
from browser.made_graph import made, small
from guantu.errors import OutputError
from guantu.export.html import notebook_frame, page_html, write_html

ROOT = Path(__file__).resolve().parents[2]

WRITE = """
import sys
from pathlib import Path
from browser.made_graph import small
from guantu.export.html import write_html
write_html(small(), Path(sys.argv[1]), title="\\u9752\\u6f9c\\u5e02\\u4e0e\\u677e\\u5cad\\u5dde")
"""


def test_the_page_is_written_right_under_a_poor_locale_from_any_folder_leaving_nothing_else(tmp_path: Path) -> None:
    pages = []
    for seed in ("1", "2"):
        folder = tmp_path / f"空 folder{seed}"
        folder.mkdir()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))},
            "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "graph"), str(ROOT / "tests"))),
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        subprocess.run([sys.executable, "-c", WRITE, "页.html"], cwd=folder, env=environment, check=True, timeout=120)
        assert [path.name for path in folder.iterdir()] == ["页.html"]
        pages.append((folder / "页.html").read_bytes())
    assert pages[0] == pages[1]
    assert pages[0].decode("utf-8").count("青澜市与松岭州") >= 2


@pytest.mark.parametrize("build", [small, hostile, lambda: made(300)], ids=["small", "hostile", "made"])
def test_the_graph_is_not_changed_and_two_pages_are_equal(build: object) -> None:
    graph = build()  # type: ignore[operator]
    before = pickle.dumps((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), graph.graph))
    assert page_html(graph) == page_html(graph)
    after = pickle.dumps((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), graph.graph))
    assert before == after


def test_a_page_does_not_depend_on_the_order_of_the_graph() -> None:
    graph = small()
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert page_html(turned) == page_html(graph)


def test_a_title_that_no_file_can_hold_is_written_with_what_can(tmp_path: Path) -> None:
    write_html(small(), tmp_path / "page.html", title="往来\ud800")
    assert "<title>往来\ufffd</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write there"):
        write_html(small(), tmp_path / "nowhere" / "page.html")


def test_a_failed_write_leaves_the_old_page(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.mkdir()
    with pytest.raises(OutputError):
        write_html(small(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.browser
@pytest.mark.parametrize("build", [small, hostile], ids=["small", "hostile"])
def test_the_page_has_every_node_and_edge_of_the_graph(open_page: Open, page_of: object, build: object) -> None:
    graph = build()  # type: ignore[operator]
    watched = open_page(page_of(graph))  # type: ignore[operator]
    assert watched.run("[guantu.graph.nodeCount, guantu.graph.edgeCount]") == [len(graph), graph.number_of_edges()]
    held = watched.run("[guantu.view.nodes.length, guantu.view.edges.length]")
    assert held == [len(graph), graph.number_of_edges()]


@pytest.mark.browser
def test_parallel_edges_lie_apart(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page)
    bundles = watched.run(
        """() => {
          const { graph, view } = guantu, bundles = {};
          for (let e = 0; e < graph.edgeCount; e += 1) {
            const ends = [graph.edges.source[e], graph.edges.target[e]].sort((a, b) => a - b).join();
            const point = view.network.body.edges[e].edgeType.getPoint(0.5);
            (bundles[ends] ??= []).push([point.x, point.y]);
          }
          return Object.values(bundles).filter((points) => points.length > 1);
        }"""
    )
    assert max(len(points) for points in bundles) >= 3
    for points in bundles:
        for i, (x, y) in enumerate(points):
            for a, b in points[i + 1 :]:
                assert abs(a - x) + abs(b - y) > 6


@pytest.mark.browser
def test_the_page_runs_in_the_frame_of_a_notebook(open_page: Open, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><meta charset=utf-8>{notebook_frame(small(), title='往来')}", "utf-8")
    watched = open_page(notebook, ready=False)
    frame = watched.page.frame_locator("iframe")
    frame.locator("#panel-body h2").first.wait_for()
    assert frame.locator("#title").inner_text() == "往来"
    frame.locator("#search").fill("王岚")
    frame.locator("#search").press("Enter")
    assert "王岚" in frame.locator("#panel-body h2").inner_text()
    assert watched.errors == []
    sandbox = watched.page.get_attribute("iframe", "sandbox")
    assert "allow-scripts" in sandbox
    assert "allow-same-origin" not in sandbox
