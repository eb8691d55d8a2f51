"""Which program this is: digests of its own code and tables, so that what it made before is known to be its own."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

import guantu
from guantu.ids import digest

HOME = Path(guantu.__file__).parent
# The libraries whose version can change a result.
LIBRARIES = ("duckdb", "networkx", "numpy", "onnxruntime", "opencc", "pypinyin", "pyvis", "spacy")
# What takes part in making a reading, besides the model; all else can change without reading again.
READING = ("read", "tag", "relate", "lexicon", "records.py", "schema.py", "dates.py", "config.py")


@cache
def versions() -> dict[str, str]:
    """The versions of guantu, Python and the libraries that can change a result; `program` is a digest of the code."""
    found = {"guantu": metadata.version("guantu"), "program": digest_of(_code())[:16]}
    return found | {"python": platform.python_version()} | {name: metadata.version(name) for name in LIBRARIES}


@cache
def reading_digest() -> str:
    """A digest of the code and tables that take part in making a reading, and of the versions of libraries."""
    files = [file for part in READING for file in files_of(HOME / part)]
    return digest(" ".join((digest_of(files), *(metadata.version(name) for name in LIBRARIES))))


def files_of(path: Path) -> list[Path]:
    """A file, or all files below a folder, sorted; without compiled code."""
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    return [file for file in files if file.is_file() and file.suffix != ".pyc"]


def digest_of(files: Iterable[Path]) -> str:
    """A digest of the names and contents of files."""
    return digest("\n".join(f"{file.name} {digest(file.read_bytes())}" for file in files))


def _code() -> list[Path]:
    # A trained model has a digest of its own, and stands elsewhere in a working copy.
    return [file for file in files_of(HOME) if "models" not in file.relative_to(HOME).parts]
