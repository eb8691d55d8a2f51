"""The ledger is a plain text file that people edit; mistakes in it are named by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from guantu.errors import ConfigError
from guantu.resolve import Entry, append, load_ledger, undo

SAME = Entry(verdict="same", left="a#甲", right="b#甲", who="lin", when="2026-01-05", why="一人")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def test_what_is_appended_is_read_back(path: Path) -> None:
    rename = Entry(verdict="rename", left="a#甲", name="乙")
    append(path, SAME)
    append(path, rename)
    assert load_ledger(path) == (SAME, rename)
    assert "一人" in path.read_text("utf-8")


def test_undo_takes_the_last_word_back(path: Path) -> None:
    append(path, SAME)
    append(path, Entry(verdict="different", left="a#甲", right="c#甲"))
    assert undo(path) == Entry(verdict="different", left="a#甲", right="c#甲")
    assert load_ledger(path) == (SAME,)
    assert undo(path) == SAME
    assert undo(path) is None


def test_the_last_word_on_a_pair_counts_in_either_order(path: Path) -> None:
    append(path, SAME)
    append(path, Entry(verdict="different", left="b#甲", right="a#甲"))
    assert [entry.verdict for entry in load_ledger(path)] == ["different"]


def test_open_takes_back_what_was_said_of_a_pair(path: Path) -> None:
    append(path, SAME)
    append(path, Entry(verdict="open", left="b#甲", right="a#甲"))
    assert load_ledger(path) == ()


def test_comments_and_empty_lines_are_passed_over(path: Path) -> None:
    path.write_text('# 说明\n\n{"verdict": "same", "left": "a#甲", "right": "b#甲"}', "utf-8")
    append(path, Entry(verdict="rename", left="a#甲", name="乙"))
    assert [entry.verdict for entry in load_ledger(path)] == ["same", "rename"]


def test_no_file_is_no_word(path: Path) -> None:
    assert load_ledger(path) == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no json", "Expecting value"),
        ("[1]", "expected an object"),
        ('{"verdict": "maybe", "left": "a#甲", "right": "b#甲"}', "expected one of same, different"),
        ('{"verdict": "same", "left": "甲", "right": "b#甲"}', "expected article#name"),
        ('{"verdict": "same", "left": "a#甲"}', "got nothing"),
        ('{"verdict": "rename", "left": "a#甲"}', "expected the new name"),
        ('{"verdict": "same", "left": "a#甲", "right": "b#甲", "when": "today"}', "expected a date"),
        ('{"verdict": "same", "left": "a#甲", "right": "b#甲", "whoo": "x"}', "unknown key whoo"),
        ('{"left": "a#甲"}', "verdict"),
    ],
)
def test_a_wrong_line_is_named(line: str, why: str, path: Path) -> None:
    path.write_text('{"verdict": "same", "left": "a#甲", "right": "b#甲"}\n' + line, "utf-8")
    with pytest.raises(ConfigError, match=r"ledger\.jsonl:2: .*" + why):
        load_ledger(path)
