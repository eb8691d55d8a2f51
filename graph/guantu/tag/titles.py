"""The title grammar: heads with what stands before them (常务副|市长, 党委|书记, 原|部长)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guantu.lexicon.grammar import Grammar
from guantu.lexicon.wordclasses import one_of, word_class
from guantu.records import Label, Mention

# 驻新加坡|总领事: where an envoy is posted belongs to the title
_POSTED = re.compile(r"(?:常驻|驻)[\u4e00-\u9fff]{1,10}(?<![馆处团署])$")
_CANDIDATE = re.compile(r"候选人|参选人|提名人选|人选")
_ENVOYS = word_class("envoy")
# 总统|气候问题|特使, 首相|夫人: whoever acts for a head of state or of a body, or is married to one
_AIDES = word_class("aide")
_PRINCIPALS = word_class("principal")
_ACTS_FOR = re.compile(rf"(?:[\u4e00-\u9fff]{{1,8}}{one_of('matter-of-aide')})?(?:首席|特别|高级|私人|个人|全权|副)*")
# 主　任： and 委　员： at the start of a line of a list of names
_SPACED = re.compile(
    r"(?m)^[ \u3000]*((?:副[ \u3000]*)?[\u4e00-\u9fff][ \u3000]{1,6}[\u4e00-\u9fff])(?=[ \u3000]*[：:])"
)


def find_titles(
    text: str, grammar: Grammar, *, organisations: Sequence[Mention] = (), heads: Sequence[re.Match[str]] | None = None
) -> list[Mention]:
    """The titles in the normalised text, from the first modifier to the end of the head, without their body.

    organisations: where one ends right before a title, the organ that it ends with is its own (伊犁州党委|书记);
    elsewhere an organ belongs to the title (集团|党委书记). heads: all matches of head_pattern, if they are known.
    """
    ends = {mention.end for mention in organisations}
    found: list[Mention] = []
    floor = 0
    for match in heads if heads is not None else grammar.head_pattern.finditer(text):
        head = grammar.title_at(text, match)
        if head is None:
            continue
        start = match.start()
        while True:
            before = start
            start, _ = grammar.modifiers_before(text, start, floor)
            if start not in ends:
                start = grammar.inner_organ_before(text, start, floor)
            if start == before or start in ends:
                break
        posted = _POSTED.search(text, max(floor, start - 12), start) if match.group().endswith(_ENVOYS) else None
        if posted is not None:
            start = posted.start()
        principal = found[-1] if found and match.group().endswith(_AIDES) else None
        if (
            principal is not None
            and principal.text.endswith(_PRINCIPALS)
            and principal.end <= start
            and _ACTS_FOR.fullmatch(text, principal.end, start)
        ):
            start = found.pop().start
        candidate = _CANDIDATE.match(text, match.end())
        end = candidate.end() if candidate is not None else match.end()
        found.append(
            Mention(
                start=start,
                end=end,
                label=Label.TITLE,
                text=text[start:end],
                maker=f"title:{head.domain}",
                score=0.9,
            )
        )
        floor = end
    for match in _SPACED.finditer(text):
        if "".join(match.group(1).split()).removeprefix("副") in grammar.heads:
            found.append(
                Mention(
                    start=match.start(1),
                    end=match.end(1),
                    label=Label.TITLE,
                    text=match.group(1),
                    maker="title:list",
                    score=0.9,
                )
            )
    return sorted(found, key=lambda mention: mention.start)
