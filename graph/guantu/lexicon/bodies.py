"""Named bodies: central party and state organs, companies, universities, media, international organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guantu.lexicon.tables import ordinary_forms, parts, read_table

_COLUMNS = ("name", "short", "class", "former", "start", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation that is known by name.

    kind: its class, such as "ministry" (BODY_CLASSES names them all). short: other forms in use, the usual one first.
    former: (name, year in which it gave way to this body, or "" where not known). start, end: years, None for open.
    """

    name: str
    kind: str
    short: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    start: str | None = None
    end: str | None = None


class Bodies:
    """All known bodies, by every form of their names."""

    def __init__(self, rows: Iterable[list[str]], ordinary: frozenset[str] = frozenset()) -> None:
        self._ordinary = ordinary
        self._bodies = tuple(_body(row) for row in rows)
        self._index: dict[str, list[Body]] = {}
        for body in self._bodies:
            self._index.setdefault(body.name, []).append(body)
        for body in self._bodies:
            for form in (*body.short, *(name for name, _ in body.former)):
                known = self._index.setdefault(form, [])
                if body not in known:
                    known.append(body)

    def __iter__(self) -> Iterator[Body]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)

    def named(self, name: str) -> tuple[Body, ...]:
        """All bodies that a full, short or former name can mean; that with the name in full comes first."""
        return tuple(self._index.get(name, ()))

    def forms(self) -> Iterator[tuple[str, tuple[Body, ...]]]:
        """Every form that can be looked for in a text, with the bodies it can mean, in the order of the forms.

        Left out are those that, bare, are mostly something else (国航 in 中国航天); named() knows them.
        """
        return ((form, tuple(self._index[form])) for form in sorted(self._index) if form not in self._ordinary)


def _body(row: list[str]) -> Body:
    name, short, kind, former, start, end = row
    pairs = (item.partition(",") for item in parts(former))
    return Body(
        name=name,
        kind=kind,
        short=parts(short),
        former=tuple((old, year) for old, _, year in pairs),
        start=start or None,
        end=end or None,
    )


def load_bodies() -> Bodies:
    """Read the shipped table. Raises ValueError for a damaged one."""
    return Bodies(read_table("bodies.tsv", _COLUMNS), ordinary_forms())
