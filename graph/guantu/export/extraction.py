"""One reading as one plain object: what `guantu extract` writes as a line of JSON (docs/reference/extract.md).

{"id", "entities": [{"name", "type", "aliases", "mentions": [{"start", "end", "text"}]}],
 "roles": [{"person", "body", "title", "status", "evidence", "score"}],
 "relations": [{"type", "subject", "object", "evidence", "score", "rule", "modality", …}]}

All offsets count code points in the raw text, end excluded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guantu.records import Claim, Entity, Evidence, Reading
from guantu.schema import DEFAULT_MODALITIES, EDGES, EdgeKind, Modality, NodeKind, Status

TYPES = {
    NodeKind.PERSON: "PER",
    NodeKind.ORGANIZATION: "ORG",
    NodeKind.REGION: "LOC",
    NodeKind.SITE: "LOC",
}
_ROLE = EdgeKind.HOLDS
_RELATIONS = frozenset(row.kind for row in EDGES.values() if row.scored)


_LEVEL = re.compile(r"(?!市场|市域|区域|县域|州际|省际)(?:自治区|自治州|自治县|自治旗|[省市县区州旗盟镇乡])")


def extraction(reading: Reading, *, modalities: frozenset[Modality] = DEFAULT_MODALITIES) -> dict[str, Any]:
    """The reading as plain values; only claims of the modalities asked for.

    Things without a name of their own (代表团, 市委 of a city that the text does not name) are no entities here, but
    may stand at an end of a role or relation.
    """
    entities = {entity.id: entity for entity in reading.entities}
    claims = [claim for claim in reading.claims if claim.modality in modalities]
    named = [entity for entity in reading.entities if entity.kind in TYPES and not entity.generic]
    return {
        "id": reading.article.id,
        "entities": [_entity(entity, reading) for entity in named],
        "roles": [_role(claim, entities) for claim in claims if claim.predicate is _ROLE],
        "relations": [_relation(claim, entities) for claim in claims if claim.predicate in _RELATIONS],
    }


def _entity(entity: Entity, reading: Reading) -> dict[str, Any]:
    spans = [reading.article.alignment.raw_span(start, end) for start, end in entity.spans]
    found: dict[str, Any] = {
        "name": entity.name,
        "type": TYPES[entity.kind],
        "aliases": list(entity.aliases),
        "mentions": [{"start": s, "end": e, "text": reading.article.raw[s:e]} for s, e in spans],
        "score": entity.score,
    }
    if entity.kind in (NodeKind.REGION, NodeKind.SITE):
        found["site"] = entity.kind is NodeKind.SITE
    return found | _known(code=entity.code, inferred=entity.inferred)


def _role(claim: Claim, entities: dict[str, Entity]) -> dict[str, Any]:
    post = entities[claim.object]
    body = _full_name(entities[post.body], entities) if post.body else ""
    return {
        "person": entities[claim.subject].name,
        "body": body,
        "title": post.title or post.name,
        "status": claim.qualifier("status") or Status.CURRENT.value,
        **_grounds(claim),
        **_known(**{key: value for key, value in claim.qualifiers if key != "status"}),
    }


def _relation(claim: Claim, entities: dict[str, Entity]) -> dict[str, Any]:
    return {
        "type": claim.predicate.value,
        "subject": entities[claim.subject].name,
        "object": entities[claim.object].name,
        **_grounds(claim),
        **_known(**dict(claim.qualifiers)),
    }


def _grounds(claim: Claim) -> dict[str, Any]:
    """What a claim rests on."""
    when = claim.when
    return {
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
        "score": claim.score,
        "rule": claim.rule,
        "modality": claim.modality.value,
        **_known(start=when.start if when else None, end=when.end if when else None, reason=claim.reason),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.quote}


def _known(**values: str | None) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _full_name(body: Entity, entities: Mapping[str, Entity]) -> str:
    """The name of a body with its region, where the text names the region elsewhere: 市公安局 → 洛阳市公安局."""
    region = entities.get(body.region or "")
    level = _LEVEL.match(body.name)
    if region is None or level is None or not region.spans or body.kind is not NodeKind.ORGANIZATION:
        return body.name
    if not region.name.endswith(level.group()):
        return body.name
    return region.name + body.name[level.end() :]
