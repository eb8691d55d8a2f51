"""A build that is killed loses nothing that it stored, and the next one ends in the bytes of an undisturbed one."""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from e2e.articles import TEXTS
from guantu.run.manifest import OF_THE_RUN
from guantu.run.pipeline import build
from guantu.store import Store

DOCUMENTS = 260
KILLS = 5
PATIENCE = 90  # seconds


def _write(path: Path) -> None:
    texts = list(TEXTS.values())
    records = ({"id": f"n{number:03}", "text": texts[number % len(texts)]} for number in range(DOCUMENTS))
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")


def _bytes(folder: Path) -> dict[str, bytes]:
    manifest = json.loads((folder / "run.json").read_text("utf-8"))
    equal = {key: value for key, value in manifest.items() if key not in OF_THE_RUN}
    files = {name: (folder / name).read_bytes() for name in ("graph.graphml", "graph.html")}
    return files | {"run.json": json.dumps(equal, sort_keys=True).encode()}


@contextmanager
def _counted(monkeypatch: pytest.MonkeyPatch, at: Callable[[int], None]) -> Iterator[None]:
    """Call `at` with 1, 2, 3 … before each statement that the store runs and each file that takes its place."""
    moments = itertools.count(1)

    def before(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            at(next(moments))
            return function(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_execute", before(Store._execute))
        patch.setattr(os, "replace", before(os.replace))
        yield


def _kill_at(moment: int, now: int) -> None:
    if now == moment:
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_five_kills_at_random_moments_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _write(Path("news.jsonl"))
    passed: list[int] = []
    with _counted(monkeypatch, passed.append):
        build([Path("news.jsonl")], output=Path("whole"), workers=1)
    chance = random.Random(20260101)  # noqa: S311  # not a secret
    for moment in chance.sample(range(1, len(passed) + 1), KILLS):
        child = os.fork()
        if child == 0:
            signal.alarm(PATIENCE)  # a child that hangs is killed as well
            try:
                with _counted(monkeypatch, partial(_kill_at, moment)):
                    build([Path("news.jsonl")], output=Path("killed"), workers=1)
            finally:
                os._exit(0)  # not back into the tests
        os.waitpid(child, 0)
    last = build([Path("news.jsonl")], output=Path("killed"), workers=1)
    assert last.manifest["this_run"]["reused"] > 0
    assert _bytes(Path("killed")) == _bytes(Path("whole"))
    assert {path.name for path in Path("killed").iterdir()} == {path.name for path in Path("whole").iterdir()}
