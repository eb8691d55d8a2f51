"""The page on reading says what the code does."""

from __future__ import annotations

from pathlib import Path

from guantu.read.collection import COLLECTIONS
from guantu.read.normal import normalise
from guantu.read.sources import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "reading.md").read_text("utf-8")


def test_every_kind_of_file_is_named() -> None:
    kinds = {ending for ending in KINDS if ending not in (".text", ".xhtml")} | COLLECTIONS
    assert [ending for ending in sorted(kinds) if f"`{ending}`" not in PAGE] == []


def test_the_examples_of_repair_are_true() -> None:
    lines = [line.split(" | ") for line in PAGE.split("\n") if line.startswith(("| 網", "| 當", "| 顯"))]
    assert len(lines) == 3
    for raw, text, *_ in lines:
        assert normalise(raw.removeprefix("| ")).text == text
    assert normalise("艾某．吐某").text == "艾某·吐某"
    assert normalise("李翀(chōng)某").text == "李翀(chōng)某"
