"""Reading a source: every kind of file comes out as an article, or as one error in one line."""

from __future__ import annotations

import builtins
import io
import time
import zipfile
from pathlib import Path

import pytest

from guantu.config import Config
from guantu.errors import EmptyError, InputError, NotChineseError, NotTextError, UnreadableError
from guantu.ids import digest
from guantu.lexicon import Lexicon, load_lexicon
from guantu.read import Kind, Source, iter_sources, read
from guantu.records import Alignment, Script, SectionKind

BODY = "本报讯（记者某某）3月1日，县委书记张某到开发区调研。他强调，要优化营商环境，全力支持企业发展壮大。"
MORE = "座谈会上，企业负责人先后发言，介绍生产经营情况。县领导李某、王某参加调研，要求各单位抓好落实工作。"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def source(text: str | None = None, *, data: bytes | None = None, kind: Kind = Kind.TEXT, **frame: str) -> Source:
    return Source(id="a", source="folder/a.txt", text=text, data=data, kind=kind, **frame)


def refused(lexicon: Lexicon, item: Source, **options: float) -> InputError:
    with pytest.raises(InputError) as caught:
        read(item, Config().changed(**options), lexicon)
    message = str(caught.value)
    assert message.startswith("folder/a.txt: ")
    assert "\n" not in message
    assert caught.value.remedy
    return caught.value


def test_a_clean_text_is_an_article_that_is_its_raw_text(lexicon: Lexicon) -> None:
    article = read(source(f"{BODY}\n{MORE}"), Config(), lexicon)
    assert article.text == article.raw == f"{BODY}\n{MORE}"
    assert article.alignment == Alignment.identity(len(article.raw))
    assert (article.id, article.source, article.digest) == ("a", "folder/a.txt", digest(article.raw))
    assert (article.script, article.repairs, article.title) == (Script.SIMPLIFIED, 0, None)


def test_the_frame_of_a_record_is_kept_and_simplified(lexicon: Lexicon) -> None:
    item = source(BODY, title="縣委書記調研", url="https://example.com/1", date="2021-03-02", outlet="蘇州日報")
    article = read(item, Config(), lexicon)
    assert (article.title, article.url) == ("县委书记调研", "https://example.com/1")
    assert article.published is not None
    assert article.published.start == "2021-03-02"
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.region) == ("苏州日报", "320500")


def test_the_headline_is_the_title_where_metadata_has_none(lexicon: Lexicon) -> None:
    article = read(source(f"张某到开发区调研\n{BODY}"), Config(), lexicon)
    assert article.title == "张某到开发区调研"


def test_evidence_is_a_stretch_of_the_raw_text_through_all_repairs(lexicon: Lexicon) -> None:
    article = read(source("本網(wǎng)訊 縣委書記張某與經(jīng)濟發(fā)展局局長會(huì )面。"), Config(), lexicon)
    start = article.text.index("经济发展局")
    evidence = article.evidence(start, start + 5, [("subject", start, start + 5)])
    assert evidence.quote == article.raw[evidence.start : evidence.end] == "經(jīng)濟發(fā)展局"
    assert (evidence.marks[0].start, evidence.marks[0].end) == (evidence.start, evidence.end)


def test_reading_twice_gives_the_same(lexicon: Lexicon) -> None:
    item = source(f"{BODY}\n{MORE}\n版权所有 苏州日报社")
    assert read(item, Config(), lexicon) == read(item, Config(), lexicon)


@pytest.mark.parametrize("text", ["", " \n\u3000\xa0\t"])
def test_white_space_is_empty(text: str, lexicon: Lexicon) -> None:
    assert isinstance(refused(lexicon, source(text)), EmptyError)


@pytest.mark.parametrize(
    "text",
    [
        "An English article about a visit.",
        "12345 67890",
        "ニュースです。",
        "The mayor 张 met the delegation from abroad.",
    ],
)
def test_a_text_that_is_not_chinese_is_refused_with_its_share(text: str, lexicon: Lexicon) -> None:
    error = refused(lexicon, source(text))
    assert isinstance(error, NotChineseError)
    assert "% Han" in error.problem


