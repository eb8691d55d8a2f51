"""Where titles belong: to the body before them, to that of the title before, or to one that is pointed at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.relate.abroad import Abroad
from guantu.relate.bodies import COMMITTEES, PARTY_DEPARTMENTS, STATE_ORGANS, split_organ
from guantu.relate.entities import ON_THEIR_OWN, Entities, has_rank
from guantu.relate.people import Group, TitleUse
from guantu.relate.places import Places
from guantu.relate.schools import COMMITTEE, OUTSIDE, Schools
from guantu.schema import NodeKind

_SCHOOL = re.compile(r"(?:大学|学院|学校|中学|小学|附中|附小|幼儿园|党校)$")
_ONE_CHARACTER_OFFICE = re.compile(r"副?[部局厅署司院行组]长")
_PARTY_ORGANS = ("党委", "纪委")
_RANKED_NAMES = ("省", "市", "县", "区", "州", "旗", "盟", "兵团", "师", "团", "镇", "乡", "街道", "村", "部队")
_TOWN = re.compile("(?:镇|乡|街道|苏木)$")
_COMMON_PARTY = re.compile(
    r"((?:我|本|该)?(?:学校|学院|医院|集团公司|总公司|集团|公司|校|院))(党委|纪委|团委|工会|董事会)"
)
# What only a country has: no party, parliament or office in front of it is its body.
_OF_A_COUNTRY = re.compile(
    "(?:政府|看守政府|联邦)?(?:第[一二三])?副?(?:总统|首相|总理)|国王|女王|王储|国家元首|政府首脑"
)
_IN_COMMITTEE = ("书记", "委员", "常委", "成员", "主席")
_DEPARTMENT = re.compile(r"(?:部|处|室|科|中心|办公厅|分公司|大区|车间|支部|审判委员会|检察委员会|巡回法庭)$")
_OF_THE_COURT = ("审判员", "检察员", "助理审判员", "助理检察员", "副院长", "庭长", "副庭长", "副检察长")
_RANKS = ("教授", "院士", "研究员", "工程师", "博士", "讲师", "医师", "编审", "导师", "高级编辑", "高级记者")


@dataclass(slots=True, kw_only=True)
class Seat:
    """Where a title belongs: the entity of the body, and the organ that the title keeps (市委, 人大常委会)."""

    body: str | None
    organ: str = ""
    reason: str = ""


class Seats:
    """Finds the seats of the titles of one article, and remembers the last one.

    carry: the seat of the title before, None where a sentence begins. within: whether the title at hand goes on from
    the list of the one before, so that it may take its seat over. holder: the name that the titles at hand go with,
    where one stands beside them.
    """

    def __init__(
        self,
        text: str,
        *,
        entities: Entities,
        places: Places,
        grammar: Grammar,
        groups: Sequence[Group],
        mentions: Sequence[Mention],
    ) -> None:
        self._text = text
        self._stops = [match.end() for match in OUTSIDE.finditer(text)]
        self._entities = entities
        self._places = places
        self._grammar = grammar
        self._groups = groups
        self._mentions = mentions
        self._abroad = Abroad(text, entities=entities, mentions=mentions)
        self._settled: set[str] = set()  # organisations whose region a title list has told
        self._schools = Schools(text, entities=entities, groups=groups, mentions=mentions)
        self._whole: Seat | None = None  # the body that the department in `carry` is a part of
        self._at = 0  # where the post at hand starts
        self._last = ""  # the last title that was given a seat
        self._regions: list[str] = []  # the regions that posts of the sentence belong to
        self._of_one = False  # whether the title before it is the same person's
        self.carry: Seat | None = None
        self.within = False
        self.holder: Mention | None = None

    def begin(self, seat: Seat | None) -> None:
        """A sentence begins: nothing is carried on but what a list names as the body of all."""
        self.carry = self._whole = seat
        self._last = ""
        self._regions = []

    def next_person(self, posts: Sequence[TitleUse]) -> None:
        """某集团人力资源部部长甲，|总经理助理乙: the next one's bare title is of the whole, not of the department."""
        if self._whole is None or not self.within or not posts or posts[0].bodies:
            return
        if posts[0].title.removeprefix("副") != self._last.removeprefix("副"):
            self.carry = self._whole

    def of_all(self, posts: Sequence[TitleUse]) -> list[tuple[TitleUse, Seat]]:
        """The posts with their seats; inside a list each may take over the body of the one before."""
        found: list[tuple[TitleUse, Seat]] = []
        within = self.within
        for use in posts:
            found.append((use, self.of(use)))
            self.within = self._of_one = True
        self.within, self._of_one = within, False
        return found

    def sentence_start(self, position: int) -> int:
        """Where the sentence of a place begins."""
        index = bisect_right(self._stops, position)
        return self._stops[index - 1] if index else 0

    def of(self, use: TitleUse) -> Seat:
        """Where a title belongs; what it says is carried on to the titles after it."""
        self._at = use.start
        seat = self.own(use) if use.bodies else self.bare(use, inherit=True)
        if (seat.body is not None or seat.organ) and not is_rank(use):
            if not (use.bodies and self.within and _DEPARTMENT.search(use.bodies[-1].text)):
                self._whole = seat
            self.carry, self._last = seat, use.title
            if seat.body is not None and self._entities[seat.body].kind is NodeKind.REGION:
                self._regions.append(seat.body)
        return seat

    def own(self, use: TitleUse) -> Seat:
        """The seat of a title with a body right before it."""
        body = use.bodies[-1]
        if len(body.text) == 1 and self._text[body.start - 1 : body.start] == "援":
            return Seat(body=None)  # 援|藏|干部
        if body.maker.startswith("deixis"):
            _, scope, rank = body.maker.split(":")
            near = self._rank_of_carry(rank)
            if near is not None:
                return Seat(body=near, reason=f"{body.text} is the region of the post before")
            settled = self._places.deictic(rank, scope, body.start)
            if settled is None:
                return Seat(body=None, organ=body.text if body.text not in ("当地",) else "")
            return Seat(body=self._entities.region(settled[0]).key, reason=settled[1])
        if body.label is Label.LOCATION:
            return Seat(body=self._entities.of_mention[body])
        draft = self._entities[self._entities.of_mention[body]]
        if body.text in ("校", "学校", "校党委", "学校党委") and self.home_school() is not None:
            return Seat(
                body=self.home_school(),
                organ="党委" if body.text.endswith("党委") else "",
                reason="the school that the text is about",
            )
        listed = self.carry.body if self.carry is not None and self.within else None
        abroad = self._abroad.party(listed) if body.text.startswith("中央") else None
        if abroad is not None:  # 越共中央政治局委员、|中央书记处书记: of the same party, not of China's
            return Seat(
                body=self._entities.inferred_organisation(abroad + body.text, region=None, reason="").key,
                reason="a part of the body of the title before it",
            )
        ministry = self._abroad.ministry(body, holder=self.holder, begin=self.sentence_start(body.start), listed=listed)
        if ministry is not None:
            return Seat(body=ministry.key, reason="the country that the text names before")
        common = _COMMON_PARTY.fullmatch(body.text)
        if common is not None:
            stem = self._entities.inferred_organisation(common.group(1), region=None, reason="")
            stem.generic = True
            return Seat(body=stem.key, organ=common.group(2))
        near = self._region_of_carry(body.text) if self.within or draft.region is None else None
        if near is not None and draft.name.endswith(body.text) and draft.name != body.text:
            near_organ = split_organ(body.text)  # 某县县委常委甲……|县委: the draft is 某县县委, which has its region
            if near_organ is not None and draft.region != near:
                return Seat(body=near, organ=near_organ[1], reason="the region of the post before")
            near = None
        if near is not None and draft.key not in self._settled:
            draft.region = near  # 某市副市长、市公安局局长: the city of the title before it, not that of the hosts
        self._settled.add(draft.key)
        whole = self._of_short_form(body) if draft.region is None else None
        if whole is not None:
            return whole
        completed = self._completed(body) if draft.region is None else None
        if completed is not None:
            return completed
        organ = split_organ(body.text)
        if organ is None:
            return Seat(body=draft.key)
        if _TOWN.search(organ[0]) and organ[1][0] not in "省市县区州旗盟":
            return Seat(body=self._entities.inferred_place(organ[0]).key, organ=organ[1])
        if draft.region is not None:
            return Seat(body=draft.region, organ=organ[1], reason=self._reason(body))
        near = self._region_of_carry(organ[1])
        if near is not None:
            return Seat(body=near, organ=organ[1], reason="the region of the post before")
        known = self._entities.lexicon.bodies.named(body.text)  # 中央纪委 is a body of its own
        if organ[0] and not known and organ[1] in _PARTY_ORGANS and not organ[0].endswith(_RANKED_NAMES):
            company = self._entities.inferred_organisation(organ[0], region=None, reason="its committee is named")
            return Seat(body=company.key, organ=organ[1])  # 某某建设|党委副书记、总经理
        if organ[0]:
            return Seat(body=draft.key)
        return Seat(body=None, organ=organ[1])

    def _of_short_form(self, body: Mention) -> Seat | None:
        """山科大|党委: the committee of what the text has named in full and by a short form."""
        key = self._schools.short_form_of(self._entities.of_mention[body])
        match = COMMITTEE.search(body.text)
        return Seat(body=key, organ=match.group()) if key is not None and match is not None else None

    def _completed(self, body: Mention) -> Seat | None:
        """A department without a region, in a list of titles: it is of the committee or region of the title before."""
        carry = self.carry
        if carry is not None and carry.body is None and self.within and PARTY_DEPARTMENTS.fullmatch(body.text):
            committee = PARTY_DEPARTMENTS.sub("", carry.organ)  # 市委常委、政法委|书记 of a city that is not told
            return Seat(body=None, organ=committee + body.text) if committee.endswith("委") else None
        if carry is None or carry.body is None or not self.within:
            return None
        before = self._entities[carry.body]
        why = "a part of the body of the title before it"
        committee = PARTY_DEPARTMENTS.sub("", carry.organ)  # of 市委组织部 it is 市委
        if not committee and before.kind is NodeKind.REGION and before.name[-1] in "省市县区州旗盟":
            committee = before.name[-1] + "委"  # 副县长甲，|组织部|部长乙
        if PARTY_DEPARTMENTS.fullmatch(body.text) and committee.endswith("委"):
            return Seat(body=carry.body, organ=committee + body.text, reason=why)
        if STATE_ORGANS.fullmatch(body.text) and before.kind is NodeKind.REGION:
            return Seat(body=carry.body, organ=body.text, reason=why)
        if body.text in ("党工委", "工委", "管委会"):
            stem = before.name.removesuffix("管委会").removesuffix("管理委员会").removesuffix("党工委")
            inferred = self._entities.inferred_organisation(stem + body.text, region=before.region, reason=why)
            return Seat(body=inferred.key, reason=why)
        whole = carry.organ or before.name
        if COMMITTEES.fullmatch(body.text) and whole.endswith(("政协", "人大", "人大常委会", "法院", "检察院")):
            if carry.organ:
                return Seat(body=carry.body, organ=carry.organ + body.text, reason=why)
            inferred = self._entities.inferred_organisation(before.name + body.text, region=None, reason=why)
            return Seat(body=inferred.key, reason=why)
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

    def bare(self, use: TitleUse, *, inherit: bool) -> Seat:
        """The seat of a title without a body of its own. inherit: whether it may be that of the title before."""
        rank = self._rank_head(use.title)
        if rank == "校":
            school = self.home_school()
            if self.carry is not None and self.carry.body is not None and self.within:
                before = self._entities[self.carry.body]
                if _SCHOOL.search(before.name):
                    return Seat(body=before.key, reason="the school of the title before")
            return Seat(body=school, reason="the school that the text is about" if school is not None else "")
        if rank is not None:
            carried = self._rank_of_carry(rank)
            if carried is not None:
                return Seat(body=carried, reason="the region of the post before")
            settled = self._places.deictic(rank, "home", use.mention.start)
            if settled is None:
                return Seat(body=None)
            return Seat(body=self._entities.region(settled[0]).key, reason=settled[1])
        of_a_state = use.title.endswith(("国家主席", "国家副主席"))
        of_a_country = _OF_A_COUNTRY.fullmatch(use.title) is not None
        domain = self._grammar.domain_of(use.title)
        if of_a_state or of_a_country or domain == "foreign":
            told = self._abroad.country_told(use)
            if told is not None:
                return Seat(body=told, reason="the country that the title stood with before")
            own = self._abroad.country_of(self.carry.body) if self.carry is not None and self._of_one else None
            if own is not None:
                return Seat(body=own, reason="the country of the post before")
            start = use.mention.start
            country = self._abroad.country_before(start, self.sentence_start(start)) if not of_a_state else None
            if country is not None:
                return Seat(body=country, reason="the country that the sentence names before")
        if use.title in _OF_THE_COURT and self._whole is not None and self.within:
            return Seat(body=self._whole.body, reason="the body of the title before it")
        if of_a_state:
            return Seat(body=self._entities.region("CN").key, reason="国家主席 is of the state")
        stands_alone = is_rank(use) or domain in ("common", "charge", "group")
        named = self._named_before(use)
        if named is not None:
            return named
        if not inherit or not self.within or self.carry is None or stands_alone or use.title == "国务委员":
            return Seat(body=None)
        if of_a_country and (self.carry.body is None or self._entities[self.carry.body].kind is not NodeKind.REGION):
            return Seat(body=None)  # 某某党主席、|总统甲: a party has no president of a state
        return self._inherited(use)

    def _named_before(self, use: TitleUse) -> Seat | None:
        """某部网站显示，部长一职由……: a head without a body takes the office of the sentence that ends like it."""
        if self.within or not _ONE_CHARACTER_OFFICE.fullmatch(use.title):
            return None
        begin = self.sentence_start(use.mention.start)
        for mention in reversed(self._mentions):
            if mention.start < begin:
                return None
            before = mention.end <= use.mention.start and mention.label is Label.ORGANIZATION
            if before and mention.text.endswith(use.title[-2]):
                return Seat(body=self._entities.of_mention[mention], reason="the office that the sentence names")
        return None

    def _inherited(self, use: TitleUse) -> Seat:
        carry = self.carry
        if carry is None:
            return Seat(body=None)
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
        return Seat(body=carry.body, organ=organ, reason="the body of the title before it")

    def home_school(self) -> str | None:
        """The school that 我校 and 校长 stand for."""
        return self._schools.home()

    def _rank_head(self, title: str) -> str | None:
        head = next(filter(title.endswith, self._grammar.rank_heads), None)
        return self._grammar.rank_heads[head] if head is not None else None

    def _rank_of_carry(self, rank: str) -> str | None:
        """The region of the post before, or one above it, if it has the rank; else the last such one of the sentence:
        某市市长甲，某开发区管委会主任乙，|副市长丙."""
        carried = (
            self._ranked(self.carry.body, rank) if self.carry is not None and self.carry.body is not None else None
        )
        if carried is not None:
            return carried
        if self._places.of_team(rank, self._at) is not None:
            return None  # 上海市委书记甲会见省委常委、|市委书记乙率领的青岛市代表团
        found = (self._ranked(body, rank) for body in reversed(self._regions))
        return next((key for key in found if key is not None), None)

    def _ranked(self, body: str, rank: str) -> str | None:
        draft = self._entities[body]
        if draft.kind is NodeKind.ORGANIZATION and draft.name.endswith(ON_THEIR_OWN):
            return None  # 某市|银行: its officers are not of the city's hall
        key = draft.key if draft.kind is NodeKind.REGION else draft.region
        if key is None:
            return None
        if self._entities[key].code is None:
            return key if self._entities[key].name.endswith(rank) else None
        code = self._entities[key].code or ""
        regions = self._entities.lexicon.regions
        region = regions.by_code(code)
        line = ([region] if region is not None else []) + list(regions.parents(code))
        return next((self._entities.region(r.code).key for r in line if has_rank(r, rank)), None)


def is_rank(use: TitleUse) -> bool:
    """Whether a title is a rank of learning, which needs no body."""
    return use.title.endswith(_RANKS)
