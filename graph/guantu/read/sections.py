"""Headline, body and furniture: what of a document is the article, and what stands around it.

Furniture is told by a table of weighted patterns (data/furniture.tsv), stretch by stretch: lines, and inside lines that
hold a whole page (scraped text joined by blanks) what stands between blanks. Bylines and datelines are body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from guantu.records import Section, SectionKind

LONGEST_HEADLINE = 64  # code points; longer first lines without a full stop are leads
PAGE = 120  # a line as long as this may hold several lines joined by blanks

_LINE = re.compile(r"[^\n]*\n?")
_BLANK = re.compile(r"\s+")
_ENDS = re.compile(r"[。！？；;!?…”）)]\s*$")
_SENTENCE = re.compile(r"[。！？]")
_DATELINE = re.compile(
    r"^\s*[【\[(（]?(?:本[报网站台刊社]|新华社|中新(?:社|网)|央视网|人民网)[^。]{0,30}?(?:讯|电|消息|报道)"
    r"|^\s*[\u3400-\u9fff]{2,12}(?:网|报|社|电视台|客户端)\s?(?:讯|消息|\d{1,2}月\d{1,2}日[电讯])"
)
_BYLINE = re.compile(r"[(（][^()（）]{0,12}(?:记者|通讯员|见习记者|作者|文/?|图/?|摄影|编辑)[^()（）]{0,40}[)）]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A row of furniture.tsv."""

    pattern: re.Pattern[str]
    weight: float
    place: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    start: int
    end: int
    text: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """The table of furniture."""
    data = resources.files("guantu.read").joinpath("data", "furniture.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in data.split("\n") if line and not line.startswith("#"))
    return tuple(
        Pattern(pattern=re.compile(pattern), weight=float(weight), place=place, what=what)
        for pattern, weight, place, what in rows
    )


@cache
def _any() -> re.Pattern[str]:
    """One pattern for "nothing of all this": most lines of an article are told by one search."""
    sources = [p.pattern.pattern.replace("(?i)", "") for p in patterns()]
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)


def sections(text: str, title: str | None = None) -> tuple[Section, ...]:
    """Sections that cover the normalised text from end to end, in order; title: from metadata, normalised."""
    stretches = list(_stretches(text))
    kinds = [SectionKind.FURNITURE if is_furniture(s.text) else SectionKind.BODY for s in stretches]
    bodies = [i for i, kind in enumerate(kinds) if kind is SectionKind.BODY and stretches[i].text]
    if not bodies:  # nothing but furniture: rather read all of it than nothing
        return (Section(kind=SectionKind.BODY, start=0, end=len(text)),) if text else ()
    first = next((i for i in bodies if _SENTENCE.search(stretches[i].text)), bodies[0])
    last = next((i for i in reversed(bodies) if _is_prose(stretches[i].text)), bodies[-1])
    if any(kinds[i] is SectionKind.FURNITURE for i in range(last + 1, len(stretches))):
        for i in range(last + 1, len(stretches)):  # short remains between the lines of a footer
            kinds[i] = SectionKind.FURNITURE
    headline = _headline(stretches, kinds, first, title)
    if headline is not None:
        kinds[headline] = SectionKind.HEADLINE
    return tuple(_joined(stretches, kinds))


def is_furniture(stretch: str, *, place: str = "any") -> bool:
    """Whether a stretch is furniture.

    >>> is_furniture("苏ICP备12345678号"), is_furniture("会议听取了情况汇报。"), is_furniture("(记者张三)")
    (True, False, False)
    """
    if not _any().search(stretch):
        return False
    weight = 0.0
    for row in patterns():
        if row.place in ("any", place) and row.pattern.search(stretch):
            weight += row.weight
    if _DATELINE.search(stretch) or len(_SENTENCE.findall(stretch)) > 1:
        weight -= 0.5
    # Prose dilutes what happens to match in it: a paragraph about copyright is no copyright line.
    return weight >= 1.0 + max(0, len(stretch) - 100) / 100


def _stretches(text: str) -> Iterator[_Stretch]:
    for line in _LINE.finditer(text):
        start, end = line.span()
        if start == end:
            continue
        if end - start <= PAGE:
            yield _Stretch(start=start, end=end, text=line[0].strip())
            continue
        cut = start
        for blank in _BLANK.finditer(text, start, end):
            if blank.start() > cut and blank.end() < end:
                yield _Stretch(start=cut, end=blank.end(), text=text[cut : blank.end()].strip())
                cut = blank.end()
        yield _Stretch(start=cut, end=end, text=text[cut:end].strip())


def _is_prose(text: str) -> bool:
    return bool(_ENDS.search(text) or _SENTENCE.search(text) or _BYLINE.search(text)) or len(text) > LONGEST_HEADLINE


def _headline(stretches: list[_Stretch], kinds: list[SectionKind], first: int, title: str | None) -> int | None:
    """The headline: what repeats the title, else a short stretch without a full stop before the first prose."""
    before = [i for i in range(first) if kinds[i] is SectionKind.BODY and stretches[i].text]
    if title:
        wanted = _BLANK.sub("", title)
        for i in [*before, first]:
            if _BLANK.sub("", stretches[i].text) == wanted:
                return i
    for i in reversed(before):
        text = stretches[i].text
        if 5 <= len(text) <= LONGEST_HEADLINE and not _ENDS.search(text) and not _DATELINE.search(text):
            return i
    return None


def _joined(stretches: list[_Stretch], kinds: list[SectionKind]) -> Iterator[Section]:
    start = 0
    for i, (stretch, kind) in enumerate(zip(stretches, kinds, strict=True)):
        if i + 1 == len(stretches) or kinds[i + 1] is not kind:
            yield Section(kind=kind, start=start, end=stretch.end)
            start = stretch.end
