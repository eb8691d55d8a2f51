"""Sightings of people, one an article, and personas: sightings of one name that share a post."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guantu.dates import earliest, latest
from guantu.resolve.sheets import Ref


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Seat:
    """A post as a sighting tells it.

    post: id of the linked post. owner: key of its body. region: code of the body's region, "" for none.
    holders: how many hold the post at a time, about. now: held at the date, as against formerly or planned.
    """

    post: str
    owner: tuple[str, ...]
    region: str
    holders: int
    now: bool
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A person in one article. source: id of the article that this one repeats, or its own.

    forms: name and aliases without dots and spaces. near: code of the outlet's region, "" for none. audience: that
    code, else the outlet's name, so that what is equal was written for the same readers. places: codes of the regions
    that the article speaks of or comes from. companions: names of the people in it, famous ones left out.
    """

    ref: Ref
    name: str
    forms: frozenset[str]
    date: str
    source: str
    seats: tuple[Seat, ...] = ()
    near: str = ""
    audience: str = ""
    places: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A post of a persona, over all its sightings. first, last: when it was seen held, "" where never or undated."""

    post: str
    owner: tuple[str, ...]
    region: str
    holders: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Sightings that are one person for certain, seen as one. first, last: ISO prefixes, "" where undated.

    names: of the sightings, folded; forms: these and their aliases. parts: of each dotted name. seats: one a post,
    sorted. sources, audiences: of the sightings.
    """

    name: str
    sightings: tuple[Sighting, ...]
    names: frozenset[str]
    forms: frozenset[str]
    parts: frozenset[tuple[str, ...]]
    seats: tuple[Tenure, ...]
    sources: frozenset[str]
    audiences: frozenset[str]
    posts: frozenset[str]
    owners: frozenset[tuple[str, ...]]
    regions: frozenset[str]
    places: frozenset[str]
    companions: frozenset[str]
    articles: frozenset[str]
    first: str
    last: str

    @property
    def ref(self) -> str:
        """The sighting that stands for it, the earliest, as article#entity."""
        article, local = self.sightings[0].ref
        return f"{article}#{local}"


def persona_of(sightings: Iterable[Sighting]) -> Persona:
    """The persona of some sightings; their order does not matter."""
    ordered = tuple(sorted(sightings, key=sighting_order))
    seats = _tenures(seat for sighting in ordered for seat in sighting.seats)
    return Persona(
        name=ordered[0].name,
        sightings=ordered,
        names=frozenset(folded(sighting.name) for sighting in ordered),
        sources=frozenset(sighting.source for sighting in ordered),
        audiences=frozenset(sighting.audience for sighting in ordered if sighting.audience),
        forms=frozenset(form for sighting in ordered for form in sighting.forms),
        parts=frozenset(parts for sighting in ordered if len(parts := parts_of(sighting.name)) > 1),
        seats=seats,
        posts=frozenset(seat.post for seat in seats),
        owners=frozenset(seat.owner for seat in seats),
        regions=frozenset(seat.region for seat in seats if seat.region),
        places=frozenset(place for sighting in ordered for place in sighting.places),
        companions=frozenset(name for sighting in ordered for name in sighting.companions),
        articles=frozenset(sighting.ref[0] for sighting in ordered),
        first=earliest(sighting.date for sighting in ordered),
        last=latest(sighting.date for sighting in ordered),
    )


def _tenures(seats: Iterable[Seat]) -> tuple[Tenure, ...]:
    posts: dict[str, list[Seat]] = {}
    for seat in seats:
        posts.setdefault(seat.post, []).append(seat)
    tenures: list[Tenure] = []
    for post, found in sorted(posts.items()):
        dates = [seat.date for seat in found if seat.now]
        one = min(found)
        tenures.append(
            Tenure(
                post=post,
                owner=one.owner,
                region=one.region,
                holders=one.holders,
                first=earliest(dates),
                last=latest(dates),
            )
        )
    return tuple(tenures)


def sighting_order(sighting: Sighting) -> tuple[bool, str, Ref]:
    """By date (undated ones last), then article and entity."""
    return not sighting.date, sighting.date, sighting.ref


# Words after a name that a tagger may take for a part of it: 高原在京, 高原等.
_AFTER_NAMES = frozenset("在等到向将就和同应举出对与说称致会至前的一也率作乘时外内")


def without_tail(name: str) -> str:
    """A name of three letters or more without a last letter that may be the next word; "" where there is none.

    >>> without_tail("高原在"), without_tail("高原远")
    ('高原', '')
    """
    return name[:-1] if len(name) > 2 and name[-1] in _AFTER_NAMES else ""


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name by its dots and hyphens.

    >>> parts_of("让-皮埃尔·杜邦"), parts_of("高原")
    (('让', '皮埃尔', '杜邦'), ('高原',))
    """
    return tuple(filter(None, _DOTS.split(name)))


_DOTS = re.compile("[·•・‧．.\\-－—]")


def folded(name: str) -> str:
    """A name without dots, hyphens and spaces, so that 哈丹·卡宾 and 哈丹卡宾 meet.

    >>> folded("让-皮埃尔 • 杜邦")
    '让皮埃尔杜邦'
    """
    return "".join(character for character in name if character not in "·•・‧．.-－— 　\t\n")
