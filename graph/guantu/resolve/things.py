"""Collecting what the graph will hold: each thing with its key, forms, members and what it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guantu.ids import stable_id
from guantu.records import LinkedEntity
from guantu.resolve.sheets import Ref
from guantu.schema import NodeKind


@dataclass(slots=True)
class Thing:
    """A linked entity in the making. official: the name that goes before all printed ones, "" for none."""

    id: str
    kind: NodeKind
    official: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    members: list[Ref] = field(default_factory=list)
    code: str = ""
    region: str = ""
    body: str = ""
    ambiguous: bool = False
    holders: int = 0

    @property
    def name(self) -> str:
        """The official name, else the fullest form that was printed as a name (of equal ones the most frequent).

        The fullest form of a person is one with a dot, else what was printed most often: more letters may be misread.
        """
        if self.official or not self.forms:
            return self.official
        if self.kind == NodeKind.PERSON:
            return min(self.forms, key=lambda form: ("·" not in form, -self.forms[form], -len(form), form))
        return min(self.forms, key=lambda form: (-len(form), -self.forms[form], form))

    @property
    def title(self) -> str:
        """The title that was printed most often (of equal ones the longest)."""
        return min(self.titles, key=lambda title: (-self.titles[title], -len(title), title), default="")


class Things:
    """All things, by id."""

    def __init__(self) -> None:
        self.by_id: dict[str, Thing] = {}
        self.links: dict[Ref, str] = {}

    def thing(self, kind: NodeKind, *key: str) -> Thing:
        """The thing with a key, made if it is new."""
        id = stable_id(kind, *key)
        found = self.by_id.get(id)
        if found is None:
            found = self.by_id[id] = Thing(id=id, kind=kind)
        return found

    def member(self, thing: Thing, ref: Ref, *, name: str, aliases: Iterable[str] = ()) -> None:
        """Take an entity of an article in."""
        if name:
            thing.forms[name] += 1
        thing.aliases.update(aliases)
        thing.members.append(ref)
        self.links[ref] = thing.id

    def linked(self, names: Mapping[str, str]) -> dict[str, LinkedEntity]:
        """The finished things in the order of their ids. names: by id, for those that a reviewer renamed."""
        return {id: _linked(self.by_id[id], names.get(id, "")) for id in sorted(self.by_id)}


def _linked(thing: Thing, renamed: str) -> LinkedEntity:
    name = renamed or thing.name
    aliases = {*thing.aliases, *thing.forms, thing.official, thing.name} - {name, ""}
    return LinkedEntity(
        id=thing.id,
        kind=thing.kind,
        name=name,
        aliases=tuple(sorted(aliases)),
        code=thing.code or None,
        region=thing.region or None,
        body=thing.body or None,
        title=thing.title or None,
        members=tuple(sorted(thing.members)),
        ambiguous=thing.ambiguous,
        holders=thing.holders,
    )
