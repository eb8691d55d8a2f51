"""Dates of news text: each expression has one right interval, counted from the day of the article."""

from __future__ import annotations

import runpy
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.dates import is_date
from guantu.records import Period
from guantu.relate.dates import find_dates
from guantu.relate.datewords import KINDS, iter_tokens
from guantu.relate.festivals import ERAS, festival

BASE = Period(start="2023-03-15", end="2023-03-15")  # a Wednesday
SHARED = Path(__file__).parents[2].parent / "shared" / "lexicon" / "date_cases.py"

Interval = tuple[str | None, str | None] | None

CASES: tuple[tuple[str, Interval], ...] = (
    # full dates, in all digits
    ("2019年9月2日", ("2019-09-02", "2019-09-02")),
    ("2019年9月2日上午9时30分", ("2019-09-02", "2019-09-02")),
    ("2019-09-02 08:30", ("2019-09-02", "2019-09-02")),
    ("2019/9/2", ("2019-09-02", "2019-09-02")),
    ("二〇一九年九月二日", ("2019-09-02", "2019-09-02")),
    ("二零一九年十二月二十一日", ("2019-12-21", "2019-12-21")),
    ("２０１９年９月２日", ("2019-09-02", "2019-09-02")),
    ("2019年9月", ("2019-09-01", "2019-09-30")),
    ("2020年2月", ("2020-02-01", "2020-02-29")),
    ("2019年", ("2019-01-01", "2019-12-31")),
    ("2019年度", ("2019-01-01", "2019-12-31")),
    # year left out: the last one before the article, but what is about to come is announced
    ("3月14日", ("2023-03-14", "2023-03-14")),
    ("11月2日", ("2022-11-02", "2022-11-02")),
    ("3月20日", ("2023-03-20", "2023-03-20")),
    ("代表团将于9月2日", ("2023-09-02", "2023-09-02")),
    ("9月2日，代表团将赴省外", ("2023-09-02", "2023-09-02")),
    ("12月", ("2022-12-01", "2022-12-31")),
    ("3月份", ("2023-03-01", "2023-03-31")),
    ("活动将持续至5月26日", ("2023-05-26", "2023-05-26")),
    ("每年11月开始", None),
    ("清明上河园", None),
    ("元旦", ("2023-01-01", "2023-01-01")),
    ("清明节", ("2023-04-05", "2023-04-05")),
    # day alone
    ("14日下午", ("2023-03-14", "2023-03-14")),
    ("28日", ("2023-02-28", "2023-02-28")),
    ("31日", ("2023-01-31", "2023-01-31")),
    ("本月8日", ("2023-03-08", "2023-03-08")),
    ("上月8日", ("2023-02-08", "2023-02-08")),
    ("4号晚上", ("2023-03-04", "2023-03-04")),
    # relative to the day
    ("今天上午", ("2023-03-15", "2023-03-15")),
    ("昨晚", ("2023-03-14", "2023-03-14")),
    ("前天", ("2023-03-13", "2023-03-13")),
    ("明日", ("2023-03-16", "2023-03-16")),
    ("上周", ("2023-03-06", "2023-03-12")),
    ("上周五", ("2023-03-10", "2023-03-10")),
    ("下星期一", ("2023-03-20", "2023-03-20")),
    ("本周日", ("2023-03-19", "2023-03-19")),
    ("周五上午", ("2023-03-10", "2023-03-10")),
    # relative years and months
    ("去年", ("2022-01-01", "2022-12-31")),
    ("前年8月", ("2021-08-01", "2021-08-31")),
    ("去年底", ("2022-12-31", "2022-12-31")),
    ("今年年初", ("2023-01-01", "2023-01-31")),
    ("上个月底", ("2023-02-28", "2023-02-28")),
    ("2月初", ("2023-02-01", "2023-02-10")),
    ("2月中旬", ("2023-02-11", "2023-02-20")),
    ("2022年11月下旬", ("2022-11-21", "2022-11-30")),
    # stretches
    ("3月3日至4日", ("2023-03-03", "2023-03-04")),
    ("3月3-4日", ("2023-03-03", "2023-03-04")),
    ("2月27日—3月4日", ("2023-02-27", "2023-03-04")),
    ("12月30日至1月3日", ("2022-12-30", "2023-01-03")),
    ("3日至4日", ("2023-03-03", "2023-03-04")),
    ("2015年至2018年", ("2015-01-01", "2018-12-31")),
    ("2015-2018年", ("2015-01-01", "2018-12-31")),
    ("1998年9月至2002年7月", ("1998-09-01", "2002-07-31")),
    ("1998.09—2002.07", ("1998-09-01", "2002-07-31")),
    ("2003.05至今", ("2003-05-01", None)),
    ("1至2月", ("2023-01-01", "2023-02-28")),
    ("今年前两个月", ("2023-01-01", "2023-02-28")),
    ("去年前三季度", ("2022-01-01", "2022-09-30")),
    ("去年第四季度", ("2022-10-01", "2022-12-31")),
    ("一季度", ("2023-01-01", "2023-03-31")),
    ("四季度", ("2022-10-01", "2022-12-31")),
    ("2022年下半年", ("2022-07-01", "2022-12-31")),
    ("上世纪九十年代", ("1990-01-01", "1999-12-31")),
    # open stretches
    ("2018年以来", ("2018-01-01", None)),
    ("今年以来", ("2023-01-01", None)),
    ("3月1日起", ("2023-03-01", None)),
    ("2018年至今", ("2018-01-01", None)),
    ("2018年以前", (None, "2017-12-31")),
    ("2025年底前，", (None, "2025-12-31")),
    ("截至2月底", ("2023-02-28", "2023-02-28")),
    ("截至2022年", ("2022-12-31", "2022-12-31")),
    ("党的十八大以来", ("2012-11-08", None)),
    ("改革开放四十年来", None),
    # plans and festivals
    ("“十三五”期间", ("2016-01-01", "2020-12-31")),
    ("“十四五”时期", ("2021-01-01", "2025-12-31")),
    ("“一五”时期", ("1953-01-01", "1957-12-31")),
    ("“十四五”以来", ("2021-01-01", None)),
    ("2020年中秋节", ("2020-10-01", "2020-10-01")),
    ("今年春节", ("2023-01-22", "2023-01-22")),
    ("除夕", ("2023-01-21", "2023-01-21")),
    ("去年国庆节", ("2022-10-01", "2022-10-01")),
    # what nobody can date, and what is no date
    ("近日", None),
    ("日前", None),
    ("近年来", None),
    ("连日来", None),
    ("当天", None),
    ("为期3日", None),
    ("5日内", None),
    ("500日元", None),
    ("神舟十五号", None),
    ("3号楼", None),
    ("二、三号坑", None),
    ("三年来", None),
    ("6个月", None),
    ("每周五", None),
    ("十月革命", None),
    ("农历八月十五", None),
    ("0513-2019-2021", None),
    ("2019年2月30日", None),
)


