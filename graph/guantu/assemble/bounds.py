"""From when to when a fact held: what is stated, and what was seen.

Seen dates follow the articles that vouch for the present. What looks back (former, background, a date of long ago)
moves no bound forward; where nothing else is told, as in the story of a life, it gives the years that it speaks of. Of
what is only told to be over, the first article that says so is the last bound, and there is no first one. A reprint
counts under the date of the article that it repeats, and once an end is stated a single later article does not
open the post again.
"""

from __future__ import annotations

from dataclasses import dataclass

from guantu.assemble.facts import Fact, Told
from guantu.dates import days_apart, earliest, first_day, last_day, latest
from guantu.schema import EdgeKind, Modality, Status

_REOPENED_BY = 2  # independent articles after a stated end that say otherwise
_SAME_DAYS = 31  # articles of these days may still use the old title
_LONG_AGO = 366  # days: what is told of a time before that, and nowhere else, is over
_OVER = frozenset({Status.FORMER, Status.REMOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """ISO prefixes, "" where not known. status: of HOLDS, "" for other kinds.

    doubtful: of HOLDS, whether what others are told to hold contradicts it (guantu.assemble.doubt).
    """

    start: str = ""
    end: str = ""
    first_seen: str = ""
    last_seen: str = ""
    status: str = ""
    doubtful: bool = False


def bounds_of(fact: Fact) -> Bounds:
    """The bounds of a fact."""
    if fact.kind == EdgeKind.HOLDS:
        return _tenure(fact)
    periods = [told.claim.when for told in fact.told if told.claim.when is not None]
    present = [told.date for told in fact.told if told.claim.modality != Modality.BACKGROUND]
    seen = present or [told.date for told in fact.told]
    return Bounds(
        start=earliest(period.start or "" for period in periods),
        end=latest(period.end or "" for period in periods),
        first_seen=earliest(seen),
        last_seen=latest(seen),
    )


def _tenure(fact: Fact) -> Bounds:
    """A time in office, or of acting in it, or of being proposed for it."""
    status = {told.claim.id + told.claim.article: _status(told) for told in fact.told}
    of = {s: [told for told in fact.told if status[told.claim.id + told.claim.article] == s] for s in Status}
    start = earliest(told.when for told in of[Status.APPOINTED])
    end = latest(told.when for told in of[Status.REMOVED])
    holding = [told for s in Status if s not in _OVER for told in of[s]]
    over = [told for s in _OVER for told in of[s]]
    if not start:
        start = earliest(_stated_start(told) for told in holding) or earliest(_span(told)[0] for told in over)
    if not end:
        end = latest(_span(told)[1] for told in fact.told)
    after = {told.source for told in holding if is_after(told.date, end)}
    if end and start and first_day(start) > last_day(end):
        end = ""  # in office again
    if end and len(after) < _REOPENED_BY:
        kept = [told for told in holding if not is_after(told.date, end)]
    else:
        kept, end = holding, end if len(after) < _REOPENED_BY else ""
    present = [told.date for told in kept if is_present(told)]
    seen = present or [told.when for told in kept]
    if any(is_after(start, date) for date in seen):
        start = ""  # seen in the post before: elected again
    last_word = latest(told.date for told in over)
    last_held = latest(seen)
    if not present and kept and all(_is_long_ago(told) for told in kept) and not of[Status.REMOVED]:
        final = Status.FORMER
    elif over and (end or not last_held or (last_word and last_day(last_word) >= last_day(last_held))):
        final = Status.REMOVED if of[Status.REMOVED] else Status.FORMER
    else:
        final = _last_status(kept, status)
    first, last = earliest(seen), latest(seen)
    if not kept:
        last = "" if end else earliest(told.date for told in over)
    if end and first and first_day(first) > last_day(end):
        first = ""  # told afterwards
    return Bounds(start=start, end=end, first_seen=first, last_seen=last, status=final)


def _status(told: Told) -> Status:
    return Status(told.claim.qualifier("status") or Status.CURRENT)


def is_present(told: Told) -> bool:
    """Whether the article vouches that it was so on its own date."""
    if told.claim.modality == Modality.BACKGROUND:
        return False
    when = told.claim.when
    end = (when.end or when.start) if when else None
    return not (end and told.date and days_apart(end, told.date) > _SAME_DAYS)


def _is_long_ago(told: Told) -> bool:
    return bool(told.date) and days_apart(told.when, told.date) > _LONG_AGO


def _stated_start(told: Told) -> str:
    """A start that the text states: a period that began before the article, not just the day of the news."""
    when = told.claim.when
    return (when.start or "") if when and when.start and when.end is None else ""


def _span(told: Told) -> tuple[str, str]:
    """The start and end of a time that the text states (2016年3月至2019年5月); not of the month or year of an event."""
    when = told.claim.when
    return (when.start or "", when.end or "") if when and when.precision == "span" and when.end else ("", "")


def is_after(date: str, other: str) -> bool:
    """Whether a date lies more than a month after another one: in the days between, old titles are still in use."""
    return bool(date) and bool(other) and first_day(date) > last_day(other) and days_apart(date, other) > _SAME_DAYS


def _last_status(held: list[Told], status: dict[str, Status]) -> Status:
    """What the latest article says; of one day the firmest word."""
    if not held:
        return Status.FORMER
    rank = (Status.CURRENT, Status.APPOINTED, Status.ACTING, Status.CANDIDATE)
    newest = latest(told.date for told in held)
    last = [status[told.claim.id + told.claim.article] for told in held if told.date == newest]
    return min(last, key=rank.index)
