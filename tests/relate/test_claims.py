"""Statements made into claims: one for each fact and sentence, with whole sentences as evidence."""

from __future__ import annotations

from guantu.ids import digest
from guantu.lexicon.sentences import sentences
from guantu.records import Alignment, Article, Section, SectionKind
from guantu.relate.claims import Ledger, Statement
from guantu.schema import EdgeKind, Modality

TEXT = "岑远帆到会。\n　　会上，佟一鸣会见了岑远帆。 \n黎书恒陪同"
IDS = {"a": "e1", "b": "e2"}


def ledger() -> Ledger:
    """A ledger over TEXT."""
    return Ledger(
        Article(
            id="t",
            source="t",
            digest=digest(TEXT),
            raw=TEXT,
            text=TEXT,
            alignment=Alignment.identity(len(TEXT)),
            sections=(Section(kind=SectionKind.BODY, start=0, end=len(TEXT)),),
        ),
        sentences(TEXT),
    )


def statement(start: int, end: int, **values: object) -> Statement:
    """A meets b, shown by a stretch of TEXT."""
    given: dict[str, object] = {"subject": "a", "object": "b", "predicate": EdgeKind.MEETS, "rule": "r"} | values
    return Statement(start=start, end=end, **given)  # type: ignore[arg-type]


def test_the_evidence_is_the_whole_sentence_without_the_white_space_around_it() -> None:
    at = TEXT.index("会见")
    (claim,) = ledger().claims([statement(at, at + 2)], IDS)
    assert claim.evidence[0].quote == "会上，佟一鸣会见了岑远帆。"


def test_a_stretch_over_two_sentences_has_both_as_evidence() -> None:
    (claim,) = ledger().claims([statement(0, TEXT.index("会见") + 2)], IDS)
    assert claim.evidence[0].quote == "岑远帆到会。\n　　会上，佟一鸣会见了岑远帆。"


def test_marks_outside_the_evidence_are_left_out() -> None:
    at = TEXT.index("会见")
    marks = (("subject", 0, 3), ("cue", at, at + 2))
    (claim,) = ledger().claims([statement(at, at + 2, marks=marks)], IDS)
    assert [(mark.role, mark.start, mark.end) for mark in claim.evidence[0].marks] == [("cue", at, at + 2)]


def test_of_equal_facts_of_one_sentence_the_surest_is_kept() -> None:
    claims = ledger().claims([statement(0, 3, score=0.5, rule="weak"), statement(1, 4, score=0.8, rule="sure")], IDS)
    assert [(claim.rule, claim.score) for claim in claims] == [("sure", 0.8)]


def test_the_same_fact_in_two_sentences_is_two_claims() -> None:
    at = TEXT.index("会见")
    claims = ledger().claims([statement(at, at + 2), statement(0, 3)], IDS)
    assert [claim.evidence[0].start for claim in claims] == [0, TEXT.index("会上")]
    assert len({claim.id for claim in claims}) == 2


def test_facts_of_different_modality_are_different_claims() -> None:
    claims = ledger().claims([statement(0, 3), statement(0, 3, modality=Modality.PLANNED)], IDS)
    assert {claim.modality for claim in claims} == {Modality.STATED, Modality.PLANNED}


def test_nobody_is_related_to_himself() -> None:
    assert ledger().claims([statement(0, 3, object="a")], IDS) == ()


def test_claims_do_not_depend_on_the_order_of_the_statements() -> None:
    statements = [statement(0, 3), statement(0, 3, modality=Modality.HOPED), statement(9, 12, predicate=EdgeKind.LEADS)]
    assert ledger().claims(statements, IDS) == ledger().claims(list(reversed(statements)), IDS)
