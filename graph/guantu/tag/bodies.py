"""Bodies by their titles: what only a title shows to be a body, and what of a body belongs to the title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.tag.edges import left_edge
from guantu.tag.organisations import is_generic
from guantu.tag.overlaps import Stretches
from guantu.tag.shortforms import shortens

_BODILESS = frozenset(("foreign", "common", "charge", "group", "honour", "media"))
_OF_THE_STATE = frozenset(("总理", "副总理", "国务委员", "委员长", "副委员长", "国家主席", "国家副主席"))
_PARTY_GROUP = re.compile(r"(?:党组|党委|党总支|党支部|机关党委)$")
_STATUS = re.compile("署理|时任|现任|候任|原任|前任|担任|兼任|出任|新一[届任]|本届|上一?届")
_OFFICE_HEAD = re.compile("[部局厅署司处]长")
_OFFICE_ENDS = frozenset("部局厅署司处委办组院室所会")
_NO_OFFICE = re.compile("(?:[各多几两数历][国省市县区任名位届]?|有关|相关|部分|所有|新任|原任|前任|老|新|该|本)+")
_DEPARTMENT = re.compile("(?:组织|宣传|统战|公安|司法|财政|民政|教育|商务|外交|国防)$")
_PARTY_ORGAN = re.compile("(?:组织|宣传|统战|统一战线工作|社会工作)部$|(?:政法委|编办|网信办|社工委)$")
_COMMON_BODY = re.compile(
    r"(?:^|[、，,；;。\s]|和|及)((?:我|本|该)?(?:学校|学院|医院|公司|集团公司|总公司|集团|总行|总部|办公厅|办公室))$"
)
_IN_BRACKETS = re.compile("[（(]([\u4e00-\u9fff]{2,8})[）)]$")
_LINKS = ("以及", "和", "及", "与", "暨", "由")


def find_bodies_of_titles(
    text: str,
    grammar: Grammar,
    *,
    titles: Sequence[Mention],
    taken: Sequence[Mention],
    weak: Sequence[Mention],
    stops: frozenset[int],
) -> list[Mention]:
    """Bodies that only their title shows: 恒基|主席, 象帝先|副总裁. A name must follow the title or its list.

    weak: organisations that the statistical tagger half believes in; the title decides for them.
    taken: all other mentions; none of them may end where the title starts, and no body runs over one.
    """
    regions = Stretches({m.start: m.end for m in taken if m.codes}.items())
    ends = {mention.end for mention in taken}
    floors = sorted(mention.end for mention in taken if mention.label in (Label.PERSON, Label.ORGANIZATION))
    people = {mention.start for mention in taken if mention.label is Label.PERSON}
    teams = tuple(word for word in grammar.teams if len(word) > 2)
    towns = {mention.end for mention in taken if mention.label is Label.LOCATION and mention.text[-1] in "市町村"}
    title_ends = {title.start: title.end for title in titles}
    found: list[Mention] = []
    for title in titles:
        team = (
            next(word for word in teams if text.endswith(word, 0, title.start))
            if text.endswith(teams, 0, title.start)
            else None
        )
        if team is not None and title.start not in ends:
            found.append(_body(text, title.start - len(team), title.start))  # 专家组|成员: whose, relate finds out
            continue
        if title.start + 1 in towns and text[title.start] in "市町村":
            continue  # 某国某县|某市|长: the head is the town's own last character
        domain = grammar.domain_of(title.text)
        if domain in _BODILESS or title.text in _OF_THE_STATE:
            continue  # of a country, which the gazetteer knows, or of nothing that a title alone could show
        organ = _PARTY_ORGAN.search(text, max(0, title.start - 7), title.start)
        if (
            organ is not None
            and title.start not in ends
            and text[organ.start() - 1 : organ.start()] in tuple("、，,；;和")
        ):
            found.append(_body(text, organ.start(), title.start))  # 市委常委、组织部|部长: it needs no name behind it
            continue
        if not _leads_to_name(text, title, title_ends, people):
            continue
        floor = floors[bisect_right(floors, title.start) - 1] if floors and floors[0] <= title.start else 0
        if title.start in ends:
            branch = _branch(text, title.start, grammar, regions, stops, floor) if domain == "business" else None
            if branch is not None:
                found.append(_body(text, branch, title.start))
            continue
        named = _before_short_form(text, title.start, grammar, regions, stops)
        if named is not None:
            found.append(named)
            continue
        guess = next((m.start for m in weak if m.end == title.start and text[m.start] != "的"), None)
        if guess is not None:
            if not any(m.start == guess and m.end == floor for m in taken):  # 某部|港澳台办公室 is of the 部
                guess = _after_link(text, max(guess, floor))
            if title.start - guess >= 2:
                found.append(_body(text, guess, shared_end(text, guess, title.start)))
            continue
        common = _COMMON_BODY.search(text, max(0, title.start - 6), title.start)
        if common is not None:
            found.append(_body(text, common.start(1), title.start))
            continue
        edge = left_edge(text, title.start, grammar, regions=regions, stops=stops, floor=floor)
        start = edge.lead if edge.lead is not None and not edge.deictic else edge.start
        stem = text[start : title.start]
        bare = stem in grammar.endings and len(stem) >= 3  # 科研院|院长
        plain = title.end - title.start == 2  # 局长, not 副局长
        office = shared_end(text, start, title.start) if plain else title.start
        if (
            not 2 <= len(stem) <= 16
            or (is_generic(stem, grammar) and not bare and office == title.start)
            or stem in grammar.leads
            or stem in grammar.heads
        ):
            continue
        if start == floor:  # 文化和旅游部|港澳台办公室: a department right behind its organisation
            start = next((m.start for m in taken if m.end == floor and m.label is Label.ORGANIZATION), start)
        found.append(_body(text, start, office))
    return found


def shared_end(text: str, start: int, end: int) -> int:
    """Where the office of a fused head ends: in 教育|局长 and 宣传|部长 the office and its head share a character.

    `start`, `end`: the stretch before the head. The end is one further where the head is fused, else the same.
    """
    stem = text[start:end]
    head = _OFFICE_HEAD.match(text, end)
    if head is None or len(stem) < 2 or stem[-1] in _OFFICE_ENDS or _NO_OFFICE.fullmatch(stem):
        return end  # 财政局|局长; 东亚部|处长
    return end + 1


def _branch(text: str, end: int, grammar: Grammar, regions: Stretches, stops: frozenset[int], floor: int) -> int | None:
    """Where a company begins that is named by its brand and a region: 中银|香港|总裁. No region has such an officer."""
    region = next(iter(regions.starts(end)), None)
    if region is None:
        return None
    edge = left_edge(text, region, grammar, regions=regions, stops=stops, floor=floor)
    brand = text[edge.start : region]
    return edge.start if 2 <= len(brand) <= 5 and not is_generic(brand, grammar) and edge.lead is None else None


def _before_short_form(
    text: str, end: int, grammar: Grammar, regions: Stretches, stops: frozenset[int]
) -> Mention | None:
    """|社会福利署|（社署）署长: the name that a short form in brackets stands behind."""
    bracket = _IN_BRACKETS.search(text, max(0, end - 10), end)
    if bracket is None:
        return None
    edge = left_edge(text, bracket.start(), grammar, regions=regions, stops=stops)
    start = edge.lead if edge.lead is not None and not edge.deictic else edge.start
    return _body(text, start, bracket.start()) if shortens(bracket.group(1), text[start : bracket.start()]) else None


def _after_link(text: str, start: int) -> int:
    """The place after a 和 or 及 that stands at another: 甲|和|某某局局长乙."""
    return next((start + len(word) for word in _LINKS if text.startswith(word, start)), start)


def _body(text: str, start: int, end: int) -> Mention:
    return Mention(
        start=start,
        end=end,
        label=Label.ORGANIZATION,
        text=text[start:end],
        maker="pattern:before-title",
        score=0.6,
    )


def _leads_to_name(text: str, title: Mention, ends: Mapping[int, int], people: set[int]) -> bool:
    """Whether a name stands after the title, or after a further title that follows it: 主席|兼|行政总裁|李某."""
    if _DEPARTMENT.search(text, max(0, title.start - 2), title.start) and text[title.end : title.end + 1] in tuple(
        "、，,"
    ):
        return True  # 市委常委、统战|部长、市委办公室主任甲: its name stands behind the next post
    position = title.end
    while position not in people:
        for gap in range(3):
            if position + gap in ends and all(c in "、，和及兼与 \u3000" for c in text[position : position + gap]):
                position = ends[position + gap]
                break
        else:
            return False
    return True


def with_office(text: str, mention: Mention) -> Mention:
    """教育|局长: the office that the statistical tagger ended before its last character, which is also the head's."""
    if mention.label is not Label.ORGANIZATION:
        return mention
    end = shared_end(text, mention.start, mention.end)
    return mention if end == mention.end else replace(mention, end=end, text=text[mention.start : end])


