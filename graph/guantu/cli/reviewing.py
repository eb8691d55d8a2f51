"""`guantu review`: the most doubtful merges and splits of a build, with both sides' evidence, for a person's word."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from guantu.cli import options as opt
from guantu.cli.screen import print_json, print_line
from guantu.errors import ConfigError

_ASKED = "same person? [y]es, [n]o, [s]kip, [u]ndo the last word, [q]uit"


def review(
    folder: opt.Build,
    *,
    who: Annotated[
        str, typer.Option("--who", metavar="NAME", help="Your name, for the ledger.", show_default=False)
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many pairs.")] = 20,
    list_only: Annotated[bool, typer.Option("--list", help="Show the pairs, ask nothing.")] = False,
    as_json: opt.Json = False,
) -> None:
    """Decide who is who: walk through the most doubtful merges and splits, and keep your word.

    Your words stand in DIR/ledger.jsonl, a text file that every build replays and that can be edited or undone; build
    again to see them in the graph.

    Example: guantu review outputs --who lin
    """
    from guantu.run.reviewing import doubtful, say, take_back

    pairs = doubtful(folder, limit=limit)
    if as_json:
        print_json([pair.as_dict() for pair in pairs])
        return
    if not who and not list_only and pairs:
        raise ConfigError(where="--who", problem="expected your name, for the ledger")
    said = 0
    for number, pair in enumerate(pairs, start=1):
        print_line("")
        print_line(f"{number} of {len(pairs)}: {'joined' if pair.same else 'kept apart'}, score {pair.score:.2f}")
        for line in pair.lines():
            print_line(f"  {line}")
        if list_only:
            continue
        answer = _ask()
        while answer == "u":
            gone = take_back(folder)
            print_line(f"taken back: {gone}" if gone else "nothing to take back")
            answer = _ask()
        if answer == "q":
            break
        if answer in ("y", "n"):
            say(folder, pair, same=answer == "y", who=who, when=datetime.now(UTC).date().isoformat())
            said += 1
    if not pairs:
        print_line("nothing is in doubt")
    elif said:
        print_line(f"{said} words kept; build again to see them in the graph")


def _ask() -> str:
    while True:
        answer = str(typer.prompt(_ASKED, prompt_suffix=" ")).strip().lower()[:1]
        if answer in tuple("ynsuq"):
            return answer
