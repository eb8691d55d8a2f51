"""The tagger as a spaCy pipeline."""

from __future__ import annotations

import subprocess
import sys

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


def test_reading_does_not_load_spacy() -> None:
    program = (
        "import sys; from guantu.tag import Tagger; from guantu.lexicon import load_lexicon; "
        "Tagger(load_lexicon()); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
