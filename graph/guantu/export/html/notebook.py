"""The page inside a notebook: the same file in a frame that can do nothing outside itself."""

from __future__ import annotations

import html

import networkx as nx

from guantu.export.html.page import page_html

# Scripts run, but in an origin of their own: the page cannot read the notebook, its cookies or its server.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


def notebook_frame(graph: nx.MultiDiGraph, *, title: str | None = None, height: int = 720) -> str:
    """An iframe element to be shown as HTML (`IPython.display.HTML`, or as `_repr_html_`). height is in pixels."""
    page = html.escape(page_html(graph, title=title), quote=True)
    return (
        f'<iframe srcdoc="{page}" sandbox="{SANDBOX}" width="100%" height="{height:d}" '
        f'style="border:0" title="{html.escape(title or "官图", quote=True)}"></iframe>'
    )
