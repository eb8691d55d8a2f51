"""Write docs/reference/cli.md from the help of the commands: python tools/cli_reference.py

tests/cli/test_reference.py fails while the file is not what this writes.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from guantu.cli import app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
HEAD = """# The command line

<!-- written by tools/cli_reference.py from the help of the commands -->

Results go to standard output, progress and errors to standard error, each error on one line.

| exit status | meaning |
| --- | --- |
| 0 | all documents were read |
| 1 | the run ended with an error, or a figure is below its floor, or a quote is not in its document |
| 2 | wrong usage |
| 3 | some documents were skipped, each is named; the others are done |
"""


def reference() -> str:
    """The text of docs/reference/cli.md."""
    return HEAD + "".join(_section(name, command) for name, command in iter_commands())


def iter_commands() -> Iterator[tuple[str, Any]]:
    """(words to type, command) of every command that does something, in the order of the help."""
    yield from _below("guantu", get_command(app))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    if hasattr(command, "commands"):
        for word, inner in command.commands.items():
            yield from _below(f"{name} {word}", inner)
    else:
        yield name, command


def _section(name: str, command: Any) -> str:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    usage = " ".join([name, *(_metavar(argument) for argument in arguments)])
    lines = [f"\n## `{usage}`\n", *_paragraphs(command.help)]
    if arguments:
        lines += ["", "| argument | |", "| --- | --- |"]
        lines += [f"| `{_metavar(argument)}` | {_cell(argument.help)} |" for argument in arguments]
    if options:
        lines += ["", "| option | | default |", "| --- | --- | --- |"]
        lines += [f"| {_spelling(option)} | {_cell(option.help)} | {_cell(_default(option))} |" for option in options]
    return "\n".join(lines) + "\n"


def _paragraphs(text: str) -> list[str]:
    """The help, with its example as code."""
    lines = inspect.cleandoc(text).splitlines()
    return [f"    {line.removeprefix('Example: ')}" if line.startswith("Example: ") else line for line in lines]


def _metavar(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _spelling(option: Any) -> str:
    value = f" {option.metavar}" if option.metavar else "" if getattr(option, "is_flag", False) else " VALUE"
    return ", ".join(f"`{name}{value}`" for name in option.opts)


def _default(option: Any) -> str:
    if isinstance(option.show_default, str):
        return option.show_default
    if option.show_default is False or option.default in (None, False, 0):
        return ""
    return str(option.default)


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(reference(), "utf-8")