def told(text: str, base: Period | None = BASE) -> list[tuple[str | None, str | None]]:
    return [(mention.period.start, mention.period.end) for mention in find_dates(text, base=base)]


@pytest.mark.parametrize(("text", "interval"), CASES, ids=[text for text, _ in CASES])
def test_each_expression_means_one_interval(text: str, interval: Interval) -> None:
    assert told(text) == ([] if interval is None else [interval])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared date cases are not beside the repository")
def test_all_shared_date_cases_are_right() -> None:
    shared = runpy.run_path(str(SHARED))
    base = Period(start=shared["BASE"], end=shared["BASE"])
    wrong = [
        (text, told(text, base))
        for text, right in shared["C"]
        if told(text, base) != ([] if right is None else [right])
    ]
    assert wrong == []


def test_the_same_day_is_that_of_the_date_before() -> None:
    assert told("3月10日，会议开幕。当天下午，会见来宾；次日闭幕。") == [
        ("2023-03-10", "2023-03-10"),
        ("2023-03-10", "2023-03-10"),
        ("2023-03-11", "2023-03-11"),
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("1月28日抵达，29日上午返回", "2023-01-29"),
        ("3月1日抵达。2日返回。", "2023-03-02"),
        ("去年5月，项目动工。9日，会议召开。", "2023-03-09"),  # not of a month that long ago
        ("2019年大会10日开幕", "2023-03-10"),  # nor of January because of a bare year
    ],
)
def test_a_bare_day_belongs_to_the_month_of_the_day_told_just_before(text: str, second: str) -> None:
    assert told(text)[1] == (second, second)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("2019年5月动工，6月8日揭牌", "2019-06-08"),  # one sentence
        ("1945年8月15日，战争结束。9月2日，签署投降书。", "1945-09-02"),  # a story of long ago
        ("2019年5月，双方签约。2月8日，代表团来访。", "2023-02-08"),  # a standing fact, then the news
        ("2019年5月动工，2月8日揭牌", "2023-02-08"),  # against the order of time
    ],
)
def test_a_day_without_a_year_belongs_to_the_year_before_it_where_both_tell_one_story(text: str, second: str) -> None:
    assert told(text)[1] == (second, second)


