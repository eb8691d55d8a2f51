"""The command line: each command is one call of the library, and this is the only room that prints.

Takes: arguments. Gives: tables, files, an exit status: 0 all documents read, 3 some skipped, 2 wrong usage, 1 failure.
Knows: rich and typer. Never: holds logic of its own; imports a heavy room before a command needs it.
"""

from guantu.cli.app import app, main

__all__ = ["app", "main"]
