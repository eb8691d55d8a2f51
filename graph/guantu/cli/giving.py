"""`guantu export` and `guantu show`: a finished build in other formats, and its page in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from guantu.cli import options as opt
from guantu.cli.screen import print_line
from guantu.errors import OutputError, StoreError

# Those of guantu.export.formats, which takes too long to import for a help text.
FORMATS = ("graphml", "gexf", "html", "csv", "json", "jsonld", "ftm", "cypher", "panel", "svg", "png")


def export(
    folder: opt.Build,
    *,
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="File or folder to write to.", show_default="in DIR"),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv: with a byte order mark, for Excel.")] = False,
    quiet: opt.Quiet = False,
) -> None:
    """Write a finished build in another format.

    Example: guantu export outputs --format csv --bom
    """
    from guantu.run.exporting import export as run
    from guantu.run.opening import load

    path = run(load(folder).graph, format, folder=folder, output=output, bom=bom)
    if not quiet:
        print_line(str(path))


def show(
    folder: opt.Build,
    *,
    print_path: Annotated[bool, typer.Option("--print", help="Print the path of the page, open nothing.")] = False,
) -> None:
    """Open the page of a finished build in the browser.

    Example: guantu show outputs
    """
    page = folder / "graph.html"
    if not page.is_file():
        raise StoreError(
            where=str(folder),
            problem="expected a build with graph.html, found none",
            remedy=f"build it first: guantu build PATH -o {folder}",
        )
    if print_path:
        print_line(str(page.resolve()))
    elif not webbrowser.open(page.resolve().as_uri()):
        raise OutputError(where=str(page), problem="no browser could be started", remedy="open the file in one by hand")


def page(
    folder: opt.Build,
    *,
    focus: Annotated[
        list[str],
        typer.Option(
            "--focus", metavar="NAME", help="Whom or what the page is about. May be repeated.", show_default=False
        ),
    ],
    depth: Annotated[int, typer.Option("--depth", min=0, help="How many steps away from it.")] = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write to.", show_default="in DIR")
    ] = None,
    quiet: opt.Quiet = False,
) -> None:
    """Make a page of a part of a build: what lies within some steps of a person, organisation or place.

    Example: guantu page outputs --focus 苏州市 --depth 2
    """
    from guantu.run.exporting import part_page
    from guantu.run.opening import load

    path = part_page(load(folder), focus, depth=depth, output=output, folder=folder)
    if not quiet:
        print_line(str(path))
