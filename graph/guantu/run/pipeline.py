"""The whole way of a build: documents to readings, readings to one graph, the graph to files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.resolve import load_ledger, resolve
from guantu.run.build import Build, Plan
from guantu.run.filling import Filled, fill
from guantu.run.folder import all_or_nothing, check_writable, sweep
from guantu.run.manifest import LEDGER, STORE, manifest, skipped_rows, standing_manifest, write_manifest
from guantu.run.opening import knowledge, load
from guantu.run.reading import Progress
from guantu.run.stopwatch import Stopwatch
from guantu.store import Store

# What a build writes into its folder besides the store and run.json: names in EXPORTERS, and of their files.
FORMATS = {"graphml": "graph.graphml", "html": "graph.html"}


def build(
    paths: Sequence[Path],
    *,
    output: Path | None = None,
    config: Config = Config(),
    ledger: Path | None = None,
    workers: int | None = None,
    ray: str | None = None,
    progress: Progress | None = None,
) -> Build:
    """Read the documents of the paths and make one graph of them; write it to the output folder, if one is given.

    What the folder's store holds already is not read again; what the paths no longer hold is dropped from it; where
    nothing changed, nothing is made again. ledger: a reviewer's words; by default that of the output folder, if any.
    workers: processes of this machine; ray: address of a cluster that reads instead.

    Raises OutputError before any work where the folder cannot be written to, ModelError, ConfigError, StoreError.
    """
    watch = Stopwatch()
    words = ledger or (output / LEDGER if output is not None else None)
    entries = load_ledger(words) if words is not None else ()
    if output is not None:
        check_writable(output)
    with Store(output / STORE if output is not None else Path(":memory:")) as store:
        if output is not None:
            sweep(output)  # the open store keeps other builds away
        with watch("reading"):
            filled = fill(store, paths, config, workers=workers, ray=ray, progress=progress)
        plan = Plan(output=output, config=config, ledger=entries, skipped=skipped_rows(filled.skipped))
        return finish(store, filled, plan, watch)


def finish(store: Store, filled: Filled, plan: Plan, watch: Stopwatch) -> Build:
    """From the stored readings to the graph and its files, unless the folder has them already."""
    output, graph = plan.output, None
    value = None if filled.changed or output is None else standing_manifest(output, store, plan, FORMATS.values())
    if value is None:
        with watch("resolving"):
            linker = resolve(store.iter_readings(mentions=False), load_lexicon(), plan.ledger)
        with watch("assembling"):
            graph = assemble(store.iter_readings(mentions=False), linker, plan.config)
        value = manifest(graph, linker, plan)
        with watch("writing"):
            store.set_linker(linker)
            store.set_run(value)
            if output is not None:
                _export(graph, output)
    value |= {"this_run": {"read": len(filled.read), "reused": len(filled.reused)}, "seconds": watch.seconds}
    if output is not None:
        write_manifest(value, output)  # last, so that a folder with a run.json is a finished build
    return Build(manifest=value, skipped=tuple(filled.skipped), open_graph=partial(_open, graph, output))


def _export(graph: Any, output: Path) -> None:
    from guantu.export.formats import EXPORTERS  # the page's libraries take half a second

    with all_or_nothing(output) as stage:
        for name, file in FORMATS.items():
            EXPORTERS[name].write(graph, stage / file)


def _open(graph: Any, output: Path | None) -> KnowledgeGraph:
    return load(output) if graph is None and output is not None else knowledge(graph, output)
