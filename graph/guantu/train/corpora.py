"""The annotated corpora as one kind of example: a piece of text, one tag a character, and the types it leaves open.

A corpus that does not annotate a type says nothing about it: where such a corpus has O, the type's tags stay allowed
(`open_types`), so that the loss neither rewards nor punishes them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guantu.tag.neural.lattice import LABELS, TAGS
from guantu.tag.neural.pieces import iter_pieces

GUIDELINES = ("default", "msra", "cluener", "resume", "uner", "aishell")
"""Whose habits to follow. `default` is what the product uses: see models/official_news/CARD.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A source of examples: the file's stem, its guideline, its labels, and which types it does not annotate."""

    stem: str
    guideline: str
    labels: dict[str, str]
    open_types: tuple[str, ...] = ()


_PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_CLUENER = {"name": "PER", "organization": "ORG", "company": "ORG", "government": "ORG", "address": "LOC",
            "scene": "LOC", "position": "TITLE"}  # fmt: skip
_RESUME = {"NAME": "PER", "ORG": "ORG", "LOC": "LOC", "TITLE": "TITLE"}
_MEMBERSHIP = frozenset({"中共党员", "党员", "民主党派成员"})

TRAIN = (
    Corpus(stem="msra.train", guideline="msra", labels=_PLAIN, open_types=("TITLE",)),
    Corpus(stem="cluener.train", guideline="cluener", labels=_CLUENER),
    Corpus(stem="resume.train", guideline="resume", labels=_RESUME, open_types=("LOC",)),
    Corpus(stem="uner_gsdsimp.train", guideline="uner", labels=_PLAIN, open_types=("TITLE",)),
    Corpus(stem="aishell.dev", guideline="aishell", labels=_PLAIN, open_types=("TITLE",)),
)
DEV = (
    Corpus(stem="cluener.dev", guideline="cluener", labels=_CLUENER),
    Corpus(stem="resume.dev", guideline="resume", labels=_RESUME, open_types=("LOC",)),
    Corpus(stem="uner_gsdsimp.dev", guideline="uner", labels=_PLAIN, open_types=("TITLE",)),
)
TEST = (
    Corpus(stem="msra.test", guideline="msra", labels=_PLAIN, open_types=("TITLE",)),
    Corpus(stem="resume.test", guideline="resume", labels=_RESUME, open_types=("LOC",)),
    Corpus(stem="uner_gsdsimp.test", guideline="uner", labels=_PLAIN, open_types=("TITLE",)),
    Corpus(stem="aishell.test", guideline="aishell", labels=_PLAIN, open_types=("TITLE",)),
)
"""Never trained or tuned on; models/official_news/CARD.md says how often each was looked at."""
HELD_OUT = 20
"""One sentence in so many of msra.train, chosen by its digest, is kept for development."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A text with spans (start, end, label), code points, end excluded, labels mapped to LABELS."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    guideline: str
    open_types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A piece of a sentence: `tags` holds an index into TAGS for each code point."""

    text: str
    tags: tuple[int, ...]
    guideline: str
    open_types: tuple[str, ...]


def is_held_out(text: str) -> bool:
    """Whether a sentence of msra.train belongs to the development part."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") % HELD_OUT == 0


def iter_sentences(folder: Path, corpus: Corpus) -> Iterator[Sentence]:
    """The corpus as mapped sentences. Spans with a label outside the map are left out; overlaps keep the longest."""
    with gzip.open(folder / f"{corpus.stem}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            spans = [
                (start, end, corpus.labels[label])
                for start, end, label in row.get("entities", ())
                if label in corpus.labels and not (label == "TITLE" and text[start:end] in _MEMBERSHIP)
            ]
            yield Sentence(text=text, spans=flat(spans), guideline=corpus.guideline, open_types=corpus.open_types)


def flat(spans: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Without overlaps: longer spans first, then earlier ones."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if start < end and all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, label))
    return tuple(sorted(kept))


def iter_examples(sentence: Sentence) -> Iterator[Example]:
    """The sentence cut as the tagger cuts it; a span that a cut goes through is tagged in its first piece only."""
    tags = [0] * len(sentence.text)
    for start, end, label in sentence.spans:
        tags[start:end] = bioes(end - start, label)
    for start, end in iter_pieces(sentence.text):
        piece = tags[start:end]
        head = 0
        while head < len(piece) and TAGS[piece[head]][0] in "IE":
            piece[head] = 0
            head += 1
        if TAGS[piece[-1]][0] in "BI":
            last = max(i for i, tag in enumerate(piece) if TAGS[tag][0] == "B")
            piece[last:] = bioes(len(piece) - last, TAGS[piece[-1]][2:])
        yield Example(
            text=sentence.text[start:end],
            tags=tuple(piece),
            guideline=sentence.guideline,
            open_types=sentence.open_types,
        )


def bioes(length: int, label: str) -> list[int]:
    """The tags of a span of `length` characters."""
    base = 1 + 4 * LABELS.index(label)
    if length == 1:
        return [base + 3]
    return [base, *[base + 1] * (length - 2), base + 2]
