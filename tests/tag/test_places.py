"""Towns abroad, and regions named by one character."""

from __future__ import annotations

from guantu.export.extraction import extraction
from quality.sentences import read_text


def test_a_town_abroad_is_not_the_county_of_the_same_name() -> None:
    reading = read_text("青岛与日本下关结成友好城市。今年是日本下关市与青岛市结好20周年。")

    assert "大理市" not in {entity["name"] for entity in extraction(reading)["entities"]}
