"""Options that several commands share, each defined and explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guantu.config import PARTS, Config, load_config

_RECORDS = "Records (JSON lines, CSV)"
_READING = "Reading"
_RUNNING = "Running"

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, or collections of records (.jsonl, .csv, also .gz).",
        show_default=False,
    ),
]
Build = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that guantu build wrote.", show_default=False)]
TextField = Annotated[
    str | None,
    typer.Option(
        "--text-field",
        help="Field that holds the text.",
        rich_help_panel=_RECORDS,
        show_default=Config().text_field,
    ),
]
IdField = Annotated[
    str | None,
    typer.Option(
        "--id-field",
        help="Field that holds the id.",
        rich_help_panel=_RECORDS,
        show_default=Config().id_field,
    ),
]
DateField = Annotated[
    str | None,
    typer.Option(
        "--date-field",
        help="Field that holds the day of publication.",
        rich_help_panel=_RECORDS,
        show_default=Config().date_field,
    ),
]
TitleField = Annotated[
    str | None,
    typer.Option(
        "--title-field",
        help="Field that holds the headline.",
        rich_help_panel=_RECORDS,
        show_default=Config().title_field,
    ),
]
UrlField = Annotated[
    str | None,
    typer.Option(
        "--url-field",
        help="Field that holds the address.",
        rich_help_panel=_RECORDS,
        show_default=Config().url_field,
    ),
]
OutletField = Annotated[
    str | None,
    typer.Option(
        "--outlet-field",
        help="Field that holds the publisher.",
        rich_help_panel=_RECORDS,
        show_default=Config().outlet_field,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME_OR_PATH",
        help="Another tagger: a folder, or an installed spaCy pipeline.",
        rich_help_panel=_READING,
        show_default="the one that ships",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="PART",
        help=f"Leave out a part of the tagger, to measure the rest: {', '.join(sorted(PARTS))}. May be repeated.",
        rich_help_panel=_READING,
        show_default=False,
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="NAME_OR_CODE",
        help="What 我市 or 省委 stand for where a document does not tell: 苏州市, or 320500.",
        rich_help_panel=_READING,
        show_default=False,
    ),
]
MinHan = Annotated[
    float | None,
    typer.Option(
        "--min-han",
        metavar="SHARE",
        help="Least share of Han characters in a text.",
        rich_help_panel=_READING,
        show_default=str(Config().min_han),
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="A TOML file with any of these options; options given here win.",
        rich_help_panel=_RUNNING,
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help="Worker processes.",
        rich_help_panel=_RUNNING,
        show_default="number of cores",
    ),
]
Ray = Annotated[
    str | None,
    typer.Option(
        "--ray",
        metavar="ADDRESS",
        help="Read on a Ray cluster: its address, auto, or local.",
        rich_help_panel=_RUNNING,
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.", rich_help_panel=_RUNNING)]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Not over before this date.", show_default=False)
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Begun by this date.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]


def configuration(
    file: Path | None,
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    date_field: str | None = None,
    title_field: str | None = None,
    url_field: str | None = None,
    outlet_field: str | None = None,
    model: str | None = None,
    without: list[str] | None = None,
    region: str | None = None,
    min_han: float | None = None,
) -> Config:
    """Defaults, then the file, then what was given on the command line. Raises ConfigError."""
    base = load_config(file) if file else Config()
    parts = tuple(part for given in without or () for part in given.split(",") if part)
    return base.changed(
        text_field=text_field,
        id_field=id_field,
        date_field=date_field,
        title_field=title_field,
        url_field=url_field,
        outlet_field=outlet_field,
        model=model,
        without=parts or None,
        region=region,
        min_han=min_han,
    )
