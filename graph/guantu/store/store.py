"""The Store: readings under stamps in one DuckDB file, changed in transactions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from guantu.errors import QueryError, StoreError
from guantu.ids import digest
from guantu.records import Linker, Reading
from guantu.store.codec import decode, decode_linker, encode, encode_linker, shape
from guantu.store.tables import LINKER_TABLES, READING_TABLES, VIEWS, Table, columns_of

if TYPE_CHECKING:
    import duckdb

FORMAT = "2"
_BATCH = 256  # readings taken from the file at a time
# What a stored file or a query must not do: touch other files, load code, change these settings.
_LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "lock_configuration": "true",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a SQL query gives."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def as_dicts(self) -> list[dict[str, Any]]:
        """One mapping a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return "\n".join("\t".join(map(str, row)) for row in (self.columns, *self.rows))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in row) + "</tr>" for row in self.rows)
        return f"<table><tr>{head}</tr>{body}</table>"


class Store:
    """One file of readings. Use it as a context manager, or close() it: while it is open no other process can.

    Every method that changes it does so wholly or, when it fails or the process dies, not at all.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open a store, or make one. read_only: for a finished build, also in a folder that cannot be written to.

        Raises StoreError for a file that is no store, is damaged, in use, or of another version.
        """
        self.path = path
        if read_only and not path.exists():
            raise StoreError(where=str(path), problem="expected the store of a build, found no file")
        self._connection = self._open(read_only)
        try:
            self._check_version(read_only)
        except BaseException:
            self._connection.close()
            raise

    def put(self, readings: Iterable[Reading], stamps: Mapping[str, str] | None = None) -> None:
        """Store readings; those under the same ids are replaced.

        stamps: by id, what tells whether a document must be read again (its bytes, metadata, configuration, model);
        without one it is the digest of the article.
        """
        batch = {reading.article.id: reading for reading in readings}
        if not batch:
            return
        stamps = stamps or {}
        rows = [(id, stamps.get(id, reading.article.digest), encode(reading)) for id, reading in sorted(batch.items())]
        with self._transaction():
            self._delete(batch)
            self._execute("INSERT INTO readings SELECT unnest(?), unnest(?), unnest(?)", columns_of(rows))
            for table in READING_TABLES:
                self._fill(table, (row for _, reading in sorted(batch.items()) for row in table.rows(reading)))

    def drop(self, ids: Iterable[str]) -> None:
        """Forget documents; ids that are not stored are passed over."""
        ids = sorted(set(ids))
        if ids:
            with self._transaction():
                self._delete(ids)

    def digests(self) -> dict[str, str]:
        """The stamp of each stored document by id, in the order of the ids."""
        return dict(self._execute("SELECT id, stamp FROM readings ORDER BY id").fetchall())

    def fingerprint(self) -> str:
        """A digest of all ids and stamps: two stores with the same hold the same readings."""
        return digest(json.dumps(list(self.digests().items())))

    def iter_readings(self, *, mentions: bool = True) -> Iterator[Reading]:
        """All readings in the order of their ids, a few at a time.

        mentions: False for readings without them, in two thirds of the time; who is who and the graph need none.
        """
        found = self._connection.cursor().execute("SELECT id, reading FROM readings ORDER BY id")
        while rows := found.fetchmany(_BATCH):
            for id, data in rows:
                yield self._decoded(id, data, mentions=mentions)

    def reading(self, id: str) -> Reading:
        """The reading of one document. Raises KeyError where there is none of that id."""
        found = self._execute("SELECT reading FROM readings WHERE id = ?", [id]).fetchone()
        if found is None:
            raise KeyError(id)
        return self._decoded(id, found[0])

    def __len__(self) -> int:
        found = self._execute("SELECT count(*) FROM readings").fetchone()
        return int(found[0]) if found else 0

    def set_linker(self, linker: Linker) -> None:
        """Put the linker, and its things, links, judgements and repeats, in the place of those of the last build."""
        with self._transaction():
            self._execute("DELETE FROM linkers")
            self._execute("INSERT INTO linkers VALUES (?, ?)", [self.fingerprint(), encode_linker(linker)])
            for table in LINKER_TABLES:
                self._execute(f"DELETE FROM {table.name}")  # noqa: S608  # one of four names
                self._fill(table, table.rows(linker))

    def is_linked(self) -> bool:
        """Whether there is a linker of just the readings that are stored."""
        found = self._execute("SELECT fingerprint FROM linkers").fetchone()
        return found is not None and found[0] == self.fingerprint()

    def linker(self) -> Linker | None:
        """The linker of just the readings that are stored; None where they changed since it was made."""
        if not self.is_linked():
            return None
        found = self._execute("SELECT linker FROM linkers").fetchone()
        try:
            return decode_linker(found[0]) if found else None
        except ValueError as error:
            raise StoreError(where=str(self.path), problem=str(error), remedy=_AGAIN) from error

    def set_run(self, run: Mapping[str, Any]) -> None:
        """Keep the facts of the last run: plain values, as in run.json."""
        self._set_meta("run", json.dumps(run, ensure_ascii=True, sort_keys=True))

    def run(self) -> dict[str, Any]:
        """The facts of the last run; empty before the first is finished."""
        value: dict[str, Any] = json.loads(self._meta("run") or "{}")
        return value

    def sql(self, query: str) -> Rows:
        """The result of one SELECT over the tables of docs/reference/sql.md. Raises QueryError.

        Nothing else runs: no second statement, no change, no file, no setting.
        """
        import duckdb

        try:
            statements = duckdb.extract_statements(query)
            if len(statements) != 1 or statements[0].type not in (
                duckdb.StatementType.SELECT,
                duckdb.StatementType.EXPLAIN,
            ):
                raise QueryError(where="sql", problem="expected one SELECT statement", remedy=f"got: {query[:200]}")
            cursor = self._connection.cursor()
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            try:
                found = cursor.execute(query)
                columns = tuple(column[0] for column in found.description or ())
                return Rows(columns=columns, rows=tuple(found.fetchall()))
            finally:
                cursor.execute("ROLLBACK")
        except duckdb.Error as error:
            raise QueryError(where="sql", problem=str(error)) from error

    def close(self) -> None:
        """Write everything to the file and let go of it."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, read_only: bool) -> duckdb.DuckDBPyConnection:
        import duckdb  # a fifth of a second that commands without a store should not pay

        try:
            return duckdb.connect(str(self.path), read_only=read_only, config=dict(_LOCKED))
        except duckdb.Error as error:
            text = str(error)
            if "lock" in text.lower():
                problem, remedy = "expected a store that nobody uses, got one that another process has open", "wait"
            else:
                problem, remedy = f"expected a store of guantu, got: {text.splitlines()[0]}", _AGAIN
            raise StoreError(where=str(self.path), problem=problem, remedy=remedy) from error

    def _check_version(self, read_only: bool) -> None:
        known = {name for (name,) in self._execute("SELECT table_name FROM information_schema.tables").fetchall()}
        if not known and not read_only:
            self._create()
            return
        version = self._meta("version") if "meta" in known else None
        if version != _version():
            raise StoreError(
                where=str(self.path),
                problem=f"expected a store of version {_version()}, got {version or 'another kind of database'}",
                remedy=_AGAIN,
            )

    def _create(self) -> None:
        with self._transaction():
            self._execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
            self._execute("CREATE TABLE readings (id VARCHAR, stamp VARCHAR, reading BLOB)")
            self._execute("CREATE TABLE linkers (fingerprint VARCHAR, linker BLOB)")
            for table in (*READING_TABLES, *LINKER_TABLES):
                self._execute(table.create)
            for name, query in VIEWS.items():
                self._execute(f"CREATE VIEW {name} AS {query}")
            self._set_meta("version", _version())

    def _delete(self, ids: Iterable[str]) -> None:
        (gone,) = columns_of((id,) for id in ids)
        for table, column in (("readings", "id"), *((t.name, t.columns[0][0]) for t in READING_TABLES)):
            self._execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?))", [gone])  # noqa: S608

    def _fill(self, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = columns_of(rows)
        if columns:
            self._execute(table.insert, columns)

    def _meta(self, key: str) -> str | None:
        found = self._execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(found[0]) if found else None

    def _set_meta(self, key: str, value: str) -> None:
        self._execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def _execute(self, query: str, parameters: list[Any] | None = None) -> duckdb.DuckDBPyConnection:
        import duckdb

        try:
            return self._connection.execute(query, parameters)
        except duckdb.Error as error:
            raise StoreError(where=str(self.path), problem=str(error), remedy=_AGAIN) from error

    def _decoded(self, id: str, data: bytes, *, mentions: bool = True) -> Reading:
        try:
            return decode(data, mentions=mentions)
        except ValueError as error:
            raise StoreError(where=f"{self.path}: {id}", problem=str(error), remedy=_AGAIN) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._execute("BEGIN TRANSACTION")
        try:
            yield
            self._execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise


_AGAIN = "remove the file and build again, or build into another folder"


def _version() -> str:
    return f"{FORMAT}-{shape()}"
