"""Lexicon holds what the program knows before it reads: regions with their history, bodies, names, countries.

Takes: nothing; its tables are data files of the package, each with its source and licence at the top.
Gives: `load_lexicon() -> Lexicon`, with typed look-ups by code and by any form of a name.
Knows: no text, no article; dates are ISO prefixes, codes are GB/T 2260.
Never: decides what a word in a text means; it says what the word can mean, most plausible first.
"""

from guantu.lexicon.abbreviations import Abbreviation, Abbreviations
from guantu.lexicon.bodies import Bodies, Body
from guantu.lexicon.countries import Countries, Country, Place
from guantu.lexicon.lexicon import Lexicon, load_lexicon
from guantu.lexicon.names import Names
from guantu.lexicon.regions import Ambiguous, Level, Region, RegionForm, Regions

__all__ = [
    "Abbreviation",
    "Abbreviations",
    "Ambiguous",
    "Bodies",
    "Body",
    "Countries",
    "Country",
    "Level",
    "Lexicon",
    "Names",
    "Place",
    "Region",
    "RegionForm",
    "Regions",
    "load_lexicon",
]
