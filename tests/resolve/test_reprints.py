"""Articles that repeat others are found, whatever came first in the input."""

from __future__ import annotations

from builders import Draft
from guantu.resolve.reprints import Reprints

STORY = (
    "今年以来城北区围绕产业升级开展了一系列招商活动先后与二十三家企业达成意向涉及装备制造新材料和软件服务等领域",
    "区里成立专班逐一走访企业了解用工用地用电方面的困难并在十个工作日内给出书面答复得到企业好评",
    "下一步将继续优化办事流程把更多窗口搬到园区让企业少跑腿同时加强对小微企业的金融支持力度",
)


def article(id: str, date: str, *sentences: str):  # type: ignore[no-untyped-def]
    draft = Draft(id, date=date)
    for sentence in sentences:
        draft.say(sentence)
    return draft.reading().article


def repeats(*articles) -> dict[str, str]:  # type: ignore[no-untyped-def]
    found = Reprints()
    for one in articles:
        found.add(one)
    return found.repeats()


def test_a_copy_repeats_the_earlier_article_in_either_order() -> None:
    first, second = article("b", "2020-01-01", *STORY), article("a", "2020-02-01", *STORY)
    assert repeats(first, second) == repeats(second, first) == {"a": "b"}


def test_a_shortened_version_repeats_the_long_one() -> None:
    long = article("long", "2020-01-01", *STORY)
    short = article("short", "2020-01-02", STORY[0], STORY[1])
    assert repeats(long, short) == {"short": "long"}


def test_a_reprint_with_another_byline_repeats() -> None:
    reprint = article("re", "2020-01-09", "本报通讯员消息", *STORY, "责任编辑某某")
    assert repeats(article("or", "2020-01-01", *STORY), reprint) == {"re": "or"}


def test_articles_that_share_one_sentence_do_not_repeat() -> None:
    other = article(
        "o", "2020-01-01", STORY[0], "但是城南区情况不同当地以农业为主近年来种菜带动两千多户增收还办起了加工厂"
    )
    assert repeats(article("x", "2020-01-01", *STORY), other) == {}


def test_short_articles_repeat_only_as_exact_copies() -> None:
    assert repeats(article("x", "2020", "会议今天召开"), article("y", "2021", "会议今天召开了")) == {}
    assert repeats(article("x", "2020", "会议今天召开"), article("y", "2021", "会议今天，召开")) == {"y": "x"}


def test_a_formula_that_many_texts_share_makes_no_chain_between_them() -> None:
    formula = "会议强调要坚持稳中求进工作总基调推动经济实现质的有效提升和量的合理增长"
    first, second = article("a", "2020", STORY[0], STORY[1], formula), article("b", "2021", formula)
    other = "城南小学举行运动会三百多名学生参加了跳绳接力拔河等项目家长们也到场助威气氛热烈"
    third = article("c", "2022", other, other[::-1], formula)
    assert repeats(first, second, third) == {}


def test_a_repeat_of_a_repeat_repeats_the_first() -> None:
    found = repeats(
        article("a", "2020-01", *STORY),
        article("b", "2020-02", *STORY, "转载"),
        article("c", "2020-03", *STORY, "再转"),
    )
    assert found == {"b": "a", "c": "a"}


def test_what_is_told_in_one_form_each_year_is_no_repeat() -> None:
    ending = ("会议选举甲某某为主席并通过关于报告的决议", "大会接受乙某某辞去职务的请求随后胜利闭幕")
    one = article("a", "2022-03-10", *STORY, ending[0])
    assert repeats(one, article("b", "2023-03-10", *STORY, ending[1])) == {}
    assert repeats(one, article("b", "2022-03-11", *STORY, ending[1])) == {"b": "a"}
