"""The things of one article: mentions that mean the same become one entity.

Regions by their code; people by their name; organisations by their name, its short forms and the region that a
deictic 市 or 县 stands for. What cannot be settled stays a thing of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from guantu.lexicon import Lexicon
from guantu.lexicon.regions import Level, Region
from guantu.lexicon.wordclasses import word_class
from guantu.records import Article, Entity, Mention
from guantu.schema import NodeKind

# Bodies that are named after a region, but stand on their own: no region sends their people.
ON_THEIR_OWN = word_class("stands-alone")
_RANKS = frozenset("省市县区州盟旗镇乡村国")
_PARTS = re.compile("[·-]")
_JOINTS = str.maketrans("．•‧・－–‑", "····---")


INFERRED = 0.7  # the score of what the text only implies


@dataclass(slots=True, kw_only=True)
class Draft:
    """An entity in the making. key: what it is known by while the article is read.

    names: how often the text uses each. spans: normalised. code: of a region (GB/T 2260) or country (ISO 3166). region:
    draft of the region that it belongs to. body, title: of a post. inferred: why, where the text only implies it.
    generic: a common noun (集团, 代表团), which is nobody's name. score: 0 to 1, of the surest mention.
    """

    key: str
    kind: NodeKind
    names: dict[str, int] = field(default_factory=dict)
    name: str = ""
    spans: set[tuple[int, int]] = field(default_factory=set)
    code: str | None = None
    region: str | None = None
    body: str | None = None
    title: str | None = None
    inferred: str = ""
    generic: bool = False
    score: float = 0.0

    @property
    def is_country(self) -> bool:
        """Whether it is a country: its code has two letters (ISO 3166), that of a region six digits."""
        return len(self.code or "") == 2

    def add(self, name: str, start: int, end: int, score: float = INFERRED) -> None:
        """One more mention, by a normalised stretch. The entity is as sure as its surest mention."""
        self.score = max(self.score, score)
        self.names[name] = self.names.get(name, 0) + 1
        self.spans.add((start, end))


class Entities:
    """The drafts of one article, by key. Regions and organisations of the article's frame are there on demand."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.drafts: dict[str, Draft] = {}
        self.of_mention: dict[Mention, str] = {}
        self._on = article.published.start if article.published else None
        self._parts: dict[str, list[str]] = {}  # of names that have several, by the key of who bears them

    def __getitem__(self, key: str) -> Draft:
        return self.drafts[key]

    def person(self, mention: Mention) -> Draft:
        """The person of a mention; a part of a dotted name belongs to the one person who bears it."""
        name = "".join(mention.text.translate(_JOINTS).split())  # 王　华 in a list of names is 王华
        key = f"person:{name}"
        if key not in self.drafts:
            whole = [of for of, parts in self._parts.items() if name in parts]
            if len(whole) == 1:
                key = whole[0]
        if key not in self.drafts and len(name) <= 2:  # 铃木市长 of 铃木史朗, 曹大使 of 曹某某
            whole = [d.key for d in self.drafts.values() if d.kind is NodeKind.PERSON and _is_surname_of(name, d.name)]
            if len(whole) == 1:
                key = whole[0]
        if key not in self.drafts and len(parts := _PARTS.split(name)) > 1:
            self._parts[key] = parts
        draft = self._draft(key, NodeKind.PERSON, name)
        draft.add(name, mention.start, mention.end, mention.score)
        self.of_mention[mention] = draft.key
        return draft

    def region(self, code: str) -> Draft:
        """The region or country with a code, whether the text names it or not."""
        key = f"region:{code}"
        draft = self.drafts.get(key)
        if draft is None:
            draft = self._draft(key, NodeKind.REGION, self.region_name(code))
            draft.code = code
        return draft

    def region_name(self, code: str) -> str:
        """The official name on the article's date, or the short name of a country."""
        region = self.lexicon.regions.by_code(code, self._on)
        if region is not None:
            return region.name
        country = self.lexicon.countries.by_code(code)
        return country.name if country is not None else code

    def place(self, mention: Mention, code: str | None) -> Draft:
        """The region, country, site or place of a mention."""
        if code is not None:
            draft = self.region(code)
        else:
            regional = mention.maker == "gazetteer:place" or mention.text[-1] in _RANKS
            kind = NodeKind.REGION if regional and not mention.site else NodeKind.SITE
            stem = mention.text.removesuffix("市") if mention.maker == "gazetteer:place" else mention.text
            draft = self._draft(f"place:{stem}", kind, mention.text)
            if len(mention.text) > len(draft.name):
                draft.name = mention.text  # 长崎, 长崎市
        draft.generic = False
        draft.add(mention.text, mention.start, mention.end, mention.score)
        self.of_mention[mention] = draft.key
        return draft

    def organisation(self, mention: Mention, key: str, *, region: str | None, generic: bool) -> Draft:
        """The organisation of a mention under a key that the caller made."""
        draft = self._draft(key, NodeKind.ORGANIZATION, mention.text)
        if len(mention.text) > len(draft.name):
            draft.name = mention.text
        draft.region = draft.region or region
        draft.generic = draft.generic or generic
        draft.add(mention.text, mention.start, mention.end, mention.score)
        self.of_mention[mention] = draft.key
        return draft

    def moved(self, mention: Mention, region: str) -> Draft:
        """A namesake of the organisation of a mention, in another region, to which the mention belongs from now on."""
        old = self.drafts[self.of_mention[mention]]
        old.spans.discard((mention.start, mention.end))
        return self.organisation(mention, f"org:{region}:{mention.text}", region=region, generic=False)

    def inferred_organisation(self, name: str, *, region: str | None, reason: str) -> Draft:
        """An organisation that the text implies (商务局 of the county spoken of)."""
        key = f"org:{name}"
        if key not in self.drafts:
            draft = self._draft(key, NodeKind.ORGANIZATION, name)
            draft.inferred = reason
            draft.region = region
        return self.drafts[key]

    def inferred_place(self, name: str) -> Draft:
        """A town or township that the name of its organ holds: 某某镇|党委."""
        key = f"place:{name}"
        if key not in self.drafts:
            self._draft(key, NodeKind.REGION, name).generic = True
        return self.drafts[key]

    def post(self, body: str | None, title: str) -> Draft:
        """The post with a title at a body (the key of its draft)."""
        key = f"post:{body or ''}:{title}"
        if key not in self.drafts:
            owner = self.drafts[body].name if body is not None else ""
            draft = self._draft(key, NodeKind.POST, owner + title)
            draft.body = body
            draft.title = title
            if body is not None:
                draft.region = body if self.drafts[body].kind is NodeKind.REGION else self.drafts[body].region
        return self.drafts[key]

    def _draft(self, key: str, kind: NodeKind, name: str) -> Draft:
        return self.drafts.setdefault(key, Draft(key=key, kind=kind, name=name))

    def finish(self, used: Iterable[str]) -> tuple[tuple[Entity, ...], dict[str, str]]:
        """The entities in the order of their first mention, and key → local id.

        used: keys that claims refer to; a draft that is neither mentioned nor used is left out.
        """
        wanted = set(used)
        for key in list(wanted):
            draft = self.drafts[key]
            wanted.update(k for k in (draft.body, draft.region) if k is not None)
        for draft in self.drafts.values():
            if draft.spans:
                wanted.add(draft.key)
                if draft.region is not None:
                    wanted.add(draft.region)
        order = sorted(
            (self.drafts[key] for key in wanted),
            key=lambda d: (min(d.spans) if d.spans else (len(self.article.text) + 1, 0), d.kind, d.name, d.key),
        )
        ids = {draft.key: f"e{number}" for number, draft in enumerate(order, start=1)}
        return tuple(self._entity(draft, ids) for draft in order), ids

    @staticmethod
    def _entity(draft: Draft, ids: dict[str, str]) -> Entity:
        return Entity(
            id=ids[draft.key],
            kind=draft.kind,
            name=draft.name,
            aliases=tuple(sorted(set(draft.names) - {draft.name})),
            spans=tuple(sorted(draft.spans)),
            code=draft.code,
            region=ids.get(draft.region) if draft.region is not None else None,
            body=ids.get(draft.body) if draft.body is not None else None,
            title=draft.title,
            inferred=draft.inferred,
            generic=draft.generic,
            score=round(draft.score or INFERRED, 4),
        )


