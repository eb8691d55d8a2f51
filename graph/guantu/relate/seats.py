"""Where titles belong: to the body before them, to that of the title before, or to one that is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention
from guantu.relate.abroad import Abroad
from guantu.relate.baretitles import BareTitles
from guantu.relate.boundtitles import BoundTitles
from guantu.relate.entities import Entities
from guantu.relate.firms import Firms
from guantu.relate.people import Group, TitleUse
from guantu.relate.places import Places
from guantu.relate.schools import Schools
from guantu.relate.stops import Stops
from guantu.relate.titlerow import Seat, TitleRow


class Seats:
    """Finds the seats of the titles of one article, in the order of the text.

    row: the titles of the sentence so far, from which the next ones may take over. holder: the name that the titles at
    hand go with, where one stands beside them.
    """

    def __init__(
        self,
        text: str,
        *,
        entities: Entities,
        places: Places,
        grammar: Grammar,
        groups: Sequence[Group],
        mentions: Sequence[Mention],
    ) -> None:
        self._stops = stops = Stops(text)
        self._schools = schools = Schools(text, entities=entities, groups=groups, mentions=mentions, stops=stops)
        firms = Firms(text, entities=entities, groups=groups, mentions=mentions)
        abroad = Abroad(text, entities=entities, mentions=mentions)
        self.row = row = TitleRow(entities, places)
        self._bound = BoundTitles(
            text, entities=entities, places=places, abroad=abroad, schools=schools, firms=firms, stops=stops, row=row
        )
        self._bare = BareTitles(
            entities=entities,
            places=places,
            grammar=grammar,
            mentions=mentions,
            abroad=abroad,
            schools=schools,
            stops=stops,
            row=row,
        )
        self.holder: Mention | None = None

    def of_all(self, posts: Sequence[TitleUse]) -> list[tuple[TitleUse, Seat]]:
        """The posts with their seats; inside a list each may take over the body of the one before."""
        found: list[tuple[TitleUse, Seat]] = []
        within = self.row.within
        for use in posts:
            found.append((use, self.of(use)))
            self.row.within = self.row.of_one = True
        self.row.within, self.row.of_one = within, False
        return found

    def of(self, use: TitleUse) -> Seat:
        """Where a title belongs; what it says is carried on to the titles after it."""
        seat = self.own(use) if use.bodies else self.bare(use, inherit=True)
        self.row.take(use, seat)
        return seat

    def own(self, use: TitleUse) -> Seat:
        """The seat of a title with a body right before it."""
        return self._bound.seat(use, self.holder)

    def bare(self, use: TitleUse, *, inherit: bool) -> Seat:
        """The seat of a title without a body of its own. inherit: whether it may be that of the title before."""
        return self._bare.seat(use, inherit=inherit)

    def home_school(self) -> str | None:
        """The school that 我校 and 校长 stand for."""
        return self._schools.home()

    def sentence_start(self, position: int) -> int:
        """Where the sentence of a place begins."""
        return self._stops.start(position)
