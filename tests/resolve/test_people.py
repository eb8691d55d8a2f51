"""People across articles: joined by posts, bodies, regions, time and rarity; never by a name alone."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Draft
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Linker, Reading
from guantu.resolve import Entry, resolve
from guantu.resolve.features import FEATURES, World, two_full_names
from guantu.resolve.personas import Sighting, persona_of
from guantu.resolve.regions import Places
from guantu.schema import EdgeKind, NodeKind

CODES = {
    "江苏省": "320000",
    "南通市": "320600",
    "海安市": "320685",
    "浙江省": "330000",
    "台州市": "331000",
    "福州市": "350100",
    "湖南省": "430000",
    "中国": "CN",
    "法国": "FR",
}


def sighting(
    id: str, name: str, body: str | None = None, title: str = "", *, date: str = "2022-03-01", **values: Any
) -> Reading:
    """An article in which a person is named, with a post or without."""
    draft = Draft(id, date=date, outlet="报", outlet_region=values.pop("near", None))
    for other in values.pop("company", ()):
        draft.person(other)
    for region in values.pop("regions", ()):
        draft.region(region, code=CODES[region])
    draft.say(f"第{id}篇。")
    draft.person(name, *values.pop("aliases", ()))
    if body is None:
        draft.say(f"{name}来了。")
    else:
        if body in CODES:
            draft.region(body, code=CODES[body])
        else:
            draft.organization(body)
        draft.holds(name, body, title, **values)
    return draft.reading()


def linked(*readings: Reading, ledger: tuple[Entry, ...] = ()) -> Linker:
    return resolve(readings, load_lexicon(), ledger)


def people(linker: Linker) -> list[tuple[str, ...]]:
    """The articles of each person."""
    found = [e for e in linker.entities.values() if e.kind == NodeKind.PERSON]
    return sorted(tuple(article for article, _ in e.members) for e in found)


COMMON, RARE = "王伟", "逄世骞"


def test_a_common_name_in_the_same_post_is_one_person() -> None:
    found = linked(sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON, "台州市", "市长", date="2023-01-01"))
    assert people(found) == [("a", "b")]


def test_namesakes_in_two_provinces_stay_two() -> None:
    found = linked(sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON, "福州市", "市长"))
    assert people(found) == [("a",), ("b",)]


def test_a_career_within_one_body_is_one_person() -> None:
    found = linked(
        sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON, "台州市", "市委书记", date="2023-05-01")
    )
    assert people(found) == [("a", "b")]


def test_a_rare_name_moves_between_provinces_with_its_high_offices() -> None:
    found = linked(sighting("a", RARE, "江苏省", "省长"), sighting("b", RARE, "湖南省", "省委书记", date="2023-05-01"))
    assert people(found) == [("a", "b")]


def test_a_common_name_without_a_post_is_nobody_in_particular() -> None:
    found = linked(sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON), sighting("c", COMMON))
    assert people(found) == [("a",), ("b",), ("c",)]


def test_a_name_without_a_post_is_the_official_of_the_outlets_region() -> None:
    name = "高原远"
    found = linked(sighting("a", name, "南通市", "市长"), sighting("b", name, near="320600"))
    assert people(found) == [("a", "b")]


def test_a_bare_name_that_fits_two_officials_is_given_to_neither() -> None:
    found = linked(
        sighting("a", "李军", "南通市", "市长"),
        sighting("b", "李军", "海安市", "市长"),
        sighting("c", "李军", regions=("南通市", "海安市")),
    )
    assert ("c",) in people(found)


def test_officials_of_two_countries_are_never_one() -> None:
    found = linked(sighting("a", RARE, "法国", "总统"), sighting("b", RARE, "江苏省", "省长"))
    assert people(found) == [("a",), ("b",)]


def test_two_of_a_name_in_one_article_are_never_joined() -> None:
    draft = Draft("a", date="2022")
    draft.region("江苏省", code="320000")
    draft.person(RARE)
    both = draft.reading()
    other = Draft("b", date="2022")
    other.region("江苏省", code="320000")
    other.holds(RARE, "江苏省", "省长")
    third = Draft("c", date="2022")
    third.region("江苏省", code="320000")
    third.holds(RARE, "江苏省", "省委书记")
    # One article with two entities of the name, as in-document coreference leaves them.
    twin = both.entities[1].__class__(id="e9", kind=NodeKind.PERSON, name=RARE, spans=both.entities[1].spans)
    doubled = Reading(article=both.article, mentions=(), entities=(*both.entities, twin), claims=())
    found = linked(doubled, other.reading(), third.reading())
    assert found.links["a", "e2"] != found.links["a", "e9"]


@pytest.mark.parametrize("short", ["弗拉西奇", "斯捷潘"])
def test_a_part_of_a_dotted_name_in_the_same_post_is_the_same_person(short: str) -> None:
    found = linked(
        sighting("a", "斯捷潘·弗拉西奇", "法国", "总统", aliases=(short,)), sighting("b", short, "法国", "总统")
    )
    assert people(found) == [("a", "b")]
    (person,) = [e for e in found.entities.values() if e.kind == NodeKind.PERSON]
    assert person.name == "斯捷潘·弗拉西奇"
    assert short in person.aliases


def test_dots_and_spaces_make_no_difference() -> None:
    found = linked(sighting("a", "阿里·木江", "江苏省", "省长"), sighting("b", "阿里木江", "江苏省", "省长"))
    assert people(found) == [("a", "b")]


def test_every_verdict_on_a_pair_has_reasons_and_a_score_on_its_side() -> None:
    found = linked(
        sighting("a", RARE, "江苏省", "省长"),
        sighting("b", RARE, "湖南省", "省委书记", date="2023-05-01"),
        sighting("c", COMMON, "台州市", "市长"),
        sighting("d", COMMON, "福州市", "市长"),
    )
    assert [judgement.same for judgement in found.judgements] == [True, False]
    for judgement in found.judgements:
        assert judgement.reasons
        assert (judgement.score > 0.5) is judgement.same


def test_every_feature_explains_itself_in_one_line() -> None:
    words = [feature.__doc__ for feature in FEATURES]
    assert all(word and "\n" not in word and not word.endswith(".") for word in words)
    assert len(set(words)) == len(words)


def word(verdict: str, left: str, right: str = "", **values: str) -> Entry:
    return Entry(verdict=verdict, left=left, right=right, who="lin", when="2026-01-05", **values)


class TestLedger:
    """A reviewer's word goes before every rule."""

    two = (sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON, "福州市", "市长"))
    one = (sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON, "台州市", "市委书记"))

    def test_same_joins_what_rules_keep_apart(self) -> None:
        found = linked(*self.two, ledger=(word("same", "a#王伟", "b#王伟", why="档案"),))
        assert people(found) == [("a", "b")]
        assert found.judgements[0].who == "lin"
        assert found.judgements[0].reasons == ("档案",)

    def test_different_parts_what_rules_join(self) -> None:
        assert people(linked(*self.one)) == [("a", "b")]
        assert people(linked(*self.one, ledger=(word("different", "b#王伟", "a#王伟"),))) == [("a",), ("b",)]

    def test_different_parts_even_two_of_one_post(self) -> None:
        same = (sighting("a", COMMON, "台州市", "市长"), sighting("b", COMMON, "台州市", "市长", date="2009"))
        assert people(linked(*same, ledger=(word("different", "a#王伟", "b#王伟"),))) == [("a",), ("b",)]

    def test_rename_names_the_thing(self) -> None:
        found = linked(*self.one, ledger=(word("rename", "a#王伟", name="王炜"),))
        (person,) = [e for e in found.entities.values() if e.kind == NodeKind.PERSON]
        assert (person.name, person.aliases) == ("王炜", ("王伟",))

    def test_two_names_of_one_person_can_be_joined(self) -> None:
        pair = (sighting("a", "曾某华", "台州市", "市长"), sighting("b", "曾謀華", "福州市", "市长"))
        assert people(linked(*pair, ledger=(word("same", "a#曾某华", "b#曾謀華"),))) == [("a", "b")]

    def test_organisations_are_joined_and_parted(self) -> None:
        def drafts() -> list[Reading]:
            readings = []
            for id, name in (("a", "远山科技集团有限公司"), ("b", "远山集团股份公司"), ("c", "远山集团股份公司")):
                draft = Draft(id, date="2022")
                draft.say(id)
                draft.organization(name)
                readings.append(draft.reading())
            return readings

        def firms(*ledger: Entry) -> list[tuple[str, ...]]:
            found = linked(*drafts(), ledger=ledger)
            return sorted(tuple(a for a, _ in e.members) for e in found.entities.values())

        assert firms() == [("a",), ("b", "c")]
        assert firms(word("same", "a#远山科技集团有限公司", "c#e1")) == [("a", "b", "c")]
        assert firms(word("different", "b#远山集团股份公司", "c#远山集团股份公司")) == [("a",), ("b",), ("c",)]

    def test_words_on_what_no_article_names_are_passed_over(self, caplog: pytest.LogCaptureFixture) -> None:
        found = linked(*self.two, ledger=(word("same", "a#王伟", "zz#王伟"),))
        assert people(found) == [("a",), ("b",)]
        assert "zz#王伟" in caplog.text


