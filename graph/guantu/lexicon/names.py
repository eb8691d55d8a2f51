"""Personal names: how common a surname is, and how much a few characters look like a Han person's name."""

from __future__ import annotations

import math
from collections.abc import Iterable

from guantu.lexicon.tables import read_table

_UNKNOWN_PPM = 1.0  # a given-name character that the table lacks
_UNKNOWN_TEXT_PPM = 5.0  # a character that the dictionary lacks
_BIAS = -4.0
_SLOPE = 1.0


class Names:
    """Surnames and given-name characters with their frequencies in names and in running text."""

    def __init__(self, surnames: Iterable[list[str]], given: Iterable[list[str]], foreign: Iterable[list[str]]) -> None:
        self._surnames: dict[str, tuple[float, float]] = {s: (float(ppm), float(text)) for s, ppm, text in surnames}
        self._given: dict[str, tuple[float, float]] = {c: (float(ppm), float(text)) for c, ppm, text in given}
        self._foreign: dict[str, float] = {c: float(weight) for c, weight in foreign}

    @property
    def surnames(self) -> frozenset[str]:
        """All surnames, of one character and of two."""
        return frozenset(self._surnames)

    @property
    def transliteration(self) -> frozenset[str]:
        """The characters that foreign and minority names are written with by sound: 普 京 卡 宾."""
        return frozenset(self._foreign)

    def surname_weight(self, surname: str) -> float:
        """The share of people who bear a surname, 0 to 1; 0 for what is none."""
        return self._surnames.get(surname, (0.0, 0.0))[0] / 1e6

    def given_weight(self, character: str) -> float:
        """The share of a character among all characters of given names, 0 to 1."""
        return self._given.get(character, (_UNKNOWN_PPM, 0.0))[0] / 1e6

    def name_score(self, text: str) -> float:
        """How likely two to four characters are a Han person's name rather than other text, 0 to 1.

        The odds weigh the frequency of the surname and of each given-name character against their frequency in
        running text. It judges the characters alone: what stands around them is the caller's business.
        """
        best = max((self._odds(text, cut) for cut in (1, 2)), default=-math.inf)
        return 0.0 if best == -math.inf else 1 / (1 + math.exp(-(_BIAS + _SLOPE * best)))

    def foreign_score(self, text: str) -> float:
        """The share of characters (other than the dot) that transliterated names are written with, 0 to 1."""
        characters = [character for character in text if character not in "·•-"]
        if not characters:
            return 0.0
        return sum(self._foreign.get(character, 0.0) for character in characters) / len(characters)

    def _odds(self, text: str, cut: int) -> float:
        surname, given = text[:cut], text[cut:]
        if surname not in self._surnames or not 1 <= len(given) <= 2:
            return -math.inf
        ppm, text_ppm = self._surnames[surname]
        odds = math.log(ppm / (text_ppm or _UNKNOWN_TEXT_PPM))
        for character in given:
            ppm, text_ppm = self._given.get(character, (_UNKNOWN_PPM, 0.0))
            odds += math.log(ppm / (text_ppm or _UNKNOWN_TEXT_PPM))
        return odds


def load_names() -> Names:
    """Read the shipped tables. Raises ValueError for a damaged one."""
    return Names(
        read_table("surnames.tsv", ("surname", "ppm", "text_ppm")),
        read_table("given_characters.tsv", ("character", "ppm", "text_ppm")),
        read_table("transliteration.tsv", ("character", "weight")),
    )
