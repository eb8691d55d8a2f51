"""One-character abbreviations of regions: 沪 粤, and 通 甬 穗 in words such as 来通 and 沪苏通."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guantu.lexicon.regions import Regions
from guantu.lexicon.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A character that stands for a region.

    kind: "official" is the province's own abbreviation (沪, 粤), which news uses anywhere; "known" a city's that is
    read anywhere (甬, 穗); "local" is at home only in the region and around it. note: what else it can mean.
    """

    character: str
    code: str
    kind: str
    note: str


class Abbreviations:
    """All abbreviations, by character."""

    def __init__(self, rows: Iterable[list[str]], regions: Regions) -> None:
        self._regions = regions
        self._index: dict[str, list[Abbreviation]] = {}
        self._of_region: dict[str, set[str]] = {}
        for character, code, kind, note in rows:
            self._index.setdefault(character, []).append(
                Abbreviation(character=character, code=code, kind=kind, note=note)
            )
            self._of_region.setdefault(code, set()).add(character)

    def __iter__(self) -> Iterator[Abbreviation]:
        return (row for character in sorted(self._index) for row in self._index[character])

    def named(self, character: str) -> tuple[Abbreviation, ...]:
        """All that a character can stand for, official ones first, then by code."""
        return tuple(self._index.get(character, ()))

    def of_region(self, code: str) -> tuple[str, ...]:
        """The characters that stand for a region."""
        return tuple(sorted(self._of_region.get(code, ())))

    def region_of_abbreviation(self, character: str, near: str | None = None) -> str | None:
        """The code of the region that a character stands for, in a text that is about or comes from `near`.

        A local abbreviation counts only near its region: in it, around it, or, for a city, in another place of its
        province. Nearest first; then the official one, then a known one. None where nothing fits.
        """
        rows = self.named(character)
        if near is not None:
            for codes in self._by_nearness(rows, near):
                if codes:
                    return codes[0] if len(codes) == 1 else None
        return next((row.code for kind in ("official", "known") for row in rows if row.kind == kind), None)

    def _by_nearness(self, rows: tuple[Abbreviation, ...], near: str) -> Iterator[list[str]]:
        """The codes that a region lies in or is; that lie in it; that are cities of its province."""
        line = {near, *(region.code for region in self._regions.parents(near))}
        codes = [row.code for row in rows]
        yield [code for code in codes if code in line]
        yield [code for code in codes if self._regions.contains(near, code)]
        yield [code for code in codes if code[:2] == near[:2] and code.endswith("00") and not code.endswith("0000")]


def load_abbreviations(regions: Regions) -> Abbreviations:
    """Read the shipped table. Raises ValueError for a damaged one."""
    rows = read_table("abbreviations.tsv", ("character", "code", "kind", "note"))
    return Abbreviations(rows, regions)
