"""Source → Article: the steps of reading, in their order."""

from __future__ import annotations

import re

from guantu.config import Config
from guantu.errors import EmptyError, NotChineseError
from guantu.ids import digest
from guantu.lexicon import Lexicon
from guantu.read.decoding import decode
from guantu.read.docx import docx_text
from guantu.read.normal import normalise
from guantu.read.outlets import outlets
from guantu.read.pdf import pdf_text
from guantu.read.publication import publication
from guantu.read.sections import sections
from guantu.read.source import Kind, Source
from guantu.read.webpage import web_page
from guantu.records import Article, Section, SectionKind

_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def read(source: Source, config: Config, lexicon: Lexicon) -> Article:
    """Read one document. Raises EmptyError, NotTextError, NotChineseError, UnreadableError: one clear line each."""
    raw, frame = _text(source)
    _check(raw, source.source, config.min_han)
    normal = normalise(raw)
    title = normalise(frame.title).text if frame.title else None
    parts = sections(normal.text, title)
    published = publication(normal.text, parts, date=frame.date, url=frame.url)
    outlet = normalise(frame.outlet).text if frame.outlet else None
    day = published.start if published else None
    return Article(
        id=source.id,
        source=source.source,
        digest=digest(raw),
        raw=raw,
        text=normal.text,
        alignment=normal.alignment,
        sections=parts,
        script=normal.script,
        title=title or _headline(normal.text, parts),
        url=frame.url,
        published=published,
        outlets=outlets(normal.text, parts, lexicon, outlet=outlet, url=frame.url, on=day),
        repairs=normal.repairs,
    )


def _text(source: Source) -> tuple[str, Source]:
    """The raw text, and the source with what its own format tells of title, date, address and outlet."""
    if source.text is not None:
        return source.text, source
    data = source.data or b""
    if source.kind is Kind.HTML:
        return web_page(source)
    if source.kind is Kind.PDF:
        return pdf_text(source)
    if source.kind is Kind.DOCX:
        return docx_text(source)
    return decode(data, where=source.source).text, source


def _check(raw: str, where: str, min_han: float) -> None:
    if not raw.strip():
        raise EmptyError(where=where, problem="expected text, got nothing but white space", remedy="leave it out")
    han = sum(map(len, _HAN.findall(raw)))
    letters = sum(map(len, _LETTERS.findall(raw)))
    if not han or han < min_han * letters:
        share = round(100 * han / letters) if letters else 0
        raise NotChineseError(
            where=where,
            problem=f"not Chinese text ({share} % Han characters)",
            remedy="pass --min-han 0 to keep it" if han else "leave it out",
        )


def _headline(text: str, parts: tuple[Section, ...]) -> str | None:
    for part in parts:
        if part.kind is SectionKind.HEADLINE:
            return " ".join(text[part.start : part.end].split())
    return None
