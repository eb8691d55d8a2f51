"""Verdicts counted: precision, recall, F1; micro over all items, macro as the mean of the documents' own F1s."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guantu.evaluate.judge import GROUPS, Outcome, Verdict, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Items found (right), extracted but wrong, and missed; and the shares made of them, 0 where nothing is counted."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was extracted that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was extracted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def counted(self) -> int:
        """Everything that counts for or against; 0 means that there was nothing to find and nothing found."""
        return self.right + self.wrong + self.missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an evaluation found.

    documents: number of gold documents. groups: figures over all items, by group. kinds: the same by
    (group, type of entity or relation). macro: mean of the documents' F1s, by group, a document with nothing to find
    and nothing found left out. verdicts: every single outcome, in the order of the documents.
    """

    documents: int
    groups: Mapping[str, Figures]
    kinds: Mapping[tuple[str, str], Figures]
    macro: Mapping[str, float]
    verdicts: tuple[Verdict, ...]

    @property
    def mean(self) -> float:
        """The headline: the mean of the rounded macro F1s of entities, roles and relations."""
        return round(sum(round(self.macro[group], 4) for group in GROUPS) / len(GROUPS), 4)

    @property
    def errors(self) -> tuple[Verdict, ...]:
        """What was missed or wrong."""
        return tuple(v for v in self.verdicts if v.outcome in (Outcome.MISSED, Outcome.WRONG))

    def as_dict(self) -> dict[str, float]:
        """The figures that are compared between runs, rounded to four places."""
        figures = {group: round(self.macro[group], 4) for group in GROUPS}
        figures["mean"] = self.mean
        return figures | {f"{group}_micro": round(self.groups[group].f1, 4) for group in GROUPS}


def report(golds: Sequence[Mapping[str, Any]], extractions: Mapping[str, Mapping[str, Any]]) -> Report:
    """Judge all documents; extractions by the id of the document. One without an extraction is all missed."""
    by_document = [judge(gold, extractions.get(gold["id"])) for gold in golds]
    verdicts = tuple(verdict for document in by_document for verdict in document)
    kinds = sorted({(v.group, v.kind) for v in verdicts if v.kind and v.outcome in _CELL})
    return Report(
        documents=len(golds),
        groups={group: _figures(v for v in verdicts if v.group == group) for group in GROUPS},
        kinds={kind: _figures(v for v in verdicts if (v.group, v.kind) == kind) for kind in kinds},
        macro={group: _macro(by_document, group) for group in GROUPS},
        verdicts=verdicts,
    )


_CELL = {Outcome.FOUND: "right", Outcome.WRONG: "wrong", Outcome.MISSED: "missed"}


def _figures(verdicts: Iterable[Verdict]) -> Figures:
    counts = dict.fromkeys(_CELL.values(), 0)
    for verdict in verdicts:
        if verdict.outcome in _CELL:
            counts[_CELL[verdict.outcome]] += 1
    return Figures(**counts)


def _macro(by_document: Iterable[Iterable[Verdict]], group: str) -> float:
    own = [_figures(v for v in document if v.group == group) for document in by_document]
    f1s = [figures.f1 for figures in own if figures.counted]
    return sum(f1s) / len(f1s) if f1s else 0.0
