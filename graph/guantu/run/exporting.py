"""A graph written in a format that users name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guantu.errors import ConfigError
from guantu.export.formats import EXPORTERS
from guantu.export.tables import write_tables
from guantu.run.folder import all_or_nothing


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
