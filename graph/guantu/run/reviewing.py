"""What a reviewer is asked about a build, and where the answers are kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guantu.lexicon import load_lexicon
from guantu.records import Entity, Judgement, Reading
from guantu.resolve import Entry, append, load_ledger, resolve, undo
from guantu.run.manifest import LEDGER, STORE, load_manifest
from guantu.schema import EdgeKind
from guantu.store import Store

AROUND = 40  # code points shown before and after a mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A person as one article has it. ref: article#name, as the ledger names it; quotes: what the article says."""

    ref: str
    name: str
    date: str
    source: str
    posts: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two mentions of a name and what was decided. reasons: what spoke for and against."""

    left: Side
    right: Side
    same: bool
    score: float
    reasons: tuple[str, ...]

    def lines(self) -> list[str]:
        """Both sides and the reasons, for a terminal."""
        found = []
        for side in (self.left, self.right):
            found.append(f"{side.name}  {side.date or 'undated'}  {side.ref}  {'、'.join(side.posts)}")
            found += [f"    “{quote}”" for quote in side.quotes]
        return [*found, *self.reasons]

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)


def doubtful(folder: Path, *, limit: int) -> list[Pair]:
    """The pairs of which the rules were least sure and of which no reviewer has spoken, one a pair of things.

    Raises StoreError for a folder that is no build.
    """
    load_manifest(folder)
    spoken = {entry.about for entry in load_ledger(folder / LEDGER)}
    with Store(folder / STORE, read_only=True) as store:
        linker = store.linker() or resolve(
            store.iter_readings(mentions=False), load_lexicon(), load_ledger(folder / LEDGER)
        )
        found: list[Pair] = []
        seen: set[tuple[str, ...]] = set()
        for judgement in sorted(linker.judgements, key=lambda j: (abs(j.score - 0.5), j.left, j.right)):
            # Many pairs of articles ask the same question of the same two things: once is enough.
            things = tuple(sorted(linker.links.get(_ref(side), side) for side in (judgement.left, judgement.right)))
            if judgement.who != "rule" or "#" not in judgement.left or things in seen:
                continue
            seen.add(things)
            pair = _pair(judgement, store)
            if tuple(sorted((pair.left.ref, pair.right.ref))) not in spoken:
                found.append(pair)
            if len(found) == limit:
                break
    return found


def say(folder: Path, pair: Pair, *, same: bool, who: str, when: str, why: str = "") -> None:
    """Keep a reviewer's word in the ledger of a build."""
    verdict = "same" if same else "different"
    entry = Entry(verdict=verdict, left=pair.left.ref, right=pair.right.ref, who=who, when=when, why=why)
    append(folder / LEDGER, entry)


def take_back(folder: Path) -> str:
    """Take the last word out of the ledger; what it was, "" where there is none."""
    entry = undo(folder / LEDGER)
    return f"{entry.verdict} {entry.left} {entry.right or entry.name}" if entry else ""


def _pair(judgement: Judgement, store: Store) -> Pair:
    sides = (_ref(side) for side in (judgement.left, judgement.right))
    left, right = (_side(store.reading(article), id) for article, id in sides)
    return Pair(left=left, right=right, same=judgement.same, score=judgement.score, reasons=judgement.reasons)


def _side(reading: Reading, id: str) -> Side:
    person: Entity = reading.entity(id)
    claims = [claim for claim in reading.claims if id in (claim.subject, claim.object)]
    posts = [reading.entity(claim.object).name for claim in claims if claim.predicate is EdgeKind.HOLDS]
    said = [evidence.quote for claim in claims for evidence in claim.evidence]
    said = said or [_around(reading, span) for span in person.spans]
    quotes = dict.fromkeys(" ".join(quote.split()) for quote in said)
    published = reading.article.published
    return Side(
        ref=f"{reading.article.id}#{person.name}",
        name=person.name,
        date=(published.start or "") if published else "",
        source=reading.article.source,
        posts=tuple(dict.fromkeys(posts)),
        quotes=tuple(list(quotes)[:2]),
    )


def _around(reading: Reading, span: tuple[int, int]) -> str:
    """The raw text around a mention, for a person of whom the article claims nothing."""
    start, end = reading.article.alignment.raw_span(*span)
    return reading.article.raw[max(start - AROUND, 0) : end + AROUND]


def _ref(side: str) -> tuple[str, str]:
    """The article and the local id of an entity, from "article#entity"; an article's id may hold a # itself."""
    article, _, entity = side.rpartition("#")
    return article, entity
