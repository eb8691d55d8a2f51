"""Who a report follows: the leader with the team and the region that sent them."""

from __future__ import annotations

from dataclasses import dataclass, field

from guantu.relate.entities import Entities
from guantu.relate.scene import Spot

# What a journey is for, as the name of a team (考察团) or the words behind a place (赴某市调研) tell it.
AIMS = ("调研", "考察", "视察", "督导", "督查", "检查", "观摩")


@dataclass(slots=True, kw_only=True)
class Party:
    """Who the report follows. people: drafts of the leaders; sender: draft of the region or body that sent them.

    named: draft of the team where it has a name. team: whether they come as one, so that the sender acts with them.
    touring: whether they go from place to place. spans: of the leaders' names, normalised, where a verb of leading set
    the party. place: the last place that was looked at. aim: what the team is for, by its name (考察团).
    seen: drafts of the places that they have looked at.
    """

    people: tuple[str, ...] = ()
    sender: str | None = None
    named: str | None = None
    team: bool = False
    touring: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    place: Spot | None = None
    aim: str | None = None
    seen: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Subject:
    """Who does something: people, and the region or body that sent them where they come as a team.

    by_name: the sentence itself names the people.
    """

    people: tuple[str, ...]
    sender: str | None
    by_name: bool = False

    def lookers(self) -> tuple[str, ...]:
        """Who looks at a place: the people where the sentence names them, else the whole party."""
        return self.people if self.by_name and self.people else self.all()

    def all(self) -> tuple[str, ...]:
        """Everyone that the statement is made of."""
        return (*self.people, *((self.sender,) if self.sender is not None else ()))


class Parties:
    """Follows the party of one article."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._party = Party()
        self._followed: dict[str, tuple[str, ...]] = {}

    @property
    def party(self) -> Party:
        """Who is followed at this place of the text."""
        return self._party

    @party.setter
    def party(self, party: Party) -> None:
        self._party = party
        if party.people:
            self._followed.setdefault(party.people[0], party.people)

    def followed_most(self) -> tuple[str, ...]:
        """Those whom the text names most of all that it follows: whoever enters a home is not the one accompanied."""
        if self.party.team or len(self._followed) < 2:
            return self.party.people
        most = max(self._followed, key=lambda key: len(self._entities[key].spans))
        more = len(self._entities[most].spans) > 2 * len(self._entities[self.party.people[0]].spans)
        return self._followed[most] if more else self.party.people

    def own(self, *, plain: bool = False) -> Subject | None:
        """The party itself as a subject; None where nobody is followed. plain: its people without their sender."""
        if not (self.party.people or self.party.sender):
            return None
        sender = self.party.sender if self.party.team and not plain else None
        return Subject(people=self.party.people, sender=sender)

    def follow(self, subject: Subject) -> None:
        """From here on the report is about these."""
        if not subject.people and subject.sender is not None and self.own() is None:
            self.party = Party(sender=subject.sender, team=True, touring=True)  # a delegation without a leader's name
        if subject.people and subject.people != self.party.people:
            self.party = Party(
                people=subject.people, sender=subject.sender, team=subject.sender is not None, touring=True
            )
