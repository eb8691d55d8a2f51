"""Which company a bare 集团 or 公司 before a title means in one article: 集团党委书记, 公司总经理."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guantu.records import Label, Mention
from guantu.relate.entities import Entities
from guantu.relate.people import Group

BARE = re.compile("(?:本)?(集团|公司)(?:公司)?")
_AT_HEAD = re.compile(r"(?:^|\n)[^，。；！？\n]{0,14}?(?:[日午天晨晚]，?|[ \u3000])?$")
_US = re.compile(r"[与和到来赴访临对]我?(?:集团|公司)(?![\u4e00-\u9fff]*(?:集团|公司))")  # 某某集团|来公司|考察


class Firms:
    """Finds the company that an article is of."""

    def __init__(self, text: str, *, entities: Entities, groups: Sequence[Group], mentions: Sequence[Mention]) -> None:
        self._text = text
        self._entities = entities
        self._groups = groups
        self._mentions = mentions

    def home(self, word: str) -> str | None:
        """The company that the article names first, at the head of a line, where nobody is introduced as being of it:
        its own people are those whom the article calls 集团董事长. word: what it must end like."""
        bare = BARE.fullmatch(word)
        if bare is None:
            return None
        first = next(
            (m for m in self._mentions if m.label is Label.ORGANIZATION and m.text.endswith(("集团", "公司"))), None
        )
        if first is None or BARE.fullmatch(first.text) or not first.text.endswith(bare.group(1)):
            return None
        line = self._text.rfind("\n", 0, first.start)
        if not _AT_HEAD.search(self._text, max(0, line), first.start) or _US.search(self._text):
            return None
        key = self._entities.of_mention[first]
        return key if key not in self._introduced() else None

    def _introduced(self) -> set[str | None]:
        return {
            self._entities.of_mention.get(body)
            for group in self._groups
            for person in group.people
            for body in (*person.bodies, *(b for use in group.posts for b in use.bodies))
        }
