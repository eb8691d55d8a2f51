"""The date of publication: from the surest place that tells it, with the reason, and none rather than a wrong one."""

from __future__ import annotations

import pytest

from guantu.read.publication import publication
from guantu.read.sections import sections
from guantu.records import Period

BODY = "3月1日，县委书记张某到开发区调研。他强调，要优化营商环境，支持企业发展。"


def found(text: str, **frame: str) -> Period | None:
    return publication(text, sections(text), **frame)


def day(text: str, **frame: str) -> str | None:
    period = found(text, **frame)
    return period.start if period and period.precision == "day" else None


@pytest.mark.parametrize(
    ("value", "start", "precision"),
    [
        ("2021-06-04", "2021-06-04", "day"),
        ("2021-06-04T08:30:00+08:00", "2021-06-04", "day"),
        ("2021/6/4 8:30", "2021-06-04", "day"),
        ("2021.06.04", "2021-06-04", "day"),
        ("20210604", "2021-06-04", "day"),
        ("20210604083000", "2021-06-04", "day"),
        ("2021年6月4日", "2021-06-04", "day"),
        ("二〇二一年六月四日", "2021-06-04", "day"),
        ("1622736000", "2021-06-04", "day"),  # midnight in China
        ("1622736000000", "2021-06-04", "day"),
        ("2021-06", "2021-06-01", "month"),
        ("2021年6月", "2021-06-01", "month"),
        ("2021", "2021-01-01", "year"),
        ("2021-02-30", "2021-02-01", "month"),
    ],
)
def test_metadata_in_any_form(value: str, start: str, precision: str) -> None:
    period = found(BODY, date=value)
    assert period is not None
    assert (period.start, period.precision, period.rule) == (start, precision, "metadata")
    assert value[:4] in period.reason


def test_the_end_of_a_period_is_its_last_day() -> None:
    month, year = found(BODY, date="2020-02"), found(BODY, date="2020")
    assert month is not None
    assert year is not None
    assert (month.end, year.end) == ("2020-02-29", "2020-12-31")


@pytest.mark.parametrize("value", ["", "yesterday", "0000-00-00", "1821-06-04", "13-45"])
def test_metadata_that_tells_no_date_is_passed_over(value: str) -> None:
    assert found(BODY, date=value) is None


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2021-03-02 09:30 来源：某县报",
        "2021-03-02 09:30:11",
        "来源：某县报 时间：2021年3月2日",
        "2021年03月02日 来源：某县报 责任编辑：李四",
        "【字体：大 中 小】 日期：2021/3/2",
    ],
)
def test_the_source_line(line: str) -> None:
    assert day(f"张某到开发区调研\n{line}\n{BODY}") == "2021-03-02"


def test_the_source_line_below_the_article() -> None:
    assert day(f"{BODY}\n来源：某县报 发布日期：2021-03-02\n版权所有 某县报社") == "2021-03-02"


def test_a_date_of_its_own_at_the_end_of_a_document() -> None:
    assert day(f"{BODY}\n某县人民政府\n2021年3月2日") == "2021-03-02"
    assert day(f"{BODY}\n某县人民政府\n二〇二一年三月二日") == "2021-03-02"


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://example.com/2021/03/02/a.shtml", "2021-03-02"),
        ("https://example.com/art/2021-03-02/content_1.html", "2021-03-02"),
        ("https://example.com/t20210302_123.htm", "2021-03-02"),
        ("https://example.com/n/VIDE123210302.shtml", None),
        ("https://example.com/202103/t1.htm", "2021-03-01"),
        ("https://example.com/1234567890", None),
        ("https://example.com/20211302", None),
    ],
)
def test_the_address(url: str, start: str | None) -> None:
    period = found(BODY, url=url)
    assert (period.start if period else None) == start


def test_the_address_printed_below_the_article() -> None:
    assert day(f"{BODY}\n原文链接：\nhttps://example.com/a-20210302.htm") == "2021-03-02"
    two = "https://example.com/a-20210302.htm\nhttps://example.com/b-20190101.htm"
    assert day(f"{BODY}\n原文链接：\n{two}") is None


def test_the_day_of_the_lead_with_its_year() -> None:
    assert day("2021年3月1日上午，县委书记张某到开发区调研。") == "2021-03-01"


def test_the_day_of_the_lead_in_the_year_that_the_text_looks_back_on() -> None:
    assert day(f"{BODY}\n2021年1月，该区获评先进。") == "2021-03-01"
    assert day(f"{BODY}\n2020年11月，该区获评先进。") == "2021-03-01"


def test_the_day_of_the_lead_in_the_last_year_of_the_footer() -> None:
    period = found(f"{BODY}\n某县报社 2009-2021 版权所有")
    assert period is not None
    assert period.start == "2021-03-01"
    assert "footer, 2021" in period.reason


def test_years_after_the_footer_are_goals() -> None:
    assert day(f"{BODY}\n到2025年12月，建成园区。2021年1月动工。\n某县报社 2009-2021 版权所有") == "2021-03-01"


@pytest.mark.parametrize(
    "text",
    [
        BODY,  # no year anywhere
        "县委书记张某到开发区调研。该区2012年12月20日成立。",  # a date of something else
        "张某，1961年3月生，1983年7月参加工作。",
        f"{BODY}\n到2025年12月，建成园区。",
        "代表团将于2021年3月1日来访。",
        "会议决定，将8月15日设为纪念日。2022年1月，有关部门提出建议。",
    ],
)
def test_where_nothing_is_sure_there_is_no_date(text: str) -> None:
    assert found(text) is None


def test_metadata_goes_before_the_page_and_the_page_before_the_lead() -> None:
    page = f"发布时间：2021-03-02\n{BODY}"
    assert day(page, date="2021-03-03") == "2021-03-03"
    assert day(page, url="https://example.com/20210304") == "2021-03-02"
    assert day(f"2021年3月1日，{BODY}", url="https://example.com/20210304") == "2021-03-04"
    assert day(page, printed="2020-01-01") == "2021-03-02"
