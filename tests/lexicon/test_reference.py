"""The reference page of the lexicon counts the rows that there are, and its example runs."""

from __future__ import annotations

import re
from pathlib import Path

from guantu.lexicon import Ambiguous, load_lexicon

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "lexicon.md").read_text("utf-8")


def test_the_counts_are_those_of_the_tables() -> None:
    counted = 0
    for names, numbers in re.findall(r"^\| ([a-z_., ]+tsv) \| ([\d, ]+) \|", PAGE, flags=re.MULTILINE):
        for name, number in zip(names.split(", "), re.findall(r"[\d,]*\d", numbers), strict=True):
            text = (ROOT / "graph" / "guantu" / "lexicon" / "data" / name).read_text("utf-8")
            rows = [line for line in text.splitlines() if line and not line.startswith("#")]
            assert f"{len(rows) - 1:,}" == number, name
            counted += 1
    assert counted == 15


def test_the_example_gives_what_its_comments_say() -> None:
    regions = load_lexicon().regions
    scope: dict[str, object] = {}
    exec(re.search(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)[1], scope)  # type: ignore[index]  # noqa: S102
    assert scope["regions"] is regions
    old = regions.by_code("420600", on="2005")
    assert old is not None
    assert old.name == "襄樊市"
    assert isinstance(regions.resolve("朝阳区"), Ambiguous)
