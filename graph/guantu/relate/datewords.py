"""The words of dates: a text → tokens (year, month, day, quarter, week …), without knowing what day it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_D = "[0-9０-９]"
_C = "〇零○一二三四五六七八九十"
_NUMBER = rf"(?:{_D}{{1,2}}|[{_C}]{{1,3}})"
_YEAR = rf"(?:(?<![0-9０-９])(?:1[89]|20|１[８９]|２０){_D}{{2}}|[一二][〇零○Oo0九][〇零○Oo0一二三四五六七八九]{{2}})"
_MONTH = rf"(?:(?<![0-9０-９.])(?:1[0-2]|0?[1-9]|１[０-２]|[０-９])|(?<![{_C}])(?:十[一二]?|[一二三四五六七八九]))"
_DAY_DIGITS = r"(?<![0-9０-９.])(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|[１-９])"
_DAY = rf"(?:{_DAY_DIGITS}|(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|初[一二三四五六七八九十]))"
_TO = r"\s?(?:至|到|—{1,2}|–|-|―|~|～|－|、)\s?"
_FESTIVAL = "春节|除夕|元宵节?|清明节?(?!上河)|端午节?|七夕|中秋节?|重阳节|元旦|国庆节?|(?:五一国际)?劳动节"
_ERA = (
    "新中国成立|中华人民共和国成立|建国|改革开放|党的十一届三中全会|党的(?:十[四五六七八九]|二十)大|(?:香港|澳门)回归"
)

# Kinds of tokens, the first that fits at a place wins. The groups of a kind are read in datepoints.
KINDS: tuple[tuple[str, str], ...] = (
    (
        "lunar",
        r"(?:农历|阴历"
        r"|旧历)[正腊冬〇一二三四五六七八九十]{1,3}月?(?:[初廿十二三][一二三四五六七八九十]{0,2})?日?",
    ),
    ("iso", r"(?<![0-9.])(?:19|20)[0-9]{2}(?P<s>[-/.])(?:1[0-2]|0?[1-9])(?P=s)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"),
    ("dotted", r"(?<![0-9.])(?:19|20)[0-9]{2}[./](?:1[0-2]|0[1-9])(?![0-9./])"),
    ("years", rf"(?<![0-9-])(?P<ya>{_YEAR})年?{_TO}(?P<yb>{_YEAR})(?![0-9-])(?:年度?|(?![年月0-9号]))(?!{_NUMBER}月)"),
    (
        "decade",
        r"(?:(?P<century>上|19|20|二十|十九)世纪)?(?P<decade>[二三四五六七八九]十"
        r"|[2-9]0)年代(?P<third>初|中期|末|后期)?",
    ),
    (
        "plan",
        r"[“\"「『]?(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"」』]?(?P<planend>时期"
        r"|期间|以来|末|开局|收官|规划期)",
    ),
    ("era", rf"(?:{_ERA})(?:\w{{1,4}}年(?:来))?以来"),
    ("year", rf"{_YEAR}(?=年)年度?(?!代)"),
    ("months", rf"(?P<ma>{_MONTH})月?(?:份)?{_TO}(?P<mb>{_MONTH})月(?:份)?(?!{_NUMBER}[日号])"),
    ("days", rf"(?P<da>{_DAY}){_TO}(?P<db>{_DAY})[日号]"),
    ("month", rf"(?P<m>{_MONTH})月(?:份)?(?![革花饼嫂薪均供])"),
    ("day", rf"(?P<d>{_DAY})[日号](?![元本报]|均|内|游|常|语|间(?!的))"),
    (
        "reyear",
        r"(?<![三四五六七八九十几多0-9])(?:今年|去年|前年|明年|后年|本年度?|上一?年度?(?!级)|当年|同年"
        r"|次年|翌年)(?!龄|轻|画|货|级)",
    ),
    ("remonth", r"(?:本|上个?|下个?|当|同|次)月(?:份)?"),
    ("quarter", r"第?(?P<q>[一二三四1-4])季度|(?P<firstq>首季度?)"),
    ("half", r"(?P<half>[上下])半年"),
    ("front", rf"[前头](?P<front>{_NUMBER}|两|几)个?(?P<frontunit>月|季度)"),
    ("festival", rf"(?P<festival>{_FESTIVAL})"),
    (
        "reday",
        r"(?:大前天|前天|前日(?!本)|昨天|昨日|昨晚|昨夜|昨晨|昨|今天|今日|今早|今晨|今晚|今次?(?=上午"
        r"|下午|早)|本日|(?<!好的)(?<!好)明天(?!会?更)|明日|明晚|明早|后天(?![性的努]))",
    ),
    ("anaphor", r"(?:当天|当日|当晚|同日(?!期)|同一天|次日|翌日|第二天)"),
    ("week", r"(?P<week>上上|上个?|本|这|下个?)(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|末)?"),
    (
        "weekday",
        r"(?<![每逢一上下本这])(?:星期|礼拜|周)(?P<bare>[一二三四五六日天])"
        r"(?=[，,。、的（(上下早晚凌中至到）)0-9]|$)",
    ),
)

# Most characters begin no date: one look at a set of characters saves thirty tries.
_FIRST = (
    "0-9０-９〇零○一二三四五六七八九十农阴旧上下大前昨今本明后去同次翌第首头"
    '春除元清端重国劳香澳新中建改党当这星礼周“"「『'
)
TOKEN = re.compile(f"(?=[{_FIRST}])(?:" + "|".join(f"(?P<{kind}_>{pattern})" for kind, pattern in KINDS) + ")")
_GROUPS = {kind: tuple(re.findall(r"\(\?P<(\w+)>", pattern)) for kind, pattern in KINDS}
TO = re.compile(_TO.replace("|、", ""))
CLOCK = re.compile(
    r"\s*(?:[（(](?:星期|周)[一二三四五六日天][)）])?\s*"
    r"(?:凌晨|清晨|早晨|早上|上午|中午|午间|下午|午后|傍晚|晚间|晚上|深夜|夜间|晚|晨|夜|早)?"
    r"(?:\s*[0-9一二三四五六七八九十两]{1,3}(?:[时点][0-9一二三四五六七八九十]{0,3}(?:分|半|刻)?许?"
    r"|[:：][0-9]{2}(?:[:：][0-9]{2})?)(?:[0-9]{1,2}分)?)?"
)
PART = re.compile(r"(?P<part>年?底|年?末|年?初|年中|上旬|中旬|下旬|上半月|下半月)(?![中小级步次期])")
SINCE = re.compile(r"以来|至今|迄今|起(?![草到来码点步源义诉飞用降落初止])|开始(?=[，,]|实施|施行)|以后|之后")
BEFORE = re.compile(r"以前|之前|前(?=[，,。；;])")
UNTIL_NOW = re.compile(r"\s?(?:至今|迄今|以来|[至到—–-]{1,2}\s?(?:今|现在|目前))")
AS_OF = re.compile(r"截[至止]到?\s?$")
PLANNED = re.compile(r"(?:将[于在]?|定于|拟[于在]?|计划[于在]?|预计[于在]?|将会[于在]?|[持延]续[至到])$")
WILL = re.compile(
    r"^[^。，,；;！？]{0,12}?[，,]?[^。，,；;！？]{0,16}?(?<![即])(?:将(?!军|领|士|来|近)|拟(?!任|订|定))"
)
EVERY = re.compile(r"(?:每年|每逢|历年|常年)(?:的)?$")
# A bare day is in digits and a 日, or a 号 with the time of day: 天舟五号, 3号楼 and 二、三号坑 are no dates.
BARE = re.compile(rf"^(?:{_DAY_DIGITS}{_TO})?{_DAY_DIGITS}(?:日|号(?=上午|下午|中午|晚|凌晨|早|傍晚))")
# "3日" counts days after these, and before those.
COUNTED = re.compile(r"[期续第每近前后满共逾过连历时余达为限约整]\s?$|连续\s?$")
COUNTING = re.compile(r"^(?:[内游间均之余夜程]|来[，,。]|以[内上下])")


@dataclass(slots=True, kw_only=True)
class Token:
    """A word of a date: code points [start, end), its kind of KINDS, and the named groups that matched."""

    kind: str
    start: int
    end: int
    text: str
    groups: dict[str, str]


def iter_tokens(text: str) -> Iterator[Token]:
    """The words of dates in a text, in order."""
    for match in TOKEN.finditer(text):
        kind = (match.lastgroup or "")[:-1]  # the group of the kind closes last
        groups = {name: match[name] for name in _GROUPS[kind] if match[name] is not None}
        yield Token(kind=kind, start=match.start(), end=match.end(), text=match[0], groups=groups)


_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0, "o": 0, "两": 2}


def number(text: str) -> int:
    """A number of a date in any digits.

    >>> number("２０２１"), number("二〇二一"), number("二十一"), number("十"), number("初三")
    (2021, 2021, 21, 10, 3)
    """
    text = text.removeprefix("初")
    if text.isdigit() and not any(c in _DIGITS for c in text):
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[c]) if c in _DIGITS else c for c in text))
