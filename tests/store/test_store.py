"""The store gives back what was put in, survives being killed, and lets queries only look."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Draft
from guantu.errors import QueryError, StoreError
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Alignment, Article, Label, Mark, Mention, Reading, Section, SectionKind
from guantu.resolve import resolve
from guantu.schema import EdgeKind
from guantu.store import Store
from guantu.store.codec import decode, encode
from guantu.store.tables import LINKER_TABLES, READING_TABLES


def reading(id: str, extra: str = "") -> Reading:
    draft = Draft(id, date="2021-06-04", outlet="晚报", outlet_region="320600", title="标题")
    draft.region("南通市", "南通", code="320600")
    draft.site("滨河博物馆", region="南通市")
    draft.holds("高原远", "南通市", "市长", when="2020-01", status="acting")
    draft.claim("高原远", EdgeKind.INSPECTS, "滨河博物馆", reason="因为")
    draft.say(f"第{id}篇{extra}")
    return draft.reading()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "guantu.duckdb"


def test_readings_come_back_equal_and_in_the_order_of_their_ids(path: Path) -> None:
    readings = [reading(id) for id in ("b", "a", "丙", "A")]
    with Store(path) as store:
        store.put(readings[:2])
        store.put(readings[2:])
    with Store(path) as store:
        assert list(store.iter_readings()) == sorted(readings, key=lambda r: r.article.id)
        assert len(store) == 4


TEXT = st.text(st.characters(codec=None), max_size=12)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, st.none() | TEXT, st.floats(0, 1), st.lists(TEXT, max_size=3))
def test_any_text_survives_the_codec(id: str, raw: str, title: str | None, score: float, aliases: list[str]) -> None:
    base = reading("x")
    article = replace(
        base.article, id=id, raw=raw, title=title, alignment=Alignment(runs=((0, 3, 4),), tails=((1, 2),))
    )
    changed = replace(
        base,
        article=article,
        entities=(replace(base.entities[0], aliases=tuple(aliases), score=score), *base.entities[1:]),
        claims=(
            replace(
                base.claims[0],
                evidence=(replace(base.claims[0].evidence[0], marks=(Mark(role="cue", start=0, end=1),)),),
            ),
        ),
    )
    assert decode(encode(changed)) == changed


def test_text_that_no_file_can_hold_is_stored_all_the_same(path: Path) -> None:
    text = "坏\ud800字\x00符"
    article = Article(
        id="\ud801",
        source="s",
        digest="d",
        raw=text,
        text=text,
        alignment=Alignment.identity(5),
        sections=(Section(kind=SectionKind.BODY, start=0, end=5),),
    )
    odd = Reading(article=article, mentions=(), entities=(), claims=())
    with Store(path) as store:
        store.put([odd])
        assert list(store.iter_readings()) == [odd]


def test_a_second_put_replaces_and_drop_forgets(path: Path) -> None:
    with Store(path) as store:
        store.put([reading("a"), reading("b")])
        store.put([reading("a", "改")])
        store.drop(["b", "unknown"])
        assert list(store.iter_readings()) == [reading("a", "改")]
        assert store.sql("select count(*) from documents").rows == ((1,),)
        for table in READING_TABLES[1:]:
            found = store.sql(f"select distinct document from {table.name}").rows  # noqa: S608
            assert found == (("a",),), table.name


def test_any_order_of_puts_ends_in_the_same_readings_and_fingerprint(tmp_path: Path) -> None:
    readings = [reading(id) for id in "abcd"]
    found = []
    for number, order in enumerate(([0, 1, 2, 3], [3, 1, 0, 2])):
        with Store(tmp_path / f"{number}.duckdb") as store:
            for index in order:
                store.put([readings[index]])
            found.append((store.fingerprint(), list(store.iter_readings())))
    assert found[0] == found[1]


def test_stamps_tell_what_is_stored(path: Path) -> None:
    with Store(path) as store:
        store.put([reading("a"), reading("b")], {"a": "stamp"})
        assert store.digests() == {"a": "stamp", "b": reading("b").article.digest}
        before = store.fingerprint()
        store.put([reading("a")], {"a": "other"})
        assert store.fingerprint() != before


def test_the_facts_of_the_run_and_the_linker_are_kept(path: Path) -> None:
    readings = [reading("a"), reading("b", "另一篇")]
    linker = resolve(readings, load_lexicon())
    with Store(path) as store:
        assert store.run() == {}
        store.put(readings)
        store.set_linker(linker)
        store.set_linker(linker)
        store.set_run({"counts": {"documents": 2}})
        assert store.linker() == linker
    with Store(path, read_only=True) as store:
        assert store.linker() == linker
        assert store.run() == {"counts": {"documents": 2}}
        assert store.sql("select count(*) from things").rows == ((len(linker.entities),),)
        facts = store.sql("select subject, predicate, object from facts where document = 'a' order by all").as_dicts()
        assert facts == [
            {"subject": "高原远", "predicate": "HOLDS", "object": "南通市市长"},
            {"subject": "高原远", "predicate": "INSPECTS", "object": "滨河博物馆"},
        ]


def test_a_linker_of_other_readings_is_not_given_out(path: Path) -> None:
    with Store(path) as store:
        assert store.linker() is None
        store.put([reading("a")])
        store.set_linker(resolve([reading("a")], load_lexicon()))
        store.put([reading("b")])
        assert store.linker() is None
        store.drop(["b"])
        assert store.linker() is not None


def test_each_evidence_row_is_its_stretch_of_the_raw_text(path: Path) -> None:
    with Store(path) as store:
        store.put([reading("a")])
        query = (
            """select quote = substring(raw, start + 1, "end" - start) from evidence join documents on id = document"""
        )
        assert store.sql(query).rows == ((True,), (True,))


@pytest.mark.parametrize("table", [*READING_TABLES, *LINKER_TABLES], ids=lambda table: table.name)
def test_every_table_has_rows_as_wide_as_its_columns(table) -> None:  # type: ignore[no-untyped-def]
    readings = [reading("a"), reading("b"), reading("a2")]
    source = readings[0] if table in READING_TABLES else resolve(readings, load_lexicon())
    for row in table.rows(source):
        assert len(row) == len(table.columns)


@pytest.mark.parametrize(
    "query",
    [
        "delete from mentions",
        "drop table readings",
        "select 1; select 2",
        "copy mentions to 'x.csv'",
        "attach 'other.duckdb'",
        "set threads = 1",
        "install httpfs",
        "pragma database_list",
        "select * from read_csv('pyproject.toml')",
        "select * from read_text('/etc/hostname')",
        "select * from glob('*')",
        "select * from 'pyproject.toml'",
        "selec 1",
        "",
    ],
)
def test_a_query_that_does_more_than_look_at_the_tables_is_refused(query: str, path: Path) -> None:
    with Store(path) as store:
        store.put([reading("a")])
        with pytest.raises(QueryError):
            store.sql(query)
        assert len(store) == 1


def test_rows_show_as_text_and_escaped_in_a_notebook(path: Path) -> None:
    with Store(path) as store:
        rows = store.sql("select '<b>' as x, 1 as y")
    assert str(rows) == "x\ty\n<b>\t1"
    assert "<td>&lt;b&gt;</td>" in rows._repr_html_()


def test_a_file_that_is_no_store_is_refused_with_its_name_and_a_way_out(path: Path) -> None:
    path.write_bytes(b"no database" * 900)
    with pytest.raises(StoreError, match=r"guantu\.duckdb: .*build again"):
        Store(path)


def test_a_store_of_another_version_is_refused(path: Path) -> None:
    import duckdb

    Store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("update meta set value = '0-old' where key = 'version'")
    with pytest.raises(StoreError, match=r"version .*, got 0-old"):
        Store(path)


def test_another_database_is_refused_and_left_as_it_is(path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path)) as connection:
        connection.execute("create table mine (x integer)")
    with pytest.raises(StoreError, match="another kind of database"):
        Store(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("select table_name from information_schema.tables").fetchall() == [("mine",)]


def test_a_missing_store_is_not_made_by_looking(path: Path) -> None:
    with pytest.raises(StoreError, match="found no file"):
        Store(path, read_only=True)
    assert not path.exists()


def test_a_put_that_fails_half_way_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(path) as store:
        store.put([reading("a")])

        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Store, "_fill", fail)
        with pytest.raises(KeyboardInterrupt):
            store.put([reading("a", "改"), reading("b")])
        monkeypatch.undo()
        assert list(store.iter_readings()) == [reading("a")]
        store.put([reading("b")])
        assert len(store) == 2


WRITER = """
import sys
from pathlib import Path
from builders import Draft
from guantu.store import Store
with Store(Path(sys.argv[1])) as store:
    for number in range(1000):
        draft = Draft(f"a{number:03d}", date="2021")
        draft.region("南通市", code="320600")
        draft.holds("高原远", "南通市", "市长")
        store.put([draft.reading()])
        print(number, flush=True)
