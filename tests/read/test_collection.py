"""Collections of records: each record a source, each bad one an error that names its line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from guantu.config import Config
from guantu.errors import InputError, NotTextError, RecordError, UnreadableError
from guantu.read import Source, iter_sources

TEXT = "市委书记出席会议并讲话。"
RECORD = {
    "id": "n1",
    "date": "2021-06-04",
    "title": "会议",
    "text": TEXT,
    "url": "https://example.com/1",
    "outlet": "某报",
}


def found(path: Path, **options: str) -> list[Source | InputError]:
    return list(iter_sources([path], Config().changed(**options)))


def write(path: Path, *lines: object) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson"])
def test_each_line_is_a_record_with_its_metadata(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, RECORD, "", {**RECORD, "id": 2, "date": None})
    first, second = found(path)
    assert first == Source(
        id="n1",
        source=f"{path}#n1",
        text=TEXT,
        date="2021-06-04",
        title="会议",
        url="https://example.com/1",
        outlet="某报",
    )
    assert isinstance(second, Source)
    assert (second.id, second.date) == ("2", None)


def test_a_json_file_is_a_list_of_records_or_one(tmp_path: Path) -> None:
    assert [item.id for item in found(write(tmp_path / "a.json", json.dumps([RECORD, {"text": TEXT}])))] == [  # type: ignore[union-attr]
        "n1",
        "a-2",
    ]
    (one,) = found(write(tmp_path / "b.json", RECORD))
    assert isinstance(one, Source)
    assert one.id == "n1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_csv_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / ("a.csv" if delimiter == "," else "a.tsv")
    rows = [["id", "date", "text"], ["n1", "2021-06-04", f'"{TEXT}\n市领导参加会议。"'], ["n2", "", TEXT]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    first, second = found(path)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.id, first.text, first.date) == ("n1", TEXT + "\n市领导参加会议。", "2021-06-04")
    assert (second.id, second.text, second.date) == ("n2", TEXT, None)


def test_the_fields_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"编号": "n1", "正文": TEXT, "日期": "2021年6月4日"})
    (source,) = found(path, text_field="正文", id_field="编号", date_field="日期")
    assert isinstance(source, Source)
    assert (source.id, source.text, source.date) == ("n1", TEXT, "2021年6月4日")


def test_a_record_without_an_id_is_named_after_its_file_and_line(tmp_path: Path) -> None:
    (source,) = found(write(tmp_path / "news.jsonl", {"text": TEXT}))
    assert isinstance(source, Source)
    assert (source.id, source.source) == ("news-1", f"{tmp_path}/news.jsonl#news-1")


def test_records_with_one_id_are_kept_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", RECORD, RECORD, RECORD)
    assert [item.id for item in found(path) if isinstance(item, Source)] == ["n1", "n1~2", "n1~3"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{not json", "expected a JSON object"),
        ('["a"]', "expected a JSON object, got list"),
        ("12", "expected a JSON object, got int"),
        ("null", "expected a JSON object, got NoneType"),
        ('{"body": "x"}', "expected the text in the field 'text', got the fields body"),
        ('{"text": null}', "expected the text in the field 'text'"),
        ('{"text": ["a"]}', "expected the text in the field 'text'"),
        ("{}", "got the fields none"),
        ("[" * 100_000, "expected a JSON object"),
        ('{"a": NaN', "expected a JSON object"),
    ],
)
def test_a_bad_record_is_an_error_that_names_its_line_and_the_others_are_read(
    tmp_path: Path, line: str, problem: str
) -> None:
    path = write(tmp_path / "a.jsonl", RECORD, line, {**RECORD, "id": "n3"})
    first, error, third = found(path)
    assert isinstance(first, Source)
    assert isinstance(third, Source)
    assert isinstance(error, RecordError)
    assert error.where == f"{path}:2"
    assert problem in error.problem
    assert len(str(error)) < 400


def test_bytes_that_are_no_text_are_an_error_for_their_line_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        json.dumps(RECORD).encode() + b"\n\xff\xfe\x00\x01\x80\x81\n" + json.dumps({"text": TEXT}).encode()
    )
    items = found(path)
    assert [isinstance(item, Source) for item in items] == [True, False, True]


def test_half_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": "\\ud800", "text": "会议\\ud800召开\\ud83d\\ude00"}')
    (source,) = found(path)
    assert isinstance(source, Source)
    assert source.text == "会议\ufffd召开😀"
    assert source.id == "\ufffd"


def test_an_empty_collection_is_an_error(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.jsonl.gz", "a.csv", "a.json"):
        path = write(tmp_path / name, "")
        (error,) = found(path)
        assert isinstance(error, InputError), name
        assert name in str(error)


def test_a_damaged_packed_collection_gives_what_comes_before_the_damage_and_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "\n".join(json.dumps({"text": f"{TEXT}{i * 7919 % 104729}"}) for i in range(20_000))
    data = gzip.compress(lines.encode())
    path.write_bytes(data[: len(data) // 2])
    items = found(path)
    assert isinstance(items[0], Source)
    assert isinstance(items[-1], UnreadableError)
    assert sum(isinstance(item, InputError) for item in items) == 1


def test_an_endless_line_is_an_error_and_the_next_record_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guantu.read.collection.LARGEST", 1 << 16)
    path = write(tmp_path / "a.jsonl", '{"text": "' + "会" * (1 << 16) + '"}', RECORD)
    error, source = found(path)
    assert isinstance(error, RecordError)
    assert isinstance(source, Source)


def test_a_bomb_of_one_endless_line_ends_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantu.read.collection.LARGEST", 1 << 16)
    monkeypatch.setattr("guantu.read.collection.BOMB", 2)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"0" * (8 << 20)))
    items = found(path)
    assert [type(item).__name__ for item in items] == ["RecordError", "UnreadableError"]


def test_a_csv_file_that_goes_bad_gives_the_rows_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = f"id,text\nn1,{TEXT}\n".encode() + (b"x," + b"y" * 1000 + b"\n") * 1100 + b"n2,\xff\xff\xff\n"
    path.write_bytes(rows)
    items = found(path)
    assert isinstance(items[0], Source)
    assert isinstance(items[-1], NotTextError)


def test_a_csv_file_with_too_few_columns_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\nn1\n", "utf-8")
    (error,) = found(path)
    assert isinstance(error, RecordError)
