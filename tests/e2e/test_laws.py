"""The laws of the house, on whole builds: evidence, determinism, increments."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from e2e.articles import write_files, write_lines
from guantu.config import Config
from guantu.read import Source, iter_sources
from guantu.records import Reading
from guantu.run.manifest import OF_THE_RUN
from guantu.run.pipeline import build
from guantu.run.reader import reader
from guantu.run.reading import iter_readings


def _bytes(folder: Path) -> dict[str, bytes]:
    """What a build wrote and must be equal: the files, without the store and without what tells of the run."""
    manifest = json.loads((folder / "run.json").read_text("utf-8"))
    equal = {key: value for key, value in manifest.items() if key not in OF_THE_RUN}
    files = {name: (folder / name).read_bytes() for name in ("graph.graphml", "graph.html")}
    return files | {"run.json": json.dumps(equal, sort_keys=True).encode()}


def _assert_evidence(reading: Reading) -> None:
    raw = reading.article.raw
    for claim in reading.claims:
        assert claim.evidence, claim
        for evidence in claim.evidence:
            assert raw[evidence.start : evidence.end] == evidence.quote
            assert all(evidence.start <= mark.start < mark.end <= evidence.end for mark in evidence.marks)


def test_every_quote_of_the_seed_stands_in_its_raw_text(repository: Path) -> None:
    (source,) = iter_sources([repository / "seeds"], Config())
    assert isinstance(source, Source)
    reading = reader(Config())(source)
    assert isinstance(reading, Reading)
    assert reading.claims
    _assert_evidence(reading)


# Words that claims are made of, so that generated texts make many; with damage, both scripts, and plain noise.
_WORDS = (
    *("江苏省", "苏州市", "蘇州", "伊犁州", "伊宁县", "我市", "省委", "市委", "州黨委", "经开区", "苏州工业园区"),
    *("书记", "副市長", "代省长", "秘书长", "主任", "总指挥", "原", "任命", "免去", "领导", "一行", "代表团"),
    *("岑远帆", "佟一", "黎曼", "阿依·木拉提", "(huì)", "(wǎng)", "經(jīng)濟", "記者", "（女）", "（回族）"),
    *("率", "到", "考察", "会见", "陪同", "对口支援", "签署", "合作协议", "授予", "将", "希望", "与", "和", "在", "为"),
    *("，", "、", "。", "“", "”", "\n", " ", "6月4日", "2021年", "本网讯", "版权所有", "\u3000", "·", "\ufffd", "𠮷"),
)
_texts = st.lists(st.sampled_from(_WORDS) | st.text(max_size=3), min_size=4, max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_every_quote_of_any_text_stands_in_its_raw_text(text: str) -> None:
    outcome = reader(Config())(Source(id="t", source="t", text=text))
    if isinstance(outcome, Reading):
        assert outcome.article.raw == text
        _assert_evidence(outcome)
    else:
        assert "\n" not in str(outcome)
        assert "guantu failed" not in str(outcome)


def test_the_same_articles_give_the_same_bytes_in_any_order_and_any_file(tmp_path: Path) -> None:
    for name, ids in (("one", "abcde"), ("two", "edcba")):
        folder = tmp_path / name
        folder.mkdir()
        os.chdir(folder)
        write_lines(Path("news.jsonl"), ids)
        build([Path("news.jsonl")], output=Path("out"))
    assert _bytes(tmp_path / "one" / "out") == _bytes(tmp_path / "two" / "out")


@pytest.fixture(autouse=True)
def _stay_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # and back in the end


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_articles_give_the_same_bytes_with_any_hash_seed(seed: str, tmp_path: Path) -> None:
    write_files(tmp_path / "news")
    build([Path("news")], output=tmp_path / "here")
    code = "from guantu.cli import main; main(['build', 'news', '-o', 'there', '-q'])"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert _bytes(tmp_path / "here") == _bytes(tmp_path / "there")


@pytest.mark.slow
def test_any_number_of_workers_gives_the_same_readings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_files(tmp_path / "news")
    sources = list(iter_sources([tmp_path / "news"], Config()))
    alone = list(iter_readings(sources, Config(), workers=1))
    monkeypatch.setattr("guantu.run.workers.in_order.__kwdefaults__", {"in_process": 1})
    assert list(iter_readings(sources, Config(), workers=2)) == alone


def test_articles_added_one_by_one_in_any_order_end_in_the_bytes_of_one_build(tmp_path: Path) -> None:
    write_files(tmp_path / "news")
    build([Path("news")], output=tmp_path / "full")
    for id in "cadeb":
        write_files(tmp_path / "growing", id)
        build([Path("growing")], output=tmp_path / "steps")
    (tmp_path / "news").rename(tmp_path / "away")
    (tmp_path / "growing").rename(tmp_path / "news")
    build([Path("news")], output=tmp_path / "steps")
    assert _bytes(tmp_path / "full") == _bytes(tmp_path / "steps")


def test_articles_that_change_or_go_end_in_the_bytes_of_one_build_of_what_is_left(tmp_path: Path) -> None:
    news = write_files(tmp_path / "news")
    (news / "a.txt").write_text("江苏省省长佟一到伊宁县调研。\n", "utf-8")
    build([Path("news")], output=tmp_path / "steps")
    write_files(news, "a")
    (news / "c.txt").unlink()
    (news / "d.txt").write_bytes(b"")
    second = build([Path("news")], output=tmp_path / "steps")
    assert second.manifest["this_run"] == {"read": 1, "reused": 2}
    assert len(second.skipped) == 1
    build([Path("news")], output=tmp_path / "full")
    assert _bytes(tmp_path / "full") == _bytes(tmp_path / "steps")


def test_a_build_with_nothing_new_reads_nothing_and_changes_no_byte(tmp_path: Path) -> None:
    write_files(tmp_path / "news")
    build([Path("news")], output=tmp_path / "out")
    before = _bytes(tmp_path / "out")
    again = build([Path("news")], output=tmp_path / "out")
    assert again.manifest["this_run"] == {"read": 0, "reused": 5}
    assert _bytes(tmp_path / "out") == before


def test_another_configuration_reads_again(tmp_path: Path) -> None:
    write_files(tmp_path / "news")
    build([Path("news")], output=tmp_path / "out")
    again = build([Path("news")], output=tmp_path / "out", config=Config(without=("tagger",)))
    assert again.manifest["this_run"] == {"read": 5, "reused": 0}


def test_a_fault_in_one_document_is_told_and_the_others_are_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import guantu.run.reader as module

    relate: Callable[..., Reading] = module.relate

    def fail_on_c(article: object, *rest: object) -> Reading:
        if getattr(article, "id", "") == "c":
            raise ZeroDivisionError("a fault of ours")
        return relate(article, *rest)

    monkeypatch.setattr(module, "relate", fail_on_c)
    write_files(tmp_path / "news")
    result = build([Path("news")], output=tmp_path / "out")
    (error,) = result.skipped
    assert "c.txt" in str(error)
    assert "ZeroDivisionError: a fault of ours" in str(error)
    assert result.manifest["counts"]["documents"] == 4


def test_a_failure_after_the_reading_leaves_the_last_build_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_files(tmp_path / "news", "ab")
    build([Path("news")], output=tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("[gr]*.[ghj]*")}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("guantu.run.pipeline._export", fail)
    write_files(tmp_path / "news", "c")
    with pytest.raises(Exception, match="No space left on device"):
        build([Path("news")], output=tmp_path / "out")
    after = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("[gr]*.[ghj]*")}
    assert after == before
    assert not [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".guantu")]