def without_verb(mention: Mention, grammar: Grammar) -> Mention:
    """某市拜会|某省委: an organisation of the statistical tagger that ran over a verb of meeting or going."""
    if mention.label is not Label.ORGANIZATION:
        return mention
    hits = [hit for hit in grammar.encounter_pattern.finditer(mention.text) if len(mention.text) - hit.end() >= 3]
    if not hits:
        return mention
    at = hits[-1].end()
    return replace(mention, start=mention.start + at, text=mention.text[at:])


def without_party_group(mention: Mention, grammar: Grammar) -> Mention:
    """某市科协|党组: the party group of an organisation is a part of the title, not of the name."""
    if mention.label is not Label.ORGANIZATION:
        return mention
    status = _STATUS.match(mention.text)
    if status is not None and len(mention.text) > status.end() + 1:
        mention = replace(mention, start=mention.start + status.end(), text=mention.text[status.end() :])
    if mention.text.endswith("董事局") and len(mention.text) > 4:
        return replace(mention, end=mention.end - 3, text=mention.text[:-3])  # 某集团|董事局主席
    match = _PARTY_GROUP.search(mention.text)
    if match is None:
        return mention
    stem = mention.text[: match.start()]
    ending = next((grammar.endings[stem[i:]] for i in range(len(stem)) if stem[i:] in grammar.endings), None)
    if ending is None or (ending.kind == "site" and match.group() != "党组"):
        return mention
    return replace(mention, end=mention.start + match.start(), text=stem)
