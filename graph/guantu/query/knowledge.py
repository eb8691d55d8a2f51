"""KnowledgeGraph: the questions that can be asked of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from guantu.dates import is_date
from guantu.errors import QueryError
from guantu.lexicon.lexicon import load_lexicon
from guantu.query.answers import Answers, Quote, Relation, Role, Route
from guantu.query.events import KINDS, Event, events_of
from guantu.query.names import Names
from guantu.query.routes import shortest_route
from guantu.query.views import Organization, Person, Post, Region, Site, Thing
from guantu.records import Document
from guantu.schema import EdgeKind, NodeKind

if TYPE_CHECKING:
    import networkx as nx

_BODIES = (NodeKind.REGION, NodeKind.ORGANIZATION, NodeKind.SITE)
_WORDS = {
    NodeKind.PERSON: "a person",
    NodeKind.POST: "a post",
    NodeKind.ORGANIZATION: "an organisation",
    NodeKind.REGION: "a region",
    NodeKind.SITE: "a site",
}
_COOPERATION = frozenset({EdgeKind.SUPPORTS, EdgeKind.COOPERATES})
_STRUCTURE = frozenset({EdgeKind.OF, EdgeKind.PART_OF, EdgeKind.LOCATED_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a notebook shows: HTML that stands for itself."""

    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        return self.html


