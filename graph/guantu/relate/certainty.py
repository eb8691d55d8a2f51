"""How sure a claim is: how often its rule was right where that was counted, times how sure the names at its ends are.

The share of a rule is drawn towards the share of its kind (posts, or relations), so that no rule is called certain
because a few texts have it right; and the counts on another kind of text than the annotated one are in it, at WEIGHT.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from guantu.lexicon.tables import read_table
from guantu.relate.claims import Statement
from guantu.relate.entities import Entities
from guantu.schema import EdgeKind, Modality, NodeKind

COLUMNS = ("rule", "detail", "right", "wrong", "news_right", "news_wrong")
WEIGHT = 1.0  # of a claim counted in television news, the other kind of text. Swept 0.25, 0.5, 1: the expected
# calibration error of roles on the annotated documents is 0.020, 0.022, 0.024, so neither kind is worth less
PRIOR = 4.0  # claims of its kind that each rule is counted together with
DOUBT = 0.2  # what is left of the doubt about a body or place at the end of a claim
UNTOLD = 0.9  # of what is planned, hoped, denied or reported: the modality has to be right as well


@cache
def shares() -> Mapping[tuple[str, str], float]:
    """The share of right claims to expect, by rule and detail; a rule that was never counted has that of its kind,
    which stands under ("post", "") and ("", "")."""
    rows = [
        (rule, detail, int(right) + WEIGHT * int(other_right), int(wrong) + WEIGHT * int(other_wrong))
        for rule, detail, right, wrong, other_right, other_wrong in read_table("certainty.tsv", COLUMNS)
    ]
    found: dict[tuple[str, str], float] = {}
    for kind in ("post", ""):
        own = [row for row in rows if _kind(row[0]) == kind]
        right, wrong = sum(row[2] for row in own), sum(row[3] for row in own)
        found[kind, ""] = right / (right + wrong)
        for rule, detail, rule_right, rule_wrong in own:
            found[rule, detail] = (rule_right + PRIOR * found[kind, ""]) / (rule_right + rule_wrong + PRIOR)
    return found


def certainty(statement: Statement, entities: Entities) -> float:
    """The chance that a statement is right, 0 to 1."""
    table = shares()
    kind = _kind(statement.rule)
    detail = _detail(statement, entities) if kind else ""
    share = table.get((statement.rule, detail)) or table[kind, ""]
    modal = 1.0 if statement.modality in (Modality.STATED, Modality.BACKGROUND) else UNTOLD
    return share * modal * min(_named(statement.subject, entities), _named(statement.object, entities))


def _kind(rule: str) -> str:
    return "post" if rule.startswith("post:") else ""


def _detail(statement: Statement, entities: Entities) -> str:
    """How the body of a post is told."""
    post = statement.object if statement.predicate is EdgeKind.HOLDS else statement.subject
    if entities[post].body is None:
        return "bare"
    return "inferred" if statement.reason else "named"


def _named(key: str, entities: Entities) -> float:
    """How sure the name of an end is; of a post, that of its body. What has no mention is as sure as the rule.

    That a rule found an organisation or a place where it looks for one speaks for its name; for the name of a person,
    whose end the rules cannot see, it does not.
    """
    draft = entities[key]
    if draft.title is not None and draft.body is not None:
        draft = entities[draft.body]
    if not draft.spans:
        return 1.0
    return draft.score if draft.kind is NodeKind.PERSON else 1 - DOUBT * (1 - draft.score)
