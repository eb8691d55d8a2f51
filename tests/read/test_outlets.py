"""Who published an article and for which region it speaks: hints of the frame, surest first."""

from __future__ import annotations

import pytest

from guantu.errors import ConfigError
from guantu.lexicon import Lexicon, load_lexicon
from guantu.read.hosts import region_of_address
from guantu.read.outlets import PROVINCES, outlets, region_of
from guantu.read.sections import sections
from guantu.records import Outlet

BODY = "3月1日，市委书记张某到开发区调研。他强调，要优化营商环境。"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def found(text: str, lexicon: Lexicon, **options: str) -> list[tuple[str, str | None, str]]:
    return [(hint.name, hint.region, hint.reason) for hint in outlets(text, sections(text), lexicon, **options)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("苏州日报社", "320500"),
        ("江苏省苏州市姑苏区", "320508"),
        ("中国江苏省苏州市人民路", "320500"),
        ("如东日报", "320623"),
        ("伊犁日报", "654000"),
        ("内蒙古日报", "150000"),
        ("澳门电台", "820000"),
        ("人民日报", None),
        ("新华社", None),
        ("南方日报", None),
        ("朝阳日报", None),  # there are several
        ("", None),
    ],
)
def test_the_region_that_a_name_begins_with(name: str, code: str | None, lexicon: Lexicon) -> None:
    assert region_of(name, lexicon) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"来源：苏州日报\n{BODY}", ("苏州日报", "320500", "the source line")),
        (f"{BODY}\n苏州日报社 2009-2021 版权所有", ("苏州日报社", "320500", "the copyright line")),
        (f"{BODY}\n版权所有：苏州市人民政府", ("苏州市人民政府", "320500", "the copyright line")),
        (f"{BODY}\n主办单位：苏州市人民政府办公室", ("苏州市人民政府办公室", "320500", "the imprint")),
        (
            f"{BODY}\n联系地址：中国江苏省苏州市人民路1号",
            ("中国江苏省苏州市人民路", "320500", "the publisher's address"),
        ),
        (f"{BODY}\n苏ICP备12345678号", ("苏", "320000", "the province of the licence number")),
        (f"苏州日报讯 {BODY}", ("苏州日报", "320500", "the dateline")),
        (f"(澳门电台消息) {BODY}", ("澳门电台", "820000", "the dateline")),
        ("新华社北京3月1日电（记者某某）会议召开。", ("新华社", None, "the dateline")),
        ("中新网苏州3月1日电 会议召开。", ("中新网", None, "the dateline")),
        ("央视网消息（新闻）：会议召开。", ("央视网", None, "the dateline")),
    ],
)
def test_each_place_of_the_frame(text: str, hint: tuple[str, str | None, str], lexicon: Lexicon) -> None:
    assert found(text, lexicon)[0] == hint


@pytest.mark.parametrize("text", [BODY, f"本报讯 {BODY}", f"本网讯 {BODY}", f"苏州日报社记者参加会议。{BODY}"])
def test_what_tells_nothing(text: str, lexicon: Lexicon) -> None:
    assert found(text, lexicon) == []


def test_a_hint_in_the_text_says_where_it_stands(lexicon: Lexicon) -> None:
    text = f"来源：苏州日报\n苏州日报讯 {BODY}"
    (hint,) = outlets(text, sections(text), lexicon)
    assert hint == Outlet(name="苏州日报", region="320500", reason="the source line", start=3, end=7)


def test_who_speaks_goes_before_whose_page_it_is(lexicon: Lexicon) -> None:
    page = f"来源：如东日报\n{BODY}\n版权所有 苏州日报社 苏ICP备12345678号"
    assert [code for _, code, _ in found(page, lexicon)] == ["320623", "320500", "320000"]
    assert found(page, lexicon, outlet="无锡日报")[0] == ("无锡日报", "320200", "the outlet that the record names")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.nantong.gov.cn/a/b.html", "320600"),
        ("http://www.rudong.gov.cn:8080/", "320623"),
        ("www.guangxi.gov.cn", "450000"),
        ("https://news.example.hk/1", "810000"),
        ("https://www.example.mo/1", "820000"),
        ("https://suzhou.gov.cn/", None),  # 苏州, 宿州
        ("https://nantong.example.com/", None),
        ("https://www.gov.cn/", None),
        ("http://[bad", None),
        ("", None),
    ],
)
def test_the_region_of_an_address(url: str, code: str | None, lexicon: Lexicon) -> None:
    host = region_of_address(url, lexicon)
    assert (host.region if host else None) == code


def test_the_address_is_a_hint(lexicon: Lexicon) -> None:
    assert found(BODY, lexicon, url="https://www.nantong.gov.cn/1") == [
        ("www.nantong.gov.cn", "320600", "the address: nantong in www.nantong.gov.cn")
    ]


def test_the_option_stands_in_where_the_document_tells_no_region(lexicon: Lexicon) -> None:
    for region in ("320500", "苏州市"):
        assert found(BODY, lexicon, region=region) == [("苏州市", "320500", "the option --region")]
    assert found(f"来源：如东日报\n{BODY}", lexicon, region="320500")[-1][1] == "320623"


@pytest.mark.parametrize("region", ["999999", "无此市", "朝阳区"])
def test_an_unknown_or_ambiguous_option_is_a_configuration_error(region: str, lexicon: Lexicon) -> None:
    with pytest.raises(ConfigError, match="code or full name of one region"):
        found(BODY, lexicon, region=region)


def test_every_province_of_licence_numbers_is_in_the_lexicon(lexicon: Lexicon) -> None:
    for code in PROVINCES.values():
        region = lexicon.regions.by_code(code)
        assert region is not None
        assert region.level == "province"
