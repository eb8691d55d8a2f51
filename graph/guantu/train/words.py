"""The word table of the model: which strings count as known words, and of which classes.

Sources: the dictionary of jieba (MIT; 349,046 words with a part of speech and a frequency) and a list of divisions.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from guantu.tag.neural.features import LONGEST_WORD, Ints, codes_of, word_keys

CLASSES = (
    "person", "person-rare", "place", "organisation", "proper", "noun", "noun-rare", "verb", "quality", "number",
    "time", "idiom", "short", "other", "region", "region-short", "surname", "title",
)  # fmt: skip
_BY_TAG = {
    "nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organisation", "nz": "proper",
    "n": "noun", "ng": "noun", "s": "noun", "f": "noun", "v": "verb", "vn": "verb", "vd": "verb", "vq": "verb",
    "vg": "verb", "a": "quality", "ad": "quality", "an": "quality", "d": "quality", "b": "quality", "z": "quality",
    "m": "number", "q": "number", "mq": "number", "t": "time", "tg": "time", "i": "idiom", "l": "idiom", "j": "short",
}  # fmt: skip
RARE = 5
"""A frequency in jieba's dictionary below which a name or noun is put into the class of rare ones."""
COMMON_SURNAME = 300
"""Bearers per million from which on a surname is in the table."""


def read_words(divisions: Path | None, surnames: Path | None, titles: Path | None) -> dict[str, set[str]]:
    """Word to classes. Words of one character are left out but for surnames."""
    import jieba

    words: dict[str, set[str]] = {}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split()
            if not 2 <= len(word) <= LONGEST_WORD:
                continue
            name = _BY_TAG.get(tag, "other")
            if name in ("person", "noun") and int(count) < RARE:
                name += "-rare"
            words.setdefault(word, set()).add(name)
    if divisions is not None:
        with divisions.open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows, delimiter="\t"):
                words.setdefault(row["name"], set()).add("region")
                for alias in (row.get("aliases") or "").replace("|", ";").split(";"):
                    if len(alias) >= 2:
                        words.setdefault(alias, set()).add("region-short")
    if surnames is not None:
        with surnames.open(encoding="utf-8") as rows:
            for surname_row in csv.reader(rows):
                if surname_row and _frequency(surname_row) >= COMMON_SURNAME:
                    words.setdefault(surname_row[0], set()).add("surname")
    if titles is not None:
        with titles.open(encoding="utf-8") as rows:
            for title_row in csv.DictReader(rows, delimiter="\t"):
                if len(title_row["head"]) >= 2:
                    words.setdefault(title_row["head"], set()).add("title")
    return {word: classes for word, classes in words.items() if len(word) <= LONGEST_WORD}


def _frequency(row: list[str]) -> float:
    try:
        return float(row[-1])
    except ValueError:
        return 0.0


def word_table(words: dict[str, set[str]]) -> tuple[Ints, Ints, list[str]]:
    """The words as sorted keys, their classes as bits, and the words in the same order.

    Raises ValueError if two words share a key.
    """
    keys: list[int] = []
    marks: list[int] = []
    names: list[str] = []
    for length in range(1, LONGEST_WORD + 1):
        same = sorted(word for word in words if len(word) == length)
        if not same:
            continue
        rows = codes_of(same)[1:].reshape(len(same), length + 1)[:, :length]
        flat = np.ascontiguousarray(rows).reshape(-1)
        keys.extend(word_keys(flat, length)[::length].tolist())
        names.extend(same)
        marks.extend(sum(1 << CLASSES.index(name) for name in words[word]) for word in same)
    if len(set(keys)) != len(keys):
        raise ValueError("two words of the table have one key; change the key function")
    order = np.argsort(np.array(keys, dtype=np.uint64))
    ranked = [names[place] for place in order.tolist()]
    return np.array(keys, dtype=np.uint64)[order], np.array(marks, dtype=np.uint32)[order], ranked
