"""`guantu review`: the most doubtful merges and splits of a build, with both sides' evidence, for a person's word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from guantu.cli import options as opt
from guantu.cli.screen import print_json, print_line
from guantu.errors import ConfigError

if TYPE_CHECKING:
    from guantu.run.reviewing import Pair

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
    if not pairs:
        print_line("nothing is in doubt")
    if list_only:
        for number in range(len(pairs)):
            _show(pairs, number)
        return
    spoken: list[int] = []  # numbers of the pairs of which something was said now, in that order
    number = 0
    while number < len(pairs):
        _show(pairs, number)
        answer = _ask()
        if answer == "u":
            gone = take_back(folder)
            print_line(f"taken back: {gone}" if gone else "nothing to take back")
            number = spoken.pop() if spoken else number
            continue
        if answer == "q":
            break
        if answer in ("y", "n"):
            say(folder, pairs[number], same=answer == "y", who=who, when=datetime.now(UTC).date().isoformat())
            spoken.append(number)
        number += 1
    if spoken:
        words = "1 word" if len(spoken) == 1 else f"{len(spoken)} words"
        print_line(f"{words} kept; build again to see what they change")


def _show(pairs: Sequence[Pair], number: int) -> None:
    pair = pairs[number]
    print_line("")
    print_line(f"{number + 1} of {len(pairs)}: {'joined' if pair.same else 'kept apart'}, score {pair.score:.2f}")
    for line in pair.lines():
        print_line(f"  {line}")


def _ask() -> str:
    while True:
        answer = str(typer.prompt(_ASKED, prompt_suffix=" ")).strip().lower()[:1]
        if answer in tuple("ynsuq"):
            return answer
