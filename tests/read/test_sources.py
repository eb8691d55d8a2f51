"""Paths become sources: every document once, with its own id, and every one that cannot be read as an error."""

from __future__ import annotations

import gzip
import os
import pickle
from pathlib import Path

import pytest

from guantu.config import Config
from guantu.errors import EmptyError, InputError, NotTextError, UnreadableError
from guantu.read import Kind, Source, iter_sources

TEXT = "市委书记出席会议并讲话。"


def found(*paths: Path) -> list[Source | InputError]:
    return list(iter_sources(paths, Config()))


def good(*paths: Path) -> list[Source]:
    return [item for item in found(*paths) if isinstance(item, Source)]


def bad(*paths: Path) -> list[InputError]:
    return [item for item in found(*paths) if isinstance(item, InputError)]


def test_a_folder_is_read_to_its_ends_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c", "sub/d.html", ".hidden.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    items = found(tmp_path)
    assert [(item.id, item.kind) for item in items if isinstance(item, Source)] == [
        ("a", Kind.TEXT),
        ("b", Kind.TEXT),
        ("c", Kind.TEXT),
        ("d", Kind.HTML),
    ]
    assert len(items) == 4


def test_a_source_says_where_it_stands_and_can_be_handed_to_a_worker(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    (source,) = good(path)
    assert (source.id, source.source, source.data) == ("a", str(path), TEXT.encode("gb18030"))
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    for name in ("x/n.txt", "y/n.txt", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name, "utf-8")
    x, y, z = tmp_path / "x", tmp_path / "y", tmp_path / "z.txt"
    assert found(x, y, z) == found(z, y, x)


def test_ids_that_clash_are_numbered(tmp_path: Path) -> None:
    for name in ("a/n.txt", "b/n.txt", "c/n.html", "d/n~2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    ids = [source.id for source in good(tmp_path)]
    assert ids[:3] == ["n", "n~2", "n~3"]
    assert len(set(ids)) == 4


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (tmp_path / "link.txt").symlink_to(path)
    assert [source.id for source in good(tmp_path, path, tmp_path / "link.txt")] == ["a"]


def test_a_packed_text_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (source,) = good(tmp_path)
    assert (source.id, source.data) == ("a", TEXT.encode())


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (error,) = found(tmp_path)
    assert isinstance(error, EmptyError)
    assert "a.txt" in str(error)


@pytest.mark.parametrize("name", ["a.jpg", "a.zip", "A.XLSX", "a.doc"])
def test_a_kind_of_file_that_is_no_text_is_named_as_skipped(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (error,) = found(tmp_path)
    assert isinstance(error, NotTextError)
    assert name in str(error)
    assert Path(name).suffix.lower() in error.problem


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    (error,) = found(tmp_path / "none.txt")
    assert isinstance(error, UnreadableError)
    assert "No such file" in error.problem


def test_a_pipe_is_an_error_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = found(tmp_path)
    assert isinstance(error, UnreadableError)
    assert "pipe" in error.problem


def test_a_device_is_an_error() -> None:
    (error,) = found(Path("/dev/zero"))
    assert isinstance(error, UnreadableError)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert [source.id for source in good(tmp_path)] == ["a"]
    (error,) = bad(tmp_path)
    assert error.where.endswith("self")


def test_a_broken_link_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (error,) = found(tmp_path)
    assert isinstance(error, UnreadableError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        items = found(tmp_path)
    finally:
        closed.chmod(0o700)
    assert [type(item).__name__ for item in items] == ["Source", "UnreadableError"]


def test_a_folder_that_the_system_refuses_is_an_error_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "closed").mkdir()
    listed = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    items = found(tmp_path)
    assert [type(item).__name__ for item in items] == ["Source", "UnreadableError"]
    assert str(items[1]).startswith(f"{tmp_path}/closed: cannot be read: Permission denied")


def test_a_huge_file_is_an_error_and_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantu.read.sources.LARGEST", 1 << 20)
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(1 << 40)
    (error,) = found(tmp_path)
    assert isinstance(error, UnreadableError)
    assert "1 MiB" in error.problem


def test_a_bomb_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantu.read.sources.LARGEST", 1 << 20)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"0" * (8 << 20)))
    (error,) = found(tmp_path)
    assert isinstance(error, UnreadableError)


@pytest.mark.parametrize("data", [b"not packed", gzip.compress(b"text", mtime=0)[:-9], b"\x1f\x8b\x08"])
def test_a_damaged_packed_file_is_an_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt.gz").write_bytes(data)
    (error,) = found(tmp_path)
    assert isinstance(error, UnreadableError)
    assert "\n" not in str(error)


def test_odd_names_of_files_stay_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").touch()
    (error,) = found(tmp_path)
    assert "\n" not in str(error)
