"""Questions by any form of a name; answers with evidence; plain words for what is not known."""

from __future__ import annotations

from functools import cache

import pytest

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.errors import QueryError
from guantu.lexicon.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.records import Reading
from guantu.resolve import resolve
from guantu.schema import EdgeKind


@cache
def graph() -> KnowledgeGraph:
    first = Draft("a1", date="2021-06-04", outlet="晚报", outlet_region="320600")
    first.region("南通市", "南通", code="320600")
    first.region("伊犁哈萨克自治州", code="654000")
    first.site("滨河博物馆", region="南通市")
    first.organization("南通市教育局", region="南通市")
    first.holds("高原远", "南通市", "市长")
    first.holds("阿里·木江", "伊犁哈萨克自治州", "州长", status="acting")
    first.holds("林山青", "南通市教育局", "局长")
    first.claim("阿里·木江", EdgeKind.VISITS, "南通市")
    first.claim("高原远", EdgeKind.ACCOMPANIES, "阿里·木江")
    first.claim("阿里·木江", EdgeKind.INSPECTS, "滨河博物馆")
    first.claim("南通市", EdgeKind.SUPPORTS, "伊犁哈萨克自治州")
    second = Draft("a2", date="2022-03-04")
    second.region("南通市", code="320600")
    second.holds("高原远", "南通市", "市委书记")
    second.holds("陆小溪", "南通市", "市长")
    third = Draft("a3", date="2022-04-04")
    third.region("福州市", code="350100")
    third.region("台州市", code="331000")
    third.holds("王伟", "福州市", "市长")
    fourth = Draft("a4", date="2022-05-04")
    fourth.region("台州市", code="331000")
    fourth.holds("王伟", "台州市", "市长")
    readings = [draft.reading() for draft in (first, second, third, fourth)]
    return made_of(*readings)


def made_of(*readings: Reading) -> KnowledgeGraph:
    return KnowledgeGraph(assemble(readings, resolve(readings, load_lexicon()), Config()))


@pytest.mark.parametrize("name", ["阿里·木江", "阿里木江", "阿里 木江", "阿里•木江"])
def test_a_person_is_found_with_and_without_the_dot(name: str) -> None:
    assert graph().person(name).name == "阿里·木江"


@pytest.mark.parametrize("name", ["陆小溪", "陸小溪"])
def test_a_person_is_found_in_either_script(name: str) -> None:
    assert [role.post for role in graph().person(name).roles] == ["南通市市长"]


@pytest.mark.parametrize("name", ["伊犁哈萨克自治州", "伊犁州", "伊犁"])
def test_a_region_is_found_by_forms_that_no_article_uses(name: str) -> None:
    assert graph().region(name).code == "654000"


@pytest.mark.parametrize("name", ["南通市市长", "南通市长"])
def test_a_post_is_found_by_every_form_of_body_and_title(name: str) -> None:
    assert [role.person for role in graph().post(name).holders()] == ["高原远", "陆小溪"]


def test_roles_carry_status_bounds_and_a_quote_that_stands_in_the_document() -> None:
    (role,) = graph().person("阿里木江").roles
    assert (role.body, role.title, role.status, role.first_seen) == ("伊犁哈萨克自治州", "州长", "acting", "2021-06-04")
    (quote,) = role.evidence
    assert graph().documents[quote.document].raw[quote.start : quote.end] == quote.text


def test_officials_of_a_region_include_those_of_its_organs() -> None:
    found = {(role.person, role.post) for role in graph().officials("南通")}
    assert found == {
        ("高原远", "南通市市长"),
        ("高原远", "南通市委书记"),
        ("陆小溪", "南通市市长"),
        ("林山青", "南通市教育局局长"),
    }


def test_officials_on_a_date_are_those_known_for_it() -> None:
    assert {role.person for role in graph().officials("南通市", on="2021-06-04")} == {"高原远", "林山青"}
    assert graph().officials("南通市", on="2019") == ()


def test_posts_without_a_known_holder_are_named() -> None:
    assert [post.name for post in graph().vacancies("南通市", "2021-06-04")] == ["南通市委书记"]


def test_cooperation_is_found_from_either_end() -> None:
    for name in ("南通市", "伊犁州"):
        assert [str(relation) for relation in graph().cooperation(name)] == [
            "南通市 支援 伊犁哈萨克自治州 · [2021-06-04]"
        ]


def test_a_path_tells_each_step_with_its_evidence() -> None:
    route = graph().path("高原远", "滨河博物馆")
    assert route.names == ("高原远", "阿里·木江", "滨河博物馆")
    assert len(route.evidence) == len(route) == 2