def test_a_text_with_few_han_characters_can_be_kept(lexicon: Lexicon) -> None:
    text = "The mayor 张某 met the delegation from abroad."
    assert "--min-han 0" in refused(lexicon, source(text)).remedy
    assert read(source(text), Config(min_han=0), lexicon).text == text


def test_binary_data_is_refused(lexicon: Lexicon) -> None:
    assert isinstance(refused(lexicon, source(data=bytes(range(256)) * 4)), NotTextError)


def page(charset: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>张某到开发区调研_某县新闻网</title>
<script>var a = "脚本里的文字不是正文";</script></head><body><div><a href="/">首页</a> <a href="/n">要闻</a></div>
<h1>张某到开发区调研</h1><div>发布时间：2021-03-02 09:30 来源：苏州日报</div>
<div class="content"><p>{BODY}</p><p>{MORE}</p><p>{MORE}</p></div>
<div class="footer">版权所有 苏州日报社&nbsp;苏ICP备12345678号</div></body></html>""".encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_web_page_keeps_its_frame_as_furniture(charset: str, lexicon: Lexicon) -> None:
    pytest.importorskip("trafilatura")
    article = read(source(data=page(charset), kind=Kind.HTML), Config(), lexicon)
    body = "".join(article.text[s.start : s.end] for s in article.sections if s.kind is SectionKind.BODY).strip()
    assert body == f"{BODY}\n{MORE}\n{MORE}"
    assert article.title == "张某到开发区调研"
    assert article.published is not None
    assert (article.published.start, article.published.rule) == ("2021-03-02", "source line")
    assert article.outlet is not None
    assert article.outlet.region == "320500"
    assert "脚本" not in article.raw
    assert "<" not in article.raw


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<html><body><img src='a'></body></html>",
        b"<" * 1000,
        b"<div>" * 50_000 + b"x",
        b"<?xml version='1.0'?>",
    ],
    ids=["empty", "image", "brackets", "deep", "declaration"],
)
def test_a_web_page_without_an_article_is_refused(data: bytes, lexicon: Lexicon) -> None:
    pytest.importorskip("trafilatura")
    refused(lexicon, source(data=data, kind=Kind.HTML))


def docx_bytes(*paragraphs: str) -> bytes:
    document = pytest.importorskip("docx").Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "主任"
    table.rows[0].cells[1].text = "张某"
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_docx_file_gives_paragraphs_and_cells(lexicon: Lexicon) -> None:
    article = read(source(data=docx_bytes(BODY, MORE), kind=Kind.DOCX), Config(), lexicon)
    assert article.text == f"{BODY}\n{MORE}\n主任\n张某"


def test_a_damaged_docx_file_is_refused(lexicon: Lexicon) -> None:
    pytest.importorskip("docx")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("word/document.xml", "<a/>")
    for data in (b"PK\x03\x04", b"text", packed.getvalue(), docx_bytes(BODY)[:900]):
        assert isinstance(refused(lexicon, source(data=data, kind=Kind.DOCX)), NotTextError)


def test_a_docx_bomb_is_refused(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantu.read.docx.UNPACKED", 1000)
    error = refused(lexicon, source(data=docx_bytes(BODY), kind=Kind.DOCX))
    assert "unpacked" in error.problem


def pdf_bytes(*lines: str) -> bytes:
    """A PDF of one page whose font maps two-byte codes to the same code points."""
    pypdf = pytest.importorskip("pypdf")
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    def named(**entries: object) -> object:
        return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})

    def stream(data: str) -> object:
        made = DecodedStreamObject()
        made.set_data(data.encode())
        return writer._add_object(made)

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(500, 500)
    to_unicode = (
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        "2 beginbfrange\n<3000> <9FFF> <3000>\n<FF00> <FFEF> <FF00>\nendbfrange\n"
        "1 beginbfrange\n<0020> <007E> <0020>\nendbfrange endcmap"
    )
    descendant = named(Type=NameObject("/Font"), Subtype=NameObject("/CIDFontType0"), BaseFont=NameObject("/X"))
    font = named(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type0"),
        BaseFont=NameObject("/X"),
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([descendant]),
        ToUnicode=stream(to_unicode),
    )
    page[NameObject("/Resources")] = named(Font=named(F=font))
    shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
    page[NameObject("/Contents")] = stream(f"BT /F 12 Tf 10 400 Td {shown} ET")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_a_pdf_file_gives_paragraphs_with_their_lines_joined(lexicon: Lexicon) -> None:
    pytest.importorskip("pypdf")
    lines = [part[i : i + 20] for part in (BODY, MORE) for i in range(0, len(part), 20)]
    article = read(source(data=pdf_bytes(*lines), kind=Kind.PDF), Config(), lexicon)
    assert article.text.strip() == f"{BODY}\n{MORE}"


def test_a_pdf_file_without_text_or_damaged_is_refused(lexicon: Lexicon) -> None:
    pytest.importorskip("pypdf")
    assert isinstance(refused(lexicon, source(data=pdf_bytes(), kind=Kind.PDF)), EmptyError)
    for data in (b"%PDF-1.4", b"text", pdf_bytes(BODY)[:200]):
        refused(lexicon, source(data=data, kind=Kind.PDF))


@pytest.mark.parametrize(("kind", "module"), [(Kind.HTML, "trafilatura"), (Kind.PDF, "pypdf"), (Kind.DOCX, "docx")])
def test_a_missing_extra_is_named_with_the_command_that_installs_it(
    kind: Kind, module: str, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def refuse(name: str, *rest: object, **options: object) -> object:
        if name.split(".")[0] == module:
            raise ImportError(name)
        return imported(name, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    error = refused(lexicon, source(data=b"x", kind=kind))
    assert isinstance(error, UnreadableError)
    assert error.remedy == f"run: pip install 'guantu[{kind.value}]'"


def test_a_folder_of_every_kind_is_read(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_bytes(BODY.encode("gb18030"))
    (tmp_path / "b.txt").write_bytes("行政長官會見代表團，雙方交換意見。".encode("big5"))
    (tmp_path / "c.jsonl").write_text(f'{{"text": "{BODY}"}}\n{{"text": ""}}\n', "utf-8")
    read_ids, errors = [], []
    for item in iter_sources([tmp_path], Config()):
        try:
            read_ids.append(read(item, Config(), lexicon).id if isinstance(item, Source) else item)
        except InputError as error:
            errors.append(error.where)
    assert read_ids == ["a", "b", "c-1"]
    assert errors == [f"{tmp_path}/c.jsonl#c-2"]


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 50_000 + "会议",
        "会" * 200_000 + "@",
        "![" * 50_000 + "[会议](https://" * 5_000,
        "版权所有。\n本站由某某公司提供。\n" * 8_000,
        "http://" + "…" * 100_000 + " 会议",
        "当?shù)" * 20_000,
        "网(wǎng" * 30_000,
        "首页 > " * 30_000 + "会议",
        "日报社" * 40_000 + "版权所有",
        "3月1日" * 20_000 + "2021年3月" * 20_000,
        "&amp;" * 40_000 + "会议",
        "\n" * 100_000 + "会议\n" * 40_000,
        "會议" * 100_000,
    ],
    ids=lambda text: text[:12].strip() or "lines",
)
def test_no_text_takes_long_to_read(text: str, lexicon: Lexicon) -> None:
    begin = time.process_time()
    article = read(source(text), Config(min_han=0), lexicon)
    assert time.process_time() - begin < 8  # some 0.3 s on an idle machine; a quadratic step takes minutes
    assert article.sections[-1].end == len(article.text)
