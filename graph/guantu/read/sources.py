"""Paths → Sources: files, folders and collections of records, each document with its id and its place.

Nothing is lost on the way: what cannot be read comes out as an InputError in its place, and the rest goes on.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from guantu.config import Config
from guantu.errors import EmptyError, InputError, NotTextError, UnreadableError
from guantu.read.collection import COLLECTIONS, iter_records
from guantu.read.source import LARGEST, Kind, Source

# Kinds of files by the end of their names. Any other name is tried as text, but for these, which never are text.
KINDS: dict[str, Kind] = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
}
NEVER_TEXT = frozenset(
    {
        ".doc",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".wps",
        ".odt",
        ".rtf",
        ".epub",
        ".zip",
        ".rar",
        ".7z",
        ".tar",
        ".tgz",
        ".bz2",
        ".xz",
        ".zst",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".bmp",
        ".tif",
        ".tiff",
        ".svg",
        ".mp3",
        ".mp4",
        ".avi",
        ".mov",
        ".wav",
        ".exe",
        ".dll",
        ".so",
        ".bin",
        ".db",
        ".sqlite",
        ".duckdb",
        ".parquet",
        ".pkl",
        ".npy",
    }
)


def iter_sources(paths: Sequence[Path], config: Config) -> Iterator[Source | InputError]:
    """Every document of the paths, in the order of the sorted paths, each with an id that no other of them has.

    paths: files, folders (read to their ends, without what is hidden), .jsonl, .json, .csv, .tsv, and each of these
    with .gz. A document is as large as 64 MiB at most. Ids that clash get ~2, ~3 … in this order.
    """
    taken: dict[str, int] = {}
    for item in _iter_items(paths, config):
        if isinstance(item, InputError):
            yield item
            continue
        number = taken.get(item.id, 0) + 1
        taken[item.id] = number
        unique = item.id
        while number > 1:
            unique = f"{item.id}~{number}"
            if unique not in taken:
                taken[unique] = 1
                break
            number += 1
            taken[item.id] = number
        yield item if unique == item.id else replace(item, id=unique)


def _iter_items(paths: Sequence[Path], config: Config) -> Iterator[Source | InputError]:
    for found in _iter_files(paths):
        if isinstance(found, InputError):
            yield found
            continue
        plain = found.with_suffix("") if found.suffix.lower() == ".gz" else found
        suffix = plain.suffix.lower()
        if suffix in COLLECTIONS:
            yield from iter_records(found, config)
        else:
            yield _document(found, plain.stem, suffix)


def _document(path: Path, stem: str, suffix: str) -> Source | InputError:
    if suffix in NEVER_TEXT:
        return NotTextError(
            where=str(path),
            problem=f"expected text, HTML, JSON lines or CSV, got a {suffix} file",
            remedy="convert it to text or leave it out",
        )
    try:
        if path.suffix.lower() == ".gz":
            data = _gunzip(path)
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except (OSError, EOFError, ValueError) as error:
        return unreadable(path, error)
    if len(data) > LARGEST:
        return UnreadableError(
            where=str(path),
            problem=f"expected a document of up to {LARGEST >> 20} MiB, got a larger one",
            remedy="split it, or make it a collection of records (.jsonl)",
        )
    if not data:
        return EmptyError(where=str(path), problem="expected text, got an empty file", remedy="remove it or fill it")
    return Source(id=stem, source=str(path), data=data, kind=KINDS.get(suffix, Kind.TEXT))


def _gunzip(path: Path) -> bytes:
    import gzip

    with gzip.open(path) as file:
        return file.read(LARGEST + 1)


def unreadable(path: Path, error: Exception) -> UnreadableError:
    """The error for a file that the operating system, or its compression, refuses."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableError(
        where=str(path), problem=f"cannot be read: {reason}", remedy="check that it exists and may be read"
    )


def _iter_files(paths: Iterable[Path]) -> Iterator[Path | InputError]:
    """The regular files below the paths, sorted, each once even where links lead to it again."""
    seen: set[tuple[int, int]] = set()
    for path in sorted({Path(path) for path in paths}, key=str):
        yield from _walk(path, seen)


def _walk(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path | InputError]:
    try:
        status = path.stat()
    except OSError as error:
        yield unreadable(path, error)
        return
    key = (status.st_dev, status.st_ino)
    if stat.S_ISDIR(status.st_mode):
        if key in seen:  # a link back to a folder whose files are read anyway
            return
        seen.add(key)
        try:
            children = sorted(path.iterdir())
        except OSError as error:
            yield unreadable(path, error)
            return
        for child in children:
            if not child.name.startswith("."):
                yield from _walk(child, seen)
    elif stat.S_ISREG(status.st_mode):
        if key not in seen or (status.st_nlink > 1 and not path.is_symlink()):
            seen.add(key)
            yield path
    else:
        yield UnreadableError(
            where=str(path),
            problem="expected a file or folder, got a pipe, socket or device",
            remedy="write what it gives to a file first",
        )
