"""One document: each gold item is found or missed, each extracted item is right, wrong or none of our business."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guantu.evaluate.names import Names
from guantu.schema import EDGES, EdgeKind

GROUPS = ("entities", "roles", "relations")
UNDIRECTED = frozenset(row.kind.value for row in EDGES.values() if not row.directed)
# Relations that the guidelines do not annotate; HOLDS and OF are scored as roles and never stand among relations.
UNSCORED = frozenset({EdgeKind.PART_OF.value, EdgeKind.LOCATED_IN.value, "ATTENDS", "MENTIONS", "BYLINE"})

Document = Mapping[str, Any]
Key = tuple[str, ...]


class Outcome(StrEnum):
    """What became of an item."""

    FOUND = "found"  # a required gold item, extracted
    AGAIN = "again"  # one more extracted item that fits a gold item already found by another
    MISSED = "missed"  # a required gold item, not extracted
    WRONG = "wrong"  # extracted, and no gold item fits
    SPARED = "spared"  # extracted, and fits an optional gold item: left out of all counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome for one item of a document.

    kind: type of the entity or relation, "" for roles. key: what was compared. score: the extraction's own, None
    for what was missed or came without one.
    """

    document: str
    group: str
    kind: str
    key: Key
    outcome: Outcome
    score: float | None = None


def judge(gold: Document, extraction: Document | None) -> tuple[Verdict, ...]:
    """The verdicts for one document, in the order of the gold and then of the extraction.

    An extraction of None counts as all missed.
    """
    names = Names(gold)
    return tuple(
        verdict for group in GROUPS for verdict in _judge_group(gold, extraction or {}, names=names, group=group)
    )


def _judge_group(gold: Document, extraction: Document, *, names: Names, group: str) -> Iterator[Verdict]:
    scores = _scores(extraction, names=names, group=group)

    def verdict(key: Key, outcome: Outcome, score: float | None = None) -> Verdict:
        kind = {"entities": key[1], "relations": key[0]}.get(group, "")
        return Verdict(document=gold["id"], group=group, kind=kind, key=key, outcome=outcome, score=score)

    for item in _scored(gold, group):
        hits = [key for key in _right_keys(item, names=names, group=group) if key in scores]
        found = [scores.pop(key) for key in hits]
        if item.get("optional"):
            yield from (verdict(key, Outcome.SPARED, score) for key, score in zip(hits, found, strict=True))
        elif hits:
            yield verdict(_key(item, names=names, group=group), Outcome.FOUND, found[0])
            for key, score in zip(hits[1:], found[1:], strict=True):
                yield verdict(key, Outcome.AGAIN, score)
        else:
            yield verdict(_key(item, names=names, group=group), Outcome.MISSED)
    yield from (verdict(key, Outcome.WRONG, score) for key, score in scores.items())


def _scores(extraction: Document, *, names: Names, group: str) -> dict[Key, float | None]:
    """The extracted items by key, each once, with the highest score that any of them was given."""
    scores: dict[Key, float | None] = {}
    for item in _scored(extraction, group):
        key = _key(item, names=names, group=group)
        known = [score for score in (scores.get(key), item.get("score")) if score is not None]
        scores[key] = max(known, default=None)
    return scores


def _scored(document: Document, group: str) -> Iterator[Mapping[str, Any]]:
    for item in document.get(group, ()):
        if group != "relations" or item["type"] not in UNSCORED:
            yield item


def _key(item: Mapping[str, Any], *, names: Names, group: str) -> Key:
    if group == "entities":
        return names.key(item["name"]), item["type"]
    if group == "roles":
        return names.key(item["person"]), names.post(item.get("body"), item["title"])
    return _relation(item["type"], names.key(item["subject"]), names.key(item["object"]))


def _relation(kind: str, subject: str, target: str) -> Key:
    ends = sorted((subject, target)) if kind in UNDIRECTED else (subject, target)
    return kind, *ends


def _right_keys(item: Mapping[str, Any], *, names: Names, group: str) -> list[Key]:
    """Every key that is right for a gold item: its own first, then those of its stated alternatives."""
    keys = [_key(item, names=names, group=group)]
    if group == "entities" and item.get("alt_type"):
        keys.append((keys[0][0], item["alt_type"]))
    elif group == "roles":
        keys += [(keys[0][0], names.post("", alias)) for alias in item.get("aliases", ())]
        keys += [(keys[0][0], names.post(body, item["title"])) for body in item.get("body_aliases", ())]
    elif group == "relations":
        keys += [
            _relation(item["type"], names.key(subject), names.key(target))
            for subject in (item["subject"], *item.get("subject_aliases", ()))
            for target in (item["object"], *item.get("object_aliases", ()))
        ]
    return list(dict.fromkeys(keys))
