"""How sure a claim is: by its rule, its body, its names and its modality."""

from __future__ import annotations

import pytest

from builders import Draft
from guantu.lexicon import load_lexicon
from guantu.lexicon.tables import read_table
from guantu.lexicon.wording import rule_words
from guantu.records import Label, Mention
from guantu.relate.certainty import COLUMNS, certainty, shares
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.schema import EdgeKind, Modality

ROWS = list(read_table("certainty.tsv", COLUMNS))


def person(name: str, start: int, score: float) -> Mention:
    return Mention(start=start, end=start + len(name), label=Label.PERSON, text=name, maker="test", score=score)


def meets(entities: Entities, *, modality: Modality = Modality.STATED, rule: str = "meet:verb") -> float:
    return certainty(
        Statement(
            subject="person:岑远帆",
            predicate=EdgeKind.MEETS,
            object="person:晏清如",
            rule=rule,
            start=0,
            end=8,
            modality=modality,
        ),
        entities,
    )


def no_entities() -> Entities:
    return Entities(Draft("a", date="2024-05-20").reading().article, load_lexicon())


@pytest.fixture
def entities() -> Entities:
    found = no_entities()
    found.person(person("岑远帆", 0, 1.0))
    found.person(person("晏清如", 5, 1.0))
    return found


def test_every_counted_rule_is_a_rule_that_has_words() -> None:
    assert [row[0] for row in ROWS if rule_words(row[0]) is None] == []


def test_no_count_is_negative_and_every_row_counts_something() -> None:
    assert all(all(int(count) >= 0 for count in row[2:]) and any(int(count) for count in row[2:]) for row in ROWS)


def test_no_rule_is_called_certain_and_more_right_claims_never_lower_it() -> None:
    assert all(0.0 < share < 1.0 for share in shares().values())
    assert shares()["inspect:at", ""] > shares()["inspect:goes-to", ""]


def test_a_rule_that_was_never_counted_has_the_share_of_its_kind(entities: Entities) -> None:
    assert ("support:by", "") not in shares()
    assert meets(entities, rule="support:by") == shares()["", ""]


def test_a_claim_is_no_surer_than_the_names_of_its_people(entities: Entities) -> None:
    unsure = no_entities()
    unsure.person(person("岑远帆", 0, 1.0))
    unsure.person(person("晏清如", 5, 0.6))
    assert meets(unsure) == pytest.approx(0.6 * meets(entities))


def test_what_is_planned_is_less_sure_than_what_is_stated(entities: Entities) -> None:
    assert meets(entities, modality=Modality.PLANNED) < meets(entities)
    assert meets(entities, modality=Modality.BACKGROUND) == meets(entities)


def test_a_post_whose_body_is_named_is_surer_than_one_whose_body_is_inferred(entities: Entities) -> None:
    region = entities.region("320600")
    region.add("南通市", 0, 3, 1.0)
    post = entities.post(region.key, "市长")

    def holds(reason: str) -> float:
        statement = Statement(
            subject="person:岑远帆",
            predicate=EdgeKind.HOLDS,
            object=post.key,
            rule="post:before-name",
            start=0,
            end=8,
            reason=reason,
        )
        return certainty(statement, entities)

    assert holds("") > holds("市 is the region of the article's outlet")


def test_an_unsure_place_lowers_a_claim_less_than_an_unsure_person(entities: Entities) -> None:
    region = entities.region("320600")
    region.add("南通市", 0, 3, 0.6)
    visit = Statement(
        subject="person:岑远帆", predicate=EdgeKind.VISITS, object=region.key, rule="visit:verb", start=0, end=8
    )
    sure = shares()["visit:verb", ""]
    assert 0.6 * sure < certainty(visit, entities) < sure
