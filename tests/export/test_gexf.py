"""GEXF as networkx reads it back, with spells for Gephi's timeline."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx

from export.graphs import small_graph
from guantu.export.gexf import write_gexf


def test_networkx_reads_back_the_same_nodes_and_edges(tmp_path: Path) -> None:
    graph = small_graph()
    write_gexf(graph, tmp_path / "graph.gexf")
    read = nx.read_gexf(tmp_path / "graph.gexf", version="1.3")
    assert sorted(read.nodes) == sorted(graph.nodes)
    assert sorted((s, t) for s, t, _ in read.edges(keys=True)) == sorted((s, t) for s, t, _ in graph.edges(keys=True))
    assert {data["label"] for _, data in read.nodes(data=True)} == {"岑远帆", "云州市市长", "云州市", "白县"}


def test_a_spell_is_made_of_whole_days_and_an_undated_edge_has_none(tmp_path: Path) -> None:
    write_gexf(small_graph(), tmp_path / "graph.gexf")
    text = (tmp_path / "graph.gexf").read_text("utf-8")
    edges = {match[2]: match[1] for match in re.finditer(r'<edge ([^>]*?id="([a-z]+-1)"[^>]*)>', text)}
    assert 'start="2021-06-01"' in edges["visits-1"]
    assert 'end="2021-06-04"' in edges["visits-1"]
    assert "start=" not in edges["cooperates-1"]


def test_no_date_of_today_is_written(tmp_path: Path) -> None:
    write_gexf(small_graph(), tmp_path / "graph.gexf")
    assert "lastmodifieddate" not in (tmp_path / "graph.gexf").read_text("utf-8")
