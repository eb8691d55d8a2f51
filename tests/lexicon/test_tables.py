"""Every table of the lexicon, row by row: widths, keys, codes, script; and the looks-up over them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from opencc import OpenCC

from guantu.lexicon import Lexicon, load_lexicon
from guantu.lexicon.tables import read_table

DATA = Path(__file__).resolve().parents[2] / "graph" / "guantu" / "lexicon" / "data"
# table → its columns, and how many of them are the key
TABLES = {
    "abbreviations.tsv": (("character", "code", "kind", "note"), 2),
    "bodies.tsv": (("name", "short", "class", "former", "start", "end"), 1),
    "common_words.tsv": (("word", "frequency"), 1),
    "countries.tsv": (("code", "name", "full", "abbreviation", "aliases"), 1),
    "given_characters.tsv": (("character", "ppm", "text_ppm"), 1),
    "ordinary_words.tsv": (("form", "kind", "frequency"), 1),
    "places.tsv": (("name", "kind", "country", "aliases"), 1),
    "surnames.tsv": (("surname", "ppm", "text_ppm"), 1),
    "transliteration.tsv": (("character", "weight"), 1),
}
# right in simplified text, though a converter would change them
KEPT = set("乾濛於瞭藉氹么拚")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_says_where_it_is_from_and_under_which_licence(name: str) -> None:
    comments = [line for line in (DATA / name).read_text("utf-8").splitlines() if line.startswith("#")]
    assert comments
    assert re.search(r"\b(?:Apache-2\.0|MIT)\b", "\n".join(comments))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_no_key_twice_and_no_white_space(name: str) -> None:
    columns, width = TABLES[name]
    rows = list(read_table(name, columns))
    keys = [tuple(row[:width]) for row in rows]
    assert rows
    assert len(keys) == len(set(keys))
    assert all(field == field.strip() for row in rows for field in row)


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"surnames.tsv", "given_characters.tsv"}))
def test_a_table_is_in_simplified_characters(name: str) -> None:
    convert = OpenCC("t2s").convert
    text = "\n".join("\t".join(row) for row in read_table(name, TABLES[name][0]))
    wrong = {a for a, b in zip(text, convert(text), strict=True) if a != b} - KEPT
    assert wrong == set()


def test_a_damaged_table_is_named_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"countries\.tsv:\d+: expected the columns"):
        list(read_table("countries.tsv", ("code", "name")))


def test_every_abbreviation_is_one_character_of_a_region(lexicon: Lexicon) -> None:
    rows = list(lexicon.abbreviations)
    assert all(len(row.character) == 1 for row in rows)
    assert [row.code for row in rows if lexicon.regions.by_code(row.code) is None] == []


def test_every_province_has_an_abbreviation(lexicon: Lexicon) -> None:
    provinces = [r.code for r in lexicon.regions if r.level == "province" and r.end is None]
    assert [code for code in provinces if not lexicon.abbreviations.of_region(code)] == []


ABBREVIATED = [
    ("沪", None, "310000"),
    ("粤", "320600", "440000"),
    ("通", "320600", "320600"),
    ("通", "320000", "320600"),
    ("通", "320614", "320600"),
    ("通", "320500", "320600"),
    ("通", None, None),
    ("通", "440000", None),
    ("宁", "320600", "320100"),
    ("宁", "640100", "640000"),
    ("宁", None, "640000"),
    ("赣", "320600", "360000"),
    ("赣", "320700", "320707"),
    ("甬", None, "330200"),
    ("蓉", "500000", "510100"),
    ("国", None, None),
]


@pytest.mark.parametrize(("character", "near", "code"), ABBREVIATED)
def test_an_abbreviation_is_read_by_what_is_near(
    lexicon: Lexicon, character: str, near: str | None, code: str | None
) -> None:
    assert lexicon.abbreviations.region_of_abbreviation(character, near) == code


def test_every_country_has_a_code_of_two_letters(lexicon: Lexicon) -> None:
    assert [country for country in lexicon.countries if not re.fullmatch("[A-Z]{2}", country.code)] == []


def test_no_form_names_two_countries(lexicon: Lexicon) -> None:
    forms: dict[str, str] = {}
    for country in lexicon.countries:
        for form in {country.name, country.full, *country.aliases}:
            assert forms.setdefault(form, country.code) == country.code


COUNTRIES = [
    ("北马其顿", "MK"),
    ("马其顿", "MK"),
    ("斯威士兰", "SZ"),
    ("大韩民国", "KR"),
    ("刚果（金）", "CD"),
    ("阿拉伯联合酋长国", "AE"),
    ("印尼", "ID"),
]


@pytest.mark.parametrize(("name", "code"), COUNTRIES)
def test_a_country_is_found_by_any_name(lexicon: Lexicon, name: str, code: str) -> None:
    country = lexicon.countries.named(name)
    assert country is not None
    assert country.code == code
    assert lexicon.countries.by_code(code) == country


def test_one_character_stands_for_a_country_only_where_asked(lexicon: Lexicon) -> None:
    country = lexicon.countries.abbreviated("俄")
    assert country is not None
    assert country.name == "俄罗斯"
    assert lexicon.countries.named("俄") is None


def test_every_place_lies_in_a_known_country(lexicon: Lexicon) -> None:
    rows = list(read_table("places.tsv", TABLES["places.tsv"][0]))
    assert [row for row in rows if row[2] and lexicon.countries.by_code(row[2]) is None] == []
    assert {row[1] for row in rows} == {"capital", "city", "region", "continent", "water", "site"}


def test_nearly_every_sovereign_country_has_its_capital(lexicon: Lexicon) -> None:
    capitals = {row[2] for row in read_table("places.tsv", TABLES["places.tsv"][0]) if row[1] == "capital"}
    lacking = [c.code for c in lexicon.countries if c.full != c.name and c.code not in capitals]
    assert set(lacking) <= {"CN", "SG", "MC", "SM", "NR", "SU", "YU", "DD", "PR"}


BODIES = [
    ("国家发改委", "国家发展和改革委员会"),
    ("国家计委", "国家发展和改革委员会"),
    ("新华社", "新华通讯社"),
    ("央视", "中央广播电视总台"),
    ("世卫组织", "世界卫生组织"),
    ("上合组织", "上海合作组织"),
    ("中石化", "中国石油化工集团有限公司"),
    ("银保监会", "国家金融监督管理总局"),
    ("中共中央", "中国共产党中央委员会"),
    ("北大", "北京大学"),
]


@pytest.mark.parametrize(("form", "name"), BODIES)
def test_a_body_is_found_by_short_and_former_names(lexicon: Lexicon, form: str, name: str) -> None:
    assert name in [body.name for body in lexicon.bodies.named(form)]


def test_bodies_have_sane_years(lexicon: Lexicon) -> None:
    for body in lexicon.bodies:
        years = [year for year in (body.start, body.end, *(year for _, year in body.former)) if year]
        assert all(re.fullmatch(r"(1[89]|20)\d\d", year) for year in years), body
        assert not (body.start and body.end) or body.start < body.end, body


def test_a_former_name_tells_when_it_ended(lexicon: Lexicon) -> None:
    (body,) = lexicon.bodies.named("中国银保监会")
    assert dict(body.former)["中国银保监会"] == "2023"


def test_no_short_name_of_a_body_is_one_character_or_a_region(lexicon: Lexicon) -> None:
    forms = [form for form, _ in lexicon.bodies.forms()]
    assert [form for form in forms if len(form) < 2] == []
    assert [form for form in forms if lexicon.regions.named(form)] == []


def test_forms_that_are_mostly_something_else_are_named_but_not_looked_for(lexicon: Lexicon) -> None:
    assert lexicon.bodies.named("国航")
    assert "国航" not in {form for form, _ in lexicon.bodies.forms()}
    assert lexicon.countries.named("海地") is not None
    assert "海地" not in {form for form, _ in lexicon.countries.forms()}
    assert lexicon.countries.place("里加") is not None
    assert "里加" not in {form for form, _ in lexicon.countries.place_forms()}
