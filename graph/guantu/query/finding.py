"""From a name to the one thing of the graph that it means, or to an error that says why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from guantu.errors import QueryError
from guantu.lexicon.lexicon import load_lexicon
from guantu.lexicon.script import simplified
from guantu.query.facts import Facts
from guantu.query.names import Names
from guantu.schema import NodeKind

WORDS = {
    NodeKind.PERSON: "a person",
    NodeKind.POST: "a post",
    NodeKind.ORGANIZATION: "an organisation",
    NodeKind.REGION: "a region",
    NodeKind.SITE: "a site",
}
THINGS = tuple(WORDS)
_FAR_MORE = 10
Choose = Callable[[tuple[str, ...]], tuple[str, ...]]


class Finder:
    """Finds nodes by name; an event, which nobody calls by name, only by its id."""

    def __init__(self, nodes: Mapping[str, Mapping[str, Any]], facts: Facts) -> None:
        self._nodes = nodes
        self._facts = facts

    @cached_property
    def names(self) -> Names:
        """All names."""
        return Names(self._nodes)

    def all(self, name: str, kinds: tuple[NodeKind, ...] = THINGS) -> tuple[str, ...]:
        """The ids of all that bear a name."""
        return self.names.find(name, kinds)

    def one(self, name: str, kinds: tuple[NodeKind, ...], choose: Choose | None = None) -> str:
        """The one node that a name means; choose: of several, those that count. Raises QueryError."""
        what = WORDS[kinds[0]] if len(kinds) == 1 else "a thing"
        found = self.all(name, kinds)
        if not found and NodeKind.REGION in kinds:
            found = self._by_lexicon(name)
        if len(found) > 1 and choose is not None:
            found = choose(found)
        if not found:
            raise self.names.unknown(name, kinds, what)
        if len(found) > 1:
            described = [(id, self._description(id)) for id in found]
            raise self.names.ambiguous(name, described, what.split(" ", 1)[1])
        return found[0]

    def thing(self, name: str) -> str:
        """The one thing of any kind that a name means, by prominent() where several bear it. Raises QueryError."""
        return self.one(name, THINGS, self.prominent)

    def prominent(self, found: tuple[str, ...], post: str = "") -> tuple[str, ...]:
        """Of several: those with such a post; the one that alone has any, or far more articles; else all.

        Ten times as many as any other: 2 of 300 articles on a president may have been read as on somebody else.
        """
        roles_of = self._facts.roles_of
        if post:
            found = tuple(id for id in found if any(post in role.post for role in roles_of.get(id, ())))
        people = tuple(id for id in found if self._nodes[id]["kind"] == NodeKind.PERSON)
        with_posts = tuple(id for id in found if id not in people or id in roles_of)
        if len(with_posts) == 1 or len(found) < 2:
            return with_posts or found
        if len(people) < len(found):
            return found
        first, second, *_ = sorted(people, key=lambda id: (-len(self._nodes[id]["documents"]), id))
        most, next_most = (len(self._nodes[id]["documents"]) for id in (first, second))
        return (first,) if most >= _FAR_MORE * next_most else found

    def _by_lexicon(self, name: str) -> tuple[str, ...]:
        """Regions of the graph that the tables know under a name."""
        lexicon = load_lexicon()
        forms = dict.fromkeys((name, simplified(name)))
        codes = {region.code for form in forms for region in lexicon.regions.named(form)}
        codes |= {after.code for code in sorted(codes) for after in lexicon.regions.successors(code)}
        codes |= {country.code for form in forms if (country := lexicon.countries.named(form)) is not None}
        found = sorted(
            id for id, node in self._nodes.items() if node["kind"] == NodeKind.REGION and node["code"] in codes
        )
        if not found and codes:
            raise QueryError(
                where=name, problem=f"a known region ({', '.join(sorted(codes)[:5])}), but no article names it"
            )
        return tuple(found)

    def _description(self, id: str) -> str:
        node = self._nodes[id]
        region = self._nodes.get(node["region"] or "", {})
        more = [role.post for role in self._facts.roles_of.get(id, ())][:3] or [region.get("name") or node["code"]]
        return f"{node['name']} ({'、'.join(filter(None, more)) or 'no post known'})"
