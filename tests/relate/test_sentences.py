"""The table of sentences (tests/quality/sentences.csv), read the whole way: posts and relations, row by row."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from guantu.lexicon import load_lexicon
from quality.sentences import TABLE, Sentence, differences, load_sentences

SENTENCES = load_sentences()


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.name)
def test_a_sentence_is_read_as_a_careful_reader_reads_it(sentence: Sentence) -> None:
    assert differences(sentence) == []


def test_every_row_of_the_table_is_there_once_and_in_full() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        assert {len(row) for row in csv.reader(file)} == {5}
    assert [text for text, times in Counter(s.text for s in SENTENCES).items() if times > 1] == []
    assert all(sentence.topic and sentence.text for sentence in SENTENCES)


def test_every_home_of_the_table_is_one_region() -> None:
    homes = {sentence.home for sentence in SENTENCES if sentence.home}
    assert homes
    assert {home for home in homes if load_lexicon().regions.resolve(home) is None} == set()
