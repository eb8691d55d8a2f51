"""GraphML as networkx and igraph read it back."""

from __future__ import annotations

import json
from pathlib import Path

import igraph
import networkx as nx
import pytest

from export.graphs import RAW, small_graph
from guantu.export.graphml import write_graphml
from guantu.export.rows import EDGE_COLUMNS, NODE_COLUMNS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_graphml(small_graph(), tmp_path / "graph.graphml")
    return tmp_path / "graph.graphml"


def test_networkx_reads_back_the_same_nodes_edges_keys_and_values(path: Path) -> None:
    graph, read = small_graph(), nx.read_graphml(path, force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    assert sorted(read.nodes) == sorted(graph.nodes)
    assert sorted(read.edges(keys=True)) == sorted(graph.edges(keys=True))
    assert read.nodes["person-1"] == {
        **dict.fromkeys(NODE_COLUMNS, ""),
        **{"kind": "Person", "name": "岑远帆", "label": "岑远帆", "aliases": "岑市长 | 遠帆"},
        **{"ambiguous": False, "documents": 1},
    }
    edge = read.edges["region-1", "region-2", "cooperates-1"]
    assert (edge["agreement"], edge["score"], edge["sources"]) == ("合作协议", 0.9, 1)
    assert set(edge) == {*EDGE_COLUMNS, "label", "claims"}


def test_every_edge_carries_its_claims_whose_quotes_stand_in_the_raw_text(path: Path) -> None:
    for _, _, data in nx.read_graphml(path, force_multigraph=True).edges(data=True):
        claims = json.loads(data["claims"])
        assert claims
        for claim in claims:
            for evidence in claim["evidence"]:
                assert RAW[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert RAW[data["evidence_start"] : data["evidence_end"]] == data["quote"]


def test_the_documents_travel_with_the_graph(path: Path) -> None:
    (document,) = json.loads(nx.read_graphml(path, force_multigraph=True).graph["documents"])
    assert (document["id"], document["source"], document["outlet"]) == ("a1", "news/a1.txt", "云州日报")
    assert "raw" not in document


def test_igraph_reads_the_same_graph(path: Path) -> None:
    graph, read = small_graph(), igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed()
    assert (read.vcount(), read.ecount()) == (graph.number_of_nodes(), graph.number_of_edges())
    assert sorted(read.vs["id"]) == sorted(graph.nodes)
    assert sorted(read.vs["name"]) == sorted(name for _, name in graph.nodes(data="name"))
    assert sorted(read.es["kind"]) == sorted(kind for _, _, kind in graph.edges(data="kind"))
    assert all(isinstance(score, float) for score in read.es["score"])
    assert "岑远帆" in read.vs["label"]


@pytest.mark.parametrize("reader", ["networkx", "igraph"])
def test_characters_that_xml_cannot_hold_are_replaced_one_for_one(reader: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    write_graphml(small_graph(name="岑\x00远\x0b帆\ud800\ufffe]]>&<b>"), path)
    if reader == "networkx":
        names = [name for _, name in nx.read_graphml(path, force_multigraph=True).nodes(data="name")]
    else:
        names = igraph.Graph.Read_GraphML(str(path)).vs["name"]
    assert "岑\ufffd远\ufffd帆\ufffd\ufffd]]>&<b>" in names


def test_an_empty_graph_is_read_back_as_one(tmp_path: Path) -> None:
    write_graphml(nx.MultiDiGraph(), tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_nodes() == 0
    assert igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml")).vcount() == 0
