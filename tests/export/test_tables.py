"""CSV as a spreadsheet and a program read it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from export.graphs import RAW, small_graph
from guantu.export.tables import FORMULA_STARTS, harmless, write_tables


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_join_on_ids_and_the_evidence_stands_in_the_raw_text(tmp_path: Path) -> None:
    write_tables(small_graph(), tmp_path)
    nodes, edges, evidence = (_rows(tmp_path / f"{name}.csv") for name in ("nodes", "edges", "evidence"))
    ids = {row["id"] for row in nodes}
    assert {row["source"] for row in edges} | {row["target"] for row in edges} <= ids
    assert {row["edge"] for row in evidence} == {row["id"] for row in edges}
    for row in evidence:
        assert RAW[int(row["evidence_start"]) : int(row["evidence_end"])] == row["quote"]
    assert [row["id"] for row in _rows(tmp_path / "documents.csv")] == ["a1"]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_text_that_a_spreadsheet_would_run_is_defused(start: str, tmp_path: Path) -> None:
    write_tables(small_graph(name=f"{start}cmd|' /C calc'!A0"), tmp_path)
    for name in ("nodes", "edges", "evidence"):
        for row in _rows(tmp_path / f"{name}.csv"):
            assert not any(
                value.startswith(FORMULA_STARTS) for column, value in row.items() if "evidence_" not in column
            )


def test_numbers_stay_numbers() -> None:
    assert harmless(-1) == -1
    assert harmless("-1") == "'-1"


def test_the_byte_order_mark_is_there_only_when_asked_for(tmp_path: Path) -> None:
    write_tables(small_graph(), tmp_path / "plain")
    write_tables(small_graph(), tmp_path / "bom", bom=True)
    assert not (tmp_path / "plain" / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "bom" / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
