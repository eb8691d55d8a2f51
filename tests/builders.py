"""Readings made by hand, for tests that need records instead of loaded models. All persons and sentences are invented.

>>> draft = Draft("a1", date="2021-06-04")
>>> _ = draft.region("南通市", code="320600")
>>> _ = draft.holds("高原", "南通市", "市长")
>>> reading = draft.reading()
>>> reading.claims[0].evidence[0].quote
'南通市市长高原。'
"""

from __future__ import annotations

from dataclasses import replace

from guantu.ids import digest
from guantu.records import (
    Alignment,
    Article,
    Claim,
    Entity,
    Label,
    Mention,
    Outlet,
    Period,
    Reading,
    Section,
    SectionKind,
)
from guantu.schema import EdgeKind, Modality, NodeKind

_LABELS = {
    NodeKind.PERSON: Label.PERSON,
    NodeKind.ORGANIZATION: Label.ORGANIZATION,
    NodeKind.REGION: Label.LOCATION,
    NodeKind.SITE: Label.LOCATION,
}


class Draft:
    """One article that grows with each claim; things are named by their names, which stand for them."""

    def __init__(
        self,
        id: str,
        *,
        date: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        outlet_region: str | None = None,
        url: str | None = None,
    ) -> None:
        self.id = id
        self.date = date
        self.title = title
        self.outlet = outlet
        self.outlet_region = outlet_region
        self.url = url
        self.text = ""
        self._entities: dict[str, Entity] = {}
        self._claims: list[Claim] = []
        self._pending: list[tuple[int, int, Claim]] = []

    def person(self, name: str, *aliases: str, generic: bool = False) -> str:
        """Local id of a person."""
        return self._entity(NodeKind.PERSON, name, aliases, generic=generic)

    def region(self, name: str, *aliases: str, code: str | None = None) -> str:
        """Local id of a region."""
        return self._entity(NodeKind.REGION, name, aliases, code=code)

    def organization(self, name: str, *aliases: str, region: str | None = None, generic: bool = False) -> str:
        """Local id of an organisation; region: name of a region that the draft has."""
        return self._entity(NodeKind.ORGANIZATION, name, aliases, region=self._id(region), generic=generic)

    def site(self, name: str, *aliases: str, region: str | None = None) -> str:
        """Local id of a named site."""
        return self._entity(NodeKind.SITE, name, aliases, region=self._id(region))

    def post(self, body: str | None, title: str) -> str:
        """Local id of a post; body: name of a thing that the draft has, None where the text names none."""
        local = f"{body or ''}{title}"
        if local not in self._entities:
            owner = self._entities[body] if body else None
            entity = Entity(
                id=f"e{len(self._entities) + 1}",
                kind=NodeKind.POST,
                name=local,
                body=owner.id if owner else None,
                region=owner.id if owner and owner.kind == NodeKind.REGION else owner.region if owner else None,
                title=title,
            )
            self._entities[local] = entity
        return self._entities[local].id

    def holds(
        self,
        person: str,
        body: str | None,
        title: str,
        *,
        status: str = "current",
        sentence: str | None = None,
        modality: Modality = Modality.STATED,
        when: str | Period | None = None,
        score: float = 1.0,
    ) -> Claim:
        """A person holds a post; the sentence is the titles before the name unless another is given."""
        self.person(person)
        self.post(body, title)
        return self.claim(
            person,
            EdgeKind.HOLDS,
            f"{body or ''}{title}",
            sentence=sentence or f"{body or ''}{title}{person}。",
            modality=modality,
            when=when,
            score=score,
            status=status,
        )

    def claim(
        self,
        subject: str,
        kind: EdgeKind,
        object: str,
        *,
        sentence: str | None = None,
        modality: Modality = Modality.STATED,
        when: str | Period | None = None,
        score: float = 1.0,
        reason: str = "",
        **qualifiers: str,
    ) -> Claim:
        """A claim between two things that the draft has, with a sentence of its own."""
        start, end = self.say(sentence or f"{subject}{kind.lower()}{object}。")
        period = Period(start=when, end=when) if isinstance(when, str) else when
        claim = Claim(
            id=f"{self.id}#c{len(self._claims) + 1}",
            article=self.id,
            subject=self._entities[subject].id,
            predicate=kind,
            object=self._entities[object].id,
            rule=f"test.{kind.lower()}",
            evidence=(),
            score=score,
            modality=modality,
            qualifiers=tuple(sorted(qualifiers.items())),
            when=period,
            reason=reason,
        )
        self._claims.append(claim)
        self._pending.append((start, end, claim))
        return claim

    def say(self, sentence: str) -> tuple[int, int]:
        """Add a sentence to the text and give where it stands."""
        start = len(self.text)
        self.text += sentence
        end = len(self.text)
        self.text += "\n"
        return start, end

    def reading(self) -> Reading:
        """The article as read so far."""
        text = self.text or "无事。\n"
        article = Article(
            id=self.id,
            source=f"tests/{self.id}.txt",
            digest=digest(text),
            raw=text,
            text=text,
            alignment=Alignment.identity(len(text)),
            sections=(Section(kind=SectionKind.BODY, start=0, end=len(text)),),
            title=self.title,
            url=self.url,
            published=Period(start=self.date, end=self.date, rule="metadata") if self.date else None,
            outlets=(
                (Outlet(name=self.outlet or "", region=self.outlet_region, reason="test"),)
                if self.outlet or self.outlet_region
                else ()
            ),
        )
        entities = tuple(replace(entity, spans=self._spans(entity)) for entity in self._entities.values())
        return Reading(
            article=article,
            mentions=tuple(self._mentions(entities)),
            entities=entities,
            claims=tuple(
                replace(claim, evidence=(article.evidence(start, end),)) for start, end, claim in self._pending
            ),
        )

    def _entity(self, kind: NodeKind, name: str, aliases: tuple[str, ...], **fields: object) -> str:
        if name not in self._entities:
            entity = Entity(id=f"e{len(self._entities) + 1}", kind=kind, name=name, aliases=tuple(sorted(aliases)))
            self._entities[name] = replace(entity, **fields)  # type: ignore[arg-type]
        return self._entities[name].id

    def _id(self, name: str | None) -> str | None:
        return self._entities[name].id if name else None

    def _spans(self, entity: Entity) -> tuple[tuple[int, int], ...]:
        if entity.kind == NodeKind.POST:
            return ()
        found = set[tuple[int, int]]()
        for form in (entity.name, *entity.aliases):
            at = self.text.find(form)
            while at >= 0:
                found.add((at, at + len(form)))
                at = self.text.find(form, at + len(form))
        return tuple(sorted(found))

    def _mentions(self, entities: tuple[Entity, ...]) -> list[Mention]:
        return sorted(
            (
                Mention(
                    start=start,
                    end=end,
                    label=_LABELS[entity.kind],
                    text=self.text[start:end],
                    maker="test",
                    codes=(entity.code,) if entity.code else (),
                    site=entity.kind == NodeKind.SITE,
                )
                for entity in entities
                for start, end in entity.spans
            ),
            key=lambda mention: (mention.start, mention.end, mention.label),
        )
