"""Standing ties between regions and organisations: paired support, cooperation; and awards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention
from guantu.relate.awards import Awards
from guantu.relate.claims import Statement
from guantu.relate.cooperation import Cooperation
from guantu.relate.entities import Entities
from guantu.relate.postuse import PostUse
from guantu.relate.scene import Scene
from guantu.relate.support import Support
from guantu.relate.twins import Twins


class Ties:
    """Reads SUPPORTS, COOPERATES and AWARDS of one article."""

    def __init__(self, entities: Entities, uses: Sequence[PostUse], grammar: Grammar) -> None:
        self._support = Support(entities, grammar)
        self._cooperation = Cooperation(entities, uses, grammar)
        self._twins = Twins(grammar)
        self._awards = Awards(grammar)

    def met(self, one: str, other: str) -> None:
        """Remember who met last: 双方 is their bodies."""
        self._cooperation.signers.met(one, other)

    def visited(self, statements: Sequence[Statement]) -> None:
        """Remember who came where: 双方 is the guests' region and their hosts'."""
        self._cooperation.signers.visited(statements)

    def read(self, scene: Scene) -> Iterator[Statement]:
        """The statements of the next sentence."""
        spots = self._cooperation.spots(scene)
        yield from self._support.read(scene, spots)
        yield from self._cooperation.read(scene, spots)
        yield from self._twins.read(scene, spots)
        yield from self._awards.read(scene)

    def named_after(self, mention: Mention, inside: Sequence[Mention]) -> Iterator[Statement]:
        """江苏|援|伊|前指: a name that says who supports whom."""
        yield from self._support.named_after(mention, inside)
