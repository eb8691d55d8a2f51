"""Reckoning with ISO prefixes ("2021", "2021-06", "2021-06-04"): the days that they span, and which comes first."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

_PREFIX = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def is_date(text: str) -> bool:
    """Whether a text is an ISO prefix of a day that the calendar has.

    >>> is_date("2021-06"), is_date("2021-02-30"), is_date("today")
    (True, False, False)
    """
    found = _PREFIX.fullmatch(text)
    if found is None or found[1] == "0000":
        return False
    return found[3] is None or int(found[3]) <= monthrange(int(found[1]), int(found[2]))[1]


def first_day(prefix: str) -> str:
    """The first day of a period.

    >>> first_day("2021-06")
    '2021-06-01'
    """
    return (prefix + "-01-01")[:10] if len(prefix) == 4 else (prefix + "-01")[:10]


def last_day(prefix: str) -> str:
    """The last day of a period.

    >>> last_day("2020"), last_day("2020-02"), last_day("2020-02-03")
    ('2020-12-31', '2020-02-29', '2020-02-03')
    """
    if len(prefix) == 4:
        return prefix + "-12-31"
    if len(prefix) == 7:
        return f"{prefix}-{monthrange(int(prefix[:4]), int(prefix[5:]))[1]:02d}"
    return prefix


def days_apart(left: str, right: str) -> int:
    """Days from one period to the other, by their nearest days; 0 where they overlap.

    >>> days_apart("2021-06", "2021-06-04"), days_apart("2021-06-04", "2021-06-01")
    (0, 3)
    """
    first, second = sorted((left, right), key=lambda prefix: (last_day(prefix), first_day(prefix)))
    return max(0, (date.fromisoformat(first_day(second)) - date.fromisoformat(last_day(first))).days)


def earliest(prefixes: Iterable[str]) -> str:
    """The period that begins first (of those the one that ends first), "" for none.

    >>> earliest(["2021-06-04", "2021-06", "2022"])
    '2021-06'
    """
    return min((p for p in prefixes if p), key=lambda p: (first_day(p), last_day(p)), default="")


def latest(prefixes: Iterable[str]) -> str:
    """The period that ends last (of those the one that begins last), "" for none."""
    return max((p for p in prefixes if p), key=lambda p: (last_day(p), first_day(p)), default="")
