"""One document before it is read: where it stands, its bytes or text, and what is known about it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LARGEST = 64 << 20  # bytes of one document, unpacked; the longest real ones have some hundred thousand


class Kind(StrEnum):
    """How the bytes of a document are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document to be read; it can be pickled and handed to a worker.

    id: the file's stem or the record's id, unique among the sources of a run. source: path, or path#id of a record.
    data: the file's bytes, or text: the record's text field; the other one is None.
    date, title, url, outlet: as the record gives them, None where it does not.
    """

    id: str
    source: str
    kind: Kind = Kind.TEXT
    data: bytes | None = None
    text: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A document after its file format is taken off.

    text: the raw text. source: with what the format itself tells of title, address and outlet.
    body: the stretch of the text that is the article, None where only the text can tell.
    printed: the date that a page's markup suggests, which is weaker than one that is printed as a source line.
    """

    text: str
    source: Source
    body: tuple[int, int] | None = None
    printed: str | None = None