BODIES = [None, ("江苏省", "省长"), ("南通市", "市长"), ("南通市", "市委书记"), ("台州市", "市长"), ("法国", "总统")]
SIGHTINGS = st.lists(
    st.tuples(st.sampled_from([COMMON, RARE, "李军"]), st.sampled_from(BODIES), st.integers(2015, 2024)),
    min_size=2,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(SIGHTINGS, st.randoms(), st.data())
def test_order_does_not_matter_and_no_merge_crosses_a_negative(rows, random, data) -> None:  # type: ignore[no-untyped-def]
    readings = [
        sighting(f"a{number}", name, *(post or ()), date=f"{year}-01-01")
        for number, (name, post, year) in enumerate(rows)
    ]
    refs = [f"a{number}#{name}" for number, (name, _, _) in enumerate(rows)]
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(refs, 2))), max_size=3, unique=True))
    ledger = tuple(word("different", left, right) for left, right in pairs)
    shuffled = list(readings)
    random.shuffle(shuffled)
    found = linked(*readings, ledger=ledger)
    assert found == linked(*shuffled, ledger=ledger)
    person = {f"{a}#{e.name}": found.links[a, e.id] for r in readings for a in [r.article.id] for e in r.entities}
    assert all(person[left] != person[right] for left, right in pairs)
    for entity in found.entities.values():
        if entity.kind == NodeKind.PERSON and len(entity.members) > 1:
            where = {rows[int(article[1:])][1] for article, _ in entity.members}
            assert not (("法国", "总统") in where and where & set(BODIES[1:5]))


