"""Things of the graph as one asks about them: a person with roles, a post with holders, a region with officials."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from guantu.query.answers import Answers, Quote, Relation, Role
from guantu.schema import NodeKind

if TYPE_CHECKING:
    from guantu.query.knowledge import KnowledgeGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """id: of the node. documents: ids of the articles that name it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    documents: tuple[str, ...]
    graph: KnowledgeGraph = field(repr=False, compare=False, hash=False)

    @property
    def relations(self) -> Answers[Relation]:
        """All relations that it stands in, by time; posts are among the roles."""
        return self.graph.relations(of=self.id)

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all its relations."""
        return self.relations.evidence

    def _lines(self) -> list[str]:
        others = f" ({', '.join(self.aliases)})" if self.aliases else ""
        return [f"{self.name}{others}", *(f"  {relation}" for relation in self.relations)]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        return "<pre>" + escape(str(self)) + "</pre>"

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "aliases": list(self.aliases),
            "documents": list(self.documents),
            "relations": [relation.as_dict() for relation in self.relations],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(_Thing):
    """A person."""

    @property
    def roles(self) -> Answers[Role]:
        """All posts, by time."""
        return self.graph.roles(person=self.id)

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all roles and relations."""
        return (*self.roles.evidence, *self.relations.evidence)

    def timeline(self) -> Timeline:
        """Roles and relations in the order of time."""
        facts: list[Role | Relation] = [*self.roles, *self.relations]
        return Timeline(facts=tuple(sorted(facts, key=lambda fact: (*fact.order, str(fact)))))

    def _lines(self) -> list[str]:
        head, *relations = super(Person, self)._lines()
        return [head, *(f"  {role}" for role in self.roles), *relations]

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return {**super(Person, self).as_dict(), "roles": [role.as_dict() for role in self.roles]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Facts in the order of time, undated ones last."""

    facts: tuple[Role | Relation, ...]

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """The quotes of all facts."""
        return tuple(quote for fact in self.facts for quote in fact.evidence)

    def __str__(self) -> str:
        width = max((len(fact.span) for fact in self.facts), default=0)
        return "\n".join(f"{fact.span or 'undated':<{width}}  {_what(fact)}" for fact in self.facts) or "(none known)"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(fact.span or 'undated')}</td><td>{escape(_what(fact))}</td></tr>" for fact in self.facts
        )
        return f"<table>{rows}</table>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(_Thing):
    """A post. body: name of what it belongs to, "" if unknown."""

    body: str
    title: str

    def holders(self) -> Answers[Role]:
        """All who held it, by time, but for the doubtful."""
        return Answers(role for role in self.graph.roles(post=self.id) if not role.doubtful)

    def doubtful(self) -> Answers[Role]:
        """Whom some article takes for a holder while many others agree that somebody else held it all the time."""
        return Answers(role for role in self.graph.roles(post=self.id) if role.doubtful)

    def holder(self, on: str) -> Answers[Role]:
        """Who is known to have held it on a date (ISO prefix); more than one where deputies share a title."""
        return self.holders().on(on)

    def _lines(self) -> list[str]:
        return [self.name, *(f"  {role}" for role in (*self.holders(), *self.doubtful()))]

    def as_dict(self) -> dict[str, Any]:
        """Plain values with the evidence, for JSON."""
        return {
            **super(Post, self).as_dict(),
            "holders": [role.as_dict() for role in self.holders()],
            "doubtful": [role.as_dict() for role in self.doubtful()],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(_Thing):
    """An organisation. region: name of the region that it belongs to, "" if unknown."""

    region: str

    def officials(self, on: str | None = None) -> Answers[Role]:
        """Who holds or held its posts; on: only those known for a date."""
        return self.graph.officials(self.id, on=on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(_Thing):
    """An administrative region or a country.

    code: GB/T 2260 or ISO, "" if unknown. ambiguous: several regions bear the name, and nothing said which is meant.
    """

    code: str
    ambiguous: bool

    def officials(self, on: str | None = None) -> Answers[Role]:
        """Who holds or held its posts and those of its organs; on: only those known for a date."""
        return self.graph.officials(self.id, on=on)

    def cooperation(self) -> Answers[Relation]:
        """Support and cooperation of the region and of what belongs to it."""
        return self.graph.cooperation(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(_Thing):
    """A named place that is no administrative region."""

    region: str


Thing = Person | Post | Organization | Region | Site
VIEWS: dict[str, type[Thing]] = {
    NodeKind.PERSON: Person,
    NodeKind.POST: Post,
    NodeKind.ORGANIZATION: Organization,
    NodeKind.REGION: Region,
    NodeKind.SITE: Site,
}


V = TypeVar("V", bound=_Thing)


def view(make: type[V], graph: KnowledgeGraph, id: str) -> V:
    """The thing of a node. make: the class for its kind."""
    nodes = graph.graph.nodes
    node = nodes[id]
    values = {name: node[name] for name in ("name", "aliases", "documents", "title", "code", "ambiguous")}
    values |= {end: nodes[node[end]]["name"] if node[end] in nodes else "" for end in ("region", "body")}
    wanted = {field.name for field in fields(make)}
    return make(id=id, graph=graph, **{name: value for name, value in values.items() if name in wanted})


def _what(fact: Role | Relation) -> str:
    text = str(fact)
    return text.removesuffix(f" · {fact.span}") if fact.span else text
