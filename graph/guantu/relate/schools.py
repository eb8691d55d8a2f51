"""Which school 我校, 校党委 and a bare 校长 mean in one article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guantu.records import Label, Mention
from guantu.relate.entities import Entities
from guantu.relate.people import Group
from guantu.relate.stops import STOP, Stops
from guantu.schema import NodeKind

_UNIVERSITY = re.compile(
    r"[\u4e00-\u9fff（）()]{2,}大学|[\u4e00-\u9fff]{2,}(?:工程|师范|职业|理工|医|农|财经|职业技术)学院"
)
_COMES_TO_SCHOOL = re.compile("(?:来|到|莅|莅临|访问|来访|走访)(?:我|本|学)?校|来访|一行来|对我校")
_AT_SCHOOL = re.compile("[ \u3000]*(?:随后|之后)?(?:在|来到|走进|走访)“?")
_THERE = re.compile("”?，")
_TO_US = r"(?:来|到|莅临|莅|访问|来访|走访|到访)(?:我|本)校"  # whoever comes to 我校 is of another
_COME_TO_US = re.compile(rf"[^，。；]{{0,30}}(?:{_TO_US}|对(?:我|本)校[^，。；]{{0,8}}(?:访问|考察|调研|参访))")
_COMING_TO_US = re.compile(rf"{_TO_US}的[^，。；]{{0,6}}$")
_GOES_OUT = re.compile("(?:率队|带队|率团|率|带领|一行)[^，。；]{0,16}(?:赴|前往|走访)(?!我)")
COMMITTEE = re.compile("(?:党委|纪委|团委|工会)$")


class Schools:
    """Finds the school that an article is about."""

    def __init__(
        self, text: str, *, entities: Entities, groups: Sequence[Group], mentions: Sequence[Mention], stops: Stops
    ) -> None:
        self._text = text
        self._entities = entities
        self._groups = groups
        self._mentions = mentions
        self._stops = stops
        self._school: str | None = None

    def home(self) -> str | None:
        """The one university of the text that nobody is introduced as coming from: 我校, 校党委, 校长."""
        if self._school is None:
            schools = self._universities()
            guests = {
                self._entities.of_mention.get(body)
                for group in self._groups
                for person in group.people
                for body in (*person.bodies, *(b for use in group.posts for b in use.bodies))
            }
            guests |= {self.short_form_of(body) for body in guests}
            names = tuple(self._entities[body].name for body in guests if body is not None)
            guests |= {key for key in schools if any(name.startswith(self._entities[key].name) for name in names)}
            left = sorted(schools - guests - self._said_to_come())
            if len(left) > 1:
                left = self._first_of(left)
            if not left and len(schools) == 2:
                left = sorted(schools - (self._visiting_schools() or schools))
            self._school = left[0] if len(left) == 1 else ""
        return self._school or None

    def there(self, position: int) -> str | None:
        """在某某大学，|校长甲: the school at the head of the sentence, which a bare title behind it is of."""
        start = self._stops.start(position)
        head = _AT_SCHOOL.match(self._text, start)
        if head is None or self._text.endswith(("我校", "我院"), start, position):
            return None
        school = next((m for m in self._mentions if m.start == head.end() and m.label is Label.ORGANIZATION), None)
        if school is None or _UNIVERSITY.fullmatch(school.text) is None:
            return None
        return self._entities.of_mention[school] if _THERE.match(self._text, school.end) else None

    def of_goers(self, position: int) -> str | None:
        """某某大学校长甲|率队赴某院调研，副校长乙陪同: the school of those who go, for a bare title behind."""
        start = self._stops.start(position)
        for mention in self._mentions:
            if mention.start >= position:
                break
            if mention.start < start or mention.label is not Label.ORGANIZATION:
                continue
            if _UNIVERSITY.fullmatch(mention.text):
                goes = _GOES_OUT.search(self._text, mention.end, position) is not None
                return self._entities.of_mention[mention] if goes else None
        return None

    def _universities(self) -> set[str]:
        """The universities of the text; 某某大学 is 某国某某大学 where it has both."""
        found = {
            self._entities.of_mention[m]
            for m in self._mentions
            if m.label is Label.ORGANIZATION and _UNIVERSITY.fullmatch(m.text)
        }
        names = [self._entities[key].name for key in found]
        return {
            key
            for key in found
            if not any(name.endswith(self._entities[key].name) and name != self._entities[key].name for name in names)
        }

    def _said_to_come(self) -> set[str | None]:
        """某大学代表团来我校访问, 会见来访我校的|某大学副校长: schools that are said to come to 我校."""
        return {
            self._entities.of_mention[m]
            for m in self._mentions
            if m.label is Label.ORGANIZATION
            and (
                _COME_TO_US.match(self._text, m.end) or _COMING_TO_US.search(self._text, max(0, m.start - 14), m.start)
            )
        }

    def _first_of(self, schools: Sequence[str]) -> list[str]:
        """The one of several schools that alone stands in the first sentence which names one."""
        at: dict[str, int] = {}
        for mention in self._mentions:
            key = self._entities.of_mention.get(mention)
            if key is not None and key in schools:
                at.setdefault(key, self._stops.start(mention.start))
        first = min(at.values())
        return [key for key, start in at.items() if start == first]

    def _visiting_schools(self) -> set[str]:
        """Those of whose people the first sentence that names one says that they come: 某大学校长甲一行来校."""
        for mention in self._mentions:
            if mention.label is Label.ORGANIZATION and _UNIVERSITY.fullmatch(mention.text):
                stop = STOP.search(self._text, mention.end)
                told = self._text[mention.end : stop.start() if stop is not None else len(self._text)]
                return {self._entities.of_mention[mention]} if _COMES_TO_SCHOOL.search(told) else set()
        return set()

    def short_form_of(self, key: str | None) -> str | None:
        """The organisation whose committee is named by a short form: 山科大党委 of 山东科技大学."""
        name = self._entities[key].name if key is not None else ""
        match = COMMITTEE.search(name)
        if match is None or match.start() < 2:
            return None
        stem = name[: match.start()]
        named = [
            draft.key
            for draft in self._entities.drafts.values()
            if draft.kind is NodeKind.ORGANIZATION and stem in draft.names and draft.name != stem
        ]
        return named[0] if len(named) == 1 else None
