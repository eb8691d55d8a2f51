"""PNG (https://www.w3.org/TR/png-3/): the picture of `svg.py` in pixels, without a browser.

resvg draws it, with the fonts of the system: without a Chinese one among them, names become boxes.
"""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from guantu.errors import OutputError
from guantu.export.svg import svg_text

TIMES = 2.0
"""Pixels for each unit of the layout: names are 30 pixels high, enough for print at the width of a column."""
MOST = 12_000
"""Pixels across and down that a picture may have; a larger graph is drawn smaller."""


def png(graph: nx.MultiDiGraph, path: Path, *, title: str | None = None) -> None:
    """Write the picture to a file. Raises OutputError where resvg is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise OutputError(
            where="--format png", problem="expected resvg to be installed", remedy="run: pip install 'guantu[png]'"
        ) from error
    text = svg_text(graph, title=title)
    path.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=text, zoom=_zoom(text))))


def _zoom(text: str) -> float:
    """How much larger than the layout.

    >>> _zoom('<svg viewBox="0 0 300 200">'), _zoom('<svg viewBox="-9 0 60000 200">')
    (2.0, 0.2)
    """
    _, _, width, height = map(float, text.split('viewBox="', 1)[1].split('"', 1)[0].split())
    return min(TIMES, MOST / max(width, height))
