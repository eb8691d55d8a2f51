"""Titles of other states: which country a bare 总理, 国家主席 or 外交部长 belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from guantu.lexicon.countries import Countries
from guantu.lexicon.wordclasses import one_of
from guantu.records import Mention
from guantu.relate.entities import Draft, Entities
from guantu.relate.people import TitleUse
from guantu.schema import NodeKind

_PARTY = re.compile(r"(?!中国)[\u4e00-\u9fff]{1,6}(?:共产党|人民革命党|劳动党)|[越古老朝]共")
# 要求某国|释放|总统甲: the country before is not the one whose title it is.
_DONE_TO = re.compile(f"(?:政府|方面|军方|警方|总统|法院)?(?:立即|应|须)?{one_of('done-to')}")
_HOME = frozenset({"CN", "HK", "MO", "TW"})
_KINDS = frozenset({"ministry", "national-bureau", "party-central", "judicial"})
_BY_SOUND, _LONG = 0.75, 4  # least share of characters that foreign names are written with, of names so long
_SURNAME = 1e-3  # share of people from which a first letter speaks for a Han name
# Between the country and the body of a post of it: its own titles and people in one row, without a pause or a verb.
_ROW = re.compile(r"[^，。；：！？]*")
_ROW_ENDS = re.compile(r"[、兼和及]$|[、和及][^、和及]{0,14}$")
# What turns to another side: 法国总统会见外交部长甲 tells nothing of where 甲 is from.
_TURN = re.compile(one_of("turns-to"))


@cache
def _forms(countries: Countries) -> re.Pattern[str]:
    """The names of countries as an organisation's name can begin with them, the longest first."""
    forms = sorted((form for form, _ in countries.forms() if len(form) > 1), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, forms)))


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
        countries = self._entities.lexicon.countries
        lead = _forms(countries).match(draft.name)
        country = countries.named(lead.group()) if lead is not None else None
        if country is None and self.party(body) is not None:
            country = countries.abbreviated(draft.name[0])  # 越共中央
        if country is None or country.code in _HOME:
            return None
        return self._entities.region(country.code).key

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
        """The last country that the text names from `begin` to a place, if foreign: 黎巴嫩总统任命某某出任|总理."""
        mention = self._country_mention(position, begin)
        return self._entities.of_mention[mention] if mention is not None else None

    def _country_mention(self, position: int, begin: int) -> Mention | None:
        for mention in reversed(self._mentions):
            if mention.start < begin:
                return None
            key = self._entities.of_mention.get(mention)
            if mention.end > position or key is None or _DONE_TO.fullmatch(self._text, mention.end, position):
                continue
            if self._entities[key].is_country:
                return mention if self._is_foreign(self._entities[key]) else None
        return None

    def ministry(self, body: Mention, *, holder: Mention | None, begin: int, listed: str | None) -> Draft | None:
        """The office of another country that bears the name of one of China's, or None: 俄罗斯|外交部长.

        Of another country is what stands in one row with it (法国总理甲和外交部长乙), and the post of whoever is
        written by sound, where the text names another country before and nobody is met in between. holder: who is said
        to hold the post. begin: where the sentence starts. listed: the body of the title before it in a list.
        """
        if not any(known.kind in _KINDS for known in self._entities.lexicon.bodies.named(body.text)):
            return None
        country = self._of_list(listed) or self._in_sentence(body.start, begin, holder)
        return self._entities.moved(body, country) if country is not None else None

    def _of_list(self, listed: str | None) -> str | None:
        """外交部长甲、|交通部长|乙, 越南党中央政治局委员、|公安部部长|甲: what the body before is of."""
        if listed is None or self._entities[listed].kind is not NodeKind.ORGANIZATION:
            return None
        return self.country_of(listed)

    def _in_sentence(self, position: int, begin: int, holder: Mention | None) -> str | None:
        by_sound = holder is not None and self._by_sound(holder.text)
        named = self._country_mention(position, begin)
        if named is None:
            return self.country_before(begin, 0) if by_sound else None
        between = self._text[named.end : position]
        if _TURN.search(between):
            return None
        in_row = _ROW.fullmatch(between) and (len(between) <= 2 or _ROW_ENDS.search(between))
        return self._entities.of_mention[named] if in_row or by_sound else None

    def _by_sound(self, name: str) -> bool:
        """Whether a name is written by sound: 甲·乙, or of characters of such names alone, nearly so if it is long."""
        names = self._entities.lexicon.names
        score = names.foreign_score(name)
        if "·" in name or (score >= _BY_SOUND and len(name) >= _LONG):
            return True
        return score == 1 and names.surname_weight(name[:1]) <= _SURNAME

    @staticmethod
    def _is_foreign(draft: Draft) -> bool:
        return draft.is_country and draft.code != "CN"
