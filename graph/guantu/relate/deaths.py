"""Deaths that an article tells of: who has died holds no post, whatever titles the obituary gives.

江北市委书记甲同志，因病医治无效，于6月4日在江北逝世，享年六十岁。     甲同志遗体在江北火化。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from guantu.lexicon.wordclasses import one_of
from guantu.records import Label, Mention
from guantu.relate.entities import Entities
from guantu.relate.postuse import PostUse
from guantu.schema import Status

_REACH = 70  # code points from a name to the word that tells of the death: cause, days and place stand between
_DEATH = one_of("death")
# What an obituary goes on with after the name; anything else (说, 的父亲) speaks of another one's death.
_GOES_ON = re.compile(
    rf"(?:同志|先生|女士|院士|将军)?(?:的?遗体|[，,]?{_DEATH}|"
    rf"[，,]?(?:因|于|在|不幸|近日|日前|今天|昨天|今年|[0-9０-９一二三四五六七八九]+[年月日])"
    rf"(?:(?!说|表示|指出|强调|称[，：])[^。！？；“”]){{0,{_REACH}}}?{_DEATH})"
)


def without_the_dead(
    uses: Iterable[PostUse], text: str, mentions: Sequence[Mention], entities: Entities
) -> Iterator[PostUse]:
    """The posts, with those of whom the article tells the death as former. mentions: outermost ones, in order."""
    dead = _dead(text, mentions, entities)
    for use in uses:
        held = use.person in dead and use.status in ("", Status.CURRENT.value)
        yield replace(use, status=Status.FORMER.value) if held else use


def _dead(text: str, mentions: Sequence[Mention], entities: Entities) -> set[str]:
    """The drafts of the people who have died."""
    people = [mention for mention in mentions if mention.label is Label.PERSON]
    ends = [*(mention.start for mention in people), len(text)][1:]
    return {
        entities.of_mention[mention]
        for mention, end in zip(people, ends, strict=True)
        if mention in entities.of_mention and _GOES_ON.match(text, mention.end, end)
    }
