"""What a build is asked to be, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from guantu.config import Config
from guantu.errors import InputError
from guantu.query import KnowledgeGraph
from guantu.resolve import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a graph is made with, besides the readings.

    output: the folder to write to; None for a graph in memory. ledger: a reviewer's words. skipped: rows of run.json
    for the documents that could not be read.
    """

    output: Path | None
    config: Config
    ledger: Sequence[Entry]
    skipped: Sequence[Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class Build:
    """What a build made. manifest: the content of run.json; skipped: why documents of this run were not read.

    Not slotted: the graph is opened once, and only when it is asked for.
    """

    manifest: dict[str, Any]
    skipped: tuple[InputError, ...]
    open_graph: Callable[[], KnowledgeGraph] = field(repr=False)

    @cached_property
    def graph(self) -> KnowledgeGraph:
        """The graph, as just made or as it stands in the folder."""
        return self.open_graph()
