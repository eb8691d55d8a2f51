"""The records that rooms hand to each other: the only contract between them.

All are frozen, slotted and keyword-only. Offsets are code points, end excluded; each field says whether it counts in
the **raw** text (the decoded file, or the text field of a record) or in the **normalised** text (repaired, simplified).
Dates are ISO prefixes ("2021", "2021-06", "2021-06-04"); None is "not known". Scores run from 0 to 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from guantu.schema import EdgeKind, Modality, NodeKind


class Script(StrEnum):
    """What a document is written in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    MIXED = "mixed"


class SectionKind(StrEnum):
    """What a stretch of the document is."""

    HEADLINE = "headline"
    BODY = "body"
    FURNITURE = "furniture"  # navigation, footer, copyright, contact lines


class Label(StrEnum):
    """What the taggers tell apart in a text."""

    PERSON = "PER"
    ORGANIZATION = "ORG"
    LOCATION = "LOC"
    TITLE = "TITLE"


_LAST = float("inf")  # behind every place


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """From each normalised code point back to its stretch of the raw text.

    runs: (normalised start, raw start, length) stretches that map one to one, in order, without overlap.
    tails: (normalised position, raw end) of code points whose raw stretch is longer than one, such as a character
        with the pinyin mark that damage left behind it.

    >>> a = Alignment(runs=((0, 0, 1), (1, 7, 1)), tails=((0, 7),))  # 網(wǎng)訊 → 网讯
    >>> a.raw_span(0, 1), a.raw_span(0, 2)
    ((0, 7), (0, 8))
    """

    runs: tuple[tuple[int, int, int], ...]
    tails: tuple[tuple[int, int], ...] = ()

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text that was not changed."""
        return cls(runs=((0, 0, length),) if length else ())

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch [start, end) that the normalised stretch [start, end) was made from.

        Raises ValueError for an empty or backward stretch, IndexError where it lies outside the text.
        """
        if start >= end:
            raise ValueError(f"expected start < end, got {start}, {end}")
        if len(self.runs) == 1 and not self.tails:  # a text that was not changed, or cut at its ends only
            normalised, raw, length = self.runs[0]
            if not normalised <= start <= end <= normalised + length:
                raise IndexError((start, end))
            return start - normalised + raw, end - normalised + raw
        return self._raw_start(start), self._raw_end(end - 1)

    def _raw_start(self, position: int) -> int:
        index = bisect_right(self.runs, (position, _LAST, 0)) - 1
        if index < 0:
            raise IndexError(position)
        normalised, raw, length = self.runs[index]
        if position - normalised >= length:
            raise IndexError(position)
        return raw + position - normalised

    def _raw_end(self, position: int) -> int:
        if self.tails:
            index = bisect_right(self.tails, (position, _LAST)) - 1
            if index >= 0 and self.tails[index][0] == position:
                return self.tails[index][1]
        return self._raw_start(position) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the normalised text with its kind."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time: ISO prefixes of its first and last day (None: open or unknown), and how it was found.

    precision: "day", "month", "quarter", "year" or "span".
    rule: the name of the rule that read it; reason: in words, why this year or month where the text leaves it out.
    """

    start: str | None
    end: str | None
    precision: str = "day"
    rule: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published the article, and which region is therefore 我市 or 我省.

    name: as printed, simplified; region: GB/T 2260 code or None; reason: where it was found, in words;
    start, end: normalised stretch of the words that show it, None where they stand in metadata.
    """

    name: str
    region: str | None
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document as read: the raw text, its normalised form, and what its frame tells.

    id: file stem or the record's id, made unique in a run; source: path, with #id for a record of a collection.
    digest: SHA-256 of raw. text: normalised, with every line kept. sections: cover the text in order.
    title: headline as printed (normalised), from metadata or the text; url: from metadata.
    outlets: all hints at the publisher, surest first. repairs: number of stretches of damage undone.
    """

    id: str
    source: str
    digest: str
    raw: str
    text: str
    alignment: Alignment
    sections: tuple[Section, ...]
    script: Script = Script.SIMPLIFIED
    title: str | None = None
    url: str | None = None
    published: Period | None = None
    outlets: tuple[Outlet, ...] = ()
    repairs: int = 0

    @property
    def outlet(self) -> Outlet | None:
        """The surest hint at the publisher, if any."""
        return self.outlets[0] if self.outlets else None

    def evidence(self, start: int, end: int, marks: Iterable[tuple[str, int, int]] = ()) -> Evidence:
        """The raw evidence for a normalised stretch; marks are (role, start, end), normalised as well."""
        raw_start, raw_end = self.alignment.raw_span(start, end)
        return Evidence(
            article=self.id,
            start=raw_start,
            end=raw_end,
            quote=self.raw[raw_start:raw_end],
            marks=tuple([Mark(role=role, start=s, end=e) for s, e, role in self._raw_marks(marks)]),
        )

    def _raw_marks(self, marks: Iterable[tuple[str, int, int]]) -> list[tuple[int, int, str]]:
        return sorted({(*self.alignment.raw_span(start, end), role) for role, start, end in marks})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of the normalised text that names a person, organisation, place or title.

    text: the stretch itself. maker: the component or rule that found it.
    codes: the regions that it can mean, most plausible first (places only).
    site: True for a named site or geographic feature, False for an administrative region (places only).
    """

    start: int
    end: int
    label: Label
    text: str
    maker: str
    score: float = 1.0
    codes: tuple[str, ...] = ()
    site: bool = False

    def __hash__(self) -> int:
        """By place alone: few mentions share one, and they are looked up often."""
        return self.start * 4096 + self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked word inside an evidence: role is "subject", "object", "cue" or "date"; offsets are raw."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence, or a part of one, in the raw text of an article: raw[start:end] == quote, always."""

    article: str
    start: int
    end: int
    quote: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that one article speaks of, after coreference within the article.

    id: local to the article ("e1", "e2", … in order of first mention).
    name: fullest form, simplified; aliases: every other form that the text uses, sorted.
    spans: normalised stretches of its mentions, in order; empty for what is inferred.
    code: GB/T 2260 code of a region, or ISO code of a country. region: id of the entity of the region that an
    organisation or site belongs to. body and title: of a post. inferred: why it is there though the text does not
    name it in full (deixis), in words. generic: a name only within this article (代表团, 市委 of an unknown city).
    """

    id: str
    kind: NodeKind
    name: str
    aliases: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    code: str | None = None
    region: str | None = None
    body: str | None = None
    title: str | None = None
    inferred: str = ""
    generic: bool = False
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The unit of truth: subject, predicate, object, with the rule that made it and the evidence for it.

    subject and object: ids of entities of the same reading. qualifiers: sorted (key, value) pairs, such as
    ("status", "acting"), ("agreement", …), ("honour", …), ("role", "byline").
    reason: for an inference (deixis, inheritance of a body), the words that explain it.
    """

    id: str
    article: str
    subject: str
    predicate: EdgeKind
    object: str
    rule: str
    evidence: tuple[Evidence, ...]
    score: float = 1.0
    modality: Modality = Modality.STATED
    qualifiers: tuple[tuple[str, str], ...] = ()
    when: Period | None = None
    reason: str = ""

    def qualifier(self, key: str) -> str | None:
        """The value of a qualifier, or None."""
        return dict(self.qualifiers).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article: what a worker returns and what is stored."""

    article: Article
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]

    def entity(self, id: str) -> Entity:
        """The entity with this local id. Raises KeyError."""
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A word on whether two things are one, from a rule or a reviewer.

    left, right: ids of linked entities (or article#entity). same: the verdict. who: "rule" or the reviewer.
    when: ISO date for a reviewer's word, "" for a rule's, so that builds stay equal byte for byte.
    score and reasons: what spoke for and against, one explanation each.
    """

    left: str
    right: str
    same: bool
    who: str = "rule"
    when: str = ""
    score: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEntity:
    """A thing of the graph: the entities of one or more articles that are one and the same.

    holders: of a post, how many hold it at a time, about; 0 for all else.
    """

    id: str
    kind: NodeKind
    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    region: str | None = None
    body: str | None = None
    title: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    ambiguous: bool = False
    holders: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Which entity of which article is which thing of the graph.

    entities: by id. links: (article id, local entity id) → id. judgements: every merge and refusal with its reasons.
    duplicates: article id → id of the article that it repeats (its evidence counts as the same source).
    """

    entities: Mapping[str, LinkedEntity]
    links: Mapping[tuple[str, str], str]
    judgements: tuple[Judgement, ...] = ()
    duplicates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the graph, its answers and its page keep of an article: enough to show and check every quote."""

    id: str
    source: str
    digest: str
    title: str | None
    url: str | None
    date: str | None
    outlet: str | None
    raw: str
