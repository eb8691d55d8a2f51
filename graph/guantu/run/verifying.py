"""Every quote of a build checked against the documents that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guantu.config import Config
from guantu.errors import InputError
from guantu.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.read import Source, iter_sources, read
from guantu.records import Claim, Document, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A document that is not what it was, or a quote that does not stand where it should. problem: in words."""

    document: str
    source: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of checking. quotes: those that were compared with a document as it is now, and stand there."""

    documents: int
    quotes: int
    faults: tuple[Fault, ...]


def verify(graph: KnowledgeGraph, config: Config) -> Verified:
    """Read the documents of a graph again and look every quote up in them: raw[start:end] == quote.

    config: what the build was made with, so that records are found by the same fields. Paths that were relative are
    looked for from the present folder.
    """
    raws = _raw_texts(graph, config)
    faults = [
        Fault(document=document.id, source=document.source, problem="the document is gone, or cannot be read")
        for document in graph.documents.values()
        if document.id not in raws
    ]
    faults += [
        Fault(document=id, source=graph.documents[id].source, problem="the document is not what it was")
        for id, raw in raws.items()
        if raw != graph.documents[id].raw
    ]
    found: Counter[bool] = Counter()
    for evidence in sorted(set(_evidence(graph)), key=lambda e: (e.article, e.start, e.end)):
        raw = raws.get(evidence.article)
        if raw is None:
            continue
        stands = raw[evidence.start : evidence.end] == evidence.quote
        found[stands] += 1
        if not stands:
            where = f"{evidence.start}–{evidence.end}"
            source = graph.documents[evidence.article].source
            problem = f"expected {evidence.quote!r} at {where}, got {raw[evidence.start : evidence.end]!r}"
            faults.append(Fault(document=evidence.article, source=source, problem=problem))
    return Verified(documents=len(raws), quotes=found[True], faults=tuple(faults))


def _raw_texts(graph: KnowledgeGraph, config: Config) -> dict[str, str]:
    """The raw text of each document as it is now, by id; without those that are gone."""
    wanted: dict[str, list[Document]] = {}
    for document in graph.documents.values():
        wanted.setdefault(document.source, []).append(document)
    paths = {_path(document) for document in graph.documents.values()}
    lexicon = load_lexicon()
    raws: dict[str, str] = {}
    for source in iter_sources(sorted(paths), config):
        if not isinstance(source, Source) or not wanted.get(source.source):
            continue
        try:
            raws[wanted[source.source].pop(0).id] = read(source, config, lexicon).raw
        except InputError:
            continue
    return raws


def _path(document: Document) -> Path:
    """The file of a document: of a record of a collection, the collection."""
    path = Path(document.source)
    if path.exists() or "#" not in document.source:
        return path
    return Path(document.source.rpartition("#")[0])


def _evidence(graph: KnowledgeGraph) -> Iterator[Evidence]:
    claims: tuple[Claim, ...]
    for *_, claims in graph.graph.edges(data="claims"):
        for claim in claims:
            yield from claim.evidence
