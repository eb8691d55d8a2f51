"""Articles that repeat others: exact copies, reprints with small changes, shortened versions.

Texts are compared by their shingles (runs of eight letters or digits), a sample of them that is the same for all texts
(Broder 1997; sampling by hash value keeps containment, so that a shortened version is found as well).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from zlib import crc32

from guantu.ids import digest
from guantu.records import Article, SectionKind

_SHINGLE = 8
_SAMPLE = 64  # shingles kept of a text, at least, where it has so many
_COARSEST = 8  # every text keeps at least each eighth shingle
_CONTAINED = 0.8  # share of the shorter text's shingles that the longer one has
_SHORTEST = 40  # letters below which only exact copies count
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
    hashes = (crc32(data[4 * at : 4 * (at + _SHINGLE)]) for at in range(max(0, count)))
    published = article.published
    return Print(
        article=article.id,
        date=(published.start or published.end or "") if published else "",
        exact=digest(letters),
        rate=rate,
        hashes=frozenset(value for value in hashes if value % rate == 0),
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
        """From each article that repeats others to the earliest of them; undated ones count as latest."""
        prints = sorted(self.prints, key=lambda found: (not found.date, found.date, found.article))
        home = list(range(len(prints)))

        def find(index: int) -> int:
            while home[index] != index:
                home[index] = home[home[index]]
                index = home[index]
            return index

        for left, right in [*_copies(prints), *_likenesses(prints)]:
            first, second = sorted((find(left), find(right)))
            home[second] = first
        return {
            prints[index].article: prints[find(index)].article for index in range(len(prints)) if find(index) != index
        }


def _copies(prints: list[Print]) -> list[tuple[int, int]]:
    first: dict[str, int] = {}
    return [
        (first[found.exact], index)
        for index, found in enumerate(prints)
        if found.letters and first.setdefault(found.exact, index) != index
    ]


def _likenesses(prints: list[Print]) -> list[tuple[int, int]]:
    """Pairs of which the shorter is contained in the longer, the earlier one first."""
    index: dict[int, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for number, found in enumerate(prints):
        if found.letters < _SHORTEST:
            continue
        coarse = [value for value in found.hashes if value % _COARSEST == 0]
        shared: dict[int, int] = defaultdict(int)
        for value in coarse:
            others = index[value]
            if len(others) <= _COMMON:
                for other in others:
                    shared[other] += 1
                others.append(number)
        for other, count in shared.items():
            if count >= 3 and _contained(prints[other], found) >= _CONTAINED:
                pairs.append((other, number))
    return sorted(pairs)


def _contained(left: Print, right: Print) -> float:
    rate = max(left.rate, right.rate)
    mine, other = (
        side.hashes if side.rate == rate else {value for value in side.hashes if value % rate == 0}
        for side in (left, right)
    )
    return len(mine & other) / max(1, min(len(mine), len(other)))
