"""Source → Article: the steps of reading, in their order."""

from __future__ import annotations

import re

from guantu.config import Config
from guantu.errors import EmptyError, NotChineseError
from guantu.ids import digest
from guantu.lexicon import Lexicon
from guantu.read.decoding import decode
from guantu.read.docx import docx_text
from guantu.read.edits import normalised_position
from guantu.read.normal import Normal, normalise
from guantu.read.outlets import outlets
from guantu.read.pdf import pdf_text
from guantu.read.publication import publication
from guantu.read.sections import sections
from guantu.read.source import Kind, Loaded, Source
from guantu.read.webpage import web_page
from guantu.records import Article, Section, SectionKind

_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")
_OTHER = re.compile(r"[^\W\d_\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")  # letters that are not Han
_HEAD = 2000  # code points that nearly always prove a text to be Chinese


def read(source: Source, config: Config, lexicon: Lexicon) -> Article:
    """Read one document. Raises EmptyError, NotTextError, NotChineseError, UnreadableError: one clear line each."""
    loaded = _load(source)
    raw, frame = loaded.text, loaded.source
    _check(raw, frame.source, config.min_han)
    normal = normalise(raw)
    title = normalise(frame.title).text if frame.title else None
    parts = sections(normal.text, title, body=_body(loaded, normal))
    published = publication(normal.text, parts, date=frame.date, url=frame.url, printed=loaded.printed)
    return Article(
        id=frame.id,
        source=frame.source,
        digest=digest(raw),
        raw=raw,
        text=normal.text,
        alignment=normal.alignment,
        sections=parts,
        script=normal.script,
        title=title or _headline(normal.text, parts),
        url=frame.url,
        published=published,
        outlets=outlets(
            normal.text,
            parts,
            lexicon,
            outlet=normalise(frame.outlet).text if frame.outlet else None,
            url=frame.url,
            region=config.region,
            on=published.start if published else None,
        ),
        repairs=normal.repairs,
    )


def _load(source: Source) -> Loaded:
    """The raw text of a source, whatever it is written in."""
    if source.text is not None:
        return Loaded(text=source.text, source=source)
    if source.kind is Kind.HTML:
        return web_page(source)
    if source.kind is Kind.PDF:
        return pdf_text(source)
    if source.kind is Kind.DOCX:
        return docx_text(source)
    return Loaded(text=decode(source.data or b"", where=source.source).text, source=source)


def _check(raw: str, where: str, min_han: float) -> None:
    if not raw.strip():
        raise EmptyError(where=where, problem="expected text, got nothing but white space", remedy="leave it out")
    others = sum(map(len, _OTHER.findall(raw)))
    han = sum(map(len, _HAN.findall(raw[:_HEAD])))
    if not han or han < min_han * (han + others):
        han = sum(map(len, _HAN.findall(raw)))
    if not han or han < min_han * (han + others):
        share = round(100 * han / (han + others)) if han else 0
        raise NotChineseError(
            where=where,
            problem=f"not Chinese text ({share} % Han characters)",
            remedy="pass --min-han 0 to keep it" if han else "leave it out",
        )


def _body(loaded: Loaded, normal: Normal) -> tuple[int, int] | None:
    """The stretch of the article in the normalised text, where the file format told it."""
    if loaded.body is None:
        return None
    start, end = (normalised_position(normal.alignment, place, len(normal.text)) for place in loaded.body)
    return (start, end) if start < end else None


def _headline(text: str, parts: tuple[Section, ...]) -> str | None:
    lines = [" ".join(text[p.start : p.end].split()) for p in parts if p.kind is SectionKind.HEADLINE]
    return " ".join(lines) or None
