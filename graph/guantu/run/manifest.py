"""run.json: what a build was made from, by which versions, what was skipped and why, and how long it took."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from guantu.errors import InputError

# The libraries whose version can change a result.
LIBRARIES = ("duckdb", "networkx", "opencc", "pypinyin", "pyvis", "spacy")
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A document that was not read: where it is, the kind of error, and the line that explains it."""

    where: str
    error: str
    reason: str


def skipped(error: InputError) -> Skipped:
    """The entry for an error."""
    return Skipped(where=error.where, error=type(error).__name__, reason=str(error))


def versions() -> dict[str, str]:
    """The versions of guantu, Python and the libraries that can change a result."""
    found = {"guantu": metadata.version("guantu"), "python": platform.python_version()}
    return found | {name: metadata.version(name) for name in LIBRARIES}
