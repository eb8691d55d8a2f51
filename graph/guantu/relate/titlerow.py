"""What a title takes over from the titles before it in its sentence: their body, or a region of the rank it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guantu.lexicon.wordclasses import word_class
from guantu.relate.entities import ON_THEIR_OWN, Entities, has_rank
from guantu.relate.people import TitleUse
from guantu.relate.places import Places
from guantu.schema import NodeKind

_DEPARTMENT = word_class("department")
_RANKS = word_class("rank-of-learning")


@dataclass(slots=True, kw_only=True)
class Seat:
    """Where a title belongs: the entity of the body, and the organ that the title keeps (市委, 人大常委会).

    body: key of its draft, None where the text does not tell it. reason: of what is inferred, "" where it is told.
    """

    body: str | None
    organ: str = ""
    reason: str = ""


class TitleRow:
    """The titles of a sentence up to the one at hand.

    seat: that of the title before, None where a sentence begins. whole: the body that the department in `seat` is a
    part of. within: whether the title at hand goes on from the list of the one before, so that it may take its seat
    over. of_one: whether the one before is the same person's.
    """

    def __init__(self, entities: Entities, places: Places) -> None:
        self._entities = entities
        self._places = places
        self._last = ""  # the last title that was given a seat
        self._regions: list[str] = []  # the regions that posts of the sentence belong to
        self.seat: Seat | None = None
        self.whole: Seat | None = None
        self.within = False
        self.of_one = False

    def begin(self, seat: Seat | None) -> None:
        """A sentence begins: nothing is carried on but what a list names as the body of all."""
        self.seat = self.whole = seat
        self._last = ""
        self._regions = []

    def next_person(self, posts: Sequence[TitleUse]) -> None:
        """某集团人力资源部部长甲，|总经理助理乙: the next one's bare title is of the whole, not of the department."""
        if self.whole is None or not self.within or not posts or posts[0].bodies:
            return
        if posts[0].title.removeprefix("副") != self._last.removeprefix("副"):
            self.seat = self.whole

    def take(self, use: TitleUse, seat: Seat) -> None:
        """Remember the seat of a title for the titles after it."""
        if (seat.body is None and not seat.organ) or is_rank(use):
            return
        if not (use.bodies and self.within and use.bodies[-1].text.endswith(_DEPARTMENT)):
            self.whole = seat
        self.seat, self._last = seat, use.title
        if seat.body is not None and self._entities[seat.body].kind is NodeKind.REGION:
            self._regions.append(seat.body)

    def region_of_organ(self, organ: str, position: int) -> str | None:
        """The region of the post before, where an organ names its rank: 市政协 after a post of the city."""
        match = re.match(r"自治区|自治州|自治县|[省市县区州旗盟]", organ)
        return self.region_of_rank(match.group(), position) if match is not None else None

    def region_of_rank(self, rank: str, position: int) -> str | None:
        """The region of the post before, or one above it, if it has the rank; else the last such one of the sentence:
        某市市长甲，某开发区管委会主任乙，|副市长丙. position: where the post at hand starts."""
        before = self.seat.body if self.seat is not None else None
        carried = self._ranked(before, rank) if before is not None else None
        if carried is not None:
            return carried
        if self._places.of_team(rank, position) is not None:
            return None  # 上海市委书记甲会见省委常委、|市委书记乙率领的青岛市代表团
        found = (self._ranked(body, rank) for body in reversed(self._regions))
        return next((key for key in found if key is not None), None)

    def _ranked(self, body: str, rank: str) -> str | None:
        draft = self._entities[body]
        if draft.kind is NodeKind.ORGANIZATION and draft.name.endswith(ON_THEIR_OWN):
            return None  # 某市|银行: its officers are not of the city's hall
        key = draft.key if draft.kind is NodeKind.REGION else draft.region
        if key is None:
            return None
        if self._entities[key].code is None:
            return key if self._entities[key].name.endswith(rank) else None
        code = self._entities[key].code or ""
        regions = self._entities.lexicon.regions
        region = regions.by_code(code)
        line = ([region] if region is not None else []) + list(regions.parents(code))
        return next((self._entities.region(r.code).key for r in line if has_rank(r, rank)), None)


def is_rank(use: TitleUse) -> bool:
    """Whether a title is a rank of learning, which needs no body."""
    return use.title.endswith(_RANKS)
