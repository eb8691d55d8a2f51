"""The graph as one HTML file that works offline: drawing, search, filters, and each fact with its sentence.

Takes: a MultiDiGraph as docs/reference/graph.md describes it. Gives: a page (`write_html`, `page_html`) or a frame for
a notebook (`notebook_frame`). Knows: networkx, pyvis and its vis-network, the tables of the schema.
Never: changes the graph, asks the network for anything, lets a text of the data become markup or code.
"""

from guantu.export.html.notebook import notebook_frame
from guantu.export.html.page import page_html, write_html

__all__ = ["notebook_frame", "page_html", "write_html"]
