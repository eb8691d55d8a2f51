"""The table of formats: a name that users type, to the function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from guantu.export.cypher import write_cypher
from guantu.export.ftm import write_ftm
from guantu.export.gexf import write_gexf
from guantu.export.graphml import write_graphml
from guantu.export.html import write_html
from guantu.export.jsonld import write_jsonld
from guantu.export.nodelink import write_nodelink
from guantu.export.panel import write_panel
from guantu.export.png import png
from guantu.export.svg import svg
from guantu.export.tables import write_tables

Write = Callable[[nx.MultiDiGraph, Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """write: takes the graph and the path to make. name: of the file or folder in an output folder.

    folder: True where the format is several files in a folder. binary: True where it is no text. about: in words, for
    the help.
    """

    write: Write
    name: str
    about: str
    folder: bool = False
    binary: bool = False


EXPORTERS: dict[str, Format] = {
    "graphml": Format(write=write_graphml, name="graph.graphml", about="GraphML for networkx, igraph, Gephi"),
    "gexf": Format(write=write_gexf, name="graph.gexf", about="GEXF for Gephi, with its timeline"),
    "html": Format(write=write_html, name="graph.html", about="the page: one file, offline, with search and evidence"),
    "csv": Format(write=write_tables, name="csv", about="nodes, edges, evidence, documents as tables", folder=True),
    "json": Format(write=write_nodelink, name="graph.json", about="node-link JSON with all claims and texts"),
    "jsonld": Format(write=write_jsonld, name="graph.jsonld", about="JSON-LD with schema.org, ORG and PROV"),
    "ftm": Format(write=write_ftm, name="graph.ftm.json", about="FollowTheMoney entities as JSON lines"),
    "cypher": Format(write=write_cypher, name="graph.cypher", about="statements for Neo4j or Memgraph"),
    "panel": Format(write=write_panel, name="panel.csv", about="relations by pair and year, for statistics"),
    "svg": Format(write=svg, name="graph.svg", about="the picture of the graph, for papers"),
    "png": Format(write=png, name="graph.png", about="the same picture in pixels", binary=True),
}
