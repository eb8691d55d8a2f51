"""Stamps: whether a stored reading is still what reading the document again would give."""

from __future__ import annotations

import json
from functools import cache
from importlib import metadata
from pathlib import Path

import guantu
from guantu.config import Config
from guantu.errors import ModelError
from guantu.ids import digest
from guantu.read import Source
from guantu.run.manifest import LIBRARIES
from guantu.tag.neural.folder import META, SHIPPED, find_model

# What takes part in making a reading, besides the model.
PARTS = ("read", "tag", "relate", "lexicon", "records.py", "schema.py", "dates.py", "config.py")


class Stamps:
    """Stamps for the documents of a run: they change with the document, the configuration and the program."""

    def __init__(self, config: Config) -> None:
        self._common = digest(json.dumps([config.as_dict(), _model(config), program()], sort_keys=True))

    def __call__(self, source: Source) -> str:
        """The stamp of a document: of its bytes and all that is known about it."""
        about = (source.id, source.source, source.kind, source.date, source.title, source.url, source.outlet)
        content = source.data if source.data is not None else source.text or ""
        return digest(json.dumps([self._common, about, digest(content)]))


@cache
def program() -> str:
    """A digest of what takes part in reading: code, tables, and the versions of libraries."""
    home = Path(guantu.__file__).parent
    files = [file for part in PARTS for file in _files(home / part)]
    return digest(json.dumps([[metadata.version(name) for name in LIBRARIES], _digests(files, home)]))


def _model(config: Config) -> object:
    """Digests of the files of the model; the name itself for an installed spaCy pipeline."""
    try:
        folder = find_model(config.model or SHIPPED)
    except ModelError:
        return config.model
    meta = folder / META  # has the digests of the other files
    return _digests([meta] if meta.is_file() else _files(folder), folder)


def _files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    return [file for file in files if file.is_file() and file.suffix != ".pyc"]


def _digests(files: list[Path], home: Path) -> list[tuple[str, str]]:
    return [(file.relative_to(home).as_posix(), digest(file.read_bytes())) for file in files]
