"""When an article was published: metadata, source line, address, dateline, and the year that the text suggests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from guantu.records import Period, Section, SectionKind

EARLIEST, LATEST = 1949, 2099

_FULL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:[-/.]|年)\s?(?P<m>1[0-2]|0?[1-9])\s?(?:[-/.]|月)\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?!\d)")
_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:[-/.]|年)\s?(?P<m>1[0-2]|0?[1-9])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年?(?!\d)")
_IN_URL = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>1[0-2]|0[1-9])[-/_]?(?P<d>3[01]|[12]\d|0[1-9])(?!\d)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>1[0-2]|0[1-9])(?=[/_-])")
_SHORT = re.compile(r"(?<![\d年])(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日")
_MENTIONED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?:(?P<m>1[0-2]|0?[1-9])月)?")
_RANGE = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–—~至]\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_DATED_LINE = re.compile(r"来源|发布|发表|更新|时间|日期|责任编辑|编辑|作者|浏览|点击|^\W*$")
_LEAD = 200  # code points of the body in which the day of the news is told


def publication(
    text: str, sections: Sequence[Section], *, date: str | None = None, url: str | None = None
) -> Period | None:
    """The day (or month, or year) of publication with the reason for it, or None; text is normalised."""
    for found in (
        _metadata(date),
        *_dated_lines(text, sections),
        _in_url(url),
        _in_lead(text, sections),
        _in_text_url(text, sections),
        _year_alone(text, sections),
    ):
        if found is not None:
            return found
    return None


def _metadata(value: str | None) -> Period | None:
    if not value:
        return None
    reason = f"the record's date field: {value[:40]}"
    if re.fullmatch(r"\d{9,10}|\d{12,13}", value.strip()):  # seconds or milliseconds since 1970, UTC
        return _from_timestamp(int(value), reason)
    for pattern in (_FULL, _COMPACT, _MONTH, _YEAR):
        match = pattern.search(value)
        if match and (period := _period(match, "metadata", reason)):
            return period
    return None


def _from_timestamp(value: int, reason: str) -> Period | None:
    seconds = value / 1000 if value > 99_999_999_999 else value
    day = date.fromordinal(date(1970, 1, 1).toordinal() + int((seconds + 8 * 3600) // 86400))  # China is UTC+8
    return Period(start=day.isoformat(), end=day.isoformat(), rule="metadata", reason=reason)


def _dated_lines(text: str, sections: Sequence[Section]) -> Iterator[Period]:
    """Full dates in furniture, or in a line that holds little else."""
    for section in sections:
        if section.kind is SectionKind.FURNITURE:
            for line in text[section.start : section.end].split("\n"):
                match = _FULL.search(line)
                if match and not _RANGE.search(line) and (p := _period(match, "source line", _quoted(line, match))):
                    yield p
        else:
            position = section.start
            for line in text[section.start : section.end].split("\n"):
                match = _FULL.search(line) if len(line) <= 80 else None
                if match and (_DATED_LINE.search(line) or len(line.strip()) - len(match[0]) < 12):
                    rest = line[: match.start()] + line[match.end() :]
                    if not re.search("[。，,]", rest) and (p := _period(match, "dated line", _quoted(line, match))):
                        yield p
                position += len(line) + 1


def _in_url(url: str | None) -> Period | None:
    if not url:
        return None
    for pattern in (_IN_URL, _URL_MONTH):
        match = pattern.search(url)
        if match and (period := _period(match, "url", f"the address: {match[0].strip('/')}")):
            return period
    return None


def _in_text_url(text: str, sections: Sequence[Section]) -> Period | None:
    for section in sections:
        if section.kind is SectionKind.FURNITURE:
            for address in re.findall(r"https?://\S+", text[section.start : section.end]):
                if (found := _in_url(address)) is not None:
                    return found
    return None


def _in_lead(text: str, sections: Sequence[Section]) -> Period | None:
    """The day that the lead tells, with its year or with the one that the rest of the document suggests."""
    body = next((s for s in sections if s.kind is SectionKind.BODY), None)
    if body is None:
        return None
    lead = text[body.start : min(body.end, body.start + _LEAD)]
    full = _FULL.search(lead)
    short = _SHORT.search(lead)
    if full and (short is None or full.start() <= short.start()):
        return _period(full, "lead", f"the day that the lead tells: {full[0]}")
    if short is None:
        return None
    month, day = int(short["m"]), int(short["d"])
    suggested = _suggested_year(text, sections, month)
    if suggested is None:
        return None
    year, reason = suggested
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(
        start=found.isoformat(), end=found.isoformat(), rule="dateline", reason=f"{short[0]} in the lead, {reason}"
    )


def _suggested_year(text: str, sections: Sequence[Section], month: int) -> tuple[int, str] | None:
    """The year of the latest month that the article mentions; the last year of a copyright line agrees or stands in."""
    footers = [
        int(match["y"])
        for section in sections
        if section.kind is SectionKind.FURNITURE
        for match in [*_RANGE.finditer(text, section.start, section.end)]
    ]
    copyright = max(footers, default=None)
    mentioned = [
        (int(match["y"]), int(match["m"] or 0), match[0])
        for section in sections
        if section.kind is not SectionKind.FURNITURE
        for match in _MENTIONED.finditer(text, section.start, section.end)
        if copyright is None or int(match["y"]) <= copyright
    ]
    if mentioned:
        year, last_month, quoted = max(mentioned)
        if last_month > month and (copyright is None or year < copyright):
            return year + 1, f"the year after {quoted}, which the text looks back on"
        agreed = f" and the last year of the footer, {copyright}" if copyright == year else ""
        if agreed or last_month or copyright is None:
            return year, f"the year by {quoted} in the text{agreed}"
    if copyright is not None:
        return copyright, f"the year by the last year of the footer, {copyright}"
    return None


def _year_alone(text: str, sections: Sequence[Section]) -> Period | None:
    suggested = _suggested_year(text, sections, 12)
    if suggested is None:
        return None
    year, reason = suggested
    return Period(start=f"{year}-01-01", end=f"{year}-12-31", precision="year", rule="year", reason=reason)


def _period(match: re.Match[str], rule: str, reason: str) -> Period | None:
    """The period of a match with the groups y, m, d; None where there is no such day."""
    found = match.groupdict()
    year = int(found["y"])
    if not EARLIEST <= year <= LATEST:
        return None
    if not found.get("m"):
        return Period(start=f"{year}-01-01", end=f"{year}-12-31", precision="year", rule=rule, reason=reason)
    month = int(found["m"])
    try:
        first = date(year, month, int(found.get("d") or 1))
    except ValueError:
        return None
    if found.get("d"):
        return Period(start=first.isoformat(), end=first.isoformat(), rule=rule, reason=reason)
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return Period(
        start=first.isoformat(),
        end=date.fromordinal(last).isoformat(),
        precision="month",
        rule=rule,
        reason=reason,
    )


def _quoted(line: str, match: re.Match[str]) -> str:
    start = max(0, match.start() - 12)
    return f"a line of its own: {' '.join(line[start : match.end() + 8].split())}"
