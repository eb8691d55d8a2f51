"""A finished build with documents added or taken out; the result is that of a build of what it then holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guantu.resolve import load_ledger
from guantu.run.build import Build, Plan
from guantu.run.filling import fill, take_out
from guantu.run.folder import check_writable
from guantu.run.manifest import LEDGER, STORE, load_manifest, skipped_rows
from guantu.run.opening import config_of
from guantu.run.pipeline import finish
from guantu.run.reading import Progress
from guantu.run.stopwatch import Stopwatch
from guantu.store import Store


def add(folder: Path, paths: Sequence[Path], *, workers: int | None = None, progress: Progress | None = None) -> Build:
    """Add the documents of the paths to a finished build, with its own configuration; replace those it has already.

    Raises OutputError, StoreError, ModelError.
    """
    watch = Stopwatch()
    check_writable(folder)
    config, earlier = config_of(folder), load_manifest(folder).get("skipped", ())
    with Store(folder / STORE) as store:
        with watch("reading"):
            filled = fill(store, paths, config, keep=True, workers=workers, progress=progress)
        skipped = skipped_rows(filled.skipped, earlier)
        plan = Plan(output=folder, config=config, ledger=load_ledger(folder / LEDGER), skipped=skipped)
        return finish(store, filled, plan, watch)


def remove(folder: Path, ids: Sequence[str]) -> Build:
    """Take documents out of a finished build. Raises QueryError for an id that it has not, OutputError, StoreError."""
    watch = Stopwatch()
    check_writable(folder)
    config, skipped = config_of(folder), load_manifest(folder).get("skipped", ())
    with Store(folder / STORE) as store:
        filled = take_out(store, ids)
        plan = Plan(output=folder, config=config, ledger=load_ledger(folder / LEDGER), skipped=skipped)
        return finish(store, filled, plan, watch)
