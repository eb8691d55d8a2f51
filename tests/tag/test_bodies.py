"""What titles tell of bodies."""

from __future__ import annotations

import pytest

from guantu.lexicon.grammar import load_grammar
from guantu.records import Label, Mention
from guantu.tag.bodies import find_bodies_of_titles, without_party_group
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
