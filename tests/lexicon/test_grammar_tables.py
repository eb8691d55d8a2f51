"""The tables of the grammar, row by row: keys, values out of closed lists, script, and words that shadow each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from opencc import OpenCC

from guantu.lexicon.grammar import Grammar, load_grammar
from guantu.lexicon.tables import read_table
from guantu.schema import Modality, Status

DATA = Path(__file__).resolve().parents[2] / "graph" / "guantu" / "lexicon" / "data"
# table → its columns, and how many of them are the key
TABLES = {
    "appointments.tsv": (("word", "status", "side"), 1),
    "boundary_words.tsv": (("word", "kind", "not_in"), 1),
    "certainty.tsv": (("rule", "detail", "right", "wrong", "news_right", "news_wrong"), 2),
    "cues.tsv": (("word", "act", "not_in"), 2),
    "deictic_words.tsv": (("word", "rank", "scope"), 1),
    "generic_words.tsv": (("word",), 1),
    "inner_organs.tsv": (("organ", "kind"), 1),
    "leads.tsv": (("word", "rank"), 1),
    "middle_words.tsv": (("word", "not_before"), 1),
    "modality.tsv": (("word", "modality", "reach", "not_in"), 2),
    "modifiers.tsv": (("modifier", "status", "kept", "not_after"), 1),
    "organs.tsv": (("suffix", "class", "label", "lead", "not_before", "not_after"), 1),
    "person_cues.tsv": (("word", "kind"), 1),
    "rank_heads.tsv": (("head", "ranks"), 1),
    "set_phrases.tsv": (("phrase",), 1),
    "teams.tsv": (("word", "kind"), 1),
    "titles.tsv": (("head", "domain", "not_before"), 1),
    "word_classes.tsv": (("class", "words", "use"), 1),
}
_STATUSES = {"", *Status}


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar()


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"generic_words.tsv"}))
def test_a_table_says_what_it_is_and_under_which_licence(name: str) -> None:
    comments = [line for line in (DATA / name).read_text("utf-8").splitlines() if line.startswith("#")]
    assert re.search(r"\b(?:Apache-2\.0|MIT)\b", "\n".join(comments))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_key_stands_twice(name: str) -> None:
    columns, width = TABLES[name]
    keys = [tuple(row[:width]) for row in read_table(name, columns)]
    assert keys
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_field_has_white_space_around_it_and_no_key_is_empty(name: str) -> None:
    for row in read_table(name, TABLES[name][0]):
        assert all(field == field.strip() for field in row), row
        assert row[0], row


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_is_in_simplified_characters(name: str) -> None:
    convert = OpenCC("t2s").convert
    words = "\n".join(row[0] for row in read_table(name, TABLES[name][0]))
    assert {a for a, b in zip(words, convert(words), strict=True) if a != b} <= set("乾濛於瞭藉氹么拚")


def test_statuses_are_those_of_the_schema(grammar: Grammar) -> None:
    assert {modifier.status for modifier in grammar.modifiers.values()} <= _STATUSES
    assert {status for status, _ in grammar.appointments.values()} <= _STATUSES - {""}


def test_a_word_that_tells_the_status_is_no_part_of_the_title(grammar: Grammar) -> None:
    assert [m.word for m in grammar.modifiers.values() if m.kept and m.status] == []
    assert [m.word for m in grammar.modifiers.values() if not m.kept and not m.status] == []


def test_verbs_of_appointment_stand_before_after_or_inverted(grammar: Grammar) -> None:
    assert {side for _, side in grammar.appointments.values()} <= {"before", "after", "inverted"}


def test_modalities_are_those_of_the_schema_and_reach_is_one_of_three(grammar: Grammar) -> None:
    assert {mood.modality for mood in grammar.moods} <= set(Modality) - {Modality.STATED}
    assert {mood.reach for mood in grammar.moods} == {"sentence", "clause", "near"}


def test_every_modality_but_the_plain_one_and_hearsay_has_words(grammar: Grammar) -> None:
    assert {mood.modality for mood in grammar.moods} >= {"planned", "hoped", "denied", "background"}


def test_acts_of_cues_are_a_closed_list(grammar: Grammar) -> None:
    acts = {cue.act for cue in grammar.cues}
    assert acts >= {"lead", "visit", "inspect", "meet", "accompany", "cooperate", "award"}
    assert acts <= {
        *("lead", "visit", "go", "inspect", "look", "purpose", "meet", "talk", "accompany", "support", "cooperate"),
        *("award", "honour", "bond"),
    }


def test_endings_are_of_organisations_or_places(grammar: Grammar) -> None:
    assert {ending.label for ending in grammar.endings.values()} == {"ORG", "LOC"}
    assert [e.suffix for e in grammar.endings.values() if e.kind == "site" and e.label != "LOC"] == []


def test_heads_of_governments_are_heads_of_titles(grammar: Grammar) -> None:
    assert [head for head in grammar.rank_heads if head not in grammar.heads] == []


def test_deictic_words_point_home_or_near(grammar: Grammar) -> None:
    assert {scope for _, scope in grammar.deictic.values()} == {"home", "near"}


@pytest.mark.parametrize("world", ["party", "state", "government", "business", "education", "foreign", "hkmotw"])
def test_every_world_of_posts_has_heads(grammar: Grammar, world: str) -> None:
    assert [head.word for head in grammar.heads.values() if head.domain == world]


# one head at least for each row: what an official's card may say
HEADS = {
    "party": ("总书记", "书记", "常委", "委员", "政委", "党组成员"),
    "government": (
        "省长",
        "市长",
        "州长",
        "县长",
        "区长",
        "旗长",
        "盟长",
        "专员",
        "部长",
        "厅长",
        "局长",
        "署长",
        "司长",
    ),
    "congress": ("委员长", "主任", "秘书长"),
    "court": ("院长", "检察长", "庭长", "审判员", "大法官", "大检察官"),
    "army": ("司令员", "政治委员", "参谋长", "旅长", "支队长", "上将", "少将"),
    "mass": ("主席", "理事长", "会长", "干事长", "主委"),
    "university": ("校长", "教授", "院士", "研究员", "讲师", "高级工程师", "主任医师"),
    "company": ("董事长", "总经理", "总裁", "行长", "首席执行官", "监事长", "财务总监"),
    "hongkong": ("行政长官", "常任秘书长", "廉政专员", "太平绅士"),
    "taiwan": ("立法委员", "里长", "主席"),
    "foreign": ("总统", "首相", "总理", "外长", "防长", "大使", "总领事", "公使", "参赞", "议长", "国务卿", "总干事"),
}


@pytest.mark.parametrize("world", sorted(HEADS))
def test_the_heads_that_a_card_may_say_are_known(grammar: Grammar, world: str) -> None:
    assert [head for head in HEADS[world] if head not in grammar.heads] == []


@pytest.mark.parametrize(
    "word", ["副", "常务副", "第一", "代", "代理", "署理", "原", "前", "时任", "拟任", "候任", "名誉", "执行", "首席"]
)
def test_the_words_before_a_head_are_known(grammar: Grammar, word: str) -> None:
    assert word in grammar.modifiers


_MIDDLE = list(read_table("middle_words.tsv", TABLES["middle_words.tsv"][0]))


@pytest.mark.parametrize("word", [word for word, _ in _MIDDLE])
def test_a_word_that_begins_with_the_middle_is_no_course_of_things(grammar: Grammar, word: str) -> None:
    assert not grammar.in_course(f"会见{word}人士", 2)


@pytest.mark.parametrize(("word", "bar"), [(word, bar) for word, bars in _MIDDLE for bar in bars.split("|") if bar])
def test_what_parts_a_word_from_the_middle_leaves_the_course_of_things(grammar: Grammar, word: str, bar: str) -> None:
    assert grammar.in_course(f"会见{word}{bar}", 2)


@pytest.mark.parametrize("rest", ["，", "双方", "表示", "指出", "主宾", "高度评价", "多次", "感到", "围绕"])
def test_any_other_middle_behind_a_verb_is_the_course_of_things(grammar: Grammar, rest: str) -> None:
    assert grammar.in_course(f"会见中{rest}", 2)
