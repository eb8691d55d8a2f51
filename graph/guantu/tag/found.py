"""The names of people found so far in a text: none overlaps another."""

from __future__ import annotations

from guantu.records import Mention


class Found:
    """Names by the places that they cover."""

    def __init__(self) -> None:
        self._by_start: dict[int, Mention] = {}
        self._order: dict[int, int] = {}
        self._owner: dict[int, int] = {}  # a covered place → where its name starts
        self._kept = 0

    def keep(self, mention: Mention) -> None:
        """Keep the surer of two that overlap; of two equals the longer, of two as long the one that was there."""
        touched = {self._owner[at] for at in range(mention.start, mention.end) if at in self._owner}
        for start in sorted(touched, key=self._order.__getitem__) if len(touched) > 1 else touched:
            other = self._by_start[start]
            if (other.score, other.end - other.start) >= (mention.score, mention.end - mention.start):
                return
            self.drop(other)
        self._by_start[mention.start] = mention
        self._kept += 1
        self._order[mention.start] = self._kept
        for at in range(mention.start, mention.end):
            self._owner[at] = mention.start

    def drop(self, mention: Mention) -> None:
        """Take one out again."""
        del self._by_start[mention.start]
        for at in range(mention.start, mention.end):
            del self._owner[at]

    def at(self, start: int) -> Mention | None:
        """The name that starts at a place."""
        return self._by_start.get(start)

    def ends_at(self, end: int) -> bool:
        """Whether a name ends right before a place."""
        start = self._owner.get(end - 1)
        return start is not None and self._by_start[start].end == end

    def in_order(self) -> list[Mention]:
        """All of them, from left to right."""
        return sorted(self._by_start.values(), key=lambda mention: mention.start)
