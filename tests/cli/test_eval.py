"""`guantu eval` on extractions that stand in a file, and on texts that it reads itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOLD = {
    "id": "a",
    "text": "江苏省省长岑远帆到白县调研。",
    "entities": [{"name": "岑远帆", "type": "PER"}, {"name": "江苏省", "type": "LOC", "aliases": ["江苏"]}],
    "roles": [{"person": "岑远帆", "body": "江苏省", "title": "省长", "status": "current"}],
    "relations": [{"type": "VISITS", "subject": "岑远帆", "object": "江苏省", "optional": True}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold"
    path.mkdir()
    (path / "a.json").write_text(json.dumps(GOLD, ensure_ascii=False), "utf-8")
    return path


def _extracted(tmp_path: Path, **groups: object) -> Path:
    path = tmp_path / "extracted.jsonl"
    path.write_text(json.dumps({**GOLD, **groups}, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_extractions_in_a_file_are_scored(guantu: Callable[..., Any], gold: Path, tmp_path: Path) -> None:
    typed = guantu("eval", gold, _extracted(tmp_path, entities=GOLD["entities"][:1]), "--json")
    assert typed.status == 0
    figures = json.loads(typed.out)
    assert (figures["entities"], figures["roles"], figures["entities_micro"]) == (0.6667, 1.0, 0.6667)
    assert figures["kinds"] == {"entities/LOC": 0.0, "entities/PER": 1.0}


def test_the_table_shows_the_figures_and_as_many_errors_as_asked_for(
    guantu: Callable[..., Any], gold: Path, tmp_path: Path
) -> None:
    typed = guantu("eval", gold, _extracted(tmp_path, entities=[]), "--errors", 1)
    assert "macro F1   entities 0.0000   roles 1.0000   relations 0.0000   mean 0.3333" in typed.out
    assert "a missed entities 岑远帆 | PER" in typed.out
    assert "a missed entities 江苏省" not in typed.out


def test_calibration_shows_the_share_of_right_items(guantu: Callable[..., Any], gold: Path, tmp_path: Path) -> None:
    roles = [{**GOLD["roles"][0], "score": 0.92}]
    typed = guantu("eval", gold, _extracted(tmp_path, roles=roles), "--json", "--calibration")
    (band,) = json.loads(typed.out)["calibration"]
    assert (band["group"], band["low"], band["high"], band["share"]) == ("roles", 0.9, 0.95, 1.0)


def test_a_figure_below_its_floor_fails_the_run(guantu: Callable[..., Any], gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert guantu("eval", gold, _extracted(tmp_path), "--floors", floors, "--set-floors", "--quiet").status == 0
    assert guantu("eval", gold, _extracted(tmp_path), "--floors", floors, "--quiet").status == 0
    typed = guantu("eval", gold, _extracted(tmp_path, roles=[]), "--floors", floors, "--quiet")
    assert (typed.status, typed.out) == (1, "")
    assert typed.errors == [
        "below its floor: mean: expected at least 0.6660, got 0.3333",
        "below its floor: roles: expected at least 1.0000, got 0.0000",
    ]


def test_floors_cannot_be_set_lower_without_the_flag(guantu: Callable[..., Any], gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    guantu("eval", gold, _extracted(tmp_path), "--floors", floors, "--set-floors", "--quiet")
    worse = _extracted(tmp_path, roles=[])
    typed = guantu("eval", gold, worse, "--floors", floors, "--set-floors", "--quiet")
    assert typed.status == 1
    assert "--lower-floors" in typed.err
    assert guantu("eval", gold, worse, "--floors", floors, "--set-floors", "--lower-floors", "--quiet").status == 0


def test_setting_floors_without_a_file_is_told(guantu: Callable[..., Any], gold: Path, tmp_path: Path) -> None:
    typed = guantu("eval", gold, _extracted(tmp_path), "--set-floors")
    assert typed.status == 1
    assert "--floors" in typed.err


def test_the_gold_texts_are_read_where_no_extractions_are_given(guantu: Callable[..., Any], gold: Path) -> None:
    typed = guantu("eval", gold, "--json")
    assert (typed.status, typed.err) == (0, "")
    assert json.loads(typed.out)["roles"] == 1.0
