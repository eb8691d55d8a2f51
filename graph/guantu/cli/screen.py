"""What is printed: results to standard output, progress and errors to standard error, each error on one line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from guantu.errors import GuantuError

Report = Callable[[str, int, int | None], None]

# More skipped documents than this are not listed one by one; run.json has them all.
SHOWN_SKIPS = 20
WIDE = 400
SENTENCES = "evidence"


def output() -> Console:
    """The console of results; made anew, so that it writes to what standard output is now.

    Into a pipe or a file tables are as wide as they need to be.
    """
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE)


def report_error(error: GuantuError) -> None:
    """An error that ended the run, as one line on standard error."""
    report_line(f"guantu: {error}")


def report_line(text: str) -> None:
    """One plain line on standard error."""
    sys.stderr.write(f"{plain(text)}\n")


def report_skipped(errors: Sequence[GuantuError]) -> None:
    """A line for each skipped document, up to a number."""
    for error in errors[:SHOWN_SKIPS]:
        report_line(f"skipped {error}")
    if len(errors) > SHOWN_SKIPS:
        report_line(f"skipped {len(errors) - SHOWN_SKIPS} more")


def print_json(value: object) -> None:
    """Indented JSON in characters as printed."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """A table; cells are plain text, so that no markup of the data is run."""
    table = Table(title=Text(plain(title)) if title else None, title_justify="left", header_style="bold")
    for column in columns:
        # The column in which sentences stand gives way first; the others are read at a glance.
        sentences = column == SENTENCES
        table.add_column(column, overflow="fold", no_wrap=not sentences, min_width=24 if sentences else None)
    for row in rows:
        table.add_row(*(Text(plain(str(cell))) for cell in row))
    output().print(table)


def print_line(text: str) -> None:
    """A line of results."""
    sys.stdout.write(plain(text) + "\n")


@contextmanager
def progress_bars(*, quiet: bool) -> Iterator[Report | None]:
    """A callback (step, done, total) that draws a bar for each step; None where there is no terminal to draw on."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console, transient=True) as bars:
        tasks = {}

        def report(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield report


def amount(count: int, noun: str) -> str:
    """A number with its noun.

    >>> amount(1, "document"), amount(0, "fault")
    ('1 document', '0 faults')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def plain(text: str, *, keep: str = "") -> str:
    r"""Without control characters, one for one: a file name or a quote must not move the cursor or turn the writing.

    >>> plain("a\x1b[31m\nb"), plain("a\nb", keep="\n")
    ('a�[31m�b', 'a\nb')
    """
    return "".join(character if character.isprintable() or character in keep else "\ufffd" for character in text)
