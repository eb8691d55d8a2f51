"""The tables for people who know SQL: what stands in each column, and how records become rows.

Offsets are code points, end excluded; those of evidence count in documents.raw, those of mentions in the normalised
text, which is not stored apart. documents.id joins all tables of an article; links joins an article's entities to
things, which are the nodes of the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guantu.records import Linker, Reading

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: columns with their SQL types. rows: what a reading or the linker puts into it."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Any], Iterator[Row]]

    @property
    def create(self) -> str:
        """The statement that makes it."""
        return f"CREATE TABLE {self.name} ({', '.join(f'{name} {kind}' for name, kind in self.columns)})"

    @property
    def insert(self) -> str:
        """The statement that puts in many rows, given one list a column."""
        values = ", ".join(f"unnest(CAST(? AS {kind}[]))" for _, kind in self.columns)
        return f"INSERT INTO {self.name} SELECT {values}"  # names are those below


def columns_of(rows: Iterable[Row]) -> list[list[Any]]:
    """Rows turned into one list a column, with text that DuckDB can hold (no lone surrogates)."""
    return [_storable(list(column)) for column in zip(*rows, strict=True)]


def _documents(reading: Reading) -> Iterator[Row]:
    article = reading.article
    published = article.published
    yield (
        article.id,
        article.digest,
        article.source,
        article.title,
        article.url,
        published.start if published else None,
        published.end if published else None,
        article.outlet.name if article.outlet else None,
        next((outlet.region for outlet in article.outlets if outlet.region), None),
        str(article.script),
        article.repairs,
        article.raw,
    )


def _mentions(reading: Reading) -> Iterator[Row]:
    for m in reading.mentions:
        yield reading.article.id, m.start, m.end, str(m.label), m.text, m.maker, m.score, list(m.codes), m.site


def _entities(reading: Reading) -> Iterator[Row]:
    for e in reading.entities:
        yield (
            *(reading.article.id, e.id, str(e.kind), e.name, list(e.aliases), e.code, e.region, e.body, e.title),
            *(e.inferred, e.generic, e.score),
        )


def _claims(reading: Reading) -> Iterator[Row]:
    for c in reading.claims:
        qualifiers = dict(c.qualifiers)
        yield (
            *(reading.article.id, c.id, c.subject, str(c.predicate), c.object, c.rule, c.score, str(c.modality)),
            *(qualifiers.get("status"), qualifiers.get("agreement"), qualifiers.get("honour")),
            *((c.when.start, c.when.end) if c.when else (None, None)),
            c.reason,
        )


def _evidence(reading: Reading) -> Iterator[Row]:
    for claim in reading.claims:
        for number, evidence in enumerate(claim.evidence):
            yield reading.article.id, claim.id, number, evidence.start, evidence.end, evidence.quote


def _things(linker: Linker) -> Iterator[Row]:
    for e in linker.entities.values():
        yield e.id, str(e.kind), e.name, list(e.aliases), e.code, e.region, e.body, e.title, e.ambiguous


def _links(linker: Linker) -> Iterator[Row]:
    for (document, entity), thing in linker.links.items():
        yield document, entity, thing


def _judgements(linker: Linker) -> Iterator[Row]:
    for j in linker.judgements:
        yield j.left, j.right, j.same, j.who, j.when, j.score, list(j.reasons)


def _repeats(linker: Linker) -> Iterator[Row]:
    yield from linker.duplicates.items()


_TEXT, _NUMBER, _SCORE, _YES, _TEXTS = "VARCHAR", "INTEGER", "DOUBLE", "BOOLEAN", "VARCHAR[]"

READING_TABLES = (
    Table(
        name="documents",
        columns=(
            *(("id", _TEXT), ("digest", _TEXT), ("source", _TEXT), ("title", _TEXT), ("url", _TEXT)),
            *(("date", _TEXT), ("date_end", _TEXT), ("outlet", _TEXT), ("outlet_region", _TEXT), ("script", _TEXT)),
            *(("repairs", _NUMBER), ("raw", _TEXT)),
        ),
        rows=_documents,
    ),
    Table(
        name="mentions",
        columns=(
            *(("document", _TEXT), ("start", _NUMBER), ('"end"', _NUMBER), ("label", _TEXT), ("text", _TEXT)),
            *(("maker", _TEXT), ("score", _SCORE), ("codes", _TEXTS), ("site", _YES)),
        ),
        rows=_mentions,
    ),
    Table(
        name="entities",
        columns=(
            *(("document", _TEXT), ("id", _TEXT), ("kind", _TEXT), ("name", _TEXT), ("aliases", _TEXTS)),
            *(("code", _TEXT), ("region", _TEXT), ("body", _TEXT), ("title", _TEXT), ("inferred", _TEXT)),
            *(("generic", _YES), ("score", _SCORE)),
        ),
        rows=_entities,
    ),
    Table(
        name="claims",
        columns=(
            *(("document", _TEXT), ("id", _TEXT), ("subject", _TEXT), ("predicate", _TEXT), ("object", _TEXT)),
            *(("rule", _TEXT), ("score", _SCORE), ("modality", _TEXT), ("status", _TEXT), ("agreement", _TEXT)),
            *(("honour", _TEXT), ("start", _TEXT), ('"end"', _TEXT), ("reason", _TEXT)),
        ),
        rows=_claims,
    ),
    Table(
        name="evidence",
        columns=(
            *(("document", _TEXT), ("claim", _TEXT), ("number", _NUMBER), ("start", _NUMBER), ('"end"', _NUMBER)),
            ("quote", _TEXT),
        ),
        rows=_evidence,
    ),
)
LINKER_TABLES = (
    Table(
        name="things",
        columns=(
            *(("id", _TEXT), ("kind", _TEXT), ("name", _TEXT), ("aliases", _TEXTS), ("code", _TEXT)),
            *(("region", _TEXT), ("body", _TEXT), ("title", _TEXT), ("ambiguous", _YES)),
        ),
        rows=_things,
    ),
    Table(name="links", columns=(("document", _TEXT), ("entity", _TEXT), ("thing", _TEXT)), rows=_links),
    Table(
        name="judgements",
        columns=(
            *(('"left"', _TEXT), ('"right"', _TEXT), ("same", _YES), ("who", _TEXT), ('"when"', _TEXT)),
            *(("score", _SCORE), ("reasons", _TEXTS)),
        ),
        rows=_judgements,
    ),
    Table(name="repeats", columns=(("document", _TEXT), ("of", _TEXT)), rows=_repeats),
)
VIEWS = {
    "facts": """
        SELECT c.document, d.date, s.thing AS subject_id, subject.name AS subject, c.predicate,
               o.thing AS object_id, object.name AS object, c.status, c.modality, c.score, c.rule, e.quote
        FROM claims c
        JOIN documents d ON d.id = c.document
        JOIN links s ON s.document = c.document AND s.entity = c.subject
        JOIN links o ON o.document = c.document AND o.entity = c.object
        JOIN things subject ON subject.id = s.thing
        JOIN things object ON object.id = o.thing
        JOIN evidence e ON e.document = c.document AND e.claim = c.id AND e.number = 0
    """,
}


def _storable(values: list[Any]) -> list[Any]:
    try:
        "".join(value for value in values if isinstance(value, str)).encode()
    except UnicodeEncodeError:
        return [value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values]
    if any(isinstance(value, list) for value in values):
        return [_storable(value) if isinstance(value, list) else value for value in values]
    return values
