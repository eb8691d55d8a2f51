"""The data contract between Python and the page's scripts; docs/page-data.md describes it, scripts/data.mjs reads it.

Columns, not records: the n-th value of each column of a table belongs to its n-th row, and rows point at each other by
number (-1: at nothing). Offsets count code points, as everywhere in guantu; the scripts turn them into UTF-16.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx
from pyvis.network import Network

from guantu.export.html.searching import pinyin, traditional
from guantu.export.html.texts import clean, stretches
from guantu.export.look import EDGE_LOOKS, NODE_LOOKS, OTHER_EDGE, OTHER_NODE
from guantu.lexicon.wording import reason_in_chinese, rule_words
from guantu.records import Claim, Document
from guantu.schema import EDGES, NODES

VERSION = 1
LARGE = 3_000
"""Above this many nodes vis-network no longer holds them all, and the data travel compressed."""

TITLE = 30
"""Code points of a text that stand for a headline where there is none."""

Json = dict[str, Any]

EDGE_TEXTS = ("status", "agreement", "honour", "role", "modality", "start", "end", "first_seen", "last_seen")
EVENT_TEXTS = ("event", "start", "end")
ROLES = ("subject", "object", "cue", "date")


def payload(graph: nx.MultiDiGraph, network: Network) -> tuple[Json, Json]:
    """The graph as columns, and the raw texts that its evidence stands in; row for row with the Network."""
    row = {node["id"]: i for i, node in enumerate(network.nodes)}
    attributes = [graph.nodes[node["id"]] for node in network.nodes]
    facts = [graph.edges[edge["from"], edge["to"], edge["id"]] for edge in network.edges]
    claims = [tuple(fact.get("claims") or ()) for fact in facts]
    flat = [claim for some in claims for claim in some]
    documents = _documents(graph.graph.get("documents") or {}, flat)
    node_kinds = _kinds(NODES, (data.get("kind") for data in attributes))
    edge_kinds = _kinds(EDGES, (data.get("kind") for data in facts))
    names = [text(data.get("name")) or text(node["id"]) for data, node in zip(attributes, network.nodes, strict=True)]
    aliases = [[clean(str(alias)) for alias in data.get("aliases") or ()] for data in attributes]
    columns: Json = {
        "version": VERSION,
        "title": str(network.heading),
        "large": len(network.nodes) > LARGE,
        "kinds": [_node_kind(kind) for kind in node_kinds],
        "relations": [_edge_kind(kind) for kind in edge_kinds],
        "traditional": traditional([*names, *(alias for some in aliases for alias in some)]),
        "nodes": {
            "id": [text(node["id"]) for node in network.nodes],
            "x": [node["x"] for node in network.nodes],
            "y": [node["y"] for node in network.nodes],
            "size": [node["size"] for node in network.nodes],
            "kind": [node_kinds[text(data.get("kind"))] for data in attributes],
            "name": names,
            "pinyin": [
                pinyin(name, person=data.get("kind") == "Person") for name, data in zip(names, attributes, strict=True)
            ],
            "aliases": aliases,
            "code": pooled(text(data.get("code")) for data in attributes),
            "region": [row.get(data.get("region"), -1) for data in attributes],
            "title": pooled(text(data.get("title")) for data in attributes),
            **{name: pooled(text(data.get(name)) for data in attributes) for name in EVENT_TEXTS},
            "body": [row.get(data.get("body"), -1) for data in attributes],
        },
        "edges": {
            "id": [text(edge["id"]) for edge in network.edges],
            "source": [row[edge["from"]] for edge in network.edges],
            "target": [row[edge["to"]] for edge in network.edges],
            "curve": [edge["curve"] for edge in network.edges],
            "kind": [edge_kinds[text(data.get("kind"))] for data in facts],
            **{name: pooled(text(data.get(name)) for data in facts) for name in EDGE_TEXTS},
            "doubt": pooled("doubtful" if data.get("doubtful") else "" for data in facts),
            "score": [score(data.get("score")) for data in facts],
            "sources": [whole(data.get("sources")) for data in facts],
            "claims": [len(some) for some in claims],
        },
        "claims": {
            "rule": _with_words(pooled(text(claim.rule) for claim in flat)),
            "modality": pooled(text(claim.modality) for claim in flat),
            "reason": _in_chinese(pooled(text(claim.reason) for claim in flat)),
            "start": pooled(text(claim.when.start if claim.when else "") for claim in flat),
            "end": pooled(text(claim.when.end if claim.when else "") for claim in flat),
            "score": [score(claim.score) for claim in flat],
            "evidence": [len(claim.evidence) for claim in flat],
        },
        "evidence": _evidence(flat, {id: i for i, id in enumerate(documents)}),
        "roles": list(ROLES),
        "documents": {
            "id": [clean(id) for id in documents],
            "title": pooled(map(_title, documents.values())),
            **{
                name: pooled(text(getattr(document, name, "")) for document in documents.values())
                for name in ("url", "date", "outlet", "source")
            },
        },
    }
    return columns, {"stretches": stretches(documents, flat)}


def text(value: object) -> str:
    """A value as the page shows it: None and NaN are nothing, not words.

    >>> text(None), text(float("nan")), text("2021-06")
    ('', '', '2021-06')
    """
    if value.__class__ is str and value.isascii():  # most are ids, dates and "", of which a large graph has millions
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return clean(str(value))


def score(value: object) -> int:
    """A score from 0 to 1 in thousandths, -1 where there is none."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        return -1
    return round(min(max(float(value), 0.0), 1.0) * 1000)


