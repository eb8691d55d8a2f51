"""A graph written in a format that users name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guantu.errors import ConfigError
from guantu.export.formats import EXPORTERS
from guantu.export.html import write_html
from guantu.export.part import focus
from guantu.export.tables import write_tables
from guantu.query import KnowledgeGraph
from guantu.run.folder import all_or_nothing, whole_file


def export(graph: Any, format: str, *, folder: Path, output: Path | None = None, bom: bool = False) -> Path:
    """Write a MultiDiGraph, whole or not at all, and return the path of the file or folder that was made.

    output: that path; without it, the format's own name in `folder`. bom: for csv, a byte order mark for Excel.
    Raises ConfigError for a format that there is not, OutputError.
    """
    row = EXPORTERS.get(format)
    if row is None:
        raise ConfigError(where="--format", problem=f"expected one of {', '.join(EXPORTERS)}, got {format!r}")
    if bom and format != "csv":
        raise ConfigError(where="--bom", problem=f"expected the format csv with it, got {format}")
    path = output or folder / row.name
    with all_or_nothing(path.parent) as stage:
        if bom:
            write_tables(graph, stage / path.name, bom=True)
        else:
            row.write(graph, stage / path.name)
    return path


def part_page(
    graph: KnowledgeGraph, names: Sequence[str], *, depth: int, folder: Path, output: Path | None = None
) -> Path:
    """Write the page of what lies within `depth` steps of the things of these names; return its path.

    output: that path; without it, a name made of theirs in `folder`. Raises QueryError, OutputError.
    """
    things = [graph.thing(name) for name in names]
    title = "、".join(thing.name for thing in things)
    path = output or folder / f"{'-'.join(thing.name.replace('/', '_') for thing in things)}.html"
    with whole_file(path) as stage:
        write_html(focus(graph.graph, [thing.id for thing in things], depth), stage, title=title)
    return path
