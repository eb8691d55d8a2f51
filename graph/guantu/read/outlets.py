"""Who published an article, and which region is therefore 我市: hints of the frame, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guantu.lexicon import Lexicon
from guantu.records import Outlet, Section, SectionKind

# Names of publishers: a region or a word, then what makes it one.
_KIND = (
    r"(?:日报(?:社)?|晚报|晨报|早报|商报|都市报|时报|周报|青年报|农民报|法制报|(?<![日晚晨早商时周])报(?:社|业(?:传媒)?(?:集团|有限公司)?)"
    r"|广播电视(?:总?台|集团|传媒)|电视台|广播电台|电台|融媒体?(?:中心)?|传媒(?:集团|中心)|新闻(?:网|中心|传媒中心)|政府网|门户网站|在线|发布"
    r"|人民政府(?:办公室|门户网站|网)?|市?委宣传部|网信办|通讯社|新闻社)"
)
_PUBLISHER = re.compile(rf"[\u3400-\u9fff]{{2,12}}?{_KIND}")
_COPYRIGHT = re.compile(
    rf"(?P<name>[\u3400-\u9fff]{{2,20}}?{_KIND})[^\n]{{0,24}}?版权所有"
    r"|版权所有[\s:：©]*(?P<after>[\u3400-\u9fff]{4,24})"
)
_HOST = re.compile(r"(?:主办(?:单位)?|主管(?:单位)?|承办(?:单位)?)\s*[:：]\s*(?P<name>[\u3400-\u9fff]{4,24})")
_SOURCE = re.compile(r"来源\s*[:：]\s*(?P<name>[\u3400-\u9fffA-Za-z]{2,20})")
_ADDRESS = re.compile(r"地址\s*[:：]\s*(?:中国)?(?P<name>[\u3400-\u9fff]{4,40})")
_ICP = re.compile(r"(?P<name>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁])ICP[备证]")
_DATELINE = re.compile(
    r"^\s*[【\[(（]?(?P<name>[\u3400-\u9fff]{2,14}?(?:社|网|报|电视台|电台|客户端|新闻))[】\])）]?\s?"
    r"(?P<place>[\u3400-\u9fff]{2,8}?)?\d{1,2}月\d{1,2}日[电讯]"
    r"|^\s*[【\[(（]?(?P<name2>[\u3400-\u9fff]{2,14}?(?:社|网|报|电视台|电台|客户端|新闻))(?:讯|消息)"
)
PROVINCES = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "蒙": "150000", "辽": "210000", "吉": "220000",
    "黑": "230000", "沪": "310000", "苏": "320000", "浙": "330000", "皖": "340000", "闽": "350000", "赣": "360000",
    "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000", "粤": "440000", "桂": "450000", "琼": "460000",
    "渝": "500000", "川": "510000", "贵": "520000", "云": "530000", "藏": "540000", "陕": "610000", "甘": "620000",
    "青": "630000", "宁": "640000", "新": "650000",
}  # fmt: skip


def outlets(
    text: str, sections: Sequence[Section], lexicon: Lexicon, *, outlet: str | None = None, on: str | None = None
) -> tuple[Outlet, ...]:
    """All hints of the frame, surest first; outlet: from metadata, on: the day of publication, for the regions."""
    found = list(_hints(text, sections, lexicon, outlet, on))
    unique: dict[tuple[str, str | None], Outlet] = {}
    for hint in found:
        unique.setdefault((hint.name, hint.region), hint)
    return tuple(unique.values())


def _hints(
    text: str, sections: Sequence[Section], lexicon: Lexicon, outlet: str | None, on: str | None
) -> Iterator[Outlet]:
    if outlet:
        yield Outlet(name=outlet, region=region_of(outlet, lexicon, on), reason="the record's outlet field")
    around = [s for s in sections if s.kind is SectionKind.FURNITURE]
    for pattern, reason in (
        (_COPYRIGHT, "the copyright line"),
        (_HOST, "the imprint"),
        (_SOURCE, "the source line"),
        (_ADDRESS, "the publisher's address"),
        (_ICP, "the province of the licence number"),
    ):
        for section in around:
            for match in pattern.finditer(text, section.start, section.end):
                group = "after" if "after" in match.groupdict() and match["name"] is None else "name"
                yield _outlet(match, group, reason, lexicon, on)
    body = next((s for s in sections if s.kind is SectionKind.BODY), None)
    if body is not None:
        dateline = _DATELINE.match(text[body.start : body.end])
        if dateline:
            group = "name" if dateline["name"] else "name2"
            name = dateline[group]
            if not name.startswith("本"):
                start = body.start + dateline.start(group)
                yield Outlet(
                    name=name,
                    region=region_of(name, lexicon, on),
                    reason="the dateline",
                    start=start,
                    end=start + len(name),
                )


def _outlet(match: re.Match[str], group: str, reason: str, lexicon: Lexicon, on: str | None) -> Outlet:
    name = match[group]
    code = PROVINCES.get(name) if len(name) == 1 else region_of(name, lexicon, on)
    return Outlet(name=name, region=code, reason=reason, start=match.start(group), end=match.end(group))


def region_of(name: str, lexicon: Lexicon, on: str | None = None) -> str | None:
    """The code of the region that a name begins with; of regions in a row (江苏省南通市) the innermost."""
    code: str | None = None
    position = 0
    while position < len(name):
        for end in range(min(len(name), position + 14), position + 1, -1):
            region = lexicon.regions.resolve(name[position:end], near=code, on=on)
            if region is not None:
                break
        else:
            break
        found = getattr(region, "code", None)
        if found is None or (code is not None and not lexicon.regions.contains(code, found)):
            break
        code = found
        position = end
    return code
