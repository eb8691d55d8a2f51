"""The seat of a title without a body before it: 市长, 校长, 总统, and those that go on from a title with a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.relate.abroad import Abroad
from guantu.relate.bodies import split_organ
from guantu.relate.entities import Entities
from guantu.relate.people import TitleUse
from guantu.relate.places import Places
from guantu.relate.schools import Schools
from guantu.relate.stops import Stops
from guantu.relate.titlerow import Seat, TitleRow, is_rank
from guantu.schema import NodeKind

_SCHOOL = re.compile(r"(?:大学|学院|学校|中学|小学|附中|附小|幼儿园|党校)$")
_ONE_CHARACTER_OFFICE = re.compile(r"副?[部局厅署司处院行组]长")
# What only a country has: no party, parliament or office in front of it is its body.
_OF_A_COUNTRY = re.compile(
    "(?:政府|看守政府|联邦)?(?:第[一二三])?副?(?:总统|首相|总理)|国王|女王|王储|国家元首|政府首脑"
)
_IN_COMMITTEE = ("书记", "委员", "常委", "成员", "主席")
_OF_THE_COURT = ("审判员", "检察员", "助理审判员", "助理检察员", "副院长", "庭长", "副庭长", "副检察长")
_OF_A_COUNCIL = ("议长", "副议长", "议员")  # of a town as well as of a country
_BEFORE = "the body of the title before it"
_TEAMS = ("帮扶队", "工作队", "医疗队", "工作组", "指导组", "调研组", "代表团", "考察团")


class BareTitles:
    """Finds the seats of the titles of one article that have no body right before them.

    mentions: outermost ones, in order. row: the titles before the one at hand.
    """

    def __init__(
        self,
        *,
        entities: Entities,
        places: Places,
        grammar: Grammar,
        mentions: Sequence[Mention],
        abroad: Abroad,
        schools: Schools,
        stops: Stops,
        row: TitleRow,
    ) -> None:
        self._entities = entities
        self._places = places
        self._grammar = grammar
        self._mentions = mentions
        self._abroad = abroad
        self._schools = schools
        self._stops = stops
        self._row = row

    def seat(self, use: TitleUse, *, inherit: bool) -> Seat:
        """The seat of a title without a body of its own. inherit: whether it may be that of the title before."""
        rank = self._rank_head(use.title)
        if rank == "校":
            return self._of_school(use)
        if rank is not None:
            return self._of_region(use, rank)
        of_a_state = use.title.endswith(("国家主席", "国家副主席"))
        of_a_country = _OF_A_COUNTRY.fullmatch(use.title) is not None
        domain = self._grammar.domain_of(use.title)
        row = self._row
        if use.title in _OF_A_COUNCIL and row.within and row.seat is not None and self._is_town(row.seat.body):
            return Seat(body=row.seat.body, reason=_BEFORE)
        if of_a_state or of_a_country or domain == "foreign":
            told = self._of_country(use, of_a_state=of_a_state)
            if told is not None:
                return told
        if use.title in _OF_THE_COURT and row.whole is not None and row.within:
            return Seat(body=row.whole.body, reason=_BEFORE)
        if of_a_state:
            return Seat(body=self._entities.region("CN").key, reason="国家主席 is of the state")
        named = self._named_before(use)
        if named is not None:
            return named
        stands_alone = is_rank(use) or domain in ("common", "charge", "group") or use.title == "国务委员"
        if not inherit or not row.within or row.seat is None or stands_alone:
            return Seat(body=None)
        if of_a_country and (row.seat.body is None or self._entities[row.seat.body].kind is not NodeKind.REGION):
            return Seat(body=None)  # 某某党主席、|总统甲: a party has no president of a state
        if domain == "business" and (self._is_town(row.seat.body) or self._is_township(row.seat.body)):
            return Seat(body=None)  # 某镇负责同志，公司|副总经理甲: no town has one
        return self._inherited(use, row.seat)

    def _is_township(self, body: str | None) -> bool:
        return body is not None and self._entities[body].name.endswith(("镇", "乡", "街道"))

    def _is_town(self, body: str | None) -> bool:
        draft = self._entities[body] if body is not None else None
        return draft is not None and draft.kind is NodeKind.REGION and not draft.is_country

    def _of_school(self, use: TitleUse) -> Seat:
        """校长, 副校长: of the school of the title before, of the sentence, or of the one that the text is about."""
        school = self._schools.home()
        if self._row.seat is not None and self._row.seat.body is not None and self._row.within:
            before = self._entities[self._row.seat.body]
            if _SCHOOL.search(before.name):
                return Seat(body=before.key, reason="the school of the title before")
        there = self._schools.there(use.start)
        if there is not None:
            return Seat(body=there, reason="the school that the sentence is at")
        if school is None and (goers := self._schools.of_goers(use.start)) is not None:
            return Seat(body=goers, reason="the school of the title before")
        return Seat(body=school, reason="the school that the text is about" if school is not None else "")

    def _of_region(self, use: TitleUse, rank: str) -> Seat:
        """市长, 县委书记: of the region of that rank in the titles before, else of the one that the text is about."""
        carried = self._row.region_of_rank(rank, use.start)
        if carried is not None:
            return Seat(body=carried, reason="the region of the post before")
        settled = self._places.deictic(rank, "home", use.mention.start)
        if settled is None:
            return Seat(body=None)
        return Seat(body=self._entities.region(settled[0]).key, reason=settled[1])

    def _of_country(self, use: TitleUse, *, of_a_state: bool) -> Seat | None:
        """总统, 国家主席, 外长: of the country that the title stood with, of the post before, or of the sentence."""
        told = self._abroad.country_told(use)
        if told is not None:
            return Seat(body=told, reason="the country that the title stood with before")
        row = self._row
        if use.title.endswith("议长") and row.within and row.seat is not None and row.seat.body is not None:
            before = self._entities[row.seat.body]
            if before.kind is NodeKind.REGION and not before.is_country:
                return Seat(body=before.key, reason=_BEFORE)  # 某市副市长甲、|议长乙: of its council
        own = self._abroad.country_of(row.seat.body) if row.seat is not None and row.of_one else None
        if own is not None:
            return Seat(body=own, reason="the country of the post before")
        start = use.mention.start
        country = self._abroad.country_before(start, self._stops.start(start)) if not of_a_state else None
        if country is None:
            return None
        return Seat(body=country, reason="the country that the sentence names before")

    def _named_before(self, use: TitleUse) -> Seat | None:
        """某部网站显示，部长一职由……: a head without a body takes the office of the sentence that ends like it."""
        if self._row.within or not _ONE_CHARACTER_OFFICE.fullmatch(use.title):
            return None
        begin = self._stops.start(use.mention.start)
        for mention in reversed(self._mentions):
            if mention.start < begin:
                return None
            before = mention.end <= use.mention.start and mention.label is Label.ORGANIZATION
            if before and mention.text.endswith(use.title[-2]):
                return Seat(body=self._entities.of_mention[mention], reason="the office that the sentence names")
        return None

    def _inherited(self, use: TitleUse, carry: Seat) -> Seat:
        """The body of the title before, with its organ where the title is one of that organ: 市委副书记、|常委."""
        if carry.body and use.title.startswith("党委") and self._entities[carry.body].name.endswith(_TEAMS):
            return Seat(body=None)  # 某帮扶队队长甲，|党委常委乙: a team has no committee
        own = split_organ(use.title) or next(
            (
                ("", word)
                for word in self._grammar.inner_words
                if use.title.startswith(word) and not word.startswith("党组")  # the party group is that of the organ
            ),
            None,
        )
        of_committee = use.title.endswith(_IN_COMMITTEE)
        whole = self._entities[carry.body].kind is NodeKind.ORGANIZATION if carry.body is not None else False
        of_state = carry.organ in ("党委", "区党委") and use.title.endswith("主席")  # 自治区党委常委、|常务副主席
        organ = (
            "" if own is not None or of_state or (whole and not of_committee) else carry.organ
        )  # 公司党委书记、|董事长
        return Seat(body=carry.body, organ=organ, reason=_BEFORE)

    def _rank_head(self, title: str) -> str | None:
        head = next(filter(title.endswith, self._grammar.rank_heads), None)
        return self._grammar.rank_heads[head] if head is not None else None
