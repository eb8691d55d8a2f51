"""Cypher (https://neo4j.com/docs/cypher-manual/5/): statements that make the graph in Neo4j or Memgraph.

Run with `cypher-shell -f graph.cypher`. Every node has the label Thing and that of its kind; statements merge on ids,
so running the file twice changes nothing. Claims are a JSON string in the property `claims` of a relationship. Not
supported: removing what an earlier file made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import networkx as nx

from guantu.export.rows import claim_objects, compact_json, iter_edges, iter_nodes

BATCH = 500  # rows in a statement: larger ones are slower to parse

_CONSTRAINT = "CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;\n"
_NODES = "UNWIND {rows} AS row MERGE (n:Thing {{id: row.id}}) SET n:{kind}, n += row.properties;\n"
_EDGES = (
    "UNWIND {rows} AS row MATCH (a:Thing {{id: row.subject}}), (b:Thing {{id: row.object}}) "
    "MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties;\n"
)


def write_cypher(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph to a file of Cypher statements, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_CONSTRAINT)
        file.writelines(_statements(_NODES, _node_rows(graph)))
        file.writelines(_statements(_EDGES, _edge_rows(graph)))


def _node_rows(graph: nx.MultiDiGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    for id, row in iter_nodes(graph):
        properties = {**row, "aliases": list(graph.nodes[id].get("aliases", ()))}
        yield str(properties.pop("kind")), {"id": id, "properties": properties}


def _edge_rows(graph: nx.MultiDiGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    for subject, target, key, row in iter_edges(graph):
        claims = graph.edges[subject, target, key].get("claims", ())
        properties = {**row, "claims": compact_json(claim_objects(claims))}
        kind = str(properties.pop("kind"))
        yield kind, {"id": key, "subject": subject, "object": target, "properties": properties}


def _statements(template: str, rows: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    """One statement for up to BATCH rows of one kind; kinds are names of the schema and need no quoting."""
    by_kind = sorted(rows, key=lambda row: row[0])
    for kind, group in groupby(by_kind, key=lambda row: row[0]):
        for batch in iter(lambda group=group: list(islice(group, BATCH)), []):  # type: ignore[misc]
            yield template.format(kind=kind, rows=literal([row for _, row in batch]))


def literal(value: object) -> str:
    r"""A Cypher literal. Strings are those of JSON, whose escapes Cypher shares.

    >>> literal({"name": '"]) DETACH DELETE n', "sources": 1, "aliases": []})
    '{name: "\\"]) DETACH DELETE n", sources: 1, aliases: []}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {literal(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        # Half surrogate pairs are no text in any database.
        return json.dumps(value.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False)
    return json.dumps(value)
