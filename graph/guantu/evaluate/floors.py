"""Floors of quality: figures below which a change may not fall, tied to the gold set that they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guantu.errors import ConfigError
from guantu.evaluate.report import Report

# A kind of relation or entity with fewer required gold items is too small to hold a floor of its own.
LEAST_ITEMS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """gold: digest of the gold set; floors: least figure by name ("roles", "relations/VISITS", …)."""

    gold: str
    floors: Mapping[str, float]

    def broken(self, figures: Mapping[str, float]) -> tuple[str, ...]:
        """One line for each figure below its floor, or gone."""
        return tuple(
            f"{name}: expected at least {floor:.4f}, got {figures.get(name, 0.0):.4f}"
            for name, floor in sorted(self.floors.items())
            if figures.get(name, 0.0) < floor
        )

    def check_gold(self, digest: str, *, where: Path) -> None:
        """Raise ConfigError where the floors were set on another gold set."""
        if digest != self.gold:
            raise ConfigError(
                where=str(where),
                problem=f"these floors belong to the gold set {self.gold[:12]}…, got {digest[:12]}…",
                remedy="measure with that gold set, or set them anew with --set-floors --lower-floors",
            )


def figures_with_floors(report: Report) -> dict[str, float]:
    """The figures that floors are set on: the macro F1s, their mean, and the F1 of every kind that is large enough."""
    figures = {name: value for name, value in report.as_dict().items() if not name.endswith("_micro")}
    for (group, kind), counts in report.kinds.items():
        if counts.right + counts.missed >= LEAST_ITEMS:
            figures[f"{group}/{kind}"] = round(counts.f1, 4)
    return figures


def load_floors(path: Path) -> Floors:
    """Read a floors file. Raises ConfigError."""
    try:
        values = json.loads(path.read_text("utf-8"))
        return Floors(gold=str(values["gold"]), floors={str(k): float(v) for k, v in values["floors"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            where=str(path),
            problem=f"expected a floors file, got: {type(error).__name__} {error}",
            remedy="make one with guantu eval GOLD --floors FILE --set-floors",
        ) from error


def write_floors(path: Path, *, gold: str, figures: Mapping[str, float], lower: bool = False) -> Floors:
    """Set the floors to the figures, rounded down to three places. Raises ConfigError where that lowers one.

    lower: allow it, and allow another gold set as well.
    """
    new = Floors(gold=gold, floors={name: math.floor(value * 1000) / 1000 for name, value in sorted(figures.items())})
    if path.exists() and not lower:
        old = load_floors(path)
        old.check_gold(gold, where=path)
        if lowered := old.broken(new.floors):
            raise ConfigError(
                where=str(path),
                problem=f"this would lower {len(lowered)} floor(s): {', '.join(lowered)}",
                remedy="mend what got worse, or pass --lower-floors",
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"gold": new.gold, "floors": dict(new.floors)}, indent=2) + "\n", "utf-8")
    return new
