"""Many documents: one after another in this process, or spread over local worker processes, always in order.

A few documents are read in this process, since starting a worker costs as much as reading some hundred articles.
Workers are spawned, not forked, so that the same code runs on every system and no lock of this process is inherited.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, Generic, TypeVar

_log = logging.getLogger(__name__)

IN_PROCESS = 64  # documents read before workers are started: about as long as their start takes
CHUNK = 8  # documents handed to a worker at a time
CHUNKS_AHEAD = 4  # chunks waiting for each worker: keeps them busy, and bounds the memory

S = TypeVar("S")
T = TypeVar("T")


def default_workers() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    sources: Iterable[S],
    start: Callable[[], Callable[[S], T]],
    *,
    lost: Callable[[S], T],
    workers: int,
    in_process: int = IN_PROCESS,
) -> Iterator[T]:
    """The result for each source, in the order of the sources.

    start: makes the function that does one source; called once in each process, must be picklable for workers > 1.
    lost: the result for a source on which a worker process died.
    """
    sources = iter(sources)
    head, rest = list(islice(sources, in_process)), list(islice(sources, 1))
    if not head and not rest:
        return  # nothing to do, so nothing is started
    do = start()
    yield from map(do, head)
    sources = chain(rest, sources)
    if not rest or workers <= 1:
        yield from map(do, sources)
        return
    with _Pool(start, workers) as pool:
        if pool.ready():
            yield from _spread(sources, pool, lost=lost, workers=workers)
            return
    _log.warning(
        "worker processes cannot be started, so one process does the work; "
        "a script that calls guantu needs: if __name__ == '__main__':"
    )
    yield from map(do, sources)


def _spread(sources: Iterator[S], pool: _Pool[S, T], *, lost: Callable[[S], T], workers: int) -> Iterator[T]:
    waiting: deque[tuple[list[S], Future[list[T]]]] = deque()
    for chunk in iter(lambda: list(islice(sources, CHUNK)), []):
        waiting.append((chunk, pool.submit(chunk)))
        if len(waiting) >= workers * CHUNKS_AHEAD:
            yield from _first(waiting, pool, lost=lost)
    while waiting:
        yield from _first(waiting, pool, lost=lost)


def _first(
    waiting: deque[tuple[list[S], Future[list[T]]]], pool: _Pool[S, T], *, lost: Callable[[S], T]
) -> Iterator[T]:
    chunk, future = waiting.popleft()
    try:
        yield from future.result()
        return
    except BrokenProcessPool:
        pass
    # A worker died on some source of the chunks under way. This chunk is done again source by source, to find it;
    # the others are handed out again.
    for source in chunk:
        pool.mend()
        try:
            yield from pool.submit([source]).result()
        except BrokenProcessPool:
            yield lost(source)
    pool.mend()
    again = [(other, old if _succeeded(old) else pool.submit(other)) for other, old in waiting]
    waiting.clear()
    waiting.extend(again)


def _succeeded(future: Future[list[T]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


class _Pool(Generic[S, T]):
    """A process pool that can be replaced when it is broken."""

    def __init__(self, start: Callable[[], Callable[[S], T]], workers: int) -> None:
        self._start = start
        self._workers = workers
        self._pool = self._new()

    def __enter__(self) -> _Pool[S, T]:
        return self

    def __exit__(self, *_: object) -> None:
        if self.ready():
            self._pool.shutdown(wait=True, cancel_futures=True)
        else:
            self._drop()

    def _new(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_begin, initargs=(self._start,))

    def ready(self) -> bool:
        """Whether the workers come up. All are started here: none is being started while another one dies later."""
        try:
            started = [self._pool.submit(_ready) for _ in range(self._workers)]
            return all(future.result() for future in started)
        except BrokenProcessPool:
            return False

    def submit(self, chunk: list[S]) -> Future[list[T]]:
        """The results to come; BrokenProcessPool is raised by the future, never here."""
        try:
            return self._pool.submit(_do_all, chunk)
        except BrokenProcessPool as error:
            future: Future[list[T]] = Future()
            future.set_exception(error)
            return future

    def mend(self) -> None:
        """A new pool where the old one is broken."""
        if not self.ready():
            self._drop()
            self._pool = self._new()

    def _drop(self) -> None:
        """Let go of a broken pool. A process that was being started as it broke would wait for its orders for ever,
        and this process for it at its end, so what is left is killed; the executor has no way to do so before 3.14.
        """
        left = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in left:
            process.kill()


_do: Callable[[Any], Any] | None = None  # what this worker process does with a source


def _begin(start: Callable[[], Callable[[Any], Any]]) -> None:
    global _do
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends the workers
    _do = start()
    gc.freeze()  # what was loaded stays as long as the process does


def _ready() -> bool:
    return True


def _do_all(chunk: list[Any]) -> list[Any]:
    assert _do is not None  # noqa: S101  # set by _begin, which runs first in every worker
    return [_do(source) for source in chunk]
