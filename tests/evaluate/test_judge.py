"""One document against its gold: what is found, missed, wrong, and none of our business."""

from __future__ import annotations

from typing import Any

import pytest

from guantu.evaluate import Outcome, judge, report


def _gold(**groups: Any) -> dict[str, Any]:
    return {"id": "a", "text": "", "entities": [], "roles": [], "relations": [], **groups}


_ENTITIES = [
    {"name": "云州市", "type": "LOC", "aliases": ["云州"]},
    {"name": "云州自治州", "type": "LOC", "aliases": []},
    {"name": "岑远帆", "type": "PER"},
    {"name": "佟一", "type": "PER"},
]


def _outcomes(gold: dict[str, Any], **groups: Any) -> list[Outcome]:
    return [verdict.outcome for verdict in judge(gold, {"id": "a", **groups})]


@pytest.mark.parametrize(
    ("body", "title", "other_body", "other_title"),
    [
        ("云州市", "市委书记", "云州市委", "书记"),
        ("云州市", "市委书记", "中共云州市委", "书记"),
        ("云州市", "市长", "云州市人民政府", "市长"),
        ("云州市", "市长", "云州", "代市长"),
        ("云州市", "人大常委会主任", "云州市人民代表大会常务委员会", "主任"),
        ("云州市", "政府秘书长", "云州市人民政府", "秘书长"),
    ],
)
def test_two_ways_to_write_one_post_are_one(body: str, title: str, other_body: str, other_title: str) -> None:
    gold = _gold(entities=_ENTITIES, roles=[{"person": "岑远帆", "body": body, "title": title}])
    extracted = [{"person": "岑远帆", "body": other_body, "title": other_title}]
    assert Outcome.FOUND in _outcomes(gold, entities=_ENTITIES, roles=extracted)


@pytest.mark.parametrize(
    ("body", "title"),
    [("云州市", "副市长"), ("云州市", "市政协主席"), ("云州市发展和改革委员会", "市长"), ("", "市长")],
)
def test_another_post_is_wrong(body: str, title: str) -> None:
    gold = _gold(entities=_ENTITIES, roles=[{"person": "岑远帆", "body": "云州市", "title": "市长"}])
    extracted = [{"person": "岑远帆", "body": body, "title": title}]
    assert _outcomes(gold, entities=_ENTITIES, roles=extracted)[-2:] == [Outcome.MISSED, Outcome.WRONG]


def test_what_fits_an_optional_item_is_neither_rewarded_nor_punished() -> None:
    gold = _gold(entities=[{"name": "岑远帆", "type": "PER", "optional": True}])
    assert _outcomes(gold, entities=[{"name": "岑远帆", "type": "PER"}]) == [Outcome.SPARED]
    assert _outcomes(gold) == []


def test_an_undirected_relation_is_found_in_either_direction_and_a_directed_one_is_not() -> None:
    for kind, outcomes in (("MEETS", [Outcome.FOUND]), ("VISITS", [Outcome.MISSED, Outcome.WRONG])):
        gold = _gold(relations=[{"type": kind, "subject": "岑远帆", "object": "佟一"}])
        assert _outcomes(gold, relations=[{"type": kind, "subject": "佟一", "object": "岑远帆"}]) == outcomes


def test_a_relation_that_the_guidelines_do_not_know_is_not_scored() -> None:
    assert _outcomes(_gold(), relations=[{"type": "PART_OF", "subject": "甲", "object": "乙"}]) == []


def test_a_document_without_an_extraction_is_all_missed() -> None:
    verdicts = judge(_gold(entities=_ENTITIES), None)
    assert [verdict.outcome for verdict in verdicts] == [Outcome.MISSED] * len(_ENTITIES)


def test_the_same_thing_extracted_twice_counts_once() -> None:
    extracted = [{"name": "云州市", "type": "LOC"}, {"name": "云州", "type": "LOC"}]
    assert _outcomes(_gold(entities=_ENTITIES[:1]), entities=extracted) == [Outcome.FOUND]


def test_macro_is_the_mean_of_documents_so_that_a_long_list_does_not_outweigh_the_rest() -> None:
    long = _gold(entities=[{"name": f"人{number}", "type": "PER"} for number in range(99)])
    short = {**_gold(entities=[{"name": "岑远帆", "type": "PER"}]), "id": "b"}
    result = report([long, short], {"a": long})
    assert result.macro["entities"] == 0.5
    assert result.groups["entities"].recall == 0.99


def test_a_document_with_nothing_to_find_and_nothing_found_is_left_out_of_the_mean() -> None:
    full = _gold(entities=_ENTITIES)
    empty = {**_gold(), "id": "b"}
    assert report([full, empty], {"a": full, "b": empty}).macro["entities"] == 1.0
