"""Who holds which post: from the groups of names and titles, and from verbs of appointment between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.relate.bodies import COMMITTEES, PARTY_DEPARTMENTS, STATE_ORGANS, Organisations, split_organ
from guantu.relate.entities import Entities, has_rank
from guantu.relate.people import Group, Person, TitleUse
from guantu.relate.places import Places
from guantu.schema import NodeKind, Status

_UNIVERSITY = re.compile(
    r"[\u4e00-\u9fff（）()]{2,}大学|[\u4e00-\u9fff]{2,}(?:工程|师范|职业|理工|医|农|财经|职业技术)学院"
)
_OUTSIDE = re.compile(r"[。！？!?\n]")
_SCHOOL = re.compile(r"(?:大学|学院|学校|中学|小学|附中|附小|幼儿园|党校)$")
_ONE_CHARACTER_OFFICE = re.compile(r"副?[部局厅署司院行]长")
_RANKS = ("教授", "院士", "研究员", "工程师", "博士", "讲师", "医师", "编审", "导师", "高级编辑", "高级记者")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostUse:
    """A post that a person is said to hold. body, organ: as carried on to the next title without a body of its own."""

    person: str
    body: str | None
    title: str
    status: str
    rule: str
    start: int
    end: int
    person_span: tuple[int, int]
    title_span: tuple[int, int]
    reason: str = ""
    score: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seat:
    """Where a title belongs: the entity of the body, and the organ that the title keeps (市委, 人大常委会)."""

    body: str | None
    organ: str = ""
    reason: str = ""


class Posts:
    """Reads the posts of one article."""

    def __init__(
        self,
        text: str,
        *,
        entities: Entities,
        places: Places,
        organisations: Organisations,
        grammar: Grammar,
    ) -> None:
        self._text = text
        self._entities = entities
        self._places = places
        self._organisations = organisations
        self._grammar = grammar
        self._carry: _Seat | None = None
        self._chain = -1
        self._settled: set[str] = set()  # organisations whose region a title list has told
        self._school: str | None = None
        self._mentions: Sequence[Mention] = ()
        self._groups: Sequence[Group] = ()
        self._held: dict[str, list[str]] = {}
        self._given_last: tuple[tuple[Mention, ...], str, int] | None = None

    def read(self, groups: Sequence[Group], mentions: Sequence[Mention]) -> Iterator[PostUse]:
        """The posts of the groups, in order. mentions: all outermost mentions of the article, in order."""
        self._mentions = mentions
        self._groups = groups
        listed = self._list_body(mentions)
        last_end = 0
        for index, group in enumerate(groups):
            if _OUTSIDE.search(self._text, last_end, group.start):
                self._carry = listed
            worked = self._organisation_at_work(mentions, last_end, group)
            if worked is not None:
                self._carry, self._chain = worked, group.chain
            elif self._carry is listed and listed is not None:
                self._chain = group.chain
            self._within = group.chain == self._chain or (
                bool(group.people)
                and 0 < group.start - last_end <= 8
                and not _OUTSIDE.search(self._text, last_end, group.start)
            )
            yield from self._kept(self._group(group, groups[index + 1] if index + 1 < len(groups) else None))
            if not group.people:
                yield from self._kept(self._appointed(groups, index))
            self._chain = group.chain
            last_end = group.end

    _within = False  # whether the group at hand goes on from the chain of the one before

    def _kept(self, uses: Iterator[PostUse]) -> Iterator[PostUse]:
        """Passes the posts on and remembers who holds what."""
        for use in uses:
            self._held.setdefault(use.person, []).append(use.title)
            yield use

    def _list_body(self, mentions: Sequence[Mention]) -> _Seat | None:
        """The organisation of a list of members: …委员会成员名单."""
        for mention in mentions:
            if mention.label is Label.ORGANIZATION and re.match(
                r"(?:组成人员|领导成员|成员|委员)?名单", self._text[mention.end : mention.end + 8]
            ):
                return _Seat(body=self._entities.of_mention[mention], reason="the list is of its members")
        return None

    def _organisation_at_work(self, mentions: Sequence[Mention], since: int, group: Group) -> _Seat | None:
        """甲长期在某局工作，曾任|副局长: the office is the body of the title."""
        for mention in mentions:
            if mention.label is Label.ORGANIZATION and since <= mention.start and mention.end <= group.start:
                between = self._text[mention.end : group.start]
                if re.fullmatch(r"工作[，,]?(?:先后|曾|历)?(?:担任|任)?", between):
                    return _Seat(body=self._entities.of_mention[mention], reason="worked there")
        return None

    def _group(self, group: Group, following: Group | None) -> Iterator[PostUse]:
        seats = self._seats(group.posts)
        if following is not None and not following.people and len(seats) == 1 and len(following.posts) == 1:
            seats = self._deputy(group, seats, following)
        for person in group.people:
            key = self._entities.of_mention[person.mention]
            for use, seat in seats:
                if self._counts(use):
                    yield self._post_use(key, person.mention, use, seat, rule="post:before-name")
            yield from self._after(key, person, group)
            if group.summary is not None:
                seat = self._seat(group.summary)
                if self._counts(group.summary):
                    yield self._post_use(key, person.mention, group.summary, seat, rule="post:and-others")

    def _seats(self, posts: Sequence[TitleUse]) -> list[tuple[TitleUse, _Seat]]:
        """The posts with their seats; inside a list each may take over the body of the one before."""
        found: list[tuple[TitleUse, _Seat]] = []
        within = self._within
        for use in posts:
            found.append((use, self._seat(use)))
            self._within = True
        self._within = within
        return found

    def _deputy(
        self, group: Group, seats: list[tuple[TitleUse, _Seat]], following: Group
    ) -> list[tuple[TitleUse, _Seat]]:
        """由副司长某某署理某司司长: the deputy is of the same body as the post that is filled."""
        use, seat = seats[0]
        filled = following.posts[0]
        if use.bodies or not filled.bodies or use.title != "副" + filled.title:
            return seats
        if self._text[group.end : following.start] not in ("署理", "代理", "接任", "升任", "暂代"):
            return seats
        del seat
        return [(use, self._own_seat(filled))]

    def _after(self, key: str, person: Person, group: Group) -> Iterator[PostUse]:
        for use in person.after:
            if not use.bodies and any(held.endswith(use.title) for held in self._held.get(key, ())):
                continue  # 国家主席甲某……甲某主席
            if use.bodies:
                seat = self._seat(use)
            elif person.bodies:
                seat = self._seat(replace(use, bodies=person.bodies))
            elif group.posts and use.status != Status.ACTING and not self._rank(use):
                continue  # 主任甲某主任: the title repeats what was said
            else:
                seat = self._bare_seat(use, inherit=False)
            if self._counts(use):
                yield self._post_use(key, person.mention, use, seat, rule="post:after-name")

    def _appointed(self, groups: Sequence[Group], index: int) -> Iterator[PostUse]:
        """Posts without a name beside them, that a verb gives to a person of the same sentence."""
        group = groups[index]
        begin = self._sentence_start(group.start)
        before = self._text[begin : group.start]
        verb = self._verb_before(before) or self._verb_in(group) or self._verb_over_name(groups, index)
        seats = self._seats(group.posts)
        last, self._given_last = self._given_last, None
        if verb is None and last is not None and self._text[last[2] : group.start].strip() in ("，", "；", "、"):
            yield from self._give(last[0], seats, last[1], group.end)
            return
        if verb is not None:
            person = self._person_before(groups, index, begin) or self._person_of_text(groups, index, before)
            if person is not None:
                yield from self._give((person,), seats, verb, group.end)
            return
        both = re.search(r"两人(?:都|均|同)?(?:是|为|任)$", before)
        if both is not None:
            yield from self._give(self._last_two(groups, index), seats, Status.CURRENT.value, group.end)
            return
        members = re.match(r"(?:包括|分别是|有：|为：|：)", self._text[group.end : group.end + 4])
        if members is not None and group.posts[-1].title == "成员" and index + 1 < len(groups):
            yield from self._members(group, groups[index + 1 :], seats)
            return
        after = re.match(r"(?:的?(?:职务|职位|一职))?[，,]?(?:则|将|改)?由", self._text[group.end : group.end + 12])
        if after is None or index + 1 >= len(groups):
            return
        following = groups[index + 1]
        if not following.people or following.start - group.end > after.end() + 2:
            return
        tail = self._text[following.end : following.end + 4]
        match = re.match(r"出任|担任|接任|升任|兼任|署理|继任|代理|接替|调任|，(?:代替|接替)", tail)
        if match is not None:
            status = Status.ACTING if match.group() in ("署理", "代理") else Status.APPOINTED
            free = [(use, seat if use.bodies else self._bare_seat(use, inherit=False)) for use, seat in seats]
            yield from self._given(following.people[0].mention, free, status.value)

    def _give(
        self, people: tuple[Mention, ...], seats: list[tuple[TitleUse, _Seat]], status: str, end: int
    ) -> Iterator[PostUse]:
        """Gives the posts to the people, and keeps in mind that a list of further posts may follow."""
        self._given_last = (people, status, end)
        for person in people:
            yield from self._given(person, seats, status)

    def _members(
        self, group: Group, following: Sequence[Group], seats: list[tuple[TitleUse, _Seat]]
    ) -> Iterator[PostUse]:
        """专家组成员包括甲、乙: everyone in the chain that follows. A delegation is no post."""
        if any(body.text.endswith("团") for use in group.posts for body in use.bodies):
            return
        chain = following[0].chain
        if following[0].start - group.end > 6:
            return
        for other in following:
            if other.chain != chain and _OUTSIDE.search(self._text, group.end, other.start):
                return
            for person in other.people:
                yield from self._given(person.mention, seats, Status.CURRENT.value)

    def _person_of_text(self, groups: Sequence[Group], index: int, before: str) -> Mention | None:
        """现任……: in the story of a life, the person whom it is about."""
        if not before.strip().endswith(("现任", "曾任", "历任", "先后任", "先后担任")):
            return None
        people = [person.mention for group in groups[:index] for person in group.people]
        return people[-1] if people and len({p.text for p in people}) == 1 else None

    def _last_two(self, groups: Sequence[Group], index: int) -> tuple[Mention, ...]:
        found: dict[str, Mention] = {}
        for group in reversed(groups[:index]):
            for person in reversed(group.people):
                found.setdefault(self._entities.of_mention[person.mention], person.mention)
            if len(found) >= 2:
                break
        return tuple(found.values())[:2]

    def _given(self, person: Mention, seats: list[tuple[TitleUse, _Seat]], status: str) -> Iterator[PostUse]:
        key = self._entities.of_mention[person]
        for use, seat in seats:
            if self._counts(use):
                yield self._post_use(
                    key, person, replace(use, status=use.status or status), seat, rule="post:appointment"
                )

    def _verb_before(self, before: str) -> str | None:
        """The status that the verb right before the posts gives, or None where there is none."""
        stripped = re.sub(r"(?:新任|新一任|新一届|第[一二三四五六七八九十]+[届任])$", "", before)
        for word, (status, side) in self._grammar.appointments.items():
            if side == "after" and stripped.endswith(word):
                return status
        if re.search(r"(?:为|的|担任|任)$", stripped) is None:
            return None
        verbs = [
            (stripped.rfind(word), len(word), status)
            for word, (status, side) in self._grammar.appointments.items()
            if side == "before" and word in stripped[-30:]
        ]
        return max(verbs)[2] if verbs else None

    def _verb_over_name(self, groups: Sequence[Group], index: int) -> str | None:
        """免去|甲某|某省副省长职务: the verb stands before the name, and the post right after it."""
        if index == 0 or not groups[index - 1].people or groups[index - 1].end != groups[index].start:
            return None
        start = groups[index - 1].start
        for word, (status, side) in self._grammar.appointments.items():
            if side == "before" and self._text.endswith(word, 0, start):
                return status
        return None

    def _verb_in(self, group: Group) -> str | None:
        """曾任|副局长: the verb was read as a part of the title."""
        first = group.posts[0].mention.text
        for word, (status, side) in self._grammar.appointments.items():
            if side == "after" and len(word) > 1 and first.startswith(word):
                return status
        return None

    def _person_before(self, groups: Sequence[Group], index: int, begin: int) -> Mention | None:
        for group in reversed(groups[:index]):
            if group.end <= begin:
                return None
            if group.people:
                return group.people[-1].mention
        return None

    def _sentence_start(self, position: int) -> int:
        ends = [match.end() for match in _OUTSIDE.finditer(self._text, 0, position)]
        return ends[-1] if ends else 0

    def _seat(self, use: TitleUse) -> _Seat:
        """Where a title belongs; what it says is carried on to the titles after it."""
        seat = self._own_seat(use) if use.bodies else self._bare_seat(use, inherit=True)
        if (seat.body is not None or seat.organ) and not self._rank(use):
            self._carry = seat
        return seat

    def _own_seat(self, use: TitleUse) -> _Seat:
        body = use.bodies[-1]
        if body.maker.startswith("deixis"):
            _, scope, rank = body.maker.split(":")
            near = self._rank_of_carry(rank)
            if near is not None:
                return _Seat(body=near, reason=f"{body.text} is the region of the post before")
            settled = self._places.deictic(rank, scope, body.start)
            if settled is None:
                return _Seat(body=None, organ=body.text if body.text not in ("当地",) else "")
            return _Seat(body=self._entities.region(settled[0]).key, reason=settled[1])
        if body.label is Label.LOCATION:
            return _Seat(body=self._entities.of_mention[body])
        draft = self._entities[self._entities.of_mention[body]]
        if body.text in ("校", "学校", "校党委", "学校党委") and self.home_school() is not None:
            return _Seat(
                body=self.home_school(),
                organ="党委" if body.text.endswith("党委") else "",
                reason="the school that the text is about",
            )
        near = self._region_of_carry(body.text) if self._within or draft.region is None else None
        if near is not None and draft.key not in self._settled:
            draft.region = near  # 某市副市长、市公安局局长: the city of the title before it, not that of the hosts
        self._settled.add(draft.key)
        completed = self._completed(body) if draft.region is None else None
        if completed is not None:
            return completed
        organ = split_organ(body.text)
        if organ is None:
            return _Seat(body=draft.key)
        if draft.region is not None:
            return _Seat(body=draft.region, organ=organ[1], reason=self._reason(body))
        near = self._region_of_carry(organ[1])
        if near is not None:
            return _Seat(body=near, organ=organ[1], reason="the region of the post before")
        if organ[0]:
            return _Seat(body=draft.key)
        return _Seat(body=None, organ=organ[1])

    def _completed(self, body: Mention) -> _Seat | None:
        """A department without a region, in a list of titles: it is of the committee or region of the title before."""
        carry = self._carry
        if carry is None or carry.body is None or not self._within:
            return None
        before = self._entities[carry.body]
        why = "a part of the body of the title before it"
        if PARTY_DEPARTMENTS.fullmatch(body.text) and carry.organ.endswith("委"):
            return _Seat(body=carry.body, organ=carry.organ + body.text, reason=why)
        if STATE_ORGANS.fullmatch(body.text) and before.kind is NodeKind.REGION:
            return _Seat(body=carry.body, organ=body.text, reason=why)
        if body.text in ("党工委", "工委", "管委会"):
            stem = before.name.removesuffix("管委会").removesuffix("管理委员会").removesuffix("党工委")
            inferred = self._entities.inferred_organisation(stem + body.text, region=before.region, reason=why)
            return _Seat(body=inferred.key, reason=why)
        whole = carry.organ or before.name
        if COMMITTEES.fullmatch(body.text) and whole.endswith(("政协", "人大", "人大常委会")):
            if carry.organ:
                return _Seat(body=carry.body, organ=carry.organ + body.text, reason=why)
            inferred = self._entities.inferred_organisation(before.name + body.text, region=None, reason=why)
            return _Seat(body=inferred.key, reason=why)
        return None

    def _region_of_carry(self, organ: str) -> str | None:
        """The region of the post before, where an organ names its rank: 市政协 after a post of the city."""
        match = re.match(r"自治区|自治州|自治县|[省市县区州旗盟]", organ)
        return self._rank_of_carry(match.group()) if match is not None else None

    def _reason(self, body: Mention) -> str:
        match = re.match(r"[省市县区州旗盟]", body.text)
        if match is None:
            return ""
        settled = self._places.deictic(match.group(), "home", body.start)
        return settled[1] if settled is not None else ""

    def _bare_seat(self, use: TitleUse, *, inherit: bool) -> _Seat:
        rank = self._rank_head(use.title)
        if rank == "校":
            school = self.home_school()
            if self._carry is not None and self._carry.body is not None and self._within:
                before = self._entities[self._carry.body]
                if _SCHOOL.search(before.name):
                    return _Seat(body=before.key, reason="the school of the title before")
            return _Seat(body=school, reason="the school that the text is about" if school is not None else "")
        if rank is not None:
            carried = self._rank_of_carry(rank)
            if carried is not None:
                return _Seat(body=carried, reason="the region of the post before")
            settled = self._places.deictic(rank, "home", use.mention.start)
            if settled is None:
                return _Seat(body=None)
            return _Seat(body=self._entities.region(settled[0]).key, reason=settled[1])
        if self._grammar.domain_of(use.title) == "foreign" or use.title in ("总理", "副总理"):
            country = self._country_before(use.mention.start)
            if country is not None:
                return _Seat(body=country, reason="the country that the sentence names before")
        if use.title.endswith("国家主席"):
            return _Seat(body=self._entities.region("CN").key, reason="国家主席 is of the state")
        stands_alone = self._rank(use) or self._grammar.domain_of(use.title) in ("common", "charge", "group")
        named = self._named_before(use)
        if named is not None:
            return named
        if not inherit or not self._within or self._carry is None or stands_alone or use.title == "国务委员":
            return _Seat(body=None)
        return self._inherited(use)

    def _country_before(self, position: int) -> str | None:
        """The last foreign country that the sentence names before a place: 黎巴嫩总统任命某某出任|总理."""
        begin = self._sentence_start(position)
        for mention in reversed(self._mentions):
            if mention.start < begin:
                return None
            key = self._entities.of_mention.get(mention)
            if mention.end > position or key is None:
                continue
            code = self._entities[key].code or ""
            if len(code) == 2:
                return key if code != "CN" else None
        return None

    def _named_before(self, use: TitleUse) -> _Seat | None:
        """某部网站显示，部长一职由……: a head without a body takes the office of the sentence that ends like it."""
        if self._within or not _ONE_CHARACTER_OFFICE.fullmatch(use.title):
            return None
        begin = self._sentence_start(use.mention.start)
        for mention in reversed(self._mentions):
            if mention.start < begin:
                return None
            before = mention.end <= use.mention.start and mention.label is Label.ORGANIZATION
            if before and mention.text.endswith(use.title[-2]):
                return _Seat(body=self._entities.of_mention[mention], reason="the office that the sentence names")
        return None

    def _inherited(self, use: TitleUse) -> _Seat:
        carry = self._carry
        if carry is None:
            return _Seat(body=None)
        own = split_organ(use.title) or next(
            (
                ("", word)
                for word in self._grammar.inner_words
                if use.title.startswith(word) and not word.startswith("党组")  # the party group is that of the organ
            ),
            None,
        )
        organ = "" if own is not None else carry.organ
        return _Seat(body=carry.body, organ=organ, reason="the body of the title before it")

    def home_school(self) -> str | None:
        """The one university of the text that nobody is introduced as coming from: 我校, 校党委, 校长."""
        if self._school is None:
            guests = {
                self._entities.of_mention.get(body)
                for group in self._groups
                for person in group.people
                for body in (*person.bodies, *(b for use in group.posts for b in use.bodies))
            }
            schools = {
                self._entities.of_mention[m]
                for m in self._mentions
                if m.label is Label.ORGANIZATION and _UNIVERSITY.fullmatch(m.text)
            }
            left = sorted(schools - guests)
            self._school = left[0] if len(left) == 1 else ""
        return self._school or None

    def _rank_head(self, title: str) -> str | None:
        for head, rank in self._grammar.rank_heads.items():
            if title.endswith(head):
                return rank
        return None

    def _rank_of_carry(self, rank: str) -> str | None:
        """The region of the post before, or one above it, if it has the rank."""
        if self._carry is None or self._carry.body is None:
            return None
        draft = self._entities[self._carry.body]
        key = draft.key if draft.kind is NodeKind.REGION else draft.region
        if key is None or self._entities[key].code is None:
            return None
        code = self._entities[key].code or ""
        regions = self._entities.lexicon.regions
        region = regions.by_code(code)
        line = ([region] if region is not None else []) + list(regions.parents(code))
        return next((self._entities.region(r.code).key for r in line if has_rank(r, rank)), None)

    def _rank(self, use: TitleUse) -> bool:
        """Whether a title is a rank of learning, which needs no body."""
        return use.title.endswith(_RANKS)

    def _counts(self, use: TitleUse) -> bool:
        """Whether a title makes a post: no form of address, and no common noun without a body of its own."""
        domain = self._grammar.domain_of(use.title)
        if domain == "honour":
            return False
        if domain in ("common", "group"):
            return bool(use.bodies)
        return True

    def _post_use(self, person: str, name: Mention, use: TitleUse, seat: _Seat, *, rule: str) -> PostUse:
        title = use.title
        if seat.organ and not title.startswith(seat.organ):
            title = seat.organ + title
        return PostUse(
            person=person,
            body=seat.body,
            title=title,
            status=use.status or Status.CURRENT.value,
            rule=rule,
            start=min(use.start, name.start),
            end=max(use.mention.end, name.end),
            person_span=(name.start, name.end),
            title_span=(use.mention.start, use.mention.end),
            reason=seat.reason,
            score=0.9 if seat.body is not None else 0.7,
        )
