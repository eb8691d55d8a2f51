"""store keeps what was read in one DuckDB file, so that a build goes on, grows and shrinks without starting over.

Takes: Readings, the Linker made of them, the facts of the run.
Gives: the same Readings back, in the order of their ids; what is stored under which stamp; tables for SQL.
Knows: transactions, the shape of the records, that a file may be damaged, locked or of another version.
Never: runs anything that is stored; lets a query read files or change tables.
"""

from guantu.store.store import Rows, Store

__all__ = ["Rows", "Store"]
