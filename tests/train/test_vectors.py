"""First vectors of words and pairs."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from guantu.tag.neural.features import CODES, Features, codes_of, word_keys
from guantu.train.vectors import is_han_word, pair_vectors, read_vectors, word_counts, word_vectors


def vectors_file(path: Path, vectors: dict[str, list[float]]) -> Path:
    """In the binary form of word2vec."""
    width = len(next(iter(vectors.values())))
    rows = [f"{word} ".encode() + np.array(row, dtype="<f4").tobytes() + b"\n" for word, row in vectors.items()]
    path.write_bytes(f"{len(vectors)} {width}\n".encode() + b"".join(rows))
    return path


def test_vectors_are_read_as_they_were_written(tmp_path: Path) -> None:
    known = read_vectors(vectors_file(tmp_path / "v", {"北京": [1, 2, 3], "a b".replace(" ", "_"): [4, 5, 6]}))
    assert {word: row.tolist() for word, row in known.items()} == {"北京": [1, 2, 3], "a_b": [4, 5, 6]}


@pytest.mark.parametrize("cut", [1, 9, 14])
def test_a_file_of_vectors_that_ends_early_is_refused(tmp_path: Path, cut: int) -> None:
    file = vectors_file(tmp_path / "v", {"北京": [1, 2], "南京": [3, 4]})
    file.write_bytes(file.read_bytes()[: -1 - cut])
    with pytest.raises(ValueError, match="ends before word 2 of 2"):
        read_vectors(file)


def test_only_chinese_words_of_a_fitting_length_go_into_the_table() -> None:
    words = ["北京", "京", "北京市人民政府外", "北京市人民政府外办", "NBA", "萨达姆·侯赛因"]
    assert [word for word in words if is_han_word(word)] == ["北京", "北京市人民政府外"]


def test_a_word_without_a_vector_gets_that_of_words_made_alike() -> None:
    rng = np.random.default_rng(1)
    town, person, verb = rng.normal(size=(3, 6))
    firsts = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    known = {
        first + last: kind + rng.normal(size=6) / 20
        for first in firsts
        for last, kind in (("县", town), ("军", person))
    }
    known |= {"县": town, "军": person, "跑": verb} | {first: rng.normal(size=6) / 20 for first in firsts}
    rows = word_vectors(["戌县", "甲县", "甲军"], known, 3).astype(float)
    assert rows[0] @ rows[1] > 0 > rows[0] @ rows[2]


def table(words: list[str], pairs: list[str]) -> Features:
    keys = sorted(int(word_keys(codes_of((word,))[1:-1], len(word))[0]) for word in words)
    return Features(
        fold=np.arange(CODES, dtype=np.uint16),
        chars=np.arange(CODES, dtype=np.int32) % 50_000,
        pairs=np.array(sorted(ord(a) << 16 | ord(b) for a, b in pairs), dtype=np.uint32),
        word_keys=np.array(keys, dtype=np.uint64),
        word_classes=np.zeros(len(words), dtype=np.uint32),
        word_vectors=np.zeros((len(words), 2), dtype=np.int8),
        word_weights=np.ones(len(words), dtype=np.float16),
    )


def test_a_word_inside_a_longer_one_is_not_counted() -> None:
    features = table(["南京", "南京市", "市长", "京市"], [])
    counts = word_counts(["南京市长到南京", "南京市"], features)
    by_key = dict(zip(features.word_keys.tolist(), counts.tolist(), strict=True))

    def of(word: str) -> int:
        return by_key[int(word_keys(codes_of((word,))[1:-1], len(word))[0])]

    assert [of("南京"), of("南京市"), of("市长"), of("京市")] == [1, 2, 1, 0]


@pytest.mark.skipif(not find_spec("scipy"), reason="the extra train is not installed")
def test_pairs_that_stand_in_the_same_surroundings_have_vectors_alike() -> None:
    texts = [
        f"记者{name}报道说{place}天气好" for name in ("梁明", "何平", "顾远") for place in ("青县", "淮县", "萧县")
    ]
    features = table([], ["梁明", "何平", "顾远", "青县", "淮县", "萧县"])
    rows = pair_vectors(texts * 3, features, 4, seed=1)
    of = {chr(pair >> 16) + chr(pair & 0xFFFF): rows[number + 1] for number, pair in enumerate(features.pairs.tolist())}
    assert not rows[0].any()
    assert of["梁明"] @ of["何平"] > of["梁明"] @ of["青县"]
    assert of["青县"] @ of["萧县"] > of["青县"] @ of["何平"]
    assert np.array_equal(rows, pair_vectors(texts * 3, features, 4, seed=1))
