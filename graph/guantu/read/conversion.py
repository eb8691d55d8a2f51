"""Traditional → simplified, one character for one, and only where the text is traditional.

OpenCC hk2t then tw2s: 衞 and 着 of Hong Kong first become standard traditional characters, so that 着力, 顯著 and 乾縣
come out right. hk2s then tw2s would simplify twice and make 显着 of 顯著; t2s alone leaves 著力.
Simplified text must come through unchanged, so characters that exist in one script alone decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from guantu.records import Script

CLEAR = 0.9  # share of one script's own characters from which a document counts as written in it
FEW = 0.12  # share of such characters below which a text is not traditional; traditional news has 0.25 and more
STRANGE = 4  # traditional characters that a sentence of a simplified document needs to be converted: names have fewer

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A text of the same length, in simplified characters, and what script it was in."""

    text: str
    script: Script


def simplify(text: str) -> Converted:
    """Convert what is traditional. The result has the length of the text.

    >>> simplify("顯著成效，曾國衞主持").text, simplify("乾县成效显著").text
    ('显著成效，曾国卫主持', '乾县成效显著')
    """
    scripts = _scripts()
    if not scripts.traditional.search(text):
        return Converted(text=text, script=Script.SIMPLIFIED)
    if not scripts.simplified.search(text):
        own = scripts.count_traditional(text)
        if own < STRANGE and own < FEW * len(text):  # a name or two, and nothing that speaks for either script
            return Converted(text=text, script=Script.SIMPLIFIED)
        return Converted(text=convert(text), script=Script.TRADITIONAL)
    traditional, simplified = scripts.count_traditional(text), scripts.count_simplified(text)
    if traditional < STRANGE and simplified >= traditional:  # a name or two
        return Converted(text=text, script=Script.SIMPLIFIED)
    if traditional >= CLEAR * (traditional + simplified):
        return Converted(text=_by_sentence(text, lambda t, s: t >= s), script=Script.TRADITIONAL)
    if simplified >= CLEAR * (traditional + simplified):
        return Converted(text=_by_sentence(text, lambda t, s: s == 0 and t >= STRANGE), script=Script.SIMPLIFIED)
    return Converted(text=_by_sentence(text, lambda t, s: t > s), script=Script.MIXED)


def convert(text: str) -> str:
    """Every character in its simplified form; the length stays."""
    chain = _converters()
    converted = chain(text)
    if len(converted) != len(text):  # no table of OpenCC does that today; a later one may
        converted = "".join(changed if len(changed := chain(c)) == 1 else c for c in text)
    for position, form in _names(text):
        converted = converted[:position] + form + converted[position + len(form) :]
    return converted


def _by_sentence(text: str, traditional: Callable[[int, int], bool]) -> str:
    """Convert the sentences whose counts of traditional and simplified characters say so; neighbours in one go."""
    scripts = _scripts()
    pieces: list[tuple[bool, str]] = []
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        if sentence:
            wanted = traditional(scripts.count_traditional(sentence), scripts.count_simplified(sentence))
            if pieces and pieces[-1][0] == wanted:
                pieces[-1] = (wanted, pieces[-1][1] + sentence)
            else:
                pieces.append((wanted, sentence))
    return "".join(convert(piece) if wanted else piece for wanted, piece in pieces)


def _names(text: str) -> list[tuple[int, str]]:
    table, pattern = _overlay()
    return [(match.start(), table[match[0]]) for match in pattern.finditer(text)]


@cache
def _overlay() -> tuple[dict[str, str], re.Pattern[str]]:
    """Words that OpenCC gets wrong: traditional form → simplified form of the same length."""
    data = resources.files("guantu.read").joinpath("data", "overlay.tsv").read_text("utf-8")
    table: dict[str, str] = {}
    for line in data.split("\n"):
        if line and not line.startswith("#"):
            traditional, simplified, _why = line.split("\t")
            if len(traditional) != len(simplified):
                raise ValueError(f"overlay.tsv: expected two forms of one length, got {line!r}")
            table[traditional] = simplified
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    return table, re.compile("|".join(map(re.escape, longest_first)))


@cache
def _converters() -> Callable[[str], str]:
    from opencc import OpenCC  # only traditional texts pay for its tables

    to_standard, to_simplified = OpenCC("hk2t"), OpenCC("tw2s")
    return lambda text: str(to_simplified.convert(to_standard.convert(text)))


@dataclass(frozen=True, slots=True)
class _Scripts:
    """Patterns that find a character of one script alone; a search is ten times as quick as a set of characters."""

    traditional: re.Pattern[str]
    simplified: re.Pattern[str]

    def count_traditional(self, text: str) -> int:
        return len(self.traditional.findall(text))

    def count_simplified(self, text: str) -> int:
        return len(self.simplified.findall(text))


@cache
def _scripts() -> _Scripts:
    data = resources.files("guantu.read").joinpath("data", "scripts.txt").read_text("utf-8")
    traditional, simplified = ("".join(part.split("\n")[1:]) for part in data.split("# ")[2:4])
    return _Scripts(re.compile(f"[{traditional}]"), re.compile(f"[{simplified}]"))
