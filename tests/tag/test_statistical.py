"""The spaCy component around the trained tagger, and other pipelines in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from guantu.errors import ModelError
from guantu.tag.neural.tagger import Tagger
from guantu.tag.statistical import GROUP, TaggerComponent, load_pipeline, scored_spans
from guantu.tag.taggers import FOREIGN_SCORE, LABEL_TABLE, ForeignTagger, open_tagger

TEXT = "淮安市副市长梁启明会见了顾思远一行。"


def test_the_component_writes_spans_with_one_score_each() -> None:
    doc = load_pipeline()(TEXT)
    pairs = scored_spans(doc)
    assert ("梁启明", "PER") in {(span.text, span.label_) for span, _ in pairs}
    assert all(0 <= score <= 1 for _, score in pairs)
    assert len(doc.spans[GROUP].attrs["scores"]) == len(doc.spans[GROUP])


def test_spans_and_scores_survive_saving_and_reading_a_document() -> None:
    nlp = load_pipeline()
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(span.text, score) for span, score in scored_spans(again)] == [
        (span.text, score) for span, score in scored_spans(doc)
    ]


def test_a_stream_gives_the_same_as_one_by_one() -> None:
    nlp = load_pipeline()
    texts = [TEXT, "", "顾思远在北京。", "\n"]
    streamed = [[(s.text, s.label_, v) for s, v in scored_spans(doc)] for doc in nlp.pipe(texts, batch_size=3)]
    assert streamed == [[(s.text, s.label_, v) for s, v in scored_spans(nlp(text))] for text in texts]


def test_a_document_that_the_component_has_not_seen_has_no_spans() -> None:
    assert scored_spans(spacy.blank("zh")(TEXT)) == []


def foreign(folder: Path) -> Path:
    """A pipeline of rules with labels of several schemes, saved as spaCy saves it."""
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": "梁启明"},
            {"label": "GPE", "pattern": "淮安市"},
            {"label": "NR", "pattern": "顾思远"},
            {"label": "DATE", "pattern": "一行"},
        ]
    )
    nlp.to_disk(folder)
    return folder


def test_any_spacy_pipeline_may_stand_in_with_its_labels_mapped(tmp_path: Path) -> None:
    doc = load_pipeline(foreign(tmp_path / "theirs"))(TEXT)
    assert [(span.text, span.label_, score) for span, score in scored_spans(doc)] == [
        ("淮安市", "LOC", FOREIGN_SCORE),
        ("梁启明", "PER", FOREIGN_SCORE),
        ("顾思远", "PER", FOREIGN_SCORE),
    ]


def test_every_row_of_the_label_table_leads_to_a_label_of_ours() -> None:
    assert set(LABEL_TABLE.values()) == {"PER", "ORG", "LOC", "TITLE"}
    for needed in ("PERSON", "PER", "NR", "ORG", "NT", "GPE", "LOC", "FAC", "NS"):
        assert needed in LABEL_TABLE


def test_no_name_means_the_model_that_ships() -> None:
    assert isinstance(open_tagger(""), Tagger)
    assert isinstance(open_tagger("official_news"), Tagger)


def test_a_folder_is_opened_by_what_is_in_it(tmp_path: Path) -> None:
    assert isinstance(open_tagger(foreign(tmp_path / "theirs")), ForeignTagger)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match=r"empty: no readable tagger\.json"):
        open_tagger(tmp_path / "empty")


def test_a_broken_spacy_folder_is_one_line(tmp_path: Path) -> None:
    folder = foreign(tmp_path / "theirs")
    (folder / "config.cfg").write_text("[nlp]\nlang = 7\n", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot load this pipeline") as caught:
        open_tagger(folder)
    assert "\n" not in str(caught.value)


def test_prediction_alone_changes_no_document() -> None:
    doc = spacy.blank("zh")(TEXT)
    TaggerComponent(open_tagger()).predict([doc])
    assert GROUP not in doc.spans