def test_festivals_are_those_nearest_to_the_article() -> None:
    assert told("元旦假期", Period(start="2022-12-29", end="2022-12-29")) == [("2023-01-01", "2023-01-01")]
    assert told("国庆假期", Period(start="2022-10-08", end="2022-10-08")) == [("2022-10-01", "2022-10-01")]


def test_without_a_date_of_the_article_only_full_dates_and_what_follows_them_are_told() -> None:
    assert told("6月4日召开，昨日闭幕，上周筹备", None) == []
    assert told("2019年9月2日抵达，9月5日返回，6日休整", None) == [
        ("2019-09-02", "2019-09-02"),
        ("2019-09-05", "2019-09-05"),
        ("2019-09-06", "2019-09-06"),
    ]


def test_a_month_is_enough_to_date_a_bare_day() -> None:
    assert told("4日下午", Period(start="2021-06", end="2021-06")) == [("2021-06-04", "2021-06-04")]


def test_a_mention_covers_the_words_of_the_date_with_its_time() -> None:
    text = "会议于2023年3月3日（星期五）下午3时在市里召开"
    (mention,) = find_dates(text, base=BASE)
    assert text[mention.start : mention.end] == "2023年3月3日（星期五）下午3时"


def test_every_period_says_its_rule_and_why() -> None:
    for text, interval in CASES:
        for mention in find_dates(text, base=BASE):
            assert mention.period.rule, text
            assert text[mention.start : mention.end] in mention.period.reason
            assert interval is not None


def test_every_kind_of_word_is_used_by_a_case() -> None:
    used = {token.kind for text, _ in CASES for token in iter_tokens(text)} | {
        token.kind for token in iter_tokens("当日")
    }
    assert used == {kind for kind, _ in KINDS}


def test_festivals_fall_into_their_seasons_in_every_year_of_the_table() -> None:
    for year in range(1980, 2051):
        spring, dragon, moon = (festival(name, year) for name in ("春节", "端午", "中秋节"))
        assert spring is not None
        assert dragon is not None
        assert moon is not None
        assert date(year, 1, 21) <= spring <= date(year, 2, 21)
        assert 118 <= (dragon - spring).days <= 153  # four lunar months, and a leap month in some years
        assert 94 <= (moon - dragon).days <= 130
    assert festival("春节", 1979) is None


def test_eras_begin_on_days_that_the_calendar_has() -> None:
    assert all(is_date(day) and len(day) == 10 for day in ERAS.values())


_WORDS = st.sampled_from(
    [
        *"0123456789年月日号至到-—.前后起初底末、，。今去昨上下周星期五一二三十",
        "2021年",
        "6月",
        "4日",
        "以来",
        "春节",
        "截至",
        "本",
        "当天",
    ]
)


@given(st.lists(_WORDS, max_size=24).map("".join), st.none() | st.dates(date(1985, 1, 1), date(2049, 12, 31)))
def test_any_text_gives_ordered_mentions_with_days_that_exist(text: str, day: date | None) -> None:
    base = Period(start=day.isoformat(), end=day.isoformat()) if day else None
    end = 0
    for mention in find_dates(text, base=base):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        start, last = mention.period.start, mention.period.end
        assert start is not None or last is not None
        assert all(value is None or (len(value) == 10 and is_date(value)) for value in (start, last))
        assert start is None or last is None or start <= last


@pytest.mark.parametrize(
    "text", ["3月1日至" * 9_000, "2021年" * 15_000, "昨" * 20_000, "1、2、" * 30_000, "截至" * 50_000]
)
def test_no_text_takes_long(text: str) -> None:
    begin = time.process_time()
    find_dates(text, base=BASE)
    assert time.process_time() - begin < 8  # a quadratic step takes minutes
