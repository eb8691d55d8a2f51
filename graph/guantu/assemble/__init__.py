"""assemble makes the graph: things become nodes, claims of one fact become one edge.

Takes: Readings in any order, their Linker, the Config.
Gives: a networkx MultiDiGraph as docs/reference/graph.md describes it.
Knows: which claims tell one fact, and what a fact's dates follow from.
Never: makes an edge without a claim and its evidence, or one that schema.py does not allow.
"""

from guantu.assemble.graph import assemble

__all__ = ["assemble"]
