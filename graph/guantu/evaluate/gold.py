"""Gold documents and extractions on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guantu.errors import EmptyError, RecordError, UnreadableError
from guantu.ids import digest

Document = dict[str, Any]


def load_gold(path: Path) -> list[Document]:
    """The gold documents of a folder (`*.json`, one a file) or of a JSON-lines file, each with an id and a text.

    Raises UnreadableError, EmptyError, RecordError.
    """
    if path.is_dir():
        documents = [_document(_text(file), where=str(file)) for file in sorted(path.glob("*.json"))]
    else:
        documents = list(_lines(path))
    if not documents:
        raise EmptyError(where=str(path), problem="no gold document", remedy="expected *.json files or JSON lines")
    for document in documents:
        if not isinstance(document.get("text"), str):
            raise RecordError(where=f"{path}#{document['id']}", problem="expected the field text in a gold document")
    return documents


def load_predictions(path: Path) -> dict[str, Document]:
    """The extractions of a JSON-lines file, as `guantu extract` writes it, by id. Raises as load_gold does."""
    return {document["id"]: document for document in _lines(path)}


def gold_digest(documents: Iterable[Mapping[str, Any]]) -> str:
    """The SHA-256 of the gold set, whatever files it came in and in whatever order."""
    lines = (json.dumps(document, ensure_ascii=False, sort_keys=True) for document in documents)
    return digest("\n".join(sorted(lines)))


def _lines(path: Path) -> list[Document]:
    lines = enumerate(_text(path).split("\n"), start=1)
    return [_document(line, where=f"{path}:{number}") for number, line in lines if line.strip()]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(where=str(path), problem=f"expected a readable UTF-8 file, got: {error}") from error


def _document(text: str, *, where: str) -> Document:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordError(where=where, problem=f"expected one JSON object, got: {error}") from error
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise RecordError(where=where, problem="expected a JSON object with an id")
    return document
