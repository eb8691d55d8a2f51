"""The region that the address of a page speaks for: gov.cn hosts are named after their places in pinyin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from guantu.lexicon import Level, Lexicon

_TOPS = {"hk": "810000", "mo": "820000", "tw": "710000"}
_TELLS = re.compile(r"\.(?:hk|mo|tw|gov\.cn)\b", re.IGNORECASE)
_RANKS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A host name, the code of the region that it stands for, and which part of it says so."""

    host: str
    region: str
    why: str


def region_of_address(url: str, lexicon: Lexicon) -> Host | None:
    """The region of a host: www.nantong.gov.cn, www.info.gov.hk; None where the host names none, or several."""
    if not _TELLS.search(url):
        return None
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return None
    labels = host.split(".")
    if labels[-1] in _TOPS:
        return Host(host=host, region=_TOPS[labels[-1]], why=f"the domain .{labels[-1]}")
    if labels[-2:] == ["gov", "cn"]:
        for label in reversed(labels[:-2]):
            code = _by_pinyin(lexicon).get(label)
            if code:
                return Host(host=host, region=code, why=f"{label} in {host}")
    return None


@lru_cache(maxsize=2)
def _by_pinyin(lexicon: Lexicon) -> dict[str, str]:
    """Short names in pinyin → code, for those that only one region of the highest level with that name has."""
    from pypinyin import Style, lazy_pinyin  # takes a moment; only addresses of governments need it

    found: dict[str, set[tuple[int, str]]] = {}
    for region in lexicon.regions:
        if region.level in _RANKS and region.end is None and len(region.short) >= 2:
            for name in (region.short, region.name):
                spelling = "".join(lazy_pinyin(name, style=Style.NORMAL, v_to_u=False))
                found.setdefault(spelling, set()).add((_RANKS.index(region.level), region.code))
    names: dict[str, str] = {}
    for spelling, regions in sorted(found.items()):
        highest = min(rank for rank, _ in regions)
        codes = sorted(code for rank, code in regions if rank == highest)
        if len(codes) == 1:
            names[spelling] = codes[0]
    return names
