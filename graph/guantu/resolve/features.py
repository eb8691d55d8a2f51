"""What speaks for and against two personas of one name being one person.

A feature is a small pure function of two personas and what is known of names and places; its docstring is the
explanation that the user is shown. It gives None where it has nothing to say, else a score in units of the logarithm
of odds to base ten: +1 makes one person ten times as likely, VETO rules it out whatever else is said.
"""

# ruff: noqa: ARG001 - all features have one signature

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from guantu.dates import days_apart
from guantu.lexicon.bodies import Bodies
from guantu.lexicon.names import Names
from guantu.resolve.personas import Persona, Seat, Tenure, folded, without_tail
from guantu.resolve.regions import Places

VETO = -math.inf
MERGE_AT = 1.0  # ten to one that they are one person

# Officials and others whom official news names with a post, of 1.4 thousand million people.
_NAMED_PEOPLE = 2e6
_BY_SOUND = ((5, 0.1), (4, 0.5), (3, 5.0), (0, 20.0))  # letters of a name written by sound: bearers in the news
_COMMON_SURNAME = 1e-3  # share of people from which a first letter speaks for a Han name, whatever follows
_LEADERS = 20  # holders up to which a post is one of leadership
_ONE_CHARACTER = 0.15  # share of given names of one character


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What features may ask: how common names are, and how regions lie."""

    names: Names
    places: Places
    bodies: Bodies

    def country(self, seat: Tenure) -> str:
        """The country that a post serves, "" for none or an international body."""
        if seat.region:
            return seat.region if len(seat.region) == 2 else "CN"
        if seat.owner[0] != "body" or any(body.kind in _ABROAD for body in self.bodies.named(seat.owner[1])):
            return ""
        return "CN"

    def is_high(self, seat: Tenure) -> bool:
        """Whether a post is one of the state, the party's centre or a province, not of a firm or an association."""
        if seat.owner[0] == "body":
            return any(body.kind in _HIGH for body in self.bodies.named(seat.owner[1]))
        return seat.owner[0] == "code" and (seat.region.endswith("0000") or len(seat.region) == 2)

    def namesakes(self, name: str) -> float:
        """How many people in the news are expected to bear a name, by surname and given-name characters.

        Names by sound (foreign, or of minorities) have no such table; few people of the news share one. A name that may
        be either (安萨里) is borne by people of both sorts.
        """
        by_sound = next(number for length, number in _BY_SOUND if len(folded(name)) >= length)
        sounds = self.names.foreign_score(name) == 1.0
        if sounds and not self.names.surname_weight(name[0]) > _COMMON_SURNAME:
            return by_sound
        surname = name[:2] if len(name) > 2 and self.names.surname_weight(name[:2]) else name[:1]
        weight = self.names.surname_weight(surname)
        given = name[len(surname) :]
        if not weight or not 0 < len(given) <= 2:
            return by_sound
        share = weight * (_ONE_CHARACTER if len(given) == 1 else 1 - _ONE_CHARACTER)
        for character in given:
            share *= self.names.given_weight(character)
        return _NAMED_PEOPLE * share + (by_sound if sounds else 0.0)


Feature = Callable[[Persona, Persona, World], float | None]


def same_post(left: Persona, right: Persona, world: World) -> float | None:
    """both hold the same post"""
    shared = left.posts & right.posts
    if not shared:
        return None
    return max(_weight(seat) for seat in left.seats if seat.post in shared)


def certain_of_post(name: str, seat: Seat, world: World) -> bool:
    """Whether a name with a post is enough: 王伟 as the mayor of a city is, as one of a thousand delegates is not."""
    return _weight(seat) + _rarity(name, world) >= MERGE_AT


def _weight(seat: Seat | Tenure) -> float:
    """How far a post narrows down the named people of the news: to its holders, and those before and after them."""
    return min(5.0, math.log10(_NAMED_PEOPLE / seat.holders) - 0.5)


def same_body(left: Persona, right: Persona, world: World) -> float | None:
    """both have posts in the same body"""
    if left.posts & right.posts or not left.owners & right.owners:
        return None
    shared = left.owners & right.owners
    if shared <= _WIDE:
        return 1.5
    leaders = all(
        any(seat.owner in shared and seat.holders <= _LEADERS for seat in side.seats) for side in (left, right)
    )
    return 4.0 if leaders else 3.3


def near_bodies(left: Persona, right: Persona, world: World) -> float | None:
    """their bodies belong to the same region, or to one and a region around it"""
    if left.owners & right.owners:
        return None
    best = 0.0
    for mine, other in product(sorted(left.regions), sorted(right.regions)):
        if len(mine) == 2 or len(other) == 2:
            best = max(best, 1.5 if mine == other != "CN" else 0.0)
            continue
        shared = len(set(world.places.line(mine)) & set(world.places.line(other)))
        if mine == other:
            best = max(best, 2.5)
        elif mine in world.places.line(other) or other in world.places.line(mine):
            best = max(best, 1.8)
        elif shared:
            best = max(best, 1.0 + 0.4 * (shared - 1))
    return best or None


def high_offices(left: Persona, right: Persona, world: World) -> float | None:
    """both hold offices of the first rank (province, ministry, state), which few people do"""
    if not (_is_high(left, world) and _is_high(right, world)) or left.owners & right.owners:
        return None
    return 3.3 if _is_high(left, world, at_most=1) and _is_high(right, world, at_most=1) else 2.6


def other_country(left: Persona, right: Persona, world: World) -> float | None:
    """their posts are in different countries"""
    mine, other = ({world.country(seat) for seat in side.seats} - {""} for side in (left, right))
    if not mine or not other or mine & other:
        return None
    return -5.0


