"""Titles brought to one form, so that holders of one post meet in one node however a text prints it.

江苏省委书记, 省委书记 of 江苏省, 书记 of 江苏省委 and 中共江苏省委书记 are one post; 常务副市长 and 副市长 are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guantu.lexicon.lexicon import Lexicon

_RANK = r"(?:自治区|自治州|自治县|特别行政区|特区|省|市|州|县|区|旗|盟|地)"
# Organs of a region as titles print them, and the form that stands for all.
_ORGAN_FORMS: tuple[tuple[str, str], ...] = (
    (r"(?:中共)?(?:委员会|党委会?|委)(?=书记|副书记|常委|委员|候补委员|秘书长|副秘书长|专职)", "党委"),
    (r"(?:中共)?(?:委员会|党委|委)(?=常务委员|组织部|宣传部|统战部|统一战线工作部|政法委|办公厅|办公室)", "党委"),
    (r"(?:人民)?政府", "政府"),
    (r"(?:人大常委会|人民代表大会常务委员会|人大(?=主任|副主任|秘书长))", "人大常委会"),
    (r"(?:政协|人民政治协商会议)(?:委员会)?(?=主席|副主席|秘书长)", "政协"),
    (r"(?:纪委|纪律检查委员会)(?=书记|副书记|常委)", "纪委"),
    (r"(?:监委|监察委员会)(?=主任|副主任|委员)", "监委"),
)
_ORGANS = tuple((re.compile(f"(?:{_RANK})?{form}"), organ) for form, organ in _ORGAN_FORMS)
_GOVERNOR = re.compile(r"(?:政府)?((?:常务|第一)?副?(?:省长|市长|州长|县长|区长|旗长|盟长|专员|镇长|乡长))$")
_CHAIR = re.compile(r"(?:政府|自治区)((?:常务|第一)?副?主席)$")
_RANKED_GOVERNOR = re.compile(r"(?:自治州|自治县|自治旗)(?=(?:常务|第一)?副?(?:州长|县长|旗长)$)")
_PARTY_HEADS = frozenset({"书记", "副书记", "专职副书记", "常委", "第一书记"})
# How many hold a post at a time, by what its title ends with or holds; the first row that fits, else one person.
_HOLDERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"(?:代表|政协委员|党员|会员|学生|职工|干部|同志|群众|士兵|战士)$"), 3000),
    (
        re.compile(
            r"(?:记者|教授|院士|研究员|教师|老师|队员|选手|运动员|球员|宇航员|航天员|编辑|专家|医生|顾问|工程师|主持人|主播"
            r"|评论员|分析师)$"
        ),
        1000,
    ),
    (re.compile(r"(?:理事|候补委员|中央委员|议员|参事|馆员|领导|领导人|负责人|志愿者|官员)$"), 200),
    (
        re.compile(
            r"副|委员$|常委$|成员$|董事$|助理$|秘书$|发言人$|执行主席$|常务主席$|特使$|国务委员$|书记处书记$|执政官$"
        ),
        20,
    ),
)
# How the news names the same post by the country: 俄罗斯外交部长 is 俄罗斯外长.
_SHORT = {"外交部": "外长", "国防部": "防长", "财政部": "财长"}
# Titles that name their own body: (title, body by its name in the table of bodies, title there).
_SELF_SUFFICIENT: dict[str, tuple[str, str]] = {
    "总书记": ("中国共产党中央委员会", "总书记"),
    "中共中央总书记": ("中国共产党中央委员会", "总书记"),
    "国家主席": ("中国", "国家主席"),
    "国家副主席": ("中国", "国家副主席"),
    "国务委员": ("国务院", "国务委员"),
}
_STATE = frozenset({"总理", "副总理", "国务委员"})
_COMMITTEE_RANKS = ("省", "市", "县", "区", "州", "旗", "盟")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The body of a post as resolution knows it: kind "region" or "organ", key, region code, role of an organ."""

    key: tuple[str, ...]
    region: str = ""
    role: str = ""
    is_region: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostForm:
    """What a post is: the key of its owner and one form of its title. holders: how many hold it at a time, about."""

    owner: tuple[str, ...]
    title: str
    holders: int


