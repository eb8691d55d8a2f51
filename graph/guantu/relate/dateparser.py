"""Words of dates → points: tokens that stand together say one date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from guantu.relate.datepoints import Anchor, Point
from guantu.relate.datewords import CLOCK, PART, Token, number
from guantu.relate.festivals import ERAS

_WEEKDAYS = {character: index for index, character in enumerate("一二三四五六日")} | {"天": 6}
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1, "后年": 2}
_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_GAPS = frozenset({"", " ", "的"})


def parse(tokens: Sequence[Token], index: int, text: str, anchor: Anchor) -> tuple[Point, int] | None:
    """The point that begins with tokens[index], and the index of the token after it; None where it says no date."""
    token = tokens[index]
    simple = _fixed(token) or _relative(token, anchor)
    if simple is not None:
        return _clocked(simple, text), index + 1
    if token.kind in ("year", "reyear"):
        return _from_year(tokens, index, text, anchor)
    if token.kind in ("month", "remonth"):
        return _from_month(tokens, index, text, anchor)
    within = _within_year(token)
    if within is not None:
        return within, index + 1
    if token.kind == "day":
        day = number(token.groups["d"])
        point = Point(start=token.start, end=token.end, rule="day", precision="day", days=(day, day), needs_month=True)
        return _clocked(point, text), index + 1
    if token.kind == "days":
        return _days(token, needs_month=True), index + 1
    return None


def _fixed(token: Token) -> Point | None:
    """Points that need no anchor."""
    groups = token.groups
    if token.kind == "iso":
        year, month, day = (int(part) for part in token.text.replace("/", "-").replace(".", "-").split("-"))
        return Point(
            start=token.start,
            end=token.end,
            rule="iso",
            precision="day",
            year=year,
            months=(month, month),
            days=(day, day),
        )
    if token.kind == "dotted":
        year, month = (int(part) for part in token.text.replace("/", ".").split("."))
        return Point(
            start=token.start, end=token.end, rule="month", precision="month", year=year, months=(month, month)
        )
    if token.kind == "years":
        first, last = number(groups["ya"]), number(groups["yb"])
        if first < last:
            return Point(
                start=token.start,
                end=token.end,
                rule="years",
                precision="span",
                whole=(date(first, 1, 1), date(last, 12, 31)),
            )
    if token.kind == "decade":
        tens = number(groups["decade"][0]) * 10 if groups["decade"][0].isdigit() else number(groups["decade"])
        century = 1800 if groups.get("century") in ("19", "十九") else 1900
        return Point(
            start=token.start,
            end=token.end,
            rule="decade",
            precision="span",
            whole=(date(century + tens, 1, 1), date(century + tens + 9, 12, 31)),
        )
    if token.kind == "plan":
        return _plan(token)
    if token.kind == "era":
        begin = next(day for name, day in ERAS.items() if token.text.startswith(name))
        return Point(
            start=token.start, end=token.end, rule="era", precision="span", whole=(date.fromisoformat(begin), None)
        )
    return None


def _plan(token: Token) -> Point:
    """A five-year plan: the first began in 1953, the second in 1958, and from the third (1966) on every five years."""
    nth = number(token.groups["plan"])
    first = 1953 + 5 * (nth - 1) if nth < 3 else 1966 + 5 * (nth - 3)
    end = token.groups["planend"]
    begins, ends = date(first, 1, 1), date(first + 4, 12, 31)
    whole: tuple[date | None, date | None] = (begins, ends)
    if end == "以来":
        whole = (begins, None)
    elif end in ("末", "收官"):
        whole = (date(first + 4, 1, 1), ends)
    elif end == "开局":
        whole = (begins, date(first, 12, 31))
    return Point(start=token.start, end=token.end, rule="five-year plan", precision="span", whole=whole)


def _relative(token: Token, anchor: Anchor) -> Point | None:
    """Points that count from the anchor, or from the date told before; None without one."""
    if token.kind == "anaphor" and anchor.before is not None:
        shift = 1 if token.text in ("次日", "翌日", "第二天") else 0
        return _on(token, anchor.before + timedelta(days=shift), "the date before")
    today = anchor.day
    if today is None:
        return None
    if token.kind == "reday":
        shift = next(shift for word, shift in _DAYS.items() if token.text.startswith(word))
        return _on(token, today + timedelta(days=shift), "relative day")
    if token.kind == "week":
        word = token.groups["week"]
        shift = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}[word.removesuffix("个")]
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        named = token.groups.get("weekday")
        if named == "末":
            whole = (monday + timedelta(days=5), monday + timedelta(days=6))
            return Point(start=token.start, end=token.end, rule="week", precision="span", whole=whole, relative=True)
        if named:
            return _on(token, monday + timedelta(days=_WEEKDAYS[named]), "weekday")
        return Point(
            start=token.start,
            end=token.end,
            rule="week",
            precision="span",
            whole=(monday, monday + timedelta(days=6)),
            relative=True,
        )
    if token.kind == "weekday":
        behind = (today.weekday() - _WEEKDAYS[token.groups["bare"]]) % 7
        return _on(token, today - timedelta(days=behind), "weekday")
    return None


def _on(token: Token, day: date, rule: str) -> Point:
    return Point(start=token.start, end=token.end, rule=rule, precision="day", whole=(day, day), relative=True)


def _from_year(tokens: Sequence[Token], index: int, text: str, anchor: Anchor) -> tuple[Point, int] | None:
    token = tokens[index]
    if token.kind == "year":
        year, relative = number(token.text.rstrip("度").rstrip("年")), False
    else:
        word, relative = token.text.rstrip("度"), True
        since = anchor.before if word in ("当年", "同年", "次年") else anchor.last
        if since is None:
            return None
        year = since.year + (1 if word == "次年" else _YEARS.get(word, 0))
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and text[token.end : following.start] in _GAPS:
        rest: tuple[Point, int] | None = None
        if following.kind == "month":
            rest = _from_month(tokens, index + 1, text, anchor)
        elif (within := _within_year(following)) is not None:
            rest = within, index + 2
        if rest is not None:
            point = replace(rest[0], start=token.start, year=year, relative=relative)
            return point, rest[1]
    whole = Point(
        start=token.start, end=token.end, rule="year", precision="year", year=year, months=(1, 12), relative=relative
    )
    part = PART.match(text, token.end)
    if part is None or "旬" in part[0] or "月" in part[0]:
        return whole, index + 1
    months, days = {"底": ((12, 12), (31, 31)), "末": ((12, 12), (31, 31)), "初": ((1, 1), (0, 99))}.get(
        part[0][-1], ((6, 7), (0, 99))
    )
    return replace(whole, end=part.end(), rule="part of a year", precision="span", months=months, days=days), index + 1


def _within_year(token: Token) -> Point | None:
    """Stretches of a year: quarters, halves, months in a row, festivals."""
    groups = token.groups
    if token.kind == "months":
        first, last = number(groups["ma"]), number(groups["mb"])
        return (
            Point(start=token.start, end=token.end, rule="months", precision="span", months=(first, last))
            if first < last
            else None
        )
    if token.kind == "quarter":
        nth = number(groups["q"]) if "q" in groups else 1
        return Point(
            start=token.start, end=token.end, rule="quarter", precision="quarter", months=(3 * nth - 2, 3 * nth)
        )
    if token.kind == "half":
        months = (1, 6) if groups["half"] == "上" else (7, 12)
        return Point(start=token.start, end=token.end, rule="half-year", precision="span", months=months)
    if token.kind == "front" and groups["front"] != "几":
        last = number(groups["front"]) * (3 if groups["frontunit"] == "季度" else 1)
        return (
            Point(start=token.start, end=token.end, rule="months", precision="span", months=(1, last))
            if 1 <= last <= 12
            else None
        )
    if token.kind == "festival":
        return Point(start=token.start, end=token.end, rule="festival", precision="day", holiday=groups["festival"])
    return None


def _from_month(tokens: Sequence[Token], index: int, text: str, anchor: Anchor) -> tuple[Point, int] | None:
    token = tokens[index]
    year: int | None = None
    relative = False
    if token.kind == "month":
        month = number(token.groups["m"])
    else:
        since = anchor.before if token.text[0] in "当同次" else anchor.last
        if since is None or (token.text[0] not in "当同次" and _month_of(anchor) is None):
            return None
        shift = {"上": -1, "下": 1, "次": 1}.get(token.text[0], 0)
        year, month = divmod(since.year * 12 + since.month - 1 + shift, 12)
        month, relative = month + 1, True
    point = Point(
        start=token.start,
        end=token.end,
        rule="month",
        precision="month",
        year=year,
        months=(month, month),
        relative=relative,
    )
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and text[token.end : following.start] in _GAPS - {"的"}:
        if following.kind == "day":
            day = number(following.groups["d"])
            point = replace(point, end=following.end, rule="day", precision="day", days=(day, day))
            return _clocked(point, text), index + 2
        if following.kind == "days":
            span = _days(following, needs_month=False)
            return replace(span, start=token.start, year=year, months=(month, month), relative=relative), index + 2
    part = PART.match(text, token.end)
    if part is None or part[0].startswith("年"):
        return point, index + 1
    days = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 99), "上半月": (1, 15), "下半月": (16, 99)}.get(
        part[0], (1, 10) if part[0] == "初" else (99, 99)
    )
    return replace(point, end=part.end(), rule="part of a month", precision="span", days=days), index + 1


def _month_of(anchor: Anchor) -> int | None:
    if (
        anchor.first is None
        or anchor.last is None
        or (anchor.first.year, anchor.first.month)
        != (
            anchor.last.year,
            anchor.last.month,
        )
    ):
        return None
    return anchor.last.month


def _days(token: Token, *, needs_month: bool) -> Point:
    first, last = number(token.groups["da"]), number(token.groups["db"])
    return Point(
        start=token.start,
        end=token.end,
        rule="days",
        precision="span",
        days=(first, last),
        needs_month=needs_month,
    )


def _clocked(point: Point, text: str) -> Point:
    """The same with the weekday in brackets and the time of day that follow a day."""
    clock = CLOCK.match(text, point.end) if point.precision == "day" else None
    return replace(point, end=clock.end()) if clock and clock[0].strip() else point
