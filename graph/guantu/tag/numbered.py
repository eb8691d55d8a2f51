"""Organisations that are named by a number: congresses, regiments, units of the army, teams of an inspection."""

from __future__ import annotations

import re

from guantu.lexicon.grammar import Grammar, NameEnding
from guantu.lexicon.wordclasses import one_of
from guantu.records import Label, Mention

_CONGRESS = re.compile(
    r"(?:中国共产党|中共|党的)?第?[一二三四五六七八九十]{1,3}(?:届|次)(?:中央委员会|全国代表大会|中央纪律检查委员会)"
    r"(?!第|代表|[一二三四五六七]中全会)"
)
_OF_CONGRESS = re.compile("[届次](?:中央委|全国代表大会|中央纪律)")  # without it, the text has no _CONGRESS


def congresses(text: str) -> list[Mention]:
    """Central committees and congresses by number: 十八届中央委员会."""
    if not _OF_CONGRESS.search(text):
        return []
    return _all(_CONGRESS, text, maker="pattern:congress", score=0.95)


_PURPOSE = one_of("team-purpose")
_NUMBER = "第[一二三四五六七八九十]{1,3}"
_TEAM_OF_PURPOSES = re.compile(
    f"{_PURPOSE}+(?:和{_PURPOSE}+)?(?:{_NUMBER}[小分]?组|(?<=[考核巡视督导察查检研指作])组(?:{_NUMBER}[小分]?组)?)"
)
_OF_TEAM = re.compile("组(?<=[考核巡视督导察查检研指作小分一二三四五六七八九十]组)")  # without it, no _TEAM_OF_PURPOSES


def numbered_teams(text: str, grammar: Grammar) -> list[tuple[int, int, NameEnding]]:
    """How names of teams end that say what they are for and which one they are: 安全生产考核巡查|第三组.

    Start and end (normalised) of each ending, with the row of organs.tsv that it counts as.
    """
    if not _OF_TEAM.search(text):
        return []
    ending = grammar.endings["工作组"]
    return [(match.start(), match.end(), ending) for match in _TEAM_OF_PURPOSES.finditer(text)]


_REGIMENT = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}师)?(?:[一二三四五六七八九十百〇零]{2,5}|[0-9]{2,3})团(?![员长伙队体结圆聚组购委市代场]|成员)"
)

_OF_CORPS = re.compile("兵团|师市|援疆")


def regiments(text: str) -> list[Mention]:
    """Regiments of the Xinjiang Production and Construction Corps, which are named by number alone: 八十六团."""
    if not _OF_CORPS.search(text):
        return []
    return _all(_REGIMENT, text, maker="pattern:regiment", score=0.7)


_ARMY_UNIT = re.compile("[0-9]{5}部队(?:[0-9]{1,3}分队)?")


def army_units(text: str) -> list[Mention]:
    """Units of the army, which the news names by five digits: 31622部队."""
    if "部队" not in text:
        return []
    return _all(_ARMY_UNIT, text, maker="pattern:army", score=0.95)


def _all(pattern: re.Pattern[str], text: str, *, maker: str, score: float) -> list[Mention]:
    return [
        Mention(
            start=match.start(),
            end=match.end(),
            label=Label.ORGANIZATION,
            text=match.group(),
            maker=maker,
            score=score,
        )
        for match in pattern.finditer(text)
    ]
