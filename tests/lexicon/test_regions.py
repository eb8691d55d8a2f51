"""Regions: the shipped table, looked up by code, by name and by date."""

from __future__ import annotations

import pytest

from guantu.lexicon import Ambiguous, Level, Region, Regions, load_lexicon


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_lexicon().regions


FORMS = [
    ("伊犁哈萨克自治州", "654000"),
    ("伊犁州", "654000"),
    ("伊犁", "654000"),
    ("新疆", "650000"),
    ("内蒙古", "150000"),
    ("内蒙古自治区", "150000"),
    ("延边", "222400"),
    ("延边州", "222400"),
    ("环江县", "451226"),
    ("环江", "451226"),
    ("香港特区", "810000"),
    ("石河子", "659001"),
    ("岑岭县", "653132"),
    ("鄂温克旗", "150724"),
    ("赵县", "130133"),
    ("巴州", "652800"),
    ("第八师石河子市", "650000-xpcc08"),
    ("雄安新区", "133100"),
    ("苏州工业园区", "320500-sip"),
    ("新北市", "711100"),
    ("深水埗区", "810006"),
    ("长三角", "000000-yrd"),
]


@pytest.mark.parametrize(("form", "code"), FORMS)
def test_a_form_of_one_region_names_it(regions: Regions, form: str, code: str) -> None:
    assert regions.named(form)[0].code == code


DATED = [
    ("320614", "2026", "海门区"),
    ("320684", "2015-06-01", "海门市"),
    ("420600", "2005", "襄樊市"),
    ("420600", "2015", "襄阳市"),
    ("420600", None, "襄阳市"),
    ("522200", "1999", "铜仁地区"),
]


@pytest.mark.parametrize(("code", "on", "name"), DATED)
def test_a_code_has_the_name_of_its_date(regions: Regions, code: str, on: str | None, name: str) -> None:
    region = regions.by_code(code, on)
    assert region is not None
    assert region.name == name


def test_an_unknown_code_or_name_finds_nothing(regions: Regions) -> None:
    assert regions.by_code("999999") is None
    assert regions.named("无此地") == ()
    assert regions.resolve("无此地") is None
    assert regions.parents("999999") == ()
    assert regions.successors("999999") == ()


def test_what_is_there_today_comes_before_what_is_gone(regions: Regions) -> None:
    assert [r.name for r in regions.named("海门")][:2] == ["海门区", "海门县"]


def test_on_a_date_what_was_there_comes_first(regions: Regions) -> None:
    assert regions.named("海门", "2005")[0].name == "海门市"


def test_a_city_that_became_a_district_is_one_place(regions: Regions) -> None:
    after = regions.successor("320684")
    assert after is not None
    assert after.name == "海门区"
    chain = regions.successor("320625")  # 县 → 市 → 区
    assert chain is not None
    assert chain.code == "320614"
    there = regions.successor("320684", "2010")
    assert there is not None
    assert there.code == "320684"


def test_parents_go_up_to_the_province(regions: Regions) -> None:
    assert [r.name for r in regions.parents("320614")] == ["南通市", "江苏省"]
    assert regions.contains("320000", "320614")
    assert not regions.contains("320614", "320000")
    assert not regions.contains("320614", "320614")


RESOLVED = [
    ("朝阳区", "110000", None, "110105"),
    ("朝阳区", "220100", None, "220104"),
    ("朝阳", "210000", None, "211300"),
    ("朝阳区", None, None, None),
    ("通州", "320600", "2021", "320612"),
    ("通州", "110000", "2021", "110112"),
    ("吉林", None, None, "220000"),
    ("海南", None, None, "460000"),
    ("海南", "630000", None, "632500"),
    ("鼓楼区", "320100", None, "320106"),
    ("江宁", "320600", None, "320115"),
    ("海门市", None, "2021-06-04", "320684"),
    ("两江新区", None, "2020", "500000-liangjiang"),
    ("两江新区", None, "2026-03", "500157"),
    ("九龙", "810000", None, "810000-kowloon"),
]


@pytest.mark.parametrize(("name", "near", "on", "code"), RESOLVED)
def test_a_name_is_resolved_by_what_is_near(
    regions: Regions, name: str, near: str | None, on: str | None, code: str | None
) -> None:
    found = regions.resolve(name, near=near, on=on)
    if code is None:
        assert isinstance(found, Ambiguous)
        assert len(found.candidates) > 1
    else:
        assert isinstance(found, Region)
        assert found.code == code


def test_every_form_leads_to_its_regions(regions: Regions) -> None:
    forms = {form.form: form for form in regions.forms()}
    assert forms["南通市"].full
    assert not forms["南通"].full
    assert forms["合作"].ordinary
    assert "623001" in forms["合作"].codes
    assert all(regions.named(form.form)[0].code == form.codes[0] for form in forms.values())


def test_a_short_form_that_only_units_bear_which_are_gone_needs_support(regions: Regions) -> None:
    forms = {form.form: form for form in regions.forms()}
    assert forms["崇文"].ordinary
    assert not forms["崇文"].current
    assert forms["崇文区"].full
    assert not forms["崇文区"].ordinary
    assert forms["郊区"].full
    assert forms["郊区"].ordinary


def test_levels_are_those_of_the_standard(regions: Regions) -> None:
    current = [region for region in regions if region.end is None]
    assert sum(region.level == Level.PROVINCE for region in current) == 34
    assert sum(region.level == Level.PREFECTURE and region.code[:2] < "70" for region in current) == 333
