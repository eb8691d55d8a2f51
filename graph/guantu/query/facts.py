"""The edges of a graph as typed answers, each made once, with the indexes that questions need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from guantu.query.answers import Relation, Role
from guantu.query.events import Event, Participant
from guantu.records import Document
from guantu.schema import OF_EVENTS, EdgeKind, NodeKind

if TYPE_CHECKING:
    import networkx as nx

STRUCTURE = frozenset({EdgeKind.OF, EdgeKind.PART_OF, EdgeKind.LOCATED_IN})
BESIDE = STRUCTURE | OF_EVENTS  # they say what belongs where, and what relations tell of one event


class Facts:
    """All roles, relations and events of a graph, in order of time."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self._graph = graph

    @property
    def documents(self) -> Mapping[str, Document]:
        """The articles by id."""
        documents: Mapping[str, Document] = self._graph.graph["documents"]
        return documents

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Who holds what."""
        nodes = self._graph.nodes
        roles = (
            Role(
                **self._fact(key, edge),
                person=nodes[person]["name"],
                post=nodes[post]["name"],
                body=self._name(nodes[post]["body"]),
                title=nodes[post]["title"],
                status=edge["status"],
                person_id=person,
                post_id=post,
                body_id=nodes[post]["body"],
                doubtful=edge["doubtful"],
            )
            for person, post, key, edge in self._graph.edges(keys=True, data=True)
            if edge["kind"] == EdgeKind.HOLDS
        )
        return tuple(sorted(roles, key=lambda role: (*role.order, role.post, role.person, role.key)))

    @cached_property
    def edges(self) -> tuple[Relation, ...]:
        """All edges but those of HOLDS."""
        nodes = self._graph.nodes
        relations = (
            Relation(
                **self._fact(key, edge),
                kind=edge["kind"],
                subject=nodes[subject]["name"],
                object=nodes[object]["name"],
                subject_id=subject,
                object_id=object,
                agreement=edge["agreement"],
                honour=edge["honour"],
            )
            for subject, object, key, edge in self._graph.edges(keys=True, data=True)
            if edge["kind"] != EdgeKind.HOLDS
        )
        return tuple(sorted(relations, key=lambda r: (*r.order, r.kind, r.subject, r.object, r.key)))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """What happened or lasts between two things."""
        return tuple(relation for relation in self.edges if relation.kind not in BESIDE)

    @cached_property
    def beside(self) -> tuple[Relation, ...]:
        """All other edges: what belongs where, and who takes part in which event."""
        return tuple(relation for relation in self.edges if relation.kind in BESIDE)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The nodes that are events, undated ones last."""
        nodes = self._graph.nodes
        events = (self._event(id, node) for id, node in nodes(data=True) if node["kind"] == NodeKind.EVENT)
        return tuple(sorted(events, key=lambda event: (not event.start, event.start, event.kind, event.name, event.id)))

    @cached_property
    def roles_of(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles of a person, by id."""
        return _grouped((role.person_id, role) for role in self.roles)

    @cached_property
    def holders_of(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles in a post, by id."""
        return _grouped((role.post_id, role) for role in self.roles)

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations at either end of which a thing stands, by its id."""
        return _grouped((id, r) for r in self.relations for id in dict.fromkeys((r.subject_id, r.object_id)))

    @cached_property
    def by_key(self) -> Mapping[str, Role | Relation]:
        """Every edge by its key."""
        found: dict[str, Role | Relation] = {role.key: role for role in self.roles}
        return found | {relation.key: relation for relation in self.edges}

    def between(self, left: str, right: str) -> list[Role | Relation]:
        """All edges between two things, whichever way they point."""
        found = (
            self.by_key[key]
            for ends in ((left, right), (right, left))
            if self._graph.has_edge(*ends)
            for key in sorted(self._graph[ends[0]][ends[1]])
        )
        return list(found)

    def _fact(self, key: str, edge: Mapping[str, Any]) -> dict[str, Any]:
        plain = ("start", "end", "first_seen", "last_seen", "modality", "score", "sources", "claims")
        return {"key": key, "documents": self.documents, **{name: edge[name] for name in plain}}

    def _event(self, id: str, node: Mapping[str, Any]) -> Event:
        nodes = self._graph.nodes
        edges = [(thing, edge) for thing, _, edge in self._graph.in_edges(id, data=True)]
        edges += [(thing, edge) for _, thing, edge in self._graph.out_edges(id, data=True)]
        parts = [
            Participant(id=thing, name=nodes[thing]["name"], kind=nodes[thing]["kind"], role=edge["role"])
            for thing, edge in edges
        ]
        return Event(
            id=id,
            name=node["name"],
            kind=node["event"],
            start=node["start"],
            end=node["end"],
            parts=tuple(sorted(parts, key=lambda part: (part.name, part.id, part.role))),
            facts=tuple(self.by_key[key] for key in node["facts"] if key in self.by_key),
            documents=node["documents"],
        )

    def _name(self, id: str) -> str:
        return str(self._graph.nodes[id]["name"]) if id and id in self._graph else ""


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
