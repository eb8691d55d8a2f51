"""Reading the tables of lexicon/data: tab-separated, comments above, one row of column names, plain or gzipped."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from importlib import resources


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The rows of a table, each as wide as its columns.

    name: file name in lexicon/data ("regions.tsv", or with ".gz" at the end).
    columns: what the row of column names must say, so that a changed table cannot be misread.
    Raises ValueError that names the table and the line.
    """
    data = resources.files("guantu.lexicon").joinpath("data", name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    lines = iter(enumerate(text.split("\n"), start=1))
    for number, line in lines:
        if not line.startswith("#"):
            if tuple(line.split("\t")) != columns:
                raise ValueError(f"{name}:{number}: expected the columns {', '.join(columns)}, got {line!r}")
            break
    width = len(columns)
    for number, line in lines:
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != width:
            raise ValueError(f"{name}:{number}: expected {width} fields, got {len(row)}")
        yield row


def parts(value: str) -> tuple[str, ...]:
    """A field that holds several values, joined with |; empty for none.

    >>> parts("伊犁州|伊犁"), parts("")
    (('伊犁州', '伊犁'), ())
    """
    return tuple(value.split("|")) if value else ()


@cache
def ordinary_forms() -> frozenset[str]:
    """Names of any kind that, bare, are mostly something else: 合作, 北大 in 华北大地, 海地 in 沿海地区."""
    return frozenset(row[0] for row in read_table("ordinary_words.tsv", ("form", "kind", "frequency")))
