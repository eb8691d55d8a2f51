"""GraphML (http://graphml.graphdrawing.org/specification.html): the graph for networkx, igraph, Gephi, Cytoscape.

All attributes are typed scalars, on every node and edge, so that any reader makes the same columns. The claims of an
edge are JSON in its attribute `claims`, the articles JSON in the graph's attribute `documents` (without their texts).
Not supported: nested graphs, ports, hyperedges. XML cannot hold control characters: these become U+FFFD.
"""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from guantu.export.rows import Row, claim_objects, compact_json, edge_word, iter_documents, iter_edges, iter_nodes
from guantu.export.xmltext import xml_text


def write_graphml(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph to a GraphML file. The ids of nodes and edges are those of the graph."""
    flat = flat_graph(graph)
    for subject, target, key, claims in graph.edges(keys=True, data="claims", default=()):
        flat.edges[subject, target, key]["claims"] = xml_text(compact_json(claim_objects(claims)))
    flat.graph["documents"] = xml_text(compact_json(list(iter_documents(graph))))
    # write_graphml would take lxml where it happens to be installed, with other bytes.
    nx.write_graphml_xml(flat, path, encoding="utf-8", prettyprint=True)


def flat_graph(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy whose attributes are scalars that XML can hold, with the labels that Gephi and Cytoscape show."""
    flat = nx.MultiDiGraph()
    for id, row in iter_nodes(graph):
        flat.add_node(id, label=xml_text(str(row["name"])), **_legal(row))
    for subject, target, key, row in iter_edges(graph):
        flat.add_edge(subject, target, key, label=edge_word(str(row["kind"])), **_legal(row))
    return flat


def _legal(row: Row) -> Row:
    return {column: xml_text(value) if isinstance(value, str) else value for column, value in row.items()}
