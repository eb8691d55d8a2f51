"""The graph itself: nodes of all linked entities and of all events, one edge a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from guantu.assemble.bounds import Bounds, bounds_of
from guantu.assemble.doubt import doubts
from guantu.assemble.events import Event, events_of
from guantu.assemble.facts import Fact, Told, facts_of
from guantu.assemble.structure import structure_of
from guantu.assemble.succession import succession
from guantu.assemble.wording import event_name
from guantu.config import Config
from guantu.records import Article, Document, LinkedEntity, Linker, Reading
from guantu.schema import DEFAULT_MODALITIES, EDGES, EdgeKind, Modality, NodeKind

if TYPE_CHECKING:
    import networkx as nx

_FIRMNESS = tuple(Modality)
# Of these, a thing that is known only by the word for its kind (园区, 代表团) is no node unless a fact is told of it.
_KINDS_BY_WORD = frozenset({NodeKind.ORGANIZATION, NodeKind.SITE, NodeKind.POST})


def assemble(readings: Iterable[Reading], linker: Linker, config: Config) -> nx.MultiDiGraph[str]:
    """The graph of all readings, as docs/reference/graph.md describes it; the order of the readings does not matter."""
    import networkx as nx  # takes a tenth of a second, which no other command should pay

    documents: dict[str, Document] = {}
    told: list[Told] = []
    for reading in readings:
        documents[reading.article.id] = document_of(reading.article)
        told.extend(_told(reading, linker, config))
    dates = {id: document.date or "" for id, document in documents.items()}
    told = [_dated(one, dates) for one in told]
    mentioned: dict[str, set[str]] = defaultdict(set)
    for (article, _), id in linker.links.items():
        mentioned[id].add(article)
    facts = facts_of(told)
    joined = {end for fact in facts for end in (fact.subject, fact.object)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph["documents"] = {id: documents[id] for id in sorted(documents)}
    for id, entity in sorted(linker.entities.items()):
        if id in joined or not (entity.ambiguous and entity.kind in _KINDS_BY_WORD):
            graph.add_node(id, **_node(entity), documents=tuple(sorted(mentioned[id])))
    bounds = _bounds(facts, linker)
    for fact in facts:
        graph.add_edge(fact.subject, fact.object, key=fact.id, **_edge(fact, bounds[fact.id]))
    for event in events_of(facts):
        graph.add_node(event.id, **_event(event, event_name(event, linker.entities)))
        for part in event.parts:
            graph.add_edge(part.subject, part.object, key=part.id, **_edge(part, event.bounds))
    return graph


def _bounds(facts: list[Fact], linker: Linker) -> dict[str, Bounds]:
    """The bounds of all facts by id; in posts that one person holds, each with regard to who came before and after."""
    alone = [fact for fact in facts if fact.kind == EdgeKind.HOLDS and linker.entities[fact.object].holders == 1]
    return doubts(alone, succession(alone, {fact.id: bounds_of(fact) for fact in facts}))


def document_of(article: Article) -> Document:
    """What the graph keeps of an article."""
    published = article.published
    return Document(
        id=article.id,
        source=article.source,
        digest=article.digest,
        title=article.title,
        url=article.url,
        date=(published.start or published.end) if published else None,
        outlet=article.outlet.name or None if article.outlet else None,
        raw=article.raw,
    )


def _told(reading: Reading, linker: Linker, config: Config) -> list[Told]:
    article = reading.article
    source = linker.duplicates.get(article.id, article.id)
    told: list[Told] = []
    for claim in reading.claims:
        subject = linker.links.get((article.id, claim.subject))
        object = linker.links.get((article.id, claim.object))
        if claim.modality not in DEFAULT_MODALITIES or claim.score < config.min_score or not claim.evidence:
            continue
        if subject is None or object is None or subject == object:
            continue
        if claim.predicate == EdgeKind.OF:
            # The body that resolution found is where all forms of the post meet (江苏省 for 书记 of 江苏省委).
            object = linker.entities[subject].body or object
        row = EDGES[claim.predicate]
        if linker.entities[subject].kind in row.subjects and linker.entities[object].kind in row.objects:
            told.append(Told(subject=subject, object=object, claim=claim, date="", source=source))
    told.extend(one for one in structure_of(reading, linker, "", source) if one.claim.score >= config.min_score)
    return told


def _dated(told: Told, dates: dict[str, str]) -> Told:
    """With the date of the source that it counts as: a reprint tells what was so when the first article told it."""
    return Told(
        subject=told.subject,
        object=told.object,
        claim=told.claim,
        source=told.source,
        date=dates.get(told.source) or dates[told.claim.article],
    )


def _node(entity: LinkedEntity) -> dict[str, Any]:
    return {
        "kind": str(entity.kind),
        "name": entity.name,
        "aliases": entity.aliases,
        "code": entity.code or "",
        "region": entity.region or "",
        "title": entity.title or "",
        "body": entity.body or "",
        "ambiguous": entity.ambiguous,
    }


def _event(event: Event, name: str) -> dict[str, Any]:
    bounds = event.bounds
    return {
        "kind": str(NodeKind.EVENT),
        "name": name,
        "aliases": (),
        **dict.fromkeys(("code", "region", "title", "body"), ""),
        "ambiguous": False,
        "event": str(event.kind),
        "start": bounds.start or bounds.first_seen,
        "end": bounds.end or bounds.last_seen,
        "facts": tuple(fact.id for fact in event.facts),
        "documents": tuple(sorted({told.claim.article for part in event.parts for told in part.told})),
    }


def _edge(fact: Fact, bounds: Bounds) -> dict[str, Any]:
    claims = tuple(told.claim for told in fact.told)
    return {
        "kind": str(fact.kind),
        "status": str(bounds.status) if fact.kind == EdgeKind.HOLDS else "",
        "agreement": fact.qualifier("agreement"),
        "honour": fact.qualifier("honour"),
        "role": fact.role or fact.qualifier("role"),
        "modality": str(min((claim.modality for claim in claims), key=_FIRMNESS.index)),
        "score": max(claim.score for claim in claims),
        "start": bounds.start,
        "end": bounds.end,
        "first_seen": bounds.first_seen,
        "last_seen": bounds.last_seen,
        "doubtful": bounds.doubtful,
        "sources": len({told.source for told in fact.told}),
        "claims": claims,
    }
