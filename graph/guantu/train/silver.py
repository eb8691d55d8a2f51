"""Labels raw news with a teacher, and keeps the sentences that the teacher is sure of, as examples for a student."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from guantu.tag.neural.pieces import iter_pieces
from guantu.tag.neural.tagger import Tagger
from guantu.train.corpora import Sentence

SURE = 0.6
"""Every span of a kept sentence has at least this score."""
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


def label(teacher: Tagger, texts: list[str], *, limit: int) -> list[Sentence]:
    """At most `limit` characters of sentences with spans, as the teacher reads them by the default guideline."""
    kept: list[Sentence] = []
    size = 0
    for text, spans in zip(texts, teacher.tag(texts), strict=True):
        if size >= limit:
            break
        if spans and min(span.score for span in spans) >= SURE:
            triples = tuple((span.start, span.end, span.label) for span in spans)
            kept.append(Sentence(text=text, spans=triples, guideline="default", open_types=()))
            size += len(text)
    return kept
