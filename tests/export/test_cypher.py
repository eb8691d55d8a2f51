"""Cypher statements: whole, merged on ids, and with no way out of a string."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from export.graphs import small_graph
from guantu.export.cypher import literal, write_cypher


def test_each_kind_of_node_and_edge_has_a_statement_that_merges_on_ids(tmp_path: Path) -> None:
    write_cypher(small_graph(), tmp_path / "graph.cypher")
    constraint, *statements = (tmp_path / "graph.cypher").read_text("utf-8").splitlines()
    assert constraint.startswith("CREATE CONSTRAINT")
    kinds = [re.search(r"SET n:(\w+)|\[r:(\w+)", statement) for statement in statements]
    found = [match[1] or match[2] for match in kinds if match]
    assert found == ["Person", "Post", "Region", "COOPERATES", "HOLDS", "INSPECTS", "OF", "VISITS"]
    assert all(statement.endswith(";") and "MERGE" in statement for statement in statements)


@given(st.text())
def test_no_text_gets_out_of_its_string(text: str) -> None:
    written = literal(text)
    assert re.fullmatch(r'"(?:[^"\\\n\r]|\\.)*"', written)
