"""Rules and reasons in words: each that the code can write has its row."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from guantu.lexicon.tables import read_table
from guantu.lexicon.wording import reason_in_chinese, rule_words

CODE = Path(__file__).resolve().parents[2] / "graph" / "guantu"
RULE = re.compile(r"(?:post|lead|visit|inspect|meet|accompany|support|cooperate|award):[a-z-]+|assemble\.[a-z_]+")


def _trees() -> Iterator[ast.Module]:
    for room in ("relate", "assemble"):
        for path in sorted((CODE / room).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def _written(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression can be, 甲 standing for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "甲" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*_written(node.body), *_written(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _written(value)


def _reasons() -> set[str]:
    """Every text that is given as a reason, put into `why`, or returned beside a code (places.py)."""
    found: set[str] = set()
    for tree in _trees():
        for node in ast.walk(tree):
            given = isinstance(node, ast.keyword) and node.arg == "reason"
            if isinstance(node, ast.Assign):
                given = any(isinstance(target, ast.Name) and target.id == "why" for target in node.targets)
            if given and isinstance(node, ast.keyword | ast.Assign):
                found.update(_written(node.value))
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
                found.update(text for text in _written(node.value.elts[1]) if " is " in text)
    # Of a date, not of a claim: why a year or month that the text leaves out is the one it is.
    return {text for text in found if text and not text.startswith("“甲”") and text != "the day of the report"}


def _rules() -> set[str]:
    return {
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE.fullmatch(node.value)
    }


def test_every_rule_of_the_code_has_words_and_every_word_a_rule() -> None:
    table = {rule for rule, *_ in read_table("rules.tsv", ("rule", "zh", "en"))}
    assert len(table) > 25
    missing = "a rule needs its words in rules.tsv, and a row of rules.tsv its rule"
    assert _rules() == table, missing


def test_every_reason_of_the_code_is_said_in_chinese() -> None:
    reasons = _reasons()
    assert len(reasons) > 15
    assert [reason for reason in sorted(reasons) if reason_in_chinese(reason) is None] == []


def test_no_reason_in_chinese_keeps_english_words_or_empty_places() -> None:
    for reason in _reasons():
        said = reason_in_chinese(reason) or ""
        assert not re.search(r"[a-z]{2,}|[{}]", said), said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("市 is 江海市: no other 市 is named", "“市”指江海市：文中没有提到其他的市"),
        ("the last region named before is 江海市", "上文最后提到的地区是江海市"),
        ("the last 县 named before is 云台县", "上文最后提到的县是云台县"),
        ("自治州 is the region of the post before", "“自治州”指前一职务所在的地区"),
    ],
)
def test_words_of_the_text_stay_in_their_places(reason: str, said: str) -> None:
    assert reason_in_chinese(reason) == said


def test_a_place_that_stands_twice_has_to_be_the_same_word() -> None:
    assert reason_in_chinese("市 is 江海市: no other 县 is named") is None


def test_what_the_tables_do_not_have_has_no_words() -> None:
    assert reason_in_chinese("because of the weather") is None
    assert rule_words("weather:rain") is None
