"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with schema.org, the W3C Organization Ontology and PROV-O.

A post is an org:Post, holding it an org:Membership with its time; every relation is a node of its own, so that it can
carry its evidence: quotes with offsets in the raw text, drawn from a schema:NewsArticle. Not supported: the raw texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from guantu.export.rows import iter_documents, iter_edges, iter_nodes
from guantu.records import Claim
from guantu.schema import EdgeKind, NodeKind

CONTEXT = {
    "@version": 1.1,
    "@base": "urn:guantu:",
    "@vocab": "urn:guantu:vocabulary:",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "name": {"@id": "schema:name", "@language": "zh"},
    "alias": {"@id": "schema:alternateName", "@container": "@set", "@language": "zh"},
    "code": "schema:identifier",
    "title": "org:role",
    "body": {"@id": "org:postIn", "@type": "@id"},
    "region": {"@id": "schema:containedInPlace", "@type": "@id"},
    "subject": {"@type": "@id"},
    "object": {"@type": "@id"},
    "holder": {"@id": "org:member", "@type": "@id"},
    "post": {"@id": "org:organization", "@type": "@id"},
    "start": "schema:startDate",
    "end": "schema:endDate",
    "evidence": {"@id": "prov:wasDerivedFrom", "@container": "@set"},
    "document": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "quote": {"@id": "schema:text", "@language": "zh"},
    "url": {"@id": "schema:url", "@type": "@id"},
    "date": "schema:datePublished",
    "outlet": "schema:publisher",
}
TYPES = {
    NodeKind.PERSON: "schema:Person",
    NodeKind.POST: "org:Post",
    NodeKind.ORGANIZATION: "org:Organization",
    NodeKind.REGION: "schema:AdministrativeArea",
    NodeKind.SITE: "schema:Place",
    NodeKind.EVENT: "schema:Event",
}


def write_jsonld(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph as one JSON-LD document."""
    value = {"@context": CONTEXT, "@graph": list(iter_things(graph))}
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", errors="replace")


def iter_things(graph: nx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    """Nodes, articles and relations as JSON-LD nodes."""
    for id, row in iter_nodes(graph):
        plain = {key: row[key] for key in ("name", "code", "title", "body", "region")}
        of_kind = TYPES[NodeKind(str(row["kind"]))]
        plain |= {"start": row["start"], "end": row["end"]}
        thing = {
            "@type": [of_kind, row["event"]] if row["event"] else of_kind,
            **plain,
            "alias": list(graph.nodes[id].get("aliases", ())),
        }
        yield _known({"@id": id, **thing})
    for row in iter_documents(graph):
        about = {key: row[key] for key in ("source", "digest", "url", "date", "outlet")}
        yield _known({"@id": f"article:{row['id']}", "@type": "schema:NewsArticle", "name": row["title"], **about})
    for subject, target, key, row in iter_edges(graph):
        holds = row["kind"] == EdgeKind.HOLDS
        ends = {"holder": subject, "post": target} if holds else {"subject": subject, "object": target}
        about = {
            key: row[key] for key in ("status", "agreement", "honour", "role", "modality", "score", "start", "end")
        }
        claims = graph.edges[subject, target, key].get("claims", ())
        kind = ["org:Membership"] if holds else [row["kind"], "schema:Action"]
        yield _known({"@id": key, "@type": kind, **ends, **about, "evidence": list(_evidence(claims))})


def _evidence(claims: tuple[Claim, ...]) -> Iterator[dict[str, Any]]:
    for claim in claims:
        for evidence in claim.evidence:
            yield {
                "document": f"article:{evidence.article}",
                "quote": evidence.quote,
                "quoteStart": evidence.start,
                "quoteEnd": evidence.end,
                "rule": claim.rule,
            }


def _known(value: dict[str, Any]) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if inner not in ("", [], None)}
