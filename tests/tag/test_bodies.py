"""What titles tell of bodies."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag.bodies import find_bodies_of_titles, without_party_group
from guantu.tag.titles import find_titles
from marked import marked

GRAMMAR = load_grammar()


@pytest.mark.parametrize(
    ("name", "left"),
    [("浙江省科协党组", "浙江省科协"), ("绍兴市教育局机关党委", "绍兴市教育局"), ("绍兴市教育局", "绍兴市教育局")],
)
def test_the_party_group_of_an_organisation_is_not_of_its_name(name: str, left: str) -> None:
    mention = Mention(start=4, end=4 + len(name), label=Label.ORGANIZATION, text=name, maker="tagger")
    cut = without_party_group(mention, GRAMMAR)
    assert (cut.text, cut.start, cut.end) == (left, 4, 4 + len(left))


def test_a_body_that_only_its_title_shows_needs_a_name_behind_the_title() -> None:
    for source, wanted in (("恒基{T:总裁}{P:岑远帆}", ["恒基"]), ("恒基{T:总裁}说", [])):
        text, mentions = marked(source)
        titles = [m for m in mentions if m.label is Label.TITLE]
        bodies = find_bodies_of_titles(
            text,
            GRAMMAR,
            titles=titles,
            taken=[m for m in mentions if m.label is Label.PERSON],
            weak=[],
            stops=frozenset(title.end for title in titles),
        )
        assert [body.text for body in bodies] == wanted


FUSED = [
    ("省教育厅长梁启明出席", "省教育厅"),
    ("商务及经济发展局长梁启明出席", "商务及经济发展局"),
    ("县委常委、宣传部长梁启明出席", "宣传部"),
]


@pytest.mark.parametrize(("text", "office"), FUSED)
def test_an_office_and_its_head_may_share_a_character(text: str, office: str) -> None:
    assert office in [mention.text for mention in bodies_before_titles(text)]


@pytest.mark.parametrize("text", ["东亚部处长梁启明出席", "各国部长梁启明出席", "老局长梁启明出席"])
def test_what_is_an_office_already_or_names_none_shares_nothing(text: str) -> None:
    assert not [mention for mention in bodies_before_titles(text) if mention.text.endswith(("处", "国部", "老局"))]


@pytest.mark.parametrize(
    ("text", "company"), [("中银香港总裁梁启明到场", "中银香港"), ("汇锦新加坡董事长梁启明", "汇锦新加坡")]
)
def test_a_brand_with_a_region_is_the_company_of_its_officer(text: str, company: str) -> None:
    regions = [
        Mention(
            start=2,
            end=2 + len(company) - 2,
            label=Label.LOCATION,
            text=company[2:],
            maker="gazetteer:region",
            score=0.95,
            codes=("810000",),
        )
    ]
    assert company in [mention.text for mention in bodies_before_titles(text, regions)]


def bodies_before_titles(text: str, others: list[Mention] | None = None) -> list[Mention]:
    titles = find_titles(text, GRAMMAR)
    name = text.index("梁启明")
    person = Mention(start=name, end=name + 3, label=Label.PERSON, text="梁启明", maker="tagger", score=1.0)
    stops = frozenset(title.end for title in titles)
    return find_bodies_of_titles(text, GRAMMAR, titles=titles, taken=[person, *(others or [])], weak=[], stops=stops)
