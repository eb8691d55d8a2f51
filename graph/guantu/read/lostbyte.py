"""Damage of a converter: a pinyin mark set inside a double-byte character, 當(dāng)?shù)厝罕 for 當地群.

Converters that work on the bytes of GBK text mark pairs that straddle two characters. In 當地群 the second byte of 當
(AE 94) and the first of 地 (B5 D8) read 數 (94 B5), so "(shù)" is written between B5 and D8: B5 and the bracket are
shown as "?", then "shù)", and all that follows is read one byte late: D8 C8 is 厝, BA B1 is 罕.

It can be undone where it can be proved: the character before the mark gives the first byte of the straddling pair, the
reading the second one, which is the lost byte; with it in front, the bytes that follow decode to frequent characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guantu.read.edits import Edit
from guantu.read.frequency import frequent
from guantu.read.pinyin import PinyinMark, readings, toneless

_SPLIT = re.compile(r"[?？\ufffd](?P<reading>[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêńňǹḿɑɡ]{1,7})[)）]")
_ORPHAN = frozenset("?？\ufffd")
_LONGEST = 400  # characters; the bytes fall into step again at the next ASCII character, so a run is short


def lost_byte_edits(text: str, marks: tuple[PinyinMark, ...]) -> Iterator[Edit]:
    """Edits that put the lost bytes back; marks are the whole pinyin marks, which may stand before a lost byte."""
    ends = {mark.end: mark.start for mark in marks}
    for match in _SPLIT.finditer(text):
        before = ends.get(match.start(), match.start()) - 1
        if before < 0:
            continue
        repaired = _best(text, match.end(), _lost_bytes(text[before], toneless(match["reading"])))
        if repaired is not None:
            yield _edit(text, match.start(), match.end(), repaired)


@lru_cache(maxsize=1024)
def _lost_bytes(before: str, reading: str) -> tuple[int, ...]:
    """Every byte that makes, after the second byte of the character before, a GBK character with that reading."""
    code = _gbk(before)
    if len(code) != 2:
        return ()
    pairs = ((second, bytes((code[1], second)).decode("gbk", "ignore")) for second in range(0x81, 0xFF))
    return tuple(second for second, han in pairs if len(han) == 1 and reading in readings(han))


def _best(text: str, start: int, firsts: tuple[int, ...]) -> tuple[str, int] | None:
    """The most plausible reading of what follows: the characters, and the raw position behind what they came from."""
    common = frequent()
    best: tuple[int, str, int] | None = None
    for first in firsts:
        data = bytes((first,))
        position = start
        while position < min(len(text), start + _LONGEST):
            code = _gbk(text[position])
            single = len(code) == 1
            if not code or (single and not 0x40 <= code[0] <= 0x7E):
                break
            data += code
            position += 1
            whole = data[: len(data) // 2 * 2].decode("gbk", "ignore")
            if len(whole) != len(data) // 2:
                break
            gain = sum(1 if c in common else -1 for c in whole)
            gain -= sum(1 if c in common else -1 for c in text[start:position])
            if len(data) % 2 and text[position : position + 1] in _ORPHAN:
                gain += 1  # the orphan byte is shown as "?": the run ends here
            if best is None or gain > best[0]:
                best = (gain, whole, position)
            if single:
                break  # an ASCII character that was a second byte: in step again
    if best is None or best[0] < 1:
        return None
    return best[1], best[2]


def _edit(text: str, start: int, mark_end: int, repaired: tuple[str, int]) -> Edit:
    """Character k came from the second byte of raw character k - 1 of the run and the first byte of raw character k."""
    whole, end = repaired
    origins = [(start, mark_end + 1)]
    origins += [(mark_end + k - 1, min(mark_end + k + 1, end)) for k in range(1, len(whole))]
    if len(_gbk(text[end - 1])) == 2 and text[end : end + 1] in _ORPHAN and text[end : end + 1]:
        end += 1  # what is shown for the orphan byte at the end
    origins[-1] = (origins[-1][0], end)
    return Edit(start=start, end=end, text=whole, origins=tuple(origins))


def _gbk(character: str) -> bytes:
    try:
        return character.encode("gbk")
    except UnicodeEncodeError:
        return b""
