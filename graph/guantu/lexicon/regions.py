"""Administrative regions by code and by any form of their names, in the state of any date since 1984."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from guantu.lexicon.tables import ordinary_forms, parts, read_table

_COLUMNS = ("code", "name", "short", "level", "parent", "start", "end", "successors", "aliases")


class Level(StrEnum):
    """The levels of GB/T 2260, and AREA for new areas, zones and army-farm divisions, which have no code there."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    AREA = "area"


_RANK = {"province": 0, "prefecture": 1, "county": 2, "area": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A unit under one code and one official name. 襄樊市 and 襄阳市 are two records of the code 420600.

    code: six digits of GB/T 2260; for an AREA the code of its parent, "-" and a word (320500-sip).
    start, end: ISO prefixes, None for "before 1984" and "still there". A year stands for some day in it.
    parent: code; None for a province. aliases: every other form, the short one first; one-character abbreviations
    are not among them (see Abbreviations).
    """

    code: str
    name: str
    short: str
    level: Level
    parent: str | None
    start: str | None
    end: str | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]

    def valid(self, on: str | None) -> bool:
        """Whether it was there on some day of the period of an ISO prefix; None asks for today.

        >>> region = Region(code="320684", name="海门市", short="海门", level=Level.COUNTY, parent="320600",
        ...                 start="1994", end="2020", successors=("320614",), aliases=("海门",))
        >>> region.valid("2010-05"), region.valid("2020-03-01"), region.valid("2021"), region.valid(None)
        (True, True, False, False)
        """
        if on is None:
            return self.end is None
        return not _later(self.start, on) and not _later(on, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """A name that can mean several regions, and nothing said which; most plausible first."""

    name: str
    candidates: tuple[Region, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionForm:
    """A form for the gazetteer: all codes it can mean (most plausible first).

    full: it is an official name, so it stands for itself. ordinary: bare, it is mostly something else (合作, 资源, or
    a short form that only units bear which are gone), so it needs support from what stands around it; that can be so
    of a full name too (郊区, 和县 in 市和县). current: a unit bears it today.
    """

    form: str
    codes: tuple[str, ...]
    full: bool
    ordinary: bool
    current: bool = True


class Regions:
    """All regions. Rows stay text until they are asked for, so that loading is quick; answers are the same objects."""

    def __init__(self, rows: Iterable[list[str]], ordinary: Iterable[str] = ()) -> None:
        self._rows = list(rows)
        self._made: dict[int, Region] = {}
        self._latest_first: dict[str, tuple[Region, ...]] = {}
        self._above: dict[str, tuple[Region, ...]] = {}
        self._ordinary = frozenset(ordinary)
        self._by_code: dict[str, list[int]] = {}
        for index, row in enumerate(self._rows):
            self._by_code.setdefault(row[0], []).append(index)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Region]:
        return (self._region(index) for index in range(len(self._rows)))

    def by_code(self, code: str, on: str | None = None) -> Region | None:
        """The region with a code: under the name of that date; without a date, or where none fits, the latest."""
        found = self._latest_first.get(code)
        if found is None:
            found = tuple(sorted((self._region(i) for i in self._by_code.get(code, ())), key=_latest_first))
            self._latest_first[code] = found
        if len(found) > 1 and on is not None:
            return next((region for region in found if region.valid(on)), found[0])
        return found[0] if found else None

    def named(self, name: str, on: str | None = None) -> tuple[Region, ...]:
        """All that a form can mean, most plausible first.

        Those that were there on the date (without one: that are there today) come before the others, then official
        names before short forms, then the higher level, then the code.
        """
        found = [self._region(index) for index in self._index.get(name, ())]
        return tuple(sorted(found, key=lambda region: _plausibility(region, name, on)))

    def forms(self) -> Iterator[RegionForm]:
        """Every form with what it can mean, in the order of the forms."""
        for form, numbers in sorted(self._index.items()):
            rows = [self._rows[number] for number in numbers]
            if len(rows) > 1:  # the order of named(), without making the records
                rows.sort(key=lambda row: (row[6] != "", row[1] != form, _RANK[row[3]], row[0]))
            full = current = False
            codes: dict[str, None] = {}
            for row in rows:
                full |= row[1] == form
                current |= not row[6]
                codes[row[0]] = None
            yield RegionForm(
                form=form,
                codes=tuple(codes),
                full=full,
                ordinary=form in self._ordinary or not (full or current),
                current=current,
            )

    def parents(self, code: str) -> tuple[Region, ...]:
        """The regions above, nearest first; empty for a province or an unknown code."""
        known = self._above.get(code)
        if known is not None:
            return known
        above: list[Region] = []
        region = self.by_code(code)
        while region is not None and region.parent is not None and len(above) < len(_RANK):
            region = self.by_code(region.parent)
            if region is not None:
                above.append(region)
        self._above[code] = tuple(above)
        return self._above[code]

    def contains(self, outer: str, inner: str) -> bool:
        """Whether a region lies inside another, by code; a region does not contain itself."""
        return any(region.code == outer for region in self.parents(inner))

    def successors(self, code: str, on: str | None = None) -> tuple[Region, ...]:
        """What is (on the date, or today) where the region was: itself if it is still there, else what came after.

        Empty for an unknown code, or where the tables do not tell.
        """
        reached: dict[str, Region] = {}
        waiting, seen = [code], set[str]()
        while waiting:
            current = waiting.pop(0)
            if current in seen:
                continue
            seen.add(current)
            region = self.by_code(current, on)
            if region is None:
                continue
            if region.valid(on):
                reached[region.code] = region
            else:
                waiting.extend(region.successors)
        return tuple(reached.values())

    def successor(self, code: str, on: str | None = None) -> Region | None:
        """The one region that took the place of another, or None where there are several or none is known."""
        found = self.successors(code, on)
        return found[0] if len(found) == 1 else None

    def resolve(self, name: str, *, near: str | None = None, on: str | None = None) -> Region | Ambiguous | None:
        """The region that a name means, if that can be said; None for no region at all.

        near: code of a region that the text is about or comes from; what lies inside it, around it or beside it wins,
        the closer the better. on: date of the text. A name that only one region bears on the date is that region's;
        so is one that is official for one and short for others, or names a province or prefecture and, inside it,
        its seat. Codes that one unit bore one after the other count as one.
        """
        found = self.named(name, on)
        if not found:
            return None
        for narrow in (
            lambda kept: [r for r in kept if r.valid(on)],
            lambda kept: [r for r in kept if r.name == name],
            lambda kept: self._nearest(kept, near),
            self._without_seats,
            lambda kept: [r for r in kept if r.level == Level.PROVINCE],
            self._one_line,
        ):
            found = tuple(narrow(found)) or found
            if len(found) == 1:
                return found[0]
        return Ambiguous(name=name, candidates=found)

    def _nearest(self, kept: Iterable[Region], near: str | None) -> list[Region]:
        if near is None:
            return []
        line = [near, *(region.code for region in self.parents(near))]
        scored = [(self._closeness(region, line), region) for region in kept]
        best = max(score for score, _ in scored)
        return [region for score, region in scored if score == best] if best else []

    def _closeness(self, region: Region, line: list[str]) -> int:
        """How close a region is to the line (a region and those above it): 0 is not at all."""
        own = [region.code, *(above.code for above in self.parents(region.code))]
        shared = sum(1 for code in line if code in own)
        return 2 * shared + (1 if region.code in line else 0)

    def _without_seats(self, kept: Iterable[Region]) -> list[Region]:
        """Without the units that lie in another of them: 朝阳县 in 朝阳市."""
        kept = list(kept)
        return [r for r in kept if not any(self.contains(other.code, r.code) for other in kept)]

    def _one_line(self, kept: Iterable[Region]) -> list[Region]:
        """The first, where all came to be the same region."""
        kept = list(kept)
        ends = {tuple(after.code for after in self.successors(region.code)) for region in kept}
        return kept[:1] if len(ends) == 1 and () not in ends else []

    def _region(self, index: int) -> Region:
        region = self._made.get(index)
        if region is None:
            code, name, short, level, parent, start, end, successors, aliases = self._rows[index]
            region = self._made[index] = Region(
                code=code,
                name=name,
                short=short,
                level=Level(level),
                parent=parent or None,
                start=start or None,
                end=end or None,
                successors=parts(successors),
                aliases=parts(aliases),
            )
        return region

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            index.setdefault(row[1], []).append(number)
            for alias in row[8].split("|") if row[8] else ():
                index.setdefault(alias, []).append(number)
        return index


def _later(left: str | None, right: str | None) -> bool:
    """Whether all of the left period comes after the right one; a period that holds the other is not later."""
    if left is None or right is None:
        return False
    width = min(len(left), len(right))
    return left[:width] > right[:width]


def _latest_first(region: Region) -> tuple[bool, int]:
    return region.end is not None, -int((region.end or "9999")[:4])


def _plausibility(region: Region, name: str, on: str | None) -> tuple[bool, bool, bool, int, str]:
    return not region.valid(on), region.end is not None, region.name != name, _RANK[region.level], region.code


def load_regions() -> Regions:
    """Read the shipped table. Raises ValueError for a damaged one."""
    return Regions(read_table("regions.tsv", _COLUMNS), ordinary_forms())
