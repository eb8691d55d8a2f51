"""Chains of people, titles and bodies, read by one small grammar.

    市委常委、副市长甲某，市科协主席乙某、丙某等县领导

A chain is a row of mentions with nothing between them but pauses, and, brackets, 等. It is written as a word over
B (body), T (title) and P (person) with "," for a pause, "+" for 兼 and "e" for 等, and one regular expression cuts it
into groups: some posts, the people who hold them all, titles after single names, and a title for all in the end.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from guantu.lexicon.grammar import Grammar, Modifier
from guantu.lexicon.wordclasses import one_of, word_class
from guantu.records import Label, Mention

_BRACKET = (
    r"(?:[（(](?:女|男|[\u4e00-\u9fff]{1,5}族|女[，,、][\u4e00-\u9fff]{1,5}族|[中左右前后][一二三四五六七八九]?"
    r"|[左右][起一二三四五六]|前排?[左右中]?[一二三四]?|正[厅处部科]级|副[厅处部科]级|主持工作)[）)])"
)
_TIGHT = re.compile(rf"[ \u3000]*{_BRACKET}?[ \u3000]*(?:同志)?[ \u3000]*")
# 副署长（行政）甲: what a deputy is in charge of stands in brackets.
_TITLE_TO_NAME = re.compile(
    r"[ \u3000]*(?:[（(][\u4e00-\u9fff、]{2,12}[）)])?(?:[：:]\s*(?:[（(][^（）()]{1,20}[）)]\s*)?)?"
    r"(?:由|的|是)?[ \u3000]*"
)
_ORDINAL = re.compile(r"(?:的)?第[一二三四五六七八九十百0-9]+(?:任|届|副|批)?")
_PAUSE = re.compile(
    rf"(?:同志)?{_BRACKET}?[ \u3000]*[，,]?(?:[、，,；;]|和|及|以及|与|暨)?"
    rf"[ \u3000]*(?:以及|和|及|同时|并)?[ \u3000]*{_BRACKET}?"
)
_DOUBLE = re.compile(r"[ \u3000]*(?:[、，]?兼任?|[、，]并兼任|暨)[ \u3000]*")
_AND_SO_ON = re.compile(r"[ \u3000]*等(?:[0-9一二三四五六七八九十]+[位名]?|多位|一批|有关|同志)?(?:来自)?")
_OF_PARTY = re.compile("(?:党委|党总支|纪委|团委|工会|董事会)$")
_REPORTERS = frozenset(word_class("reporter"))
_OFFICES = frozenset(f"title:{domain}" for domain in ("party", "government", "education", "business", "state"))
_TAKES_PART = word_class("takes-part")
_ADDRESS = ("同志", "先生", "女士")
CANDIDATES = ("候选人", "参选人", "提名人选", "人选")
_AIDE = re.compile(f"{one_of('principal')}.*{one_of('aide')}")
_SPACED = re.compile(r"[ \u3000]+")
_SHORT_FORM_BEGINS = re.compile("[（(](?:以下)?(?:简称)?[：“]?")
_SHORT_FORM_ENDS = re.compile("”?[）)]")

# What a match of the patterns above begins with.
LINK_STARTS = frozenset(" \u3000（(）)”同：:由的是第、，,；;和及以与暨兼并等")
_LETTERS = {Label.PERSON: "P", Label.TITLE: "T", Label.ORGANIZATION: "B", Label.LOCATION: "B"}

_GROUP = re.compile(
    r"(?:(?P<posts>(?:B,)*B?T(?:[,+]?B?T)*))?(?P<people>(?:B?P(?:T(?:[,+]T(?!P))?)*)(?:,P(?:T(?:[,+]T(?!P))?)*)*)(?P<summary>eB?T)?"
    r"|(?P<bare>B?T(?:[,+]B?T)*)"
)


@dataclass(slots=True, kw_only=True)
class TitleUse:
    """A title as it stands: the bodies right before it, outermost first (empty: none of its own).

    title: without the words that tell the status (代, 原). status: "" where nothing tells.
    """

    mention: Mention
    bodies: tuple[Mention, ...]
    title: str
    status: str

    @property
    def start(self) -> int:
        """Where the post starts in the normalised text, its body included."""
        return min(self.mention.start, *(body.start for body in self.bodies)) if self.bodies else self.mention.start


@dataclass(slots=True, kw_only=True)
class Person:
    """A name in a group, the body right before it (武汉理工大学|方俊教授) and the titles right after it."""

    mention: Mention
    bodies: tuple[Mention, ...] = ()
    after: tuple[TitleUse, ...] = ()


@dataclass(slots=True, kw_only=True)
class Group:
    """Posts and the people who hold them all. summary: 甲、乙等|县领导 holds for everyone in the group.

    chain: number of the chain in the article; groups of one chain stand side by side.
    """

    chain: int
    start: int
    end: int
    posts: tuple[TitleUse, ...] = ()
    people: tuple[Person, ...] = ()
    summary: TitleUse | None = None


def read_groups(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[Group]:
    """The groups of an article, in order. mentions: outermost ones, in order."""
    groups: list[Group] = []
    for number, (row, links) in enumerate(_chains(text, mentions)):
        if any(mention.label is Label.PERSON or mention.label is Label.TITLE for mention in row):
            groups.extend(_cut(text, number, row, links, grammar))
    return groups


def _chains(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[list[Mention], list[str]]]:
    """Rows of mentions with the link before each; the first one has none."""
    row: list[Mention] = []
    links: list[str] = []
    for mention, following in itertools.zip_longest(mentions, mentions[1:]):
        if following is not None and _is_principal(mention, following):
            continue
        link = _link(text, row, mention) if row else None
        if link is None:
            if row:
                yield row, links
            row, links = [], []
        row.append(mention)
        links.append(link or "")
    if row:
        yield row, links


def _is_short_form(text: str, whole: Mention, short: Mention) -> bool:
    """Whether a name stands in brackets right behind another of its kind: 医院管理局（|医管局|）."""
    return (
        whole.label is short.label is Label.ORGANIZATION
        and _SHORT_FORM_BEGINS.fullmatch(text, whole.end, short.start) is not None
        and _SHORT_FORM_ENDS.match(text, short.end) is not None
    )


def _is_principal(mention: Mention, following: Mention) -> bool:
    """甲|主席特别代表、国家副主席乙: whom the other one acts for; the title is not his, and he does nothing here."""
    return (
        mention.label is Label.PERSON
        and following.label is Label.TITLE
        and mention.end == following.start
        and _AIDE.fullmatch(following.text) is not None
    )


def _goes_on(text: str, row: Sequence[Mention]) -> bool:
    """某市市委常委，市纪委书记甲某: nobody was named yet, and no verb gives the posts to somebody before."""
    if any(m.label is Label.PERSON for m in row):
        return False
    return not text.endswith(("任", "为", "兼", "当选", "由", "免去", "其"), max(0, row[0].start - 4), row[0].start)


def _goes_there(text: str, row: Sequence[Mention]) -> bool:
    """Whether the places that end a row stand behind a word of going or being there."""
    start = row[-1].start
    for mention in reversed(row[:-1]):
        if mention.label is not Label.LOCATION or mention.end != start:
            break
        start = mention.start
    return text[start - 1 : start] in tuple("在赴到于往来抵")


def _link(text: str, row: Sequence[Mention], mention: Mention) -> str | None:
    """How a mention hangs on the row before: "" tight, "," pause, "+" 兼, "e" 等; None for not at all."""
    last = row[-1]
    if mention.start < last.end:  # 财政局|长: body and title share a character
        return ""
    gap = text[last.end : mention.start]
    if not gap:
        return None if last.label is mention.label is Label.PERSON else ""
    if len(gap) > 30 or gap[0] not in LINK_STARTS:
        return None
    both = {last.label, mention.label}
    if last.label is Label.PERSON and mention.label is Label.TITLE and gap.strip() == "" and mention.text in _REPORTERS:
        return None  # 记者 甲 通讯员 乙: it tells of the next name
    if mention.label is Label.PERSON and text.startswith("团队", mention.end):
        return None  # 某公司董事长甲、|乙|团队: those around a person hold no post
    if last.label is Label.PERSON and mention.label is Label.PERSON and _SPACED.fullmatch(gap):
        return None if text.startswith(_TAKES_PART, mention.end) else ","  # 甲会见某集团主席乙|丙参加
    if _TIGHT.fullmatch(gap) and both != {Label.PERSON}:
        return ""
    if last.label is Label.TITLE and mention.label is Label.PERSON and _TITLE_TO_NAME.fullmatch(gap):
        return ""
    if mention.label is Label.TITLE and _ORDINAL.fullmatch(gap):
        return ""
    if _DOUBLE.fullmatch(gap):
        return "+"
    if (
        last.label is Label.TITLE
        and last.text not in _ADDRESS
        and mention.label is not Label.PERSON
        and gap.strip() in ("，", "；")
        and not _goes_on(text, row)
    ):
        return None  # 甲任某部部长，某部原部长乙: posts of one person are listed with 、
    if (
        last.label is mention.label is Label.ORGANIZATION
        and gap.strip() in ("，", "；")
        and last.text.endswith(_OF_PARTY.sub("", mention.text))
    ):
        return None  # 来到某某学院，学院|院长甲: the same once more begins anew
    if last.label is Label.LOCATION and gap.strip(" \u3000，") in ("与", "同", "和", "跟") and _goes_there(text, row):
        return None  # 赴上海|与某办主任甲会面, 在某馆，|与某长乙会面: the place is where they meet
    if last.label is mention.label is Label.ORGANIZATION and _is_short_form(text, last, mention):
        return ""  # 医院管理局（|医管局|）主席
    if last.label is Label.ORGANIZATION and _SHORT_FORM_ENDS.fullmatch(gap):
        return "" if len(row) > 1 and _is_short_form(text, row[-2], last) else None
    if last.label is Label.LOCATION and mention.label is not Label.PERSON and gap.strip() in ("，", "；"):
        return None  # 抵港，|香港行政长官甲到机场迎接
    if _PAUSE.fullmatch(gap):
        return ","
    if last.label is Label.ORGANIZATION and mention.label is Label.TITLE and gap == "的":
        return "" if mention.maker in _OFFICES else None  # 某某大学的|校长甲
    if last.label in (Label.PERSON, Label.TITLE) and _AND_SO_ON.fullmatch(gap):
        return "e"
    return None


def _cut(text: str, number: int, row: list[Mention], links: list[str], grammar: Grammar) -> Iterator[Group]:
    word, places = _spell(row, links)
    for match in _GROUP.finditer(word):
        units = [places[i] for i in range(match.start(), match.end()) if i in places]
        if not units:
            continue
        first, last = units[0][0], units[-1][-1]
        posts: list[TitleUse] = []
        people: list[Person] = []
        summary: TitleUse | None = None
        bodies: tuple[Mention, ...] = ()
        sharing: list[tuple[Mention, ...]] = []
        people_from = match.start("people")
        summary_from = match.start("summary")
        for index in range(match.start(), match.end()):
            unit = places.get(index)
            if unit is None:
                continue
            if word[index] == "B":
                if bodies and word[index - 1] == ",":
                    sharing.append(bodies)
                bodies = tuple(unit)
            elif word[index] == "T":
                use = _use(unit[0], bodies, grammar)
                shared = [
                    _use(unit[0], other, grammar)
                    for other in sharing
                    if bodies and other[-1].label is Label.ORGANIZATION and other[-1].text[-1] == bodies[-1].text[-1]
                ]
                bodies, sharing = (), []
                if 0 <= summary_from <= index:
                    summary = use
                elif people_from < 0 or index < people_from:
                    posts += [*shared, use]  # 中央某办、国务院某办|主任: one title of both
                else:
                    person = people[-1]
                    people[-1] = Person(mention=person.mention, bodies=person.bodies, after=(*person.after, use))
            else:
                people.append(Person(mention=unit[0], bodies=bodies))
                bodies = ()
        if len(people) == 1:
            posts = posts[_of_another(text, posts) :]
        posts = _still_former(posts)
        if posts:
            status = _status_before(text, posts[0].start, grammar)
            if status:  # 原|铁道部副部长, 时任|某市市长: it holds for all that one person's list names
                posts = [replace(use, status=use.status or status) for use in posts]
        yield Group(
            chain=number,
            start=first.start,
            end=last.end,
            posts=tuple(posts),
            people=tuple(people),
            summary=summary,
        )


def _of_another(text: str, posts: Sequence[TitleUse]) -> int:
    """某国政府代表|和中国驻某国大使甲: how many posts stand before 和, which joins people and not one's titles."""
    return max(
        (
            number
            for number, (left, right) in enumerate(itertools.pairwise(posts), start=1)
            if right.bodies and text[left.mention.end : right.start] in ("和", "以及", "及")
        ),
        default=0,
    )


