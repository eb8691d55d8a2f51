"""`guantu verify`, `guantu explain`, `guantu eval`: whether what was extracted is right, and why it was extracted."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from guantu.cli import options as opt
from guantu.cli.screen import (
    amount,
    output,
    print_json,
    print_line,
    print_table,
    progress_bars,
    report_line,
    report_skipped,
)
from guantu.config import Config
from guantu.errors import ConfigError, InputError

if TYPE_CHECKING:
    from guantu.evaluate import Report

Document = dict[str, Any]


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of gold *.json files, or a .jsonl.", show_default=False)
    ],
    predictions: Annotated[
        Path | None,
        typer.Argument(
            metavar="[EXTRACTED]",
            help="What guantu extract or another program wrote; without it the gold texts are read now.",
            show_default=False,
        ),
    ] = None,
    *,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show the first N errors.")] = 0,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Show the share of right items within bands of the score.")
    ] = False,
    floors: Annotated[
        Path | None,
        typer.Option("--floors", metavar="FILE", help="Fail where a figure is below its floor.", show_default=False),
    ] = None,
    set_floors: Annotated[
        bool, typer.Option("--set-floors", help="Write the figures to the floors file; none may fall.")
    ] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", help="With --set-floors: let floors fall, or take another gold set.")
    ] = False,
    as_json: opt.Json = False,
    model: opt.Model = None,
    without: opt.Without = None,
    region: opt.Region = None,
    config: opt.ConfigFile = None,
    workers: opt.Workers = None,
    quiet: opt.Quiet = False,
) -> None:
    """Measure extraction against a gold standard: precision, recall, F1 of entities, roles and relations.

    The texts of the gold documents are read as they are. Exit status 1: a figure is below its floor.

    Example: guantu eval gold/ --without tagger --errors 20
    """
    from guantu.evaluate import gold_digest, load_floors, load_gold, load_predictions, report, write_floors
    from guantu.evaluate.floors import figures_with_floors

    if set_floors and floors is None:
        raise ConfigError(where="--set-floors", problem="expected --floors FILE as well")
    documents = load_gold(gold)
    if predictions is not None:
        extracted = load_predictions(predictions)
    else:
        settings = opt.configuration(config, model=model, without=without, region=region)
        extracted = _extract(documents, settings, workers=workers, quiet=quiet or as_json)
    result = report(documents, extracted)
    figures = figures_with_floors(result)
    if as_json:
        print_json(_as_json(result, calibration=calibration))
    elif not quiet:
        _print_report(result, calibration=calibration, errors=errors)
    if floors is None:
        return
    digest = gold_digest(documents)
    if set_floors:
        write_floors(floors, gold=digest, figures=figures, lower=lower_floors)
        return
    kept = load_floors(floors)
    kept.check_gold(digest, where=floors)
    if broken := kept.broken(figures):
        for line in broken:
            report_line(f"below its floor: {line}")
        raise typer.Exit(1)


def _extract(documents: list[Document], settings: Config, *, workers: int | None, quiet: bool) -> dict[str, Document]:
    """The extraction of each gold text; one that cannot be read is told, and counts as all missed."""
    from guantu.export.extraction import extraction
    from guantu.run.reading import counted, iter_readings, sources_of_texts

    texts = {document["id"]: document["text"] for document in documents}
    extracted: dict[str, Document] = {}
    skipped: list[InputError] = []
    with progress_bars(quiet=quiet) as progress:
        outcomes = iter_readings(sources_of_texts(texts), settings, workers=workers)
        for outcome in counted(outcomes, "reading", progress, total=len(texts)):
            if isinstance(outcome, InputError):
                skipped.append(outcome)
            else:
                extracted[outcome.article.id] = extraction(outcome)
    report_skipped(skipped)
    return extracted


def _print_report(result: Report, *, calibration: bool, errors: int) -> None:
    from guantu.evaluate.judge import GROUPS

    rows = [(group, figures) for group, figures in result.groups.items()]
    rows += [(f"  {group} {kind}", figures) for (group, kind), figures in result.kinds.items()]
    columns = ("", "P", "R", "F1", "right", "wrong", "missed")
    print_table(
        columns,
        [
            (label, f"{f.precision:.3f}", f"{f.recall:.3f}", f"{f.f1:.3f}", f.right, f.wrong, f.missed)
            for label, f in rows
        ],
        title=amount(result.documents, "document"),
    )
    macro = "   ".join(f"{group} {result.as_dict()[group]:.4f}" for group in GROUPS)
    print_line(f"macro F1   {macro}   mean {result.mean:.4f}")
    if calibration:
        _print_bands(result)
    for verdict in result.errors[:errors]:
        print_line(f"{verdict.document} {verdict.outcome} {verdict.group} {' | '.join(verdict.key)}")


def _print_bands(result: Report) -> None:
    from guantu.evaluate.calibration import bands, expected_error

    found = bands(result.verdicts)
    print_table(
        ("", "score", "mean score", "right", "wrong", "share right"),
        [(b.group, f"{b.low:.2f}–{b.high:.2f}", f"{b.mean:.3f}", b.right, b.wrong, f"{b.share:.3f}") for b in found],
        title="calibration",
    )
    for group in dict.fromkeys(band.group for band in found):
        gap = expected_error(band for band in found if band.group == group)
        print_line(f"expected calibration error   {group} {gap:.3f}")


def _as_json(result: Report, *, calibration: bool) -> dict[str, Any]:
    from guantu.evaluate.calibration import bands

    value: dict[str, Any] = dict(result.as_dict())
    value["kinds"] = {f"{group}/{kind}": round(figures.f1, 4) for (group, kind), figures in result.kinds.items()}
    if calibration:
        value["calibration"] = [{**asdict(band), "share": round(band.share, 4)} for band in bands(result.verdicts)]
    return value


def verify(folder: opt.Build, *, as_json: opt.Json = False) -> None:
    """Check every quote of a build against the documents that it was made from.

    The documents are read again from where they were. Exit status 1: a quote does not stand where it should, or a
    document has changed or is gone; each is told on a line.

    Example: guantu verify outputs
    """
    from guantu.run.opening import config_of, load
    from guantu.run.verifying import verify as run

    result = run(load(folder), config_of(folder))
    if as_json:
        print_json(asdict(result))
    else:
        looked_up = f"{amount(result.quotes, 'quote')} in {amount(result.documents, 'document')}"
        print_line(f"looked up {looked_up}: {amount(len(result.faults), 'fault')}")
        for fault in result.faults:
            report_line(f"{fault.source}: {fault.problem}")
    if result.faults:
        raise typer.Exit(1)


def explain(
    paths: opt.Paths,
    *,
    document: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Only the document with this id.", show_default=False)
    ] = None,
    text_field: opt.TextField = None,
    id_field: opt.IdField = None,
    date_field: opt.DateField = None,
    model: opt.Model = None,
    without: opt.Without = None,
    region: opt.Region = None,
    min_han: opt.MinHan = None,
    config: opt.ConfigFile = None,
) -> None:
    """Show how a document was understood: its text with mentions marked, and each sentence with its claims and rules.

    This is the tool for extending the grammar: CONTRIBUTING.md says where titles, cues and bodies are added.

    Example: guantu explain news/article.txt
    """
    from guantu.cli.explaining import print_explanation
    from guantu.run.reading import iter_readings, sources_of

    settings = opt.configuration(
        config,
        text_field=text_field,
        id_field=id_field,
        date_field=date_field,
        model=model,
        without=without,
        region=region,
        min_han=min_han,
    )
    wanted = (
        source
        for source in sources_of(paths, settings)
        if document is None or isinstance(source, InputError) or source.id == document
    )
    skipped: list[InputError] = []
    for outcome in iter_readings(wanted, settings, workers=1):
        if isinstance(outcome, InputError):
            skipped.append(outcome)
        else:
            print_explanation(outcome, output())
    report_skipped(skipped)
    if skipped:
        raise typer.Exit(3)
