"""Which region each place name and each deictic word stands for in one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from guantu.lexicon import Lexicon
from guantu.lexicon.regions import Region
from guantu.lexicon.wordclasses import one_of
from guantu.records import Article, Label, Mention
from guantu.relate.entities import ON_THEIR_OWN, Entities, has_rank

_LEADS = re.compile("率领|率队|率团|带队|带领|率|一行")
_TEAM = re.compile(rf"[\u4e00-\u9fff]{{0,10}}?{one_of('sent-team')}")
_COMES = re.compile(r"(?:莅临|莅|来到|来)$")  # the report is from where they come to
_SPECIAL = frozenset({"810000", "820000"})
_CHIEF = re.compile("(?:特别行政区|特区)?(?:政府)?(?:候任)?行政长官(?!办)")
_TO_US = re.compile(r"(?:莅临|莅|来到|来|到|赴|抵)我[省市县区州旗盟]")
_GOES = re.compile(r"(?:赴|前往|去|到|抵达|走进)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trip:
    """The journey that an article tells of first, normalised offsets: its sentence from `start`, the verb of leading
    at `lead`. sent: code of the region that the team is named after; host: of where they come to, None where they only
    go somewhere (away) or to 我市 (unnamed), or where neither is told."""

    start: int
    lead: int
    sent: str | None
    host: str | None
    away: bool
    unnamed: bool


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
        companies = [m for m in mentions if m.label is Label.ORGANIZATION and m.text.endswith(ON_THEIR_OWN)]
        inside = {m for m in self._named for outer in companies if outer.start <= m.start and m.end <= outer.end}
        self._places = [m for m in self._named if m not in inside]  # 上海|电气集团 is no place that the text is about
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
        if scope == "home" and self._home is None and self._is_unnamed_host(rank, position):
            return None
        return (
            self.of_team(rank, position)
            or self._from_home(rank)
            or self._around_a_part(rank)
            or (self._other_special_region(position) if rank == "特区" else None)
            or self._of_host(rank, position)
            or (None if self._is_gone_to(rank, position) or self._is_destination(rank, position) else self._only(rank))
            or self._of_goers(rank, position)
        )

    @cached_property
    def _trip(self) -> _Trip | None:
        """市委书记甲率领某市党政代表团来某市考察: whose party this is, and where they come to."""
        text = self._article.text
        led = _LEADS.search(text)
        if led is None:
            return None
        start = max(text.rfind(stop, 0, led.start()) for stop in "。！？\n") + 1
        end = min((at for stop in "。！？\n" if (at := text.find(stop, led.end())) >= 0), default=len(text))
        sent = host = None
        away = False
        position = led.end() + text.startswith("的", led.end())
        for mention in self._named:
            if not led.end() <= mention.start < end:
                continue
            before = text[max(0, mention.start - 3) : mention.start]
            if mention.start == position and host is None:
                if _TEAM.match(text, mention.end):
                    sent = self._settle(mention)
                position = mention.end
            elif _COMES.search(before) or (host is not None and mention.start == position):
                host, position = self._settle(mention), mention.end
            elif _GOES.search(before):
                away = True
        unnamed = _TO_US.search(text, led.end(), end) is not None
        return _Trip(start=start, lead=led.start(), sent=sent, host=host, away=away, unnamed=unnamed)

    def _settle(self, mention: Mention) -> str:
        return self._settled.get((mention.text, mention.codes)) or self._choose(mention)

    def of_team(self, rank: str, position: int) -> tuple[str, str] | None:
        """市委书记甲|率领某市党政代表团: the leader's post is of the region that the team is named after."""
        trip = self._trip
        if trip is None or trip.sent is None or not trip.start <= position < trip.lead:
            return None
        region = self._or_above(trip.sent, rank)
        if region is None:
            return None
        return region.code, f"{rank} is {region.name}: the delegation that is led is of it"

    def _of_host(self, rank: str, position: int) -> tuple[str, str] | None:
        """来某市考察……市委书记乙陪同: whoever is named after it without a region is of where they come to."""
        trip = self._trip
        if trip is None or trip.host is None or position < trip.lead:
            return None
        region = self._or_above(trip.host, rank)
        return (region.code, f"{rank} is {region.name}: they come to it") if region is not None else None

    def _other_special_region(self, position: int) -> tuple[str, str] | None:
        """行政长官甲与|澳门特别行政区行政长官乙会面: where a sentence names one of the two with its own, the bare one
        is the other's."""
        text = self._article.text
        start = max(text.rfind(stop, 0, position) for stop in "。！？\n") + 1
        end = min((at for stop in "。！？\n" if (at := text.find(stop, position)) >= 0), default=len(text))
        named = {
            m.codes[0]
            for m in self._named
            if start <= m.start < end and m.codes[0] in _SPECIAL and _CHIEF.match(text, m.end)
        }
        if len(named) != 1:
            return None
        region = self._lexicon.regions.by_code(next(iter(_SPECIAL - named)), self._on)
        return (region.code, f"特区 is {region.name}: the other one is named") if region is not None else None

    def _is_unnamed_host(self, rank: str, position: int) -> bool:
        """某市市委书记甲来|我市……市长乙: the host is of a place that the text never names, and not of the guests'."""
        trip = self._trip
        if trip is None or trip.host is not None or not trip.unnamed or position < trip.lead:
            return False
        only = self._only(rank)
        return only is not None and only[0] in self._guests()

    def _is_destination(self, rank: str, position: int) -> bool:
        """市政协副主席甲|率课题组赴某市: the only city of the text is where they go to, and not whose they are."""
        trip = self._trip
        only = self._only(rank) if trip is not None and trip.away and position < trip.lead else None
        if trip is None or only is None:
            return False
        return all(m.start > trip.lead for m in self._named if self._settle(m) == only[0])

    def _is_gone_to(self, rank: str, position: int) -> bool:
        """市长甲|率队前往某省某市: wherever the text names its only city, this sentence goes there."""
        text = self._article.text
        end = min((at for stop in "。！？\n" if (at := text.find(stop, position)) >= 0), default=len(text))
        led = _LEADS.search(text, position, end)
        only = self._only(rank) if led is not None else None
        if only is None:
            return False
        gone: set[int] = set()
        for mention in self._named:
            before = text[max(0, mention.start - 3) : mention.start]
            if mention.start in gone or _GOES.search(before):
                gone |= {mention.start, mention.end}  # 前往某省|某市
        named = [m.start for m in self._named if self._settle(m) == only[0]]
        return bool(named) and gone.issuperset(named)

    def _around_a_part(self, rank: str) -> tuple[str, str] | None:
        """我市|某县: the city of which the county that stands behind it is a part."""
        text = self._article.text
        for mention in self._named:
            if not text.endswith(f"我{rank}", 0, mention.start):
                continue
            above = self._or_above(self._settle(mention), rank)
            part = self._lexicon.regions.by_code(self._settle(mention), self._on)
            if above is not None and part is not None and above.code != part.code:
                return above.code, f"{rank} is {above.name}: {part.name} is named as a part of it"
        return None

    def _of_goers(self, rank: str, position: int) -> tuple[str, str] | None:
        """某县县委书记甲率队赴乙县、丙县……副县长丁陪同: where they go to several, those who go are meant."""
        trip = self._trip
        if trip is None or not trip.away or position < trip.lead:
            return None
        row = [m for m in self._named if trip.start <= m.start < trip.lead]
        code = trip.sent or (self._settle(row[-1]) if row else None)
        region = self._or_above(code, rank) if code is not None else None
        return (region.code, f"{rank} is {region.name}: those who go are of it") if region is not None else None

    def _or_above(self, code: str, rank: str) -> Region | None:
        """The region of a code, or the nearest one above it, that has the rank."""
        region = self._lexicon.regions.by_code(code, self._on)
        line = ([region] if region is not None else []) + list(self._lexicon.regions.parents(code))
        return next((found for found in line if has_rank(found, rank)), None)

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
        for mention in self._places or self._named:
            region = self._with_rank(self._settle(mention), rank)
            if region is not None:
                found[region.code] = region
        if len(found) > 1:
            guests = self._guests()
            hosts = {code: region for code, region in found.items() if code not in guests}
            if len(hosts) == 1 and guests:
                region = next(iter(hosts.values()))
                return region.code, f"{rank} is {region.name}: the others are those of the guests"
            come = self._come_to & found.keys() if len(hosts) > 1 else set()
            if len(come) == 1:
                region = found[come.pop()]
                return region.code, f"{rank} is {region.name}: they come to it"
        if len(found) == 1:
            region = next(iter(found.values()))
            return region.code, f"{rank} is {region.name}: no other {rank} is named"
        return None

    @cached_property
    def _come_to(self) -> set[str]:
        """会见来|连|出席会议的客人: the regions that are named by one character behind 来, as who lives there does;
        none where a journey is told of, whose leader may be of elsewhere."""
        if self._trip is not None:
            return set()
        text = self._article.text
        return {self._settle(m) for m in self._named if len(m.text) == 1 and text[m.start - 1] in "来莅"}

    def _guests(self) -> set[str]:
        """The regions of those who come: named before 率 or 一行 in the first sentence that has it, and what they are
        part of."""
        text = self._article.text
        guests: set[str] = set()
        for mention in self._named:  # 某省党政代表团抵达我省
            if _TEAM.match(text, mention.end) and text[mention.start - 1 : mention.start] != "我":
                code = self._settle(mention)
                guests |= {code, *(region.code for region in self._lexicon.regions.parents(code))}
        led = _LEADS.search(text)
        if led is None:
            return guests
        begin = max(text.rfind(stop, 0, led.start()) for stop in "。！？\n") + 1
        for mention in self._named:
            if begin <= mention.start < led.start() and text[mention.start - 1 : mention.start] not in tuple(
                "来到赴在抵访对我"
            ):
                code = self._settle(mention)
                guests |= {code, *(region.code for region in self._lexicon.regions.parents(code))}
        return guests
