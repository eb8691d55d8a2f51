"""`guantu build` and `guantu extract`: from documents to a graph, or to one object a document."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from guantu.cli import options as opt
from guantu.cli.screen import amount, print_line, progress_bars, report_skipped
from guantu.errors import InputError

if TYPE_CHECKING:
    from guantu.run.build import Build

SOME_SKIPPED = 3


def build(
    paths: opt.Paths,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.", show_default=False)
    ],
    ledger: Annotated[
        Path | None,
        typer.Option(
            "--ledger",
            metavar="FILE",
            help="A reviewer's words on who is who.",
            rich_help_panel="Reading",
            show_default="ledger.jsonl in DIR",
        ),
    ] = None,
    text_field: opt.TextField = None,
    id_field: opt.IdField = None,
    date_field: opt.DateField = None,
    title_field: opt.TitleField = None,
    url_field: opt.UrlField = None,
    outlet_field: opt.OutletField = None,
    model: opt.Model = None,
    without: opt.Without = None,
    region: opt.Region = None,
    min_han: opt.MinHan = None,
    config: opt.ConfigFile = None,
    workers: opt.Workers = None,
    ray: opt.Ray = None,
    quiet: opt.Quiet = False,
) -> None:
    """Build the graph of some documents.

    Writes graph.html (the page to open), graph.graphml, run.json and the stored readings. Built again into the same
    folder, only what is new or changed is read. Exit status 3: some documents were skipped; each is named.

    Example: guantu build seeds -o outputs
    """
    from guantu.run.pipeline import build as run

    settings = opt.configuration(
        config,
        text_field=text_field,
        id_field=id_field,
        date_field=date_field,
        title_field=title_field,
        url_field=url_field,
        outlet_field=outlet_field,
        model=model,
        without=without,
        region=region,
        min_han=min_han,
    )
    with progress_bars(quiet=quiet) as progress:
        result = run(paths, output=output, config=settings, ledger=ledger, workers=workers, ray=ray, progress=progress)
    _report(result, output, quiet=quiet)


def add(
    folder: opt.Build,
    paths: opt.Paths,
    *,
    workers: opt.Workers = None,
    quiet: opt.Quiet = False,
) -> None:
    """Add documents to a finished build, read as its others were; those that it has already are replaced.

    The result is that of a build of all of them. Exit status 3: some documents were skipped; each is named.

    Example: guantu add outputs news/2024-05.jsonl
    """
    from guantu.run.changing import add as run

    with progress_bars(quiet=quiet) as progress:
        result = run(folder, paths, workers=workers, progress=progress)
    _report(result, folder, quiet=quiet)


def remove(
    folder: opt.Build,
    documents: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids of documents, as run.json lists them.", show_default=False)
    ],
    *,
    quiet: opt.Quiet = False,
) -> None:
    """Take documents out of a finished build, with all that only they tell.

    Example: guantu remove outputs 2024-05-17
    """
    from guantu.run.changing import remove as run

    _report(run(folder, documents), folder, quiet=quiet)


def _report(result: Build, folder: Path, *, quiet: bool) -> None:
    report_skipped(result.skipped)
    if not quiet:
        for line in _summary(result.manifest):
            print_line(line)
        print_line(f"open {folder / 'graph.html'}")
    if result.skipped:
        raise typer.Exit(SOME_SKIPPED)


def _summary(manifest: Mapping[str, Any]) -> Iterator[str]:
    counts = manifest["counts"]
    documents = f"{amount(counts['documents'], 'document')}, {manifest['this_run']['read']} of them read now"
    if counts["skipped"]:
        documents += f", {counts['skipped']} skipped"
    yield f"{documents}, in {manifest['seconds']['total']:.1f} s"
    for what in ("node", "edge"):
        kinds: Mapping[str, int] = counts[f"{what}s"]
        listed = ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "none"
        yield f"{amount(sum(kinds.values()), what)}: {listed}"


def extract(
    paths: opt.Paths,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write to.", show_default="standard output"),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is only planned, hoped for, reported or denied.")
    ] = False,
    text_field: opt.TextField = None,
    id_field: opt.IdField = None,
    date_field: opt.DateField = None,
    title_field: opt.TitleField = None,
    url_field: opt.UrlField = None,
    outlet_field: opt.OutletField = None,
    model: opt.Model = None,
    without: opt.Without = None,
    region: opt.Region = None,
    min_han: opt.MinHan = None,
    config: opt.ConfigFile = None,
    workers: opt.Workers = None,
    ray: opt.Ray = None,
    quiet: opt.Quiet = False,
) -> None:
    """Extract entities, roles and relations: one JSON object a document, one document a line.

    Each item has its score and its evidence, with offsets in the raw text. No graph is built, and nothing is
    resolved over documents. Exit status 3: some documents were skipped; each is named.

    Example: guantu extract news.jsonl.gz --text-field body -o news.extracted.jsonl
    """
    from guantu.export.extraction import extraction
    from guantu.run.folder import whole_file
    from guantu.run.reading import counted, iter_readings, number_of_sources, sources_of
    from guantu.schema import DEFAULT_MODALITIES, Modality

    settings = opt.configuration(
        config,
        text_field=text_field,
        id_field=id_field,
        date_field=date_field,
        title_field=title_field,
        url_field=url_field,
        outlet_field=outlet_field,
        model=model,
        without=without,
        region=region,
        min_han=min_han,
    )
    modalities = frozenset(Modality) if everything else DEFAULT_MODALITIES
    skipped: list[InputError] = []

    def lines() -> Iterator[str]:
        with progress_bars(quiet=quiet) as progress:
            total = number_of_sources(paths, settings) if progress else None
            outcomes = iter_readings(sources_of(paths, settings), settings, workers=workers, ray=ray)
            for outcome in counted(outcomes, "reading", progress, total=total):
                if isinstance(outcome, InputError):
                    skipped.append(outcome)
                else:
                    yield json.dumps(extraction(outcome, modalities=modalities), ensure_ascii=False) + "\n"

    if output is None:
        sys.stdout.writelines(lines())
    else:
        with whole_file(output) as path, path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines())
    report_skipped(skipped)
    if skipped:
        raise typer.Exit(SOME_SKIPPED)
