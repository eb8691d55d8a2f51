"""The dyad-year panel: articles counted by pair, relation and year."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from export.graphs import claim, edge, small_graph
from guantu.export.panel import write_panel
from guantu.schema import EdgeKind


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_article_counts_once_for_a_pair_and_year_however_many_facts_it_tells(tmp_path: Path) -> None:
    write_panel(small_graph(), tmp_path / "panel.csv")
    rows = {(row["relation"], row["year"]): row for row in _rows(tmp_path / "panel.csv")}
    assert rows["COOPERATES", "2021"]["articles"] == "1"
    assert rows["COOPERATES", "2021"]["directed"] == "no"
    assert rows["VISITS", "2021"]["subject_name"] == "岑远帆"


def test_articles_of_other_years_and_undated_ones_have_rows_of_their_own(tmp_path: Path) -> None:
    graph = small_graph()
    documents = graph.graph["documents"]
    documents["a2"] = replace(documents["a1"], id="a2", date="2022-01-01")
    documents["a3"] = replace(documents["a1"], id="a3", date=None)
    for article in ("a2", "a3"):
        edge(graph, "person-1", "region-2", f"visits-{article}", claim(EdgeKind.VISITS, 0, 16, article=article))
    write_panel(graph, tmp_path / "panel.csv")
    years = [row["year"] for row in _rows(tmp_path / "panel.csv") if row["relation"] == "VISITS"]
    assert years == ["", "2021", "2022"]
