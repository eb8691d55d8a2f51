"""KnowledgeGraph: the questions that can be asked of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from guantu.dates import is_date
from guantu.errors import QueryError
from guantu.query.answers import Answers, Quote, Relation, Role, Route
from guantu.query.events import Event
from guantu.query.facts import BESIDE, Facts
from guantu.query.finding import Finder
from guantu.query.routes import shortest_route
from guantu.query.views import VIEWS, Organization, Person, Post, Region, Site, Thing, view
from guantu.records import Document
from guantu.schema import EdgeKind, EventKind, NodeKind

if TYPE_CHECKING:
    import networkx as nx

_BODIES = (NodeKind.REGION, NodeKind.ORGANIZATION, NodeKind.SITE)
_COOPERATION = frozenset({EdgeKind.SUPPORTS, EdgeKind.COOPERATES})


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
        self._facts = Facts(graph)
        self._find = Finder(graph.nodes, self._facts)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The articles by id."""
        return self._facts.documents

    def person(self, name: str, *, post: str = "") -> Person:
        """The person of a name. post: words of a post's name that tell namesakes apart (江苏, 市长).

        Of several namesakes it is the one who alone holds any post, or whom ten times as many articles name as any
        other; people() gives all.
        """
        id = self._find.one(name, (NodeKind.PERSON,), lambda found: self._find.prominent(found, post))
        return view(Person, self, id)

    def people(self, name: str) -> tuple[Person, ...]:
        """All people of a name, those with most articles first."""
        people = [view(Person, self, id) for id in self._find.all(name, (NodeKind.PERSON,))]
        return tuple(sorted(people, key=lambda person: (-len(person.documents), person.id)))

    def region(self, name: str) -> Region:
        """The region of a name, also of one that the articles do not use (伊犁州 for 伊犁哈萨克自治州)."""
        return view(Region, self, self._find.one(name, (NodeKind.REGION,)))

    def organization(self, name: str) -> Organization:
        """The organisation of a name."""
        return view(Organization, self, self._find.one(name, (NodeKind.ORGANIZATION,)))

    def site(self, name: str) -> Site:
        """The named place of a name."""
        return view(Site, self, self._find.one(name, (NodeKind.SITE,)))

    def post(self, name: str) -> Post:
        """The post of a name: body and title (江苏省省长, 江苏省长)."""
        return view(Post, self, self._find.one(name, (NodeKind.POST,)))

    def thing(self, name: str) -> Thing:
        """Whatever bears a name, but for events."""
        id = self._find.thing(name)
        return view(VIEWS[self.graph.nodes[id]["kind"]], self, id)

    def officials(self, region: str, on: str | None = None) -> Answers[Role]:
        """Who holds or held posts of a region and of its organs, or of an organisation, by body, title and time.

        The doubtful are not among them. on: only those who are known to have held them on that date.
        """
        _check_date(on)
        body = self._find.one(region, _BODIES)
        nodes = self.graph.nodes
        roles = [role for role in self._facts.roles if role.body_id == body or self._belongs(role.body_id, body)]
        found = sorted(
            (role for role in roles if not role.doubtful and (on is None or role.covers(on))),
            key=lambda role: (role.body_id != body, nodes[role.post_id]["name"], *role.order),
        )
        return Answers(found)

    def vacancies(self, region: str, on: str) -> tuple[Post, ...]:
        """Posts of a region and its organs of which no holder is known for a date."""
        _check_date(on)
        held = {role.post_id for role in self.officials(region, on=on)}
        body = self._find.one(region, _BODIES)
        return tuple(
            view(Post, self, id)
            for id, node in sorted(self.graph.nodes(data=True), key=lambda item: (item[1]["name"], item[0]))
            if node["kind"] == NodeKind.POST
            and id not in held
            and node["body"]
            and (node["body"] == body or self._belongs(node["body"], body))
        )

    def cooperation(self, region: str) -> Answers[Relation]:
        """Support and cooperation between a region (or an organisation), or what belongs to it, and others."""
        home = self._find.one(region, _BODIES)
        return Answers(
            relation
            for relation in self._facts.relations
            if relation.kind in _COOPERATION
            and any(id == home or self._belongs(id, home) for id in (relation.subject_id, relation.object_id))
        )

    def roles(self, *, person: str | None = None, post: str | None = None, on: str | None = None) -> Answers[Role]:
        """Who holds or held which post, by time, the doubtful among them."""
        _check_date(on)
        who = self._find.one(person, (NodeKind.PERSON,), self._find.prominent) if person else None
        what = self._find.one(post, (NodeKind.POST,)) if post else None
        pool: Iterable[Role] = self._facts.roles
        if who is not None:
            pool = self._facts.roles_of.get(who, ())
        elif what is not None:
            pool = self._facts.holders_of.get(what, ())
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
        """Relations, by time. kind: a name from EdgeKind.

        Without a kind, all but those that only say what belongs where, or who takes part in which event.

        of: a thing at either end; subject, object: at that end. since, until: known to have been so in that time.
        Raises QueryError also for a kind that there is not.
        """
        if kind is not None and kind not in tuple(EdgeKind):
            raise QueryError(
                where=kind, problem="expected a kind of relation", remedy=f"kinds are {', '.join(EdgeKind)}"
            )
        _check_date(since)
        _check_date(until)
        wanted = {
            end: self._find.thing(name)
            for end, name in (("of", of), ("subject", subject), ("object", object))
            if name is not None
        }
        pool: Iterable[Relation] = (
            self._facts.relations_of.get(wanted["of"], ()) if "of" in wanted else self._facts.relations
        )
        if kind in BESIDE:
            pool = self._facts.beside
            if "of" in wanted:
                pool = [r for r in pool if wanted["of"] in (r.subject_id, r.object_id)]
        return Answers(
            relation
            for relation in pool
            if (kind is None or relation.kind == kind)
            and relation.subject_id == wanted.get("subject", relation.subject_id)
            and relation.object_id == wanted.get("object", relation.object_id)
            and (since is None or not relation.ends_before(since))
            and (until is None or not relation.starts_after(until))
        )

    def events(
        self, kind: str | None = None, *, of: str | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[Event, ...]:
        """Visits, meetings, agreements, awards and appointments, by time; each once, whoever tells of it.

        kind: a name from guantu.schema.EventKind. of: a thing that takes part, or the place.
        """
        if kind is not None and kind not in tuple(EventKind):
            raise QueryError(where=kind, problem="expected a kind of event", remedy=f"kinds are {', '.join(EventKind)}")
        _check_date(since)
        _check_date(until)
        id = self._find.thing(of) if of else None
        return tuple(
            event
            for event in self._facts.events
            if (kind is None or event.kind == kind)
            and (id is None or event.concerns(id))
            and (since is None or not event.end or event.end[: len(since)] >= since[: len(event.end)])
            and (until is None or not event.start or event.start[: len(until)] <= until[: len(event.start)])
        )

    def path(self, start: str, end: str) -> Route:
        """The most telling short way from one thing to another, against directions too.

        Ways over things that everything hangs on (a country, a province) count as longer.
        Raises QueryError where there is none.
        """
        a, b = (self._find.thing(name) for name in (start, end))
        ids = shortest_route(self.graph, a, b)
        if ids is None:
            raise QueryError(where=f"{start} – {end}", problem="both are in the graph, but no path joins them")
        steps = tuple(
            tuple(sorted(self._facts.between(left, right), key=lambda fact: (-fact.sources, fact.key)))
            for left, right in pairwise(ids)
        )
        return Route(names=tuple(map(self._name, ids)), ids=ids, steps=steps)

    def at(self, date: str) -> KnowledgeGraph:
        """The graph of a day (or month, or year): the facts known to have been so then, and what they join.

        What is doubtful is left out.
        """
        _check_date(date)
        kept = [
            (fact.subject_id, fact.object_id, fact.key)
            for fact in (*self._facts.relations, *self._facts.beside)
            if fact.covers(date)
        ]
        kept += [
            (role.person_id, role.post_id, role.key)
            for role in self._facts.roles
            if role.covers(date) and not role.doubtful
        ]
        posts = {post for _, post, _ in kept}
        kept += [(o.subject_id, o.object_id, o.key) for o in self._facts.beside if o.subject_id in posts]
        part = self.graph.edge_subgraph(kept).copy()
        return KnowledgeGraph(part, sql=self._sql, frame=self._frame, day=date)

    def evidence(self, answer: Role | Relation | Route | Event | Thing | Answers[Any] | str) -> tuple[Quote, ...]:
        """The quotes of an answer, of a thing by its name, or of an edge by its key."""
        if not isinstance(answer, str):
            return answer.evidence
        fact = self._facts.by_key.get(answer)
        return fact.evidence if fact is not None else self.thing(answer).evidence

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
        return isinstance(name, str) and bool(self._find.all(name))

    def __repr__(self) -> str:
        cut = f" of {self.day}" if self.day else ""
        return (
            f"KnowledgeGraph{cut}: {self.graph.number_of_nodes()} nodes, {self.graph.number_of_edges()} edges, "
            f"{len(self.documents)} documents"
        )

    def _belongs(self, id: str, home: str) -> bool:
        return bool(id) and bool(home) and self.graph.nodes[id]["region"] == home

    def _name(self, id: str) -> str:
        return str(self.graph.nodes[id]["name"])


def _check_date(date: str | None) -> None:
    if date is not None and not is_date(date):
        raise QueryError(where=date, problem="expected a date such as 2021, 2021-06 or 2021-06-04")
