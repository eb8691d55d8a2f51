"""Titles and names of organs meet in one thing however a text prints them."""

from __future__ import annotations

import pytest

from guantu.lexicon.lexicon import load_lexicon
from guantu.resolve.organs import ORGANS, Organs
from guantu.resolve.posts import Owner, Posts, canonical_title

JIANGSU = Owner(key=("code", "320000"), region="320000", is_region=True, name="江苏省")
COMMITTEE = Owner(key=("organ", "320000", "党委"), region="320000", role="党委", name="江苏省委")
GOVERNMENT = Owner(key=("organ", "320000", "政府"), region="320000", role="政府", name="江苏省人民政府")
CHINA = Owner(key=("code", "CN"), region="CN", is_region=True, name="中国")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((JIANGSU, "省委书记"), (COMMITTEE, "书记")),
        ((JIANGSU, "党委书记"), (COMMITTEE, "省委书记")),
        ((JIANGSU, "省长"), (GOVERNMENT, "省长")),
        ((JIANGSU, "省政府副省长"), (GOVERNMENT, "副省长")),
        ((JIANGSU, "人民政府秘书长"), (GOVERNMENT, "秘书长")),
        ((JIANGSU, "省人大常委会主任"), (JIANGSU, "人大主任")),
        ((JIANGSU, "省政协主席"), (JIANGSU, "政协主席")),
        ((CHINA, "外交部部长"), (CHINA, "外交部长")),
        ((CHINA, "国务院总理"), (CHINA, "总理")),
        ((None, "总书记"), (CHINA, "总书记")),
    ],
)
def test_ways_to_print_one_post_give_one_form(left: tuple[Owner | None, str], right: tuple[Owner | None, str]) -> None:
    posts = Posts(load_lexicon())
    first, second = posts.post(left[1], left[0]), posts.post(right[1], right[0])
    assert first is not None
    assert first == second


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("常务副市长", "副市长"),
        ("市长", "副市长"),
        ("政府秘书长", "党委秘书长"),
        ("政协主席", "政府主席"),
        ("区长", "县长"),
    ],
)
def test_different_posts_keep_different_forms(left: str, right: str) -> None:
    assert canonical_title(left) != canonical_title(right)


def test_a_title_without_a_body_is_no_post_that_others_could_share() -> None:
    assert Posts(load_lexicon()).post("主任", None) is None


def test_every_row_of_organs_is_one_organ_of_a_region() -> None:
    organs = Organs(load_lexicon())
    for row in ORGANS:
        keys = {organs.organ("南通市" + form, "320600").key for form in row}
        assert keys == {("organ", "320600", row[0])}, row


def test_no_form_of_an_organ_stands_in_two_rows() -> None:
    forms = [form for row in ORGANS for form in row]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("江苏省发展和改革委员会", ""), ("省发改委", "320000"), True),
        (("江苏省发改委", "320000"), ("浙江省发改委", "330000"), False),
        (("国家发展和改革委员会", ""), ("国家发展改革委", ""), True),
        (("中共南通市委", "320600"), ("市委", "320600"), True),
        (("南京大学", "320100"), ("南京市委", "320100"), False),
        (("江苏省南通市教育局", ""), ("南通市教育局", "320600"), True),
    ],
)
def test_organisations_meet_by_name_and_region(left: tuple[str, str], right: tuple[str, str], same: bool) -> None:
    organs = Organs(load_lexicon())
    assert (organs.organ(*left).key == organs.organ(*right).key) is same