def _still_former(posts: list[TitleUse]) -> list[TitleUse]:
    """某省政府|原|党组成员、副省长甲: what 原 says of a title holds for the bare ones after it."""
    found: list[TitleUse] = []
    former = False
    for use in posts:
        former = use.status == "former" or (former and not use.bodies and not use.status)
        found.append(replace(use, status="former") if former else use)
    return found


def _status_before(text: str, start: int, grammar: Grammar) -> str:
    """The status that a word right before the first body tells; "" for none."""
    _, modifiers = grammar.modifiers_before(text, start, max(0, start - 4))
    return next((modifier.status for modifier in modifiers if modifier.status and not modifier.kept), "")


def _spell(row: list[Mention], links: list[str]) -> tuple[str, dict[int, list[Mention]]]:
    """The chain as a word, and which mentions each letter stands for; bodies side by side are one letter."""
    letters: list[str] = []
    places: dict[int, list[Mention]] = {}
    for mention, link in zip(row, links, strict=True):
        letter = _LETTERS[mention.label]
        if letter == "B" and letters and letters[-1] == "B" and link == "":
            places[len(letters) - 1].append(mention)
            continue
        if link:
            letters.append(link)
        places[len(letters)] = [mention]
        letters.append(letter)
    return "".join(letters), places


