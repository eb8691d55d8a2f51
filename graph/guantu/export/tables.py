"""CSV (RFC 4180): nodes, edges, evidence and documents as four tables, for spreadsheets, R, Stata and pandas.

Text that a spreadsheet would run as a formula is written with an apostrophe in front. `bom` puts a byte order mark at
the start, without which Excel takes UTF-8 for something else.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import networkx as nx

from guantu.export.rows import (
    DOCUMENT_COLUMNS,
    EDGE_COLUMNS,
    EVIDENCE_COLUMNS,
    NODE_COLUMNS,
    Row,
    Scalar,
    iter_documents,
    iter_edges,
    iter_evidence,
    iter_nodes,
)

# A cell that begins with one of these is a formula to Excel, LibreOffice or Google Sheets (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_tables(graph: nx.MultiDiGraph, folder: Path, *, bom: bool = False) -> None:
    """Write nodes.csv, edges.csv, evidence.csv and documents.csv into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = dict(graph.nodes(data="name"))
    nodes: Iterable[Row] = ({"id": id, **row} for id, row in iter_nodes(graph))
    edges: Iterable[Row] = (
        {"id": key, "source": s, "target": t, "source_name": names[s], "target_name": names[t], **row}
        for s, t, key, row in iter_edges(graph)
    )
    ends = ("id", "source", "target", "source_name", "target_name")
    encoding = "utf-8-sig" if bom else "utf-8"
    _write(folder / "nodes.csv", ("id", *NODE_COLUMNS), nodes, encoding)
    _write(folder / "edges.csv", (*ends, *EDGE_COLUMNS), edges, encoding)
    _write(folder / "evidence.csv", EVIDENCE_COLUMNS, iter_evidence(graph), encoding)
    _write(folder / "documents.csv", DOCUMENT_COLUMNS, iter_documents(graph), encoding)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([harmless(row[column]) for column in columns] for row in rows)


def harmless(value: Scalar) -> Scalar:
    """The value, with an apostrophe before text that a spreadsheet would run.

    >>> harmless("=1+1"), harmless("南通市"), harmless(-1)
    ("'=1+1", '南通市', -1)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
