"""What changed between two builds, in words: posts taken up and left, relations new and gone, people regrouped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from guantu.query.answers import Relation, Role
from guantu.query.knowledge import KnowledgeGraph
from guantu.schema import NodeKind

_LABELS = (
    ("documents", "documents"),
    ("things", "people, bodies and places"),
    ("events", "events"),
    ("roles", "posts"),
    ("relations", "relations"),
    ("bounds", "dates and status"),
    ("joined", "now one"),
    ("parted", "now several"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Lines for each sort of change, sorted. "+ " begins what is new, "- " what is gone, "~ " what is otherwise."""

    documents: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field) for field, _ in _LABELS)

    def __str__(self) -> str:
        found = [
            "\n".join((f"{label} ({len(getattr(self, field))}):", *(f"  {line}" for line in getattr(self, field))))
            for field, label in _LABELS
            if getattr(self, field)
        ]
        return "\n".join(found) or "nothing changed"

    def _repr_html_(self) -> str:
        return "<pre>" + escape(str(self)) + "</pre>"

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {field: list(getattr(self, field)) for field, _ in _LABELS}


def diff(old: KnowledgeGraph, new: KnowledgeGraph) -> Changes:
    """What changed from one graph to another. Things are the same by their ids, facts by their keys."""
    before, after = _facts(old), _facts(new)
    return Changes(
        documents=_gained(old.documents, new.documents, str),
        things=_gained(_ids(old), _ids(new), lambda id: _thing(id, old, new)),
        events=_gained(_ids(old, events=True), _ids(new, events=True), lambda id: _thing(id, old, new)),
        roles=_lines(before, after, Role),
        relations=_lines(before, after, Relation),
        bounds=tuple(
            sorted(
                f"~ {before[key]} → {after[key]}"
                for key in before.keys() & after.keys()
                if str(before[key]) != str(after[key])
            )
        ),
        joined=_regrouped(old, new),
        parted=_regrouped(new, old),
    )


def _facts(graph: KnowledgeGraph) -> dict[str, Role | Relation]:
    facts: list[Role | Relation] = [*graph.roles(), *graph.relations()]
    return {fact.key: fact for fact in facts}


def _gained(old: Iterable[str], new: Iterable[str], name: Any) -> tuple[str, ...]:
    before, after = set(old), set(new)
    return (
        *sorted(f"+ {name(id)}" for id in after - before),
        *sorted(f"- {name(id)}" for id in before - after),
    )


def _thing(id: str, old: KnowledgeGraph, new: KnowledgeGraph) -> str:
    node = (new if id in new.graph else old).graph.nodes[id]
    return f"{node.get('event') or node['kind']} {node['name']}"


def _ids(graph: KnowledgeGraph, *, events: bool = False) -> list[str]:
    return [id for id, kind in graph.graph.nodes(data="kind") if (kind == NodeKind.EVENT) == events]


def _lines(
    before: dict[str, Role | Relation], after: dict[str, Role | Relation], kind: type[Role] | type[Relation]
) -> tuple[str, ...]:
    return (
        *sorted(f"+ {after[key]}" for key in after.keys() - before.keys() if isinstance(after[key], kind)),
        *sorted(f"- {before[key]}" for key in before.keys() - after.keys() if isinstance(before[key], kind)),
    )


def _regrouped(first: KnowledgeGraph, second: KnowledgeGraph) -> tuple[str, ...]:
    """Names that several people of the first graph bear, of whom fewer are left in the second though all articles are.

    Counted over the articles that both graphs have, so that articles that came or went are no regrouping.
    """
    both = first.documents.keys() & second.documents.keys()
    counts: list[dict[str, int]] = []
    for graph in (first, second):
        people: dict[str, int] = {}
        for _, node in graph.graph.nodes(data=True):
            if node["kind"] == "Person" and both.intersection(node["documents"]):
                people[node["name"]] = people.get(node["name"], 0) + 1
        counts.append(people)
    return tuple(
        f"{name}: {counts[0][name]} → {counts[1][name]}"
        for name in sorted(counts[0].keys() & counts[1].keys())
        if counts[0][name] > counts[1][name]
    )
