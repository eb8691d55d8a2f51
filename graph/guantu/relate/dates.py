"""The dates that a text tells, as Periods: Chinese expressions, with what they leave out taken from the article's date.

A date without a year or month is the last one before the article's day ("prefers the past"), unless the words announce
something, the day is about to come, or a date just before it gives the year or month. What no reader could date (近日,
日前) is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from guantu.dates import first_day, last_day
from guantu.records import Period
from guantu.relate.datefill import Told, resolve
from guantu.relate.dateparser import parse
from guantu.relate.datepoints import Anchor, Point, bounds
from guantu.relate.datewords import (
    AS_OF,
    BARE,
    BEFORE,
    COUNTED,
    COUNTING,
    EVERY,
    PLANNED,
    SINCE,
    TO,
    UNTIL_NOW,
    WILL,
    iter_tokens,
)

BEHIND, AHEAD = 8, 40  # code points before and after a date that are looked at


class DateMention(NamedTuple):
    """A date in a text: code points [start, end) of that text, and the time that it means."""

    start: int
    end: int
    period: Period


def find_dates(text: str, *, base: Period | None) -> list[DateMention]:
    """Every date of a text that can be told, in order, without overlap.

    base: when the article was published; None where that is not known, and then only full dates are told, and what
    follows from them.

    >>> base = Period(start="2021-06-05", end="2021-06-05")
    >>> [(m.start, m.end, m.period.start, m.period.end) for m in find_dates("上周五抵达，6月3日至4日举行", base=base)]
    [(0, 3, '2021-05-28', '2021-05-28'), (6, 13, '2021-06-03', '2021-06-04')]
    """
    tokens = list(iter_tokens(text))
    anchor = _anchor(base)
    told: Told | None = None
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
        mention = _mention(text, point, second, anchor, told)
        if mention is None:
            continue
        while index < len(tokens) and tokens[index].start < mention.end:
            index += 1  # the weekday in brackets after a day
        found.append(mention)
        if mention.period.start:
            day = date.fromisoformat(mention.period.start)
            explicit = point.year is not None and not point.relative
            told = Told(day=day, explicit=explicit, precision=mention.period.precision, end=mention.end)
            if told.precision == "day" or anchor.before is None:
                anchor = replace(anchor, before=day)
    return found


def _anchor(base: Period | None) -> Anchor:
    if base is None or not (base.start or base.end):
        return Anchor()
    first, last = base.start or base.end or "", base.end or base.start or ""
    return Anchor(first=date.fromisoformat(first_day(first)), last=date.fromisoformat(last_day(last)))


def _mention(text: str, point: Point, second: Point | None, anchor: Anchor, told: Told | None) -> DateMention | None:
    before = text[max(0, point.start - BEHIND) : point.start]
    if EVERY.search(before) or (point.needs_month and _is_count(text, point)):
        return None
    after = (second or point).end
    ahead = bool(PLANNED.search(before) or WILL.match(text[after : after + AHEAD]))
    days = resolve(text, point, anchor, told, ahead=ahead)
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
    period = Period(
        start=first.isoformat() if first else None,
        end=last.isoformat() if last else None,
        precision=precision,
        rule=rule,
        reason=f"“{text[point.start : end]}”{why}",
    )
    return DateMention(point.start, end, period)


def _is_count(text: str, point: Point) -> bool:
    """Whether a bare "3日" counts days, or a "3号" things, instead of naming a day."""
    if not BARE.match(text[point.start : point.end + 2]):
        return True
    return bool(
        COUNTED.search(text[max(0, point.start - BEHIND) : point.start])
        or COUNTING.match(text[point.end : point.end + 3])
    )


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
