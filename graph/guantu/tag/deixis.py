"""Words that point at a region without naming it: 我市, 该县, 自治州, 市|领导. Whose they are, relate decides."""

from __future__ import annotations

import re

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention

_GROUP_HEAD = re.compile(
    r"(?<![\u4e00-\u9fff])((?:[省市县区州旗盟镇乡校院]、)?[省市县区州旗盟镇乡校院])(?=老?领导|四[套大家]班子|副?议长)"
)
_ANY_GROUP_HEAD = re.compile(r"(?:(?<=等)|(?<=的)|(?<=和)|(?<=，))([省市县区州旗盟镇乡校院])(?=老?领导|四[套大家]班子)")
_GROUP = re.compile(
    r"[省市县区州旗盟镇乡校院](?:老?领导|四[套大家]班子|副?议长)"
)  # without one, there is no head of one


def find_deixis(text: str, grammar: Grammar) -> list[Mention]:
    """The deictic words of the normalised text; their maker names the scope and rank ("deixis:home:市")."""
    found: dict[int, Mention] = {}
    for match in grammar.deictic_pattern.finditer(text):
        rank, scope = grammar.deictic[match.group()]
        if text[match.end() : match.end() + 1] in "内外" and rank == "国":
            continue
        found[match.start()] = _mention(text, match.start(), match.end(), f"deixis:{scope}:{rank}")
    for pattern in (_GROUP_HEAD, _ANY_GROUP_HEAD) if _GROUP.search(text) else ():
        for match in pattern.finditer(text):
            rank = match.group(1)[-1]
            found.setdefault(match.start(1), _mention(text, match.start(1), match.end(1), f"deixis:home:{rank}"))
    return list(found.values())


def _mention(text: str, start: int, end: int, maker: str) -> Mention:
    return Mention(start=start, end=end, label=Label.LOCATION, text=text[start:end], maker=maker, score=0.8)