class Posts:
    """Reads posts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def post(self, title: str, owner: Owner | None) -> PostForm | None:
        """The post of a title and the owner of its body; None where no body is known.

        A title that prints its body (外交部部长 of 中国) belongs to that body.
        """
        title = _BRACKETS.sub("", "".join(title.split()))
        if owner is None or owner.region == "CN":
            owner, title = self._own_body(title, owner)
        if owner is None:
            return None
        if not owner.is_region and owner.name:
            title = title.removeprefix(owner.name) or title
        key = owner.key
        if len(owner.region) == 2 and owner.region != "CN" and (owner.is_region or owner.role):
            # A ministry abroad is known by its country: 外长 of 俄罗斯 is 部长 of 俄罗斯外交部.
            key, title = ("code", owner.region), foreign_title("" if owner.is_region else owner.role, title)
        if owner.region and owner.region != "CN" and (owner.is_region or owner.role in _ORGAN_NAMES):
            key, title = ("code", owner.region), canonical_title(title, owner.role)
        return PostForm(owner=key, title=title, holders=holders_of(key, title))

    def _own_body(self, title: str, owner: Owner | None) -> tuple[Owner | None, str]:
        if title in _SELF_SUFFICIENT:
            name, title = _SELF_SUFFICIENT[title]
            return self._owner(name), title
        if owner is not None and owner.is_region and title in {"主席", "副主席"}:
            return owner, "国家" + title
        if owner is not None and owner.is_region and title in _STATE:
            return self._owner("国务院"), title
        for length in range(len(title) - 1, 1, -1):
            bodies = self._lexicon.bodies.named(title[:length])
            if bodies and (len(bodies) == 1 or bodies[0].name == title[:length]):
                rest = title[length:]
                if rest in {"长", "副长"}:
                    rest = title[length - 1 :]
                return self._owner(bodies[0].name), rest
        return owner, title

    def _owner(self, name: str) -> Owner:
        if name == "中国":
            return Owner(key=("code", "CN"), region="CN", is_region=True, name=name)
        found = self._lexicon.bodies.named(name)
        return Owner(key=("body", found[0].name if found else name), name=name)


def holders_of(owner: tuple[str, ...], title: str) -> int:
    """How many people hold a post of this title at a time, to the order of magnitude.

    >>> [holders_of(("code", "320000"), title) for title in ("省长", "副省长", "人大代表")]
    [1, 20, 3000]
    >>> [holders_of(("body", body), "书记") for body in ("共青团中央", "共青团中央书记处")]
    [1, 20]
    """
    if owner in _THOUSANDS and title in {"委员", "代表"}:
        return 3000
    if owner and owner[-1].endswith("书记处"):
        title = "书记处" + title
    return next((number for pattern, number in _HOLDERS if pattern.search(title)), 1)


_THOUSANDS = frozenset({("body", "全国人民代表大会"), ("body", "中国人民政治协商会议全国委员会")})
_ORGAN_NAMES = frozenset(organ for _, organ in _ORGAN_FORMS)


def canonical_title(title: str, role: str = "") -> str:
    """One form for all ways to print a title of a region, or of the organ `role` (党委, 政府 …) of a region.

    >>> canonical_title("省委书记"), canonical_title("书记", "党委"), canonical_title("书记")
    ('党委书记', '党委书记', '党委书记')
    >>> canonical_title("市政府副市长"), canonical_title("副市长"), canonical_title("常务副市长")
    ('副市长', '副市长', '常务副市长')
    >>> canonical_title("自治区主席"), canonical_title("主席", "政府"), canonical_title("政协主席")
    ('政府主席', '政府主席', '政协主席')
    """
    if role and not any(pattern.match(title) for pattern, organ in _ORGANS if organ == role):
        title = role + title
    for pattern, organ in _ORGANS:
        found = pattern.match(title)
        if found is not None and found.end() < len(title):
            title = organ + title[found.end() :]
            break
    title = _RANKED_GOVERNOR.sub("", title)
    if title in _PARTY_HEADS:
        return "党委" + title
    governor = _GOVERNOR.fullmatch(title)
    if governor is not None:
        return governor[1]
    chair = _CHAIR.fullmatch(title)
    return "政府" + chair[1] if chair is not None else title


def printed_title(title: str, region: str) -> str:
    """A canonical title as the news of a region prints it.

    >>> printed_title("党委副书记", "南通市"), printed_title("党委副书记", "新疆维吾尔自治区")
    ('市委副书记', '党委副书记')
    """
    if title.startswith("党委") and region.endswith(_COMMITTEE_RANKS) and not region.endswith("自治区"):
        return region[-1] + title[1:]
    return title


def post_name(body: str, title: str) -> str:
    """The name of a post: the body and the title, without the rank said twice.

    >>> post_name("江苏省", "省委书记"), post_name("南通市", "市长"), post_name("广西壮族自治区", "自治区主席")
    ('江苏省委书记', '南通市市长', '广西壮族自治区主席')
    """
    for length in range(min(len(body), len(title) - 1), 0, -1):
        shared = title[:length]
        if body.endswith(shared) and (length > 1 or title[1:].startswith(("委", "政", "人", "纪", "监"))):
            return body + title[length:]
    return body + title


def foreign_title(body: str, title: str) -> str:
    """The title by the country of a post in one of its ministries.

    >>> foreign_title("外交部", "部长"), foreign_title("外交部", "发言人"), foreign_title("", "外交部长")
    ('外长', '外交部发言人', '外长')
    """
    whole = body + title.removeprefix(body)
    for ministry, short in _SHORT.items():
        if whole in (ministry + "部长", ministry + "长", ministry[:-1] + "大臣"):
            return short
    return whole
