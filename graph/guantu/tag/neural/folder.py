"""A model folder: the three files that make a tagger, how they are found, checked and read.

    tagger.json    format, labels, guidelines, transitions, calibration, digests of the other two
    tables.npz     the arrays of `Features`
    network.onnx   ids to emission scores

Every fault is a ModelError of one line that names the folder, what was looked for, and the command that mends it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from guantu.errors import ModelError
from guantu.tag.neural.features import Features, no_vectors
from guantu.tag.neural.lattice import TAGS, Floats, legal

FORMAT = 2
"""Raised by one whenever code of before no longer understands new folders. Folders of format 1 have no word vectors."""
_READ = (1, FORMAT)
META, TABLES, NETWORK = "tagger.json", "tables.npz", "network.onnx"
SHIPPED = "official_news"
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFolder:
    """A checked model folder. `calibration` (n, 2) maps a posterior to the precision that was measured for it."""

    path: Path
    features: Features
    classes: int
    guidelines: tuple[str, ...]
    trans: Floats
    first: Floats
    last: Floats
    calibration: Floats
    network: bytes


def find_model(name: str | Path) -> Path:
    """The folder of a model: a path, or the name of one that ships with guantu.

    Raises ModelError where there is neither.
    """
    path = Path(name)
    if path.is_dir():
        return path
    package = Path(__file__).resolve().parents[2]
    places = [package / "models" / path.name, package.parents[1] / "models" / path.name]
    if str(name) == path.name:
        for place in places:
            if place.is_dir():
                return place
    raise ModelError(
        where=str(name),
        problem=f"no folder of this name, and no shipped model (looked for {places[0]} and {places[1]})",
        remedy=_remedy(SHIPPED),
    )


def read_folder(path: Path) -> ModelFolder:
    """All of a model folder. Raises ModelError if a file is missing, damaged, or of another format."""
    meta = _read_meta(path)
    raw = {}
    for name in (TABLES, NETWORK):
        raw[name] = _read_bytes(path, name)
        if digest(raw[name]) != meta.get("digests", {}).get(name):
            raise ModelError(
                where=str(path),
                problem=f"{name} is damaged: its digest is not the one in {META}",
                remedy=_remedy(path.name),
            )
    features = _read_tables(path, with_vectors=meta["format"] > 1)
    follow, opens, closes = legal()
    return ModelFolder(
        path=path,
        features=features,
        classes=int(meta["classes"]),
        guidelines=tuple(meta["guidelines"]),
        trans=np.where(follow, np.array(meta["transitions"], dtype=np.float32), _NEVER),
        first=np.where(opens, np.array(meta["first"], dtype=np.float32), _NEVER),
        last=np.where(closes, np.array(meta["last"], dtype=np.float32), _NEVER),
        calibration=np.array(meta["calibration"], dtype=np.float64).reshape(-1, 2),
        network=raw[NETWORK],
    )


def digest(content: bytes) -> str:
    """Blake2b of 16 bytes in hex."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _read_meta(path: Path) -> dict[str, Any]:
    try:
        meta = json.loads(_read_bytes(path, META).decode("utf-8"))
    except ValueError as fault:
        raise ModelError(where=str(path), problem=f"{META} is damaged: not JSON", remedy=_remedy(path.name)) from fault
    if not isinstance(meta, dict) or meta.get("format") not in _READ or tuple(meta.get("tags", ())) != TAGS:
        got = meta.get("format") if isinstance(meta, dict) else None
        raise ModelError(
            where=str(path),
            problem=f"{META} is of format {got!r}, this guantu reads formats 1 and {FORMAT} with its own tags",
            remedy=_remedy(path.name),
        )
    return meta


def _read_tables(path: Path, *, with_vectors: bool) -> Features:
    with np.load(path / TABLES, allow_pickle=False) as content:
        arrays = {key: content[key] for key in Features.__slots__ if key in content}
    if not with_vectors and "word_keys" in arrays:
        arrays |= no_vectors(len(arrays["word_keys"]))
    absent = [key for key in Features.__slots__ if key not in arrays]
    features = None if absent else Features(**arrays)
    if features is None or not features.fit_together:
        problem = f"has no {', '.join(absent)}" if absent else "has arrays that do not fit together"
        raise ModelError(where=str(path), problem=f"{TABLES} {problem}", remedy=_remedy(path.name))
    return features


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        return (path / name).read_bytes()
    except OSError as fault:
        expected = f"{META}, {TABLES} and {NETWORK}"
        raise ModelError(
            where=str(path), problem=f"no readable {name} (a model folder has {expected})", remedy=_remedy(path.name)
        ) from fault


def _remedy(name: str) -> str:
    if name == SHIPPED:
        return "pip install --force-reinstall guantu"
    return f"guantu-train --out {name}, or leave --model out to use the model that ships"
