"""Which organisation a name means in one article: 市委 of which city, short forms of longer names, known bodies."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from guantu.lexicon import Lexicon
from guantu.lexicon.grammar import Grammar
from guantu.lexicon.wordclasses import one_of
from guantu.records import Label, Mention
from guantu.relate.entities import Draft, Entities
from guantu.relate.places import Places

# Of a region: the post is the region's, and the title keeps the organ (南通市 + 市委副书记).
_ORGAN = re.compile(f"{one_of('region-organ')}$")
_OF_SCHOOL = re.compile(r"(?:学校|学院|校|院|集团|公司)(?:党委|纪委|团委|工会|董事会)?")
# Departments of a party committee, which in a list of titles follow the committee: 市委常委、组织部部长.
PARTY_DEPARTMENTS = re.compile(f"{one_of('party-department')}$")
STATE_ORGANS = re.compile(f"{one_of('state-organ')}$")
COMMITTEES = re.compile(r"[\u4e00-\u9fff]{2,14}委员会$")
_PARTY = re.compile("中共|中国共产党")
_PART = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:办公室|办公厅|秘书处|[部处科室])"
)  # of 某基金会办公室 the foundation is no short form
_COMPLETE = re.compile(
    "[\u4e00-\u9fff]{2,}(?:办公室|中心|学院|研究[院所]|校区|医院|[系所部处科室院团队会])"
)  # 某大|研究中心
_TRAVELS = re.compile("(?:代表|考察|访问|交流|学习|商务|高层|参访|慰问|观摩|调研|企业家)团$")
_YOUTH = re.compile("团(?:[省市县区州旗盟]|自治区)委$")  # 某市团市委 is no party committee
_INTRODUCES = re.compile(r"[（(](?:以下|下称|下)?(?:简称|称)(?:为)?[：:]?[“\"「『]?")
_ORGAN_LEVEL = {"自治县": "县", "自治州": "州", "自治旗": "旗"}  # of 某某自治县委 the organ is 县委
_LEVEL = re.compile(r"(?:自治区|自治州|自治县|自治旗|特区|地区|兵团|[省市县区州旗盟镇乡])$")


class Organisations:
    """Gives each organisation mention its entity."""

    def __init__(self, entities: Entities, places: Places, lexicon: Lexicon, grammar: Grammar) -> None:
        self._entities = entities
        self._places = places
        self._lexicon = lexicon
        self._grammar = grammar
        self._introduced: dict[str, str] = {}

    def settle(self, mention: Mention, inside: list[Mention]) -> Draft:
        """The organisation of a mention. inside: regions nested in it, in order."""
        leading = self._leading(mention, inside)
        if leading is not None:
            region, rest = leading
            return self._entities.organisation(
                mention, f"org:{region}:{_canonical(rest)}", region=f"region:{region}", generic=False
            )
        introduced = self._introduced.get(mention.text)
        if introduced is not None and introduced in self._entities.drafts:
            return self._entities.organisation(mention, introduced, region=None, generic=False)
        if _OF_SCHOOL.fullmatch(mention.text):
            return self._entities.organisation(mention, f"org:{mention.text}", region=None, generic=True)
        known = self._lexicon.bodies.named(mention.text)
        deictic = self._deictic(mention) if not known else None
        if deictic is not None:
            rank, rest, code = deictic
            organ = _ORGAN.fullmatch(rest) is not None or rest in ("组织部", "宣传部")
            if code is None:
                same = self._same_ending(rank + rest)
                if same is not None and not organ and not rest.endswith(self._grammar.team_words):
                    return self._entities.organisation(mention, same, region=None, generic=False)
                return self._entities.organisation(mention, f"org:{mention.text}", region=None, generic=organ)
            self._entities.region(code)
            return self._entities.organisation(
                mention, f"org:{code}:{_canonical(rest)}", region=f"region:{code}", generic=False
            )
        if mention.text in self._grammar.teams and (whole := self._longer(mention.text, inside=True)) is not None:
            return self._entities.organisation(mention, whole, region=None, generic=False)
        if _ORGAN.fullmatch(mention.text) or mention.text in self._grammar.teams:
            return self._entities.organisation(mention, f"org:{mention.text}", region=None, generic=True)
        if known:
            return self._entities.organisation(mention, f"org:{known[0].name}", region=None, generic=False)
        complete = self._is_unit(mention.text) or mention.maker == "pattern:regiment"  # 八十六团 is no short form
        longer = None if complete else self._longer(mention.text)
        if longer is not None:
            return self._entities.organisation(mention, longer, region=None, generic=False)
        return self._entities.organisation(mention, f"org:{mention.text}", region=None, generic=False)

    def introduce(self, mentions: Sequence[Mention], text: str) -> None:
        """Learn short forms that the text introduces: 某某公司（以下简称“某某”）. Full names must be settled."""
        for left, right in itertools.pairwise(mentions):
            if left.label is not Label.ORGANIZATION:
                continue
            gap = text[left.end : right.start]
            if _INTRODUCES.fullmatch(gap) or (gap in ("（", "(") and _shortens(right.text, left.text)):
                key = self._entities.of_mention.get(left)
                if key is not None:
                    self._introduced[right.text] = key

    def _is_unit(self, text: str) -> bool:
        """Whether a name is a bare department (商务局): of which region, the title list around it tells."""
        return len(text) <= 5 and text.endswith(self._grammar.unit_endings)

    def _leading(self, mention: Mention, inside: list[Mention]) -> tuple[str, str] | None:
        """The region that the name begins with, the innermost of a row, and what follows it."""
        prefix = _PARTY.match(mention.text)
        position, code = mention.start + (prefix.end() if prefix is not None else 0), None
        for region in inside:
            if region.start == position and region.end < mention.end:
                found = self._places.code(region)
                if found is None:
                    break
                position, code = region.end, found
        if code is None or code in ("CN",) or len(code) == 2:
            return None
        return code, mention.text[position - mention.start :]

    def _deictic(self, mention: Mention) -> tuple[str, str, str | None] | None:
        match = _lead(self._grammar).match(mention.text)
        if match is None or match.end() == len(mention.text):
            return None
        rank = self._grammar.leads[match.group(1)]
        if rank not in ("省", "市", "县", "区", "州", "旗", "盟", "自治区", "特区", "地区"):
            return None
        settled = self._places.deictic(rank, "home" if len(match.group(1)) == 1 else "near", mention.start)
        return match.group(1), mention.text[match.end() :], settled[0] if settled else None

    def _same_ending(self, text: str) -> str | None:
        """The one organisation named so far that ends like this: 市科协 after 铜仁市科协."""
        found = {
            draft.key
            for draft in self._entities.drafts.values()
            if draft.key.startswith("org:") and any(name.endswith(text) and name != text for name in draft.names)
        }
        return found.pop() if len(found) == 1 else None

    def _longer(self, text: str, *, inside: bool = False) -> str | None:
        """The one organisation of the article that the text is the beginning or the end of.

        inside: or that it is any part of (巡查组 of 国务院安委会考核巡查组第三组).
        """
        if len(text) < 2:
            return None
        part = _COMPLETE if text[-1] in "大局署" and not text.endswith("人大") else _PART
        found = {
            draft.key
            for draft in self._entities.drafts.values()
            if draft.key.startswith("org:")
            and (
                inside or text.startswith("中国") or not _TRAVELS.search(draft.name)
            )  # 某局 is no short form of 某局代表团
            and any(
                len(name) > len(text)
                and (
                    (name.startswith(text) and not part.fullmatch(name, len(text)))
                    or (name.endswith(text) and len(text) >= 3)
                    or (inside and text in name)
                )
                for name in draft.names
            )
        }
        return found.pop() if len(found) == 1 else None


def _shortens(short: str, name: str) -> bool:
    """Whether a form is made of characters of a name, in their order: 社署 of 社会福利署.

    >>> _shortens("社署", "社会福利署"), _shortens("署社", "社会福利署")
    (True, False)
    """
    left = iter(name)
    return 2 <= len(short) < len(name) and all(character in left for character in short)


@cache
def _lead(grammar: Grammar) -> re.Pattern[str]:
    """How a name begins that stands on a level instead of a name: 市|科协, 我县|商务局."""
    return re.compile(
        "(?:我|本|全)?(?!市政(?:公司|工程|建设|管理|集团|园林|设计|服务)|市场|市值|市域|市民|区域|区块|县域|州际|省际|院士|校友|校企|院校)("
        + "|".join(map(re.escape, grammar.lead_words))
        + ")"
    )


def _canonical(rest: str) -> str:
    """One spelling for an organ of a region: 市人民政府 → 政府, 市委 → 委."""
    rest = rest.replace("人民政府", "政府").replace("人民代表大会", "人大").replace("常务委员会", "常委会")
    return re.sub("^党委$", "委", rest)


def split_organ(name: str) -> tuple[str, str] | None:
    """A region's organ cut into what names the region and the organ with its rank: 南通市委 → (南通, 市委).

    None where the name is no party or state organ of a region.

    >>> split_organ("伊犁州党委"), split_organ("市政府"), split_organ("市科协")
    (('伊犁州', '党委'), ('', '市政府'), None)
    """
    match = _ORGAN.search(name)
    if match is None or _YOUTH.search(name):
        return None
    stem = _PARTY.sub("", name[: match.start()])
    organ = match.group()
    level = _LEVEL.search(stem)
    if organ == "委员会" and not level:
        return None
    if organ == "委" and not level:
        return None
    if level is not None and organ != "党委":
        return stem[: level.start()], _ORGAN_LEVEL.get(level.group(), level.group()) + organ
    return (stem, organ) if stem else None
