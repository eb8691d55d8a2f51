"""The parts of the trained tagger: pieces, features, lattice."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guantu.tag.neural.features import CODES, LONGEST_WORD, Features, bits, codes_of, word_keys
from guantu.tag.neural.lattice import TAGS, best_paths, legal, posteriors, spans_of
from guantu.tag.neural.pieces import LIMIT, iter_pieces

NEVER = np.float32(-1e4)


@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("。，、\n \u3000”：王")), max_size=900))
def test_pieces_cover_the_text_without_a_gap_and_none_is_too_long(text: str) -> None:
    spans = list(iter_pieces(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(
        0 < end - start <= LIMIT + 8 or set(text[start + LIMIT : end]) <= set("”’」』）)》\"'") for start, end in spans
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("他说：“好。”我走了。", ["他说：“好。”", "我走了。"]),
        ("甲\n乙", ["甲\n", "乙"]),
        ("王伟、" * 60, ["王伟、" * 53, "王伟、" * 7]),
    ],
)
def test_a_cut_falls_behind_a_sentence_or_a_pause(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in iter_pieces(text)] == pieces


def features(words: dict[str, int]) -> Features:
    keys = {int(word_keys(codes_of((word,))[1:-1], len(word))[0]): mark for word, mark in words.items()}
    fold = np.arange(CODES, dtype=np.uint16)
    fold[ord("（")] = ord("(")
    chars = np.ones(CODES, dtype=np.int32)
    chars[0] = 0
    chars[ord("王")] = 3
    return Features(
        fold=fold,
        chars=chars,
        pairs=np.array([ord("王") << 16 | ord("伟")], dtype=np.uint32),
        word_keys=np.array(sorted(keys), dtype=np.uint64),
        word_classes=np.array([keys[key] for key in sorted(keys)], dtype=np.uint32),
        word_vectors=np.array([[min(keys[key], 1) * 64, -32] for key in sorted(keys)], dtype=np.int8),
        word_weights=np.ones(len(keys), dtype=np.float16),
    )


def test_a_word_marks_where_it_begins_runs_and_ends() -> None:
    seen = features({"王": 1, "南京市": 2}).encode(codes_of(["王到南京市"]))
    assert seen.words[1:-1].tolist() == [[0, 0, 0, 1], [0, 0, 0, 0], [2, 0, 0, 0], [0, 2, 0, 0], [0, 0, 2, 0]]


def test_nothing_reaches_over_the_border_of_two_pieces() -> None:
    table = features({"王伟": 1})
    together = table.encode(codes_of(["王", "伟"]))
    assert not together.words.any()
    assert not together.pairs.any()
    inside = table.encode(codes_of(["王伟"]))
    assert inside.words[1].tolist() == [1, 0, 0, 0]
    assert inside.pairs[1:3].tolist() == [[0, 1], [1, 0]]


def test_a_character_has_the_vectors_of_the_words_that_begin_run_through_and_end_there() -> None:
    seen = features({"南京市": 1}).encode(codes_of(["到南京市"]))
    none, word = [0.0, 0.0], [1.0, -0.5]
    assert seen.lexicon[2:5].tolist() == [[*word, *none, *none], [*none, *word, *none], [*none, *none, *word]]
    assert not seen.lexicon[:2].any()


def test_the_more_frequent_of_two_words_counts_for_more() -> None:
    table = replace(features({"南京": 1, "南京市": 0}), word_weights=np.array([1, 1], dtype=np.float16))
    even = table.encode(codes_of(["南京市"])).lexicon[1, 0]
    heavy = np.where(table.word_classes == 1, 3, 1).astype(np.float16)
    assert even == 0.5
    assert replace(table, word_weights=heavy).encode(codes_of(["南京市"])).lexicon[1, 0] == 0.75


@given(text=st.text(max_size=30))
def test_every_code_point_has_an_id(text: str) -> None:
    seen = features({"王伟": 1}).encode(codes_of([text]))
    assert len(seen.chars) == len(text) + 2


def test_bits_stand_in_the_order_of_place_then_class() -> None:
    assert bits(np.array([[1, 2, 0, 3]], dtype=np.uint32), 2).tolist() == [[1, 0, 0, 1, 0, 0, 1, 1]]


def test_words_longer_than_the_table_are_not_looked_for() -> None:
    assert len(word_keys(codes_of(["王"]), LONGEST_WORD)) == 0


def every_path(
    emit: np.ndarray, trans: np.ndarray, first: np.ndarray, last: np.ndarray
) -> dict[tuple[int, ...], float]:
    out = {}
    for path in product(range(len(TAGS)), repeat=len(emit)):
        score = first[path[0]] + last[path[-1]] + sum(emit[t, tag] for t, tag in enumerate(path))
        out[path] = float(score + sum(trans[a, b] for a, b in pairwise(path)))
    return out


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_best_path_and_the_scores_agree_with_counting_every_path(seed: int) -> None:
    rng = np.random.default_rng(seed)
    follow, opens, closes = legal()
    count = len(TAGS)
    emit = rng.normal(size=(3, 2, count)).astype(np.float32)
    trans = np.where(follow, rng.normal(size=(count, count)), NEVER).astype(np.float32)
    first = np.where(opens, rng.normal(size=count), NEVER).astype(np.float32)
    last = np.where(closes, rng.normal(size=count), NEVER).astype(np.float32)
    lengths = np.array([3, 2])
    paths = best_paths(emit, lengths, trans, first, last)
    sure = posteriors(emit, lengths, trans, first, last)
    for row, length in enumerate(lengths.tolist()):
        scores = every_path(emit[:length, row], trans, first, last)
        best = max(scores, key=lambda path: scores[path])
        assert tuple(paths[row, :length].tolist()) == best
        total = sum(np.exp(score) for score in scores.values())
        for start, end, label in spans_of(np.array(best)):
            wanted = best[start:end]
            mass = sum(np.exp(score) for path, score in scores.items() if path[start:end] == wanted) / total
            assert sure.of_span(row, start, np.array(wanted)) == pytest.approx(mass, rel=1e-3)
            assert label in TAGS[wanted[0]]


def test_a_legal_path_never_ends_inside_a_span_or_changes_its_label() -> None:
    follow, opens, closes = legal()
    names = {tag: number for number, tag in enumerate(TAGS)}
    assert follow[names["B-PER"], names["E-PER"]]
    assert not follow[names["B-PER"], names["E-ORG"]]
    assert not follow[names["O"], names["I-LOC"]]
    assert not opens[names["E-PER"]]
    assert not closes[names["B-TITLE"]]
