"""Short forms that a text introduces."""

from __future__ import annotations

import pytest

from guantu.tag.shortforms import find_short_forms

SHORT_FORMS = [
    ("苏州恒远精工有限公司（以下简称“恒精”）成立。恒精说", 2),
    ("苏州恒远精工有限公司(下称恒精)成立", 1),
    ("苏州恒远精工有限公司（简称：恒精）与恒精", 2),
    ("苏州恒远精工有限公司（以下简称「恒精」）成立", 1),
]


@pytest.mark.parametrize(("text", "times"), SHORT_FORMS)
def test_a_short_form_that_the_text_introduces_counts_everywhere(text: str, times: int) -> None:
    names = find_short_forms(text)
    assert [mention.text for mention in names] == ["恒精"] * times
    assert all(text[m.start : m.end] == m.text for m in names)


def test_what_is_not_introduced_is_no_short_form() -> None:
    assert find_short_forms("苏州恒远精工有限公司（恒精）成立") == []
