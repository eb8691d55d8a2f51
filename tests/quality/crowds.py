"""Long lists of invented people: the presidium of a congress, and a list of attendants with their titles."""

from __future__ import annotations

import random

from guantu.lexicon import load_lexicon

_FIRST = "明华志建国文海宏晓子雪丽秀玉兰春静佳慧思承启清景德润书远一立继先守长学勤广延永振金宝"
_LAST = "华国平军伟俊杰涛鹏飞东林森宇轩然涵梅娟英燕红霞怡敏妮源岳和行润恒帆鸣映川群阳业青才年"
_TITLES = (
    *("市委副书记", "市委常委、组织部部长", "副市长", "市人大常委会副主任", "市政协副主席", "市教育局局长"),
    *("市财政局党组书记、局长", "市公安局副局长", "市卫生健康委员会主任", "团市委书记", "市妇联主席", "市总工会主席"),
    *("高新区管委会主任", "市中级人民法院院长", "市人民检察院检察长", "市政府秘书长", "市统计局局长", "市审计局局长"),
)


def crowd(size: int, seed: int) -> list[str]:
    """Different names of two and three characters, some with a surname of two; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 no secret
    known = load_lexicon().names
    surnames = sorted(known.surnames)
    weights = [known.surname_weight(surname) for surname in surnames]
    names: dict[str, None] = {}
    while len(names) < size:
        surname = chance.choices(surnames, weights)[0]
        given = chance.choice(_FIRST) + chance.choice(_LAST)
        names.setdefault(surname + (given[1] if chance.random() < 0.15 else given))
    return list(names)


def presidium(size: int = 243, seed: int = 1) -> tuple[str, list[str]]:
    """A list as newspapers print it: a head, names with spaces between, some of them women or of a minority."""
    names = crowd(size, seed)
    chance = random.Random(seed)  # noqa: S311 no secret
    notes = ("", "", "", "", "（女）", "（回族）", "（女，满族）")
    listed = "　".join((f"{name[0]}　{name[1]}" if len(name) == 2 else name) + chance.choice(notes) for name in names)
    return (
        f"绍兴市第九届人民代表大会第二次会议主席团和秘书长名单\n主席团（{size}名，按姓名笔划为序）\n{listed}\n",
        names,
    )


def attendants(length: int = 3000, seed: int = 1) -> tuple[str, list[str]]:
    """A sentence of at least `length` characters that names who attended, each with a title."""
    names = crowd(length // 4, seed)
    chance = random.Random(seed)  # noqa: S311 no secret
    text, used = "绍兴市委书记岑远帆主持会议。", ["岑远帆"]
    while len(text) < length:
        people = [names.pop() for _ in range(chance.choice((1, 1, 1, 2, 3)))]
        used += people
        text += chance.choice(_TITLES) + "、".join(people) + "，"
    return text.removesuffix("，") + "等出席会议。\n", used
