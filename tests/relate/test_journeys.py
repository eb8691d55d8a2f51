"""Who leads, visits, inspects and goes along, from mentions marked by hand."""

from __future__ import annotations

import pytest

from told import kinds, told

LEADER = "{L:苏州市}{T:市长}{P:岑远帆}"


def test_the_leader_and_the_region_that_sent_the_team_visit() -> None:
    assert kinds(LEADER + "率团赴{L:赣州市}考察。", "VISITS") == {("岑远帆", "赣州市"), ("苏州市", "赣州市")}


def test_a_leader_without_a_team_of_its_own_name_leads_the_region_that_sent_it() -> None:
    assert kinds(LEADER + "率代表团赴{L:赣州市}考察。", "LEADS") == {("岑远帆", "苏州市")}


@pytest.mark.parametrize("text", ["带领团队攻关。", "率领30多名民警在山中搜寻。"])
def test_who_leads_people_at_work_leads_no_delegation(text: str) -> None:
    assert kinds(LEADER + text, "LEADS") == set()


def test_who_leads_people_to_a_place_leads_those_of_the_sender() -> None:
    assert kinds(LEADER + "带领有关部门负责人赴{L:赣州市}考察。", "LEADS") == {("岑远帆", "苏州市")}


def test_who_travels_alone_brings_no_sender() -> None:
    assert kinds(LEADER + "抵达{L:赣州市}。", "VISITS") == {("岑远帆", "赣州市")}


def test_nobody_visits_the_region_that_sent_them() -> None:
    assert ("苏州市", "苏州市") not in kinds(LEADER + "率团抵达{L:苏州市}。", "VISITS")


@pytest.mark.parametrize(
    ("word", "modality"), [("将", "planned"), ("计划", "planned"), ("希望", "hoped"), ("没有", "denied")]
)
def test_a_visit_that_did_not_take_place_keeps_its_modality(word: str, modality: str) -> None:
    assert told("{P:岑远帆}" + word + "访问{L:法国}。")["VISITS", "岑远帆", "法国"] == modality


def test_the_place_may_stand_before_the_verb() -> None:
    assert kinds("{P:岑远帆}对{L:法国}进行国事访问。", "VISITS") == {("岑远帆", "法国")}


def test_every_site_of_a_list_is_inspected() -> None:
    text = "{P:岑远帆}考察了{L:望江公园}、{L:青松博物馆}和{B:恒远公司}。"
    assert kinds(text, "INSPECTS") == {("岑远帆", "望江公园"), ("岑远帆", "青松博物馆"), ("岑远帆", "恒远公司")}


def test_everyone_who_is_named_before_the_verb_inspects() -> None:
    text = "{L:苏州市}{T:市委书记}{P:岑远帆}、{T:市长}{P:佟一鸣}考察了{L:望江公园}。"
    assert kinds(text, "INSPECTS") == {("岑远帆", "望江公园"), ("佟一鸣", "望江公园")}


def test_the_site_may_stand_before_the_verb() -> None:
    assert kinds("{P:岑远帆}在{L:望江公园}调研。", "INSPECTS") == {("岑远帆", "望江公园")}


def test_the_team_of_the_sentence_before_is_who_inspects() -> None:
    text = LEADER + "率代表团来{L:赣州市}考察。代表团一行参观了{L:望江公园}。"
    assert kinds(text, "INSPECTS") >= {("岑远帆", "望江公园"), ("苏州市", "望江公园")}


def test_whoever_speaks_between_two_stops_does_not_become_the_visitor() -> None:
    text = LEADER + "率代表团来{L:赣州市}考察。{P:黎书恒}介绍了情况。代表团一行参观了{L:望江公园}。"
    assert ("黎书恒", "望江公园") not in kinds(text, "INSPECTS")


def test_a_site_that_is_only_to_be_inspected_stays_out_of_the_default_graph() -> None:
    assert told("{P:岑远帆}将考察{L:望江公园}。") == {("INSPECTS", "岑远帆", "望江公园"): "planned"}


def test_who_accompanies_goes_along_with_whoever_stands_behind_the_verb() -> None:
    assert kinds("{P:黎书恒}陪同{P:岑远帆}考察{L:望江公园}。", "ACCOMPANIES") == {("黎书恒", "岑远帆")}


def test_who_accompanies_without_an_object_goes_along_with_the_visitor() -> None:
    text = LEADER + "率团来{L:赣州市}考察。{P:黎书恒}、{P:晏清如}陪同。"
    assert kinds(text, "ACCOMPANIES") == {("黎书恒", "岑远帆"), ("晏清如", "岑远帆")}


def test_those_named_inside_in_the_company_of_go_along() -> None:
    text = "{P:岑远帆}在{P:黎书恒}、{P:晏清如}陪同下考察了{L:望江公园}。"
    assert kinds(text, "ACCOMPANIES") == {("黎书恒", "岑远帆"), ("晏清如", "岑远帆")}
    assert kinds(text, "INSPECTS") == {("岑远帆", "望江公园")}


def test_whoever_heads_a_team_leads_it() -> None:
    text = "以{B:恒远局}{T:局长}{P:岑远帆}为{T:组长}的{B:恒远局调研组}来{L:苏州市}调研。"
    assert kinds(text, "LEADS") == {("岑远帆", "恒远局调研组")}


def test_whoever_shows_guests_around_leads_no_team_of_theirs() -> None:
    text = "{B:恒远集团}近日派出考察团，在{B:云谷中心}{T:经理}{P:佟一鸣}的带领下参观{B:清河纪念馆}。"
    assert told(text) == {("INSPECTS", "恒远集团", "清河纪念馆"): "stated"}


def test_what_a_leader_does_with_guests_is_no_name_of_a_team() -> None:
    assert not any("接待" in team for _, team in kinds(LEADER + "率管理团队热情接待了代表团一行。", "LEADS"))


@pytest.mark.parametrize("place", ["莅临公司", "来云谷产业园", "莅临我司"])
def test_those_who_look_at_a_place_without_a_name_are_accompanied(place: str) -> None:
    text = "{B:恒远局}{T:局长}{P:岑远帆}一行" + place + "调研。{T:副市长}{P:佟一鸣}陪同。"
    assert kinds(text, "ACCOMPANIES") == {("佟一鸣", "岑远帆")}


def test_where_a_place_lies_is_not_what_is_gone_to() -> None:
    text = "{B:恒远协会}{T:会长}{P:岑远帆}前往位于{B:清河大厦}10层的{B:云谷有限公司}调研。"
    assert kinds(text, "INSPECTS") == {("岑远帆", "云谷有限公司")}


@pytest.mark.parametrize("made", ["承建的", "投资建设的", "（集团）打造的", "旗下公司运营的"])
def test_whoever_made_a_place_is_not_looked_at(made: str) -> None:
    assert kinds("{P:岑远帆}考察了{B:恒远集团}" + made + "{B:云谷中心}。", "INSPECTS") == {("岑远帆", "云谷中心")}
