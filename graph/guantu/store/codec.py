"""Readings to bytes and back, exactly: JSON with one list a record, its fields in their order, compressed.

The coders are made from the types of the records' fields, so a new field needs no line here; it changes the shape,
and a store of another shape is refused rather than misread.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from guantu.ids import digest
from guantu.records import Judgement, LinkedEntity, Linker, Reading

Coder = Callable[[Any], Any]
_ENTITIES, _JUDGEMENTS = tuple[LinkedEntity, ...], tuple[Judgement, ...]
_MENTIONS = [field.name for field in fields(Reading)].index("mentions")
_LEVEL = 3  # of 9: a tenth larger than the smallest, several times as fast


def encode(reading: Reading) -> bytes:
    """The bytes of a reading."""
    text = json.dumps(_coders(Reading)[0](reading), ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), _LEVEL)


def decode(data: bytes, *, mentions: bool = True) -> Reading:
    """The reading of some bytes. Raises ValueError for bytes that encode() did not make.

    mentions: False leaves them out, which half of the time goes into.
    """
    try:
        values = json.loads(zlib.decompress(data))
        if not mentions:
            values[_MENTIONS] = []
        reading: Reading = _coders(Reading)[1](values)
    except (zlib.error, TypeError, KeyError, IndexError) as error:
        raise ValueError(f"expected a stored reading, got: {error}") from error
    return reading


def encode_linker(linker: Linker) -> bytes:
    """The bytes of a linker."""
    plain = (
        _coders(_ENTITIES)[0](tuple(linker.entities.values())),
        [[*ref, id] for ref, id in linker.links.items()],
        _coders(_JUDGEMENTS)[0](linker.judgements),
        list(linker.duplicates.items()),
    )
    return zlib.compress(json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode("ascii"), _LEVEL)


def decode_linker(data: bytes) -> Linker:
    """The linker of some bytes. Raises ValueError for bytes that encode_linker() did not make."""
    try:
        entities, links, judgements, duplicates = json.loads(zlib.decompress(data))
        return Linker(
            entities={entity.id: entity for entity in _coders(_ENTITIES)[1](entities)},
            links={(article, local): id for article, local, id in links},
            judgements=_coders(_JUDGEMENTS)[1](judgements),
            duplicates=dict(duplicates),
        )
    except (zlib.error, TypeError, KeyError) as error:
        raise ValueError(f"expected a stored linker, got: {error}") from error


@cache
def shape() -> str:
    """A digest of the records' fields and types: two programs with the same can read each other's stores."""
    return digest(_describe(Reading) + _describe(Linker))[:16]


def _describe(kind: Any) -> str:
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        inner = ",".join(f"{field.name}:{_describe(hints[field.name])}" for field in fields(kind))
        return f"{getattr(kind, '__name__', kind)}({inner})"
    arguments = ",".join("…" if part is Ellipsis else _describe(part) for part in get_args(kind))
    return f"{getattr(get_origin(kind) or kind, '__name__', kind)}[{arguments}]"


@cache
def _coders(kind: Any) -> tuple[Coder, Coder]:
    """What turns values of a type into JSON's types and back."""
    if is_dataclass(kind):
        return _record_coders(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        members = {str(member): member for member in kind}
        return str, members.__getitem__
    if isinstance(kind, UnionType):
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        if _is_plain(inner):
            return _same, _same
        write, read = _coders(inner)
        return (
            lambda value: None if value is None else write(value),
            lambda value: None if value is None else read(value),
        )
    if get_origin(kind) is tuple:
        return _tuple_coders(get_args(kind))
    if _is_plain(kind):
        return _same, _same
    raise TypeError(f"expected a record, an enumeration, a tuple or a plain value, got {kind}")


def _record_coders(kind: Any) -> tuple[Coder, Coder]:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    writers = tuple((name, _coders(hints[name])[0]) for name in names)
    readers = tuple((at, name, _coders(hints[name])[1]) for at, name in enumerate(names))
    special = tuple(reader for reader in readers if reader[2] is not _same)

    def write(record: Any) -> list[Any]:
        return [getattr(record, name) if coder is _same else coder(getattr(record, name)) for name, coder in writers]

    def read(values: list[Any]) -> Any:
        found = dict(zip(names, values, strict=True))
        for _, name, coder in special:
            found[name] = coder(found[name])
        return kind(**found)

    return write, read


def _tuple_coders(parts: tuple[Any, ...]) -> tuple[Coder, Coder]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        if _is_plain(parts[0]):
            return list, tuple
        write, read = _coders(parts[0])
        return lambda value: [write(item) for item in value], lambda value: tuple([read(item) for item in value])
    if all(map(_is_plain, parts)):
        return list, tuple
    coders = tuple(map(_coders, parts))
    return (
        lambda value: [coder[0](item) for coder, item in zip(coders, value, strict=True)],
        lambda value: tuple(coder[1](item) for coder, item in zip(coders, value, strict=True)),
    )


def _is_plain(kind: Any) -> bool:
    return kind in (str, int, float, bool)


def _same(value: Any) -> Any:
    return value
