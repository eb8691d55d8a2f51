"""What holds for every format of the table."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from export.graphs import RAW, claim, edge, node, small_graph
from guantu.export.formats import EXPORTERS
from guantu.schema import EdgeKind, NodeKind

HOSTILE = "\x00\x0b\ud800]]></data><script>alert(1)</script>&amp;\"'\n\u2028\ufffe=1+1"


TEXTS = [name for name, format in EXPORTERS.items() if not format.binary]


@pytest.fixture(autouse=True)
def _resvg(request: pytest.FixtureRequest) -> None:
    """Skip the picture in pixels where the library that draws it is not installed."""
    if request.node.callspec.params["format"] == "png":
        pytest.importorskip("resvg_py", reason="needs resvg: pip install 'guantu[png]'")


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("format", EXPORTERS)
def test_the_same_graph_gives_the_same_bytes_in_whatever_order_it_was_made(format: str, tmp_path: Path) -> None:
    graph = small_graph()
    other = nx.MultiDiGraph()
    other.graph.update(graph.graph)
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    for name, each in (("one", graph), ("two", other)):
        (tmp_path / name).mkdir()
        EXPORTERS[format].write(each, tmp_path / name / EXPORTERS[format].name)
    assert _bytes(tmp_path / "one" / EXPORTERS[format].name) == _bytes(tmp_path / "two" / EXPORTERS[format].name)


@pytest.mark.parametrize("format", EXPORTERS)
def test_an_empty_graph_is_written(format: str, tmp_path: Path) -> None:
    path = tmp_path / EXPORTERS[format].name
    EXPORTERS[format].write(nx.MultiDiGraph(), path)
    assert path.exists()
    assert path.is_dir() == EXPORTERS[format].folder


@pytest.mark.parametrize("format", TEXTS)
def test_hostile_names_and_texts_are_written_and_the_graph_is_not_changed(format: str, tmp_path: Path) -> None:
    graph = small_graph(name=HOSTILE, raw=HOSTILE * 2)
    before = {id: dict(data) for id, data in graph.nodes(data=True)}
    EXPORTERS[format].write(graph, tmp_path / EXPORTERS[format].name)
    for data in _bytes(tmp_path / EXPORTERS[format].name).values():
        data.decode("utf-8")
    assert {id: dict(data) for id, data in graph.nodes(data=True)} == before


@pytest.mark.parametrize("format", TEXTS)
def test_every_name_of_the_graph_stands_in_the_files(format: str, tmp_path: Path) -> None:
    graph = small_graph()
    EXPORTERS[format].write(graph, tmp_path / EXPORTERS[format].name)
    text = "".join(data.decode("utf-8-sig") for data in _bytes(tmp_path / EXPORTERS[format].name).values())
    for name in ("岑远帆", "云州市", "白县"):
        assert name in text


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_kind_of_node_and_edge_is_written(format: str, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    for kind in NodeKind:
        node(graph, f"{kind}-1", kind, f"甲{kind}")
    for number, kind in enumerate(EdgeKind):
        edge(graph, "Person-1", "Region-1", f"edge-{number}", claim(kind, 0, 8, raw=RAW))
    EXPORTERS[format].write(graph, tmp_path / EXPORTERS[format].name)
    assert _bytes(tmp_path / EXPORTERS[format].name)
