"""Lists of hundreds of names, as congresses and receptions print them: nobody may be left out."""

from __future__ import annotations

import pytest

from guantu.records import Reading
from guantu.schema import EdgeKind, NodeKind
from quality.crowds import attendants, presidium
from quality.sentences import read_text


def _people(reading: Reading) -> set[str]:
    return {entity.name for entity in reading.entities if entity.kind is NodeKind.PERSON}


def test_a_list_of_three_thousand_characters_names_everyone_who_attended_with_a_title() -> None:
    text, names = attendants()
    reading = read_text(text)
    held = {reading.entity(claim.subject).name for claim in reading.claims if claim.predicate is EdgeKind.HOLDS}
    assert _people(reading) == set(names)
    assert held == set(names)


def test_of_eight_such_lists_at_most_one_name_in_a_thousand_is_missed() -> None:
    named = missed = 0
    for seed in range(1, 9):
        text, names = attendants(seed=seed)
        named += len(names)
        missed += len(set(names) - _people(read_text(text)))
    assert named > 2500
    assert missed / named <= 0.001


@pytest.mark.parametrize("seed", range(1, 6))
def test_everyone_of_the_243_names_of_a_presidium_is_a_person_and_nobody_else(seed: int) -> None:
    text, names = presidium(seed=seed)
    assert _people(read_text(text)) == set(names)


def test_a_name_that_is_spread_out_in_a_list_is_the_same_person_in_the_text() -> None:
    reading = read_text("主席团名单\n王　华　李建国　张　涛（女）　赵志明\n会议由王华主持，张涛讲话。\n")
    assert _people(reading) == {"王华", "李建国", "张涛", "赵志明"}
