"""What `import guantu` offers to people who work in Python: build and extract; load stands in `opening`."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guantu.config import Config
from guantu.errors import InputError
from guantu.export.extraction import extraction
from guantu.query import KnowledgeGraph
from guantu.run.paths import Paths, as_paths
from guantu.run.pipeline import build as run_build
from guantu.run.reading import iter_readings, sources_of
from guantu.schema import DEFAULT_MODALITIES, Modality

_log = logging.getLogger("guantu")


def build(
    paths: Paths,
    *,
    output: str | Path | None = None,
    config: Config | None = None,
    workers: int | None = None,
    **options: Any,
) -> KnowledgeGraph:
    """Read documents and make one graph of them.

    paths: files, folders or collections of records. output: a folder to write the build to; without it the graph is
    in memory only. options: fields of Config, such as text_field="body". A document that cannot be read is logged as
    a warning and left out. In a script, workers need the guard `if __name__ == "__main__":`.

    Raises ConfigError, ModelError, OutputError, StoreError.
    """
    result = run_build(
        as_paths(paths),
        output=Path(output) if output is not None else None,
        config=(config or Config()).changed(**options),
        workers=workers,
    )
    for error in result.skipped:
        _log.warning("skipped %s", error)
    return result.graph


def extract(
    paths: Paths,
    *,
    config: Config | None = None,
    workers: int | None = None,
    modalities: Iterable[Modality] = DEFAULT_MODALITIES,
    **options: Any,
) -> Iterator[dict[str, Any]]:
    """The entities, roles and relations of each document, as docs/reference/extract.md describes them.

    Documents come in order, as they are read; one that cannot be read is logged as a warning. Raises ConfigError,
    ModelError.
    """
    settings = (config or Config()).changed(**options)
    wanted = frozenset(modalities)
    for outcome in iter_readings(sources_of(as_paths(paths), settings), settings, workers=workers):
        if isinstance(outcome, InputError):
            _log.warning("skipped %s", outcome)
        else:
            yield extraction(outcome, modalities=wanted)
