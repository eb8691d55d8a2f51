"""Companies in lists."""

from __future__ import annotations

from guantu.lexicon.grammar import load_grammar
from guantu.tag.listed import find_listed_companies

GRAMMAR = load_grammar()


def found(text: str) -> list[tuple[int, str]]:
    return [(m.start, m.text) for m in find_listed_companies(text, GRAMMAR)]


def test_what_a_list_of_companies_holds_is_a_company_whatever_it_ends_with() -> None:
    assert found("走访了恒远数科、云谷等三家企业，") == [(3, "恒远数科"), (8, "云谷")]


def test_a_list_of_what_a_company_has_is_no_list_of_companies() -> None:
    assert found("参观了展示厅、生产车间等企业，") == []


def test_a_list_of_other_things_is_no_list_of_companies() -> None:
    assert found("参观了恒远数科、云谷等项目，") == []
