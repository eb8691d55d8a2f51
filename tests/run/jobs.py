"""What worker processes do in tests/run/test_workers.py; importable by name, as spawned processes need it."""

from __future__ import annotations

import os
from collections.abc import Callable


def start_doubling() -> Callable[[int], str]:
    """Doubles; the process that did it stands in front."""
    return lambda number: f"{os.getpid()}:{number * 2}"


def start_dying_on_13() -> Callable[[int], str]:
    """Doubles, but the process dies at 13, as when the system kills it for its memory."""

    def double(number: int) -> str:
        if number == 13:
            os._exit(9)
        return f"{os.getpid()}:{number * 2}"

    return double


def start_in_one_process_only() -> Callable[[int], str]:
    """Starts in the process of the tests only, so that no worker ever comes up."""
    if os.environ.get("GUANTU_TEST_MAIN") != str(os.getpid()):
        raise RuntimeError("no worker here")
    return start_doubling()
