"""When two spellings name the same thing: the equalities that scoring grants.

The rules are those of the annotation guidelines: regions with or without their rank, organs with or without 中共 in
front, and body + title compared as one string, so that 伊犁州党委 + 副书记 equals 伊犁州 + 党委副书记.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

RANKS = (
    *("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区"),
    *("自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区"),
    *("省", "市", "州", "县", "区", "旗", "盟"),
)
RANK_CHARACTERS = "省市州县区旗盟"
# A rank character that begins a word of its own and is no rank of the region before it.
NOT_A_RANK = ("区域", "州际", "市场", "市政工程")
# 新疆伊犁州霍城县…: outer regions in front of the innermost one; more than three are not met with.
OUTER_REGIONS = 3

_DOTS = str.maketrans(dict.fromkeys("•‧・∙⋅●．", "·"))
_PARTY = re.compile("^(?:中共|中国共产党)(?=.{2,}(?:委|党组))")
_HEAD = f"(?:[{RANK_CHARACTERS}]长|主席|专员)"
_GOVERNMENT = re.compile(f"^政府(?=(?:党组)?(?:第一|常务)?副?代?理?{_HEAD})")
_ACTING = re.compile(f"代理?(?=(?:{_HEAD}|院长|检察长))")
_ORGANS = (("人民政府", "政府"), ("人民代表大会", "人大"), ("常务委员会", "常委会"))


def spelling(name: str | None) -> str:
    """One spelling of a name: width folded, no white space, one middle dot, no 中共 before a committee.

    >>> spelling("哈丹•卡宾"), spelling("中共 南通市委")
    ('哈丹·卡宾', '南通市委')
    """
    folded = unicodedata.normalize("NFKC", (name or "").translate(_DOTS))
    return _PARTY.sub("", "".join(folded.split()))


def without_rank(region: str) -> str:
    """A region without its rank, as long as two characters are left.

    >>> without_rank("南通市"), without_rank("伊犁州"), without_rank("沙县")
    ('南通', '伊犁', '沙县')
    """
    fitting = (rank for rank in RANKS if region.endswith(rank) and len(region) - len(rank) >= 2)
    longest = max(fitting, key=len, default="")
    return region.removesuffix(longest)


class Names:
    """The name forms of one gold document, and what each of them stands for."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._names: dict[str, str] = {}
        self._organs: dict[str, str] = {}
        self._regions: dict[str, str] = {}
        for item in document.get("entities", ()):
            self._add(item)
        self._longest_first = sorted(self._regions, key=len, reverse=True)

    def _add(self, item: Mapping[str, Any]) -> None:
        name = spelling(item["name"])
        forms = {name, *map(spelling, item.get("aliases", ()))}
        if item["type"] == "LOC":
            forms |= {without_rank(form) for form in forms}
        for form in forms:
            self._names.setdefault(form, name)
            if item["type"] == "ORG":
                self._organs.setdefault(form, name)
            if item["type"] == "LOC" and not item.get("site") and len(form) >= 2:
                self._regions.setdefault(form, name)

    def key(self, name: str | None) -> str:
        """What the gold calls the thing; the spelling itself for a thing that the gold does not know."""
        form = spelling(name)
        return self._names.get(form) or self._names.get(without_rank(form)) or form

    def post(self, body: str | None, title: str) -> str:
        """Body and title as one string: "region|rest" where a region leads, else the rest alone."""
        form = spelling(body)
        text = spelling(self._organs.get(form, form) + spelling(title))
        for _ in range(OUTER_REGIONS):
            region = self._leading_region(text)
            if region is None:
                break
            rest = text[len(region) :]
            if rest[0] not in RANK_CHARACTERS and self._leading_region(rest) is not None:
                text = rest
                continue
            if self._rank_belongs_to(region, rest):
                rest = rest[1:]
            return f"{without_rank(self._regions[region])}|{_rest(rest)}"
        return _rest(text)

    def _leading_region(self, text: str) -> str | None:
        """The longest form of a region that the text begins with and goes on after."""
        for form in self._longest_first:
            if text.startswith(form) and len(text) > len(form):
                return form
        return None

    def _rank_belongs_to(self, region: str, rest: str) -> bool:
        """Whether 市 in 南通 + 市委… is the rank of the region; in 南通 + 市长 it is the title's."""
        return rest[0] in RANK_CHARACTERS and len(rest) > 1 and rest[1] != "长" and region + rest[0] in self._names


def _rest(text: str) -> str:
    """The part of a post after its region, with organs in their short forms and without 代."""
    text = re.sub(f"^自治[{RANK_CHARACTERS}]", "", text)
    if len(text) > 2 and text[0] in RANK_CHARACTERS and text[1] != "长" and not text.startswith(NOT_A_RANK):
        text = text[1:]
    if text.startswith("党委"):
        text = text.removeprefix("党")
    for long, short in _ORGANS:
        text = text.replace(long, short)
    return _ACTING.sub("", _GOVERNMENT.sub("", text))
