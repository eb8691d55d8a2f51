"""The commands that make, change and ask a build, each on the same five small articles."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from e2e.articles import TEXTS, write_files, write_lines
from guantu.run.pipeline import build


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles in news/ and their build in out/."""
    home = tmp_path_factory.mktemp("builds")
    write_files(home / "news")
    build([home / "news"], output=home / "out")
    return home


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A copy of the build to change."""
    return Path(shutil.copytree(built, tmp_path / "own"))


def test_a_person_is_shown_with_posts_and_relations(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("query", "person", built / "out", "岑遠帆")
    assert typed.status == 0
    assert "岑远帆" in typed.out
    assert "省长" in typed.out


def test_answers_as_json_carry_quotes_that_stand_in_the_documents(guantu: Callable[..., Any], built: Path) -> None:
    person = json.loads(guantu("query", "person", built / "out", "岑远帆", "--json").out)
    officials = json.loads(guantu("query", "officials", built / "out", "苏州市", "--json").out)
    relations = json.loads(guantu("query", "relations", built / "out", "--kind", "supports", "--json").out)
    region = json.loads(guantu("query", "region", built / "out", "蘇州", "--json").out)
    assert relations[0]["subject"] == "苏州市"
    assert region["name"] == "苏州市"
    facts = [*person["roles"], *person["relations"], *officials, *relations, *region["officials"]]
    assert len(facts) > 5
    for fact in facts:
        for quote in fact["evidence"]:
            assert TEXTS[quote["document"]][quote["start"] : quote["end"]] == quote["text"]


def test_a_path_is_shown_step_by_step(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("query", "path", built / "out", "佟一", "岑远帆")
    assert typed.status == 0
    assert "陪同" in typed.out
    assert json.loads(guantu("query", "path", built / "out", "佟一", "岑远帆", "--json").out)["steps"]


def test_events_and_the_holders_of_a_post_are_shown(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("query", "events", built / "out", "--kind", "visit")
    assert typed.status == 0
    events = json.loads(guantu("query", "events", built / "out", "--kind", "visit", "--json").out)
    assert events
    assert all(event["kind"] == "Visit" and event["facts"] for event in events)
    post = json.loads(guantu("query", "person", built / "out", "岑远帆", "--json").out)["roles"][0]["post"]
    holders = json.loads(guantu("query", "post", built / "out", post, "--json").out)["holders"]
    assert "岑远帆" in {holder["person"] for holder in holders}


def test_a_name_that_nothing_bears_is_one_line(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("query", "person", built / "out", "无此人氏")
    assert (typed.status, typed.out) == (1, "")
    assert len(typed.errors) == 1


@pytest.mark.parametrize(
    "command",
    [
        ["query", "person", "DIR", "岑远帆"],
        ["export", "DIR", "-f", "csv"],
        ["page", "DIR", "--focus", "岑远帆"],
        ["add", "DIR", "news"],
        ["remove", "DIR", "a"],
        *([name, "DIR"] for name in ("verify", "show", "review")),
    ],
)
def test_a_folder_that_is_no_build_is_one_line_that_says_how_to_make_one(
    command: list[str], guantu: Callable[..., Any], tmp_path: Path
) -> None:
    typed = guantu(*(str(tmp_path) if word == "DIR" else word for word in command))
    assert (typed.status, typed.out) == (1, "")
    (line,) = typed.errors
    assert str(tmp_path) in line
    assert "guantu build" in line


def test_documents_added_and_taken_out_end_in_the_build_of_what_is_left(
    guantu: Callable[..., Any], own: Path, tmp_path: Path
) -> None:
    more = write_lines(tmp_path / "more.jsonl", "a")
    before = json.loads((own / "out" / "run.json").read_text("utf-8"))
    typed = guantu("add", own / "out", more)
    assert typed.status == 0
    added = json.loads((own / "out" / "run.json").read_text("utf-8"))
    assert {d["id"] for d in added["documents"]} - {d["id"] for d in before["documents"]} == {"a~2"}
    assert guantu("remove", own / "out", "a~2", "--quiet").status == 0
    after = json.loads((own / "out" / "run.json").read_text("utf-8"))
    assert after["documents"] == before["documents"]
    assert after["counts"] == before["counts"]


def test_taking_out_what_is_not_there_is_told_and_takes_nothing_out(guantu: Callable[..., Any], own: Path) -> None:
    typed = guantu("remove", own / "out", "a", "zz")
    assert typed.status == 1
    assert "zz" in typed.err
    assert "5 documents" in guantu("build", own / "news", "-o", own / "out").out


def test_adding_the_same_documents_again_reads_nothing(guantu: Callable[..., Any], built: Path) -> None:
    assert "0 of them read now" in guantu("add", built / "out", built / "news").out


def test_a_difference_between_builds_is_told_in_words(guantu: Callable[..., Any], built: Path, own: Path) -> None:
    guantu("remove", own / "out", "d", "--quiet")
    typed = guantu("diff", own / "out", built / "out")
    assert "+ d" in typed.out
    assert json.loads(guantu("diff", built / "out", built / "out", "--json").out)["roles"] == []


def test_sql_is_answered_and_nothing_but_a_select_runs(guantu: Callable[..., Any], built: Path) -> None:
    query = "SELECT id FROM documents ORDER BY id"
    assert json.loads(guantu("sql", built / "out", query, "--json").out) == [{"id": id} for id in "abcde"]
    typed = guantu("sql", built / "out", "DROP TABLE documents")
    assert typed.status == 1
    assert len(typed.errors) == 1


@pytest.mark.parametrize("format", ["csv", "gexf", "json"])
def test_a_build_is_exported_where_it_is_or_elsewhere(
    format: str, guantu: Callable[..., Any], built: Path, tmp_path: Path
) -> None:
    typed = guantu("export", built / "out", "-f", format)
    assert Path(typed.out.strip()).exists()
    elsewhere = tmp_path / "deep" / "er"
    assert guantu("export", built / "out", "-f", format, "-o", elsewhere, "-q").out == ""
    assert elsewhere.exists()


def test_a_byte_order_mark_is_for_tables_only(guantu: Callable[..., Any], built: Path, tmp_path: Path) -> None:
    guantu("export", built / "out", "-f", "csv", "--bom", "-o", tmp_path / "tables")
    assert (tmp_path / "tables" / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert guantu("export", built / "out", "-f", "json", "--bom").status == 1


def test_an_unknown_format_is_told_with_those_that_there_are(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("export", built / "out", "-f", "xlsx")
    assert typed.status == 1
    assert "graphml" in typed.err


def test_a_page_of_a_part_holds_what_is_near_and_nothing_else(
    guantu: Callable[..., Any], built: Path, tmp_path: Path
) -> None:
    page = tmp_path / "part.html"
    assert guantu("page", built / "out", "--focus", "佟一", "--depth", 1, "-o", page).status == 0
    text = page.read_text("utf-8")
    assert "佟一" in text
    assert "伊宁县" not in text


def test_the_page_of_a_build_is_named(guantu: Callable[..., Any], built: Path) -> None:
    assert guantu("show", built / "out", "--print").out.strip() == str((built / "out" / "graph.html").resolve())


def test_every_quote_of_a_build_is_verified(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("verify", built / "out", "--json")
    assert typed.status == 0
    verified = json.loads(typed.out)
    assert verified["documents"] == 5
    assert verified["quotes"] > 5
    assert verified["faults"] == []


def test_a_document_that_changed_or_went_is_found_by_verify(guantu: Callable[..., Any], own: Path) -> None:
    news = own / "news"
    guantu("build", news, "-o", own / "out", "--quiet")
    (news / "a.txt").write_text("补记：" + TEXTS["a"], "utf-8")
    (news / "b.txt").unlink()
    typed = guantu("verify", own / "out")
    assert typed.status == 1
    assert any("a.txt" in line and "expected" in line for line in typed.errors)
    assert any("b.txt" in line and "gone" in line for line in typed.errors)


def test_explain_shows_text_claims_rules_and_reasons(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("explain", built / "news", "--id", "a")
    assert typed.status == 0
    for word in ("岑远帆", "HOLDS", "rule ", "score ", "claims"):
        assert word in typed.out
    assert "黎曼" not in typed.out


def test_extract_writes_one_object_a_document(guantu: Callable[..., Any], built: Path, tmp_path: Path) -> None:
    lines = guantu("extract", built / "news", "--quiet").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == list("abcde")
    guantu("extract", built / "news", "-o", tmp_path / "all.jsonl", "--all")
    assert len((tmp_path / "all.jsonl").read_text("utf-8").splitlines()) == 5


def test_extract_keeps_what_is_only_planned_to_itself_unless_all_is_asked_for(
    guantu: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text("江苏省省长岑远帆将于下周率团访问山东省。\n", "utf-8")
    default = json.loads(guantu("extract", tmp_path / "plan.txt").out)
    everything = json.loads(guantu("extract", tmp_path / "plan.txt", "--all").out)
    assert default["relations"] == []
    assert {relation["modality"] for relation in everything["relations"]} == {"planned"}


def test_a_region_that_is_not_known_is_told(guantu: Callable[..., Any], built: Path) -> None:
    typed = guantu("extract", built / "news", "--region", "无此市")
    assert typed.status == 1
    assert "无此市" in typed.err