def _use(mention: Mention, bodies: tuple[Mention, ...], grammar: Grammar) -> TitleUse:
    title, status = read_title(mention.text, grammar)
    return TitleUse(mention=mention, bodies=bodies, title=title, status=status)


@lru_cache(maxsize=4096)
def read_title(text: str, grammar: Grammar) -> tuple[str, str]:
    """A title without the words that only tell its status, and that status ("" where nothing tells).

    >>> from guantu.lexicon.grammar import load_grammar
    >>> read_title("代州长", load_grammar()), read_title("常务副市长", load_grammar())
    (('州长', 'acting'), ('常务副市长', ''))
    """
    text = "".join(text.split())
    for ending in CANDIDATES:
        if text.endswith(ending) and len(ending) < len(text):
            return read_title(text.removesuffix(ending), grammar)[0], "candidate"
    if text in grammar.heads and not (text.startswith("代") and text[1:] in grammar.heads):
        return text, ""
    for word in (*grammar.modifier_words, *grammar.inner_words):
        if text.startswith(word) and len(word) < len(text):
            rest, status = read_title(text[len(word) :], grammar)
            if not grammar.domain_of(rest):
                continue  # 代|表
            modifier: Modifier | None = grammar.modifiers.get(word)
            if modifier is None or modifier.kept:
                return word + rest, status
            return rest, modifier.status or status
    return text, ""
