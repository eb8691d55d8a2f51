"""Floors hold until somebody says out loud that they may fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from guantu.errors import ConfigError
from guantu.evaluate import Floors, gold_digest, load_floors, write_floors


def test_a_figure_below_its_floor_or_gone_is_named() -> None:
    floors = Floors(gold="x", floors={"roles": 0.9, "entities": 0.8, "relations/VISITS": 0.7})
    broken = floors.broken({"roles": 0.89, "entities": 0.8})
    assert [line.split(":")[0] for line in broken] == ["relations/VISITS", "roles"]


def test_floors_are_rounded_down_so_that_the_same_figures_keep_them(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, gold="x", figures={"roles": 0.9129})
    assert load_floors(path).floors == {"roles": 0.912}
    assert load_floors(path).broken({"roles": 0.9129}) == ()


def test_lowering_a_floor_needs_the_flag(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, gold="x", figures={"roles": 0.9})
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="--lower-floors"):
        write_floors(path, gold="x", figures={"roles": 0.8})
    assert path.read_bytes() == before
    assert write_floors(path, gold="x", figures={"roles": 0.8}, lower=True).floors == {"roles": 0.8}


def test_raising_a_floor_needs_no_flag(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, gold="x", figures={"roles": 0.8})
    assert write_floors(path, gold="x", figures={"roles": 0.9}).floors == {"roles": 0.9}


def test_floors_of_another_gold_set_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = write_floors(path, gold="x", figures={"roles": 0.9})
    with pytest.raises(ConfigError, match="gold set"):
        floors.check_gold("y", where=path)
    with pytest.raises(ConfigError, match="gold set"):
        write_floors(path, gold="y", figures={"roles": 0.95})


def test_a_damaged_floors_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    for text in ("{", "[]", '{"gold": "x"}', '{"gold": "x", "floors": {"roles": "high"}}'):
        path.write_text(text, "utf-8")
        with pytest.raises(ConfigError) as caught:
            load_floors(path)
        assert "\n" not in str(caught.value)


def test_the_digest_of_a_gold_set_does_not_depend_on_the_order_of_its_files() -> None:
    documents = [{"id": "a", "text": "甲"}, {"text": "乙", "id": "b"}]
    assert gold_digest(documents) == gold_digest([{"id": "b", "text": "乙"}, documents[0]])
    assert gold_digest(documents) != gold_digest(documents[:1])
