"""A part of the graph as a graph of its own: for a page, a picture or a file about a few people or one region."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from guantu.errors import QueryError
from guantu.schema import NodeKind


def focus(graph: nx.MultiDiGraph, node_ids: Iterable[str], depth: int = 1) -> nx.MultiDiGraph:
    """What lies within `depth` steps of the nodes, whichever way the relations point, with every relation inside it.

    No step leads over an event, since relations tell of the same; it comes along where two of its things are kept.
    The documents are those that the remaining relations quote. Order, attributes and records are those of the graph,
    which is not changed. Raises QueryError for an unknown node or a depth below 0.
    """
    kept = set(node_ids)
    events = {node for node, kind in graph.nodes(data="kind") if kind == NodeKind.EVENT}
    for node in sorted(kept, key=str):
        if node not in graph:
            raise QueryError(
                where="focus", problem=f"no node {node!r} in the graph", remedy="search for its name first"
            )
    if depth < 0:
        raise QueryError(where="focus", problem=f"expected a depth of 0 or more, got {depth}")
    edge_of_it = set(kept)
    for _ in range(depth):
        around = {near for node in edge_of_it for near in _around(graph, node)}
        edge_of_it = around - kept - events
        kept |= edge_of_it
    kept |= {event for event in events if len(_around(graph, event) & kept) > 1}
    part = _without(graph, set(graph) - kept)
    part.graph["documents"] = _quoted(part, graph.graph.get("documents", {}))
    return part


def drawn(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph as a picture shows it: without the events of which one line tells all (甲 meets 乙)."""
    plain = {node for node, data in graph.nodes(data=True) if len(data.get("facts", ())) == 1}
    return _without(graph, plain) if plain else graph


def _without(graph: nx.MultiDiGraph, left_out: set[str]) -> nx.MultiDiGraph:
    # Not graph.subgraph(): its order can be that of a set, and files made from it would differ from run to run.
    part = nx.MultiDiGraph()
    part.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True) if node not in left_out)
    part.add_edges_from(
        (source, target, key, dict(data))
        for source, target, key, data in graph.edges(keys=True, data=True)
        if source in part and target in part
    )
    part.graph.update(graph.graph)
    return part


def _around(graph: nx.MultiDiGraph, node: str) -> set[str]:
    return {*graph.successors(node), *graph.predecessors(node)}


def _quoted(part: nx.MultiDiGraph, documents: dict[str, object]) -> dict[str, object]:
    quoted = {
        evidence.article
        for _, _, claims in part.edges(data="claims", default=())
        for claim in claims
        for evidence in claim.evidence
    }
    return {id: document for id, document in documents.items() if id in quoted}
