"""Which stretches of a text touch, hold or end where, looked up by place in place of a walk over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guantu.records import Mention


class Overlaps:
    """Mentions by the places that they cover."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._over: dict[int, list[Mention]] = {}
        self._from: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._from.setdefault(mention.start, []).append(mention)
            for position in range(mention.start, mention.end):
                self._over.setdefault(position, []).append(mention)

    @property
    def any(self) -> bool:
        """Whether there are mentions at all."""
        return bool(self._from)

    def touching(self, start: int, end: int) -> Iterator[Mention]:
        """Those that share a place with a stretch, each once."""
        yield from self._over.get(start, ())
        for position in range(start + 1, end):
            yield from self._from.get(position, ())

    def holding(self, mention: Mention) -> Iterator[Mention]:
        """Those that a mention lies inside of, itself among them."""
        return (other for other in self._over.get(mention.start, ()) if mention.end <= other.end)


class Stretches:
    """Regions and what leads a name as they do: where each starts and ends. Of those that start together, the first
    counts; of those that end together, the last that was added."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.ends: dict[int, int] = {}
        self._starts: dict[int, list[int]] = {}
        for start, end in stretches:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """One more, unless one starts there already."""
        if start not in self.ends:
            self.ends[start] = end
            self._starts.setdefault(end, []).append(start)

    def starts(self, end: int) -> Sequence[int]:
        """Where those start that end at a place, in the order of their adding."""
        return self._starts.get(end, ())

    def start(self, end: int, lowest: int) -> int | None:
        """Where the last one starts that ends at a place and starts at `lowest` or behind it."""
        return next((start for start in reversed(self.starts(end)) if start >= lowest), None)

    def inside(self, start: int, end: int) -> Iterator[int]:
        """Where those start that lie inside a stretch, from left to right."""
        return (at for at in range(start, end) if self.ends.get(at, end + 1) <= end)
