"""FollowTheMoney entities as JSON lines (https://followthemoney.tech/explorer/): for Aleph and nomenklatura.

A post is a Position, holding it an Occupancy, an article an Article; other relations are UnknownLinks with the relation
as their role. A region is a PublicBody, since the model joins positions and links to bodies, and its code stands in
`classification`; a site is an Address. Not supported: scores and offsets; the best quote is the `summary`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from guantu.export.rows import Row, iter_documents, iter_edges, iter_nodes
from guantu.schema import EDGES, OF_EVENTS, EdgeKind, NodeKind

SCHEMATA = {
    NodeKind.PERSON: "Person",
    NodeKind.POST: "Position",
    NodeKind.ORGANIZATION: "Organization",
    NodeKind.REGION: "PublicBody",
    NodeKind.SITE: "Address",
    NodeKind.EVENT: "Event",
}
_SAID = frozenset({EdgeKind.OF, *OF_EVENTS})  # by the position and the event themselves
# What a Position can belong to in the model; that it belongs to a site has no place there.
_BODIES = (NodeKind.ORGANIZATION, NodeKind.REGION)


def write_ftm(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write one entity a line: things, then articles, then links, each sorted by id."""
    with path.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
        for entity in iter_entities(graph):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def iter_entities(graph: nx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    """The entities as plain values."""
    for id, row in iter_nodes(graph):
        yield _thing(id, row, graph)
    documents = {str(row["id"]): row for row in iter_documents(graph)}
    for id, document in documents.items():
        yield _article(id, document)
    for subject, target, key, row in iter_edges(graph):
        if row["kind"] not in _SAID:
            yield _link(subject, target, key, row, documents)


def _thing(id: str, row: Row, graph: nx.MultiDiGraph) -> dict[str, Any]:
    kind = NodeKind(str(row["kind"]))
    properties: dict[str, list[Any]] = {"name": [row["name"]], "alias": list(graph.nodes[id].get("aliases", ()))}
    if kind is NodeKind.POST:
        body = str(row["body"])
        if body in graph and graph.nodes[body]["kind"] in _BODIES:
            properties["organization"] = [body]
        if row["region"] in graph:
            properties["subnationalArea"] = [graph.nodes[row["region"]]["name"]]
    elif kind is NodeKind.REGION and row["code"]:
        properties["classification"] = [f"region {row['code']}"]
    elif kind is NodeKind.SITE:
        properties["full"] = [row["name"]]
    elif kind is NodeKind.EVENT:
        properties |= {"startDate": [row["start"]], "endDate": [row["end"]], "keywords": [row["event"]]}
        properties["involved"] = sorted({thing for thing, _ in graph.in_edges(id)})
        properties["location"] = sorted({graph.nodes[place]["name"] for _, place in graph.out_edges(id)})
    return _entity(id, SCHEMATA[kind], properties)


def _article(id: str, row: Row) -> dict[str, Any]:
    properties: dict[str, list[Any]] = {
        "name": [row["title"] or id],
        "title": [row["title"]],
        "fileName": [Path(str(row["source"])).name],
        "sourceUrl": [row["url"]],
        "publisher": [row["outlet"]],
        "publishedAt": [row["date"]],
        "language": ["zho"],
    }
    return _entity(_article_id(id), "Article", properties)


def _link(subject: str, target: str, key: str, row: Row, documents: dict[str, Row]) -> dict[str, Any]:
    kind = EdgeKind(str(row["kind"]))
    document = documents.get(str(row["document"]))
    properties: dict[str, list[Any]] = {
        "startDate": [row["start"]],
        "endDate": [row["end"]],
        "date": [row["first_seen"], row["last_seen"]],
        "summary": [row["quote"]],
        "sourceUrl": [document["url"]] if document else [],
        "publisher": [document["outlet"]] if document else [],
        "proof": [_article_id(str(row["document"]))] if document else [],
    }
    if kind is EdgeKind.HOLDS:
        held: dict[str, list[Any]] = {"holder": [subject], "post": [target], "status": [row["status"]]}
        return _entity(key, "Occupancy", properties | held)
    ends: dict[str, list[Any]] = {"subject": [subject], "object": [target], "role": [EDGES[kind].en]}
    return _entity(key, "UnknownLink", properties | ends)


def _article_id(id: str) -> str:
    return f"article-{id}"


def _entity(id: str, schema: str, properties: dict[str, list[Any]]) -> dict[str, Any]:
    """An entity with its known values, each once."""
    known = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in known.items() if values}}
