"""What a date leaves out, its year or month: from the article's day, the date before it, words of announcing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from guantu.relate.datepoints import Anchor, Point, bounds
from guantu.relate.stops import STOP

NEAR = 120  # code points within which a bare day belongs to the month of the day told before it
STORY = 60  # code points within which a day belongs to the year of a date of long ago
LONG_AGO = 10  # years; a standing fact of some years ago is often followed by the news of the day
SEASON = 92  # days before the article within which a day told before gives the month of a bare one
SOON = 45  # days ahead: nobody calls a day of eleven months ago by its month when the same day is about to come
STALE = 183  # days behind the article after which an announced day is rather one of next year


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The date before: its first day, whether it gave its year itself, its precision, where it ends."""

    day: date
    explicit: bool
    precision: str
    end: int


class Days(NamedTuple):
    """First and last day of a date (None: open), and the words that say what was added to those of the text."""

    first: date | None
    last: date | None
    why: str


def resolve(text: str, point: Point, anchor: Anchor, told: Told | None, *, ahead: bool) -> Days | None:
    """The days of a point; None where nothing tells its year or month.

    told: the date before it in the text. ahead: the words announce something.
    """
    counted = f", counted from {anchor.last.isoformat()}" if point.relative and anchor.last else ""
    if point.whole is not None:
        return Days(*point.whole, counted)
    if point.needs_month:
        return _bare_day(text, point, anchor, told)
    if point.year is not None:
        return _in_year(point, point.year, counted)
    year = _year_of_story(text, point, anchor, told)
    if year is not None:
        return _in_year(point, year, f", in {year} as the date before it")
    if anchor.last is None:
        return None
    return _nearest(point, anchor.last) if point.holiday else _past(point, anchor.last, ahead=ahead)


def _in_year(point: Point, year: int, why: str) -> Days | None:
    days = bounds(point, year)
    return Days(*days, why) if days else None


def _past(point: Point, today: date, *, ahead: bool) -> Days | None:
    """The last such date before the article, or the next one where it is announced or about to come."""
    days = bounds(point, today.year)
    if ahead:
        if days is None or (today - days[1]).days > STALE:
            days = bounds(point, today.year + 1)
        return Days(*days, f", announced on {today.isoformat()}") if days else None
    if days is not None and 0 < (days[0] - today).days <= SOON:
        return Days(*days, f", soon after {today.isoformat()}")
    if days is None or days[0] > today:
        days = bounds(point, today.year - 1)
    return Days(*days, f", the last one before {today.isoformat()}") if days else None


def _nearest(point: Point, today: date) -> Days | None:
    """The festival nearest to the article: papers write of one before and after it."""
    near = [days for year in (today.year - 1, today.year, today.year + 1) if (days := bounds(point, year))]
    if not near:
        return None
    days = min(near, key=lambda pair: (abs((pair[0] - today).days), pair[0]))
    return Days(*days, f", the nearest to {today.isoformat()}")


def _year_of_story(text: str, point: Point, anchor: Anchor, told: Told | None) -> int | None:
    """The year of the date before, where the two tell one story: in one sentence, or of long ago, in order of time."""
    if told is None or point.months is None:
        return None
    if anchor.last is not None:
        one_sentence = told.explicit and not STOP.search(text, told.end, point.start)
        long_ago = anchor.last.year - told.day.year >= LONG_AGO and point.start - told.end <= STORY
        if not (one_sentence or (long_ago and told.precision in ("day", "month"))):
            return None
    days = bounds(point, told.day.year)
    if days is None or days[1] < told.day or (anchor.last is not None and days[0] > anchor.last and not told.explicit):
        return None
    return told.day.year


def _bare_day(text: str, point: Point, anchor: Anchor, told: Told | None) -> Days | None:
    """A day without its month: of the month of the day told before it, else the last such day before the article."""
    if told is not None and told.precision in ("day", "span") and point.start - told.end <= NEAR:
        recent = anchor.last is None or (anchor.last - told.day).days <= SEASON
        days = bounds(replace(point, months=(told.day.month, told.day.month)), told.day.year)
        joined = recent or not STOP.search(text, told.end, point.start)
        if days and joined and told.day <= days[0] <= (anchor.last or days[0]):
            return Days(*days, f", of the month of {told.day.isoformat()} before it")
    if anchor.first is None or anchor.last is None or (anchor.last - anchor.first).days > 31:
        return None
    for back in (0, 1, 2):
        year, month = divmod(anchor.last.year * 12 + anchor.last.month - 1 - back, 12)
        days = bounds(replace(point, months=(month + 1, month + 1)), year)
        if days and days[0] <= anchor.last:
            return Days(*days, f", the last one before {anchor.last.isoformat()}")
    return None
