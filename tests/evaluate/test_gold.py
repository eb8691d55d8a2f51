"""Gold documents and extractions on disk, also broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guantu.errors import EmptyError, InputError, RecordError, UnreadableError
from guantu.evaluate import load_gold, load_predictions


def test_a_folder_of_files_and_a_file_of_lines_give_the_same_documents(tmp_path: Path) -> None:
    documents = [{"id": "a", "text": "甲\u2028文"}, {"id": "b", "text": "乙文"}]
    folder = tmp_path / "gold"
    folder.mkdir()
    for document in documents:
        (folder / f"{document['id']}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    lines = tmp_path / "gold.jsonl"
    lines.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents) + "\n", "utf-8")
    assert load_gold(folder) == load_gold(lines) == documents
    assert list(load_predictions(lines)) == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", EmptyError),
        ("{", RecordError),
        ("[1]", RecordError),
        ('{"text": "甲"}', RecordError),
        ('{"id": "a"}', RecordError),
    ],
)
def test_what_is_no_gold_set_is_one_clear_line(tmp_path: Path, content: str, error: type[InputError]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(error) as caught:
        load_gold(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_gold_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"none\.jsonl"):
        load_gold(tmp_path / "none.jsonl")
