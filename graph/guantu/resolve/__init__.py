"""resolve decides which entity of which article is which thing of the graph, and can say why.

Takes: all Readings in any order, the Lexicon, a reviewer's ledger.
Gives: a Linker: linked entities, links, judgements with reasons, repeats of articles.
Knows: regions and their successors, names of organs, forms of titles, how rare a name is.
Never: merges people on a name alone, against a negative, or by the order in which articles came.
"""

from guantu.resolve.ledger import Entry, append, load_ledger, undo
from guantu.resolve.linking import resolve

__all__ = ["Entry", "append", "load_ledger", "resolve", "undo"]