class KnowledgeGraph:
    """A graph of officials, regions and organisations, to be asked.

    graph: the networkx MultiDiGraph, as docs/reference/graph.md describes it.
    Names may be in either script, any alias, with or without dots, or the id of a node. A name that nothing bears, or
    that several things bear, raises QueryError, which says so and lists the candidates. Dates are ISO prefixes.
    """

    def __init__(
        self,
        graph: nx.MultiDiGraph[str],
        *,
        sql: Callable[[str], Any] | None = None,
        frame: Callable[[nx.MultiDiGraph[str], int], str] | None = None,
        day: str | None = None,
    ) -> None:
        """sql: what runs a query on the store of the build. frame: what makes HTML of a graph, of a height in pixels.

        day: the date that this graph was cut to, if any.
        """
        self.graph = graph
        self.day = day
        self._sql = sql
        self._frame = frame

    @property
    def documents(self) -> Mapping[str, Document]:
        """The articles by id."""
        documents: Mapping[str, Document] = self.graph.graph["documents"]
        return documents

    def person(self, name: str, *, post: str = "") -> Person:
        """The person of a name. post: words of a post's name that tell namesakes apart (江苏, 市长).

        Of several namesakes of whom one alone holds any post, it is that one.
        """
        return self._person(self._one(name, (NodeKind.PERSON,), lambda found: self._prominent(found, post)))

    def people(self, name: str) -> tuple[Person, ...]:
        """All people of a name, those with most articles first."""
        found = self._names.find(name, (NodeKind.PERSON,))
        nodes = self.graph.nodes
        return tuple(self._person(id) for id in sorted(found, key=lambda id: (-len(nodes[id]["documents"]), id)))

    def region(self, name: str) -> Region:
        """The region of a name, also of one that the articles do not use (伊犁州 for 伊犁哈萨克自治州)."""
        return self._region(self._one(name, (NodeKind.REGION,)))

    def organization(self, name: str) -> Organization:
        """The organisation of a name."""
        id = self._one(name, (NodeKind.ORGANIZATION,))
        return Organization(**self._fields(id), region=self._name(self.graph.nodes[id]["region"]))

    def site(self, name: str) -> Site:
        """The named place of a name."""
        id = self._one(name, (NodeKind.SITE,))
        return Site(**self._fields(id), region=self._name(self.graph.nodes[id]["region"]))

    def post(self, name: str) -> Post:
        """The post of a name: body and title (江苏省省长, 江苏省长)."""
        return self._post(self._one(name, (NodeKind.POST,)))

    def thing(self, name: str) -> Thing:
        """Whatever bears a name."""
        id = self._one(name, tuple(_WORDS), self._prominent)
        make: dict[str, Callable[[str], Thing]] = {
            NodeKind.PERSON: self._person,
            NodeKind.POST: self._post,
            NodeKind.REGION: self._region,
            NodeKind.ORGANIZATION: self.organization,
            NodeKind.SITE: self.site,
        }
        return make[self.graph.nodes[id]["kind"]](id)

    def officials(self, region: str, on: str | None = None) -> Answers[Role]:
        """Who holds or held posts of a region and of its organs, or of an organisation, by body, title and time.

        on: only those who are known to have held them on that date.
        """
        _check_date(on)
        body = self._one(region, _BODIES)
        nodes = self.graph.nodes
        roles = [role for role in self._all_roles if role.body_id == body or self._belongs(role.body_id, body)]
        found = sorted(
            (role for role in roles if on is None or role.covers(on)),
            key=lambda role: (role.body_id != body, nodes[role.post_id]["name"], *_time(role)),
        )
        return Answers(found)

    def vacancies(self, region: str, on: str) -> tuple[Post, ...]:
        """Posts of a region and its organs of which no holder is known for a date."""
        _check_date(on)
        held = {role.post_id for role in self.officials(region, on=on)}
        body = self._one(region, _BODIES)
        return tuple(
            self._post(id)
            for id, node in sorted(self.graph.nodes(data=True), key=lambda item: (item[1]["name"], item[0]))
            if node["kind"] == NodeKind.POST
            and id not in held
            and node["body"]
            and (node["body"] == body or self._belongs(node["body"], body))
        )

    def cooperation(self, region: str) -> Answers[Relation]:
        """Support and cooperation between a region (or an organisation), or what belongs to it, and others."""
        home = self._one(region, _BODIES)
        return Answers(
            relation
            for relation in self._all_relations
            if relation.kind in _COOPERATION
            and any(id == home or self._belongs(id, home) for id in (relation.subject_id, relation.object_id))
        )

    def roles(self, *, person: str | None = None, post: str | None = None, on: str | None = None) -> Answers[Role]:
        """Who holds or held which post, by time."""
        _check_date(on)
        who = self._one(person, (NodeKind.PERSON,), self._prominent) if person else None
        what = self._one(post, (NodeKind.POST,)) if post else None
        pool: Iterable[Role] = self._all_roles
        if who is not None:
            pool = self._roles_of.get(who, ())
        elif what is not None:
            pool = self._holders_of.get(what, ())
        return Answers(
            role for role in pool if (what is None or role.post_id == what) and (on is None or role.covers(on))
        )

    def relations(
        self,
        kind: str | None = None,
        *,
        of: str | None = None,
        subject: str | None = None,
        object: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Answers[Relation]:
        """Relations, by time. kind: a name from EdgeKind; without one, all but those that only say what belongs where.

        of: a thing at either end; subject, object: at that end. since, until: known to have been so in that time.
        Raises QueryError also for a kind that there is not.
        """
        if kind is not None and kind not in tuple(EdgeKind):
            raise QueryError(
                where=kind, problem="expected a kind of relation", remedy=f"kinds are {', '.join(EdgeKind)}"
            )
        _check_date(since)
        _check_date(until)
        any_kind = tuple(_WORDS)
        wanted = {
            end: self._one(name, any_kind, self._prominent)
            for end, name in (("of", of), ("subject", subject), ("object", object))
            if name is not None
        }
        pool: Iterable[Relation] = self._relations_of.get(wanted["of"], ()) if "of" in wanted else self._all_relations
        if kind in _STRUCTURE:
            pool = self._structure
            if "of" in wanted:
                pool = [r for r in pool if wanted["of"] in (r.subject_id, r.object_id)]
        return Answers(
            relation
            for relation in pool
            if (kind is None or relation.kind == kind)
            and relation.subject_id == wanted.get("subject", relation.subject_id)
            and relation.object_id == wanted.get("object", relation.object_id)
            and (since is None or not _ends_before(relation, since))
            and (until is None or not _starts_after(relation, until))
        )

    def events(
        self, kind: str | None = None, *, of: str | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[Event, ...]:
        """Visits, meetings, agreements, awards and appointments, by time; each once, whoever tells of it.

        kind: one of guantu.query.events.KINDS. of: a thing that takes part, or the place.
        """
        if kind is not None and kind not in KINDS:
            raise QueryError(where=kind, problem="expected a kind of event", remedy=f"kinds are {', '.join(KINDS)}")
        _check_date(since)
        _check_date(until)
        name = self._name(self._one(of, tuple(_WORDS), self._prominent)) if of else None
        return tuple(
            event
            for event in self._events
            if (kind is None or event.kind == kind)
            and (name is None or name == event.place or name in event.participants)
            and (since is None or not event.end or event.end[: len(since)] >= since[: len(event.end)])
            and (until is None or not event.start or event.start[: len(until)] <= until[: len(event.start)])
        )

    def path(self, start: str, end: str) -> Route:
        """The most telling short way from one thing to another, against directions too.

        Ways over things that everything hangs on (a country, a province) count as longer.
        Raises QueryError where there is none.
        """
        any_kind = tuple(_WORDS)
        a, b = (self._one(name, any_kind, self._prominent) for name in (start, end))
        ids = shortest_route(self.graph, a, b)
        if ids is None:
            raise QueryError(where=f"{start} – {end}", problem="both are in the graph, but no path joins them")
        steps = tuple(
            tuple(sorted(self._between(left, right), key=lambda fact: (-fact.sources, fact.key)))
            for left, right in pairwise(ids)
        )
        return Route(names=tuple(map(self._name, ids)), ids=ids, steps=steps)

    def at(self, date: str) -> KnowledgeGraph:
        """The graph of a day (or month, or year): the facts known to have been so then, and what they join."""
        _check_date(date)
        kept = [
            (fact.subject_id, fact.object_id, fact.key)
            for fact in (*self._all_relations, *self._structure)
            if fact.covers(date)
        ]
        kept += [(role.person_id, role.post_id, role.key) for role in self._all_roles if role.covers(date)]
        posts = {post for _, post, _ in kept}
        kept += [(o.subject_id, o.object_id, o.key) for o in self._structure if o.subject_id in posts]
        part = self.graph.edge_subgraph(kept).copy()
        return KnowledgeGraph(part, sql=self._sql, frame=self._frame, day=date)

    def evidence(self, answer: Role | Relation | Route | Thing | Answers[Any] | str) -> tuple[Quote, ...]:
        """The quotes of an answer, of a thing by its name, or of an edge by its key."""
        if not isinstance(answer, str):
            return answer.evidence
        for fact in (*self._all_roles, *self._all_relations, *self._structure):
            if fact.key == answer:
                return fact.evidence
        return self.thing(answer).evidence

    def sql(self, query: str) -> Any:
        """The result of a SQL query on the store of the build. Raises QueryError where there is no store."""
        if self._sql is None:
            raise QueryError(
                where="sql",
                problem="expected a graph of a build that is on disk, got one in memory",
                remedy="build with an output folder, or guantu.load() a finished build",
            )
        return self._sql(query)

    def show(self, height: int = 720) -> Shown:
        """The page of the graph, for a notebook: it shows itself in a frame that can do nothing outside itself.

        Raises QueryError for a graph that neither guantu.build() nor guantu.load() made.
        """
        if self._frame is None:
            raise QueryError(
                where="show",
                problem="expected a graph made by guantu.build() or guantu.load()",
                remedy="guantu.export.html.write_html writes the page of any graph",
            )
        return Shown(html=self._frame(self.graph, height))

    def __len__(self) -> int:
        return len(self.graph.nodes)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._names.find(name, tuple(_WORDS)))

    def __repr__(self) -> str:
        cut = f" of {self.day}" if self.day else ""
        return (
            f"KnowledgeGraph{cut}: {self.graph.number_of_nodes()} nodes, {self.graph.number_of_edges()} edges, "
            f"{len(self.documents)} documents"
        )

    @cached_property
    def _names(self) -> Names:
        return Names(self.graph.nodes)

    @cached_property
    def _all_roles(self) -> tuple[Role, ...]:
        nodes = self.graph.nodes
        roles = []
        for person, post, key, edge in self.graph.edges(keys=True, data=True):
            if edge["kind"] != EdgeKind.HOLDS:
                continue
            body = nodes[post]["body"]
            roles.append(
                Role(
                    **self._fact(key, edge),
                    person=nodes[person]["name"],
                    post=nodes[post]["name"],
                    body=self._name(body),
                    title=nodes[post]["title"],
                    status=edge["status"],
                    person_id=person,
                    post_id=post,
                    body_id=body,
                )
            )
        return tuple(sorted(roles, key=lambda role: (*_time(role), role.post, role.person, role.key)))

    @cached_property
    def _edges(self) -> tuple[Relation, ...]:
        nodes = self.graph.nodes
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
            for subject, object, key, edge in self.graph.edges(keys=True, data=True)
            if edge["kind"] != EdgeKind.HOLDS
        )
        return tuple(sorted(relations, key=lambda r: (*_time(r), r.kind, r.subject, r.object, r.key)))

    @cached_property
    def _all_relations(self) -> tuple[Relation, ...]:
        return tuple(relation for relation in self._edges if relation.kind not in _STRUCTURE)

    @cached_property
    def _structure(self) -> tuple[Relation, ...]:
        return tuple(relation for relation in self._edges if relation.kind in _STRUCTURE)

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return events_of(self._all_relations, self._all_roles)

    @cached_property
    def _roles_of(self) -> Mapping[str, tuple[Role, ...]]:
        return _grouped((role.person_id, role) for role in self._all_roles)

    @cached_property
    def _holders_of(self) -> Mapping[str, tuple[Role, ...]]:
        return _grouped((role.post_id, role) for role in self._all_roles)

    @cached_property
    def _relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(
            (id, relation)
            for relation in self._all_relations
            for id in dict.fromkeys((relation.subject_id, relation.object_id))
        )

    def _fact(self, key: str, edge: Mapping[str, Any]) -> dict[str, Any]:
        plain = ("start", "end", "first_seen", "last_seen", "modality", "score", "sources", "claims")
        return {"key": key, "documents": self.documents, **{name: edge[name] for name in plain}}

    def _between(self, left: str, right: str) -> list[Role | Relation]:
        roles = (
            role
            for person, post in ((left, right), (right, left))
            for role in self._roles_of.get(person, ())
            if role.post_id == post
        )
        relations = (r for r in self._edges_of.get(left, ()) if right in (r.subject_id, r.object_id))
        return [*roles, *relations]

    @cached_property
    def _edges_of(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped((id, r) for r in self._edges for id in dict.fromkeys((r.subject_id, r.object_id)))

    def _one(
        self, name: str, kinds: tuple[NodeKind, ...], choose: Callable[[tuple[str, ...]], tuple[str, ...]] | None = None
    ) -> str:
        """The one node that a name means. Raises QueryError."""
        what = _WORDS[kinds[0]] if len(kinds) == 1 else "a thing"
        found = self._names.find(name, kinds)
        if not found and NodeKind.REGION in kinds:
            found = self._by_lexicon(name)
        if len(found) > 1 and choose is not None:
            found = choose(found)
        if not found:
            raise self._names.unknown(name, kinds, what)
        if len(found) > 1:
            described = [(id, self._description(id)) for id in found]
            raise self._names.ambiguous(name, described, what.split(" ", 1)[1])
        return found[0]

    def _prominent(self, found: tuple[str, ...], post: str = "") -> tuple[str, ...]:
        """Of several: those with such a post; the one that alone has any; else all."""
        if post:
            return tuple(id for id in found if any(post in role.post for role in self._roles_of.get(id, ())))
        with_posts = tuple(
            id for id in found if self.graph.nodes[id]["kind"] != NodeKind.PERSON or id in self._roles_of
        )
        return with_posts if len(with_posts) == 1 else found

    def _by_lexicon(self, name: str) -> tuple[str, ...]:
        """Regions of the graph that the tables know under a name."""
        from guantu.lexicon.script import simplified

        lexicon = load_lexicon()
        forms = dict.fromkeys((name, simplified(name)))
        codes = {region.code for form in forms for region in lexicon.regions.named(form)}
        codes |= {after.code for code in sorted(codes) for after in lexicon.regions.successors(code)}
        codes |= {country.code for form in forms if (country := lexicon.countries.named(form)) is not None}
        found = sorted(
            id for id, node in self.graph.nodes(data=True) if node["kind"] == NodeKind.REGION and node["code"] in codes
        )
        if not found and codes:
            raise QueryError(
                where=name, problem=f"a known region ({', '.join(sorted(codes)[:5])}), but no article names it"
            )
        return tuple(found)

    def _description(self, id: str) -> str:
        node = self.graph.nodes[id]
        posts = [role.post for role in self._roles_of.get(id, ())][:3]
        more = posts or [self._name(node["region"]) or node["code"]]
        return f"{node['name']} ({'、'.join(filter(None, more)) or 'no post known'})"

    def _belongs(self, id: str, home: str) -> bool:
        return bool(id) and bool(home) and self.graph.nodes[id]["region"] == home

    def _name(self, id: str) -> str:
        return str(self.graph.nodes[id]["name"]) if id and id in self.graph else ""

    def _fields(self, id: str) -> dict[str, Any]:
        node = self.graph.nodes[id]
        return {name: node[name] for name in ("name", "aliases", "documents")} | {"id": id, "graph": self}

    def _person(self, id: str) -> Person:
        return Person(**self._fields(id))

    def _post(self, id: str) -> Post:
        node = self.graph.nodes[id]
        return Post(**self._fields(id), body=self._name(node["body"]), title=node["title"])

    def _region(self, id: str) -> Region:
        node = self.graph.nodes[id]
        return Region(**self._fields(id), code=node["code"], ambiguous=node["ambiguous"])


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _time(fact: Role | Relation) -> tuple[bool, str, str]:
    begin = fact.start or fact.first_seen
    return not begin, begin, fact.end or fact.last_seen


def _ends_before(fact: Relation, date: str) -> bool:
    end = fact.end or fact.last_seen
    return bool(end) and end[: len(date)] < date[: len(end)]


def _starts_after(fact: Relation, date: str) -> bool:
    start = fact.start or fact.first_seen
    return bool(start) and start[: len(date)] > date[: len(start)]


def _check_date(date: str | None) -> None:
    if date is not None and not is_date(date):
        raise QueryError(where=date, problem="expected a date such as 2021, 2021-06 or 2021-06-04")
