"""People across articles: blocks of one name, items of one post, scored pairs, components; at last the bare names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from guantu.records import Judgement
from guantu.resolve.components import Pair, components
from guantu.resolve.features import FEATURES, MERGE_AT, VETO, World, certain_of_post, other_name
from guantu.resolve.personas import Persona, Sighting, folded, persona_of, sighting_order, without_tail
from guantu.resolve.sheets import Ref
from guantu.resolve.words import Word

_MOST = 6.0  # odds of a million to one: as sure as one pair can make
_MOST_PAIRED = 120  # bare sightings of one name that are still compared one with one


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """people: each as its sightings, in order. judgements: what was joined and what was kept apart, with reasons."""

    people: tuple[tuple[Sighting, ...], ...]
    judgements: tuple[Judgement, ...]


_DOUBT = "on the whole more speaks against it between those joined with either"


@dataclass(slots=True)
class _Work:
    people: list[tuple[Sighting, ...]] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)


def resolve_people(sightings: Iterable[Sighting], world: World, words: Sequence[Word] = ()) -> People:
    """The people of all sightings; the order of the sightings does not matter."""
    work = _Work()
    spoken = {ref for word in words for ref in (word.left, word.right)}
    for block in _blocks(sightings, words):
        concerned = [word for word in words if any(s.ref in (word.left, word.right) for s in block)] if spoken else []
        _resolve_block(block, world, concerned, work)
    work.people.sort(key=lambda person: (person[0].name, sighting_order(person[0])))
    work.judgements.sort(key=lambda judgement: (judgement.left, judgement.right, not judgement.same))
    return People(people=tuple(work.people), judgements=tuple(work.judgements))


def score(left: Persona, right: Persona, world: World) -> tuple[float, tuple[str, ...]]:
    """The sum of all features for a pair, and one explanation for each that spoke."""
    total, reasons = 0.0, []
    for feature in FEATURES:
        value = feature(left, right, world)
        if value is None:
            continue
        total += value
        words = "rules it out" if value == VETO else f"{value:+.1f}"
        reasons.append(f"{feature.__doc__}: {words}")
    return total, tuple(reasons)


def _blocks(sightings: Iterable[Sighting], words: Sequence[Word]) -> list[list[Sighting]]:
    """Sightings that could be one person by their names: the same name, or a name that is a form of the other."""
    by_name: dict[str, list[Sighting]] = defaultdict(list)
    name_of: dict[Ref, str] = {}
    for sighting in sightings:
        key = folded(sighting.name)
        by_name[key].append(sighting)
        name_of[sighting.ref] = key
    home = {name: name for name in by_name}

    def find(name: str) -> str:
        while home[name] != name:
            name = home[name]
        return name

    links = {
        (key, form)
        for key, found in by_name.items()
        for sighting in found
        for form in sighting.forms
        if form != key and form in by_name
    }
    links |= {(key, shorter) for key in by_name if (shorter := without_tail(key)) in by_name}
    links |= {(name_of[w.left], name_of[w.right]) for w in words if w.left in name_of and w.right in name_of}
    for left, right in sorted(links):
        first, second = sorted((find(left), find(right)))
        home[second] = first
    blocks: dict[str, list[Sighting]] = defaultdict(list)
    for name in sorted(by_name):
        blocks[find(name)].extend(by_name[name])
    return [sorted(blocks[name], key=sighting_order) for name in sorted(blocks)]


def _resolve_block(block: list[Sighting], world: World, words: Sequence[Word], work: _Work) -> None:
    if len(block) == 1:
        work.people.append((block[0],))
        return
    bare = [sighting for sighting in block if not sighting.seats and not _spoken(sighting, words)]
    items = _items([sighting for sighting in block if sighting.seats or _spoken(sighting, words)], world, words)
    people = _join(items, world, words, work)
    left_over = _seat_bare(bare, people, world, work)
    loose = _join(_bare_items(left_over, world), world, (), work) if left_over else []
    work.people.extend(person.sightings for person in (*people, *loose))


def _spoken(sighting: Sighting, words: Sequence[Word]) -> bool:
    return any(sighting.ref in (word.left, word.right) for word in words)


def _items(sightings: list[Sighting], world: World, words: Sequence[Word]) -> list[Persona]:
    """Personas of sightings with one name and the same posts, where a post is enough to tell people of it apart."""
    groups: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        posts = sorted({seat.post for seat in sighting.seats})
        if not _spoken(sighting, words) and any(certain_of_post(sighting.name, seat, world) for seat in sighting.seats):
            groups[folded(sighting.name), *posts].append(sighting)
        else:
            groups[folded(sighting.name), *posts, *sighting.ref].append(sighting)
    return _personas(groups)


def _personas(groups: Mapping[tuple[str, ...], list[Sighting]]) -> list[Persona]:
    """One persona a group; but two of one article are two people, so there each sighting stands for itself."""
    personas: list[Persona] = []
    for key in sorted(groups):
        often = Counter(sighting.ref[0] for sighting in groups[key])
        alone = [sighting for sighting in groups[key] if often[sighting.ref[0]] > 1]
        together = [sighting for sighting in groups[key] if often[sighting.ref[0]] == 1]
        personas.extend(persona_of(found) for found in (together, *([one] for one in alone)) if found)
    return personas


def _bare_items(sightings: list[Sighting], world: World) -> list[Persona]:
    """Personas of sightings without posts: those of rare names in news for one audience go together."""
    groups: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        key = (folded(sighting.name), sighting.audience, sighting.source)
        groups[key].append(sighting)
    items = _personas(groups)
    if len(items) <= _MOST_PAIRED:
        return items
    wider: dict[tuple[str, str], list[Persona]] = defaultdict(list)
    for item in items:
        wider[folded(item.name), item.sightings[0].audience].append(item)
    merged: list[Persona] = []
    for audience in sorted(wider):
        found = wider[audience]
        total, _ = score(found[0], found[-1], world)
        articles = Counter(article for item in found for article in item.articles)
        if total >= MERGE_AT and max(articles.values()) == 1:
            merged.append(persona_of(sighting for item in wider[audience] for sighting in item.sightings))
        else:
            merged.extend(wider[audience])
    return merged


def _join(items: list[Persona], world: World, words: Sequence[Word], work: _Work) -> list[Persona]:
    """Components of the items."""
    if len(items) > _MOST_PAIRED and not any(item.seats for item in items):
        return items
    joins: dict[Pair, float] = {}
    negatives: list[Pair] = []
    reasons: dict[Pair, tuple[float, tuple[str, ...]]] = {}
    for left in range(len(items)):
        for right in range(left + 1, len(items)):
            pair = (left, right)
            reasons[pair] = total, why = _verdict(items[left], items[right], world)
            if total >= MERGE_AT:
                joins[pair] = total
            elif total == VETO:
                negatives.append(pair)
    same, apart = _reviewed(items, words)
    found = components(
        len(items),
        joins=joins,
        negatives=negatives,
        first=same,
        apart=apart,
        scores={pair: max(-_MOST, min(_MOST, total)) for pair, (total, _) in reasons.items()},
        sizes=[len(item.articles) for item in items],
    )
    home = {index: number for number, group in enumerate(found.groups) for index in group}
    blocked = {refusal.pair: refusal.against for refusal in found.refusals}
    for pair, (total, why) in sorted(reasons.items()):
        together = home[pair[0]] == home[pair[1]]
        if (together and total < MERGE_AT) or not why:
            continue  # joined by way of others, whose judgements tell why; or nobody would take one for the other
        if pair in blocked:
            against = blocked[pair]
            other = f"{items[against[0]].ref} and {items[against[1]].ref} are not one person" if against else _DOUBT
            why = (*why, other)
        work.judgements.append(
            Judgement(
                left=items[pair[0]].ref,
                right=items[pair[1]].ref,
                same=together,
                score=_as_share(total),
                reasons=why,
            )
        )
    return [
        items[group[0]]
        if len(group) == 1
        else persona_of(sighting for index in group for sighting in items[index].sightings)
        for group in found.groups
    ]


def _verdict(left: Persona, right: Persona, world: World) -> tuple[float, tuple[str, ...]]:
    """The score of a pair with its reasons; none where only a third name (穆罕默德) brought two others together."""
    if other_name(left, right, world) == VETO:
        return VETO, ()
    if left.articles & right.articles:
        return VETO, ("one article tells them apart",)
    return score(left, right, world)


def _reviewed(items: list[Persona], words: Sequence[Word]) -> tuple[list[Pair], list[Pair]]:
    """The pairs of items that a reviewer joined, and those that a reviewer told apart."""
    if not words:
        return [], []
    where = {sighting.ref: index for index, item in enumerate(items) for sighting in item.sightings}
    pairs: Mapping[bool, list[Pair]] = {True: [], False: []}
    for word in words:
        left, right = where.get(word.left), where.get(word.right)
        if left is not None and right is not None and left != right:
            pairs[word.same].append((min(left, right), max(left, right)))
    return sorted(set(pairs[True])), sorted(set(pairs[False]))


def _seat_bare(bare: list[Sighting], people: list[Persona], world: World, work: _Work) -> list[Sighting]:
    """Give sightings without a post to the one person who fits clearly best; what fits none is given back."""
    added: dict[int, list[Sighting]] = defaultdict(list)
    left_over: list[Sighting] = []
    often = Counter(sighting.ref[0] for sighting in bare)
    for sighting in bare:
        if often[sighting.ref[0]] > 1:  # two of the name in one article, and nothing says which is whom
            left_over.append(sighting)
            continue
        item = persona_of([sighting])
        ranked = sorted(
            ((*_verdict(person, item, world), index) for index, person in enumerate(people)),
            key=lambda found: (-found[0], found[2]),
        )
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= 1.0)
        if not ranked or ranked[0][0] < MERGE_AT or not clear:
            left_over.append(sighting)
        else:
            added[ranked[0][2]].append(sighting)
        for total, why, index in ranked[:2]:
            taken = sighting in added.get(index, ())
            if taken or total > 0:
                more = () if taken or clear or total < MERGE_AT else ("another of that name fits as well",)
                work.judgements.append(
                    Judgement(
                        left=people[index].ref,
                        right=item.ref,
                        same=taken,
                        score=_as_share(total),
                        reasons=(*why, *more),
                    )
                )
    for index, sightings in added.items():
        people[index] = persona_of((*people[index].sightings, *sightings))
    return left_over


def _as_share(total: float) -> float:
    """Odds to base ten as a share from 0 to 1, rounded so that builds stay equal."""
    return round(1 / (1 + math.pow(10, -max(-6.0, min(6.0, total)))), 4)