def test_no_path_is_said_plainly() -> None:
    with pytest.raises(QueryError, match="no path joins them"):
        graph().path("高原远", "福州市")


def test_relations_are_chosen_by_kind_end_and_time() -> None:
    kg = graph()
    assert {r.kind for r in kg.relations()} == {"VISITS", "ACCOMPANIES", "INSPECTS", "SUPPORTS"}
    assert [r.object for r in kg.relations(kind="VISITS", subject="阿里木江")] == ["南通市"]
    assert kg.relations(kind="VISITS", since="2022") == ()
    assert len(kg.relations(kind="VISITS", until="2021-06", since="2021-06")) == 1
    assert {r.subject for r in kg.relations(kind="OF")} >= {"南通市市长"}


def test_an_unknown_kind_lists_the_kinds() -> None:
    with pytest.raises(QueryError, match="HOLDS, OF, VISITS"):
        graph().relations(kind="LIKES")


def test_namesakes_raise_with_both_candidates_and_are_told_apart_by_a_post() -> None:
    with pytest.raises(QueryError, match=r"one person, found 2: (?=.*福州市市长)(?=.*台州市市长)"):
        graph().person("王伟")
    assert graph().person("王伟", post="台州").roles[0].body == "台州市"
    assert [len(person.roles) for person in graph().people("王伟")] == [1, 1]


def named(id: str, name: str, region: str, code: str, *aliases: str) -> Reading:
    draft = Draft(id, date="2021")
    draft.region(region, code=code)
    draft.person(name, *aliases)
    draft.holds(name, region, "市长", sentence=f"{region}市长{name}。")
    return draft.reading()


@pytest.mark.parametrize(("often", "found"), [(9, False), (10, True)])
def test_of_namesakes_with_posts_it_is_the_one_whom_ten_times_as_many_articles_name(often: int, found: bool) -> None:
    many = [named(f"a{number}", "王伟", "福州市", "350100") for number in range(often)]
    made = made_of(*many, named("b", "王伟", "台州市", "331000"))
    if found:
        assert made.person("王伟").roles[0].body == "福州市"
        assert made.thing("王伟") == made.person("王伟")
    else:
        with pytest.raises(QueryError, match="one person, found 2"):
            made.person("王伟")
    assert len(made.people("王伟")) == 2


def test_who_is_called_by_a_part_of_a_full_name_is_found_beside_who_has_no_other() -> None:
    many = [named(f"a{number}", "斯捷潘·弗拉西奇", "福州市", "350100", "弗拉西奇") for number in range(10)]
    made = made_of(*many, named("b", "弗拉西奇", "台州市", "331000"))
    assert made.person("弗拉西奇").name == "斯捷潘·弗拉西奇"
    assert [person.name for person in made.people("弗拉西奇")] == ["斯捷潘·弗拉西奇", "弗拉西奇"]


def test_an_unknown_name_is_answered_with_names_like_it() -> None:
    with pytest.raises(QueryError, match="names like it: 高原远"):
        graph().person("高原还")


def test_a_known_region_that_no_article_names_is_told_from_nonsense() -> None:
    with pytest.raises(QueryError, match="no article names it"):
        graph().region("拉萨市")
    with pytest.raises(QueryError, match="none of that name"):
        graph().region("某某市")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(QueryError, match="expected a date"):
        graph().officials("南通市", on="yesterday")


def test_the_graph_of_a_day_holds_what_was_so_then() -> None:
    then = graph().at("2021-06-04")
    assert "陆小溪" not in then
    assert [role.person for role in then.post("南通市长").holders()] == ["高原远"]
    assert "2021-06-04" in repr(then)


def test_a_timeline_is_in_the_order_of_time() -> None:
    facts = graph().person("高原远").timeline().facts
    assert [fact.first_seen for fact in facts] == sorted(fact.first_seen for fact in facts)
    assert len(facts) == 3


def test_markup_in_data_stays_text_in_a_notebook() -> None:
    draft = Draft("<script>", date="2021")
    draft.region("南通市", code="320600")
    draft.holds("<b>高</b>", "南通市", "市长")
    reading = draft.reading()
    kg = KnowledgeGraph(assemble([reading], resolve([reading], load_lexicon()), Config()))
    shown = kg.roles()._repr_html_() + kg.thing("<b>高</b>")._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown


def test_answers_become_plain_values() -> None:
    plain = graph().person("林山青").roles[0].as_dict()
    assert plain["post"] == "南通市教育局局长"
    assert plain["evidence"][0]["document"] == "a1"
    assert "claims" not in plain


def test_sql_without_a_store_says_what_to_do() -> None:
    with pytest.raises(QueryError, match=r"guantu\.load"):
        graph().sql("select 1")
