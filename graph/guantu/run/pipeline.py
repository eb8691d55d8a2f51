"""The whole way of a build: documents to readings, readings to one graph, the graph to files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guantu.assemble import assemble
from guantu.config import Config
from guantu.errors import InputError
from guantu.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.records import Reading
from guantu.resolve import resolve
from guantu.run.folder import all_or_nothing, check_writable
from guantu.run.manifest import manifest, write_manifest
from guantu.run.reading import Progress, counted, iter_readings, number_of_sources, sources_of
from guantu.run.stopwatch import Stopwatch

# What a build writes into its folder besides run.json and the store: names in EXPORTERS.
FORMATS = ("graphml", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build made. manifest: the content of run.json; skipped: why which documents are not in the graph."""

    graph: KnowledgeGraph
    manifest: dict[str, Any]
    skipped: tuple[InputError, ...]


def build(
    paths: Sequence[Path],
    *,
    output: Path | None = None,
    config: Config = Config(),
    workers: int | None = None,
    progress: Progress | None = None,
) -> Build:
    """Read the documents of the paths and make one graph of them; write it to the output folder, if one is given.

    Raises OutputError before any work where the folder cannot be written to, ModelError, ConfigError, StoreError.
    """
    if output is not None:
        check_writable(output)
    watch = Stopwatch()
    with watch("reading"):
        total = number_of_sources(paths, config) if progress else None
        outcomes = list(
            counted(iter_readings(sources_of(paths, config), config, workers=workers), "reading", progress, total=total)
        )
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    skipped = tuple(outcome for outcome in outcomes if isinstance(outcome, InputError))
    with watch("resolving"):
        linker = resolve(readings, load_lexicon())
    with watch("assembling"):
        graph = assemble(readings, linker, config)
    if output is not None:
        with watch("writing"), all_or_nothing(output) as stage:
            _write(graph, stage)
    value = manifest(
        graph,
        linker=linker,
        config=config,
        skipped=skipped,
        this_run={"read": len(readings), "reused": 0},
        seconds=watch.seconds,
    )
    if output is not None:
        with all_or_nothing(output) as stage:
            write_manifest(value, stage)
    return Build(graph=KnowledgeGraph(graph), manifest=value, skipped=skipped)


def _write(graph: Any, folder: Path) -> None:
    from guantu.export.formats import EXPORTERS

    for name in FORMATS:
        EXPORTERS[name].write(graph, folder / EXPORTERS[name].name)
