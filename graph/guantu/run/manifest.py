"""run.json: what a build was made from, by which versions, what was skipped and why, and how long it took.

Everything but `this_run` and `seconds` is the same for the same articles, however and wherever they were built.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from guantu.errors import InputError, StoreError
from guantu.ids import digest
from guantu.records import Linker
from guantu.run.build import Plan
from guantu.run.folder import whole_file
from guantu.run.program import versions
from guantu.store import Store

NAME = "run.json"
STORE = "guantu.duckdb"
LEDGER = "ledger.jsonl"
FORMAT = 1
# The keys that tell of one run and not of the build: two builds of the same articles may differ in them.
OF_THE_RUN = ("this_run", "seconds")


def manifest(graph: Any, linker: Linker, plan: Plan) -> dict[str, Any]:
    """The content of run.json, but for what tells of the run. graph: the MultiDiGraph that was made."""
    documents = graph.graph["documents"]
    return _grounds(plan) | {
        "digest": digest("\n".join(f"{id} {document.digest}" for id, document in sorted(documents.items()))),
        "counts": {
            "documents": len(documents),
            "skipped": len(plan.skipped),
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
        "skipped": list(plan.skipped),
    }


def _grounds(plan: Plan) -> dict[str, Any]:
    """What a build is made by and with, besides its documents."""
    return {
        "format": FORMAT,
        "versions": versions(),
        "config": plan.config.as_dict(),
        "ledger": [asdict(entry) for entry in plan.ledger],
    }


def skipped_rows(skipped: Iterable[InputError], earlier: Iterable[Mapping[str, str]] = ()) -> list[dict[str, str]]:
    """Where the documents are that were not read, with the kind of error and the line that explains it.

    earlier: rows of an earlier run that still hold.
    """
    found = {(error.where, type(error).__name__, str(error)) for error in skipped}
    found |= {(row["where"], row["error"], row["reason"]) for row in earlier}
    return [{"where": where, "error": error, "reason": reason} for where, error, reason in sorted(found)]


def standing_manifest(folder: Path, store: Store, plan: Plan, names: Iterable[str]) -> dict[str, Any] | None:
    """The run.json of a folder that holds already what the plan makes of the store's readings; else None.

    names: of the files that the folder must hold besides.
    """
    if not store.is_linked() or not all((folder / name).is_file() for name in (NAME, *names)):
        return None
    try:
        value = load_manifest(folder)
    except StoreError:  # damaged, so it is made again
        return None
    made = {key: inner for key, inner in value.items() if key not in OF_THE_RUN}
    now = _grounds(plan) | {"skipped": list(plan.skipped)}
    return value if made == store.run() and all(made.get(key) == inner for key, inner in now.items()) else None


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
