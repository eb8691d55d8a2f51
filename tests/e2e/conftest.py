"""The command as a user starts it: in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = (
    "江苏日报讯 6月4日，江苏省委副书记、省长岑远帆到苏州市调研。苏州市委书记佟一陪同调研。\n"
    "岑远帆首先来到苏州工业园区，考察企业生产情况。\n"
)


def type_command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `guantu` with the arguments in a process of its own, and wait."""
    command = [sys.executable, "-c", "from guantu.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


@pytest.fixture
def guantu() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run guantu("build", path, "-o", folder) and wait."""
    return type_command


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, "utf-8")
    return folder
