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
from guantu.resolve import resolve
from guantu.run.filling import fill
from guantu.run.folder import all_or_nothing, check_writable
from guantu.run.manifest import STORE, manifest, write_manifest
from guantu.run.reading import Progress
from guantu.run.stopwatch import Stopwatch
from guantu.store import Store

# What a build writes into its folder besides the store and run.json: names in EXPORTERS.
FORMATS = ("graphml", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build made. manifest: the content of run.json; skipped: why which documents are not in the graph."""

    graph: KnowledgeGraph
    manifest: dict[str, Any]
    skipped: tuple[InputError, ...]

    def summary(self) -> tuple[str, ...]:
        """What was made, in a few lines."""
        counts, run = self.manifest["counts"], self.manifest["this_run"]
        documents = f"{counts['documents']} documents, {run['read']} of them read now"
        if counts["skipped"]:
            documents += f", {counts['skipped']} skipped"
        return (
            f"{documents}, in {self.manifest['seconds']['total']:.1f} s",
            f"{sum(counts['nodes'].values())} nodes: {_listed(counts['nodes'])}",
            f"{sum(counts['edges'].values())} edges: {_listed(counts['edges'])}",
        )


def build(
    paths: Sequence[Path],
    *,
    output: Path | None = None,
    config: Config = Config(),
    workers: int | None = None,
    progress: Progress | None = None,
) -> Build:
    """Read the documents of the paths and make one graph of them; write it to the output folder, if one is given.

    What the folder's store holds already is not read again; what the paths no longer hold is dropped from it.
    Raises OutputError before any work where the folder cannot be written to, ModelError, ConfigError, StoreError.
    """
    watch = Stopwatch()
    if output is not None:
        check_writable(output)
    with Store(output / STORE if output is not None else Path(":memory:")) as store:
        with watch("reading"):
            filled = fill(store, paths, config, workers=workers, progress=progress)
        with watch("resolving"):
            linker = resolve(store.iter_readings(), load_lexicon())
        with watch("assembling"):
            graph = assemble(store.iter_readings(), linker, config)
        if output is not None:
            with watch("writing"), all_or_nothing(output) as stage:
                _export(graph, stage)
        value = manifest(
            graph,
            linker=linker,
            config=config,
            skipped=filled.skipped,
            this_run={"read": len(filled.read), "reused": len(filled.reused)},
            seconds=watch.seconds,
        )
        store.set_linker(linker)
        store.set_run(value)
    if output is not None:
        with all_or_nothing(output) as stage:  # last, so that a folder with a run.json is a finished build
            write_manifest(value, stage)
    return Build(graph=KnowledgeGraph(graph), manifest=value, skipped=tuple(filled.skipped))


def _export(graph: Any, folder: Path) -> None:
    from guantu.export.formats import EXPORTERS  # the page's libraries take half a second

    for name in FORMATS:
        EXPORTERS[name].write(graph, folder / EXPORTERS[name].name)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "none"
