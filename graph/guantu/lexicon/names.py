"""Personal names: how common a surname is, and how much a few characters look like a Han person's name."""

from __future__ import annotations

import math
from collections.abc import Iterable

from guantu.lexicon.tables import read_table

_REMEMBERED = 50_000  # scores that are kept: the same few words stand before the same few titles and verbs
_UNKNOWN_PPM = 1.0  # a given-name character that the table lacks
_UNKNOWN_TEXT_PPM = 5.0  # a character that the dictionary lacks

# Logistic regression on the strings of two to four characters in MSRA's training texts that begin with a surname:
# 12,000 names against 12,000 others; half to fit, half to choose the features. Area under the curve, accuracy at 0.5:
# 0.982, 0.929 on MSRA (the product of the rates alone: 0.971), 0.940, 0.869 on UNER's Chinese GSD, 0.959, 0.884 on
# CLUENER, which it never saw. Of each tenth of the scale the share of names lies within 0.18 of the score on all three.
_BIAS = 2.695
_SURNAME = 0.858  # log of the surname's rate in names over its rate in text
_GIVEN = 0.59  # the same for the given-name characters
_SHORT = -1.703  # one given-name character
_COMPOUND = -0.232  # a surname of two characters
_COMMONNESS = -0.278  # log of the surname's rate in names, per million
_WORD = -0.297  # log frequency, if the whole is a word (周边)
_PART = -0.382  # log frequency of the commonest word that is a part of it (常|工作)


class Names:
    """Surnames and given-name characters with their frequencies in names and in running text."""

    def __init__(
        self,
        *,
        surnames: Iterable[list[str]],
        given: Iterable[list[str]],
        foreign: Iterable[list[str]],
        words: Iterable[list[str]] = (),
    ) -> None:
        self._surnames: dict[str, tuple[float, float]] = {s: (float(ppm), float(text)) for s, ppm, text in surnames}
        self._given: dict[str, tuple[float, float]] = {c: (float(ppm), float(text)) for c, ppm, text in given}
        self._words: dict[str, float] = {word: math.log1p(int(count)) for word, count in words}
        self._foreign: dict[str, float] = {c: float(weight) for c, weight in foreign}
        self._scores: dict[str, float] = {}

    @property
    def surnames(self) -> frozenset[str]:
        """All surnames, of one character and of two."""
        return frozenset(self._surnames)

    @property
    def transliteration(self) -> frozenset[str]:
        """The characters that foreign and minority names are mostly written with by sound: 特 朗 普, 卡 宾."""
        return frozenset(character for character, weight in self._foreign.items() if weight == 1)

    def surname_weight(self, surname: str) -> float:
        """The share of people who bear a surname, 0 to 1; 0 for what is none."""
        return self._surnames.get(surname, (0.0, 0.0))[0] / 1e6

    def given_weight(self, character: str) -> float:
        """The share of a character among all characters of given names, 0 to 1."""
        return self._given.get(character, (_UNKNOWN_PPM, 0.0))[0] / 1e6

    def name_score(self, text: str) -> float:
        """How likely two to four characters are a Han person's name rather than other text, 0 to 1.

        It weighs the rates of the surname and of the given-name characters in names against their rates in running
        text, and whether the whole or a part is a common word. Before any context, a name and another string that
        begins with a surname's character count as equally likely. 0 for what no surname begins.
        """
        known = self._scores.get(text)
        if known is None:
            if len(self._scores) >= _REMEMBERED:
                self._scores.clear()
            best = max(self._odds(text, 1), self._odds(text, 2))
            known = self._scores[text] = 0.0 if best == -math.inf else 1 / (1 + math.exp(-best))
        return known

    def foreign_score(self, text: str) -> float:
        """How far a text (the dot left aside) is made of what names are written with by sound, 0 to 1.

        A character that is common in other words too (京 in 普京) counts for half.
        """
        characters = [character for character in text if character not in "·•-"]
        if not characters:
            return 0.0
        return sum(self._foreign.get(character, 0.0) for character in characters) / len(characters)

    def _odds(self, text: str, cut: int) -> float:
        surname, given = text[:cut], text[cut:]
        if (
            surname not in self._surnames
            or not 1 <= len(given) <= 2
            or not all("\u3400" <= c <= "\u9fff" for c in given)
        ):
            return -math.inf
        rate, text_rate = self._surnames[surname]
        given_odds = 0.0
        for character in given:
            ppm, text_ppm = self._given.get(character, (_UNKNOWN_PPM, 0.0))
            given_odds += math.log(ppm / (text_ppm or _UNKNOWN_TEXT_PPM))
        inner = (text[start : start + 2] for start in range(len(text) - 1)) if len(text) > 2 else ()
        return (
            _BIAS
            + _SURNAME * math.log(rate / (text_rate or _UNKNOWN_TEXT_PPM))
            + _GIVEN * given_odds
            + _SHORT * (len(given) == 1)
            + _COMPOUND * (cut == 2)
            + _COMMONNESS * math.log(rate)
            + _WORD * self._words.get(text, 0.0)
            + _PART * max((self._words.get(part, 0.0) for part in inner if part != surname), default=0.0)
        )


def load_names() -> Names:
    """Read the shipped tables. Raises ValueError for a damaged one."""
    return Names(
        surnames=read_table("surnames.tsv", ("surname", "ppm", "text_ppm")),
        given=read_table("given_characters.tsv", ("character", "ppm", "text_ppm")),
        foreign=read_table("transliteration.tsv", ("character", "weight")),
        words=read_table("common_words.tsv", ("word", "frequency")),
    )
