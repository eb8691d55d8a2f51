"""When an article was published: metadata, source line, address, or the day of its lead in the year that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from guantu.dates import last_day
from guantu.records import Period, Section, SectionKind

EARLIEST, LATEST = 1949, 2099  # years between which a number is taken for the year of a publication
LEAD = 60  # code points from the start of the body within which the day of the news is told

_Y, _M, _D = r"(?P<y>(?:19|20)\d\d)", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
_FULL = re.compile(rf"(?<!\d){_Y}\s?(?:[-/.]|年)\s?{_M}\s?(?:[-/.]|月)\s?{_D}(?!\d)")
_COMPACT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?=\D|\d{6}\D|\d{6}$|$)"
)
_MONTH = re.compile(rf"(?<!\d){_Y}\s?(?:[-/.]|年)\s?{_M}(?!\d)")
_YEAR = re.compile(rf"(?<!\d){_Y}(?!\d)")
_CHINESE = re.compile(
    r"(?P<cy>[一二][〇零○O0九][〇零○O0一二三四五六七八九]{2})年(?P<cm>十[一二]?|[一二三四五六七八九])月"
    r"(?P<cd>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
)
_IN_URL = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>1[0-2]|0[1-9])[-/_]?(?P<d>3[01]|[12]\d|0[1-9])(?!\d)")
_IN_URL_LONG = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])\d{4,}(?!\d)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>1[0-2]|0[1-9])(?=[/_-])")
_ADDRESS = re.compile(r"https?://[^\s\u3400-\u9fff]+")
_SHORT = re.compile(r"(?<![\d年])(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日")
_TO_COME = re.compile(r"(?:将[于在]?|定于|拟于|从|自|截[至止]到?|至|到)$")
_MENTIONED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>1[0-2]|0?[1-9])月")
_GOAL = re.compile(r"(?:到|至|力争|计划|预计|拟[于在]?|将[于在]?|截至)\s?$")
_RANGE = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–—~至]\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_COPYRIGHT_YEAR = re.compile(r"(?:版权所有|(?i:copyright)|©)[^\n]{0,12}?(?<!\d)(?P<y>20\d\d)(?!\d)")
_DATED = re.compile(r"发布|发表|更新|发稿|时\s?间|日\s?期|来\s?源|录入|上传|刊发|成文")


def publication(
    text: str,
    sections: Sequence[Section],
    *,
    date: str | None = None,
    url: str | None = None,
    printed: str | None = None,
) -> Period | None:
    """The day (or month, or year) of publication with the reason for it, or None; text is normalised.

    date, url: from metadata; printed: what the markup of a page suggests.
    A date that only may be right is not given: all that is reckoned from it would be wrong as well.
    """
    return (  # surest first
        _metadata(date, "the record")
        or _source_line(text, sections)
        or _in_url(url)
        or _metadata(printed, "the page's markup")
        or _line_of_its_own(text, sections)
        or _in_footer_url(text, sections)
        or _in_lead(text, sections)
    )


def _metadata(value: str | None, giver: str) -> Period | None:
    if not value:
        return None
    reason = f"the date that {giver} gives, {value[:40]}"
    if re.fullmatch(r"1\d{9}|1\d{12}", value.strip()):
        return _from_timestamp(int(value), reason)
    for pattern in (_FULL, _COMPACT, _CHINESE, _MONTH, _YEAR):
        match = pattern.search(value)
        if match and (period := _period(match, "metadata", reason)):
            return period
    return None


def _from_timestamp(value: int, reason: str) -> Period:
    """Seconds or milliseconds since 1970 (UTC), in China's time."""
    seconds = value // 1000 if value > 99_999_999_999 else value
    day = date(1970, 1, 1) + timedelta(days=(seconds + 8 * 3600) // 86400)
    return Period(start=day.isoformat(), end=day.isoformat(), rule="metadata", reason=reason)


def _source_line(text: str, sections: Sequence[Section]) -> Period | None:
    """A full date in furniture that says what it is, or in furniture above the body."""
    body = next((i for i, s in enumerate(sections) if s.kind is SectionKind.BODY), len(sections))
    for i, section in enumerate(sections):
        if section.kind is SectionKind.FURNITURE:
            for line in text[section.start : section.end].split("\n"):
                for match in (*_FULL.finditer(line), *_CHINESE.finditer(line)):
                    told = i < body or _DATED.search(line[max(0, match.start() - 24) : match.end() + 12])
                    if told and (period := _period(match, "source line", f"the source line: {_quoted(line, match)}")):
                        return period
    return None


def _line_of_its_own(text: str, sections: Sequence[Section]) -> Period | None:
    """A full date in a short line with no sentence in it: under the headline or, as in documents, at the end."""
    for section in sections:
        for line in text[section.start : section.end].split("\n"):
            stripped = line.strip()
            if 8 <= len(stripped) <= 40:
                match = _FULL.search(stripped) or _CHINESE.search(stripped)
                if match and len(stripped) - len(match[0]) <= 16 and not re.search("[。，,；;]", stripped):
                    period = _period(match, "dated line", f"a line of its own: {_quoted(stripped, match)}")
                    if period is not None:
                        return period
    return None


def _in_url(url: str | None) -> Period | None:
    if not url:
        return None
    for pattern in (_IN_URL, _IN_URL_LONG, _URL_MONTH):
        match = pattern.search(url)
        if match and (period := _period(match, "url", f"the address: {match[0].strip('/')}")):
            return period
    return None


def _in_footer_url(text: str, sections: Sequence[Section]) -> Period | None:
    """The date in the address of the page that is printed below it, if all addresses there agree."""
    found = {
        period.start: period
        for section in sections
        if section.kind is SectionKind.FURNITURE
        for address in _ADDRESS.findall(text, section.start, section.end)
        if (period := _in_url(address)) is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _in_lead(text: str, sections: Sequence[Section]) -> Period | None:
    """The day that the lead tells, with its year, or with the one that the rest of the document suggests."""
    body = next((s for s in sections if s.kind is SectionKind.BODY), None)
    if body is None:
        return None
    begin = body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())
    stop = text.find("。", begin, body.end)
    lead = text[begin : min(body.end, begin + LEAD, stop if stop >= 0 else body.end)]
    full = _FULL.search(lead)
    short = _SHORT.search(lead)
    if full and (short is None or full.start() <= short.start()) and not _TO_COME.search(lead[: full.start()]):
        return _period(full, "lead", f"the day that the lead tells, {full[0]}")
    if short is None or _TO_COME.search(lead[: short.start()]):
        return None
    suggested = _suggested_year(text, sections, int(short["m"]))
    if suggested is None:
        return None
    year, reason = suggested
    try:
        day = date(year, int(short["m"]), int(short["d"])).isoformat()
    except ValueError:
        return None
    return Period(start=day, end=day, rule="dateline", reason=f"{short[0]} in the lead, {reason}")


def _suggested_year(text: str, sections: Sequence[Section], month: int) -> tuple[int, str] | None:
    """The year in which the last month that the article looks back on and the month of its lead fit.

    The last year of a copyright line bounds it from above, agrees with it, or stands in for it.
    """
    copyright = max(
        (
            int(match["y"])
            for section in sections
            if section.kind is SectionKind.FURNITURE
            for pattern in (_RANGE, _COPYRIGHT_YEAR)
            for match in pattern.finditer(text, section.start, section.end)
        ),
        default=None,
    )
    mentioned = max(
        (
            (int(match["y"]), int(match["m"]), match[0])
            for section in sections
            if section.kind is not SectionKind.FURNITURE
            for match in _MENTIONED.finditer(text, section.start, section.end)
            if (copyright is None or int(match["y"]) <= copyright)
            and not _GOAL.search(text[max(0, match.start() - 4) : match.start()])
        ),
        default=None,
    )
    if mentioned is not None:
        year, last_month, quoted = mentioned
        if last_month > month and (copyright is None or year < copyright):
            return year + 1, f"in the year after {quoted}, which the text looks back on"
        if copyright is None or year == copyright:
            agreed = f" and the last year of the footer, {copyright}" if copyright else ""
            return year, f"the year by {quoted} in the text{agreed}"
    if copyright is not None:
        return copyright, f"the year by the last year of the footer, {copyright}"
    return None


_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0, "0": 0}


def _chinese(number: str) -> int:
    """二〇二一 → 2021, 二十一 → 21."""
    if "十" in number:
        tens, _, ones = number.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[c]) for c in number))


def _period(match: re.Match[str], rule: str, reason: str) -> Period | None:
    """The period of a match with the groups y, m, d (or cy, cm, cd); None where there is no such day."""
    found = {k: int(v) for k, v in match.groupdict().items() if v and not k.startswith("c")}
    found |= {k[1:]: _chinese(v) for k, v in match.groupdict().items() if v and k.startswith("c")}
    if not EARLIEST <= found["y"] <= LATEST:
        return None
    prefix = f"{found['y']}" + (f"-{found['m']:02d}" if "m" in found else "")
    if "d" in found:
        try:
            day = date(found["y"], found["m"], found["d"]).isoformat()
        except ValueError:
            return None
        return Period(start=day, end=day, rule=rule, reason=reason)
    return Period(
        start=prefix + "-01" * (2 - prefix.count("-")),
        end=last_day(prefix),
        precision="month" if "m" in found else "year",
        rule=rule,
        reason=reason,
    )


def _quoted(line: str, match: re.Match[str]) -> str:
    return " ".join(line[max(0, match.start() - 12) : match.end()].split())
