"""Headline, body and furniture: what of a document is the article, and what stands around it.

Stretches are lines, and inside lines that hold a whole page (scraped text joined by blanks) what stands between blanks.
Bylines and datelines are body. Where it is not clear, text is body: what is lost here is lost to everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from guantu.read.furniture import DATELINE, NEWS, candidates, is_furniture
from guantu.records import Section, SectionKind

LONGEST_HEADLINE = 64  # code points; longer first lines without a full stop are leads
PAGE = 120  # a line as long as this may hold several lines joined by blanks
SHORT = 24  # code points up to which a stretch between furniture is looked at
NAME = 4  # and up to which it is furniture as well: the name of a column; a longer one may be the headline
LONGEST_NOTICE = 100  # code points of prose in a footer

_LINE = re.compile(r"[^\n]*\n?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BLANK = re.compile(r"\s+")
_SENTENCE = re.compile(r"[。！？]")
_ENDS = re.compile(r"[。！？；;!?…”」）),，、：:]\s*$")
_STOPS = re.compile(r"[。！？!?…”」]\s*[)）]?\s*$")
_FIELD = re.compile(r"^[^：:]{1,5}[：:]")  # 主 任：某某
_BYLINE = re.compile(
    r"[(（【\[][^()（）【】\[\]]{0,12}"
    r"(?:记者|通讯员|作者|文/|图/|文图|摄影|编辑)[^()（）【】\[\]]{0,40}[)）】\]]\s*$"
    r"|[(（]完[)）]\s*$"
)

BODY, FURNITURE, HEADLINE = SectionKind.BODY, SectionKind.FURNITURE, SectionKind.HEADLINE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Normalised [start, end) with the blanks around it, and its text without them. line: it is a whole line."""

    start: int
    end: int
    text: str
    line: bool


def sections(text: str, title: str | None = None, *, body: tuple[int, int] | None = None) -> tuple[Section, ...]:
    """Sections that cover the normalised text from end to end, in order.

    title: from metadata, normalised. body: the stretch that the markup of a page shows to be the article; what stands
    outside is furniture then, but for the headline.
    """
    stretches = list(_stretches(text))
    rows = candidates(s.text for s in stretches)
    kinds = [FURNITURE if rows and s.text and is_furniture(s.text, rows) else BODY for s in stretches]
    if body is not None:
        wanted = _BLANK.sub("", title or "")
        for i, s in enumerate(stretches):
            if (s.end <= body[0] or s.start >= body[1]) and not (wanted and _BLANK.sub("", s.text) == wanted):
                kinds[i] = FURNITURE
    filled = [i for i, kind in enumerate(kinds) if kind is BODY and stretches[i].text]
    if not filled:  # nothing but furniture: rather read all of it than nothing
        return (Section(kind=BODY, start=0, end=len(text)),) if text else ()
    if FURNITURE in kinds:
        _fill_foot(stretches, kinds)
        _fill_gaps(stretches, kinds)
        filled = [i for i in filled if kinds[i] is BODY] or filled
    first = next((i for i in filled if _is_prose(stretches[i].text)), filled[0])
    headline = _headline(stretches, kinds, first, title)
    for i in headline:
        kinds[i] = HEADLINE
    if headline and FURNITURE in kinds[:first]:
        for i in range(headline[0]):  # the names of columns above the headline
            kinds[i] = FURNITURE
    return tuple(_joined(stretches, kinds))


def _stretches(text: str) -> Iterator[_Stretch]:
    for line in _LINE.finditer(text):
        start, end = line.span()
        if start == end:
            continue
        if end - start <= PAGE:
            yield _Stretch(start=start, end=end, text=line[0].strip(), line=True)
            continue
        cut = start
        for blank in _BLANK.finditer(text, start, end):
            if cut < blank.start() and blank.end() < end:
                yield _Stretch(start=cut, end=blank.end(), text=text[cut : blank.end()].strip(), line=False)
                cut = blank.end()
        yield _Stretch(start=cut, end=end, text=text[cut:end].strip(), line=cut == start)


