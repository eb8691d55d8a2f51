"""HTML → text: the whole page line by line, the article in it by trafilatura, and what the page tells of its frame."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guantu.errors import EmptyError, NotTextError, UnreadableError
from guantu.read.decoding import decode
from guantu.read.source import Loaded, Source

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "select", "iframe", "svg", "object"})
_INLINE = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "u"}
)
_BLANK = re.compile(r"\s+")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses a text with an encoding declaration


def web_page(source: Source) -> Loaded:
    """The text of a page, which stretch of it is the article, and its frame.

    The text is what a reader sees, a line for each block; offsets count in it, since quotes with tags help nobody.
    Raises UnreadableError without the extra `html`, EmptyError for a page without an article.
    """
    try:
        import trafilatura
        from lxml import etree
        from lxml import html as parser
    except ImportError as error:
        raise UnreadableError(
            where=source.source,
            problem="expected the extra `html` to be installed for HTML files",
            remedy="run: pip install 'guantu[html]'",
        ) from error
    for library in ("trafilatura", "htmldate"):  # what they complain of is in the error below
        logging.getLogger(library).setLevel(logging.CRITICAL)
    markup = _DECLARED.sub("", decode(source.data or b"", where=source.source).text)
    try:
        tree = parser.fromstring(markup)
        found = trafilatura.bare_extraction(
            markup, url=source.url, include_comments=False, with_metadata=True, favor_recall=True
        )
    except (ValueError, RecursionError, etree.LxmlError) as error:
        raise NotTextError(
            where=source.source, problem=f"expected HTML, got what cannot be parsed ({error})", remedy="save its text"
        ) from error
    lines = [line for line in _lines(tree) if line]
    if not isinstance(found, trafilatura.settings.Document) or not (found.text or "").strip():
        raise EmptyError(
            where=source.source, problem="expected an article, got a page without text", remedy="save its text instead"
        )
    text = "\n".join(lines)
    article = [line for line in (found.text or "").split("\n") if line.strip()]
    frame = replace(
        source,
        title=source.title or _title(found.title),
        url=source.url or found.url,
        outlet=source.outlet or (found.sitename if re.search(r"[\u3400-\u9fff]{2}", found.sitename or "") else None),
    )
    return Loaded(text=text, source=frame, body=_place(lines, article), printed=found.date)


def _lines(tree: Any) -> Iterator[str]:
    """What stands in the blocks of a page, one line each, blanks folded."""
    pieces: list[str] = []
    for event, text in _events(tree):
        if event == "text":
            pieces.append(text)
        elif pieces:
            yield _BLANK.sub(" ", "".join(pieces)).strip()
            pieces = []
    if pieces:
        yield _BLANK.sub(" ", "".join(pieces)).strip()


def _events(tree: Any) -> Iterator[tuple[str, str]]:
    """Texts and breaks in the order of the page, without recursion: nested tags must not end the run."""
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        node, leaving = waiting.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag not in _INLINE
        if leaving:
            if block:
                yield "break", ""
            if node.tail and node is not tree:
                yield "text", node.tail
            continue
        waiting.append((node, True))
        if not tag or tag in _SILENT:
            continue
        if block:
            yield "break", ""
        if node.text:
            yield "text", node.text
        waiting.extend((child, False) for child in reversed(node))


def _place(lines: list[str], article: list[str]) -> tuple[int, int] | None:
    """The stretch of the joined lines from the first to the last line of the article; None where they differ."""
    plain = [_BLANK.sub("", line) for line in lines]
    wanted = [_BLANK.sub("", line) for line in article]
    found = [i for i, line in enumerate(plain) if line and any(_same(line, paragraph) for paragraph in wanted)]
    if not found:
        return None
    first, last = found[0], found[-1]
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + len("\n".join(lines[first : last + 1]))


def _same(line: str, paragraph: str) -> bool:
    """Whether a line of the page is the paragraph, or begins like it, or is the beginning of it."""
    short = min(len(line), len(paragraph), 20)
    return line == paragraph or (short >= 8 and line[:short] == paragraph[:short])


def _title(title: str | None) -> str | None:
    """The title without the name of the site: 某市召开会议_某市新闻网."""
    return re.split(r"\s*[_|｜]\s*|\s+-+\s+", title.strip())[0] or None if title else None