"""


@pytest.mark.parametrize("wait", [0, 3, 17])
def test_killed_at_any_moment_it_keeps_all_that_was_put(wait: int, path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": ""},
    )
    assert process.stdout is not None
    last = -1
    for _ in range(wait + 1):
        last = int(process.stdout.readline())
    time.sleep(0.005 * wait)
    process.kill()
    last = max([last, *(int(line) for line in process.stdout.read().split())])
    process.wait()
    with Store(path) as store:
        ids = list(store.digests())
        assert ids == [f"a{number:03d}" for number in range(len(ids))]
        assert len(ids) in {last + 1, last + 2}
        assert [found.article.id for found in store.iter_readings()] == ids
        assert store.sql("select count(distinct document) from claims").rows == ((len(ids),),)


def test_readings_without_their_mentions_are_equal_in_all_else(tmp_path: Path) -> None:
    with Store(tmp_path / "g.duckdb") as store:
        mention = Mention(start=0, end=3, label=Label.LOCATION, text="南通市", maker="places", codes=("320600",))
        store.put([replace(reading(id), mentions=(mention,)) for id in ("a", "b")])
        whole = list(store.iter_readings())
        assert any(one.mentions for one in whole)
        assert list(store.iter_readings(mentions=False)) == [replace(one, mentions=()) for one in whole]


def test_one_reading_is_found_by_its_id(tmp_path: Path) -> None:
    with Store(tmp_path / "g.duckdb") as store:
        store.put([reading("a"), reading("b")])
        assert store.reading("b") == reading("b")
        with pytest.raises(KeyError, match="c"):
            store.reading("c")
