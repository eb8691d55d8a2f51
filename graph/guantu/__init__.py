"""guantu (官图): Chinese official news as a knowledge graph that can be audited.

    import guantu

    kg = guantu.build("seeds")  # or guantu.load("outputs"), what `guantu build seeds -o outputs` wrote
    kg.officials("南通市", on="2021-06-04")

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guantu.config import Config, load_config
    from guantu.errors import GuantuError, InputError
    from guantu.query import KnowledgeGraph
    from guantu.records import Claim, Evidence, Reading
    from guantu.run.door import build, extract
    from guantu.run.opening import load
    from guantu.schema import EdgeKind, NodeKind

__version__ = metadata.version("guantu")

_HOMES = {
    "Claim": "guantu.records",
    "Config": "guantu.config",
    "EdgeKind": "guantu.schema",
    "Evidence": "guantu.records",
    "GuantuError": "guantu.errors",
    "InputError": "guantu.errors",
    "KnowledgeGraph": "guantu.query",
    "NodeKind": "guantu.schema",
    "Reading": "guantu.records",
    "build": "guantu.run.door",
    "extract": "guantu.run.door",
    "load": "guantu.run.opening",
    "load_config": "guantu.config",
}

__all__ = [
    "Claim",
    "Config",
    "EdgeKind",
    "Evidence",
    "GuantuError",
    "InputError",
    "KnowledgeGraph",
    "NodeKind",
    "Reading",
    "__version__",
    "build",
    "extract",
    "load",
    "load_config",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
