"""The folder that a run writes to: files appear in it whole, all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guantu.errors import OutputError

PREFIX = ".guantu-"  # of files and folders that are not finished


def check_writable(folder: Path) -> None:
    """Make the folder and try to write there, before any work is done. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=PREFIX):
            pass
    except OSError as error:
        raise _cannot(folder, error) from error


def sweep(folder: Path) -> None:
    """Remove what a killed process left of unfinished files. Only for one that no other writes to the folder beside."""
    for left in folder.glob(f"{PREFIX}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[Path]:
    """An empty folder to write files into; when the block ends well, each is renamed to its place in `folder`.

    When the block fails, nothing of it is left and `folder` is as before. Raises OutputError for what the operating
    system refuses (no space, no permission).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=PREFIX) as stage:
            yield Path(stage)
            _move_all(Path(stage), folder)
    except OSError as error:
        raise _cannot(folder, error) from error


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path to write one file to; it is renamed to `path` when the block ends well, else thrown away."""
    if path.is_dir():
        raise OutputError(where=str(path), problem="expected a file to write to, got a folder")
    with all_or_nothing(path.parent) as stage:
        yield stage / path.name


def _move_all(stage: Path, folder: Path) -> None:
    files = sorted(file for file in stage.rglob("*") if file.is_file())
    for file in files:
        target = folder / file.relative_to(stage)
        if target.is_dir():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, target)  # noqa: PTH105  # replaces on every system, as Path.rename does not


def _cannot(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        where=str(folder),
        problem=f"expected a folder that can be written to, got: {error.strerror or error}",
        remedy="nothing was left half-written; name another folder, or mend its permissions or space",
    )
