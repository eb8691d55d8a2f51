"""The seat of a title that stands right behind a body: 某市|市委|书记, 组织部|部长, 我省|省长."""

from __future__ import annotations

import re

from guantu.lexicon.wordclasses import word_class
from guantu.records import Label, Mention
from guantu.relate.abroad import Abroad
from guantu.relate.bodies import COMMITTEES, PARTY_DEPARTMENTS, STATE_ORGANS, split_organ
from guantu.relate.entities import Draft, Entities
from guantu.relate.firms import Firms
from guantu.relate.people import TitleUse
from guantu.relate.places import Places
from guantu.relate.schools import COMMITTEE, Schools
from guantu.relate.stops import Stops
from guantu.relate.titlerow import Seat, TitleRow
from guantu.schema import NodeKind

_PARTY_ORGANS = ("党委", "纪委")
_RANKED_NAMES = word_class("ranked-name")
_TOWN = re.compile("(?:镇|乡|街道|苏木)$")
_COMMON_PARTY = re.compile(
    r"((?:我|本|该)?(?:学校|学院|医院|集团公司|总公司|集团|公司|校|院))(党委|纪委|团委|工会|董事会)"
)
_ALIKE = ("学院", "医院", "研究院", "研究所")
_OF_SCHOOL = ("校", "学校", "校党委", "学校党委")
_REGION_BEFORE = "the region of the post before"
_PART_OF_WHOLE = "a part of the body of the title before it"


