"""A Ray cluster gives what one process gives; needs the extra `ray`."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.articles import write_files
from guantu.config import Config
from guantu.errors import ConfigError
from guantu.run.ray import on_cluster
from guantu.run.reading import iter_readings, sources_of
from run.jobs import start_doubling, start_dying_on_13

HAS_RAY = importlib.util.find_spec("ray") is not None
with_ray = pytest.mark.skipif(not HAS_RAY, reason="needs the extra: pip install 'guantu[ray]'")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A cluster on this machine, whose processes find these tests."""
    import ray

    path = os.pathsep.join(filter(None, sys.path))
    ray.init(include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": path}})
    yield "local"
    ray.shutdown()


def _numbers(results: Iterator[str]) -> list[int]:
    return [int(result.split(":")[1]) for result in results]


@with_ray
@pytest.mark.slow
def test_results_come_back_in_the_order_of_the_sources(cluster: str) -> None:
    results = on_cluster(range(100), start_doubling, lost=str, address=cluster, actors=2)
    assert _numbers(results) == [number * 2 for number in range(100)]


@with_ray
@pytest.mark.slow
def test_an_actor_that_dies_costs_only_the_source_that_killed_it(cluster: str) -> None:
    results = list(on_cluster(range(40), start_dying_on_13, lost=lambda n: f"lost:{n}", address=cluster, actors=2))
    assert results[13] == "lost:13"
    del results[13]
    assert _numbers(iter(results)) == [number * 2 for number in range(40) if number != 13]


@with_ray
@pytest.mark.slow
def test_a_cluster_gives_the_readings_of_one_process(cluster: str, tmp_path: Path) -> None:
    write_files(tmp_path / "news")
    sources = list(sources_of([tmp_path / "news"], Config()))
    assert list(iter_readings(sources, Config(), ray=cluster)) == list(iter_readings(sources, Config(), workers=1))


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_where_ray_is_not_installed_the_error_says_how_to_get_it() -> None:
    with pytest.raises(ConfigError, match=r"guantu\[ray\]"):
        list(on_cluster([1], start_doubling, lost=str, address="local"))
