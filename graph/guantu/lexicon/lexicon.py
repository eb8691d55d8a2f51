"""The Lexicon: all tables behind one door, each read when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from guantu.lexicon.abbreviations import Abbreviations, load_abbreviations
from guantu.lexicon.bodies import Bodies, load_bodies
from guantu.lexicon.countries import Countries, load_countries
from guantu.lexicon.names import Names, load_names
from guantu.lexicon.regions import Regions, load_regions


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """What the program knows before it reads: nothing in it changes while it runs.

    Not slotted: the tables are cached on first use, so that a command that needs no surname reads none.
    """

    @cached_property
    def regions(self) -> Regions:
        return load_regions()

    @cached_property
    def abbreviations(self) -> Abbreviations:
        return load_abbreviations(self.regions)

    @cached_property
    def countries(self) -> Countries:
        return load_countries()

    @cached_property
    def names(self) -> Names:
        return load_names()

    @cached_property
    def bodies(self) -> Bodies:
        return load_bodies()


@cache
def load_lexicon() -> Lexicon:
    """The one Lexicon of this process.

    >>> load_lexicon().regions.by_code("320600").name
    '南通市'
    """
    return Lexicon()
