"""The store brought up to date: what it holds is kept, what is new is read, what is gone is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from guantu.config import Config
from guantu.errors import InputError, QueryError
from guantu.read import Source
from guantu.records import Reading
from guantu.run.reading import Progress, iter_readings, number_of_sources, sources_of
from guantu.run.stamps import Stamps
from guantu.store import Store

# Readings stored at a time: what an interrupted build has to read again at most.
BATCH = 64


@dataclass(slots=True, kw_only=True)
class Filled:
    """What became of the documents: ids of those read now, of those in the store already, of those gone."""

    read: set[str] = field(default_factory=set)
    reused: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    skipped: list[InputError] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the store holds other readings than before."""
        return bool(self.read or self.dropped)

    def __len__(self) -> int:
        return len(self.read) + len(self.reused) + len(self.skipped)


def fill(
    store: Store,
    paths: Sequence[Path],
    config: Config,
    *,
    keep: bool = False,
    workers: int | None = None,
    ray: str | None = None,
    progress: Progress | None = None,
) -> Filled:
    """Bring the store up to date with the documents of the paths. Interrupted, it goes on where it stopped.

    keep: keep what the store holds and the paths do not.
    """
    filled = Filled()
    known = store.digests()
    stamps = Stamps(config)
    now: dict[str, str] = {}

    held = dict(store.sql("SELECT id, source FROM documents").rows) if keep else {}

    def unknown() -> Iterator[Source | InputError]:
        for source in sources_of(paths, config):
            if isinstance(source, Source):
                source = _apart(source, held)
                now[source.id] = stamps(source)
                if known.get(source.id) == now[source.id]:
                    filled.reused.add(source.id)
                    continue
            yield source

    total = number_of_sources(paths, config) if progress else None
    outcomes = iter_readings(unknown(), config, workers=workers, ray=ray)
    for batch in iter(lambda: list(islice(outcomes, BATCH)), []):
        readings = [outcome for outcome in batch if isinstance(outcome, Reading)]
        store.put(readings, now)
        filled.read.update(reading.article.id for reading in readings)
        filled.skipped.extend(outcome for outcome in batch if isinstance(outcome, InputError))
        if progress:
            progress("reading", len(filled), total)
    gone = known.keys() - filled.read - filled.reused
    if keep:
        filled.reused.update(gone)
    else:
        filled.dropped.update(gone)
        store.drop(gone)
    return filled


def _apart(source: Source, held: dict[str, str]) -> Source:
    """The source, under another id where a document from elsewhere has its own."""
    id, number = source.id, 1
    while held.setdefault(id, source.source) != source.source:
        number += 1
        id = f"{source.id}~{number}"
    return source if id == source.id else replace(source, id=id)


def take_out(store: Store, ids: Sequence[str]) -> Filled:
    """Drop documents from the store. Raises QueryError for an id that it has not, and drops nothing."""
    known = store.digests()
    unknown = sorted(set(ids) - known.keys())
    if unknown:
        raise QueryError(
            where=", ".join(unknown),
            problem="expected the id of a document of the build, found none of that name",
            remedy="run.json lists the documents with their ids",
        )
    store.drop(ids)
    return Filled(reused=set(known) - set(ids), dropped=set(ids))
