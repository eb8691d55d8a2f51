"""What is written is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guantu.errors import OutputError
from guantu.run.folder import all_or_nothing, check_writable, whole_file


def _tree(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.is_file()}


def _write(folder: Path, *, fail: Callable[[], object]) -> None:
    with all_or_nothing(folder) as stage:
        _write_two(stage)
        fail()


def _write_two(stage: Path) -> None:
    (stage / "a.txt").write_text("new", "utf-8")
    (stage / "csv").mkdir()
    (stage / "csv" / "b.txt").write_text("new", "utf-8")


def test_files_appear_when_the_block_ends_well_and_nothing_else_is_left(tmp_path: Path) -> None:
    with all_or_nothing(tmp_path / "made" / "out") as stage:
        _write_two(stage)
        assert _tree(tmp_path / "made" / "out").keys().isdisjoint({"a.txt", "csv/b.txt"})
    assert _tree(tmp_path / "made" / "out") == {"a.txt": "new", "csv/b.txt": "new"}


def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", "utf-8")
    with pytest.raises(ZeroDivisionError):
        _write(tmp_path, fail=lambda: 1 // 0)
    assert _tree(tmp_path) == {"a.txt": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_full_disk_is_one_clear_line_and_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "a.txt").write_text("old", "utf-8")
    with pytest.raises(OutputError, match="No space left") as caught:
        _write(tmp_path, fail=lambda: full.write_text("the disk is full", "utf-8"))
    assert "\n" not in str(caught.value)
    assert _tree(tmp_path) == {"a.txt": "old"}


def test_a_folder_below_a_file_cannot_be_written_to_and_that_is_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError) as caught:
            check_writable(folder)
        assert str(folder) in str(caught.value)


def test_checking_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    check_writable(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_one_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old", "utf-8")

    def write_half() -> None:
        with whole_file(target) as path:
            path.write_text("half", "utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert _tree(tmp_path) == {"out.jsonl": "old"}
    with whole_file(target) as path:
        path.write_text("new", "utf-8")
    assert _tree(tmp_path) == {"out.jsonl": "new"}


def test_a_folder_is_not_overwritten_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError, match="got a folder"), whole_file(tmp_path / "out"):
        pass
