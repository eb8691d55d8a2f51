"""Every command has help in the words of the user, and stands in the documentation as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from guantu.cli.giving import FORMATS
from guantu.export.formats import EXPORTERS
from scripts import TOOLS, load_script

ROOT = Path(__file__).resolve().parents[2]


tool = load_script(TOOLS / "cli_reference.py")
COMMANDS = dict(tool.iter_commands())


def test_the_documentation_of_the_commands_is_what_their_help_says() -> None:
    written = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    assert written == tool.reference(), "run: python tools/cli_reference.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example_that_names_it(name: str) -> None:
    example = COMMANDS[name].help.rpartition("Example: ")[2]
    assert example.startswith(f"{name} ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained(name: str) -> None:
    unexplained = [param.name for param in COMMANDS[name].params if not param.help]
    assert unexplained == []


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_has_only_options_that_the_command_has(name: str) -> None:
    example = COMMANDS[name].help.rpartition("Example: ")[2]
    known = {option for param in COMMANDS[name].params for option in param.opts}
    assert {word for word in example.split() if word.startswith("-")} <= known


def test_the_help_of_export_names_every_format() -> None:
    assert set(FORMATS) == set(EXPORTERS)
