"""Posts abroad that look like posts at home: 外交部长 in 俄罗斯外交部长, 以色列候任总理、外交部长.

A ministry without a region is China's, unless the words right before it in the sentence name another country, either
at once or by way of other titles of the same person.
"""

from __future__ import annotations

import re
from collections import defaultdict

from guantu.lexicon.lexicon import Lexicon
from guantu.records import Claim, Entity, Reading
from guantu.schema import EdgeKind, NodeKind

_LINK = r"(?:[^，。；：！？、兼]{1,8}[、兼]){0,2}"  # other titles of the person between the country and the body


class Abroad:
    """Tells which posts of an article are those of another country."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._bodies = lexicon.bodies
        self._codes = {form: country.code for form, country in lexicon.countries.forms() if country.code != "CN"}
        names = sorted(self._codes, key=lambda form: (-len(form), form))
        self._countries = "|".join(map(re.escape, names))
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}

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
            if body is None or body.kind != NodeKind.ORGANIZATION or body.region or not self._is_ministry(body.name):
                continue
            found[claim.object].add(self._country(claim, body, entities[claim.subject]))
        return {post: min(codes) for post, codes in sorted(found.items()) if len(codes) == 1 and "" not in codes}

    def _is_ministry(self, name: str) -> bool:
        return any(body.kind == "ministry" for body in self._bodies.named(name))

    def _country(self, claim: Claim, body: Entity, person: Entity) -> str:
        pattern = self._patterns.get((body.name, person.name))
        if pattern is None:
            words = rf"({self._countries}){_LINK}{re.escape(body.name)}[^，。；：]{{0,6}}{re.escape(person.name)}"
            pattern = self._patterns[body.name, person.name] = re.compile(words)
        match = next((m for evidence in claim.evidence if (m := pattern.search(evidence.quote))), None)
        return self._codes[match[1]] if match else ""


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