def _is_prose(text: str) -> bool:
    return bool(_STOPS.search(text) or _SENTENCE.search(text) or _BYLINE.search(text)) or len(text) > LONGEST_HEADLINE


def _fill_foot(stretches: list[_Stretch], kinds: list[SectionKind]) -> None:
    """Make all of the footer furniture: what stands, below the last prose, after furniture.

    Prose counts as a notice of the footer if it stands between furniture, says nothing that news says, and is not the
    only prose: the body of a short article stands between furniture as well.
    """
    prose = [i for i, kind in enumerate(kinds) if kind is BODY and _is_prose(stretches[i].text)]
    while len(prose) > 1 and _is_notice(prose[-1], stretches, kinds):
        kinds[prose.pop()] = FURNITURE
    if prose and FURNITURE in kinds[prose[-1] :]:
        for i in range(kinds.index(FURNITURE, prose[-1]), len(kinds)):
            kinds[i] = FURNITURE


def _is_notice(index: int, stretches: list[_Stretch], kinds: list[SectionKind]) -> bool:
    text = stretches[index].text
    if len(text) > LONGEST_NOTICE or NEWS.search(text) or DATELINE.search(text) or _BYLINE.search(text):
        return False
    above = next((kinds[i] for i in range(index - 1, -1, -1) if stretches[i].text), None)
    below = islice((kinds[i] for i in range(index + 1, len(kinds)) if stretches[i].text), 2)
    return above is FURNITURE and list(below) == [FURNITURE, FURNITURE]


def _fill_gaps(stretches: list[_Stretch], kinds: list[SectionKind]) -> None:
    """Make short remains between two lines of furniture furniture: times, counts, names of columns."""
    last: int | None = None
    for i, kind in enumerate(kinds):
        if kind is FURNITURE:
            between = range(last + 1, i) if last is not None else range(0)
            if all(len(stretches[j].text) <= SHORT and not _is_prose(stretches[j].text) for j in between):
                blank = sum(1 for j in between if stretches[j].text)
                for j in between if blank <= 1 else ():
                    if len(stretches[j].text) <= NAME or not _HAN.search(stretches[j].text):
                        kinds[j] = FURNITURE
            last = i


def _headline(stretches: list[_Stretch], kinds: list[SectionKind], first: int, title: str | None) -> list[int]:
    """The stretches that repeat the title; without a title, a short one without a full stop above the first prose.

    In a line that holds a whole page it must have a source line or dateline after it, or be cut off by a blank that
    prose would not have there.
    """
    above = [i for i in range(first) if kinds[i] is BODY and stretches[i].text]
    if title:
        wanted = _BLANK.sub("", title)
        plain = {i: _BLANK.sub("", stretches[i].text) for i in [*above, first]}
        return [i for i, t in plain.items() if t == wanted or (stretches[i].line and len(t) >= 5 and t in wanted)]
    for i in above:
        text = stretches[i].text
        if DATELINE.search(text):  # no headline stands after it
            return []
        if not 5 <= len(text) <= LONGEST_HEADLINE or _ENDS.search(text) or _FIELD.match(text):
            continue
        following = next((j for j in range(i + 1, len(stretches)) if stretches[j].text), None)
        framed = following is not None and (
            kinds[following] is FURNITURE or bool(DATELINE.search(stretches[following].text))
        )
        if stretches[i].line or framed:
            return [i]
    return []


def _joined(stretches: list[_Stretch], kinds: list[SectionKind]) -> Iterator[Section]:
    start = 0
    for i, (stretch, kind) in enumerate(zip(stretches, kinds, strict=True)):
        if i + 1 == len(stretches) or kinds[i + 1] is not kind:
            yield Section(kind=kind, start=start, end=stretch.end)
            start = stretch.end
