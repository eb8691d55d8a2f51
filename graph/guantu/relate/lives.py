"""Whose life a text tells: 甲某，男，1970年生……历任某县副县长; the lines of a career; 他先后任某局局长."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guantu.records import Mention
from guantu.relate.people import Group
from guantu.schema import Status

_BEGINS = re.compile(
    r"(?:同志)?[ \u3000]*(?:的?(?:个人|工作|主要|任职)*(?:简历|履历|简介|生平)"
    r"|[，、 \u3000（(](?:曾用名[^，]{2,4}，)?[男女][，、）)。 \u3000])"
)
_DATE = r"(?:1[89]|20)[0-9]{2}(?:[年./．][ ]?(?:[0-9]{1,2}(?:月|[./．][0-9]{1,2})?)?)?"
_DASH = r"[ ]?(?:[-—―–－~～]+|至|到)[ ]?"
_LINE = re.compile(
    rf"[ \u3000•·]*(?:{_DATE})(?:{_DASH}(?P<end>{_DATE}|今|至今|现在)?|起|开始|以来)?[，：:、 \u3000]*"
    r"(?:先后|历|曾|兼|担|出|升|调|改|转|挂职|当选|任|为)*[，：: \u3000]*"
)
_DROPPED = re.compile(
    rf"[ \u3000]*(?:{_DATE}|[0-9]{{1,2}}月|此前|此后|之后|随后|后来|其后|同年|次年|翌年|现|曾|历|先后|[他她其])"
)
_PRONOUN = re.compile("[他她]")


class Lives:
    """Finds the one whose posts a sentence tells without a name."""

    def __init__(self, text: str) -> None:
        self._text = text

    def status_of_line(self, before: str) -> str | None:
        """The status that a line of a career gives, which is a time and a post: 1998.10-2002.10|某县县委书记.

        before: what stands in front of the post. None where it is no such line.
        """
        match = _LINE.fullmatch(before)
        if match is None:
            return None
        return Status.FORMER.value if match.group("end") not in (None, "今", "至今", "现在") else Status.CURRENT.value

    def subject(self, groups: Sequence[Group], index: int, begin: int) -> tuple[Mention, ...]:
        """Whom the posts of a group are told of, where the sentence from `begin` names nobody before them."""
        before = self._text[begin : groups[index].start]
        if _DROPPED.match(before) is None and _PRONOUN.search(before) is None:
            return ()
        people = [person.mention for group in groups[:index] for person in group.people]
        begun = [mention for mention in people if _BEGINS.match(self._text, mention.end)]
        if begun:
            return (begun[-1],)
        return self._last_told(people, begin)

    def _last_told(self, people: Sequence[Mention], begin: int) -> tuple[Mention, ...]:
        """The one person whom the last sentence with a name tells of; () where it names several."""
        if not people:
            return ()
        last = people[-1]
        start = max(self._text.rfind(stop, 0, last.start) for stop in "。！？\n") + 1
        named = {mention.text for mention in people if mention.start >= start}
        return (last,) if len(named) == 1 and last.end <= begin else ()
