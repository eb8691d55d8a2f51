"""Read turns files and records into articles: text with its way back to the raw one, and the frame around it.

Takes: paths and a Config (`iter_sources`), one Source and the Lexicon (`read`).
Gives: Sources, with an InputError in the place of what cannot be opened; one Article, or the InputError that it raises.
Knows: encodings, damage by converters, both scripts, furniture of web pages, datelines, publishers.
Never: finds a name, title or relation in the text; drops anything without a word; opens the network.
"""

from guantu.read.article import read
from guantu.read.source import Kind, Source
from guantu.read.sources import iter_sources

__all__ = ["Kind", "Source", "iter_sources", "read"]
