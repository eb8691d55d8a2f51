"""The page for people who know SQL names every table with its columns, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from guantu.store import Store
from guantu.store.tables import LINKER_TABLES, READING_TABLES, VIEWS


def test_every_table_and_column_stands_on_the_page(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs/reference/sql.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", page, re.MULTILINE)
    described = {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}
    with Store(tmp_path / "x.duckdb") as store:
        made = {
            name: list(store.sql(f"select * from {name}").columns)  # noqa: S608
            for name in (*(table.name for table in (*READING_TABLES, *LINKER_TABLES)), *VIEWS)
        }
    assert described == made
