"""Node-link JSON as networkx reads it back."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

from export.graphs import RAW, small_graph
from guantu.export.nodelink import write_nodelink


def test_networkx_reads_back_the_same_graph_with_claims_and_texts(tmp_path: Path) -> None:
    graph = small_graph()
    write_nodelink(graph, tmp_path / "graph.json")
    read = nx.node_link_graph(json.loads((tmp_path / "graph.json").read_text("utf-8")), edges="edges")
    assert sorted(read.edges(keys=True)) == sorted(graph.edges(keys=True))
    assert read.nodes["person-1"]["aliases"] == ["岑市长", "遠帆"]
    assert read.graph["documents"]["a1"]["raw"] == RAW
    for _, _, claims in read.edges(data="claims"):
        for claim in claims:
            for evidence in claim["evidence"]:
                assert RAW[evidence["start"] : evidence["end"]] == evidence["quote"]
