"""A dyad-year panel as CSV: how many articles of a year tell of a relation between two things.

For statistics over pairs: one row for each subject, object, relation and year of the articles that tell of it; events
are not among them, since relations tell of the same.
Undirected relations have the smaller id first. Undated articles count under the empty year.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import networkx as nx

from guantu.export.tables import harmless
from guantu.schema import EDGES, OF_EVENTS, EdgeKind

COLUMNS = ("year", "relation", "subject", "object", "subject_name", "object_name", "directed", "articles")


def write_panel(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the panel, sorted by year, relation and ids."""
    documents = graph.graph.get("documents", {})
    articles: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for subject, target, data in graph.edges(data=True):
        if data["kind"] in OF_EVENTS:
            continue
        for claim in data.get("claims", ()):
            document = documents.get(claim.article)
            year = (document.date or "")[:4] if document else ""
            articles[year, str(data["kind"]), subject, target].add(claim.article)
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for (year, kind, subject, target), found in sorted(articles.items()):
            names = [harmless(graph.nodes[id]["name"]) for id in (subject, target)]
            directed = "yes" if EDGES[EdgeKind(kind)].directed else "no"
            writer.writerow([year, kind, subject, target, *names, directed, len(found)])
