"""A finished build opened again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from guantu.assemble import assemble
from guantu.config import Config
from guantu.errors import StoreError
from guantu.lexicon import load_lexicon
from guantu.query import KnowledgeGraph
from guantu.resolve import load_ledger, resolve
from guantu.run.manifest import LEDGER, NAME, STORE, load_manifest
from guantu.store import Rows, Store


def load(folder: str | Path) -> KnowledgeGraph:
    """Open what `guantu build … -o folder` wrote. Raises StoreError."""
    folder = Path(folder)
    config = config_of(folder)
    with Store(folder / STORE, read_only=True) as store:
        linker = store.linker() or resolve(
            store.iter_readings(mentions=False), load_lexicon(), load_ledger(folder / LEDGER)
        )
        graph = assemble(store.iter_readings(mentions=False), linker, config)
    return knowledge(graph, folder)


def knowledge(graph: Any, folder: Path | None = None) -> KnowledgeGraph:
    """A graph to be asked, which can show itself; with the folder of its build, it takes SQL as well."""
    return KnowledgeGraph(graph, sql=partial(query_store, folder / STORE) if folder is not None else None, frame=_frame)


def _frame(graph: Any, height: int) -> str:
    from guantu.export.html import notebook_frame  # the page's libraries take half a second

    return notebook_frame(graph, height=height)


def config_of(folder: Path) -> Config:
    """The configuration that a build was made with. Raises StoreError."""
    values = load_manifest(folder).get("config")
    try:
        return Config(**{**values, "without": tuple(values["without"])})  # type: ignore[dict-item, index]
    except (KeyError, TypeError) as error:
        raise StoreError(
            where=str(folder / NAME), problem="expected the configuration of a build", remedy="build it again"
        ) from error


def query_store(path: Path, query: str) -> Rows:
    """The rows of a SQL query on a store, which is open only as long as it runs."""
    with Store(path, read_only=True) as store:
        return store.sql(query)
