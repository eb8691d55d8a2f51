"""Files of many records: JSON lines, JSON, CSV, TSV, each plain or with .gz."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from guantu.config import Config
from guantu.errors import InputError, NotTextError, RecordError, UnreadableError
from guantu.read.decoding import decode
from guantu.read.source import LARGEST, Source

COLLECTIONS = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv"})
SNIFFED = 1 << 20  # bytes from which the encoding of a CSV file is told
BOMB = 500  # unpacked bytes for a packed one; text packs to a tenth, zlib's limit is 1,032

_MEND = "mend the line or leave it out"
_BAD_STREAM = (OSError, EOFError, zlib.error)


def iter_records(path: Path, config: Config) -> Iterator[Source | InputError]:
    """Every record of a collection as a Source, or as the InputError that says why not."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    suffix = plain.suffix.lower()
    try:
        with _open(path) as file:
            if suffix in (".csv", ".tsv"):
                rows = _iter_csv(file, path, "\t" if suffix == ".tsv" else ",")
            elif suffix == ".json":
                rows = _iter_json(file, path)
            else:
                rows = _iter_lines(file, path)
            empty = True
            for number, row in rows:
                empty = False
                yield row if isinstance(row, InputError) else _source(row, path, plain.stem, number, config)
            if empty:
                yield RecordError(where=str(path), problem="expected records, got none", remedy="remove it or fill it")
    except _BAD_STREAM as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield UnreadableError(where=str(path), problem=f"cannot be read: {reason}", remedy="check the file")


def _open(path: Path) -> IO[bytes]:
    packed = path.suffix.lower() == ".gz"
    return cast("IO[bytes]", gzip.open(path)) if packed else path.open("rb")


def _iter_lines(file: IO[bytes], path: Path) -> Iterator[tuple[int, object]]:
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        where = f"{path}:{number}"
        if len(line) > LARGEST:
            problem = f"expected a line of up to {LARGEST >> 20} MiB, got more"
            yield number, RecordError(where=where, problem=problem, remedy=_MEND)
            if not _line_ends(file, path):
                problem = "expected lines, got one without end; the rest of the file is not read"
                yield number, UnreadableError(where=where, problem=problem, remedy=_MEND)
                return
        elif line.strip():
            yield number, _parsed(line, where)


def _parsed(line: bytes, where: str) -> object:
    """The value of a line, or the error that it is."""
    try:
        return json.loads(line.decode("utf-8-sig"))  # as the standard says
    except UnicodeDecodeError:
        pass
    except (ValueError, RecursionError) as error:
        return _no_object(line, where, error)
    try:
        return json.loads(decode(line, where=where).text)
    except InputError as error:
        return error
    except (ValueError, RecursionError) as error:
        return _no_object(line, where, error)


def _no_object(line: bytes, where: str, error: Exception) -> RecordError:
    problem = f"expected a JSON object, got {_shown(line)!r} ({error})"
    return RecordError(where=where, problem=problem, remedy=_MEND)


def _line_ends(file: IO[bytes], path: Path) -> bool:
    """Read on to the next line; False where that would be a bomb."""
    skipped = LARGEST
    while part := file.readline(LARGEST):
        skipped += len(part)
        if part.endswith(b"\n"):
            return True
        if skipped > BOMB * max(path.stat().st_size, 1 << 16):
            return False
    return True


def _iter_json(file: IO[bytes], path: Path) -> Iterator[tuple[int, object]]:
    data = file.read(LARGEST * 4 + 1)
    if len(data) > LARGEST * 4:
        yield (
            1,
            UnreadableError(
                where=str(path),
                problem=f"expected a JSON file of up to {LARGEST >> 18} MiB, got a larger one",
                remedy="write it as JSON lines (.jsonl), which are read one by one",
            ),
        )
        return
    try:
        value = json.loads(decode(data, where=str(path)).text)
    except InputError as error:
        yield 1, error
    except (ValueError, RecursionError) as error:
        yield (
            1,
            RecordError(
                where=str(path), problem=f"expected JSON, got {_shown(data)!r} ({error})", remedy="mend the file"
            ),
        )
    else:
        yield from enumerate(value if isinstance(value, list) else [value], start=1)


def _iter_csv(file: IO[bytes], path: Path, delimiter: str) -> Iterator[tuple[int, object]]:
    head = file.read(SNIFFED)
    try:
        encoding = decode(head[: head.rfind(b"\n") + 1] or head, where=str(path)).encoding
    except InputError as error:
        yield 1, error
        return
    file.seek(0)
    csv.field_size_limit(LARGEST)
    reader = csv.DictReader(io.TextIOWrapper(file, encoding, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader, None)
        except (UnicodeDecodeError, csv.Error) as error:
            yield (
                reader.line_num,
                NotTextError(
                    where=f"{path}:{reader.line_num}", problem=f"the rest cannot be read: {error}", remedy=_MEND
                ),
            )
            return
        if row is None:
            return
        yield reader.line_num, row


def _source(row: object, path: Path, stem: str, number: int, config: Config) -> Source | InputError:
    where = f"{path}:{number}"
    if not isinstance(row, Mapping):
        return RecordError(where=where, problem=f"expected a JSON object, got {type(row).__name__}", remedy=_MEND)
    text = row.get(config.text_field)
    if not isinstance(text, str):
        fields = ", ".join(sorted(str(key) for key in row if key)[:12])
        return RecordError(
            where=where,
            problem=f"expected the text in the field {config.text_field!r}, got the fields {fields or 'none'}",
            remedy="name the right one with --text-field",
        )
    id = _value(row, config.id_field) or f"{stem}-{number}"
    return Source(
        id=id,
        source=f"{path}#{id}",
        text=_sound(text),
        date=_value(row, config.date_field),
        title=_value(row, config.title_field),
        url=_value(row, config.url_field),
        outlet=_value(row, config.outlet_field),
    )


def _value(row: Mapping[str, Any], name: str) -> str | None:
    """A field as one line of text; None where it is missing or empty."""
    value = row.get(name)
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return " ".join(_sound(str(value)).split()) or None


def _sound(text: str) -> str:
    """Half surrogate pairs, which JSON can name but no encoding can write, become U+FFFD, one for one."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shown(data: bytes) -> str:
    return data[:40].decode("utf-8", "replace")
