"""Posts abroad that look like posts at home: 外交部长 in 俄罗斯外交部长, 以色列候任总理、外交部长.

A ministry without a region is China's, unless the sentence names another country before it: right before it, or by way
of other titles, or of the person named beside (美国国务卿甲和国防部长乙). Where the holder's name is written by sound,
the country may stand further off in the sentence, as long as nobody is met or visited in between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product

from guantu.lexicon.lexicon import Lexicon
from guantu.records import Claim, Entity, Reading
from guantu.schema import EdgeKind, NodeKind

_HOME = frozenset({"CN", "HK", "MO", "TW"})
_KINDS = frozenset({"ministry", "national-bureau", "party-central", "judicial"})
_PARTIES = {"越共": "VN", "俄联邦": "RU"}  # that go before the organs of a country as its name does
_SURNAME = 1e-3  # share of people from which a first letter speaks for a Han name
# Between the country and the body of a post of it: its own titles and people in one row, without a pause or a verb.
_ROW = re.compile(r"[^，。；：！？]*")
# What turns to another side: 法国总统会见外交部长甲 tells nothing of where 甲 is from.
_TURN = re.compile(r"会见|会晤|会谈|接见|拜会|拜访|访问|致电|通电话|抵达|同|与|向|对|中国|我国|中方|国务委员")
_ROW_ENDS = re.compile(r"[、兼和及]$|[、和及][^、和及]{0,14}$")


class Abroad:
    """Tells which posts of an article are those of another country."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._bodies = lexicon.bodies
        self._names = lexicon.names
        self._codes = {form: country.code for form, country in lexicon.countries.forms() if country.code not in _HOME}
        self._codes |= _PARTIES
        self._country_names = re.compile(
            "|".join(map(re.escape, sorted(self._codes, key=lambda form: (-len(form), form))))
        )

    def of(self, reading: Reading) -> dict[str, str]:
        """From the local id of a post to the code of the country, for posts of ministries named without a region.

        A post that is told of people of several countries, or of China and another, is left as it is.
        """
        entities = {entity.id: entity for entity in reading.entities}
        found: dict[str, set[str]] = defaultdict(set)
        for claim in reading.claims:
            if claim.predicate != EdgeKind.HOLDS:
                continue
            body = entities.get(entities[claim.object].body or "")
            if body is None or body.kind != NodeKind.ORGANIZATION or body.region or not self._is_central(body.name):
                continue
            found[claim.object].add(self._country(claim, body, entities[claim.object], entities[claim.subject]))
        return {post: min(codes) for post, codes in sorted(found.items()) if len(codes) == 1 and "" not in codes}

    def _is_central(self, name: str) -> bool:
        return any(body.kind in _KINDS for body in self._bodies.named(name))

    def _country(self, claim: Claim, body: Entity, post: Entity, person: Entity) -> str:
        for evidence in claim.evidence:
            lead = _lead(evidence.quote, body, person) or _lead(evidence.quote, post, person)
            code = self._named_in(lead, person.name) if lead is not None else ""
            if code:
                return code
        return ""

    def _named_in(self, lead: str, name: str) -> str:
        """The code of the last other country that the words before a body name, if the post is one of it."""
        countries = list(self._country_names.finditer(lead))
        if not countries:
            return ""
        last = countries[-1]
        between = lead[last.end() :]
        if _TURN.search(between):
            return ""
        near = _ROW.fullmatch(between) and (len(between) <= 2 or _ROW_ENDS.search(between))
        return self._codes[last.group()] if near or self._is_by_sound(name) else ""

    def _is_by_sound(self, name: str) -> bool:
        return self._names.foreign_score(name) == 1.0 and not self._names.surname_weight(name[0]) > _SURNAME


def _lead(quote: str, body: Entity, person: Entity) -> str | None:
    """What stands before a body, or a post by its title, of a person; None where the quote does not show both.

    What counts is the last one before the name, else (甲任外交部长) the first one after it.
    """
    forms = (body.title or "",) if body.kind == NodeKind.POST else (body.name, *body.aliases)
    for name, form in product((person.name, *person.aliases), filter(None, forms)):
        at = quote.find(name)
        if at < 0:
            continue
        place = quote.rfind(form, 0, at)
        if place < 0:
            place = quote.find(form, at)
        if place >= 0:
            return quote[:place]
    return None


# How the news names the same post by the country: 俄罗斯外交部长 is 俄罗斯外长.
_SHORT = {"外交部": "外长", "国防部": "防长", "财政部": "财长"}


def foreign_title(body: str, title: str) -> str:
    """The title by the country of a post in one of its ministries.

    >>> foreign_title("外交部", "部长"), foreign_title("外交部", "发言人"), foreign_title("", "外交部长")
    ('外长', '外交部发言人', '外长')
    """
    whole = body + title.removeprefix(body)
    for ministry, short in _SHORT.items():
        if whole in (ministry + "部长", ministry + "长", ministry[:-1] + "大臣"):
            return short
    return whole
