"""Things of one article: regions by code, people by name, and the parts of dotted names."""

from __future__ import annotations

import pytest

from builders import Draft
from guantu.lexicon import load_lexicon
from guantu.records import Label, Mention
from guantu.relate.bodies import split_organ
from guantu.relate.entities import Entities, has_rank
from guantu.schema import NodeKind
from told import reading_of


@pytest.fixture
def entities() -> Entities:
    return Entities(Draft("a", date="2024-05-20").reading().article, load_lexicon())


def person(text: str, start: int = 0) -> Mention:
    """A mention of a person."""
    return Mention(start=start, end=start + len(text), label=Label.PERSON, text=text, maker="test")


def test_a_name_is_one_person_wherever_it_stands(entities: Entities) -> None:
    assert entities.person(person("岑远帆")) is entities.person(person("岑远帆", 20))


def test_any_dot_between_the_parts_of_a_name_is_the_same_dot(entities: Entities) -> None:
    assert {entities.person(person(f"扎西{dot}洛卓", i * 9)).key for i, dot in enumerate("·•‧・．")} == {
        "person:扎西·洛卓"
    }


def test_a_part_of_a_dotted_name_is_the_one_person_who_bears_it(entities: Entities) -> None:
    whole = entities.person(person("扎西·洛卓"))
    assert entities.person(person("洛卓", 9)) is whole


def test_a_part_that_two_people_bear_stays_a_person_of_its_own(entities: Entities) -> None:
    entities.person(person("扎西·洛卓"))
    entities.person(person("旺堆·洛卓", 9))
    assert entities.person(person("洛卓", 18)).key == "person:洛卓"


def test_a_region_bears_its_official_name(entities: Entities) -> None:
    assert entities.region("330600").name == "绍兴市"
    assert entities.region("330600") is entities.region("330600")


def test_a_country_bears_its_short_name(entities: Entities) -> None:
    assert entities.region("TH").name == "泰国"


def test_what_nobody_names_or_uses_is_left_out_and_ids_follow_the_text(entities: Entities) -> None:
    entities.region("330600")
    second = entities.person(person("佟一鸣", 9))
    first = entities.person(person("岑远帆", 3))
    found, ids = entities.finish([])
    assert [entity.name for entity in found] == ["岑远帆", "佟一鸣"]
    assert ids == {first.key: "e1", second.key: "e2"}


def test_what_a_claim_uses_is_kept_with_the_region_it_belongs_to(entities: Entities) -> None:
    region = entities.region("330600")
    body = entities.inferred_organisation("绍兴市教育局", region=region.key, reason="told by the list")
    post = entities.post(body.key, "局长")
    found, ids = entities.finish([post.key])
    by_id = {entity.id: entity for entity in found}
    assert {entity.kind for entity in found} == {NodeKind.POST, NodeKind.ORGANIZATION, NodeKind.REGION}
    assert by_id[ids[post.key]].body == ids[body.key]
    assert by_id[ids[post.key]].region == ids[region.key]
    assert by_id[ids[body.key]].inferred == "told by the list"


RANKS = [
    ("330600", "市", True),
    ("330681", "市", True),
    ("110000", "市", True),
    ("330000", "省", True),
    ("330600", "县", False),
    ("654000", "州", True),
    ("652900", "地区", True),
    ("152500", "盟", True),
    ("810000", "特区", True),
    ("810000", "区", False),
    ("650000", "自治区", True),
    ("330602", "区", True),
    ("652900", "区", False),
    ("330600", "", True),
]


@pytest.mark.parametrize(("code", "rank", "wanted"), RANKS)
def test_a_rank_word_can_mean_regions_of_that_rank_alone(code: str, rank: str, wanted: bool) -> None:
    region = load_lexicon().regions.by_code(code)
    assert region is not None
    assert has_rank(region, rank) is wanted


ORGANS = [
    ("绍兴市委", ("绍兴", "市委")),
    ("伊犁州党委", ("伊犁州", "党委")),
    ("江苏省人民政府", ("江苏", "省人民政府")),
    ("市政府", ("", "市政府")),
    ("省纪委监委", ("", "省纪委监委")),
    ("洛阳市人大常委会", ("洛阳", "市人大常委会")),
    ("昆山市政协", ("昆山", "市政协")),
    ("市科协", None),
    ("绍兴市教育局", None),
    ("发展改革委员会", None),
    ("国家发改委", None),
]


@pytest.mark.parametrize(("name", "wanted"), ORGANS, ids=[name for name, _ in ORGANS])
def test_only_party_and_state_organs_of_a_region_are_cut_off_it(name: str, wanted: tuple[str, str] | None) -> None:
    assert split_organ(name) == wanted


@pytest.mark.parametrize(("name", "body"), [("中央纪委", "中央纪委"), ("晶达建设党委", "晶达建设")])
def test_a_committee_that_is_a_body_of_its_own_is_not_cut(name: str, body: str) -> None:
    reading = reading_of(f"{{B:{name}}}{{T:书记}}{{P:郦文昭}}出席会议。")
    (post,) = [entity for entity in reading.entities if entity.kind is NodeKind.POST]
    assert post.body is not None
    assert reading.entity(post.body).name == body
