"""Paths or texts to readings: reading, tagging and relating, spread over workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from guantu.config import Config
from guantu.errors import FaultError, InputError
from guantu.read import Source, iter_sources
from guantu.run.ray import on_cluster
from guantu.run.reader import Outcome, reader
from guantu.run.workers import default_workers, in_order

# (step, number done, number in all or None): called as work goes on, from the process that asked for it.
Progress = Callable[[str, int, int | None], None]


def iter_readings(
    sources: Iterable[Source | InputError], config: Config, *, workers: int | None = None, ray: str | None = None
) -> Iterator[Outcome]:
    """The reading of each source, or the InputError that says why there is none, in the order of the sources.

    workers: processes of this machine. ray: address of a cluster that does it instead. Raises ModelError before the
    first, where the tagger's model cannot be used.
    """
    if ray is not None:
        return on_cluster(sources, partial(reader, config), lost=_lost, address=ray)
    count = default_workers() if workers is None else workers
    return in_order(sources, partial(reader, config), lost=_lost, workers=count)


def sources_of(paths: Sequence[Path], config: Config) -> Iterator[Source | InputError]:
    """The documents of the paths, in order, each with an id of its own."""
    return iter_sources(paths, config)


def number_of_sources(paths: Sequence[Path], config: Config) -> int:
    """How many documents the paths hold, for a progress bar: they are listed, and collections are read once more."""
    return sum(1 for _ in iter_sources(paths, config))


def sources_of_texts(texts: Mapping[str, str]) -> Iterator[Source]:
    """Documents that are in memory, by id."""
    return (Source(id=id, source=id, text=text) for id, text in texts.items())


def counted(items: Iterable[Outcome], step: str, progress: Progress | None, *, total: int | None) -> Iterator[Outcome]:
    """The items, with each of them reported."""
    if progress is not None:
        progress(step, 0, total)
    for done, item in enumerate(items, start=1):
        if progress is not None:
            progress(step, done, total)
        yield item


def _lost(source: Source | InputError) -> InputError:
    """The error for a document on which a worker process died."""
    if isinstance(source, InputError):
        return source
    return FaultError(
        where=source.source,
        problem="the process that read this document was killed or crashed",
        remedy="it may need more memory than there is; please report it if not",
    )
