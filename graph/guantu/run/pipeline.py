"""The whole way of a build: documents to readings, readings to one graph, the graph to files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from guantu.assemble import assemble
from guantu.config import Config
from guantu.errors import InputError, StoreError
from guantu.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.resolve import resolve
from guantu.run.filling import Filled, fill
from guantu.run.folder import all_or_nothing, check_writable
from guantu.run.manifest import NAME, OF_THE_RUN, STORE, is_of, load_manifest, manifest, write_manifest
from guantu.run.opening import load, query_store
from guantu.run.reading import Progress
from guantu.run.stopwatch import Stopwatch
from guantu.store import Store

# What a build writes into its folder besides the store and run.json: names in EXPORTERS, and of their files.
FORMATS = {"graphml": "graph.graphml", "html": "graph.html"}


@dataclass(frozen=True, kw_only=True)
class Build:
    """What a build made. manifest: the content of run.json; skipped: why which documents are not in the graph."""

    manifest: dict[str, Any]
    skipped: tuple[InputError, ...]
    open_graph: Callable[[], KnowledgeGraph] = field(repr=False)

    @cached_property
    def graph(self) -> KnowledgeGraph:
        """The graph; opened only now where nothing was new."""
        return self.open_graph()

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

    What the folder's store holds already is not read again; what the paths no longer hold is dropped from it; where
    nothing changed, nothing is made again. Raises OutputError before any work where the folder cannot be written to,
    ModelError, ConfigError, StoreError.
    """
    watch = Stopwatch()
    if output is not None:
        check_writable(output)
    with Store(output / STORE if output is not None else Path(":memory:")) as store:
        with watch("reading"):
            filled = fill(store, paths, config, workers=workers, progress=progress)
        value = _finished(output, store, filled, config)
        graph = None
        if value is None:
            with watch("resolving"):
                linker = resolve(store.iter_readings(), load_lexicon())
            with watch("assembling"):
                graph = assemble(store.iter_readings(), linker, config)
            value = manifest(graph, linker=linker, config=config, skipped=filled.skipped)
            with watch("writing"):
                store.set_linker(linker)
                store.set_run(value)
                if output is not None:
                    _export(graph, output)
    value |= {"this_run": {"read": len(filled.read), "reused": len(filled.reused)}, "seconds": watch.seconds}
    if output is not None:
        write_manifest(value, output)  # last, so that a folder with a run.json is a finished build
    return Build(manifest=value, skipped=tuple(filled.skipped), open_graph=partial(_open, graph, output))


def _open(graph: Any, output: Path | None) -> KnowledgeGraph:
    """The graph as just made, or else as it stands in the folder."""
    if output is None:
        return KnowledgeGraph(graph)
    return load(output) if graph is None else KnowledgeGraph(graph, sql=partial(query_store, output / STORE))


def _finished(output: Path | None, store: Store, filled: Filled, config: Config) -> dict[str, Any] | None:
    """The manifest of the folder, where it holds already what this build would make; else None."""
    if output is None:
        return None
    files = [output / name for name in (NAME, *FORMATS.values())]
    if filled.changed or store.linker() is None or not all(file.is_file() for file in files):
        return None
    try:
        value = load_manifest(output)
    except StoreError:  # damaged, so it is made again
        return None
    build = {key: inner for key, inner in value.items() if key not in OF_THE_RUN}
    same = build == store.run() and is_of(value, config=config, skipped=filled.skipped)
    return value if same else None


def _export(graph: Any, output: Path) -> None:
    from guantu.export.formats import EXPORTERS  # the page's libraries take half a second

    with all_or_nothing(output) as stage:
        for name, file in FORMATS.items():
            EXPORTERS[name].write(graph, stage / file)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "none"
