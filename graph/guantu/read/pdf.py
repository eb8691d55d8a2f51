"""PDF → text by pypdf (extra `pdf`), with the lines of a paragraph joined again."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace

from guantu.errors import EmptyError, NotTextError, UnreadableError
from guantu.read.source import Loaded, Source

FULL = 0.8  # share of the longest lines' length from which a line without a full stop goes on in the next

_STOP = re.compile(r"[。！？!?：:；;”」）)]\s*$")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？）”])[ \t]+(?=[\u3400-\u9fff（“])")


def pdf_text(source: Source) -> Loaded:
    """The text of a PDF and its frame. Offsets count in this text, since a PDF has none of its own.

    Raises UnreadableError without the extra or for an encrypted file, NotTextError for a damaged one, EmptyError for
    scanned pages.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise UnreadableError(
            where=source.source,
            problem="expected the extra `pdf` to be installed for PDF files",
            remedy="run: pip install 'guantu[pdf]'",
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is in the error, or does no harm
    try:
        reader = PdfReader(io.BytesIO(source.data or b""))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(
                where=source.source, problem="expected a PDF without a password", remedy="decrypt it first"
            )
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except UnreadableError:
        raise
    except Exception as error:  # pypdf lets every kind through for files that are not what they say
        raise NotTextError(
            where=source.source,
            problem=f"expected a PDF, got one that cannot be parsed ({type(error).__name__}: {error})",
            remedy="convert it to text",
        ) from error
    text = "\n".join(_joined(page) for page in pages)
    if not text.strip():
        raise EmptyError(
            where=source.source,
            problem="expected text, got a PDF without any (scanned pages)",
            remedy="recognise it first (OCR)",
        )
    return Loaded(text=text, source=replace(source, title=source.title or _plausible(title)))


def _joined(page: str) -> str:
    """The page with its paragraphs on one line each: a full line without a stop goes on in the next one."""
    lines = [_HAN_GAP.sub("", line.rstrip()) for line in page.split("\n")]
    widths = sorted(map(len, lines))
    widest = widths[-max(1, len(widths) // 10)]  # one line that sticks out does not count
    pieces: list[str] = []
    for line in lines:
        pieces.append(line.strip())
        goes_on = len(line) >= FULL * widest and widest > 12 and not _STOP.search(line)
        pieces.append("" if goes_on else "\n")
    return "".join(pieces)


def _plausible(title: str | None) -> str | None:
    """The title field of a PDF is often the name of a template or file; only one in Chinese is taken."""
    return title.strip() if title and re.search(r"[\u3400-\u9fff]{4}", title) and "." not in title else None
