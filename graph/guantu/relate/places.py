"""Which region each place name and each deictic word stands for in one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from guantu.lexicon import Lexicon
from guantu.lexicon.regions import Region
from guantu.records import Article, Mention
from guantu.relate.entities import Entities, has_rank

_LEADS = re.compile("率领|率队|率团|带队|带领|率|一行")


class Places:
    """Settles codes: names with several meanings by what else the article names, 我市 and 该县 by the outlet and by
    what was named before. What cannot be settled is None."""

    def __init__(self, article: Article, mentions: Sequence[Mention], entities: Entities, lexicon: Lexicon) -> None:
        self._article = article
        self._entities = entities
        self._lexicon = lexicon
        self._on = article.published.start if article.published else None
        self._home = article.outlet.region if article.outlet else None
        self._named = [m for m in mentions if m.codes and not m.maker.startswith("deixis")]
        self._certain = Counter(m.codes[0] for m in self._named if len(m.codes) == 1)
        self._settled: dict[tuple[str, tuple[str, ...]], str] = {}
        self._line: list[tuple[int, str]] = []

    def code(self, mention: Mention) -> str | None:
        """The code that a place name stands for, or None for a place without one."""
        if not mention.codes:
            return None
        key = (mention.text, mention.codes)
        if key not in self._settled:
            self._settled[key] = self._choose(mention)
        code = self._settled[key]
        self._line.append((mention.start, code))
        return code

    def _choose(self, mention: Mention) -> str:
        """The plausible meaning that the certain ones and the outlet's region speak for; else the first."""
        if len(mention.codes) == 1:
            return mention.codes[0]
        regions = self._lexicon.regions

        def kinship(code: str) -> tuple[int, int]:
            near = 0
            for other, times in self._certain.items():
                if regions.contains(other, code) or regions.contains(code, other) or other == code:
                    near += 2 * times
                elif other[:2] == code[:2]:
                    near += times
            if self._home is not None:
                near += 3 * (regions.contains(self._home, code) or self._home == code) + (self._home[:2] == code[:2])
            return near, -mention.codes.index(code)

        return max(mention.codes, key=kinship)

    def deictic(self, rank: str, scope: str, position: int) -> tuple[str, str] | None:
        """The region that a rank stands for at a place of the text, with the reason; None where that is open.

        scope "near": the last region of that rank named before; "home": the region of the outlet or one above it;
        where no outlet is known, the only region of that rank that the text has.
        """
        if rank == "国":
            return "CN", "我国 is China"
        if scope == "near":
            return self._near(rank, position) or self._from_home(rank) or self._only(rank)
        return self._from_home(rank) or self._only(rank)

    def _near(self, rank: str, position: int) -> tuple[str, str] | None:
        for start, code in reversed(self._line):
            if start < position:
                found = self._with_rank(code, rank)
                if found is not None:
                    return found.code, f"the last {rank or 'region'} named before is {found.name}"
        return None

    def _with_rank(self, code: str, rank: str) -> Region | None:
        region = self._lexicon.regions.by_code(code, self._on)
        if region is None:
            return None
        if has_rank(region, rank):
            return region
        if rank in ("省", "自治区", "特区"):
            return next((above for above in self._lexicon.regions.parents(code) if has_rank(above, rank)), None)
        return None

    def _from_home(self, rank: str) -> tuple[str, str] | None:
        if self._home is None:
            return None
        regions = self._lexicon.regions
        home = regions.by_code(self._home, self._on)
        line = ([home] if home is not None else []) + list(regions.parents(self._home))
        for region in line:
            if has_rank(region, rank):
                outlet = self._article.outlet
                name = outlet.name if outlet is not None else ""
                return region.code, f"{rank} is {region.name}: the article is from {name}"
        return None

    def _only(self, rank: str) -> tuple[str, str] | None:
        """The one region of the rank in the whole article, if there is only one."""
        found: dict[str, Region] = {}
        for mention in self._named:
            region = self._with_rank(self._settled.get((mention.text, mention.codes)) or self._choose(mention), rank)
            if region is not None:
                found[region.code] = region
        if len(found) > 1:
            guests = self._guests()
            hosts = {code: region for code, region in found.items() if code not in guests}
            if len(hosts) == 1 and guests:
                region = next(iter(hosts.values()))
                return region.code, f"{rank} is {region.name}: the others are those of the guests"
        if len(found) == 1:
            region = next(iter(found.values()))
            return region.code, f"{rank} is {region.name}: no other {rank} is named"
        return None

    def _guests(self) -> set[str]:
        """The regions of those who come: named before 率 or 一行 in the first sentence that has it, and what they are
        part of."""
        text = self._article.text
        led = _LEADS.search(text)
        if led is None:
            return set()
        begin = max(text.rfind(stop, 0, led.start()) for stop in "。！？\n") + 1
        guests: set[str] = set()
        for mention in self._named:
            if begin <= mention.start < led.start() and text[mention.start - 1 : mention.start] not in tuple(
                "来到赴在抵访对我"
            ):
                code = self._settled.get((mention.text, mention.codes)) or self._choose(mention)
                guests |= {code, *(region.code for region in self._lexicon.regions.parents(code))}
        return guests
