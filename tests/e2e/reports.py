"""Reports made from templates: names × titles × bodies × verbs, in either script, with a converter's marks."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hypothesis import strategies as st
from opencc import OpenCC
from pypinyin import Style, pinyin

# All invented; of two, three and four characters, dotted, with a surname of two characters.
NAMES = (
    *("岑远帆", "佟一", "黎书恒", "匡德润", "郦文昭", "欧阳景行", "扎西·洛卓", "阿依古丽·木拉提", "颂帕", "晏清和"),
    *("德朗贝尔", "蒲映雪（女）", "虞承志（回族）"),
)
TITLES = (
    *("书记", "副书记", "常务副市长", "代州长", "原主任", "署理局长", "党组成员、副厅长", "院长", "检察长", "政委"),
    *("主席", "秘书长", "总经理", "校长", "院士", "总领事", "名誉会长", "领导", "区委书记兼区长", "副县长候选人"),
)
BODIES = (
    *(
        "",
        "苏州",
        "江苏省",
        "市",
        "市委",
        "绍兴市委",
        "新疆伊犁州党委",
        "浙江省教育厅",
        "自治区政府",
        "洛阳市人大常委会",
    ),
    *("中国科学院", "清河大学", "昆山华晟科技集团有限公司", "香港特区政府", "法国", "浙江援阿克苏指挥部"),
)
PLACES = ("苏州工业园区", "我市", "该县", "诸暨市", "洛阳博物馆", "江西省赣州市", "绍", "泰国", "周庄古镇、寒山寺")
FRAMES = (
    "{a}{verb}{place}。",
    "{date}，{post}{a}{verb}{place}，{b}陪同。",
    "{post}{a}会见了{other}{b}一行。",
    "{a}与{b}在{place}举行会谈。",
    "在{place}，{post}{a}听取了{other}{b}的介绍。",
    "任命{a}为{post}，免去{b}的{other}职务。",
    "{place}与{body}签署合作协议。",
    "{body}授予{a}“{honour}”称号。",
    "{body}对口支援{place}。",
    "{post}{a}、{other}{b}等出席。",
    "{a}将于下月率{body}代表团访问{place}",
    "希望{place}同{body}加强合作；{a}并未会见{b}！",
    "{body}（以下简称“{short}”）与{short}签约",
    "不再担任{post}的{a}（{date}）",
)
VERBS = ("到", "赴", "来", "率团访问", "考察了", "先后来到", "走访", "视察", "抵达", "调研")
NOISE = ("", "", "", "\n", "\u3000\u3000", "。。", "（（", "”", "🙂", "\ufffd", "\x00", "𠮷", "、、", "本报讯 记者")
FURNITURE = ("版权所有 苏州日报社 未经授权禁止转载\n", "首页 | 新闻 | 联系我们\n", "责任编辑：佟一\n")

_TO_TRADITIONAL = OpenCC("s2hk").convert


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A generated text, and how it was dressed: "plain", "traditional", "damaged" or "ascii"."""

    text: str
    dress: str


def dressed(text: str, dress: str, seed: int) -> str:
    """The text as converters leave it behind; every random choice comes from the seed."""
    if dress == "ascii":
        return text.translate(str.maketrans("，。；：！？（）", ",.;:!?()"))
    if dress == "plain":
        return text
    text = _TO_TRADITIONAL(text)
    if dress == "traditional":
        return text
    chance = random.Random(seed)  # noqa: S311 no secret
    return "".join(
        f"{character}({pinyin(character, style=Style.TONE)[0][0]})"
        if "\u4e00" <= character <= "\u9fff" and chance.random() < 0.15
        else character
        for character in text
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """One to six sentences with noise between them, sometimes with a frame of a web page around."""
    pick = lambda words: draw(st.sampled_from(words))  # noqa: E731
    sentences = []
    for _ in range(draw(st.integers(1, 6))):
        body, other = pick(BODIES), pick(BODIES)
        sentences.append(
            pick(FRAMES).format(
                a=pick(NAMES),
                b=pick(NAMES),
                verb=pick(VERBS),
                place=pick(PLACES),
                body=body,
                post=body + pick(TITLES),
                other=other + pick(TITLES),
                date=pick(("5月18日", "2023年6月", "近日", "昨天")),
                honour=pick(("劳动模范", "全国文明城市")),
                short=pick(("华晟科技", "院士团", "一")),
            )
            + pick(NOISE)
        )
    text = "".join(sentences)
    if draw(st.booleans()):
        text = text + "\n" + pick(FURNITURE)
    dress = draw(st.sampled_from(["plain", "traditional", "damaged", "ascii"]))
    return Report(text=dressed(text, dress, draw(st.integers(0, 9999))), dress=dress)
