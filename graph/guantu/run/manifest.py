"""run.json: what a build was made from, by which versions, what was skipped and why, and how long it took.

Everything but `this_run` and `seconds` is the same for the same articles, however and wherever they were built.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guantu.config import Config
from guantu.errors import InputError, StoreError
from guantu.ids import digest
from guantu.records import Linker
from guantu.run.folder import whole_file
from guantu.run.program import versions

NAME = "run.json"
STORE = "guantu.duckdb"
FORMAT = 1
# The keys that tell of one run and not of the build: two builds of the same articles may differ in them.
OF_THE_RUN = ("this_run", "seconds")


def manifest(
    graph: Any,
    *,
    linker: Linker,
    config: Config,
    skipped: Iterable[InputError],
) -> dict[str, Any]:
    """The content of run.json, but for what tells of the run. graph: the MultiDiGraph that was made."""
    documents = graph.graph["documents"]
    not_read = skipped_rows(skipped)
    return {
        "format": FORMAT,
        "versions": versions(),
        "config": config.as_dict(),
        "digest": digest("\n".join(f"{id} {document.digest}" for id, document in sorted(documents.items()))),
        "counts": {
            "documents": len(documents),
            "skipped": len(not_read),
            "duplicates": len(linker.duplicates),
            "nodes": dict(sorted(Counter(kind for _, kind in graph.nodes(data="kind")).items())),
            "edges": dict(sorted(Counter(kind for *_, kind in graph.edges(data="kind")).items())),
            "merges": sum(judgement.same for judgement in linker.judgements),
            "refusals": sum(not judgement.same for judgement in linker.judgements),
        },
        "documents": [
            {"id": id, "source": document.source, "digest": document.digest, "date": document.date}
            for id, document in sorted(documents.items())
        ],
        "duplicates": dict(sorted(linker.duplicates.items())),
        "skipped": not_read,
    }


def skipped_rows(skipped: Iterable[InputError]) -> list[dict[str, str]]:
    """Where the documents are that were not read, with the kind of error and the line that explains it."""
    reasons = sorted((error.where, type(error).__name__, str(error)) for error in skipped)
    return [{"where": where, "error": error, "reason": reason} for where, error, reason in reasons]


def is_of(value: Mapping[str, Any], *, config: Config, skipped: Iterable[InputError]) -> bool:
    """Whether a manifest is that of a build by this very program, with this configuration and these skipped."""
    now = {"format": FORMAT, "versions": versions(), "config": config.as_dict(), "skipped": skipped_rows(skipped)}
    return all(value.get(key) == inner for key, inner in now.items())


def write_manifest(value: Mapping[str, Any], folder: Path) -> None:
    """Write run.json into a folder. Raises OutputError."""
    with whole_file(folder / NAME) as path:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8", errors="replace")


def load_manifest(folder: Path) -> dict[str, Any]:
    """Read the run.json of a build. Raises StoreError."""
    try:
        value = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(
            where=str(folder),
            problem=f"expected a folder that guantu build wrote, with {NAME} in it, got: {error}",
            remedy="build it first: guantu build PATH -o DIR",
        ) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise StoreError(
            where=str(folder / NAME), problem=f"expected a build of format {FORMAT}", remedy="build it again"
        )
    return value
