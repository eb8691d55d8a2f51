"""Finding things by name: either script, any alias, with or without dots and spaces."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from guantu.errors import QueryError
from guantu.lexicon.script import simplified
from guantu.schema import NodeKind

_SILENT = frozenset("·•・‧．.-－—_ 　\t\n\r")


def folded(name: str) -> str:
    """A name as the index knows it: NFKC, lower case, without dots, hyphens and spaces.

    >>> folded("哈丹 • 卡宾") == folded("哈丹·卡宾") == "哈丹卡宾"
    True
    """
    return "".join(c for c in unicodedata.normalize("NFKC", name) if c not in _SILENT).lower()


class Names:
    """All names of a graph's nodes."""

    def __init__(self, nodes: Mapping[str, Mapping[str, Any]]) -> None:
        self._nodes = nodes
        self._named: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._called: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id in sorted(nodes):
            node = nodes[id]
            kind = node["kind"]
            self._named[kind, folded(node["name"])].append(id)
            for form in {folded(form) for form in _forms(node, nodes)} - {folded(node["name"])}:
                self._called[kind, form].append(id)

    def find(self, name: str, kinds: Iterable[NodeKind]) -> tuple[str, ...]:
        """The ids of all things of the kinds that bear a name: as their own if there are such, else as an alias.

        People are known by an alias as well: 弗拉西奇 is also who is called 斯捷潘·弗拉西奇 in full.
        An id is found as itself.
        """
        kinds = tuple(kinds)
        if name in self._nodes and self._nodes[name]["kind"] in kinds:
            return (name,)
        forms = list(dict.fromkeys((folded(name), folded(simplified(unicodedata.normalize("NFKC", name))))))
        for table in (self._named, self._called):
            for form in forms:
                found = sorted({id for kind in kinds for id in table.get((kind, form), ())})
                if found and {self._nodes[id]["kind"] for id in found} == {NodeKind.PERSON}:
                    found = sorted({*found, *self._called.get((NodeKind.PERSON, form), ())})
                if found:
                    return tuple(found)
        return ()

    def close(self, name: str, kinds: Iterable[NodeKind]) -> tuple[str, ...]:
        """A few names of things of the kinds that look like a name."""
        wanted = folded(simplified(name))
        known = {
            form: self._nodes[ids[0]]["name"]
            for (kind, form), ids in sorted(self._named.items())
            if kind in set(kinds) and set(form) & set(wanted)
        }
        return tuple(dict.fromkeys(known[form] for form in get_close_matches(wanted, sorted(known), n=5, cutoff=0.5)))

    def unknown(self, name: str, kinds: Iterable[NodeKind], what: str) -> QueryError:
        """The error for a name that nothing bears."""
        close = self.close(name, kinds)
        return QueryError(
            where=name,
            problem=f"expected {what} of the graph, found none of that name",
            remedy=f"names like it: {', '.join(close)}" if close else "",
        )

    def ambiguous(self, name: str, found: Iterable[tuple[str, str]], what: str) -> QueryError:
        """The error for a name that several things bear; found: id and description of each."""
        listed = [f"{description} [{id}]" for id, description in found]
        shown = "; ".join(listed[:8]) + (f"; and {len(listed) - 8} more" if len(listed) > 8 else "")
        return QueryError(
            where=name,
            problem=f"expected one {what}, found {len(listed)}: {shown}",
            remedy="ask by the id in brackets",
        )


def _forms(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """Aliases; of posts also body and title in every form of the body: 江苏省长, 江苏省省长."""
    yield from node["aliases"]
    body = nodes.get(node.get("body") or "")
    if node["kind"] == NodeKind.POST and body is not None:
        for form in (body["name"], *body["aliases"]):
            yield form + node["title"]
            if form.endswith(node["title"][:1]):
                yield form + node["title"][1:]
