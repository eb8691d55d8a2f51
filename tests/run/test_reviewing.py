"""A reviewer is asked about what was in doubt, and the word that is given counts in the next build."""

from __future__ import annotations

from pathlib import Path

import pytest

from guantu.resolve import load_ledger
from guantu.run.manifest import LEDGER
from guantu.run.pipeline import build
from guantu.run.reviewing import doubtful, say, take_back

TEXTS = {
    "a": "江苏省苏州市市长方海到工业园区调研。\n",
    "b": "云南省昆明市副市长方海会见了客人。\n",
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    for id, text in TEXTS.items():
        (news / f"{id}.txt").write_text(text, "utf-8")
    build([news], output=tmp_path / "out")
    return tmp_path


def _people(home: Path) -> int:
    return len(build([home / "news"], output=home / "out").graph.people("方海"))


def test_two_bearers_of_a_name_are_kept_apart_until_a_reviewer_joins_them(built: Path) -> None:
    assert _people(built) == 2
    (pair,) = doubtful(built / "out", limit=5)
    assert not pair.same
    assert {pair.left.ref, pair.right.ref} == {"a#方海", "b#方海"}
    say(built / "out", pair, same=True, who="lin", when="2026-01-05")
    assert _people(built) == 1


def test_both_sides_are_shown_with_their_posts_and_their_words(built: Path) -> None:
    (pair,) = doubtful(built / "out", limit=5)
    for side in (pair.left, pair.right):
        assert side.posts
        assert all(quote in TEXTS[side.ref[0]] for quote in side.quotes)
    assert pair.reasons
    assert any("方海" in line for line in pair.lines())


def test_what_a_reviewer_spoke_of_is_not_asked_again_and_a_word_can_be_taken_back(built: Path) -> None:
    (pair,) = doubtful(built / "out", limit=5)
    say(built / "out", pair, same=False, who="lin", when="2026-01-05", why="two careers")
    (entry,) = load_ledger(built / "out" / LEDGER)
    assert (entry.verdict, entry.who, entry.why) == ("different", "lin", "two careers")
    build([built / "news"], output=built / "out")
    assert doubtful(built / "out", limit=5) == []
    assert "different" in take_back(built / "out")
    assert take_back(built / "out") == ""
    assert load_ledger(built / "out" / LEDGER) == ()
