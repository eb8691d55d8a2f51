"""Titles of other states: which country a bare 总理, 国家主席 or 外交部长 belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guantu.records import Mention
from guantu.relate.entities import Draft, Entities
from guantu.relate.people import TitleUse
from guantu.schema import NodeKind

_PARTY = re.compile(r"(?!中国)[\u4e00-\u9fff]{1,6}(?:共产党|人民革命党|劳动党)|[越古老朝]共")
# 要求某国|释放|总统甲: the country before is not the one whose title it is.
_DONE_TO = re.compile(
    "(?:政府|方面|军方|警方|总统|法院)?(?:立即|应|须)?(?:释放|抓捕|逮捕|绑架|扣押|劫持|抓走|控制|会见|邀请|通缉|制裁|交出)"
)
_BY_SOUND = 0.75  # least share of characters that foreign names are written with


class Abroad:
    """What one article tells of other states. mentions: outermost ones, in order."""

    def __init__(self, text: str, *, entities: Entities, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._entities = entities
        self._mentions = mentions

    def party(self, body: str | None) -> str | None:
        """The party of another country that a body (the key of its draft) is an organ of, else None."""
        match = _PARTY.match(self._entities[body].name) if body is not None else None
        return match.group() if match is not None else None

    def country_of(self, body: str | None) -> str | None:
        """The foreign country that a body is, belongs to or is named after; else None."""
        if body is None:
            return None
        draft = self._entities[body]
        region = draft.key if draft.kind is NodeKind.REGION else draft.region
        if region is not None:
            return region if self._is_foreign(self._entities[region]) else None
        party = self.party(body)
        countries = self._entities.lexicon.countries
        lead = next((form for form, _ in countries.forms() if party and party.startswith(form)), None)
        country = countries.named(lead) if lead else countries.abbreviated(party[0]) if party else None
        if country is None:  # 格林纳达|民族党: any name that begins with a country
            found = (countries.named(draft.name[:end]) for end in range(len(draft.name) - 1, 1, -1))
            country = next((one for one in found if one is not None and one.code != "CN"), None)
        return self._entities.region(country.code).key if country is not None else None

    def country_told(self, use: TitleUse) -> str | None:
        """The foreign country whose title and holder the text has named before: 越南国家主席甲某 … |国家主席|甲某."""
        named = use.mention.text + self._text[use.mention.end : use.mention.end + 2]
        for mention in self._mentions:
            if mention.end >= use.mention.start:
                return None
            key = self._entities.of_mention.get(mention)
            if key is not None and self._text.startswith(named, mention.end) and self._is_foreign(self._entities[key]):
                return key
        return None

    def country_before(self, position: int, begin: int) -> str | None:
        """The last foreign country that the text names from `begin` to a place: 黎巴嫩总统任命某某出任|总理."""
        for mention in reversed(self._mentions):
            if mention.start < begin:
                return None
            key = self._entities.of_mention.get(mention)
            if mention.end > position or key is None or _DONE_TO.fullmatch(self._text, mention.end, position):
                continue
            if len(self._entities[key].code or "") == 2:
                return key if self._is_foreign(self._entities[key]) else None
        return None

    def ministry(self, body: Mention, *, holder: Mention | None, begin: int, listed: str | None) -> Draft | None:
        """The ministry of another country that bears the name of a Chinese one, or None: 外交部长|阿拉格希.

        holder: who is said to hold the post; a name by sound is no Chinese minister's. begin: where the sentence
        starts. listed: the body of the title before in the list.
        """
        known = self._entities.lexicon.bodies.named(body.text) if body.text.endswith("部") else ()
        if not any(found.kind == "ministry" for found in known):
            return None
        before = self._entities[listed] if listed is not None else None
        if before is not None and before.kind is NodeKind.ORGANIZATION and before.name.endswith("部"):
            country = self.country_of(listed)  # 外交部长甲、|交通部长乙: ministers of one country
        elif holder is not None and self._by_sound(holder.text):
            country = self.country_before(body.start, begin) or self.country_before(body.start, 0)
        else:
            return None
        return self._entities.moved(body, country) if country is not None else None

    def _by_sound(self, name: str) -> bool:
        return "·" in name or self._entities.lexicon.names.foreign_score(name) >= _BY_SOUND

    @staticmethod
    def _is_foreign(draft: Draft) -> bool:
        return len(draft.code or "") == 2 and draft.code != "CN"
