"""The ledger: a reviewer's words, one JSON object a line, which every build replays.

    {"verdict": "same", "left": "a1#高原", "right": "a7#高原", "who": "lin", "when": "2026-01-05", "why": "one career"}
    {"verdict": "different", "left": "a1#高原", "right": "a9#高原", "who": "lin", "when": "2026-01-05", "why": "…"}
    {"verdict": "rename", "left": "a1#高原", "name": "高远", "who": "lin", "when": "2026-01-06", "why": "misprint"}

left and right name a thing by an article and a name in it (or the local id of the entity: a1#e3), because ids of the
graph may change with what is built and names in an article do not. Of several words on one pair the last counts;
"open" takes back what was said of a pair (or of a name) before. People edit the file as they like: order within it
matters, nothing else does.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from guantu.dates import is_date
from guantu.errors import ConfigError

VERDICTS = ("same", "different", "rename", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger. right: "" for a rename; name: the new name, "" for all others."""

    verdict: str
    left: str
    right: str = ""
    name: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise _wrong("verdict", f"expected one of {', '.join(VERDICTS)}, got {self.verdict!r}")
        if "#" not in self.left or (self.right and "#" not in self.right):
            raise _wrong("left, right", f"expected article#name, got {self.left!r}, {self.right!r}")
        if self.verdict in {"same", "different"} and not self.right:
            raise _wrong("right", f"expected what {self.left!r} is {self.verdict} as, got nothing")
        if self.verdict == "rename" and not self.name:
            raise _wrong("name", f"expected the new name of {self.left!r}, got nothing")
        if self.when and not is_date(self.when):
            raise _wrong("when", f"expected a date such as 2026-01-05, got {self.when!r}")

    @property
    def about(self) -> tuple[str, ...]:
        """What it speaks of: a pair in either order, or one thing's name."""
        return tuple(sorted((self.left, self.right))) if self.right else (self.left,)


def load_ledger(path: Path) -> tuple[Entry, ...]:
    """The words that count, in the order of the file; none where there is no file. Raises ConfigError with the line."""
    if not path.exists():
        return ()
    found: list[Entry] = []
    known = {field.name for field in fields(Entry)}
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(where=str(path), problem=f"expected a ledger in UTF-8, got: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            value = json.loads(line)
            if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
                raise ConfigError(where="line", problem="expected an object of texts")
            if set(value) - known:
                raise ConfigError(where="line", problem=f"unknown key {', '.join(sorted(set(value) - known))}")
            found.append(Entry(**value))
        except (ValueError, TypeError, ConfigError) as error:
            raise ConfigError(
                where=f"{path}:{number}", problem=str(error), remedy="mend the line or take it out"
            ) from error
    return standing(found)


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that still count: the last word on each pair or name, unless it takes the earlier ones back."""
    last: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        last.pop(entry.about, None)
        last[entry.about] = entry
    return tuple(entry for entry in last.values() if entry.verdict != "open")


def append(path: Path, entry: Entry) -> None:
    """Add a line; the file is written whole or not at all."""
    old = path.read_text("utf-8") if path.exists() else ""
    if old and not old.endswith("\n"):
        old += "\n"
    values = {key: value for key, value in asdict(entry).items() if value}
    _replace(path, old + json.dumps(values, ensure_ascii=False) + "\n")


def undo(path: Path) -> Entry | None:
    """Take the last line away and give it back; None where there is none."""
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].strip() and not lines[at].startswith("#"):
            gone = Entry(**json.loads(lines.pop(at)))
            _replace(path, "\n".join(lines))
            return gone
    return None


def _replace(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False, newline="\n") as stage:
        stage.write(text)
        stage.flush()
        os.fsync(stage.fileno())
    Path(stage.name).replace(path)


def _wrong(where: str, problem: str) -> ConfigError:
    return ConfigError(where=where, problem=problem)
