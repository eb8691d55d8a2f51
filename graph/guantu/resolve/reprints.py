"""Articles that repeat others: exact copies, reprints with small changes, shortened versions.

Texts are compared by their shingles (runs of eight letters or digits), a sample of them that is the same for all texts
(Broder 1997; sampling by hash value keeps containment, so that a shortened version is found as well).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from guantu.dates import days_apart
from guantu.ids import digest
from guantu.records import Article, SectionKind

_SHINGLE = 8
_SAMPLE = 64  # shingles kept of a text, at least, where it has so many
_COARSEST = 8  # every text keeps at least each eighth shingle
_CONTAINED = 0.8  # share of the shorter text's shingles that the longer one has
_CONTAINED_LATER = 0.95  # the same, for texts more than a month apart: yearly meetings are told in one form
_MONTH = 31  # days
_SHORTEST = 80  # letters below which only exact copies count
_SHARE = 0.25  # of the longer text that the shorter one must have; less is a quotation
_LEAST = 4  # shared shingles (of each eighth) from which two texts are compared at all
_COMMON = 60  # a shingle in more texts than this is a formula and finds no candidates
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """The sample of one text: hashes that `rate` divides. exact: digest of its letters."""

    article: str
    date: str
    exact: str
    rate: int
    hashes: frozenset[int]
    letters: int

    @property
    def coarse(self) -> list[int]:
        """The part of the sample that every text keeps."""
        return [value for value in self.hashes if value % _COARSEST == 0]


def print_of(article: Article) -> Print:
    """The print of an article's headline and body."""
    text = "".join(
        article.text[section.start : section.end]
        for section in article.sections
        if section.kind != SectionKind.FURNITURE
    )
    letters = _NO_LETTER.sub("", text)
    count = len(letters) - _SHINGLE + 1
    rate = 1
    while rate < _COARSEST and count // (rate * 2) >= _SAMPLE:
        rate *= 2
    data = letters.encode("utf-32-le", "surrogatepass")
    width = 4 * _SHINGLE  # bytes; one loop for all, since it runs for each letter of the corpus
    hashes = {value for at in range(0, 4 * count, 4) if not (value := crc32(data[at : at + width])) % rate}
    published = article.published
    return Print(
        article=article.id,
        date=(published.start or published.end or "") if published else "",
        exact=digest(letters),
        rate=rate,
        hashes=frozenset(hashes),
        letters=len(letters),
    )


@dataclass(slots=True)
class Reprints:
    """Collects prints and tells which articles repeat which."""

    prints: list[Print] = field(default_factory=list)

    def add(self, article: Article) -> None:
        """Take an article in."""
        self.prints.append(print_of(article))

    def repeats(self) -> dict[str, str]:
        """From each article that repeats another to that one, the earliest; undated ones count as latest.

        What is repeated repeats nothing itself: a repeat of a repeat is compared with the first article again, so that
        no chain of formulas can lead from one story to another.
        """
        prints = sorted(self.prints, key=lambda found: (not found.date, found.date, found.article))
        repeated: dict[str, str] = {}
        exact: dict[str, str] = {}
        known: dict[str, Print] = {}
        firsts: dict[int, list[str]] = defaultdict(list)
        for found in prints:
            first = exact.get(found.exact) or _likest(found, firsts, known)
            if first is not None and found.letters:
                repeated[found.article] = first
                continue
            exact[found.exact] = found.article
            known[found.article] = found
            for value in found.coarse:
                firsts[value].append(found.article)
        return repeated


def _likest(found: Print, firsts: Mapping[int, list[str]], known: Mapping[str, Print]) -> str | None:
    """The earliest article of which this one is a version, shorter or longer.

    firsts: by shingle, the articles that have it; known: their prints.
    """
    if found.letters < _SHORTEST:
        return None
    shared: Counter[str] = Counter()
    for value in found.coarse:
        others = firsts.get(value)
        if others is not None and len(others) <= _COMMON:
            shared.update(others)
    # The other one may be so much shorter, or longer.
    least, most = max(_SHORTEST, _SHARE * found.letters), found.letters / _SHARE
    alike = (
        other
        for article, count in shared.items()
        if count >= _LEAST
        and least <= (other := known[article]).letters <= most
        and _contained(other, found) >= _wanted(other, found)
    )
    return min(((not one.date, one.date, one.article) for one in alike), default=(False, "", None))[2]


def _wanted(left: Print, right: Print) -> float:
    """The containment from which two texts count as one."""
    near = not left.date or not right.date or days_apart(left.date, right.date) <= _MONTH
    return _CONTAINED if near else _CONTAINED_LATER


def _contained(left: Print, right: Print) -> float:
    rate = max(left.rate, right.rate)
    mine, other = (
        side.hashes if side.rate == rate else {value for value in side.hashes if value % rate == 0}
        for side in (left, right)
    )
    return len(mine & other) / max(1, min(len(mine), len(other)))