def _is_surname_of(name: str, whole: str) -> bool:
    """Whether a name is the surname of a longer one: two characters of a Japanese name of four, one of Han."""
    return whole.startswith(name) and (len(whole) == 4 if len(name) == 2 else len(whole) in (2, 3))


_LEVEL_OF_RANK = {
    "省": (Level.PROVINCE,),
    "自治区": (Level.PROVINCE,),
    "特区": (Level.PROVINCE,),
    "市": (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY),
    "州": (Level.PREFECTURE,),
    "盟": (Level.PREFECTURE,),
    "地区": (Level.PREFECTURE,),
    "县": (Level.COUNTY,),
    "区": (Level.COUNTY, Level.PROVINCE),
    "旗": (Level.COUNTY,),
}


def has_rank(region: Region, rank: str) -> bool:
    """Whether a region can be meant by a rank: 市 by 南通市, 特区 by 澳门特别行政区, 州 by 伊犁哈萨克自治州.

    An empty rank is any.
    """
    if not rank:
        return True
    if rank == "特区":
        return region.name.endswith("特别行政区")
    if rank == "自治区":
        return region.name.endswith("自治区")
    if rank == "区":
        return region.name.endswith("区") and not region.name.endswith(("地区", "特别行政区"))
    return region.level in _LEVEL_OF_RANK.get(rank, ()) and region.name.endswith(rank)


__all__ = ["Draft", "Entities", "has_rank"]
