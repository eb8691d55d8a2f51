"""Whose 市委书记 it is, where the text only tells whom he stands for: 市委书记甲……甲代表某市四套班子表示感谢."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from guantu.records import Label, Mention
from guantu.relate.entities import Entities, has_rank
from guantu.relate.postuse import PostUse

_STANDS_FOR = re.compile(r"(?:同志)?(?:首先|再次)?代表(?:中共)?")
_ORGAN = re.compile(
    r"(?:[省市县区州]?(?:[四五]套班子|四大班子|[省市县区州]?委|党委|人民政府|政府|人大|政协)|党政代表团|各族|全[省市县区州]|人民|[0-9]+万)"
)
_RANKED = re.compile("(?:副|常务副|代)?([省市县区州])[委长政人]|([省市县区州])(?:委|政府|人大|政协|纪委|监委|人民政府)")


def with_represented(
    uses: Sequence[PostUse], text: str, mentions: Sequence[Mention], entities: Entities
) -> list[PostUse]:
    """The posts, those of a level that names no region given the one that a holder of such a post is said to stand for.

    text: as the mentions were found in it, with full-width stops.
    """
    bare = {use.person for use in uses if use.body is None and _rank(use.title)}
    if not bare or "代表" not in text:
        return list(uses)
    stands_for = _stands_for(text, mentions, entities)
    homes: dict[str, str] = {}
    for use in uses:
        rank, region = _rank(use.title), stands_for.get(use.person)
        if use.body is None and rank and region is not None and _is_of(region, rank, entities):
            homes.setdefault(rank, region)
    return [
        replace(use, body=homes[rank], reason="the region that its holder is said to stand for")
        if use.body is None and (rank := _rank(use.title)) in homes
        else use
        for use in uses
    ]


def _rank(title: str) -> str:
    """The level that a title begins with: 市 of 市委书记 and of 副市长; "" for none."""
    match = _RANKED.match(title)
    return (match.group(1) or match.group(2)) if match is not None else ""


def _is_of(region: str, rank: str, entities: Entities) -> bool:
    code = entities[region].code
    known = entities.lexicon.regions.by_code(code) if code is not None else None
    return known is not None and has_rank(known, rank)


def _stands_for(text: str, mentions: Sequence[Mention], entities: Entities) -> Mapping[str, str]:
    """The region that each person is said to stand for."""
    places = {m.start: m for m in mentions if m.label is Label.LOCATION and m.codes}
    found: dict[str, str] = {}
    for mention in mentions:
        key = entities.of_mention.get(mention)
        if mention.label is not Label.PERSON or key is None:
            continue
        match = _STANDS_FOR.match(text, mention.end)
        place = places.get(match.end()) if match is not None else None
        region = entities.of_mention.get(place) if place is not None else None
        if place is not None and region is not None and _ORGAN.match(text, place.end):
            found.setdefault(key, region)
    return found
