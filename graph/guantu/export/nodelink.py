"""JSON in networkx's node-link form (networkx.node_link_data): everything that the graph holds, for programs.

`networkx.node_link_graph(json.load(file), edges="edges")` reads it back. Claims, evidence and documents are objects.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import networkx as nx

from guantu.export.rows import claim_objects


def write_nodelink(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph, its claims and its documents (with their raw texts) to one JSON file."""
    path.write_text(json.dumps(nodelink(graph), ensure_ascii=False, indent=1) + "\n", "utf-8", errors="replace")


def nodelink(graph: nx.MultiDiGraph) -> dict[str, Any]:
    """The graph as plain values, nodes and edges sorted by their ids."""
    documents = graph.graph.get("documents", {})
    return {
        "directed": True,
        "multigraph": True,
        "graph": {"documents": {id: asdict(document) for id, document in sorted(documents.items())}},
        "nodes": [
            {"id": id, **{key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}}
            for id, data in sorted(graph.nodes(data=True))
        ],
        "edges": [
            {"source": source, "target": target, "key": key, **data, "claims": claim_objects(data.get("claims", ()))}
            for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
        ],
    }
