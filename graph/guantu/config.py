"""One frozen Config: defaults, then a TOML file, then flags; written back into run.json."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from guantu.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that changes what a run gives. What does not (workers, progress) is an argument of the run.

    model: "" for the tagger that ships, else a folder or the name of an installed spaCy pipeline.
    without: parts of the tagger left out, for measuring: "tagger", "gazetteer", "titles", "names", "patterns".
    min_han: least share of Han characters among letters for a text to count as Chinese.
    text_field, id_field, date_field, title_field, url_field, outlet_field: fields of records in JSON lines or CSV.
    region: GB/T 2260 code or name of the region that 我市 and 市委 stand for where a document does not tell.
    min_score: claims below it stay out of the graph (they stay in the readings).
    """

    model: str = ""
    without: tuple[str, ...] = ()
    min_han: float = 0.1
    text_field: str = "text"
    id_field: str = "id"
    date_field: str = "date"
    title_field: str = "title"
    url_field: str = "url"
    outlet_field: str = "outlet"
    region: str = ""
    min_score: float = 0.0

    def __post_init__(self) -> None:
        for name in ("min_han", "min_score"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ConfigError(where=name, problem=f"expected a number from 0 to 1, got {value!r}")
        unknown = sorted(set(self.without) - PARTS)
        if unknown:
            raise ConfigError(
                where="without",
                problem=f"expected some of {', '.join(sorted(PARTS))}, got {', '.join(unknown)}",
            )

    def changed(self, **values: Any) -> Config:
        """The same with other values; those that are None are left as they are."""
        return replace(self, **{key: value for key, value in values.items() if value is not None})

    def as_dict(self) -> dict[str, Any]:
        """Plain values in the order of the fields, for run.json."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


PARTS = frozenset({"tagger", "gazetteer", "titles", "names", "patterns"})


def load_config(path: Path) -> Config:
    """Read a TOML file whose top-level keys are the fields of Config. Raises ConfigError."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(where=str(path), problem=f"expected a TOML file, got: {error}") from error
    known = {field.name for field in fields(Config)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ConfigError(
            where=str(path),
            problem=f"unknown key {', '.join(unknown)}",
            remedy=f"allowed are {', '.join(sorted(known))}",
        )
    if isinstance(values.get("without"), list):
        values["without"] = tuple(values["without"])
    for field in fields(Config):
        if field.name in values and not isinstance(values[field.name], type(field.default)):
            raise ConfigError(
                where=f"{path}: {field.name}",
                problem=f"expected {type(field.default).__name__}, got {type(values[field.name]).__name__}",
            )
    return Config(**values)
