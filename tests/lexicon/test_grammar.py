"""The look-ups of the grammar: heads, modifiers before them, organs inside titles, words that end and begin names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.lexicon.grammar import Grammar, held, load_grammar


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar()


def test_the_tables_are_read_once() -> None:
    assert load_grammar() is load_grammar()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("市委书记岑远帆", "书记"),
        ("副总经理", "总经理"),
        ("总工程师", "总工程师"),
        ("党组成员", "党组成员"),
        ("首席执行官", "首席执行官"),
    ],
)
def test_the_longest_head_is_taken(grammar: Grammar, text: str, head: str) -> None:
    match = grammar.head_pattern.search(text)
    assert match is not None
    assert match.group() == head


@pytest.mark.parametrize(
    "text", ["委员会", "书记处", "理事会", "市长热线", "部长级", "总领事馆", "教授级", "部长江", "县长城"]
)
def test_what_goes_on_into_another_word_is_no_head(grammar: Grammar, text: str) -> None:
    match = grammar.head_pattern.search(text)
    assert match is not None
    assert grammar.title_at(text, match) is None


def test_a_head_that_nothing_bars_is_one(grammar: Grammar) -> None:
    match = grammar.head_pattern.search("市长岑远帆")
    assert match is not None
    head = grammar.title_at("市长岑远帆", match)
    assert head is not None
    assert (head.word, head.domain) == ("市长", "government")


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("常务副市长", "government"),
        ("党委书记", "party"),
        ("总领事", "government"),
        ("特聘教授", "education"),
        ("甲", ""),
    ],
)
def test_the_domain_of_a_title_is_that_of_its_head(grammar: Grammar, title: str, domain: str) -> None:
    assert grammar.domain_of(title) == domain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("洛阳市原副市长", ["原", "副"]),
        ("常务副市长", ["常务副"]),
        ("第一副市长", ["第一副"]),
        ("代市长", ["代"]),
        ("署理副市长", ["署理", "副"]),
        ("候任市长", ["候任"]),
        ("市长", []),
    ],
)
def test_modifiers_are_read_from_the_head_outwards(grammar: Grammar, text: str, words: list[str]) -> None:
    start, found = grammar.modifiers_before(text, len(text) - 2)
    assert [modifier.word for modifier in found] == words
    assert text[start : len(text) - 2] == "".join(words)


@pytest.mark.parametrize("text", ["时代市长", "中原市长", "平原市长", "目前市长", "以前市长", "年代市长", "日前市长"])
def test_the_end_of_another_word_is_no_modifier(grammar: Grammar, text: str) -> None:
    assert grammar.modifiers_before(text, 2) == (2, ())


def test_modifiers_do_not_cross_the_floor(grammar: Grammar) -> None:
    assert grammar.modifiers_before("原副市长", 2, floor=1)[0] == 1


@pytest.mark.parametrize(
    ("text", "organ"),
    [("集团党委书记", "党委"), ("医院直属机关党委书记", "直属机关党委"), ("大学校务委员会主任", "校务委员会")],
)
def test_an_organ_inside_a_title_is_taken_whole(grammar: Grammar, text: str, organ: str) -> None:
    end = len(text) - 2
    assert text[grammar.inner_organ_before(text, end) : end] == organ


def test_where_no_organ_stands_the_place_is_kept(grammar: Grammar) -> None:
    assert grammar.inner_organ_before("苏州市长", 2) == 2


@pytest.mark.parametrize(
    ("text", "length"), [("表示欢迎", 2), ("说，", 1), ("会见了", 2), ("一行，", 2), ("甲", 0), ("", 0)]
)
def test_the_word_that_follows_a_name_is_measured(grammar: Grammar, text: str, length: int) -> None:
    assert grammar.person_cue_length(text, 0) == length


def test_a_word_inside_a_longer_one_is_held() -> None:
    assert held("提高效率领先", 3, "率", ("效率",))
    assert not held("他率团", 1, "率", ("效率",))


def test_a_word_is_held_wherever_the_longer_one_has_it() -> None:
    assert held("人人平等", 0, "人", ("人人",))
    assert held("人人平等", 1, "人", ("人人",))
    assert not held("众人平等", 1, "人", ("人人",))


@given(st.text(alphabet="副原代市长书记党委常务第一，甲", max_size=30), st.integers(0, 30))
def test_modifiers_and_organs_never_reach_beyond_their_floor(text: str, floor: int) -> None:
    grammar = load_grammar()
    floor = min(floor, len(text))
    for end in range(floor, len(text) + 1):
        start, found = grammar.modifiers_before(text, end, floor)
        assert floor <= start <= end
        assert "".join(modifier.word for modifier in found) == text[start:end]
        assert floor <= grammar.inner_organ_before(text, end, floor) <= end


@given(st.text(alphabet="来到访问在苏州的和与江甲", max_size=30))
def test_a_boundary_word_ends_where_it_is_said_to(text: str) -> None:
    grammar = load_grammar()
    for position in range(len(text) + 1):
        assert grammar.boundary_end(text, position) in (-1, position)
