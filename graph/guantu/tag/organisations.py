"""Names of organisations and sites by how they end and by what they begin with.

A name ends with a word of organs.tsv (局, 有限公司, 产业园区). It begins with a region (江苏…有限公司), with a level
that stands for one (省发改委), or after a boundary word (来到|…). A longer name takes in the ones that it goes on from:
省交通运输厅 + 综合运输处.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from guantu.lexicon.grammar import Grammar, NameEnding
from guantu.lexicon.wordclasses import word_class
from guantu.records import Label, Mention
from guantu.tag.edges import LeftEdge, left_edge
from guantu.tag.numbered import army_units, congresses, numbered_teams, regiments
from guantu.tag.overlaps import Stretches

_BUILDERS = ("局", "公司", "集团")
_BRANDED = frozenset(word_class("branded"))
_WATERS = frozenset("江河湖海")
_COUNTS = re.compile(r"[0-9一二两三四五六七八九十几多][处座条个家名项间所栋]")
_BRAND_LEADS = ("国际", "中国", "世界", "东方", "亚洲")
_COUNTED = re.compile(r"[0-9一二三四五六七八九十百两多几数]+[名位家个所支条座项届次批]")
_POINTING = ("我", "该", "本", "全")
_STAGE = re.compile("[一二三四五]期")
_RANK_CHARACTERS = frozenset("省市县区州旗盟镇乡")


def find_organisations(
    text: str,
    grammar: Grammar,
    *,
    regions: Sequence[Mention],
    known: Sequence[Mention],
    stops: Set[int],
    places: Sequence[Mention] = (),
    heads: Sequence[re.Match[str]] | None = None,
) -> list[Mention]:
    """The names in the normalised text, in order; where one takes in another, both are given.

    regions: mentions of regions and countries. known: organisations of the gazetteer, which a name may go on from.
    places: rivers, mountains, cities abroad, which a site is named after where no region leads it (长江|文化公园).
    stops: ends of titles, which no name runs over. heads: all matches of head_pattern, if they are known.
    """
    named = {mention.start: mention.end for mention in regions}
    leads = Stretches(named.items())
    landmarks = Stretches((mention.start, mention.end) for mention in places)
    for mention in known:
        leads.add(mention.start, mention.end)
    of_corps = regiments(text)
    found: list[Mention] = [*congresses(text), *of_corps, *army_units(text)]
    for regiment in of_corps:
        leads.add(regiment.start, regiment.end)  # 八十六团|幼儿园: it leads as a region does
    known_ends = {mention.end for mention in known}
    if heads is None:
        heads = tuple(grammar.head_pattern.finditer(text))
    inside_heads = {position for match in heads for position in range(match.start() + 1, match.end())}
    for start, end, ending in numbered_teams(text, grammar):
        team = _name(text, start, end, ending, grammar, leads, landmarks, named, stops)
        if team is not None:
            found.append(team)
    stops = set(stops)
    for match in grammar.ending_pattern.finditer(text):
        ending = grammar.endings[match.group()]
        if text[match.start() - 1 : match.start()] in (ending.suffix, "副"):
            continue  # 信访局|局长, 律政司|副司长: this one belongs to the title
        if match.start() in inside_heads:
            continue  # 干|部: a part of a title
        if any(start < match.start() for start in landmarks.starts(match.end())):
            continue  # 莫斯|科: a part of a place
        name = _name(text, match.start(), match.end(), ending, grammar, leads, landmarks, named, stops)
        if name is None or (
            ending.kind == "unit"
            and match.start() in known_ends
            and match.end() + 1 in _head_ends(text, match, grammar)
        ):
            continue
        found.append(name)
        if ending.lead == "place" or name.text.endswith(_BUILDERS):
            leads.add(name.start, name.end)  # 高寨村|电子商务服务点, 中铁四局|项目部: it leads as a region does
        if (
            ending.kind == "organ"
            and ending.lead in ("rank", "region")
            and text[name.end : name.end + 1] in (_RANK_CHARACTERS)
        ):
            stops.add(name.end)  # 市委|市政府: the next rank begins a name of its own
    return found


def _name(
    text: str,
    suffix_start: int,
    end: int,
    ending: NameEnding,
    grammar: Grammar,
    leads: Stretches,
    places: Stretches,
    named: Mapping[int, int],
    stops: Set[int],
) -> Mention | None:
    if text.endswith(ending.not_after, 0, suffix_start):
        return None
    if ending.lead == "rank" and text[suffix_start - 1 : suffix_start] not in _RANK_CHARACTERS:
        return None
    if ending.suffix[-1] == "办" and text.startswith(("公室", "公厅"), end):
        return None  # 港澳台办|公室: the longer ending is meant
    if _head_shares(text, end, ending, grammar):
        if suffix_start in stops or grammar.modifiers_before(text, suffix_start)[0] < suffix_start:
            return None  # 某部甲某|部长, 统战部|原部长
    elif text.startswith(ending.not_before, end):
        return None
    joins = ending.suffix == "委员会" or (ending.kind == "unit" and ending.suffix[-1] in "部局厅署委")
    edge = left_edge(text, suffix_start, grammar, regions=leads, stops=stops, joins=joins)
    if ending.kind == "site" and edge.lead is None and places.ends:
        edge = left_edge(text, suffix_start, grammar, regions=places, stops=stops, joins=joins)
    start = _start(text, suffix_start, ending, edge, grammar, leads)
    if start is None or suffix_start < start:
        return None
    if ending.kind == "team":
        start = _with_donor(text, start, leads)
    if ending.kind == "site" and _STAGE.match(text, end):
        end += 2  # 某某产业园|二期
    if ending.kind == "site":
        start = max(start, _after_same(text, start, suffix_start, ending.suffix))
    if ending.suffix == "校区" and text.startswith("学校", start):
        start += 2  # 学校|某某校区
    stem = text[start:suffix_start]
    if _COUNTS.search(stem) or stem[-1:].isdecimal():  # 2|处
        return None
    led = edge.lead is not None and start <= edge.lead and not (edge.deictic and ending.kind == "site")
    if not _is_name(stem, ending, grammar, led=led, bare=_region_covers(start, suffix_start, named)):
        return None
    return Mention(
        start=start,
        end=end,
        label=Label(ending.label),
        text=text[start:end],
        maker=f"pattern:{ending.kind}",
        score=max(_score(ending, led=led, length=end - start), _gone_to(text, start, ending)),
        site=ending.kind == "site",
    )


def _head_ends(text: str, match: re.Match[str], grammar: Grammar) -> set[int]:
    """Where a head ends that starts with the ending: 东亚部|处长 is a title after a name, not 东亚部处|长."""
    return {
        match.start() + length for length in (2, 3) if text[match.start() : match.start() + length] in grammar.heads
    }


def _head_shares(text: str, end: int, ending: NameEnding, grammar: Grammar) -> bool:
    """Whether the ending is at once the first part of a head: 财政局|长, 国防部|长. Body and title share the word."""
    return ending.kind == "unit" and text[end : end + 1] == "长" and ending.suffix[-1:] + "长" in grammar.heads


def _start(
    text: str,
    suffix_start: int,
    ending: NameEnding,
    edge: LeftEdge,
    grammar: Grammar,
    leads: Stretches,
) -> int | None:
    if ending.lead == "rank":
        led = leads.starts(suffix_start)
        if led:
            return _chain_start(min(led), edge, leads)
        begin = suffix_start - 1
        return begin if begin == edge.start or edge.start == begin - 1 else None
    if ending.lead == "brand":
        stem = text[edge.start : suffix_start]
        at = max((stem.rfind(word) for word in _BRAND_LEADS), default=-1)
        if at < 0 or not 3 <= len(stem) - at <= 6:
            return None
        return edge.lead if edge.lead is not None and not edge.deictic else edge.start + at
    if ending.lead in ("place", "geo"):
        return _place_start(text, suffix_start, ending, edge, grammar, leads)
    if edge.lead is not None and not edge.deictic:
        if text[edge.start - 1 : edge.start] in _POINTING and edge.lead == edge.start + 1:
            return edge.lead  # 我|县|灵川镇…: the level belongs to 我
        if edge.lead - edge.start <= 3 and (
            ending.suffix in _BRANDED or (ending.suffix in ("大桥", "特大桥") and text[suffix_start - 1] in _WATERS)
        ):
            return edge.start  # a brand before the region belongs to the name: 恒远绍兴第一热电厂, 龙潭长江大桥
        return edge.lead
    if edge.deictic:
        of_school = text[edge.start] == "校" and text[edge.start - 1 : edge.start] in _POINTING
        return edge.start + of_school  # 该校|兽医学院
    return edge.start if ending.lead == "any" else None


def _chain_start(start: int, edge: LeftEdge, leads: Stretches) -> int:
    """The start of the row of regions that ends in one: 新疆|伊犁州."""
    while (before := leads.start(start, 0)) is not None and before >= edge.start:
        start = before
    return start


def _place_start(
    text: str,
    suffix_start: int,
    ending: NameEnding,
    edge: LeftEdge,
    grammar: Grammar,
    leads: Stretches,
) -> int | None:
    start = next((stop for stop in range(suffix_start, edge.start, -1) if leads.starts(stop)), edge.start)
    if ending.lead == "geo" and (start != edge.start or suffix_start - start > 3):
        return None
    if not 1 <= suffix_start - start <= 4:
        return None
    return start if not is_generic(text[start:suffix_start], grammar) else None


def _region_covers(start: int, end: int, named: Mapping[int, int]) -> bool:
    """Whether a row of regions fills the stretch: 新疆|伊犁州."""
    begin = start
    while begin < end and begin in named:
        begin = named[begin]
    return start < begin == end


def _is_name(stem: str, ending: NameEnding, grammar: Grammar, *, led: bool, bare: bool) -> bool:
    if ending.kind == "organ" and ending.lead == "region":
        return bare or stem in grammar.leads
    if ending.lead in ("rank", "place", "geo", "brand"):
        return bool(stem)
    if bare:
        return ending.kind != "site" or len(ending.suffix) > 1
    if not stem or is_generic(stem, grammar):
        return False
    return led or len(stem) >= 2


_AID = re.compile("(?:对口)?(?:支援|驰援|援助)$")


def _with_donor(text: str, start: int, leads: Stretches) -> int:
    """湖南支援|黄冈医疗队: a team that is named by whom it helps is named by its sender too."""
    aid = _AID.search(text, max(0, start - 4), start)
    donor = leads.start(aid.start(), 0) if aid is not None else None
    return start if donor is None else donor


def _after_same(text: str, start: int, suffix_start: int, suffix: str) -> int:
    """某某铁路|拉林铁路: what the name is, then the name; the second one counts."""
    at = text.rfind(suffix, start, suffix_start)
    return at + len(suffix) if at >= 0 else start


def is_generic(stem: str, grammar: Grammar) -> bool:
    """Whether a stem is made of general words alone: 相关|企业, 两家|大型."""
    ending = grammar.endings.get(stem)
    if ending is not None and ending.kind not in ("unit", "organ"):
        return True  # 港口|码头; but 组织部|部长 is a body
    counted = _COUNTED.match(stem)
    waiting = [counted.end() if counted else 0]
    while waiting:
        position = waiting.pop()
        if position == len(stem):
            return True
        ends = (position + length for length in grammar.generic_lengths.get(stem[position], ()))
        waiting += [end for end in ends if end <= len(stem) and stem[position:end] in grammar.generic]
    return False


_GOES = (
    *(
        "来到",
        "走进",
        "深入",
        "莅临",
        "前往",
        "奔赴",
        "赴",
        "来",
        "到",
        "参观",
        "参观了",
        "考察",
        "考察了",
        "调研",
        "调研了",
    ),
    *("视察", "视察了", "走访", "走访了", "查看", "查看了", "察看", "察看了", "检查了", "在"),
)
_PARKS = (
    "产业园",
    "产业园区",
    "工业园",
    "工业园区",
    "科技园",
    "科技园区",
    "物流园",
    "软件园",
    "孵化园",
    "创业园",
    "校区",
)


def _gone_to(text: str, start: int, ending: NameEnding) -> float:
    """What it speaks for a park or campus that somebody goes there or looks at it: 来到|某某产业园."""
    return 0.5 if ending.suffix in _PARKS and text.endswith(_GOES, max(0, start - 3), start) else 0.0


def _score(ending: NameEnding, *, led: bool, length: int) -> float:
    """What a pattern is worth by itself: above what counts only for organs, and for what a region leads."""
    if ending.kind == "organ":
        return 0.85
    if ending.lead in ("geo", "place"):
        return 0.4 if ending.lead == "place" else 0.3
    if ending.lead == "brand":
        return 0.6
    if ending.suffix == "校区":
        return 0.85  # 龙湖|校区: the campus, not the district of that name
    if not led:
        return 0.4
    return 0.65 if len(ending.suffix) >= 2 and length <= 30 else 0.5
