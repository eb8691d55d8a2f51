"""Lines of one width are one paragraph; other lines stay as they are."""

from __future__ import annotations

import pytest

from guantu.read.normal import normalise
from guantu.read.wrapping import wrap_edits

WRAPPED = (
    "　　绍兴市委副书记岑远帆昨天到嵊\n"
    "州市调研乡村振兴工作，嵊州市委书\n"
    "记佟一鸣、市长黎书恒陪同调研。岑\n"
    "远帆指出，要抓好落实。\n"
)


def test_a_sentence_goes_on_over_the_end_of_a_line() -> None:
    normal = normalise(WRAPPED)
    assert "到嵊州市调研" in normal.text
    assert "嵊州市委书记佟一鸣" in normal.text


def test_a_name_across_two_lines_has_its_raw_stretch_with_the_break() -> None:
    normal = normalise(WRAPPED)
    place = normal.text.index("嵊州市调研")
    start, end = normal.alignment.raw_span(place, place + 3)
    assert WRAPPED[start:end] == "嵊\n州市"


@pytest.mark.parametrize(
    "text",
    [
        "组　长：岑远帆\n副组长：佟一鸣\n成　员：黎书恒\n　　　　鲍启岳\n",
        "第一段写到这里就结束了，它是一个完整的句子。\n第二段短。\n第三段写到这里也结束了，它同样是完整的句子。\n第四段。\n",
        "岑远帆　佟一鸣　黎书恒　鲍启岳　乐景和\n" * 4,
        "只有一行的文字不会被当作断行的文字来处理。",
    ],
)
def test_lists_paragraphs_and_single_lines_stay(text: str) -> None:
    assert list(wrap_edits(text)) == []


def test_each_of_two_wrapped_paragraphs_stays_one() -> None:
    normal = normalise(WRAPPED + "\n" + WRAPPED)
    assert normal.text.count("\n") == 3
