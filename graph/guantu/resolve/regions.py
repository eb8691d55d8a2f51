"""Regions to codes: the code that was valid on the article's date, and from there to what the place is today."""

from __future__ import annotations

from dataclasses import dataclass

from guantu.lexicon.lexicon import Lexicon
from guantu.lexicon.regions import Ambiguous, Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a region entity stands for.

    key: what makes it one thing: ("code", code), or ("name", name) where no code is known.
    code: of today's unit, "" where not known. name: official, today's. former: official names that it had before.
    ambiguous: the name can mean several regions and nothing said which.
    """

    key: tuple[str, ...]
    code: str
    name: str
    former: tuple[str, ...] = ()
    ambiguous: bool = False


class Places:
    """Finds places; answers are remembered, since a corpus names the same few thousand again and again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str | None, str, str], Place] = {}
        self._lines: dict[str, tuple[str, ...]] = {}

    def place(self, *, name: str, code: str | None, date: str, near: str) -> Place:
        """The place of a region entity. date: of the article, "" for unknown; near: code of its outlet's region."""
        key = (name, code, date, near) if code is None else ("", code, date, "")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._coded(code, name, date) if code else self._named(name, date, near)
        return found

    def line(self, code: str) -> tuple[str, ...]:
        """A code and those of the regions around it, innermost first."""
        found = self._lines.get(code)
        if found is None:
            above = (region.code for region in self._lexicon.regions.parents(code))
            found = self._lines[code] = (code, *above)
        return found

    def province(self, code: str) -> str:
        """The code of the province around a region; of a country its own; "" for ""."""
        return self.line(code)[-1] if code else ""

    def _coded(self, code: str, name: str, date: str) -> Place:
        country = self._lexicon.countries.by_code(code)
        if country is not None:
            return Place(key=("code", code), code=code, name=country.name)
        region = self._lexicon.regions.by_code(code, date or None)
        if region is None:
            return Place(key=("code", code), code=code, name=name)
        former: list[str] = []
        while (after := self._same_place(region)) is not None:
            former.append(region.name)
            region = after
        return Place(key=("code", region.code), code=region.code, name=region.name, former=tuple(former))

    def _named(self, name: str, date: str, near: str) -> Place:
        country = self._lexicon.countries.named(name)
        if country is not None:
            return Place(key=("code", country.code), code=country.code, name=country.name)
        found = self._lexicon.regions.resolve(name, near=near or None, on=date or None)
        if isinstance(found, Region):
            return self._coded(found.code, found.name, date)
        return Place(key=("name", name), code="", name=name, ambiguous=isinstance(found, Ambiguous))

    def _same_place(self, region: Region) -> Region | None:
        """The unit that a withdrawn one became, where it is the same place under a new code or name.

        海门市 became 海门区. What was joined to a unit that was there already (崇文区 to 东城区) is another place, and
        so is each part of what was divided.
        """
        if region.end is None:
            return None
        again = self._lexicon.regions.by_code(region.code)
        if again is not None and again != region and again.end is None:
            return again
        if len(region.successors) != 1:
            return None
        after = self._lexicon.regions.by_code(region.successors[0])
        if after is None or after == region:
            return None
        new = after.start is not None and after.start[:4] >= region.end[:4]
        return after if new or after.short == region.short else None
