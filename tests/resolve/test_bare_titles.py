"""A title without a body is that of the one post that the person holds at the time, else a post of its own."""

from __future__ import annotations

import pytest

from builders import Draft
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Linker, Reading
from guantu.resolve import resolve
from guantu.schema import NodeKind

CODES = {"法国": "FR", "江苏省": "320000", "南通市": "320600"}


def told(
    id: str, date: str, body: str | None, title: str = "总统", *, name: str = "弗拉西奇", status: str = ""
) -> Reading:
    draft = Draft(id, date=date, outlet="报")
    if body:
        draft.region(body, code=CODES[body])
    draft.holds(name, body, title, **({"status": status} if status else {}))
    return draft.reading()


def posts(*readings: Reading) -> dict[str, str]:
    """The name of the post of each article."""
    linker: Linker = resolve(readings, load_lexicon())
    return {
        article: entity.name
        for entity in linker.entities.values()
        if entity.kind == NodeKind.POST
        for article, _ in entity.members
    }


def test_it_is_the_post_that_was_held_before_and_after() -> None:
    found = posts(told("a", "2022-03", "法国"), told("b", "2022-05-04", None), told("c", "2023", "法国"))
    assert set(found.values()) == {"法国总统"}


@pytest.mark.parametrize("date", ["2022-02-28", "2024-01", ""])
def test_before_after_and_without_a_date_it_is_a_post_of_its_own(date: str) -> None:
    found = posts(told("a", "2022-03", "法国"), told("b", date, None), told("c", "2023", "法国"))
    assert found["b"] == "总统"


def test_of_two_posts_with_the_title_it_is_neither() -> None:
    found = posts(
        *(
            told(f"{body}{year}", year, body, "主任", name="高原远")
            for body in ("江苏省", "南通市")
            for year in ("2021", "2023")
        ),
        told("b", "2022", None, "主任", name="高原远"),
    )
    assert found["b"] == "主任"


def test_another_title_and_another_person_say_nothing() -> None:
    held = (told("a", "2022-03", "法国"), told("c", "2023", "法国"))
    assert posts(*held, told("b", "2022-05-04", None, "议员"))["b"] == "议员"
    assert posts(*held, told("b", "2022-05-04", None, name="高原远"))["b"] == "总统"


def test_a_post_that_is_only_told_to_be_former_does_not_count() -> None:
    held = (told("a", "2022-03", "法国", status="former"), told("c", "2023", "法国", status="former"))
    assert posts(*held, told("b", "2022-05-04", None))["b"] == "总统"
