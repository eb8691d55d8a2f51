"""FollowTheMoney entities with the schemata and properties of that model."""

from __future__ import annotations

import json
from pathlib import Path

from export.graphs import small_graph
from guantu.export.ftm import write_ftm

# Properties of the model's schemata that are used, with those that they inherit (followthemoney/schema/*.yaml).
_THING = {"name", "alias", "sourceUrl", "publisher", "classification"}
_INTERVAL = {"startDate", "endDate", "date", "summary", "sourceUrl", "publisher", "proof"}
SCHEMATA = {
    "Person": _THING,
    "Organization": _THING,
    "PublicBody": _THING,
    "Position": {*_THING, "organization", "subnationalArea"},
    "Address": {*_THING, "full"},
    "Event": {*_THING, *_INTERVAL},
    "Article": {*_THING, "title", "fileName", "publishedAt", "language"},
    "Occupancy": {*_INTERVAL, "holder", "post", "status"},
    "UnknownLink": {*_INTERVAL, "subject", "object", "role"},
}


def _entities(tmp_path: Path) -> dict[str, dict[str, object]]:
    write_ftm(small_graph(), tmp_path / "graph.json")
    lines = (tmp_path / "graph.json").read_text("utf-8").splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


def test_every_entity_has_a_schema_and_properties_of_the_model_and_lists_of_strings(tmp_path: Path) -> None:
    for entity in _entities(tmp_path).values():
        properties = entity["properties"]
        assert isinstance(properties, dict)
        assert set(properties) <= SCHEMATA[str(entity["schema"])]
        for values in properties.values():
            assert values
            assert all(isinstance(value, str) for value in values)


def test_links_join_entities_that_are_there_and_of_the_kinds_that_the_model_asks_for(tmp_path: Path) -> None:
    entities = _entities(tmp_path)
    occupancy = entities["holds-1"]["properties"]
    assert isinstance(occupancy, dict)
    assert entities[occupancy["holder"][0]]["schema"] == "Person"
    assert entities[occupancy["post"][0]]["schema"] == "Position"
    assert entities["post-1"]["properties"] == {
        "name": ["云州市市长"],
        "organization": ["region-1"],
        "subnationalArea": ["云州市"],
    }
    for entity in entities.values():
        properties = entity["properties"]
        assert isinstance(properties, dict)
        for name in ("subject", "object", "proof", "organization"):
            assert set(properties.get(name, ())) <= set(entities)


def test_a_relation_is_a_link_with_its_word_and_its_quote(tmp_path: Path) -> None:
    link = _entities(tmp_path)["visits-1"]
    assert link["schema"] == "UnknownLink"
    properties = link["properties"]
    assert isinstance(properties, dict)
    assert (properties["role"], properties["startDate"]) == (["visits"], ["2021-06"])
    assert properties["summary"] == ["云州市市长岑远帆率团赴白县考察。"]