class BoundTitles:
    """Finds the seats of the titles of one article that have a body right before them.

    row: the titles before the one at hand.
    """

    def __init__(
        self,
        text: str,
        *,
        entities: Entities,
        places: Places,
        abroad: Abroad,
        schools: Schools,
        firms: Firms,
        stops: Stops,
        row: TitleRow,
    ) -> None:
        self._text = text
        self._entities = entities
        self._places = places
        self._abroad = abroad
        self._schools = schools
        self._firms = firms
        self._stops = stops
        self._row = row
        self._settled: set[str] = set()  # organisations whose region a title list has told

    def seat(self, use: TitleUse, holder: Mention | None) -> Seat:
        """The seat of a title with a body. holder: the name that the title goes with, where one stands beside it."""
        body = use.bodies[-1]
        if len(body.text) == 1 and self._text[body.start - 1 : body.start] == "援":
            return Seat(body=None)  # 援|藏|干部
        if body.maker.startswith("deixis"):
            return self._pointed_at(body, use.start)
        key = self._entities.of_mention[body]
        if body.label is Label.LOCATION:
            return Seat(body=key)
        return (
            self._of_home_school(body)
            or self._of_another_country(body, holder)
            or self._of_home_firm(body)
            or self._of_common_noun(body)
            or self._of_named_alike(body)
            or self._as_in_list(body, self._entities[key], use.start)
            or self._as_named(body, self._entities[key], use.start)
        )

    def _pointed_at(self, body: Mention, position: int) -> Seat:
        """我省|省长, 当地|书记: a region that the body only points at."""
        _, scope, rank = body.maker.split(":")
        near = self._row.region_of_rank(rank, position)
        if near is not None:
            return Seat(body=near, reason=f"{body.text} is the region of the post before")
        settled = self._places.deictic(rank, scope, body.start)
        if settled is None:
            return Seat(body=None, organ=body.text if body.text != "当地" else "")
        return Seat(body=self._entities.region(settled[0]).key, reason=settled[1])

    def _of_home_school(self, body: Mention) -> Seat | None:
        """校党委|书记: of the school that the text is about."""
        school = self._schools.home() if body.text in _OF_SCHOOL else None
        if school is None:
            return None
        organ = "党委" if body.text.endswith("党委") else ""
        return Seat(body=school, organ=organ, reason="the school that the text is about")

    def _of_another_country(self, body: Mention, holder: Mention | None) -> Seat | None:
        """越共中央政治局委员、|中央书记处|书记, 某国总理甲和|外交部|部长乙: of the same state, not of China's."""
        listed = self._row.seat.body if self._row.seat is not None and self._row.within else None
        party = self._abroad.party(listed) if body.text.startswith("中央") else None
        if party is not None:
            organ = self._entities.inferred_organisation(party + body.text, region=None, reason="")
            return Seat(body=organ.key, reason=_PART_OF_WHOLE)
        begin = self._stops.start(body.start)
        ministry = self._abroad.ministry(body, holder=holder, begin=begin, listed=listed)
        if ministry is None:
            return None
        return Seat(body=ministry.key, reason="the country that the text names before")

    def _of_home_firm(self, body: Mention) -> Seat | None:
        """集团|党委|书记, 集团|总工程师: of the company that the article is of."""
        common = _COMMON_PARTY.fullmatch(body.text)
        firm = self._firms.home(common.group(1) if common is not None else body.text)
        if firm is None:
            return None
        organ = common.group(2) if common is not None else ""
        return Seat(body=firm, organ=organ, reason="the company that the text is of")

    def _of_common_noun(self, body: Mention) -> Seat | None:
        """集团|党委|书记, 我院|团委|书记: the committee of a company or school that is not named here."""
        common = _COMMON_PARTY.fullmatch(body.text)
        if common is None:
            return None
        stem = self._entities.inferred_organisation(common.group(1), region=None, reason="")
        stem.generic = True
        return Seat(body=stem.key, organ=common.group(2))

    def _of_named_alike(self, body: Mention) -> Seat | None:
        """来到某某学院，学院|院长甲: the one organisation named before that ends like the word."""
        if body.text not in _ALIKE:
            return None
        named = [
            draft.key
            for draft in self._entities.drafts.values()
            if draft.kind is NodeKind.ORGANIZATION
            and len(draft.name) > len(body.text) + 1
            and draft.name.endswith(body.text)
            and any(start < body.start for start, _ in draft.spans)
        ]
        if len(named) != 1:
            return None
        return Seat(body=named[0], reason=f"{body.text} is the organisation named before")

    def _as_in_list(self, body: Mention, draft: Draft, position: int) -> Seat | None:
        """What the title before tells of the body; else the body that completes it, where the text names no region."""
        near = self._row.region_of_organ(body.text, position) if self._row.within or draft.region is None else None
        if near is not None and draft.name.endswith(body.text) and draft.name != body.text:
            near_organ = split_organ(body.text)  # 某县县委常委甲……|县委: the draft is 某县县委, which has its region
            if near_organ is not None and draft.region != near:
                return Seat(body=near, organ=near_organ[1], reason=_REGION_BEFORE)
            near = None
        if near is not None and draft.key not in self._settled:
            draft.region = near  # 某市副市长、市公安局局长: the city of the title before it, not that of the hosts
        self._settled.add(draft.key)
        return self._of_short_form(body) or self._completed(body) if draft.region is None else None

    def _as_named(self, body: Mention, draft: Draft, position: int) -> Seat:
        """The seat by the name of the body alone: a region and its organ, a company and its committee, or the body."""
        organ = split_organ(body.text)
        if organ is None:
            return Seat(body=draft.key)
        if _TOWN.search(organ[0]) and organ[1][0] not in "省市县区州旗盟":
            return Seat(body=self._entities.inferred_place(organ[0]).key, organ=organ[1])
        if draft.region is not None:
            return Seat(body=draft.region, organ=organ[1], reason=self._reason(body))
        near = self._row.region_of_organ(organ[1], position)
        if near is not None:
            return Seat(body=near, organ=organ[1], reason=_REGION_BEFORE)
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
        carry = self._row.seat
        if carry is not None and carry.body is None and self._row.within and PARTY_DEPARTMENTS.fullmatch(body.text):
            committee = PARTY_DEPARTMENTS.sub("", carry.organ)  # 市委常委、政法委|书记 of a city that is not told
            return Seat(body=None, organ=committee + body.text) if committee.endswith("委") else None
        if carry is None or carry.body is None or not self._row.within:
            return None
        before = self._entities[carry.body]
        why = _PART_OF_WHOLE
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

    def _reason(self, body: Mention) -> str:
        match = re.match(r"[省市县区州旗盟]", body.text)
        if match is None:
            return ""
        settled = self._places.deictic(match.group(), "home", body.start)
        return settled[1] if settled is not None else ""
