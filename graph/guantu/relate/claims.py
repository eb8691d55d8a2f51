"""Claims in the making: statements over draft entities, each with the words that it rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from guantu.ids import stable_id
from guantu.records import Article, Claim, Period
from guantu.relate.dates import DateMention, find_dates
from guantu.schema import EdgeKind, Modality

LEAD = 120  # code points in which the date of the event that a report is about stands


@dataclass(slots=True, kw_only=True)
class Statement:
    """A claim before its entities have ids. subject, object: keys of drafts.

    rule: what read it. start, end: normalised stretch that shows it; its sentences become the evidence. marks: (role,
    start, end) of the cue and the names in it. score: of the rule, 0 to 1. reason: of an end that is inferred,
    else "".
    """

    subject: str
    predicate: EdgeKind
    object: str
    rule: str
    start: int
    end: int
    marks: tuple[tuple[str, int, int], ...] = ()
    score: float = 0.8
    modality: Modality = Modality.STATED
    qualifiers: tuple[tuple[str, str], ...] = ()
    reason: str = ""


# What happens at some time; the other relations hold over a time that texts seldom tell.
_EVENTS = frozenset(
    {
        EdgeKind.VISITS,
        EdgeKind.INSPECTS,
        EdgeKind.MEETS,
        EdgeKind.ACCOMPANIES,
        EdgeKind.LEADS,
        EdgeKind.AWARDS,
    }
)


class Ledger:
    """Turns statements into claims: one for each fact and sentence, with the evidence in the raw text and the date.

    stretches: the sentences of the article.
    """

    def __init__(self, article: Article, stretches: Sequence[tuple[int, int]]) -> None:
        self._article = article
        self._sentences = stretches
        self._starts = [start for start, _ in stretches]
        self._touched: dict[tuple[int, int], tuple[int, int]] = {}

    @cached_property
    def _dates(self) -> list[DateMention]:
        """Looked for only where a claim can have a date."""
        return find_dates(self._article.text, base=self._article.published)

    def claims(
        self,
        statements: Iterable[Statement],
        ids: dict[str, str],
        sure: Callable[[Statement], float] = attrgetter("score"),
    ) -> tuple[Claim, ...]:
        """The claims in the order of the text; of equal ones the surest. sure: how sure a statement is."""
        best: dict[tuple[object, ...], tuple[float, Statement]] = {}
        for statement in statements:
            if statement.subject == statement.object:
                continue
            start, end = self._sentence(statement.start, statement.end)
            fact = (
                ids[statement.subject],
                statement.predicate,
                ids[statement.object],
                statement.qualifiers,
                statement.modality,
                start,
                end,
            )
            score, known = sure(statement), best.get(fact)
            if known is None or (score, known[1].rule) > (known[0], statement.rule):
                best[fact] = score, statement
        claims = [self._claim(fact, statement, score, ids) for fact, (score, statement) in best.items()]
        return tuple(sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end, claim.id)))

    def _claim(self, fact: tuple[object, ...], statement: Statement, score: float, ids: dict[str, str]) -> Claim:
        start, end = self._sentence(statement.start, statement.end)
        evidence = self._article.evidence(start, end, self._inside(statement.marks, start, end))
        subject, object_ = ids[statement.subject], ids[statement.object]
        return Claim(
            id=stable_id("claim", self._article.id, *map(str, fact)),
            article=self._article.id,
            subject=subject,
            predicate=statement.predicate,
            object=object_,
            rule=statement.rule,
            evidence=(evidence,),
            score=round(score, 4),
            modality=statement.modality,
            qualifiers=tuple(sorted(statement.qualifiers)),
            when=self._when(statement),
            reason=statement.reason,
        )

    def _when(self, statement: Statement) -> Period | None:
        """The time of an event: the last date before its cue in the sentence, else the date of the lead (6月4日，…).

        An appointment has the date of its own sentence only. Dates that nothing settles (日前) count as none.
        """
        if statement.predicate is EdgeKind.HOLDS:
            return self._appointed(statement)
        if statement.predicate is EdgeKind.COOPERATES and not dict(statement.qualifiers).get("agreement"):
            return None
        if statement.predicate not in _EVENTS and statement.predicate is not EdgeKind.COOPERATES:
            return None
        start, _ = self._sentence(statement.start, statement.end)
        before = [
            period for s, e, period in self._dates if start <= s and e <= statement.end and period.start is not None
        ]
        if before:
            return before[-1]
        if statement.modality is not Modality.STATED:
            return None
        lead = [period for s, _, period in self._dates if s < LEAD and s < start and period.precision == "day"]
        return lead[0] if lead else None

    def _appointed(self, statement: Statement) -> Period | None:
        """The time of an appointment or removal: a date of its sentence, else the day of the report."""
        if statement.rule != "post:appointment":
            return None
        start, end = self._sentence(statement.start, statement.end)
        own = [period for s, e, period in self._dates if start <= s and e <= end and period.start is not None]
        if own:
            return own[0]
        published = self._article.published
        if published is None or dict(statement.qualifiers).get("status") not in ("appointed", "removed"):
            return None
        return replace(published, rule="published", reason="the day of the report")

    @staticmethod
    def _inside(marks: Iterable[tuple[str, int, int]], start: int, end: int) -> list[tuple[str, int, int]]:
        return [mark for mark in marks if start <= mark[1] < mark[2] <= end]

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentences that a stretch touches, without the white space around them."""
        known = self._touched.get((start, end))
        if known is None:
            known = self._touched[start, end] = self._find_sentence(start, end)
        return known

    def _find_sentence(self, start: int, end: int) -> tuple[int, int]:
        text = self._article.text
        first, behind = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        left, right = (self._starts[first], self._sentences[behind - 1][1]) if 0 <= first < behind else (start, end)
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        return left, right
