"""What all tests share: where the evaluation data and a Chromium are, if this machine has them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Machines differ: no test is a matter of time, and the examples are the same on each run.
settings.register_profile("guantu", deadline=None, derandomize=True)
settings.load_profile("guantu")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-browser",
        action="store_true",
        help="fail, instead of skipping, the tests that drive a browser where there is no Chromium",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") is None or _find_chromium() is not None:
        return
    reason = f"no Chromium found (looked for {', '.join(CHROMIUM_NAMES)}); on Debian: apt-get install chromium"
    if item.config.getoption("--require-browser"):
        pytest.fail(reason)
    pytest.skip(reason)


def _find_chromium() -> str | None:
    return next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium of this machine, for playwright's executable_path; only for tests marked browser."""
    found = _find_chromium()
    if found is None:
        pytest.skip("no Chromium found")
    return found


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Callable[..., Path]:
    """A path in the folder of evaluation data beside the repository; skips where it is absent."""

    def path(*parts: str) -> Path:
        found = SHARED.joinpath(*parts)
        if not found.exists():
            pytest.skip(f"the evaluation data {'/'.join(('../shared', *parts))} is not on this machine")
        return found

    return path
