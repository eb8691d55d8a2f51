"""Companies that only the list which holds them shows: 参观了甲某、乙某等三家企业."""

from __future__ import annotations

import re

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.tag.organisations import is_generic

_COMPANIES = re.compile(
    "(?:参观|走访|考察|调研|查看|察看|走进|来到|深入)了?((?:[\u4e00-\u9fffA-Za-z0-9]{2,12}、)+[\u4e00-\u9fffA-Za-z0-9]{2,12})"
    "等[0-9一二三四五六七八九十多余]{0,2}家?[\u4e00-\u9fff]{0,4}(?:企业|公司)(?=[，。；])"
)
_NOT_A_COMPANY = re.compile("(?:[线间厅室区楼园地场站馆]|中心|现场|企业|项目|情况|工厂)$")


def find_listed_companies(text: str, grammar: Grammar) -> list[Mention]:
    """参观了|甲某、乙某、丙某|等入园企业: what a list of companies holds is a company, whatever it ends with."""
    found: list[Mention] = []
    for match in _COMPANIES.finditer(text):
        for item in re.finditer("[^、]+", match.group(1)):
            name = item.group()
            if _NOT_A_COMPANY.search(name) or is_generic(name, grammar):
                continue
            start = match.start(1) + item.start()
            found.append(
                Mention(
                    start=start,
                    end=start + len(name),
                    label=Label.ORGANIZATION,
                    text=name,
                    maker="pattern:listed",
                    score=0.6,
                )
            )
    return found
