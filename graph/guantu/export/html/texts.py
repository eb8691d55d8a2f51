"""The raw texts that the page quotes: whole where they fit, else the surroundings of each quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guantu.records import Claim, Document, Evidence

WHOLE = 6_000_000
"""Up to this many code points of all documents together, the texts go into the page whole (about 7 MB compressed)."""
AROUND = 240
"""Beyond that: this many code points on either side of each quote."""

Stretch = list[int | str]


def clean(text: str) -> str:
    """The text with each lone surrogate, which no file can hold, as U+FFFD: as many code points as before."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
    return text


def stretches(documents: Mapping[str, Document | None], claims: Iterable[Claim]) -> list[list[Stretch]]:
    """For each document its stretches as [offset in code points, text], in order, without overlap.

    A quote of a document that is missing, or whose text is another, becomes a stretch of its own: what was recorded is
    what is shown.
    """
    evidence: dict[str, list[Evidence]] = {id: [] for id in documents}
    for claim in claims:
        for one in claim.evidence:
            evidence[one.article].append(one)
    whole = sum(len(document.raw) for document in documents.values() if document) <= WHOLE
    return [_of(document, evidence[id], whole=whole) for id, document in documents.items()]


def _of(document: Document | None, evidence: list[Evidence], *, whole: bool) -> list[Stretch]:
    raw = document.raw if document else ""
    if any(raw[one.start : one.end] != one.quote for one in evidence):
        quotes = sorted({(one.start, clean(one.quote)) for one in evidence})
        return [[start, quote] for start, quote in quotes]
    if whole:
        return [[0, clean(raw)]] if raw else []
    spans: list[tuple[int, int]] = []
    for start, end in sorted((max(0, one.start - AROUND), min(len(raw), one.end + AROUND)) for one in evidence):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return [[start, clean(raw[start:end])] for start, end in spans]
