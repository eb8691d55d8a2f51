"""The command `guantu`: its commands in the order in which users meet them, and how an error becomes one line."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from guantu.cli import asking, checking, giving, making, reviewing
from guantu.cli.screen import report_error
from guantu.errors import GuantuError

app = typer.Typer(
    name="guantu",
    help="Read Chinese official news and make of it a knowledge graph that can be audited.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

_MAKE, _ASK, _CHECK = "Make a graph", "Ask and share", "Check and improve"

app.command(rich_help_panel=_MAKE)(making.build)
app.command(rich_help_panel=_MAKE)(making.add)
app.command(rich_help_panel=_MAKE)(making.remove)
app.command(rich_help_panel=_MAKE)(making.extract)
app.add_typer(asking.query, name="query", rich_help_panel=_ASK)
app.command(rich_help_panel=_ASK)(asking.sql)
app.command(rich_help_panel=_ASK)(asking.diff)
app.command(rich_help_panel=_ASK)(giving.show)
app.command(rich_help_panel=_ASK)(giving.page)
app.command(rich_help_panel=_ASK)(giving.export)
app.command(rich_help_panel=_CHECK)(checking.verify)
app.command(rich_help_panel=_CHECK)(reviewing.review)
app.command(rich_help_panel=_CHECK)(checking.explain)
app.command("eval", rich_help_panel=_CHECK)(checking.evaluate)


def _print_version(asked: bool) -> None:
    if asked:
        from guantu import __version__

        typer.echo(f"guantu {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_print_version)
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log to the terminal what is done, for reports.")] = False,
) -> None:
    """Read Chinese official news and make of it a knowledge graph that can be audited."""
    logging.basicConfig(level=logging.DEBUG if verbose else logging.ERROR, format="%(levelname)s %(name)s %(message)s")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 all documents read, 3 some skipped, 2 wrong usage, 1 a failure told in one line."""
    # Modules, tables and models are no garbage; to look for some among them all the time is a tenth of a start.
    gc.set_threshold(100_000, 50, 50)
    try:
        app(args=arguments)
    except GuantuError as error:
        report_error(error)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
