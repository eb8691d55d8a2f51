"""The names of rules and the reasons of inferences in the words of a reader, from rules.tsv and reasons.tsv.

Records keep both exact and in one language; these tables only say them again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from guantu.lexicon.tables import read_table

_PLACE = re.compile(r"\{(\d)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One thing said in Chinese and in English."""

    zh: str
    en: str


def rule_words(rule: str) -> Wording | None:
    """What a rule looks at; None for a rule that the table does not have.

    >>> rule_words("post:before-name")
    Wording(zh='职务写在姓名之前', en='a title before the name')
    """
    return _rules().get(rule)


def reason_in_chinese(reason: str) -> str | None:
    """A reason of a record in Chinese; None for one that no row of the table fits.

    >>> reason_in_chinese("市 is 南通市: the article is from 南通日报社")
    '“市”指南通市：文章出自南通日报社'
    """
    for pattern, zh in _reasons():
        found = pattern.fullmatch(reason)
        if found:
            return _filled(zh, found)
    return None


def _filled(template: str, found: re.Match[str]) -> str:
    return _PLACE.sub(lambda place: found[f"p{place[1]}"], template)


@cache
def _rules() -> dict[str, Wording]:
    return {rule: Wording(zh=zh, en=en) for rule, zh, en in read_table("rules.tsv", ("rule", "zh", "en"))}


@cache
def _reasons() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(en), zh) for en, zh in read_table("reasons.tsv", ("en", "zh")))


def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    for index, part in enumerate(_PLACE.split(template)):
        if index % 2 == 0:
            parts.append(re.escape(part))
        elif part in seen:
            parts.append(f"(?P=p{part})")
        else:
            seen.add(part)
            parts.append(f"(?P<p{part}>.*)")
    return re.compile("".join(parts), re.DOTALL)
