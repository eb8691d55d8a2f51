"""Headline, body and furniture of pages as they are scraped: in lines, or all in one line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.read.furniture import ENOUGH, candidates, is_furniture, patterns
from guantu.read.sections import sections
from guantu.records import SectionKind

LEAD = "本报讯（记者某某）3月1日，县委书记张某到开发区调研。他强调，要优化营商环境，支持企业发展。"
SECOND = "座谈会上，企业负责人先后发言。县领导李某、王某参加调研。"
HEADLINE = "张某到开发区调研"
SOURCE_LINE = "发布时间：2021-03-02 09:30 来源：某县报 点击：57"
FOOTER = (
    "版权所有 某县融媒体中心",
    "苏ICP备12345678号-1",
    "违法和不良信息举报电话：0513-12345678 邮箱：news@example.com",
    "联系地址：某省某县人民路1号",
)


def kinds(text: str, title: str | None = None, **options: tuple[int, int]) -> list[tuple[str, str]]:
    return [
        (section.kind.value, text[section.start : section.end].strip()) for section in sections(text, title, **options)
    ]


def body(text: str, title: str | None = None) -> str:
    return "".join(text[s.start : s.end] for s in sections(text, title) if s.kind is SectionKind.BODY).strip()


def test_a_plain_article_is_all_body() -> None:
    assert kinds(f"{LEAD}\n{SECOND}") == [("body", f"{LEAD}\n{SECOND}")]


def test_a_page_in_lines() -> None:
    page = "\n".join(["首页 > 要闻 > 正文", HEADLINE, SOURCE_LINE, LEAD, SECOND, "责任编辑：李四", *FOOTER])
    assert kinds(page) == [
        ("furniture", "首页 > 要闻 > 正文"),
        ("headline", HEADLINE),
        ("furniture", SOURCE_LINE),
        ("body", f"{LEAD}\n{SECOND}"),
        ("furniture", "\n".join(["责任编辑：李四", *FOOTER])),
    ]


def test_a_page_in_one_line() -> None:
    page = " ".join([HEADLINE, SOURCE_LINE, LEAD, SECOND, "责任编辑：李四", *FOOTER])
    assert body(page) == f"{LEAD} {SECOND}"
    assert kinds(page)[0] == ("headline", HEADLINE)


def test_blanks_of_paragraphs_in_one_line_cut_nothing_off() -> None:
    text = (
        LEAD
        + " \u3000\u3000"
        + SECOND
        + " \u3000\u3000会议还研究了其他事项，部署下一阶段工作，要求各单位抓好落实"
        + "。"
    )
    assert kinds(text * 2) == [("body", (text * 2))]


def test_the_byline_at_the_end_is_body() -> None:
    for byline in ("(记者张某)", "（本报记者 张某 通讯员 李某）", "（文/图 张某）", "（完）"):
        page = "\n".join([LEAD, byline, *FOOTER])
        assert body(page) == f"{LEAD}\n{byline}"


def test_a_list_of_names_above_the_footer_is_body() -> None:
    names = "主任：张某\n副主任：李某 王某\n委员：赵某 钱某"
    assert body("\n".join([LEAD, names, *FOOTER])) == f"{LEAD}\n{names}"


def test_a_notice_in_the_footer_that_no_pattern_knows_is_furniture() -> None:
    page = "\n".join([LEAD, *FOOTER[:3], "本站由某某公司提供服务器。", *FOOTER[3:], "关于我们 | 联系我们", "手机版"])
    assert body(page) == LEAD


def test_news_about_what_furniture_speaks_of_is_body() -> None:
    for sentence in (
        "群众可扫描二维码参与评议，也可通过监督举报平台反映问题，县纪委将及时处理并公开结果。",
        "会议强调，要加强版权保护，依法打击侵权盗版行为，未经授权不得转载他人作品成为共识，促进产业发展。"
        "他指出，要落实主体责任，健全工作机制，推动文化产业高质量发展。",
        "今年2月全国受理网络违法和不良信息举报1768.3万件",
        "来源于本地的企业代表参加了座谈会，大家一致认为，营商环境明显改善，发展信心更足。",
    ):
        assert body(f"{LEAD}\n{sentence}\n{SECOND}") == f"{LEAD}\n{sentence}\n{SECOND}"


def test_the_headline_is_the_line_that_repeats_the_title() -> None:
    text = f"要闻\n{HEADLINE}\n{LEAD}"
    assert ("headline", HEADLINE) in kinds(text, HEADLINE)
    assert "headline" not in [kind for kind, _ in kinds(f"开发区再传捷报频频\n{LEAD}", "另一个标题在此")]


def test_a_headline_of_several_lines() -> None:
    text = f"张某在开发区调研时强调\n优化营商环境\n{LEAD}"
    assert kinds(text, "张某在开发区调研时强调 优化营商环境")[0] == ("headline", "张某在开发区调研时强调\n优化营商环境")


@pytest.mark.parametrize("line", ["某台消息（新闻）：", "主 任：赵某", "一、", "各位代表：", "3月1日，县委书记张某，"])
def test_what_is_no_headline(line: str) -> None:
    assert "headline" not in [kind for kind, _ in kinds(f"{line}\n{LEAD}")]


def test_no_headline_stands_after_a_dateline() -> None:
    assert "headline" not in [kind for kind, _ in kinds(f"央视网消息（新闻）：\n某某同志简历\n{LEAD}")]


def test_where_the_markup_shows_the_article_the_rest_is_furniture() -> None:
    page = f"另一条新闻的标题\n{HEADLINE}\n{LEAD}\n{SECOND}\n又一条新闻今天发布。"
    start = page.index(LEAD)
    found = kinds(page, HEADLINE, body=(start, page.index(SECOND) + len(SECOND)))
    assert found == [
        ("furniture", "另一条新闻的标题"),
        ("headline", HEADLINE),
        ("body", f"{LEAD}\n{SECOND}"),
        ("furniture", "又一条新闻今天发布。"),
    ]


def test_nothing_but_furniture_is_read_all_the_same() -> None:
    assert kinds(FOOTER[0]) == [("body", FOOTER[0])]
    assert sections("") == ()


def test_every_pattern_finds_its_example_and_is_tried_for_it() -> None:
    for row in patterns():
        assert row.pattern.search(row.example), row.example
        assert row in candidates([row.example]), row.example
        assert 0 < row.weight <= ENOUGH, row.example


def test_examples_of_full_weight_are_furniture() -> None:
    assert [row.example for row in patterns() if row.weight == ENOUGH and not is_furniture(row.example)] == []


@given(st.lists(st.sampled_from([HEADLINE, SOURCE_LINE, LEAD, SECOND, *FOOTER, "", " ", "要闻", "9:30"]), max_size=14))
def test_sections_cover_any_text_from_end_to_end(lines: list[str]) -> None:
    for glue in ("\n", " "):
        text = glue.join(lines)
        found = sections(text)
        assert "".join(text[s.start : s.end] for s in found) == text
        assert all(left.kind is not right.kind for left, right in pairwise(found))
        if LEAD in lines:
            assert any(s.kind is SectionKind.BODY for s in found)
