"""Damage of a converter: the reading of a character printed after it, 網(wǎng) or 會(huì .

What is tested is the reading, with every reading that pypinyin knows for the character, so that any site's set of
marked characters is covered; the tone is not compared, since converters get it wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guantu.read.edits import Edit
from guantu.read.frequency import frequent

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿɑ"
HINT = re.compile(f"[{_TONED}]")
_LETTERS = rf"a-zA-Z{_TONED}üê" + "ɡ\u0300\u0301\u0304\u0308\u030c"
_MARK = re.compile(
    rf"(?P<han>[\u3400-\u9fff\U00020000-\U0003ffff])(?P<mark>[ \u3000]?[(（][ \u3000]?"
    rf"(?P<reading>[{_LETTERS}]{{1,9}})(?:[ \u3000]?[)）]|[ \u3000]|(?=[;；,，.。、:：]|$)))",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PinyinMark:
    """A reading in brackets: raw [start, end) of the bracket, and the character before it."""

    han: str
    reading: str
    start: int
    end: int


def pinyin_marks(text: str) -> tuple[PinyinMark, ...]:
    """All stretches of raw text that repeat a reading of the character before them, in order.

    >>> [(mark.han, mark.start, mark.end) for mark in pinyin_marks("本網(wǎng)訊,會(huì ;某(mou)某(CEO)")]
    [('網', 2, 8), ('會', 11, 16), ('某', 18, 23)]
    """
    return tuple(_iter_marks(text)) if HINT.search(text) else ()


def _iter_marks(text: str) -> Iterator[PinyinMark]:
    for match in _MARK.finditer(text):
        reading = toneless(match["reading"])
        if reading in readings(match["han"]):
            yield PinyinMark(han=match["han"], reading=reading, start=match.start("mark"), end=match.end("mark"))


def is_damage(marks: tuple[PinyinMark, ...]) -> bool:
    """Whether a document's marks come from a converter, and are not glosses that an author wrote.

    Authors gloss rare characters, in ones and twos: 翀(chōng). Converters mark frequent ones. So the marks are damage
    if most stand after a frequent character and there are three or more, or if one stands after a character that a
    reader of Chinese needs no help with in either script. A gloss is left: it is part of what was printed, the
    tagger can tell it from a name, and dropping it could not be told from losing text.
    """
    if not marks:
        return False
    plain = sum(1 for mark in marks if mark.han in frequent())
    several = 3  # two glosses on frequent characters with rare readings, such as 单(shàn) and 乐(yuè), do occur
    return 2 * plain > len(marks) and (len(marks) >= several or any(_traditional(mark.han) for mark in marks))


def _traditional(han: str) -> bool:
    """Whether a character is written in traditional text only, where glosses would not be in pinyin."""
    try:
        han.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def mark_edits(marks: tuple[PinyinMark, ...]) -> list[Edit]:
    """Edits that take the marks away and leave their stretches to the characters before."""
    return [Edit(start=mark.start, end=mark.end, tail=True) for mark in marks]


def toneless(reading: str) -> str:
    """A syllable without tone, ü as v: "wǎng" → "wang", "lǜ" → "lv"."""
    folded = reading.lower().replace("ɑ", "a").replace("ɡ", "g")
    decomposed = unicodedata.normalize("NFD", folded).replace("u\u0308", "v")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def readings(han: str) -> frozenset[str]:
    """Every reading of a character, without tones; empty for a character that pypinyin does not know."""
    from pypinyin import Style, pinyin  # only damaged texts pay for its tables

    found = pinyin(han, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    spellings = {reading for group in found for reading in group}
    return frozenset(spellings | {reading.replace("v", "u") for reading in spellings})
