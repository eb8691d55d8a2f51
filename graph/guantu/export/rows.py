"""The graph as flat rows: what GraphML, GEXF, CSV and other tables of scalars are made of.

Every value is a string, a truth value or a number; what is not known is "". A claim does not fit into a scalar, so an
edge carries its best claim (highest score, then first) in columns of its own and all of them as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import networkx as nx

from guantu.records import Claim
from guantu.schema import EDGES, EdgeKind

Scalar = str | int | float
Row = dict[str, Scalar]

# Several forms in one cell; no name holds a bar.
ALIAS_SEPARATOR = " | "

NODE_COLUMNS = (
    *("kind", "name", "aliases", "code", "region", "title", "body", "ambiguous"),
    *("event", "start", "end", "documents"),
)
EDGE_COLUMNS = (
    *("kind", "status", "agreement", "honour", "role", "modality", "score", "start", "end"),
    *("first_seen", "last_seen", "doubtful", "sources", "rule", "document", "evidence_start", "evidence_end", "quote"),
)
EVIDENCE_COLUMNS = (
    *("edge", "claim", "kind", "subject", "object", "rule", "score", "modality", "reason"),
    *("when_start", "when_end", "document", "source", "date", "evidence_start", "evidence_end", "quote"),
)
DOCUMENT_COLUMNS = ("id", "source", "digest", "title", "url", "date", "outlet")


def iter_nodes(graph: nx.MultiDiGraph) -> Iterator[tuple[str, Row]]:
    """(id, row) of each node, by id; the columns are NODE_COLUMNS."""
    for id, data in sorted(graph.nodes(data=True)):
        row: Row = {column: str(data.get(column) or "") for column in NODE_COLUMNS}
        row["aliases"] = ALIAS_SEPARATOR.join(data.get("aliases", ()))
        row["ambiguous"] = bool(data.get("ambiguous", False))
        row["documents"] = len(data.get("documents", ()))  # how many articles name it
        yield id, row


def iter_edges(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, Row]]:
    """(subject, object, id, row) of each edge, by these; the columns are EDGE_COLUMNS."""
    for subject, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        claims: tuple[Claim, ...] = data.get("claims", ())
        best = max(claims, key=lambda claim: claim.score, default=None)
        row: Row = {column: str(data.get(column) or "") for column in EDGE_COLUMNS}
        row["score"] = float(data.get("score", 1.0))
        row["doubtful"] = bool(data.get("doubtful", False))
        row["sources"] = int(data.get("sources", 0))
        row["evidence_start"] = row["evidence_end"] = -1
        if best is not None:
            row["rule"] = best.rule
            if best.evidence:
                evidence = best.evidence[0]
                row |= {"document": evidence.article, "quote": evidence.quote}
                row |= {"evidence_start": evidence.start, "evidence_end": evidence.end}
        yield subject, target, key, row


def iter_evidence(graph: nx.MultiDiGraph) -> Iterator[Row]:
    """One row for each evidence of each claim of each edge; the columns are EVIDENCE_COLUMNS."""
    documents = graph.graph.get("documents", {})
    names = dict(graph.nodes(data="name"))
    for subject, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        for claim in data.get("claims", ()):
            for evidence in claim.evidence:
                document = documents.get(evidence.article)
                yield {
                    "edge": key,
                    "claim": claim.id,
                    "kind": str(data["kind"]),
                    "subject": names[subject],
                    "object": names[target],
                    "rule": claim.rule,
                    "score": claim.score,
                    "modality": str(claim.modality),
                    "reason": claim.reason,
                    "when_start": (claim.when.start or "") if claim.when else "",
                    "when_end": (claim.when.end or "") if claim.when else "",
                    "document": evidence.article,
                    "source": document.source if document else "",
                    "date": (document.date or "") if document else "",
                    "evidence_start": evidence.start,
                    "evidence_end": evidence.end,
                    "quote": evidence.quote,
                }


def iter_documents(graph: nx.MultiDiGraph) -> Iterator[Row]:
    """One row for each article, without its text; the columns are DOCUMENT_COLUMNS."""
    for _, document in sorted(graph.graph.get("documents", {}).items()):
        yield {column: getattr(document, column) or "" for column in DOCUMENT_COLUMNS}


def claim_objects(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    """Claims as plain values, in their order, for JSON."""
    return [_plain(claim) | {"qualifiers": dict(claim.qualifiers)} for claim in claims]


def _plain(value: Any) -> Any:
    """A record as an object of its fields. dataclasses.asdict copies every value, which took a third of an export."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = _field_names(value.__class__)
    return {name: _plain(getattr(value, name)) for name in names} if names else value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def compact_json(value: object) -> str:
    """JSON in one line, in characters as printed, with sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def edge_word(kind: str) -> str:
    """The Chinese word for a kind of edge, for a label.

    >>> edge_word("SUPPORTS")
    '支援'
    """
    return EDGES[EdgeKind(kind)].zh
