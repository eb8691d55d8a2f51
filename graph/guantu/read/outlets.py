"""Who published an article, and which region is therefore 我市: hints of the frame, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guantu.errors import ConfigError
from guantu.lexicon import Ambiguous, Lexicon
from guantu.read.hosts import region_of_address
from guantu.records import Outlet, Section, SectionKind

_HAN = r"\u3400-\u9fff"
# What makes a name that of a publisher.
_KIND = (
    r"(?:日报社?|晚报社?|晨报|早报|商报|都市报|时报|周报|青年报|农民报|法治?制?报|报社|报业(?:传媒)?(?:集团|有限公司)"
    r"|广播电视(?:总?台|集团|传媒)|电视台|广播电台|电台|融媒体?(?:中心)?|传媒(?:集团|中心)|新闻(?:网|中心|传媒中心|社)|通讯社"
    r"|政府网|门户网站|人民政府(?:办公厅|办公室)?|委员会|市?委宣传部|网信办|网)"
)
_COPYRIGHT = re.compile(
    rf"(?P<name>[{_HAN}]{{2,20}}?{_KIND})(?![{_HAN}])[^\n{_HAN}]{{0,24}}版权所有"
    rf"|版权所有[\s:：©]*(?P<after>[{_HAN}]{{4,24}})"
)
_HOST = re.compile(rf"(?:主办|主管|承办)(?:单位)?\s*[:：]\s*(?P<name>[{_HAN}]{{4,24}})")
_SOURCE = re.compile(rf"来\s?源\s*[:：]\s*(?P<name>[{_HAN}A-Za-z]{{2,20}})")
_ADDRESS = re.compile(rf"地址\s*[:：]\s*(?P<name>(?:中国)?[{_HAN}]{{4,40}})")
_LICENCE = re.compile(r"(?P<name>[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤川蜀青藏琼宁])\s?ICP")
_OUTLET = rf"(?:{_KIND}|台|社|报|客户端|新闻|央视网|频道)"
_DATELINE = re.compile(
    rf"^\s*[【\[(（]?(?:据)?(?P<name>[{_HAN}]{{1,14}}?{_OUTLET})\s?[】\])）]?\s?"
    rf"(?:[{_HAN}]{{2,12}}?(?:{_HAN}和[{_HAN}]{{2,6}})?\s?)??(?:\d{{1,2}}月\d{{1,2}}日[电讯]|专?讯|消息)"
)

PROVINCES = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "蒙": "150000", "辽": "210000", "吉": "220000",
    "黑": "230000", "沪": "310000", "苏": "320000", "浙": "330000", "皖": "340000", "闽": "350000", "赣": "360000",
    "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000", "粤": "440000", "桂": "450000", "琼": "460000",
    "渝": "500000", "川": "510000", "蜀": "510000", "贵": "520000", "黔": "520000", "云": "530000", "滇": "530000",
    "藏": "540000", "陕": "610000", "秦": "610000", "甘": "620000", "陇": "620000", "青": "630000", "宁": "640000",
    "新": "650000",
}  # fmt: skip

LONGEST_NAME = 14  # code points of the longest official name of a region


def outlets(
    text: str,
    sections: Sequence[Section],
    lexicon: Lexicon,
    *,
    outlet: str | None = None,
    url: str | None = None,
    region: str = "",
    on: str | None = None,
) -> tuple[Outlet, ...]:
    """All hints of the frame, surest first: who speaks (metadata, source line, dateline), then whose page it is.

    outlet, url: from metadata. region: code or name that stands in where the document tells none (--region).
    on: the day of publication, for the names of regions. Raises ConfigError for a region that nothing is known of.
    A hint without a region is kept: a national medium says that 我市 is not to be told from it.
    """
    unique: dict[tuple[str, str | None], Outlet] = {}
    for hint in _iter_hints(text, sections, lexicon, outlet, url, on):
        unique.setdefault((hint.name, hint.region), hint)
    if region and not any(hint.region for hint in unique.values()):
        return (*unique.values(), _given(region, lexicon, on))
    return tuple(unique.values())


def _given(region: str, lexicon: Lexicon, on: str | None) -> Outlet:
    found = lexicon.regions.by_code(region, on) or lexicon.regions.resolve(region, on=on)
    if found is None or isinstance(found, Ambiguous):
        raise ConfigError(
            where="region",
            problem=f"expected the code or full name of one region, got {region!r}",
            remedy="give the six digits of its code, such as 320600",
        )
    return Outlet(name=found.name, region=found.code, reason="the option --region")


def _iter_hints(
    text: str, sections: Sequence[Section], lexicon: Lexicon, outlet: str | None, url: str | None, on: str | None
) -> Iterator[Outlet]:
    if outlet:
        yield Outlet(name=outlet, region=region_of(outlet, lexicon, on), reason="the outlet that the record names")
    around = [section for section in sections if section.kind is SectionKind.FURNITURE]
    yield from _in_furniture(_SOURCE, "the source line", text, around, lexicon, on)
    body = next((section for section in sections if section.kind is SectionKind.BODY), None)
    if body is not None:
        yield from _in_dateline(text, body, lexicon, on)
    for pattern, reason in (
        (_COPYRIGHT, "the copyright line"),
        (_HOST, "the imprint"),
        (_ADDRESS, "the publisher's address"),
    ):
        yield from _in_furniture(pattern, reason, text, around, lexicon, on)
    if url and (found := region_of_address(url, lexicon)) is not None:
        yield Outlet(name=found.host, region=found.region, reason=f"the address: {found.why}")
    yield from _in_furniture(_LICENCE, "the province of the licence number", text, around, lexicon, on)


def _in_furniture(
    pattern: re.Pattern[str], reason: str, text: str, around: Sequence[Section], lexicon: Lexicon, on: str | None
) -> Iterator[Outlet]:
    for section in around:
        for match in pattern.finditer(text, section.start, section.end):
            group = next(name for name, value in match.groupdict().items() if value)
            name = match[group]
            code = PROVINCES.get(name) if len(name) == 1 else region_of(name, lexicon, on)
            yield Outlet(name=name, region=code, reason=reason, start=match.start(group), end=match.end(group))


def _in_dateline(text: str, body: Section, lexicon: Lexicon, on: str | None) -> Iterator[Outlet]:
    match = _DATELINE.match(text[body.start : min(body.end, body.start + 80)])
    if match and match["name"][0] not in "本我":  # 本报讯 names nobody
        start = body.start + match.start("name")
        name = match["name"]
        code = region_of(name, lexicon, on)
        yield Outlet(name=name, region=code, reason="the dateline", start=start, end=start + len(name))


def region_of(name: str, lexicon: Lexicon, on: str | None = None) -> str | None:
    """The code of the region that a name begins with; of regions in a row (江苏省南通市) the innermost.

    None where there is none, or where it could be several (朝阳日报 without a province).
    """
    code: str | None = None
    position = 2 if name.startswith("中国") else 0
    while position < len(name):
        for end in range(min(len(name), position + LONGEST_NAME), position + 1, -1):
            region = lexicon.regions.resolve(name[position:end], near=code, on=on)
            if region is not None:
                break
        else:
            return code
        if isinstance(region, Ambiguous) or (code and not lexicon.regions.contains(code, region.code)):
            return code
        code = region.code
        position = end
    return code
