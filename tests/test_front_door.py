"""What `import guantu` offers."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

import guantu
from e2e.articles import TEXTS, write_files, write_lines

NAMES = [
    *("Claim", "Config", "EdgeKind", "Evidence", "GuantuError", "InputError", "KnowledgeGraph", "NodeKind", "Reading"),
    *("__version__", "build", "extract", "load", "load_config"),
]


def test_the_front_door_has_these_names_and_no_other() -> None:
    assert guantu.__all__ == NAMES
    assert dir(guantu) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_somewhere(name: str) -> None:
    assert getattr(guantu, name)


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = guantu.nothing_of_this_name


def test_a_graph_is_built_in_memory_and_answers_with_evidence(tmp_path: Path) -> None:
    kg = guantu.build(write_files(tmp_path / "news"))
    roles = kg.person("岑遠帆").roles
    assert "江苏省省长" in {role.post for role in roles}
    for quote in roles.evidence:
        assert TEXTS[quote.document][quote.start : quote.end] == quote.text


def test_a_build_on_disk_opens_as_the_graph_that_was_built_and_takes_sql(tmp_path: Path) -> None:
    built = guantu.build([write_files(tmp_path / "news")], output=tmp_path / "out")
    for kg in (guantu.load(tmp_path / "out"), guantu.build([tmp_path / "news"], output=tmp_path / "out")):
        assert sorted(kg.graph.edges(keys=True)) == sorted(built.graph.edges(keys=True))
        assert dict(kg.graph.nodes(data=True)) == dict(built.graph.nodes(data=True))
        assert kg.sql("SELECT count(*) FROM documents").rows == ((5,),)


def test_a_graph_shows_itself_in_a_notebook_in_a_frame_of_its_own(tmp_path: Path) -> None:
    kg = guantu.build(write_files(tmp_path / "news"))
    for graph in (kg, kg.at("2022")):
        html = graph.show(height=400)._repr_html_()
        assert html.startswith("<iframe ")
        assert "sandbox=" in html
        assert 'height="400"' in html
    with pytest.raises(guantu.GuantuError, match=r"guantu\.build"):
        guantu.KnowledgeGraph(kg.graph).show()


def test_extractions_come_in_order_with_the_offsets_of_the_raw_text(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "news.jsonl", "ba")
    extractions = list(guantu.extract(path))
    assert [extraction["id"] for extraction in extractions] == ["b", "a"]
    for extraction in extractions:
        raw = TEXTS[extraction["id"]]
        for entity in extraction["entities"]:
            assert entity["type"] in {"PER", "ORG", "LOC"}
            assert all(raw[m["start"] : m["end"]] == m["text"] for m in entity["mentions"])
        for claim in (*extraction["roles"], *extraction["relations"]):
            assert 0 <= claim["score"] <= 1
            assert all(raw[e["start"] : e["end"]] == e["text"] for e in claim["evidence"])
            assert claim["evidence"]


def test_a_document_that_cannot_be_read_is_logged_and_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    news = write_files(tmp_path / "news", "a")
    (news / "empty.txt").touch()
    with caplog.at_level(logging.WARNING):
        kg = guantu.build(news)
    assert list(kg.documents) == ["a"]
    assert "empty.txt" in caplog.text


def test_options_are_fields_of_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"key": "x", "body": "江苏省省长岑远帆到苏州市调研。"}\n', "utf-8")
    (extraction,) = guantu.extract(str(path), text_field="body", id_field="key")
    assert extraction["id"] == "x"


def test_a_folder_that_is_no_build_is_one_clear_line(tmp_path: Path) -> None:
    for content in (None, "{", "[]", '{"format": 0}'):
        if content is not None:
            (tmp_path / "run.json").write_text(content, "utf-8")
        with pytest.raises(guantu.GuantuError) as caught:
            guantu.load(tmp_path)
        assert "\n" not in str(caught.value)
        assert str(tmp_path) in str(caught.value)
