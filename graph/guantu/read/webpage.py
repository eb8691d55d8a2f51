"""HTML → text by trafilatura, with what the page tells of its title, date, address and outlet."""

from __future__ import annotations

from dataclasses import replace

from guantu.errors import EmptyError, UnreadableError
from guantu.read.decoding import decode
from guantu.read.source import Source


def web_page(source: Source) -> tuple[str, Source]:
    """The text of a page and its frame. The text is what trafilatura extracts, so offsets count in that."""
    try:
        import trafilatura
    except ImportError as error:
        raise UnreadableError(
            where=source.source,
            problem="expected the extra `html` to be installed for HTML files",
            remedy="run: pip install 'guantu[html]'",
        ) from error
    html = decode(source.data or b"", where=source.source).text
    found = trafilatura.bare_extraction(html, url=source.url, include_comments=False, with_metadata=True)
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        raise EmptyError(
            where=source.source, problem="expected an article, got a page without text", remedy="save its text instead"
        )
    return found.text, replace(
        source,
        title=source.title or found.title,
        date=source.date or found.date,
        url=source.url or found.url,
        outlet=source.outlet or found.sitename,
    )
