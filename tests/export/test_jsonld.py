"""JSON-LD: every term stands in the context or is ours, every reference leads somewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from export.graphs import RAW, small_graph
from guantu.export.jsonld import CONTEXT, TYPES, write_jsonld


def _graph(tmp_path: Path) -> dict[str, dict[str, Any]]:
    write_jsonld(small_graph(), tmp_path / "graph.jsonld")
    value = json.loads((tmp_path / "graph.jsonld").read_text("utf-8"))
    assert value["@context"] == CONTEXT
    return {thing["@id"]: thing for thing in value["@graph"]}


def test_references_lead_to_things_of_the_document(tmp_path: Path) -> None:
    things = _graph(tmp_path)
    for thing in things.values():
        ends = [thing[term] for term in ("subject", "object", "holder", "post", "body", "region") if term in thing]
        assert set(ends) <= set(things)
        assert {evidence["document"] for evidence in thing.get("evidence", ())} <= set(things)


def test_types_use_prefixes_that_the_context_defines(tmp_path: Path) -> None:
    assert {name.partition(":")[0] for name in TYPES.values()} <= set(CONTEXT)
    assert _graph(tmp_path)["person-1"]["@type"] == "schema:Person"


def test_a_membership_has_its_holder_its_post_and_its_evidence(tmp_path: Path) -> None:
    membership = _graph(tmp_path)["holds-1"]
    assert (membership["holder"], membership["post"], membership["status"]) == ("person-1", "post-1", "current")
    (evidence,) = membership["evidence"]
    assert RAW[evidence["quoteStart"] : evidence["quoteEnd"]] == evidence["quote"]
