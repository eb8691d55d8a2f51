"""Bad input: one clear line each that says what, where and what to do; the other documents are built."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from e2e.conftest import ARTICLE, type_command

Guantu = Callable[..., subprocess.CompletedProcess[str]]


def _make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


# Each makes a bad document at the path.
BAD: dict[str, Callable[[Path], Any]] = {
    "empty.txt": Path.touch,
    "blank.txt": lambda path: path.write_text(" \n\t\n", "utf-8"),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "picture.png": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "english.txt": lambda path: path.write_text("The governor visited the city on Friday. " * 20, "utf-8"),
    "dangling-link.txt": lambda path: path.symlink_to(path.parent / "nowhere"),
    "socket": _make_socket,
    "broken.jsonl.gz": lambda path: path.write_bytes(b"\x1f\x8b not gzip at all"),
    "broken.jsonl": lambda path: path.write_text("{\n", "utf-8"),
    "no-text.jsonl": lambda path: path.write_text('{"id": "x", "body": "江苏省省长到苏州市调研。"}\n', "utf-8"),
    "no-object.jsonl": lambda path: path.write_text("[1, 2]\n", "utf-8"),
    "broken.json": lambda path: path.write_text("{", "utf-8"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """One build of a good article among all the bad ones, and of a folder that cannot be opened."""
    home = tmp_path_factory.mktemp("hostile")
    news = home / "news"
    news.mkdir()
    (news / "good.txt").write_text(ARTICLE, "utf-8")
    for name, make in BAD.items():
        make(news / name)
    below_a_file = news / "good.txt" / "folder"  # refused even to the administrator, unlike permissions
    return home, type_command("build", news, below_a_file, "-o", home / "out")


@pytest.mark.parametrize("name", [*BAD, "good.txt/folder"])
def test_a_bad_document_is_told_on_one_line_with_what_to_do(
    name: str, built: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    home, done = built
    start = f"skipped {home / 'news' / name}:"
    (line,) = (line for line in done.stderr.splitlines() if line.startswith(start))
    assert "; " in line, "the line says what to do"


def test_the_exit_status_says_that_some_were_skipped_and_each_has_its_line(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = built
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == len(BAD) + 1


def test_the_good_document_is_built_and_run_json_has_the_reasons_for_the_others(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    home, done = built
    manifest = json.loads((home / "out" / "run.json").read_text("utf-8"))
    assert [document["id"] for document in manifest["documents"]] == ["good"]
    assert sorted(f"skipped {row['reason']}" for row in manifest["skipped"]) == sorted(done.stderr.splitlines())
    assert (home / "out" / "graph.graphml").stat().st_size > 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind the administrator")
def test_a_folder_without_permission_is_named_and_the_others_are_built(
    guantu: Guantu, article: Path, tmp_path: Path
) -> None:
    (article / "closed").mkdir(mode=0)
    try:
        done = guantu("build", article, "-o", tmp_path / "out")
    finally:
        (article / "closed").chmod(0o700)
    assert done.returncode == 3
    assert str(article / "closed") in done.stderr


@pytest.mark.parametrize("command", ["build", "extract"])
def test_an_output_that_cannot_be_written_is_found_before_the_work(
    command: str, guantu: Guantu, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    done = guantu(command, article / "good.txt", article / "none.txt", "-o", tmp_path / "file" / "out")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()  # no document was looked at, so none.txt is not told
    assert str(tmp_path / "file") in line
    assert done.stdout == ""
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_when_every_document_is_bad_the_build_says_so_and_is_still_whole(
    guantu: Guantu, article: Path, tmp_path: Path
) -> None:
    (article / "good.txt").write_bytes(b"")
    done = guantu("build", article, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["counts"]["documents"] == 0


def test_a_path_that_is_not_there_is_told(guantu: Guantu, tmp_path: Path) -> None:
    done = guantu("extract", tmp_path / "none.txt")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert "none.txt" in line


def test_quiet_prints_nothing_but_errors(guantu: Guantu, article: Path, tmp_path: Path) -> None:
    done = guantu("build", article, "-o", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_markup_and_control_characters_of_a_text_reach_neither_terminal_nor_page_alive(
    guantu: Guantu, article: Path, tmp_path: Path
) -> None:
    text = (
        "江苏省省长岑远帆\u202e到苏州市调研。</script><script>alert(1)</script>[bold red]江苏省委书记佟一参加。\n" * 2
    )
    (article / "bad\u202e.txt").write_text(text, "utf-8")
    done = guantu("build", article, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "\u202e" not in done.stdout + done.stderr
    assert "<script>alert(1)" not in (tmp_path / "out" / "graph.html").read_text("utf-8")
    explained = guantu("explain", article).stdout
    assert "岑远帆" in explained
    assert "\u202e" not in explained
