"""Regions named by one character: 来通, 抵港, 在京, 青港两地. The verb or the partner tells that a place is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from guantu.lexicon import Lexicon
from guantu.lexicon.abbreviations import Abbreviations
from guantu.lexicon.regions import Level, Regions
from guantu.lexicon.wordclasses import one_of
from guantu.records import Label, Mention

_AFTER = rf"(?=[，。、；：！？,.;:!?\s（(]|{one_of('after-short-place')}|$)"
_MOTION = re.compile(r"(来|抵|赴|访|进|离|在|驻|援|返|莅|入|飞|留|旅|到)([\u4e00-\u9fff])" + _AFTER)
_USUAL = frozenset("中华美英法德俄日韩朝印越泰缅柬老菲马新蒙巴埃沙伊以澳加意西葡荷希波匈塞古墨秘智哈")
_CERTAIN = 0.7  # least score of a region that speaks for its first character
_SPECIAL = frozenset({"71", "81", "82"})  # 中港, 中澳: beside China they are told apart
_ABROAD = frozenset("来访赴抵驻")  # verbs that one character for a country follows
_HOLDER = re.compile(rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])(?=(?:前|候任|副)?{one_of('state-office')}(?!府))")
_HOLDER_NAMED = re.compile(
    r"(?<=[\u4e00-\u9fff])([\u4e00-\u9fff])(?=副?(?:总统|首相|外长|防长|国防部|外交部|议长)(?!府))"
)  # 成员包括|俄|副外长: only a country that the text names in full
_PAIR = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff])"
    rf"(?={one_of('between-two')})"
)
_TRIPLE = re.compile(
    r"(?:深化|加强|推动|推进|促进|深化了|扩大|拓展|围绕|就)([\u4e00-\u9fff])([\u4e00-\u9fff])(?=两地|合作|协作|关系|交流|经贸|双边|友好)"
)

_UNSETTLED = ""  # of several countries of one first character none is named most


def countries_by_first(mentions: Sequence[Mention]) -> dict[str, str]:
    """First character to code of the country that a text names most of those that begin with it; "" for a draw."""
    named: dict[str, Counter[str]] = {}
    for mention in mentions:
        named.setdefault(mention.text[0], Counter())[mention.codes[0]] += 1
    found: dict[str, str] = {}
    for first, times in named.items():
        (code, most), *others = times.most_common(2)
        found[first] = _UNSETTLED if others and others[0][1] == most else code
    return found


_SIDES = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])(?=两[地省市])")  # 举行甘青两省座谈会
# Most texts hold none of these words, and need not be searched for what stands before them.
_OFFICE = re.compile(f"{one_of('state-office')}|国防部|外交部")
_TWO = re.compile("两[地省市]")


def find_short_places(
    text: str, lexicon: Lexicon, near: str | None, countries: Mapping[str, str] | None = None
) -> list[Mention]:
    """The one-character places of the normalised text. near: GB/T 2260 code of the outlet's region, or None.

    countries: first character to code of the countries that the text names: 中加 is of 加纳 where that is named.
    """
    found: list[Mention] = []
    countries = countries or {}
    for match in _MOTION.finditer(text):
        if match.group(2) == "新" and text[match.end(2) : match.end(2) + 1] in ("的", "时"):
            continue  # 站在|新的起点
        abroad = match.group(1) in _ABROAD
        told = countries.get(match.group(2)) if abroad else None
        code = _code(match.group(2), lexicon, near, abroad=abroad) if told is None else told or None
        if code is not None:
            found.append(_mention(text, match.start(2), code, 0.85))
    held = _OFFICE.search(text) is not None
    for match in _HOLDER.finditer(text) if held else ():
        country = lexicon.countries.abbreviated(match.group(1))
        if country is not None:
            found.append(_mention(text, match.start(1), country.code, 0.85))
    for match in _HOLDER_NAMED.finditer(text) if held and countries else ():
        code = countries.get(match.group(1))
        if code:
            found.append(_mention(text, match.start(1), code, 0.8))
    for pattern in (_PAIR, _TRIPLE, _SIDES) if _TWO.search(text) else (_PAIR, _TRIPLE):
        for match in pattern.finditer(text):
            codes = _pair(match.group(1) + match.group(2), lexicon, near, countries)
            if all(codes) and not _of_one_state(codes):
                for group, code in zip((1, 2), codes, strict=True):
                    if code is not None:
                        found.append(_mention(text, match.start(group), code, 0.8))
    return found


_COMES = re.compile(r"(来|抵|赴|莅|访|离|驻|在)([\u4e00-\u9fff])" + _AFTER)
# Characters that follow these verbs in words: 来校, 在场, 来电, 到位; a region beginning with one needs its whole name.
_WORDS = frozenset(
    "行校院会位场建达信城山海家岗宾电线内外此基武部队店站学住职任乡村镇区县市省国人民心手理门口路车船机房室馆厅园年月日时分秒点先后前上下"
    "中间左右东西南北大小新老高平安和永长"
)


def find_places_by_character(text: str, known: Sequence[Mention], abbreviations: Abbreviations) -> list[Mention]:
    """来瑞考察 in a text that names 瑞安, 访汉 in one that names 武汉: a region by the first character of its name or
    by its own abbreviation, behind a verb of coming.

    known: the mentions of the gazetteer. A character that can be two regions of the text stays open.
    """
    starts: dict[str, set[str]] = {}
    for mention in known:
        if mention.codes and len(mention.codes[0]) == 6 and mention.score >= _CERTAIN:
            code = mention.codes[0]
            for character in (mention.text[0], *abbreviations.of_region(code)):
                starts.setdefault(character, set()).add(code)
    found: list[Mention] = []
    for match in _COMES.finditer(text) if starts else ():
        codes = starts.get(match.group(2), set())
        if len(codes) == 1 and match.group(2) not in _WORDS:
            found.append(_mention(text, match.start(2), next(iter(codes)), 0.9))
    return found


_TOWN = re.compile(
    r"(?!首都|友城|友好|各|多|几|两|数|全|该|本|最|大[城都型中]|小[城型]|老|新(?!潟)|[在与和同是的将到向对有已也还])[\u4e00-\u9fff]{2,5}?(?:市|省|州|郡|大区)(?!长|委|政|民|场|值|容|面|区)"
)
# 日本|某县|某市|长, 日本|某市|市长: before its head a town is whole, though its name begins as another word does.
_TOWN_OF_HEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}[县府道州省])?(?!全国|各|驻|前|现任|候任|[与和同在的])([\u4e00-\u9fff]{2,5}?(?<!副)[市町村])(?=[市町村]?长(?!会|期|远))"
)
_TOWN_OF_JAPAN = re.compile(r"[\u4e00-\u9fff]{2,3}[县府都](?![长委政民知])")


def find_towns_abroad(text: str, countries: Sequence[Mention]) -> list[Mention]:
    """Provinces and cities that stand right behind their country: 阿根廷|门多萨省, 日本|西宫市."""
    found: list[Mention] = []
    for country in countries:
        headed = _TOWN_OF_HEAD.match(text, country.end)
        if headed is not None:
            found.append(_town(headed.start(1), headed.group(1), 0.9))
            continue
        match = _TOWN.match(text, country.end)
        if match is None and country.codes[0] == "JP":
            match = _TOWN_OF_JAPAN.match(text, country.end)
        if match is not None:
            found.append(_town(match.start(), match.group(), 0.7))
    return found


def namesakes_abroad(known: Sequence[Mention], countries: Sequence[Mention], regions: Regions) -> frozenset[str]:
    """The names of counties, and their old names, that stand right behind another country: 日本|下关 is none of China.

    With and without 市, as the text may write either.
    """
    ends = {country.end for country in countries}
    stems = {
        mention.text.removesuffix("市")
        for mention in known
        if mention.start in ends and mention.codes and all(_is_county(code, regions) for code in mention.codes)
    }
    return frozenset((*stems, *(stem + "市" for stem in stems)))


def _is_county(code: str, regions: Regions) -> bool:
    region = regions.by_code(code)
    return region is not None and region.level is Level.COUNTY


def _town(start: int, name: str, score: float) -> Mention:
    return Mention(
        start=start,
        end=start + len(name),
        label=Label.LOCATION,
        text=name,
        maker="pattern:abroad",
        score=score,
    )


def _pair(characters: str, lexicon: Lexicon, near: str | None, countries: Mapping[str, str]) -> list[str | None]:
    """The codes of characters side by side; beside 中 or one another, countries that the text names come first.

    A country that it does not name counts only where the abbreviation is a usual one: 中海 is not 海地.
    """
    named = [countries.get(character) for character in characters]
    beside = "中" in characters
    codes: list[str | None] = []
    for character, country in zip(characters, named, strict=True):
        if country is not None and character != "中" and (beside or all(c is not None for c in named)):
            codes.append(country or None)
            continue
        code = _code(character, lexicon, near, abroad=len(characters) == 2)
        rare = code is not None and code.isalpha() and character not in _USUAL
        codes.append(None if rare else code)
    return codes


def _of_one_state(codes: Sequence[str | None]) -> bool:
    """新中: a province of China beside China itself is a country of that first character which is not named."""
    return "CN" in codes and any(code is not None and code.isdigit() and code[:2] not in _SPECIAL for code in codes)


def _code(character: str, lexicon: Lexicon, near: str | None, *, abroad: bool = True) -> str | None:
    region = lexicon.abbreviations.region_of_abbreviation(character, near)
    if region is not None:
        return region
    if character == "华":
        return "CN"
    country = lexicon.countries.abbreviated(character) if abroad else None
    return country.code if country is not None else None


def split_abbreviations(
    text: str, start: int, lexicon: Lexicon, near: str | None, countries: Mapping[str, str] | None = None
) -> list[Mention]:
    """青港, 中俄, 京津冀: a stretch where each character stands for a region or country; empty where one does not."""
    codes = _pair(text, lexicon, near, countries or {})
    if not 2 <= len(text) <= 3 or None in codes or len(set(codes)) < len(codes) or _of_one_state(codes):
        return []
    if lexicon.regions.named(text) or lexicon.countries.named(text) or lexicon.countries.place(text):
        return []
    return [
        Mention(
            start=start + index,
            end=start + index + 1,
            label=Label.LOCATION,
            text=text[index],
            maker="gazetteer:abbreviation",
            score=0.8,
            codes=(code,),
        )
        for index, code in enumerate(codes)
        if code is not None
    ]


def _mention(text: str, start: int, code: str, score: float) -> Mention:
    return Mention(
        start=start,
        end=start + 1,
        label=Label.LOCATION,
        text=text[start : start + 1],
        maker="gazetteer:abbreviation",
        score=score,
        codes=(code,),
    )
