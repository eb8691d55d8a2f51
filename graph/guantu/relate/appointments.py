"""Posts that a verb gives: 任命甲为某局局长, 当选主席, 某职由甲接任, 免去甲的职务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention
from guantu.relate.entities import Entities
from guantu.relate.lives import Lives
from guantu.relate.people import Group, TitleUse
from guantu.relate.postuse import PostUse, counts, post_use
from guantu.relate.seats import Seats
from guantu.relate.stops import STOP
from guantu.relate.titlerow import Seat
from guantu.schema import Status

_BOTH = re.compile(r"两人(?:都|均|同)?(?:是|为|任)$")
_MEMBERS = re.compile(r"(?:包括|分别是|有：|为：|：)")
_FILLED_BY = re.compile(r"(?:的?(?:职务|职位|一职))?[，,]?(?:则|将|改)?由")
_TAKES_OVER = re.compile(r"出任|担任|接任|升任|兼任|署理|继任|代理|接替|调任|，(?:代替|接替)")
_NEWLY = re.compile(r"(?:新任|新一任|新一届|第[一二三四五六七八九十]+[届任])$")

_NEXT_OF_LIST = re.compile(r"[ \u3000]*(?:[（(][^（）()]{1,16}[）)])*[ \u3000]*(?:[，；、,;]|和|及)[ \u3000]*")
_GIVEN_TO_ALL = re.compile(
    r"(?:等|同志|[0-9一二两三四五六七八九十]+[名位]?(?:人|同志)|[（(][^（）()]{1,8}[）)])*(?:为|担任|出任|任|当选为?|的|(?:请求)?辞去)"
)
# 任命甲为某局局长，|乙|为某局局长; 免去甲的某局局长职务、|乙|的某局局长职务
_AND_THE_NEXT = re.compile(r"(?:等?职务)?[，、；]\s*(?:和|以及)?")
_RELIEVES = re.compile("[^，。；]{0,8}(?:接替|代替|取代)[^，。；]{0,16}")
_AND_RELIEVES = re.compile("(?:一职|职务)?，[^，。；]{0,4}(?:接替|代替|取代)[^，。；]{0,16}")

# 甲致电某国的乙，祝贺他当选总统: whoever sends good wishes is not the one who was elected.
_SENDER = re.compile(r"[^。；！？]{0,12}?(?:致电|致信|致函|去电|(?:再次|热烈|衷心)?(?:祝贺|恭贺))")
_RECIPIENT = re.compile(r"(?:致电|致信|致函|去电)[^，。；]{0,8}$")
# 甲被|某国国王乙|任命为首相: whoever gives the post does not get it.
_GIVEN_BY = re.compile(r"(?:被|获|经|由)[^，。；！？]{0,20}$")
_GIVES = re.compile(r"(?:正式)?(?:任命|提名|委任|指定|指派|选定)")
# 甲指出，|你|担任总统期间; 向甲同志表示我连任……: the person spoken to, or a speaker who is not the last one named.
_SPOKEN_TO = re.compile(r"(?:你|您|本人|(?<!自)我(?!们?[国省市县区州盟旗校院]))[^，。；！？]{0,12}$")
_SAYS_OF_SELF = re.compile(r"[^，。；！？]{0,12}(?:说|表示|介绍|称|回忆|告诉[^，。；]{1,8})[，：:][“\"]?(?:本人|我)")
# 甲对|他|再次当选主席的祝贺: within one clause 他 is another person.
_OTHER = re.compile(r"[^，。；！？]*(?:他|她)[^，。；！？]{0,8}$")


class Appointments:
    """Reads the groups of one article that are posts without a name beside them."""

    def __init__(self, text: str, *, entities: Entities, seats: Seats, grammar: Grammar) -> None:
        self._text = text
        self._entities = entities
        self._seats = seats
        self._grammar = grammar
        self._lives = Lives(text)
        self._given_last: tuple[tuple[Mention, ...], str, int] | None = None

    def read(self, groups: Sequence[Group], index: int) -> Iterator[PostUse]:
        """Posts without a name beside them, that a verb gives to a person of the same sentence."""
        group = groups[index]
        begin = self._seats.sentence_start(group.start)
        before = self._text[begin : group.start]
        verb = self._verb_before(before) or self._verb_in(group) or self._verb_over_name(groups, index)
        seats = self._seats.of_all(group.posts)
        last, self._given_last = self._given_last, None
        if verb is None and self._is_told(groups, index):
            verb = Status.CURRENT.value
        if verb is None:
            verb = self._lives.status_of_line(before) or self._verb_of_list(groups, index, last)
        if verb is None and last is not None and _NEXT_OF_LIST.fullmatch(self._text, last[2], group.start):
            yield from self._give(last[0], seats, last[1], group.end)
            return
        each = self._each(groups, index, begin, before) if verb is not None else ()
        if verb is not None and len(each) == len(seats):
            for one, seat in zip(each, seats, strict=True):
                yield from self._given(one, [seat], verb)
            return
        if verb is not None:
            people = self._successor(groups, index, begin, before)
            people = people or self._people_before(groups, index, begin) or self._person_of_text(groups, index, before)
            if not people and not self._goes_on(group):
                people = self._lives.subject(groups, index, begin)
            if people:
                yield from self._give(people, seats, verb, group.end)
                yield from self._relieved(groups, index, begin, seats)
            return
        both = _BOTH.search(before) if "两人" in before else None
        if both is not None:
            yield from self._give(self._last_two(groups, index), seats, Status.CURRENT.value, group.end)
            return
        members = _MEMBERS.match(self._text[group.end : group.end + 4])
        if members is not None and group.posts[-1].title == "成员" and index + 1 < len(groups):
            yield from self._members(group, groups[index + 1 :], seats)
            return
        after = _FILLED_BY.match(self._text[group.end : group.end + 12])
        if after is None or index + 1 >= len(groups):
            return
        following = groups[index + 1]
        if not following.people or following.start - group.end > after.end() + 2:
            return
        tail = self._text[following.end : following.end + 4]
        match = _TAKES_OVER.match(tail)
        if match is not None:
            status = Status.ACTING if match.group() in ("署理", "代理") else Status.APPOINTED
            free = [(use, seat if use.bodies else self._seats.bare(use, inherit=False)) for use, seat in seats]
            yield from self._given(following.people[0].mention, free, status.value)

    def _give(
        self, people: tuple[Mention, ...], seats: list[tuple[TitleUse, Seat]], status: str, end: int
    ) -> Iterator[PostUse]:
        """Gives the posts to the people, and keeps in mind that a list of further posts may follow."""
        self._given_last = (people, status, end)
        for person in people:
            yield from self._given(person, seats, status)

    def _members(
        self, group: Group, following: Sequence[Group], seats: list[tuple[TitleUse, Seat]]
    ) -> Iterator[PostUse]:
        """专家组成员包括甲、乙: everyone in the chain that follows. A delegation is no post."""
        if any(body.text.endswith("团") for use in group.posts for body in use.bodies):
            return
        chain = following[0].chain
        if following[0].start - group.end > 6:
            return
        for other in following:
            if other.chain != chain and STOP.search(self._text, group.end, other.start):
                return
            for person in other.people:
                yield from self._given(person.mention, seats, Status.CURRENT.value)

    def _person_of_text(self, groups: Sequence[Group], index: int, before: str) -> tuple[Mention, ...]:
        """现任……: in the story of a life, the person whom it is about."""
        if not before.strip().endswith(("现任", "曾任", "历任", "先后任", "先后担任")):
            return ()
        if self._goes_on(groups[index]):
            return ()
        people = [person.mention for group in groups[:index] for person in group.people]
        return (people[-1],) if people and len({p.text for p in people}) == 1 else ()

    def _goes_on(self, group: Group) -> bool:
        """现任某市市委副书记|同样出自本地: whoever holds the post is spoken of, and not given it."""
        return re.match(r"(?!等|职|期间|一职)[\u4e00-\u9fff]", self._text[group.end : group.end + 2]) is not None

    def _is_told(self, groups: Sequence[Group], index: int) -> bool:
        """甲|是|某某小学党委书记: nothing but the word between the name and the post."""
        if index == 0 or not groups[index - 1].people:
            return False
        return self._text[groups[index - 1].end : groups[index].start] in ("是", "系", "，系", "，是")

    def _each(self, groups: Sequence[Group], index: int, begin: int, before: str) -> tuple[Mention, ...]:
        """由甲和乙分别署理|某司司长和某局局长: the people of the list before, one for each post; () without 分别."""
        if index == 0 or not re.search(r"分别[\u4e00-\u9fff]{1,6}$", before) or groups[index - 1].start < begin:
            return ()
        chain = groups[index - 1].chain
        return tuple(person.mention for group in groups[:index] if group.chain == chain for person in group.people)

    def _last_two(self, groups: Sequence[Group], index: int) -> tuple[Mention, ...]:
        found: dict[str, Mention] = {}
        for group in reversed(groups[:index]):
            for person in reversed(group.people):
                found.setdefault(self._entities.of_mention[person.mention], person.mention)
            if len(found) >= 2:
                break
        return tuple(found.values())[:2]

    def _given(self, person: Mention, seats: list[tuple[TitleUse, Seat]], status: str) -> Iterator[PostUse]:
        key = self._entities.of_mention[person]
        for use, seat in seats:
            if counts(use, self._grammar):
                yield post_use(key, person, replace(use, status=use.status or status), seat, rule="post:appointment")

    def _verb_before(self, before: str) -> str | None:
        """The status that the verb right before the posts gives, or None where there is none."""
        newly = _NEWLY.search(before[-12:]) if before.endswith(("任", "届")) else None
        stripped = before if newly is None else before[: len(before) - len(newly.group())]
        verb = next(filter(stripped.endswith, self._grammar.verbs_of_posts), None)
        if verb is not None:
            return self._grammar.verbs_of_posts[verb]
        if not stripped.endswith(("为", "的", "任")):
            return None
        near = stripped[-30:]
        verbs = [
            (stripped.rfind(word), len(word), status)
            for word, status in self._grammar.verbs_of_names.items()
            if word in near
        ]
        return max(verbs)[2] if verbs else None

    def _verb_of_list(
        self, groups: Sequence[Group], index: int, last: tuple[tuple[Mention, ...], str, int] | None
    ) -> str | None:
        """任命甲为某局局长，|乙|为某局局长: the status of the post before, where 为 gives one to the next name."""
        if last is None or index == 0 or not groups[index - 1].people or groups[index - 1].posts:
            return None
        name = groups[index - 1]
        if self._text[name.end : groups[index].start] not in ("为", "同志为", "的", "同志的"):
            return None
        return last[1] if _AND_THE_NEXT.fullmatch(self._text, last[2], name.start) else None

    def _verb_over_name(self, groups: Sequence[Group], index: int) -> str | None:
        """免去|甲某|某省副省长职务: the verb stands before the name, and the post right after it."""
        if index == 0 or not groups[index - 1].people or groups[index - 1].end != groups[index].start:
            return None
        before = self._text[: groups[index - 1].start]
        verb = next(filter(before.endswith, self._grammar.verbs_of_names), None)
        return self._grammar.verbs_of_names[verb] if verb is not None else None

    def _verb_in(self, group: Group) -> str | None:
        """曾任|副局长: the verb was read as a part of the title."""
        first = group.posts[0].mention.text
        verb = next((word for word in filter(first.startswith, self._grammar.verbs_of_posts) if len(word) > 1), None)
        return self._grammar.verbs_of_posts[verb] if verb is not None else None

    def _successor(self, groups: Sequence[Group], index: int, begin: int, before: str) -> tuple[Mention, ...]:
        """甲|接替|乙|任某市市委书记: the first of the two holds the post now."""
        if "接替" not in before or index < 2:
            return ()
        first, second = groups[index - 2], groups[index - 1]
        if first.start < begin or not (first.people and second.people):
            return ()
        told = _RELIEVES.fullmatch(self._text, first.end, second.start)
        return (first.people[-1].mention,) if told else ()

    def _relieved(
        self, groups: Sequence[Group], index: int, begin: int, seats: list[tuple[TitleUse, Seat]]
    ) -> Iterator[PostUse]:
        """甲出任某局局长，接替|乙; 甲接替|乙|任某局局长: the other one held the post before."""
        before, after = groups[max(0, index - 2) : index], groups[index + 1 : index + 2]
        relieved: Sequence[Group] = ()
        if after and after[0].people and not after[0].posts:
            relieved = after if _AND_RELIEVES.fullmatch(self._text, groups[index].end, after[0].start) else ()
        if not relieved and len(before) == 2 and before[0].start >= begin and before[0].people and before[1].people:
            relieved = before[1:] if _RELIEVES.fullmatch(self._text, before[0].end, before[1].start) else ()
        for group in relieved:
            yield from self._given(group.people[0].mention, seats, Status.FORMER.value)

    def _people_before(self, groups: Sequence[Group], index: int, begin: int) -> tuple[Mention, ...]:
        """The last person of the sentence before the posts; 任命|甲、乙|为副市长: all of a list of bare names."""
        for group in reversed(groups[:index]):
            if group.end <= begin:
                return ()
            if not group.people:
                continue
            person, end = group.people[-1].mention, groups[index].start
            if _SPOKEN_TO.search(self._text, person.end, end) and not _SAYS_OF_SELF.match(self._text, person.end):
                return ()
            gives = _GIVES.match(self._text, person.end) and _GIVEN_BY.search(self._text, begin, group.start)
            if gives or _OTHER.fullmatch(self._text, person.end, end):
                continue
            if _SENDER.match(self._text, person.end, end) and not _RECIPIENT.search(self._text, begin, group.start):
                return ()
            listed = not group.posts and _GIVEN_TO_ALL.fullmatch(self._text, group.end, end) is not None
            return tuple(one.mention for one in group.people) if listed else (person,)
        return ()
