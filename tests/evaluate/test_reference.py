"""The product's scoring against the reference scorer, on generated documents and on the gold set itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluate.documents import BODIES, REGIONS, TITLES, documents
from guantu.evaluate import load_gold, report
from guantu.evaluate.names import Names, spelling, without_rank
from scripts import load_script


@pytest.fixture(scope="module")
def reference(shared: Callable[..., Path]) -> ModuleType:
    return load_script(shared("eval", "score.py"), "reference_score")


def _reference_figures(reference: ModuleType, golds: list[Any], predictions: dict[str, Any]) -> dict[str, Any]:
    counts, each, errors = reference.score(golds, predictions)
    groups = ("entities", "roles", "relations")
    return {
        "macro": {group: sum(each[group]) / len(each[group]) if each[group] else 0.0 for group in groups},
        "groups": {group: tuple(counts[group]) for group in groups},
        "kinds": {key: tuple(cell) for key, cell in counts.items() if isinstance(key, tuple) and key[1]},
        "errors": len(errors),
    }


def _own_figures(golds: list[Any], predictions: dict[str, Any]) -> dict[str, Any]:
    own = report(golds, predictions)
    return {
        "macro": dict(own.macro),
        "groups": {group: (f.right, f.wrong, f.missed) for group, f in own.groups.items()},
        "kinds": {key: (f.right, f.wrong, f.missed) for key, f in own.kinds.items()},
        "errors": len(own.errors),
    }


_sets = st.lists(documents(ids=st.sampled_from("abcd")), max_size=4, unique_by=lambda document: document["id"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(golds=_sets, predictions=_sets)
def test_figures_equal_those_of_the_reference_scorer_on_any_documents(
    reference: ModuleType, golds: list[Any], predictions: list[Any]
) -> None:
    by_id = {document["id"]: document for document in predictions}
    assert _own_figures(golds, by_id) == _reference_figures(reference, golds, by_id)


_characters = st.text(alphabet="云州市白山县区域委党组政府人民长副代理自治 ·•中共国产主席", max_size=12)
_any_name = st.one_of(st.sampled_from(BODIES), _characters, st.text(max_size=8))


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    regions=st.lists(st.one_of(st.sampled_from(REGIONS), _characters), max_size=4),
    organs=st.lists(_any_name, max_size=3),
    body=_any_name,
    title=st.one_of(st.sampled_from(TITLES), _characters),
)
def test_posts_compare_as_in_the_reference_scorer(
    reference: ModuleType, regions: list[str], organs: list[str], body: str, title: str
) -> None:
    items = [{"name": name, "type": "LOC"} for name in regions] + [{"name": name, "type": "ORG"} for name in organs]
    gold = {"entities": items}
    assert Names(gold).post(body, title) == reference.Names(gold).post(body, title)
    assert Names(gold).key(body) == reference.Names(gold).of(body)
    assert spelling(body) == reference.norm(body)
    assert without_rank(body) == reference.short(body)


def test_the_gold_set_scores_one_against_itself_and_equals_the_reference(
    reference: ModuleType, shared: Callable[..., Path]
) -> None:
    golds = load_gold(shared("eval", "dev"))
    itself = {document["id"]: document for document in golds}
    assert _own_figures(golds, itself) == _reference_figures(reference, golds, itself)
    assert report(golds, itself).mean > 0.97


def test_damaged_copies_of_the_gold_set_equal_the_reference(reference: ModuleType, shared: Callable[..., Path]) -> None:
    golds = load_gold(shared("eval", "dev"))
    for drop in (2, 3, 5):
        damaged = {}
        for document in json.loads(json.dumps(golds)):
            for group in ("entities", "roles", "relations"):
                kept = [item for number, item in enumerate(document[group]) if number % drop]
                for item in kept[::3]:
                    field = "person" if group == "roles" else "subject" if group == "relations" else "name"
                    item[field] = item[field][:-1]
                document[group] = kept
            damaged[document["id"]] = document
        assert _own_figures(golds, damaged) == _reference_figures(reference, golds, damaged)
