"""GEXF 1.3 (https://gexf.net/schema.html): the graph for Gephi, with its timeline.

An edge or an event with known dates is a spell from the first day of its start to the last day of its end; where only
the articles are dated, from the first to the last of them. Not supported: hierarchy, dynamic or visual attributes.
"""

from __future__ import annotations

from calendar import monthrange
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from guantu.export.graphml import flat_graph


def write_gexf(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph to a GEXF file."""
    flat = flat_graph(graph)
    for _, data in flat.nodes(data=True):
        _make_spell(data)
    for _, _, key, data in flat.edges(keys=True, data=True):
        data["id"] = key
        data["stated_start"], data["stated_end"] = data["start"], data["end"]
        _make_spell(data)
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.3")
    writer.add_graph(flat)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the same graph gives the same bytes on any day
    with path.open("wb") as file:
        writer.write(file)


def _make_spell(data: dict[str, Any]) -> None:
    """`start` and `end` are the format's own words for a spell, and must be whole days."""
    first, last = data.pop("start"), data.pop("end")
    if first := first or data.get("first_seen", ""):
        data["start"] = first_day(first)
    if last := last or data.get("last_seen", ""):
        data["end"] = last_day(last)


def first_day(prefix: str) -> str:
    """The first day of a year, month or day.

    >>> first_day("2021"), first_day("2021-02"), first_day("2021-06-04")
    ('2021-01-01', '2021-02-01', '2021-06-04')
    """
    return prefix + "-01-01"[len(prefix) - 4 :]


def last_day(prefix: str) -> str:
    """The last day of a year, month or day.

    >>> last_day("2021"), last_day("2021-02"), last_day("2021-06-04")
    ('2021-12-31', '2021-02-28', '2021-06-04')
    """
    if len(prefix) == 4:
        prefix += "-12"
    if len(prefix) == 7:
        year, month = int(prefix[:4]), int(prefix[5:])
        prefix += f"-{monthrange(year, month)[1]:02}"
    return prefix
