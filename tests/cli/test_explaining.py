"""The explanation of one reading, on a terminal and in a file."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from guantu.cli.explaining import print_explanation
from guantu.config import Config
from guantu.lexicon import load_lexicon
from guantu.read import Source, read
from guantu.records import Reading
from guantu.relate import relate
from guantu.tag import Tagger

TEXT = "绍兴市委书记岑远帆会见赣州市市长晏清如。\n岑远帆将访问法国。"


@pytest.fixture(scope="module")
def reading() -> Reading:
    lexicon, config = load_lexicon(), Config(without=("tagger",))
    article = read(Source(id="a", source="a.txt", text=TEXT), config, lexicon)
    return relate(article, Tagger(lexicon, config).tag(article), lexicon)


def shown(reading: Reading, *, terminal: bool = False) -> str:
    file = io.StringIO()
    print_explanation(reading, Console(file=file, force_terminal=terminal, width=200, highlight=False))
    return file.getvalue()


def test_without_colours_the_mentions_stand_in_the_braces_of_the_tests(reading: Reading) -> None:
    assert "{B:绍兴市委}{T:书记}{P:岑远帆}会见{L:赣州市}{T:市长}{P:晏清如}。" in shown(reading)


def test_with_colours_the_text_stands_as_it_is_but_for_them(reading: Reading) -> None:
    out = shown(reading, terminal=True)
    assert "{P:" not in out
    assert "\x1b[1;34m岑远帆" in out


def test_columns_stand_under_each_other_though_chinese_characters_are_wide(reading: Reading) -> None:
    lines = shown(reading).splitlines()
    rows = [line for line in lines if line.startswith(("PER ", "ORG ", "LOC ", "TITLE "))]
    places = {cell_len(row[: row.index(maker)]) for row in rows for maker in [row.split()[2]]}
    assert len(rows) >= 5
    assert len(places) == 1


def test_no_line_ends_with_white_space(reading: Reading) -> None:
    assert [line for line in shown(reading).splitlines() if line != line.rstrip()] == []


def test_every_mention_says_who_found_it(reading: Reading) -> None:
    out = shown(reading)
    assert all(mention.maker in out for mention in reading.mentions)


def test_a_sentence_stands_once_with_all_its_claims(reading: Reading) -> None:
    claims = shown(reading).split("claims", 1)[1]
    assert claims.count("绍兴市委书记岑远帆会见赣州市市长晏清如。") == 1
    for words in ("岑远帆 –HOLDS→ ", "晏清如 –HOLDS→ ", "岑远帆 –MEETS→ 晏清如", "cue 会见", "rule meet:verb ("):
        assert words in claims


def test_what_stays_out_of_the_graph_says_so(reading: Reading) -> None:
    assert "岑远帆 –VISITS→ 法国  planned: not in the graph" in shown(reading)
