"""Reading the seed from end to end: what the frame tells, and that the way back to the raw text is exact."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from guantu.config import Config
from guantu.errors import InputError
from guantu.lexicon import load_lexicon
from guantu.read import iter_sources, read
from guantu.records import Article, Script, SectionKind

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def article() -> Article:
    (source,) = iter_sources([SEEDS], Config())
    assert not isinstance(source, InputError)
    return read(source, Config(), load_lexicon())


def test_seed_is_simplified_and_free_of_pinyin(article: Article) -> None:
    assert article.script is Script.TRADITIONAL
    assert article.repairs == 129
    assert "(w" not in article.text
    assert article.text.startswith("本网讯 6月4日,新疆")


def test_seed_was_published_on_the_day_of_its_dateline(article: Article) -> None:
    assert article.published is not None
    assert (article.published.start, article.published.precision) == ("2021-06-04", "day")
    assert "2021年2月" in article.published.reason
    assert "footer" in article.published.reason


def test_seed_speaks_for_its_city(article: Article) -> None:
    assert article.outlet is not None
    assert article.outlet.region == "320600"


def test_footer_is_furniture_and_the_byline_is_body(article: Article) -> None:
    kinds = [section.kind for section in article.sections]
    assert kinds == [SectionKind.BODY, SectionKind.FURNITURE]
    body = article.text[article.sections[0].start : article.sections[0].end]
    assert "(记者" in body[-10:]
    assert "版权所有" not in body


def test_every_normalised_character_of_the_seed_starts_at_its_own_raw_character(article: Article) -> None:
    starts = [article.alignment.raw_span(i, i + 1) for i in range(len(article.text))]
    assert starts[0] == (0, 1)
    assert starts[-1][1] == len(article.raw)
    assert all(left[1] == right[0] for left, right in pairwise(starts))
    same = sum(article.raw[start] == character for (start, _), character in zip(starts, article.text, strict=True))
    assert same > 0.6 * len(article.text)
