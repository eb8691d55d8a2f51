"""Who holds which post: from the groups of names and titles, and from verbs of appointment between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.relate.appointments import Appointments
from guantu.relate.entities import Entities
from guantu.relate.people import Group, Person, TitleUse
from guantu.relate.postuse import PostUse, counts, post_use
from guantu.relate.seats import Seats
from guantu.relate.stops import STOP
from guantu.relate.titlerow import Seat, is_rank
from guantu.schema import Status

_LIST = re.compile(r"(?:组成人员|领导成员|成员|委员)?名单(?=[\s：:（(]|$)")
_SOLE = ("总统", "首相", "总理", "国王", "国家主席", "天皇")
_WITH = re.compile("[与同和]")
# Offices that one person holds at a time: 总书记甲和乙、丙 gives it, and what is listed with it, to the first alone.
_ALONE = re.compile("总书记|国家主席|(?:中央)?军委主席|委员长|行政长官|自治区主席|[省市县区州盟]长")
_WORKED = re.compile(r"工作[，,]?(?:先后|曾|历)?(?:担任|任)?")


class Posts:
    """Reads the posts of one article."""

    def __init__(self, text: str, *, entities: Entities, seats: Seats, grammar: Grammar) -> None:
        self._text = text
        self._entities = entities
        self._seats = seats
        self._grammar = grammar
        self._appointments = Appointments(text, entities=entities, seats=seats, grammar=grammar)
        self._chain = -1
        self._held: dict[str, list[str]] = {}

    def read(self, groups: Sequence[Group], mentions: Sequence[Mention]) -> Iterator[PostUse]:
        """The posts of the groups, in order. mentions: all outermost mentions of the article, in order."""
        listed = self._list_body(mentions)
        workplaces = self._workplaces(mentions)
        last_end = 0
        for index, group in enumerate(groups):
            if STOP.search(self._text, last_end, group.start):
                self._seats.row.begin(listed)
            worked = self._organisation_at_work(workplaces, last_end, group)
            if worked is not None:
                self._seats.row.seat, self._chain = worked, group.chain
            elif self._seats.row.seat is listed and listed is not None:
                self._chain = group.chain
            self._seats.row.within = group.chain == self._chain or (
                bool(group.people)
                and 0 < group.start - last_end <= 8
                and not STOP.search(self._text, last_end, group.start)
            )
            self._seats.row.next_person(group.posts)
            self._seats.holder = self._beside(groups, index)
            yield from self._kept(self._group(group, groups[index + 1] if index + 1 < len(groups) else None))
            if not group.people:
                yield from self._kept(self._appointments.read(groups, index))
            self._chain = group.chain
            last_end = group.end

    def _beside(self, groups: Sequence[Group], index: int) -> Mention | None:
        """The name of the group itself, else the last before it in its sentence, else the one behind it (由甲担任)."""
        group = groups[index]
        if group.people:
            return group.people[0].mention
        if index > 0 and groups[index - 1].people:
            before = groups[index - 1]
            if not STOP.search(self._text, before.end, group.start):
                return before.people[-1].mention
        if index + 1 < len(groups) and groups[index + 1].people:
            after = groups[index + 1]
            if not STOP.search(self._text, group.end, after.start):
                return after.people[0].mention
        return None

    def _kept(self, uses: Iterator[PostUse]) -> Iterator[PostUse]:
        """Passes the posts on and remembers who holds what."""
        for use in uses:
            self._held.setdefault(use.person, []).append(use.title)
            yield use

    def _list_body(self, mentions: Sequence[Mention]) -> Seat | None:
        """The organisation of a list of members: …委员会成员名单."""
        for mention in mentions:
            if mention.label is Label.ORGANIZATION and _LIST.match(self._text, mention.end):
                return Seat(body=self._entities.of_mention[mention], reason="the list is of its members")
        return None

    def _workplaces(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The organisations with 工作 right behind them."""
        return [m for m in mentions if m.label is Label.ORGANIZATION and self._text.startswith("工作", m.end)]

    def _organisation_at_work(self, workplaces: Sequence[Mention], since: int, group: Group) -> Seat | None:
        """甲长期在某局工作，曾任|副局长: the office is the body of the title."""
        for mention in workplaces:
            stands_between = since <= mention.start and mention.end <= group.start
            if stands_between and _WORKED.fullmatch(self._text, mention.end, group.start):
                return Seat(body=self._entities.of_mention[mention], reason="worked there")
        return None

    def _group(self, group: Group, following: Group | None) -> Iterator[PostUse]:
        seats = self._seats.of_all(group.posts)
        if following is not None and not following.people and len(seats) == 1 and len(following.posts) == 1:
            seats = self._deputy(group, seats, following)
        alone = any(_ALONE.fullmatch(seat.organ + use.title) and not use.status and seat.body for use, seat in seats)
        before: Person | None = None
        for person in group.people:
            key = self._entities.of_mention[person.mention]
            first, shared = before is None, before is None or not self._is_other_side(before, person, key)
            before = person
            for use, seat in seats if shared else ():
                if not first and (alone or self._is_sole(use, person)):
                    continue
                if counts(use, self._grammar) and not self._is_nobodys(use, seat):
                    elect = replace(use, status=Status.CANDIDATE.value) if self._is_elect(use) else use
                    yield post_use(key, person.mention, elect, seat, rule="post:before-name")
            yield from self._after(key, person, group)
            if group.summary is not None:
                seat = self._seats.of(group.summary)
                if counts(group.summary, self._grammar):
                    yield post_use(key, person.mention, group.summary, seat, rule="post:and-others")

    def _is_sole(self, use: TitleUse, person: Person) -> bool:
        """某国总统甲|与乙|通电话: one at a time holds the post, and the second name stands by itself."""
        joined = _WITH.fullmatch(self._text, person.mention.start - 1, person.mention.start)
        return not use.status and use.title in _SOLE and joined is not None

    def _is_nobodys(self, use: TitleUse, seat: Seat) -> bool:
        """援|藏|干部: a common noun whose body is none."""
        return seat.body is None and not seat.organ and self._grammar.domain_of(use.title) == "common"

    def _is_other_side(self, before: Person, person: Person, key: str) -> bool:
        """副省长甲|与|乙|签署: the second has a post that was told before, and shares no title."""
        return key in self._held and self._text[before.mention.end : person.mention.start] in ("与", "和", "同", "跟")

    def _is_elect(self, use: TitleUse) -> bool:
        """某国当选总统甲: elected, and not yet in office. 新当选 is."""
        before = self._text[: use.mention.end - len(use.title)]
        return not use.status and before.endswith("当选") and not before.endswith("新当选")

    def _deputy(
        self, group: Group, seats: list[tuple[TitleUse, Seat]], following: Group
    ) -> list[tuple[TitleUse, Seat]]:
        """由副司长某某署理某司司长: the deputy is of the same body as the post that is filled."""
        use, seat = seats[0]
        filled = following.posts[0]
        if use.bodies or not filled.bodies or use.title != "副" + filled.title:
            return seats
        if self._text[group.end : following.start] not in ("署理", "署任", "代理", "接任", "升任", "暂代"):
            return seats
        del seat
        return [(use, self._seats.own(filled))]

    def _after(self, key: str, person: Person, group: Group) -> Iterator[PostUse]:
        for use in person.after:
            if not use.bodies and any(held.endswith(use.title) for held in self._held.get(key, ())):
                continue  # 国家主席甲某……甲某主席
            if use.bodies:
                seat = self._seats.of(use)
            elif person.bodies:
                seat = self._seats.of(replace(use, bodies=person.bodies))
            elif group.posts and use.status != Status.ACTING and not is_rank(use):
                continue  # 主任甲某主任: the title repeats what was said
            else:
                seat = self._seats.bare(use, inherit=False)
            if counts(use, self._grammar):
                yield post_use(key, person.mention, use, seat, rule="post:after-name")
