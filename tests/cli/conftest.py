"""A terminal to type commands into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from guantu.cli import main


@dataclass(frozen=True)
class Typed:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


@pytest.fixture
def guantu(capsys: pytest.CaptureFixture[str]) -> Callable[..., Typed]:
    """Run a command in this process: guantu("build", path, "-o", folder)."""

    def run(*arguments: object) -> Typed:
        capsys.readouterr()
        try:
            main([str(argument) for argument in arguments])
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return Typed(status, printed.out, printed.err)

    return run
