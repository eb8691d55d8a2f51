"""Labels raw news with a teacher, and keeps the sentences that the teacher is sure of, as examples for a student."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from guantu.tag.neural.pieces import iter_pieces
from guantu.tag.neural.tagger import TaggedSpan
from guantu.train.corpora import Sentence

SURE = 0.6
"""Every span of a kept sentence has at least this score."""
PART = 2000
"""Texts that are labelled at once; the last part may go over the limit by so many."""
LEFT_OPEN = {"default": (), "cluener": (), "resume": ("LOC",)}
"""Types whose habit a guideline does not have; the others have none of titles."""
_MARKUP = re.compile(r"<!--.*?-->|\*\*|[ \t\u3000]*\n\s*")


def iter_news_sentences(corpus: Path, *, every: int) -> Iterator[str]:
    """Sentences of 10 to 150 characters of a .jsonl.gz of news, each once; one in `every`, chosen by its digest."""
    known: set[bytes] = set()
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = _MARKUP.sub("\n", json.loads(line)["text"])
            for start, end in iter_pieces(text):
                sentence = text[start:end].strip()
                mark = hashlib.blake2b(sentence.encode(), digest_size=8).digest()
                if 10 <= len(sentence) <= 150 and mark[0] % every == 0 and mark not in known:
                    known.add(mark)
                    yield sentence


class Teaching(Protocol):
    """What labels texts: a Tagger or a Team."""

    def tag(self, texts: Sequence[str], *, guideline: str = "default") -> list[list[TaggedSpan]]: ...


def label(teacher: Teaching, texts: Sequence[str], *, limit: int, guideline: str = "default") -> list[Sentence]:
    """At most `limit` characters of sentences with spans, as the teacher reads them by the guideline."""
    open_types = LEFT_OPEN.get(guideline, ("TITLE",))
    kept: list[Sentence] = []
    size = 0
    for begin in range(0, len(texts), PART):
        part = texts[begin : begin + PART]
        for text, found in zip(part, teacher.tag(part, guideline=guideline), strict=True):
            if size >= limit:
                return kept
            spans = [span for span in found if span.label not in open_types]
            if spans and min(span.score for span in spans) >= SURE:
                triples = tuple((span.start, span.end, span.label) for span in spans)
                kept.append(Sentence(text=text, spans=triples, guideline=guideline, open_types=open_types))
                size += len(text)
    return kept


def write_sentences(file: Path, sentences: Sequence[Sentence]) -> None:
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for sentence in sentences:
            lines.write(json.dumps(asdict(sentence), ensure_ascii=False) + "\n")


def read_sentences(file: Path) -> list[Sentence]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Sentence(
            text=row["text"],
            spans=tuple((start, end, name) for start, end, name in row["spans"]),
            guideline=row["guideline"],
            open_types=tuple(row["open_types"]),
        )
        for row in rows
    ]
