"""Which stretches of a text touch, hold or end where, looked up by place in place of a walk over all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from guantu.records import Mention


class Overlaps:
    """Mentions in the order of their starts."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=attrgetter("start"))
        self._starts = [mention.start for mention in self._mentions]
        self._longest = max((mention.end - mention.start for mention in self._mentions), default=0)

    def __bool__(self) -> bool:
        return bool(self._mentions)

    def touching(self, start: int, end: int) -> list[Mention]:
        """Those that share a place with a stretch."""
        return [mention for mention in self._from(start, end) if mention.end > start]

    def holding(self, mention: Mention) -> list[Mention]:
        """Those that a mention lies inside of, itself among them."""
        return [other for other in self._from(mention.start, mention.start + 1) if mention.end <= other.end]

    def _from(self, start: int, end: int) -> list[Mention]:
        """Those that start before `end`, and not too far before `start` to reach it."""
        return self._mentions[bisect_right(self._starts, start - self._longest) : bisect_left(self._starts, end)]


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
        starts = self._starts.get(end)
        if starts is None:
            return None
        return next((start for start in reversed(starts) if start >= lowest), None)

    def inside(self, start: int, end: int) -> Iterator[int]:
        """Where those start that lie inside a stretch, from left to right."""
        return (at for at in range(start, end) if self.ends.get(at, end + 1) <= end)
