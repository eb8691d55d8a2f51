"""The README and the documentation: their commands run as written, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from scripts import TOOLS, load_script

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
FIRST = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/guantu build seeds -o outputs"
SECOND = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


COMMANDS = dict(load_script(TOOLS / "cli_reference.py").iter_commands())


def _typed(page: Path) -> list[str]:
    """The commands that a page shows: lines of code blocks, and code in sentences, that begin with guantu."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()] + re.findall(
        r"^    (guantu .*)$", text, re.MULTILINE
    )
    return [line for line in (*lines, *re.findall(r"`([^`\n]+)`", text)) if re.match(r"guantu [a-z]", line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_is_one_with_options_that_it_has(page: Path) -> None:
    for line in _typed(page):
        words = shlex.split(line, comments=True)
        name = " ".join(words[: 3 if words[1] == "query" else 2])
        assert name in COMMANDS or name == "guantu query", line
        if name in COMMANDS:
            known = {option for param in COMMANDS[name].params for option in param.opts}
            assert {word for word in words if re.match(r"--?[a-z]", word)} <= known, line


def test_the_readme_has_the_two_commands_that_do_everything() -> None:
    text = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert FIRST in text
    assert SECOND in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_runtime_dependency_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    explained = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for dependency in project["dependencies"]:
        name = re.match(r"[a-z0-9-]+", dependency)
        assert name is not None
        assert f"| {name[0]} |" in explained
    for extra in project["optional-dependencies"]:
        assert f"| `{extra}`" in explained


def test_no_page_is_missing_from_the_site() -> None:
    site = (ROOT / "mkdocs.yml").read_text("utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").as_posix()
        assert name in site or name.startswith("decisions/"), name
