"""Countries, territories and cities outside China."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guantu.lexicon.tables import ordinary_forms, parts, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory, or China itself.

    code: ISO 3166-1, two letters. name: short Chinese name, as the news writes it. full: official name.
    abbreviation: one character (美), "" for none; it needs support from what stands around it.
    aliases: other and former names.
    """

    code: str
    name: str
    full: str
    abbreviation: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place abroad: kind is "capital", "city", "region" (州, 半岛), "continent", "water" or "site"."""

    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]


class Countries:
    """All countries and places abroad, by every form of their names."""

    def __init__(
        self,
        countries: Iterable[list[str]],
        places: Iterable[list[str]],
        ordinary: frozenset[str] = frozenset(),
    ) -> None:
        self._ordinary = ordinary
        self._countries = tuple(
            Country(code=code, name=name, full=full, abbreviation=abbreviation, aliases=parts(aliases))
            for code, name, full, abbreviation, aliases in countries
        )
        self._places = tuple(
            Place(name=name, kind=kind, country=country or None, aliases=parts(aliases))
            for name, kind, country, aliases in places
        )
        self._by_code = {country.code: country for country in self._countries}
        self._index: dict[str, Country] = {}
        for country in self._countries:
            for form in (country.name, country.full, *country.aliases):
                if form:
                    self._index.setdefault(form, country)
        self._abbreviations = {c.abbreviation: c for c in self._countries if c.abbreviation}
        self._place_index: dict[str, Place] = {}
        for place in self._places:
            for form in (place.name, *place.aliases):
                self._place_index.setdefault(form, place)

    def __iter__(self) -> Iterator[Country]:
        return iter(self._countries)

    def by_code(self, code: str) -> Country | None:
        """The country with an ISO code of two letters."""
        return self._by_code.get(code)

    def named(self, name: str) -> Country | None:
        """The country with a short, full or other name; one-character abbreviations are not names (see below)."""
        return self._index.get(name)

    def abbreviated(self, character: str) -> Country | None:
        """The country that one character stands for in 中美, 俄方, 访日."""
        return self._abbreviations.get(character)

    def place(self, name: str) -> Place | None:
        """The city or other place abroad with this name."""
        return self._place_index.get(name)

    def forms(self) -> Iterator[tuple[str, Country]]:
        """Every name of a country that can be looked for in a text, in the order of the forms.

        Left out are those that, bare, are mostly something else (海地 in 沿海地区); named() knows them.
        """
        return ((form, self._index[form]) for form in sorted(self._index) if form not in self._ordinary)

    def place_forms(self) -> Iterator[tuple[str, Place]]:
        """Every name of a place that can be looked for in a text (as for forms), in the order of the forms."""
        return ((form, self._place_index[form]) for form in sorted(self._place_index) if form not in self._ordinary)


def load_countries() -> Countries:
    """Read the shipped tables. Raises ValueError for a damaged one."""
    return Countries(
        read_table("countries.tsv", ("code", "name", "full", "abbreviation", "aliases")),
        read_table("places.tsv", ("name", "kind", "country", "aliases")),
        ordinary_forms(),
    )
