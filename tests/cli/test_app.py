"""The command line as a whole: exit status, errors on one line, and a quick start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import guantu as package

HEAVY = ("spacy", "networkx", "duckdb", "numpy", "opencc", "pypinyin", "pyvis", "onnxruntime")


def test_the_version_is_that_of_the_package(guantu: Callable[..., Any]) -> None:
    typed = guantu("--version")
    assert (typed.status, typed.out) == (0, f"guantu {package.__version__}\n")


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build"], ["build", "x"], ["export", "x"], ["eval", "--errors", "-1"]]
)
def test_wrong_usage_ends_with_status_2_and_nothing_on_standard_output(
    guantu: Callable[..., Any], arguments: list[str]
) -> None:
    typed = guantu(*arguments)
    assert (typed.status, typed.out) == (2, "")
    assert typed.err


def test_an_error_of_ours_is_one_line_on_standard_error_with_status_1(
    guantu: Callable[..., Any], tmp_path: Path
) -> None:
    typed = guantu("build", tmp_path, "-o", tmp_path / "out", "--config", tmp_path / "none.toml")
    assert (typed.status, typed.out) == (1, "")
    (line,) = typed.errors
    assert line.startswith("guantu: ")
    assert "none.toml" in line


def test_control_characters_in_a_name_do_not_reach_the_terminal(guantu: Callable[..., Any], tmp_path: Path) -> None:
    typed = guantu("eval", tmp_path / "a\x1b[31m\nb.jsonl")
    assert typed.status == 1
    assert len(typed.errors) == 1
    assert "\x1b" not in typed.err


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom guantu.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"sys.exit(','.join(name for name in {HEAVY!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "build" in done.stdout


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, guantu\nsys.exit(','.join(name for name in {HEAVY!r} if name in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
