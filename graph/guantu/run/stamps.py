"""Stamps: whether a stored reading is still what reading the document again would give."""

from __future__ import annotations

import json

from guantu.config import Config
from guantu.errors import ModelError
from guantu.ids import digest
from guantu.read import Source
from guantu.run.program import digest_of, files_of, reading_digest
from guantu.tag.neural.folder import META, SHIPPED, find_model


class Stamps:
    """Stamps for the documents of a run: they change with the document, the configuration, the model, the program."""

    def __init__(self, config: Config) -> None:
        self._common = digest(json.dumps([config.as_dict(), _model(config), reading_digest()], sort_keys=True))

    def __call__(self, source: Source) -> str:
        """The stamp of a document: of its bytes and all that is known about it."""
        about = (source.id, source.source, source.kind, source.date, source.title, source.url, source.outlet)
        content = source.data if source.data is not None else source.text or ""
        return digest(json.dumps([self._common, about, digest(content)]))


def _model(config: Config) -> str:
    """A digest of the model's files; the name itself for an installed spaCy pipeline."""
    try:
        folder = find_model(config.model or SHIPPED)
    except ModelError:
        return config.model
    meta = folder / META  # has the digests of the other files
    return digest_of([meta] if meta.is_file() else files_of(folder))
