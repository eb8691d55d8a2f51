"""One after the other in a post: two terms of one person, elections ahead of taking office, articles that look back."""

from __future__ import annotations

from typing import Any

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Period, Reading
from guantu.resolve import resolve
from guantu.schema import EdgeKind


def told(id: str, date: str, person: str, *, title: str = "市长", **values: Any) -> Reading:
    draft = Draft(id, date=date)
    draft.region("南通市", code="320600")
    draft.holds(person, "南通市", title, sentence=f"第{id}条，南通市{title}{person}。", **values)
    return draft.reading()


def terms(*readings: Reading) -> list[tuple[str, str, str, str]]:
    """Holder, first bound, last bound and status of each time in office, in order of time."""
    graph = assemble(readings, resolve(readings, load_lexicon()), Config())
    return sorted(
        (
            (
                graph.nodes[person]["name"],
                edge["start"] or edge["first_seen"],
                edge["end"] or edge["last_seen"],
                edge["status"],
            )
            for person, _, edge in graph.edges(data=True)
            if edge["kind"] == EdgeKind.HOLDS
        ),
        key=lambda term: (term[1], term),
    )


def test_a_person_appointed_again_after_a_removal_held_the_post_twice() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-04", "高原远", status="removed", when="2021-05-04"),
        told("c", "2021-05-04", "陆小溪", status="appointed", when="2021-05-04"),
        told("d", "2022-08-01", "高原远", status="appointed", when="2022-08-01"),
        told("e", "2023-02-01", "高原远"),
    )
    assert [(name, first, last) for name, first, last, _ in found] == [
        ("高原远", "2020-03-01", "2021-05-04"),
        ("陆小溪", "2021-05-04", "2021-05-04"),
        ("高原远", "2022-08-01", "2023-02-01"),
    ]


def test_an_appointment_without_a_removal_before_it_is_no_second_time() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-04", "高原远", status="appointed", when="2021-05-04"),
        told("c", "2022-03-01", "高原远"),
    )
    assert len(found) == 1


def test_who_is_elected_while_another_serves_begins_when_seen_in_office_after() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-08", "陆小溪", status="appointed", when="2021-05-08"),
        told("c", "2021-05-30", "高原远"),
        told("d", "2021-06-20", "高原远"),
        told("e", "2021-06-29", "高原远"),
        told("f", "2021-07-01", "陆小溪"),
    )
    assert [(name, first) for name, first, _, _ in found] == [("高原远", "2020-03-01"), ("陆小溪", "2021-07-01")]


def test_an_appointment_stands_where_the_one_before_is_named_once_more_in_the_days_after() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-08", "陆小溪", status="appointed", when="2021-05-08"),
        told("c", "2021-05-20", "高原远"),
        told("d", "2021-07-01", "陆小溪"),
    )
    assert [(name, first) for name, first, _, _ in found] == [("高原远", "2020-03-01"), ("陆小溪", "2021-05-08")]


def test_a_single_article_that_looks_back_does_not_reopen_a_post_that_another_holds() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-08", "陆小溪"),
        told("c", "2021-09-08", "陆小溪"),
        told("d", "2022-01-08", "高原远"),
    )
    assert ("高原远", "2020-03-01", "2020-03-01") in [term[:3] for term in found]


def test_two_articles_that_say_so_do_reopen_it() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-08", "陆小溪"),
        told("c", "2021-09-08", "陆小溪"),
        told("d", "2022-01-08", "高原远"),
        told("e", "2022-02-08", "高原远"),
    )
    assert ("高原远", "2020-03-01", "2022-02-08") in [term[:3] for term in found]


def test_who_was_removed_when_another_was_appointed_stays_out_whatever_later_articles_say() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远"),
        told("b", "2021-05-08", "高原远", status="removed", when="2021-05-08"),
        told("c", "2021-05-08", "陆小溪", status="appointed", when="2021-05-08"),
        told("d", "2022-01-08", "高原远"),
        told("e", "2022-02-08", "高原远"),
        told("f", "2022-03-08", "陆小溪"),
    )
    assert [term[:3] for term in found] == [
        ("高原远", "2020-03-01", "2021-05-08"),
        ("陆小溪", "2021-05-08", "2022-03-08"),
    ]


def test_posts_that_several_hold_are_no_succession() -> None:
    found = terms(
        told("a", "2020-03-01", "高原远", title="副市长"),
        told("b", "2021-05-08", "陆小溪", title="副市长"),
        told("c", "2021-09-08", "陆小溪", title="副市长"),
        told("d", "2022-01-08", "高原远", title="副市长"),
    )
    assert ("高原远", "2020-03-01", "2022-01-08") in [term[:3] for term in found]


def test_a_post_that_is_told_only_of_long_ago_is_over_and_seen_then() -> None:
    (term,) = terms(
        told("a", "2022-12-01", "高原远", status="appointed", when=Period(start="1983", end="1983", precision="year"))
    )
    assert term == ("高原远", "1983", "1983", "former")
