"""Annotated corpora as examples."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from guantu.tag.neural.lattice import LABELS, TAGS, legal
from guantu.train.corpora import DEV, GUIDELINES, TEST, TRAIN, Corpus, bioes, flat, iter_examples, iter_sentences


def test_no_corpus_is_both_trained_on_and_tested_on() -> None:
    trained = {corpus.stem for corpus in TRAIN}
    tests = {corpus.stem for corpus in TEST}
    assert not trained & tests
    assert not {corpus.stem for corpus in DEV} & (trained | tests)


def test_every_corpus_has_a_known_guideline_and_maps_to_known_labels() -> None:
    for corpus in (*TRAIN, *DEV, *TEST):
        assert corpus.guideline in GUIDELINES
        assert set(corpus.labels.values()) <= set(LABELS)
        assert set(corpus.open_types) <= set(LABELS)


def write(folder: Path, text: str, entities: list[tuple[int, int, str]]) -> Corpus:
    with gzip.open(folder / "mine.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": text, "entities": entities}) + "\n")
    labels = {"NAME": "PER", "ORG": "ORG", "TITLE": "TITLE"}
    return Corpus(stem="mine", guideline="resume", labels=labels, open_types=("LOC",))


def test_labels_are_mapped_and_membership_of_a_party_is_no_title(tmp_path: Path) -> None:
    text = "高明，中共党员，某某公司董事。"
    corpus = write(tmp_path, text, [(0, 2, "NAME"), (3, 7, "TITLE"), (8, 12, "ORG"), (12, 14, "TITLE"), (0, 1, "RACE")])
    [sentence] = iter_sentences(tmp_path, corpus)
    assert [(text[a:b], label) for a, b, label in sentence.spans] == [
        ("高明", "PER"),
        ("某某公司", "ORG"),
        ("董事", "TITLE"),
    ]


def test_of_two_spans_that_overlap_the_longer_stays() -> None:
    assert flat([(0, 2, "LOC"), (0, 6, "ORG"), (4, 8, "PER"), (8, 10, "PER")]) == ((0, 6, "ORG"), (8, 10, "PER"))


@given(
    text=st.text(alphabet="王伟，。、\n ", min_size=1, max_size=500),
    cuts=st.lists(st.tuples(st.integers(0, 499), st.integers(1, 12), st.sampled_from(LABELS)), max_size=30),
)
def test_examples_cover_the_sentence_and_their_tags_are_a_legal_path(
    text: str, cuts: list[tuple[int, int, str]]
) -> None:
    from guantu.train.corpora import Sentence

    spans = flat([(start, min(start + size, len(text)), label) for start, size, label in cuts if start < len(text)])
    sentence = Sentence(text=text, spans=spans, guideline="default", open_types=())
    examples = list(iter_examples(sentence))
    assert "".join(example.text for example in examples) == text
    follow, opens, closes = legal()
    for example in examples:
        assert opens[example.tags[0]]
        assert closes[example.tags[-1]]
        assert all(follow[a, b] for a, b in zip(example.tags, example.tags[1:], strict=False))


def test_tags_of_a_span_begin_run_and_end() -> None:
    assert [TAGS[tag] for tag in bioes(1, "PER")] == ["S-PER"]
    assert [TAGS[tag] for tag in bioes(3, "ORG")] == ["B-ORG", "I-ORG", "E-ORG"]
