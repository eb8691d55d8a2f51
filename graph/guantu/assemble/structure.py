"""Edges that follow from what an entity is: a post of its body, an organ or site of its region.

Each stands on the words that show it: the sentence that says who holds the post, or the name that begins with the
region. So no edge is without evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from guantu.assemble.facts import Told
from guantu.records import Claim, Linker, Reading
from guantu.schema import EDGES, EdgeKind, Modality, NodeKind

_OF_REGION = {NodeKind.ORGANIZATION: EdgeKind.PART_OF, NodeKind.SITE: EdgeKind.LOCATED_IN}


def structure_of(reading: Reading, linker: Linker, date: str, source: str) -> Iterator[Told]:
    """OF, PART_OF and LOCATED_IN of one reading."""
    article = reading.article
    seen: set[tuple[str, str]] = set()
    told = {claim.subject for claim in reading.claims if claim.predicate == EdgeKind.OF}
    for claim in reading.claims:
        if (
            claim.object in told
            or claim.predicate != EdgeKind.HOLDS
            or claim.modality in {Modality.DENIED, Modality.HOPED}
        ):
            continue
        post = linker.links.get((article.id, claim.object))
        body = linker.entities[post].body if post else None
        if post and body and (post, body) not in seen and _allowed(EdgeKind.OF, linker, post, body):
            seen.add((post, body))
            yield Told(
                subject=post,
                object=body,
                date=date,
                source=source,
                claim=Claim(
                    id=f"{claim.id}.of",
                    article=article.id,
                    subject=claim.object,
                    predicate=EdgeKind.OF,
                    object=reading.entity(claim.object).body or "",
                    rule="assemble.body_of_post",
                    evidence=claim.evidence,
                    score=claim.score,
                    modality=Modality.BACKGROUND,
                    reason="the title is that of a post of this body",
                ),
            )
    for entity in reading.entities:
        kind = _OF_REGION.get(entity.kind)
        node = linker.links.get((article.id, entity.id))
        region = linker.entities[node].region if node else None
        if kind is None or not node or not region or not entity.spans or (node, region) in seen:
            continue
        if not _allowed(kind, linker, node, region):
            continue
        seen.add((node, region))
        start, end = entity.spans[0]
        yield Told(
            subject=node,
            object=region,
            date=date,
            source=source,
            claim=Claim(
                id=f"{article.id}#{entity.id}.region",
                article=article.id,
                subject=entity.id,
                predicate=kind,
                object=entity.region or "",
                rule="assemble.region_of_name",
                evidence=(article.evidence(start, end),),
                score=entity.score,
                modality=Modality.BACKGROUND,
                reason=entity.inferred or "the name or what stands around it gives the region",
            ),
        )


def _allowed(kind: EdgeKind, linker: Linker, subject: str, object: str) -> bool:
    row = EDGES[kind]
    return (
        linker.entities[subject].kind in row.subjects
        and linker.entities[object].kind in row.objects
        and subject != object
    )
