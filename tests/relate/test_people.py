"""Chains of bodies, titles and names: who is grouped with which titles, from mentions made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantu.lexicon.grammar import load_grammar
from guantu.relate import people
from guantu.relate.people import LINK_STARTS, Group, TitleUse, read_groups, read_title
from marked import marked


def groups(source: str) -> list[Group]:
    """The groups of a marked text."""
    return read_groups(*marked(source), load_grammar())


def spelled(use: TitleUse) -> str:
    """A title as body|body/title."""
    return "|".join(body.text for body in use.bodies) + "/" + use.title


def told(source: str) -> list[str]:
    """Each group in one line: posts > people (with the titles after them) > summary."""
    return [
        " ".join(map(spelled, group.posts))
        + ">"
        + " ".join(
            "|".join(b.text for b in person.bodies) + person.mention.text + "".join(map(spelled, person.after))
            for person in group.people
        )
        + (">" + spelled(group.summary) if group.summary is not None else "")
        for group in groups(source)
    ]


CHAINS = [
    ("{B:苏州市委}{T:书记}{P:岑远帆}讲话", ["苏州市委/书记>岑远帆"]),
    ("{L:江苏省}{L:苏州市}{T:市长}{P:岑远帆}", ["江苏省|苏州市/市长>岑远帆"]),
    ("{B:市委}{T:常委}、{T:副市长}{P:岑远帆}", ["市委/常委 /副市长>岑远帆"]),
    ("{T:副市长}{P:岑远帆}、{P:佟一鸣}和{P:黎书恒}出席", ["/副市长>岑远帆 佟一鸣 黎书恒"]),
    ("{T:副市长}{P:岑远帆} {P:佟一鸣}　{P:黎书恒}", ["/副市长>岑远帆 佟一鸣 黎书恒"]),
    ("{L:绍兴市}{T:市长}{P:岑远帆}、{B:市政协}{T:主席}{P:佟一鸣}", ["绍兴市/市长>岑远帆", "市政协/主席>佟一鸣"]),
    ("{L:绍兴市}{T:市长}{P:岑远帆}，{B:市政协}{T:主席}{P:佟一鸣}", ["绍兴市/市长>岑远帆", "市政协/主席>佟一鸣"]),
    ("{P:岑远帆}、{P:佟一鸣}等{L:市}{T:领导}出席", [">岑远帆 佟一鸣>市/领导"]),
    ("{B:清河大学}{P:岑远帆}{T:教授}", [">清河大学岑远帆/教授"]),
    ("{P:岑远帆}{T:院士}、{P:佟一鸣}{T:研究员}", [">岑远帆/院士 佟一鸣/研究员"]),
    ("{T:副市长}{P:岑远帆}（女，回族）、{P:佟一鸣}", ["/副市长>岑远帆 佟一鸣"]),
    ("{T:副市长}{P:岑远帆}(女)、{P:佟一鸣}", ["/副市长>岑远帆 佟一鸣"]),
    ("{B:省委}{T:书记}兼{B:省人大常委会}{T:主任}{P:岑远帆}", ["省委/书记 省人大常委会/主任>岑远帆"]),
    ("{P:岑远帆}会见了{P:佟一鸣}", [">岑远帆", ">佟一鸣"]),
    ("{L:苏州市}{T:市长}由他担任", ["苏州市/市长>"]),
    ("{T:组长}：{P:岑远帆}", ["/组长>岑远帆"]),
    ("{B:恒远公司}{T:董事长}{P:岑远帆}、{P:佟一鸣}团队", ["恒远公司/董事长>岑远帆", ">佟一鸣"]),
]


@pytest.mark.parametrize(("source", "wanted"), CHAINS, ids=[source for source, _ in CHAINS])
def test_a_chain_is_cut_into_posts_and_the_people_who_hold_them(source: str, wanted: list[str]) -> None:
    assert told(source) == wanted


def test_groups_side_by_side_are_of_one_chain_and_others_are_not() -> None:
    found = groups("{T:市长}{P:岑远帆}、{T:副市长}{P:佟一鸣}出席。{T:书记}{P:黎书恒}讲话。")
    assert [group.chain for group in found] == [0, 0, 1]


def test_a_group_reaches_from_its_first_body_to_its_last_word() -> None:
    text, _ = marked("昨日{B:市委}{T:书记}{P:岑远帆}{T:同志}到会")
    (group,) = groups("昨日{B:市委}{T:书记}{P:岑远帆}{T:同志}到会")
    assert text[group.start : group.end] == "市委书记岑远帆同志"


def test_body_and_title_may_share_a_character() -> None:
    text, mentions = marked("{B:财政局}长{P:岑远帆}")
    title = marked("财政{T:局长}")[1]
    (group,) = read_groups(text, sorted([*mentions, *title], key=lambda m: m.start), load_grammar())
    assert [spelled(use) for use in group.posts] == ["财政局/局长"]


def test_a_text_without_mentions_has_no_groups() -> None:
    assert groups("会议今天召开。") == []


TITLES = [
    ("市长", "市长", ""),
    ("代市长", "市长", "acting"),
    ("代理检察长", "检察长", "acting"),
    ("署理局长", "局长", "acting"),
    ("原副部长", "副部长", "former"),
    ("前总理", "总理", "former"),
    ("时任书记", "书记", "former"),
    ("候任行政长官", "行政长官", "candidate"),
    ("拟任副市长", "副市长", "candidate"),
    ("新任局长", "局长", "appointed"),
    ("常务副市长", "常务副市长", ""),
    ("第一书记", "第一书记", ""),
    ("名誉会长", "名誉会长", ""),
    ("党委副书记", "党委副书记", ""),
    ("原党委书记", "党委书记", "former"),
    ("主　任", "主任", ""),
]


@pytest.mark.parametrize(("text", "title", "status"), TITLES)
def test_a_title_is_told_from_what_it_says_of_its_holder(text: str, title: str, status: str) -> None:
    assert read_title(text, load_grammar()) == (title, status)


# By the first character of what stands between two mentions: a text in which they are of one chain.
LINKS = {
    " ": "{T:市长} {P:岑远帆}",
    "\u3000": "{T:市长}\u3000{P:岑远帆}",
    "（": "{P:岑远帆}（女）{T:市长}",
    "(": "{P:岑远帆}(女){T:市长}",
    "）": "{B:医院管理局}（{B:医管局}）{T:主席}",
    ")": "{B:医院管理局}({B:医管局}){T:主席}",
    "”": "{B:医院管理局}（简称“{B:医管局}”）{T:主席}",
    "同": "{P:岑远帆}同志、{P:佟一鸣}",
    "：": "{T:组长}：{P:岑远帆}",
    ":": "{T:组长}:{P:岑远帆}",
    "由": "{T:组长}由{P:岑远帆}",
    "的": "{T:组长}的{P:岑远帆}",
    "是": "{T:组长}是{P:岑远帆}",
    "第": "{B:苏州市}第三任{T:市长}",
    "、": "{P:岑远帆}、{P:佟一鸣}",
    "，": "{P:岑远帆}，{P:佟一鸣}",
    ",": "{P:岑远帆},{P:佟一鸣}",
    "；": "{P:岑远帆}；{P:佟一鸣}",
    ";": "{P:岑远帆};{P:佟一鸣}",
    "和": "{P:岑远帆}和{P:佟一鸣}",
    "及": "{P:岑远帆}及{P:佟一鸣}",
    "以": "{P:岑远帆}以及{P:佟一鸣}",
    "与": "{P:岑远帆}与{P:佟一鸣}",
    "暨": "{T:组长}暨{T:会长}",
    "兼": "{T:组长}兼{T:会长}",
    "并": "{T:组长}并{T:会长}",
    "等": "{P:岑远帆}等{T:领导}",
}


def test_every_beginning_of_a_link_has_its_text() -> None:
    assert LINKS.keys() == LINK_STARTS


@pytest.mark.parametrize("source", LINKS.values(), ids=lambda source: source)
def test_what_a_link_joins_is_one_group(source: str) -> None:
    assert len(groups(source)) == 1


@pytest.mark.parametrize("name", ["_TIGHT", "_TITLE_TO_NAME", "_ORDINAL", "_PAUSE", "_DOUBLE", "_AND_SO_ON", "_SPACED"])
@given(data=st.data())
def test_no_link_begins_with_anything_else(name: str, data: st.DataObject) -> None:
    gap = data.draw(st.from_regex(getattr(people, name), fullmatch=True))
    assert not gap or gap[0] in LINK_STARTS
