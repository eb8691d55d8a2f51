"""Measures extractions against a gold standard.

Takes: gold documents and extractions, both as plain objects (docs/reference/extract.md).
Gives: a Report of precision, recall and F1 by group and kind; bands of calibration; floors kept or broken.
Knows: how two spellings of one post are told to be the same.
Never: reads articles or runs the pipeline; scores what is optional in the gold.
"""

from guantu.evaluate.calibration import Band, bands
from guantu.evaluate.floors import Floors, load_floors, write_floors
from guantu.evaluate.gold import gold_digest, load_gold, load_predictions
from guantu.evaluate.judge import Outcome, Verdict, judge
from guantu.evaluate.report import Figures, Report, report

__all__ = [
    "Band",
    "Figures",
    "Floors",
    "Outcome",
    "Report",
    "Verdict",
    "bands",
    "gold_digest",
    "judge",
    "load_floors",
    "load_gold",
    "load_predictions",
    "report",
    "write_floors",
]
