"""DOCX → text by python-docx (extra `docx`): paragraphs and the cells of tables, in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from guantu.errors import EmptyError, NotTextError, UnreadableError
from guantu.read.source import LARGEST, Loaded, Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

UNPACKED = 8 * LARGEST  # bytes that the parts of a file may have together


def docx_text(source: Source) -> Loaded:
    """The text of a DOCX file and its frame. Offsets count in this text.

    Raises UnreadableError without the extra, NotTextError for a damaged file or a zip bomb, EmptyError without text.
    """
    try:
        import docx
    except ImportError as error:
        raise UnreadableError(
            where=source.source,
            problem="expected the extra `docx` to be installed for DOCX files",
            remedy="run: pip install 'guantu[docx]'",
        ) from error
    data = io.BytesIO(source.data or b"")
    try:
        with zipfile.ZipFile(data) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > UNPACKED:
            raise NotTextError(
                where=source.source,
                problem=f"expected a DOCX file of up to {UNPACKED >> 20} MiB unpacked, got {size >> 20} MiB",
                remedy="convert it to text",
            )
        document = docx.Document(data)
        text = "\n".join(_lines(document))
        title = document.core_properties.title
    except NotTextError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each let their own kinds through
        raise NotTextError(
            where=source.source,
            problem=f"expected a DOCX file, got one that cannot be parsed ({type(error).__name__}: {error})",
            remedy="convert it to text",
        ) from error
    if not text.strip():
        raise EmptyError(
            where=source.source, problem="expected text, got a DOCX file without any", remedy="leave it out"
        )
    return Loaded(text=text, source=replace(source, title=source.title or title or None))


def _lines(container: Document | _Cell) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                seen: set[int] = set()
                for cell in row.cells:
                    if id(cell._tc) not in seen:  # a merged cell comes once for each column
                        seen.add(id(cell._tc))
                        yield from _lines(cell)
        else:
            yield block.text