def whole(value: object) -> int:
    """A count, 0 where there is none."""
    return int(value) if isinstance(value, int | float) and math.isfinite(value) else 0


def pooled(values: Iterable[str]) -> Json:
    """A column of few distinct strings: the strings once, and for each row the number of its string.

    >>> pooled(["b", "a", "b"])
    {'pool': ['b', 'a'], 'at': [0, 1, 0]}
    """
    pool: dict[str, int] = {}
    at = [pool.setdefault(value, len(pool)) for value in values]
    return {"pool": list(pool), "at": at}


def _with_words(column: Json) -> Json:
    """A pooled column of rules with what each looks at, in both languages; "" where the table has no words."""
    words = [rule_words(rule) for rule in column["pool"]]
    return {
        **column,
        "zh": [one.zh if one else "" for one in words],
        "en": [one.en if one else "" for one in words],
    }


def _in_chinese(column: Json) -> Json:
    """A pooled column of reasons, which are English in the records, with each in Chinese as well; "" where unknown."""
    return {**column, "zh": [reason_in_chinese(reason) or "" for reason in column["pool"]]}


def _title(document: Document | None) -> str:
    """The headline; without one, how the text begins."""
    title = text(document.title) if document else ""
    if title.strip() or document is None:
        return title
    first = next((line.strip() for line in document.raw.splitlines() if line.strip()), "")
    return clean(first if len(first) <= TITLE else first[: TITLE - 1] + "…")


def _kinds(table: Mapping[Any, object], found: Iterable[object]) -> dict[str, int]:
    """Each kind with its number: the schema's in its order, then whatever else the graph holds, sorted."""
    known = [str(kind) for kind in table]
    strange = sorted({text(kind) for kind in found} - set(known))
    return {kind: i for i, kind in enumerate((*known, *strange))}


def _node_kind(kind: str) -> Json:
    row, look = _row(NODES, kind), _row(NODE_LOOKS, kind) or OTHER_NODE
    words = {"zh": row.zh, "en": row.en, "many": row.many} if row else {"zh": kind or "其他", "en": kind or "Other"}
    return {"kind": kind, **words, "shape": look.shape, "light": look.light, "dark": look.dark}


def _edge_kind(kind: str) -> Json:
    row, look = _row(EDGES, kind), _row(EDGE_LOOKS, kind) or OTHER_EDGE
    words = {"zh": row.zh, "en": row.en} if row else {"zh": kind or "其他", "en": kind or "other"}
    directed = row.directed if row else True
    return {
        "kind": kind, **words, "directed": directed, "light": look.light, "dark": look.dark, "dash": list(look.dash),
    }  # fmt: skip


def _row(table: Mapping[Any, Any], kind: str) -> Any:
    return next((row for key, row in table.items() if str(key) == kind), None)


def _documents(known: Mapping[str, Document], claims: Iterable[Claim]) -> dict[str, Document | None]:
    """The documents in the order of their ids, with a blank for one that is quoted and missing."""
    quoted = {evidence.article for claim in claims for evidence in claim.evidence}
    return {id: known.get(id) for id in sorted({*known, *quoted}, key=str)}


def _evidence(claims: Iterable[Claim], document: Mapping[str, int]) -> Json:
    """Places in the documents. marks: role, start and end of each marked word, one after the other, in raw offsets."""
    role = {name: i for i, name in enumerate(ROLES)}
    every = [evidence for claim in claims for evidence in claim.evidence]
    number: Callable[[str], int] = lambda name: role.get(name, ROLES.index("cue"))  # noqa: E731
    return {
        "document": [document[evidence.article] for evidence in every],
        "start": [evidence.start for evidence in every],
        "length": [len(evidence.quote) for evidence in every],
        "marks": [
            [value for mark in evidence.marks for value in (number(mark.role), mark.start, mark.end)]
            for evidence in every
        ],
    }
