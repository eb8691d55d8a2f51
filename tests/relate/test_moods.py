"""How the text vouches for what a cue says."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.relate.moods import modality
from guantu.schema import Modality
from marked import marked_scene

MODALITIES = [
    ("岑远帆访问江西省", "访问", Modality.STATED),
    ("岑远帆将访问江西省", "访问", Modality.PLANNED),
    ("岑远帆将于下周访问江西省", "访问", Modality.PLANNED),
    ("岑远帆即将访问江西省", "访问", Modality.PLANNED),
    ("岑远帆拟访问江西省", "访问", Modality.PLANNED),
    ("模拟法庭开庭，岑远帆访问江西省", "访问", Modality.STATED),
    ("岑远帆将军访问江西省", "访问", Modality.STATED),
    ("岑远帆希望访问江西省", "访问", Modality.HOPED),
    ("在希望小学，岑远帆会见佟一鸣", "会见", Modality.STATED),
    ("岑远帆应邀访问江西省", "访问", Modality.STATED),
    ("岑远帆并未访问江西省", "访问", Modality.DENIED),
    ("岑远帆取消访问江西省", "访问", Modality.DENIED),
    ("如果岑远帆访问江西省", "访问", Modality.DENIED),
    ("岑远帆曾访问江西省", "访问", Modality.BACKGROUND),
    ("岑远帆希望加强合作，随后访问江西省", "访问", Modality.STATED),
    ("要求各地要签署协议", "签署", Modality.HOPED),
    ("经过主要街道，他签署协议", "签署", Modality.STATED),
    ("加强合作", "合作", Modality.HOPED),
]


@pytest.mark.parametrize(("text", "cue", "wanted"), MODALITIES, ids=[text for text, _, _ in MODALITIES])
def test_the_words_before_a_cue_tell_how_the_text_vouches_for_it(text: str, cue: str, wanted: Modality) -> None:
    assert modality(marked_scene(text), text.index(cue), load_grammar()) is wanted
