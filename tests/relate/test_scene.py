"""The scene of a sentence: clauses, lists of places, and how the text vouches for what a cue says."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label
from guantu.relate.scene import Scene, Spot, joined, listed_after, modality
from guantu.schema import Modality
from marked import marked


def scene(source: str) -> Scene:
    """A scene of one sentence whose spots are marked by hand."""
    text, mentions = marked(source)
    spots = tuple(
        Spot(start=m.start, end=m.end, key=m.text, regional=m.label is Label.LOCATION, label=m.label) for m in mentions
    )
    return Scene(start=0, end=len(text), text=text, actors=(), spots=spots, teams=(), cues=(), whole=text)


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
    assert modality(scene(text), text.index(cue), load_grammar()) is wanted


LISTS = [
    ("考察了{B:甲厂}、{B:乙厂}和{B:丙厂}。", ["甲厂", "乙厂", "丙厂"]),
    ("考察了{L:江苏省}{L:苏州市}。", ["苏州市"]),
    ("考察了{L:江苏省}{L:苏州市}、{L:浙江省}{L:绍兴市}。", ["苏州市", "绍兴市"]),
    ("考察了{B:甲厂}的车间、{B:乙厂}。", ["甲厂", "乙厂"]),
    ("考察了{B:甲厂}，会见了{B:乙厂}代表。", ["甲厂"]),
    ("考察了城市建设，听取{B:甲厂}汇报。", []),
    ("考察了有关方面多年来所属的{B:甲厂}。", []),
]


@pytest.mark.parametrize(("source", "wanted"), LISTS, ids=[source for source, _ in LISTS])
def test_a_list_of_places_begins_close_to_the_verb_and_ends_with_the_clause(source: str, wanted: list[str]) -> None:
    assert [spot.key for spot in listed_after(scene(source), 3, reach=6)] == wanted


def test_clauses_end_at_every_stop_of_either_width() -> None:
    one = scene("甲来访，乙陪同；丙,丁")
    assert [one.clause_start(p) for p in (0, 4, 8, 10)] == [0, 4, 8, 10]
    assert [one.clause_end(p) for p in (0, 4, 8, 10)] == [3, 7, 9, 11]


@pytest.mark.parametrize(
    ("gap", "wanted"), [("、", True), ("和", True), ("以及", True), ("，以及", True), ("，", False), ("会见", False)]
)
def test_two_names_are_joined_by_a_pause_or_a_conjunction(gap: str, wanted: bool) -> None:
    assert joined(scene(f"甲{gap}乙"), 1, 1 + len(gap)) is wanted
