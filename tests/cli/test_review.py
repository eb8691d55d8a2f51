"""A reviewer walks through pairs of namesakes in the terminal; the last word can be taken back and given again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guantu.resolve import load_ledger
from guantu.run.manifest import LEDGER
from guantu.run.pipeline import build

CITIES = ("江苏省苏州市市长", "云南省昆明市副市长", "湖南省长沙市市委秘书长")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A build with three bearers of one name, so three pairs to ask about."""
    news = tmp_path / "news"
    news.mkdir()
    for number, post in enumerate(CITIES):
        (news / f"a{number}.txt").write_text(f"{post}方海到工业园区调研。\n", "utf-8")
    build([news], output=tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What the reviewer will type, one letter an answer."""

    def typed(letters: str) -> None:
        answers: Iterator[str] = iter(letters)
        monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))

    return typed


def verdicts(folder: Path) -> list[str]:
    return [entry.verdict for entry in load_ledger(folder / LEDGER)]


def numbers(text: str) -> list[str]:
    """The numbers of the pairs as they were shown."""
    return [line.split()[0] for line in text.splitlines() if " of 3: " in line]


def test_each_pair_is_shown_once_and_the_words_are_kept(
    guantu: Callable[..., Any], folder: Path, answer: Callable[[str], None]
) -> None:
    answer("ysn")
    typed = guantu("review", folder, "--who", "lin")
    assert numbers(typed.out) == ["1", "2", "3"]
    assert "2 words kept" in typed.out
    assert verdicts(folder) == ["same", "different"]


def test_a_word_taken_back_is_asked_again(
    guantu: Callable[..., Any], folder: Path, answer: Callable[[str], None]
) -> None:
    answer("nsu?yq")
    typed = guantu("review", folder, "--who", "lin")
    assert numbers(typed.out) == ["1", "2", "3", "1", "2"]
    assert "taken back: different" in typed.out
    assert "1 word kept" in typed.out
    assert verdicts(folder) == ["same"]


def test_where_nothing_was_said_there_is_nothing_to_take_back(
    guantu: Callable[..., Any], folder: Path, answer: Callable[[str], None]
) -> None:
    answer("uq")
    typed = guantu("review", folder, "--who", "lin")
    assert "nothing to take back" in typed.out
    assert "kept;" not in typed.out


def test_a_list_asks_nothing_and_needs_no_name(guantu: Callable[..., Any], folder: Path) -> None:
    assert numbers(guantu("review", folder, "--list").out) == ["1", "2", "3"]
    assert verdicts(folder) == []


def test_each_sentence_of_a_side_is_shown_once(guantu: Callable[..., Any], folder: Path) -> None:
    shown = guantu("review", folder, "--list", "--limit", "1").out
    assert shown.count("“") == 2
