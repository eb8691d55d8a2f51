"""Documents spread over the machines of a Ray cluster, always in order (https://docs.ray.io/).

Each actor loads the models once and is handed a few documents at a time; the results come back in the order of the
documents, so the build is the same as on one machine. The machines need the same guantu and the same model.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import cycle, islice
from typing import Any, TypeVar

from guantu.errors import ConfigError
from guantu.run.workers import CHUNK, CHUNKS_AHEAD

S = TypeVar("S")
T = TypeVar("T")


def on_cluster(
    sources: Iterable[S],
    start: Callable[[], Callable[[S], T]],
    *,
    lost: Callable[[S], T],
    address: str,
    actors: int | None = None,
) -> Iterator[T]:
    """The result for each source, in the order of the sources, as `workers.in_order` gives them.

    address: of the cluster, "auto" for the one that this machine belongs to, "local" for one made for this run.
    actors: by default one for each processor of the cluster. Raises ConfigError where there is no Ray, or no cluster.
    """
    ray = _connected(address)
    count = actors or max(1, int(ray.cluster_resources().get("CPU", 1)))
    # An actor that dies is started again; what it was doing is looked into here.
    remote = ray.remote(max_restarts=-1)(_Actor)
    crew = cycle(_ready(ray, [remote.options(num_cpus=1).remote(start) for _ in range(count)]))
    hire = partial(remote.options(num_cpus=0, max_restarts=0).remote, start)  # the processors are the crew's
    sources = iter(sources)
    waiting: deque[tuple[list[S], Any]] = deque()
    for chunk in iter(lambda: list(islice(sources, CHUNK)), []):
        waiting.append((chunk, next(crew).do_all.remote(chunk)))
        if len(waiting) >= count * CHUNKS_AHEAD:
            yield from _first(ray, waiting, hire, lost)
    while waiting:
        yield from _first(ray, waiting, hire, lost)


def _ready(ray: Any, actors: list[Any]) -> list[Any]:
    """The actors, when each has loaded its models. Raises ConfigError where one cannot."""
    for actor in actors:
        try:
            _got(ray, actor.do_all.remote([]))
        except ray.exceptions.RayError as error:
            raise ConfigError(
                where="--ray",
                problem=f"expected machines that can read documents, got: {error}",
                remedy="install the same guantu on each of them",
            ) from error
    return actors


def _first(
    ray: Any, waiting: deque[tuple[list[S], Any]], hire: Callable[[], Any], lost: Callable[[S], T]
) -> Iterator[T]:
    chunk, reference = waiting.popleft()
    try:
        yield from _got(ray, reference)
        return
    except ray.exceptions.RayError:
        spare = hire()
    for source in chunk:  # one of them may have killed the actor, or one that was before them
        try:
            yield from _got(ray, spare.do_all.remote([source]))
        except ray.exceptions.RayError:
            yield lost(source)
            spare = hire()


def _got(ray: Any, reference: Any) -> list[Any]:
    try:
        results: list[Any] = ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise error.cause from None  # what was raised over there, such as a ModelError
    return results


def _connected(address: str) -> Any:
    try:
        import ray
    except ImportError as error:
        raise ConfigError(
            where="--ray", problem="expected Ray to be installed", remedy="pip install 'guantu[ray]'"
        ) from error
    if not ray.is_initialized():
        try:
            ray.init(address=None if address == "local" else address, include_dashboard=False, log_to_driver=False)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise ConfigError(
                where="--ray",
                problem=f"expected a Ray cluster at {address}, got: {error}",
                remedy="start one with ray start --head, or use --ray local",
            ) from error
    return ray


class _Actor:
    """What runs on another machine: the models, loaded once, and what is done with them."""

    def __init__(self, start: Callable[[], Callable[[Any], Any]]) -> None:
        self._do = start()

    def do_all(self, chunk: list[Any]) -> list[Any]:
        return [self._do(source) for source in chunk]
