"""The tagger as a spaCy pipeline."""

from __future__ import annotations

from guantu.config import Config
from guantu.lexicon import load_lexicon
from guantu.read import Source, read
from guantu.tag import Tagger
from guantu.tag.language import make_pipeline

RULES = Config(without=("tagger",))
TEXT = "浙江省教育厅厅长岑远帆来到绍兴市。\n绍兴市委书记晏清如陪同。"


def test_the_pipeline_finds_what_the_tagger_finds() -> None:
    doc = make_pipeline(load_lexicon(), RULES)(TEXT)
    assert doc._.mentions == Tagger(load_lexicon(), RULES).tag(
        read(Source(id="a", source="a", text=TEXT), RULES, load_lexicon())
    )
    assert [(s.start, s.end, s.label_) for s in doc.spans["mentions"]] == [
        (m.start, m.end, m.label.value) for m in doc._.mentions
    ]


def test_entities_are_the_outermost_mentions() -> None:
    doc = make_pipeline(load_lexicon(), RULES)(TEXT)
    assert "浙江省教育厅" in [entity.text for entity in doc.ents]
    assert all(left.end <= right.start for left, right in zip(doc.ents, doc.ents[1:], strict=False))


def test_sentences_begin_where_the_text_s_own_do() -> None:
    assert [sentence.text for sentence in make_pipeline(load_lexicon(), RULES)(TEXT).sents] == [
        "浙江省教育厅厅长岑远帆来到绍兴市。\n",
        "绍兴市委书记晏清如陪同。",
    ]


def test_each_part_is_a_component_in_the_order_of_its_work() -> None:
    names = ["knownnames", "organisations", "titles", "people", "bodies", "weighing", "guantu_mentions"]
    assert make_pipeline(load_lexicon(), RULES).pipe_names == names
    assert make_pipeline(load_lexicon()).pipe_names[1:3] == ["guantu_tagger", "statistics"]


def test_a_pipeline_takes_many_texts_as_a_stream() -> None:
    nlp = make_pipeline(load_lexicon(), RULES)
    assert [doc._.mentions for doc in nlp.pipe([TEXT, TEXT[:20]])] == [nlp(t)._.mentions for t in (TEXT, TEXT[:20])]
