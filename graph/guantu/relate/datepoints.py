"""What a date says, with what it leaves out still open, and the days that it is in a given year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from guantu.relate.festivals import festival


@dataclass(slots=True, kw_only=True)
class Anchor:
    """The day, month or year that relative dates count from (first and last day), and the date told before."""

    first: date | None = None
    last: date | None = None
    before: date | None = None

    @property
    def day(self) -> date | None:
        """The one day that it is, if it is one."""
        return self.last if self.first == self.last else None


@dataclass(slots=True, kw_only=True)
class Point:
    """A stretch of time as words give it: code points [start, end).

    year: None where it has to be inferred. months: first and last month, None where it has to be inferred (a bare
    day) or the point is a whole year. days: first and last day of the month, 0 for the first, 99 for the last one.
    whole: the point is fixed already, first and last day (None: open). relative: it counts from the anchor.
    holiday: the name of a festival whose day depends on the year.
    """

    start: int
    end: int
    rule: str
    precision: str
    year: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] = (0, 99)
    whole: tuple[date | None, date | None] | None = None
    relative: bool = False
    holiday: str = ""
    needs_month: bool = False


def bounds(point: Point, year: int) -> tuple[date, date] | None:
    """First and last day of a point in a year; None where there is no such day."""
    if point.holiday:
        day = festival(point.holiday, year)
        return (day, day) if day else None
    if point.months is None:
        return None
    first_month, last_month = point.months
    last_of_month = monthrange(year, last_month)[1]
    first_day = max(1, point.days[0] if point.days[0] != 99 else last_of_month)
    last_day = point.days[1] if point.days[1] != 99 else last_of_month
    try:
        first, last = date(year, first_month, first_day), date(year, last_month, last_day)
    except ValueError:
        return None
    return (first, last) if first <= last else None
