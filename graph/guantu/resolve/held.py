"""Which posts people were told to hold, and on which dates: what a title without a body is looked up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from guantu.dates import earliest, first_day, last_day, latest
from guantu.resolve.posts import PostForm
from guantu.resolve.sheets import Ref, Sheet
from guantu.schema import NodeKind


class Held:
    """The posts with a body of each person, by the title as printed."""

    def __init__(
        self, sheets: Iterable[Sheet], holders: Mapping[Ref, set[str]], forms: Mapping[Ref, tuple[str, PostForm]]
    ) -> None:
        """holders: ids of the people of each post of an article. forms: ids and forms of the posts with a body."""
        self._dates: dict[str, str] = {}
        self._held: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
        for sheet in sheets:
            self._dates[sheet.article] = sheet.date
            told = {holding.post for holding in sheet.holdings if holding.now}
            for entity in sheet.of_kind(NodeKind.POST):
                known = forms.get((sheet.article, entity.id))
                if known is None or known[1].owner[0] == "local" or entity.id not in told or not sheet.date:
                    continue
                for person in holders[sheet.article, entity.id]:
                    posts = self._held[person, entity.title or entity.name]
                    posts.setdefault(known[0], []).append(sheet.date)

    def post(self, person: str, title: str, article: str) -> str:
        """The id of the one post of a title that a person held before and after an article; "" for none or several."""
        date = self._dates[article]
        found = [
            post
            for post, dates in self._held.get((person, title), {}).items()
            if date and first_day(earliest(dates)) <= last_day(date) and first_day(date) <= last_day(latest(dates))
        ]
        return found[0] if len(found) == 1 else ""
