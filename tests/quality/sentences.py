"""The table of sentences: what a careful reader takes from each, and what the program takes, in one notation.

sentences.csv has a row for each sentence; all people and sentences are invented. Columns:

topic    what the row is about
home     GB/T 2260 code of the outlet's region, or nothing
text     the sentence; ↵ is the end of a line
holds    all posts: 甲=某市市长; body and title are compared as one string, as the annotation guidelines say. @acting,
         @former … demands a status; without it the post is held now, or given today (current, appointed); where
         careful readers write a post in two ways, both stand with | between them
relates  all relations of the default graph: VISITS 甲→某市; one with ? may be there or not; one with planned:, hoped:,
         denied: or reported: in front must be kept with that modality, and so stays out of the default graph.
         * alone: the relations of this sentence are not looked at
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guantu.config import Config
from guantu.evaluate.judge import UNDIRECTED
from guantu.evaluate.names import Names
from guantu.export.extraction import extraction
from guantu.lexicon import load_lexicon
from guantu.read import Source, read
from guantu.records import Reading
from guantu.relate import relate
from guantu.schema import DEFAULT_MODALITIES, Modality
from guantu.tag import Tagger

TABLE = Path(__file__).with_name("sentences.csv")
COLUMNS = ["topic", "home", "text", "holds", "relates"]
_HELD = ("current", "appointed")
_MODAL = ("planned", "hoped", "denied", "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A row of the table, with the line where it stands."""

    line: int
    topic: str
    home: str
    text: str
    holds: str
    relates: str

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.line}-{self.topic}"


def load_sentences(path: Path = TABLE) -> list[Sentence]:
    """The rows of the table. Raises ValueError for a row with another number of columns."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        if header != COLUMNS:
            raise ValueError(f"expected the columns {COLUMNS}, got {header}")
        found = []
        for row in rows:
            if len(row) != len(COLUMNS):
                raise ValueError(f"{path.name}:{rows.line_num}: expected {len(COLUMNS)} columns, got {len(row)}")
            topic, home, text, holds, relates = row
            found.append(
                Sentence(
                    line=rows.line_num,
                    topic=topic,
                    home=home,
                    text=text.replace("↵", "\n"),
                    holds=holds,
                    relates=relates,
                )
            )
    return found


@cache
def shipped_tagger() -> Tagger:
    """The tagger as shipped; loading it takes about a second."""
    return Tagger(load_lexicon(), Config())


def read_text(text: str, *, home: str = "", date: str | None = "2024-05-20") -> Reading:
    """The text the whole way, as if it came from an outlet of the region `home`."""
    lexicon = load_lexicon()
    source = Source(id="t", source="t.txt", text=text, date=date)
    article = read(source, Config(region=home), lexicon)
    return relate(article, shipped_tagger().tag(article), lexicon)


def differences(sentence: Sentence) -> list[str]:
    """What a careful reader and the program disagree on, in the notation of the table; nothing if they agree."""
    reading = read_text(sentence.text, home=sentence.home)
    names = Names(extraction(reading))
    found = _compare_posts(_items(sentence.holds), _posts(reading), names)
    if sentence.relates != "*":
        found += _compare_relations(_items(sentence.relates), reading, names)
    return found


def told(reading: Reading) -> tuple[str, str]:
    """What the program read, as the two last columns of the table."""
    holds = "; ".join(f"{person}={body}{title}@{status}" for person, body, title, status in _posts(reading))
    return holds, "; ".join(
        f"{'' if modality in DEFAULT_MODALITIES else modality + ':'}{kind} {subject}→{target}"
        for modality, kind, subject, target in _relations(reading)
    )


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _posts(reading: Reading) -> list[tuple[str, str, str, str]]:
    every = extraction(reading, modalities=frozenset(Modality))
    return [(role["person"], role["body"], role["title"], role["status"]) for role in every["roles"]]


def _relations(reading: Reading) -> list[tuple[Modality, str, str, str]]:
    every = extraction(reading, modalities=frozenset(Modality))
    return [(Modality(r["modality"]), r["type"], r["subject"], r["object"]) for r in every["relations"]]


def _compare_posts(expected: list[str], posts: list[tuple[str, str, str, str]], names: Names) -> list[str]:
    """Posts are the same if body and title in one string are, and the status is one that the row allows."""
    left = [(names.key(person), names.post(body, title), status) for person, body, title, status in posts]
    found = []
    for item in expected:
        held, _, status = item.partition("@")
        person, _, post = held.partition("=")
        allowed = (status,) if status else _HELD
        wanted = {(names.key(person), names.post("", form)) for form in post.split("|")}
        hits = [key for key in left if key[:2] in wanted and key[2] in allowed]
        if not hits:
            found.append(f"missed {item}")
        left = [key for key in left if key not in hits]
    return found + [f"wrong {person}={post}@{status}" for person, post, status in left]


def _compare_relations(expected: list[str], reading: Reading, names: Names) -> list[str]:
    got = [(m, _relation_key(kind, s, o, names)) for m, kind, s, o in _relations(reading)]
    default = {key for modality, key in got if modality in DEFAULT_MODALITIES}
    found = []
    for item in expected:
        modality, _, rest = item.rpartition(":")
        optional = rest.endswith("?")
        kind, _, ends = rest.removesuffix("?").partition(" ")
        subject, _, target = ends.partition("→")
        key = _relation_key(kind, subject, target, names)
        if modality:
            if modality not in _MODAL:
                raise ValueError(f"expected one of {_MODAL}, got {modality!r} in {item!r}")
            if (Modality(modality), key) not in got and not optional:
                found.append(f"missed {item}")
        elif key not in default and not optional:
            found.append(f"missed {item}")
        if not modality:
            default.discard(key)
    return found + [f"wrong {' '.join(key)}" for key in sorted(default)]


def _relation_key(kind: str, subject: str, target: str, names: Names) -> tuple[str, str, str]:
    ends = names.key(subject), names.key(target)
    return (kind, min(ends), max(ends)) if kind in UNDIRECTED else (kind, *ends)
