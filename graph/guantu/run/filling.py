"""The store brought up to date: what it holds is kept, what is new is read, what is gone is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from guantu.config import Config
from guantu.errors import InputError
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
    store: Store, paths: Sequence[Path], config: Config, *, workers: int | None, progress: Progress | None
) -> Filled:
    """Bring the store up to date with the documents of the paths. Interrupted, it goes on where it stopped."""
    filled = Filled()
    known = store.digests()
    stamps = Stamps(config)
    now: dict[str, str] = {}

    def unknown() -> Iterator[Source | InputError]:
        for source in sources_of(paths, config):
            if isinstance(source, Source):
                now[source.id] = stamps(source)
                if known.get(source.id) == now[source.id]:
                    filled.reused.add(source.id)
                    continue
            yield source

    total = number_of_sources(paths, config) if progress else None
    outcomes = iter_readings(unknown(), config, workers=workers)
    for batch in iter(lambda: list(islice(outcomes, BATCH)), []):
        readings = [outcome for outcome in batch if isinstance(outcome, Reading)]
        store.put(readings, now)
        filled.read.update(reading.article.id for reading in readings)
        filled.skipped.extend(outcome for outcome in batch if isinstance(outcome, InputError))
        if progress:
            progress("reading", len(filled), total)
    filled.dropped.update(known.keys() - filled.read - filled.reused)
    store.drop(filled.dropped)
    return filled