def test_relations_of_joined_people_meet_in_one_thing() -> None:
    first = Draft("a", date="2022")
    first.region("江苏省", code="320000")
    first.holds(RARE, "江苏省", "省长")
    first.claim(RARE, EdgeKind.VISITS, "江苏省")
    second = sighting("b", RARE, "江苏省", "省长")
    found = linked(first.reading(), second)
    assert len({id for (article, _), id in found.links.items() if found.entities[id].kind == NodeKind.PERSON}) == 1


def test_a_name_that_may_be_han_or_written_by_sound_needs_more_than_its_rarity() -> None:
    readings = []
    for number, (country, code, title) in enumerate((("伊朗", "IR", "副总统"), ("卡塔尔外交部", "", "发言人"))):
        draft = Draft(f"s{number}", date="2022", outlet="晚报")
        if code:
            draft.region(country, code=code)
        else:
            draft.organization(country)
        draft.holds("安瓦里", country, title)
        readings.append(draft.reading())
    linker = resolve(readings, load_lexicon())
    assert sum(entity.name == "安瓦里" for entity in linker.entities.values()) == 2


def often(name: str, body: str, title: str) -> list[Reading]:
    """Sixty articles that name somebody with a post."""
    return [sighting(f"o{number:02d}", name, body, title, date="2023") for number in range(60)]


def test_a_full_name_without_a_post_is_not_the_bearer_of_a_part_of_it() -> None:
    found = linked(*often("弗拉西", "法国", "总统"), sighting("b", "安德烈·弗拉西", date="2023"))
    assert ("b",) in people(found)


def test_two_full_names_with_a_common_part_are_two_people() -> None:
    found = linked(
        *often("弗拉西奇", "法国", "总统"),
        sighting("a", "斯捷潘·弗拉西奇", "法国", "总统", date="2023"),
        sighting("b", "安德烈·弗拉西奇", date="2023"),
        sighting("c", "弗拉西奇", date="2023"),
    )
    together = next(group for group in people(found) if "a" in group)
    assert "b" not in together
    assert "c" in together


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("斯捷潘·弗拉西奇", "安德烈·弗拉西奇", True),
        ("斯捷潘·弗拉西奇", "斯·弗拉西奇", False),
        ("斯捷潘·弗拉西奇", "斯捷潘·马列·弗拉西奇", False),
        ("让-皮埃尔·杜邦", "让·皮埃尔·杜邦", False),
        ("斯捷潘·弗拉西奇", "弗拉西奇", False),
    ],
)
def test_full_names_differ_unless_one_is_a_shorter_form_of_the_other(left: str, right: str, apart: bool) -> None:
    mine, other = (
        persona_of([Sighting(ref=(name, "e1"), name=name, forms=frozenset({name}), date="", source=name)])
        for name in (left, right)
    )
    world = World(names=load_lexicon().names, places=Places(load_lexicon()), bodies=load_lexicon().bodies)
    assert bool(two_full_names(mine, other, world)) is apart
    assert bool(two_full_names(other, mine, world)) is apart
