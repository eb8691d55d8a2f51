"""The dates that a text tells, as Periods: Chinese expressions, with what they leave out taken from the article's date.

A date without a year or month is the last one before the article's day ("prefers the past"), unless the words announce
something, or the day is about to come. What no reader could date (近日, 日前) is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from guantu.dates import first_day, last_day
from guantu.records import Period
from guantu.relate.datepoints import Anchor, Point, bounds, parse
from guantu.relate.datewords import (
    AS_OF,
    BARE,
    BEFORE,
    COUNTED,
    COUNTING,
    PLANNED,
    SINCE,
    TO,
    UNTIL_NOW,
    WILL,
    iter_tokens,
)

NEAR = 120  # code points within which a bare day belongs to the month of the date before it
SOON = 45  # days ahead: nobody calls a day of eleven months ago by its month alone when the same day is about to come
STALE = 183  # days behind the article after which an announced day is rather one of next year


class DateMention(NamedTuple):
    """A date in a text: code points [start, end) of that text, and the time that it means."""

    start: int
    end: int
    period: Period


def find_dates(text: str, *, base: Period | None) -> list[DateMention]:
    """Every date of a text that can be told, in order, without overlap.

    base: when the article was published; None where that is not known, and then only full dates are told.

    >>> base = Period(start="2021-06-05", end="2021-06-05")
    >>> [(m.start, m.end, m.period.start, m.period.end) for m in find_dates("上周五抵达，6月3日至4日举行", base=base)]
    [(0, 3, '2021-05-28', '2021-05-28'), (6, 13, '2021-06-03', '2021-06-04')]
    """
    tokens = list(iter_tokens(text))
    anchor = _anchor(base)
    found: list[DateMention] = []
    index = 0
    while index < len(tokens):
        parsed = parse(tokens, index, text, anchor)
        if parsed is None:
            index += 1
            continue
        point, index = parsed
        between = TO.match(text, point.end)
        second: Point | None = None
        if between and index < len(tokens) and tokens[index].start == between.end():
            follow = parse(tokens, index, text, anchor)
            if follow is not None:
                second, index = follow
        mention = _mention(text, point, second, anchor, found)
        while mention is not None and index < len(tokens) and tokens[index].start < mention.end:
            index += 1  # the weekday in brackets after a day
        if mention is not None:
            found.append(mention)
            if mention.period.start and (mention.period.precision == "day" or anchor.before is None):
                anchor = replace(anchor, before=date.fromisoformat(mention.period.start))
    return found


def _anchor(base: Period | None) -> Anchor:
    if base is None or not (base.start or base.end):
        return Anchor()
    first, last = base.start or base.end or "", base.end or base.start or ""
    return Anchor(first=date.fromisoformat(first_day(first)), last=date.fromisoformat(last_day(last)))


def _mention(
    text: str, point: Point, second: Point | None, anchor: Anchor, found: list[DateMention]
) -> DateMention | None:
    if point.needs_month and _is_count(text, point):
        return None
    ahead = bool(PLANNED.search(text, 0, point.start) or WILL.match(text[(second or point).end :][:40]))
    near = bool(found) and point.start - found[-1].end <= NEAR
    days = _resolve(point, anchor, ahead=ahead, near=near)
    if days is None:
        return None
    first, last, why = days
    end, precision, rule = point.end, point.precision, point.rule
    if second is not None:
        closing = _closing(second, last or first)
        if closing is not None and first is not None and closing >= first:
            last, end, precision, rule = closing, second.end, "span", "range"
    bounded = _open(text, point.start, end, first, last, rule)
    if bounded is not None:
        first, last, end, rule = bounded
        precision = "day" if first == last and first is not None else "span"
    reason = f"“{text[point.start : end]}”{why}"
    period = Period(
        start=first.isoformat() if first else None,
        end=last.isoformat() if last else None,
        precision=precision,
        rule=rule,
        reason=reason,
    )
    return DateMention(point.start, end, period)


def _is_count(text: str, point: Point) -> bool:
    """Whether a bare "3日" counts days, or a "3号" things, instead of naming a day."""
    if not BARE.match(text[point.start : point.end + 2]):
        return True
    return bool(COUNTED.search(text, 0, point.start) or COUNTING.match(text[point.end : point.end + 3]))


def _resolve(point: Point, anchor: Anchor, *, ahead: bool, near: bool) -> tuple[date | None, date | None, str] | None:
    """First and last day, and the words that explain what was added."""
    counted = f", counted from {anchor.last.isoformat()}" if point.relative and anchor.last else ""
    if point.whole is not None:
        return (*point.whole, counted)
    if point.needs_month:
        return _bare_day(point, anchor, near=near)
    if point.year is not None:
        days = bounds(point, point.year)
        return (*days, counted) if days else None
    if anchor.last is None:
        if anchor.before is None:
            return None
        days = bounds(point, anchor.before.year)
        return (*days, f", in the year of the date before, {anchor.before.year}") if days else None
    year = anchor.last.year
    days = bounds(point, year)
    if ahead:
        if days is None or (anchor.last - days[1]).days > STALE:
            days, year = bounds(point, year + 1), year + 1
        return (*days, f", announced on {anchor.last.isoformat()}") if days else None
    if days is not None and 0 < (days[0] - anchor.last).days <= SOON:
        return (*days, f", soon after {anchor.last.isoformat()}")
    if days is None or days[0] > anchor.last:
        days = bounds(point, year - 1)
    return (*days, f", the last one before {anchor.last.isoformat()}") if days else None


def _bare_day(point: Point, anchor: Anchor, *, near: bool) -> tuple[date | None, date | None, str] | None:
    """A day without its month: of the month of the date before it, else the last such day before the article's."""
    if near and anchor.before is not None:
        month = replace(point, months=(anchor.before.month, anchor.before.month))
        days = bounds(month, anchor.before.year)
        if days and (anchor.last is None or days[0] <= anchor.last):
            return (*days, f", of the month of {anchor.before.isoformat()} before it")
    if anchor.first is None or anchor.last is None or (anchor.last - anchor.first).days > 31:
        return None
    for back in (0, 1, 2):
        year, month_index = divmod(anchor.last.year * 12 + anchor.last.month - 1 - back, 12)
        days = bounds(replace(point, months=(month_index + 1, month_index + 1)), year)
        if days and days[0] <= anchor.last:
            return (*days, f", the last one before {anchor.last.isoformat()}")
    return None


def _closing(second: Point, begin: date | None) -> date | None:
    """The last day of a range, whose second half leaves out what the first one said."""
    if begin is None:
        return None
    if second.whole is not None:
        return second.whole[1]
    year = second.year if second.year is not None else begin.year
    if second.needs_month:
        second = replace(second, months=(begin.month, begin.month))
    days = bounds(second, year)
    if days is not None and days[1] < begin and second.year is None:
        days = bounds(second, year + 1)
    return days[1] if days else None


def _open(
    text: str, start: int, end: int, first: date | None, last: date | None, rule: str
) -> tuple[date | None, date | None, int, str] | None:
    """What the words around make of it: since, before, as of."""
    if AS_OF.search(text, max(0, start - 4), start) and last is not None:
        return last, last, end, "as of"
    if first is None or last is None:
        return None
    since = UNTIL_NOW.match(text, end) or SINCE.match(text, end)
    if since:
        begins = last + timedelta(days=1) if since[0] in ("以后", "之后") else first
        return begins, None, since.end(), "since"
    if BEFORE.match(text, end):
        # Before the end of a year takes its last day in; before a festival, or a day, does not.
        return None, last if rule.startswith("part") else first - timedelta(days=1), end, "before"
    return None
