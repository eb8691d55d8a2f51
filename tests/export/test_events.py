"""Events in the formats: there once, not counted as relations, and drawn only where they tell more than a line does."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.export.ftm import iter_entities
from guantu.export.gexf import write_gexf
from guantu.export.graphml import write_graphml
from guantu.export.jsonld import iter_things
from guantu.export.panel import write_panel
from guantu.export.part import drawn, focus
from guantu.lexicon.lexicon import load_lexicon
from guantu.resolve import resolve
from guantu.schema import OF_EVENTS, EdgeKind, NodeKind


def graph() -> nx.MultiDiGraph[str]:
    """A visit that three facts tell of, and a meeting that one tells of."""
    draft = Draft("a", date="2021-06-04")
    draft.region("南通市", code="320600")
    draft.site("滨河博物馆", region="南通市")
    for name in ("高原远", "陆小溪", "林山青"):
        draft.person(name)
    draft.claim("高原远", EdgeKind.VISITS, "南通市")
    draft.claim("高原远", EdgeKind.INSPECTS, "滨河博物馆")
    draft.claim("陆小溪", EdgeKind.ACCOMPANIES, "高原远")
    draft.claim("陆小溪", EdgeKind.MEETS, "林山青")
    readings = [draft.reading()]
    return assemble(readings, resolve(readings, load_lexicon()), Config())


def events(found: nx.MultiDiGraph[str]) -> list[str]:
    return sorted(node["event"] for _, node in found.nodes(data=True) if node["kind"] == NodeKind.EVENT)


def test_graphml_has_events_as_nodes_with_their_dates(tmp_path: Path) -> None:
    write_graphml(graph(), tmp_path / "g.graphml")
    back = nx.read_graphml(tmp_path / "g.graphml")
    found = {node["event"]: (node["start"], node["end"]) for _, node in back.nodes(data=True) if node["event"]}
    assert found == dict.fromkeys(("Visit", "Meeting"), ("2021-06-04", "2021-06-04"))


def test_gexf_has_events_as_spells(tmp_path: Path) -> None:
    write_gexf(graph(), tmp_path / "g.gexf")
    text = (tmp_path / "g.gexf").read_text("utf-8")
    assert text.count('start="2021-06-04"') == graph().number_of_edges() + 2


def test_followthemoney_has_events_with_those_involved_and_no_links_for_them() -> None:
    entities = list(iter_entities(graph()))
    (visit,) = [e for e in entities if e["schema"] == "Event" and e["properties"]["keywords"] == ["Visit"]]
    names = {e["id"]: e["properties"].get("name", [""])[0] for e in entities}
    assert {names[id] for id in visit["properties"]["involved"]} == {"高原远", "陆小溪"}
    assert visit["properties"]["location"] == ["南通市", "滨河博物馆"]
    assert sum(e["schema"] == "UnknownLink" for e in entities) == 5  # four relations, and where the museum is


def test_json_ld_says_what_kind_of_event_it_is() -> None:
    kinds = [thing["@type"] for thing in iter_things(graph()) if "schema:Event" in thing["@type"]]
    assert sorted(map(json.dumps, kinds)) == ['["schema:Event", "Meeting"]', '["schema:Event", "Visit"]']


def test_the_panel_counts_no_relation_twice(tmp_path: Path) -> None:
    write_panel(graph(), tmp_path / "panel.csv")
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["relation"] for row in csv.DictReader(file)}
    assert not kinds & OF_EVENTS
    assert "MEETS" in kinds


def test_an_event_that_one_line_tells_is_not_drawn() -> None:
    whole = graph()
    assert events(whole) == ["Meeting", "Visit"]
    assert events(drawn(whole)) == ["Visit"]


def test_no_step_leads_over_an_event_and_it_comes_along_with_two_of_its_things() -> None:
    whole = graph()
    ids = {node["name"]: id for id, node in whole.nodes(data=True)}
    part = focus(whole, [ids["陆小溪"]], 1)
    names = {node["name"] for _, node in part.nodes(data=True) if node["kind"] != NodeKind.EVENT}
    assert names == {"陆小溪", "高原远", "林山青"}
    assert events(part) == ["Meeting", "Visit"]
