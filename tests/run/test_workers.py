"""Workers: every source has its result, in order, whatever happens to the processes."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.run.workers import default_workers, in_order
from run.jobs import start_doubling, start_dying_on_13, start_in_one_process_only


def _lost(number: int) -> str:
    return f"lost:{number}"


def _numbers(results: Iterator[str]) -> list[int]:
    return [int(result.split(":")[1]) for result in results]


@given(st.lists(st.integers(), max_size=40), st.integers(0, 50))
def test_one_worker_gives_a_result_for_each_source_in_order(sources: list[int], in_process: int) -> None:
    results = in_order(sources, start_doubling, lost=_lost, workers=1, in_process=in_process)
    assert _numbers(results) == [number * 2 for number in sources]


def test_a_few_sources_are_done_in_this_process_and_start_no_worker() -> None:
    results = in_order(range(5), start_doubling, lost=_lost, workers=8, in_process=5)
    assert {result.split(":")[0] for result in results} == {str(os.getpid())}


def test_many_sources_are_spread_and_come_back_in_order() -> None:
    results = list(in_order(range(300), start_doubling, lost=_lost, workers=2, in_process=3))
    assert _numbers(iter(results)) == [number * 2 for number in range(300)]
    assert len({result.split(":")[0] for result in results}) >= 2


def test_sources_are_taken_as_they_are_needed_so_that_memory_is_bounded() -> None:
    taken: list[int] = []

    def sources() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = in_order(sources(), start_doubling, lost=_lost, workers=2, in_process=3)
    assert _numbers(iter([next(results) for _ in range(10)])) == [number * 2 for number in range(10)]
    assert len(taken) < 1000
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_costs_only_the_source_that_killed_it() -> None:
    results = list(in_order(range(60), start_dying_on_13, lost=_lost, workers=2, in_process=3))
    assert results[13] == "lost:13"
    del results[13]
    assert _numbers(iter(results)) == [number * 2 for number in range(60) if number != 13]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_where_no_worker_comes_up_this_process_does_the_work(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("GUANTU_TEST_MAIN", str(os.getpid()))
    results = list(in_order(range(20), start_in_one_process_only, lost=_lost, workers=2, in_process=3))
    assert _numbers(iter(results)) == [number * 2 for number in range(20)]
    assert "__main__" in caplog.text


def test_there_is_at_least_one_worker_by_default() -> None:
    assert default_workers() >= 1


def test_no_process_is_left_when_workers_died(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        list(in_order(range(60), start_dying_on_13, lost=_lost, workers=3, in_process=3))
    monkeypatch.setenv("GUANTU_TEST_MAIN", str(os.getpid()))
    list(in_order(range(20), start_in_one_process_only, lost=_lost, workers=3, in_process=3))
    # The thread of a broken pool may be waiting for the same process: it is gone when both have heard so.
    until = time.monotonic() + 20
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.05)
    assert multiprocessing.active_children() == []
