"""What the page needs to find a Chinese name however it is typed: its pinyin, and a table of traditional forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from opencc import OpenCC
from pypinyin import lazy_pinyin
from pypinyin.contrib.mmseg import seg

# Readings that a character has as a surname and hardly elsewhere (GB/T 28039-2011, names in pinyin).
SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "区": "ou", "仇": "qiu", "查": "zha", "盖": "ge", "任": "ren",
    "朴": "piao", "翟": "zhai", "缪": "miao", "覃": "qin", "乐": "yue", "尉": "yu", "冼": "xian", "洗": "xian",
    "召": "shao", "繁": "po", "种": "chong", "燕": "yan", "华": "hua", "纪": "ji", "宁": "ning", "万": "wan",
    "折": "she", "黑": "he", "那": "na", "适": "kuo", "逄": "pang", "钭": "tou", "句": "gou", "员": "yun",
}  # fmt: skip


def pinyin(name: str, *, person: bool) -> str:
    """The syllables of a name, without tones, one space between; a second reading follows after "|".

    What is not Chinese stays as it is, in lower case.

    >>> pinyin("哈丹·卡宾", person=True), pinyin("单小江", person=True)
    ('ha dan ka bin', 'dan xiao jiang|shan xiao jiang')
    """
    syllables = [syllable for word in seg.cut(_bare(name)) for syllable in _syllables(word)]
    plain = " ".join(syllables)
    reading = SURNAMES.get(name[:1]) if person else None
    if reading is None or not syllables or syllables[0] == reading:
        return plain
    return plain + "|" + " ".join((reading, *syllables[1:]))


@cache
def _syllables(word: str) -> tuple[str, ...]:
    # pypinyin reads word by word; names share most words, and reading one twice is what costs.
    return tuple(s for syllable in lazy_pinyin(word) if (s := syllable.strip().lower()))


def _bare(name: str) -> str:
    return "".join(c for c in name if c not in "·•・‧ \u3000")


def traditional(names: Iterable[str]) -> str:
    """Pairs of a traditional character and its simplified form, one after the other, for the characters of the names.

    Only what is needed to find one of these names: 暉晖 where a name has 晖.
    """
    used = set().union(*map(set, names)) if names else set()
    return "".join(old + new for old, new in _simplified().items() if new in used)


@cache
def _simplified() -> dict[str, str]:
    """Every character whose simplified form is another single one, in the order of Unicode."""
    blocks = [range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00)]
    characters = [chr(point) for block in blocks for point in block]
    pairs: dict[str, str] = {}
    for table in ("t2s", "hk2s", "tw2s"):
        changed = OpenCC(table).convert("\n".join(characters)).split("\n")
        for old, new in zip(characters, changed, strict=True):
            if old != new and len(new) == 1:
                pairs.setdefault(old, new)
    return dict(sorted(pairs.items()))