def two_provinces_at_once(left: Persona, right: Persona, world: World) -> float | None:
    """they hold posts in two provinces at the same time"""
    for mine, other in product(_local_leaders(left), _local_leaders(right)):
        if world.places.province(mine.region) == world.places.province(other.region):
            continue
        start, end = max(mine.first, other.first), min(mine.last, other.last)
        if start < end and days_apart(start, end) > 30:
            return -4.0
    return None


def other_province(left: Persona, right: Persona, world: World) -> float | None:
    """their local posts are in different provinces"""
    mine = {world.places.province(code) for code in left.regions if _local(code)}
    other = {world.places.province(code) for code in right.regions if _local(code)}
    return -1.0 if mine and other and not mine & other else None


def shared_company(left: Persona, right: Persona, world: World) -> float | None:
    """they are named together with the same people"""
    shared = (left.companions & right.companions) - left.forms - right.forms
    return min(1.5, 0.5 * len(shared)) if len(shared) > 1 else None


def named_where_the_other_serves(left: Persona, right: Persona, world: World) -> float | None:
    """one is named without a post where the other serves"""
    for bare, other in ((left, right), (right, left)):
        if bare.seats or not other.seats:
            continue
        around = {code for place in bare.places for code in world.places.line(place)}
        near = {code for code in other.regions if len(code) > 2 and code in around}
        if near:
            return 1.0
        if _is_high(other, world):
            return 0.5
    return None


def often_in_the_news(left: Persona, right: Persona, world: World) -> float | None:
    """one is named without a post, the other is often in the news by that name"""
    for bare, other in ((left, right), (right, left)):
        if not bare.seats and other.seats:
            return min(2.5, math.log10(len(other.articles)))
    return None


def same_audience(left: Persona, right: Persona, world: World) -> float | None:
    """one is named without a post, in news for the same readers, who know whom it means"""
    shared = left.audiences & right.audiences
    if not shared or (left.seats and right.seats):
        return None
    # An outlet names some twenty thousand people in some years, that of a province or city fewer.
    local = any(code.isdigit() for code in shared)
    return math.log10(_NAMED_PEOPLE / (5e3 if local else 2e4))


def same_news(left: Persona, right: Persona, world: World) -> float | None:
    """news for the same readers names both, with posts in different bodies"""
    if not (left.seats and right.seats) or not left.audiences & right.audiences or left.owners & right.owners:
        return None
    return 0.7


def same_story(left: Persona, right: Persona, world: World) -> float | None:
    """an article and its reprint name them"""
    return 4.0 if left.sources & right.sources else None


def other_name(left: Persona, right: Persona, world: World) -> float | None:
    """their names differ, though one is a form of the other, or the other with the next word"""
    if left.names & right.names:
        return None
    if left.forms & right.forms:
        return -2.0
    return -1.5 if _with_tails(left) & _with_tails(right) else VETO


def two_full_names(left: Persona, right: Persona, world: World) -> float | None:
    """both are known by a name in several parts, and neither is a shorter form of the other"""
    if not left.parts or not right.parts or left.parts & right.parts:
        return None
    alike = any(_is_short_for(a, b) or _is_short_for(b, a) for a, b in product(left.parts, right.parts))
    return None if alike else -4.0


def fuller_name(left: Persona, right: Persona, world: World) -> float | None:
    """one is named in full without a post, the other only by a part of that name"""
    for bare, other in ((left, right), (right, left)):
        if not bare.seats and other.seats and bare.parts and not other.parts and not bare.names & other.names:
            return -1.0
    return None


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the parts of a name, or what they begin with, stand in another one in their order."""
    rest = iter(long)
    return all(any(part.startswith(own) for part in rest) for own in short)


def _with_tails(persona: Persona) -> frozenset[str]:
    """Its names, and what is left of them where the last letter may be the next word."""
    return persona.names | {shorter for name in persona.names if (shorter := without_tail(name))}


def far_in_time(left: Persona, right: Persona, world: World) -> float | None:
    """years lie between them"""
    if not left.first or not right.first:
        return None
    years = max(days_apart(left.last, right.first), days_apart(right.last, left.first)) / 365.25
    if left.first <= right.last and right.first <= left.last:
        return None
    return -min(3.0, years / 8) if years > 2 else None


def rarity(left: Persona, right: Persona, world: World) -> float | None:
    """how many people bear the name"""
    return min(_rarity(left.name, world), _rarity(right.name, world))


def _rarity(name: str, world: World) -> float:
    return -math.log10(max(world.namesakes(name), 0.05))


FEATURES: tuple[Feature, ...] = (
    same_post,
    same_body,
    near_bodies,
    high_offices,
    shared_company,
    same_story,
    same_audience,
    same_news,
    named_where_the_other_serves,
    often_in_the_news,
    rarity,
    other_name,
    two_full_names,
    fuller_name,
    far_in_time,
    other_province,
    two_provinces_at_once,
    other_country,
)

_ABROAD = frozenset({"international", "company", "university", "media"})  # bodies that may be of any country
_HIGH = frozenset(
    {
        "party-central",
        "discipline",
        "ministry",
        "national-bureau",
        "state-council",
        "direct",
        "npc",
        "cppcc",
        "judicial",
    }
    | {"military", "sar", "special"}
)
_WIDE = frozenset({("body", "全国人民代表大会"), ("body", "中国人民政治协商会议全国委员会"), ("code", "CN")})


def _is_high(persona: Persona, world: World, at_most: int = _LEADERS) -> bool:
    return any(seat.holders <= at_most and world.is_high(seat) for seat in persona.seats)


def _local(code: str) -> bool:
    return len(code) > 2


def _local_leaders(persona: Persona) -> list[Tenure]:
    return [seat for seat in persona.seats if seat.first and seat.holders <= _LEADERS and _local(seat.region)]
