"""Names of people, by what stands around them: titles, lists, bylines, verbs of saying and doing; then everywhere else.

A Han name is a surname with one or two more characters; how many, the right-hand side tells (王某|表示, 王某某|、).
A transliterated name runs as far as its characters go. A name that was found once in a text counts wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guantu.lexicon.grammar import Grammar, any_of
from guantu.lexicon.names import Names
from guantu.records import Mention
from guantu.tag.blocks import find_blocks
from guantu.tag.found import Found
from guantu.tag.limits import PAUSE, Limits
from guantu.tag.oncemore import names_once_more, surnames_alone
from guantu.tag.overlaps import Overlaps
from guantu.tag.shapes import HAN, HYPHENS, NameShapes, is_preposition, is_when, person

_LIST_GAP = re.compile(r"[，,]?[、，,/]?[ \u3000]{0,6}(?:和|及|以及|与|暨)?")
LIST_STARTS = frozenset("（(、，,/ \u3000和及以与暨")  # what a bracket or a gap of a list begins with
_SPACE = frozenset(" \u3000")
_SPACES = re.compile(r"[ \u3000]+")
_BRACKET = re.compile(r"[（(](?:女|男|[\u4e00-\u9fff]{1,5}族|女[，,、][\u4e00-\u9fff]{1,5}族|[^（）()]{1,8})[）)]")
_MARKED = re.compile(
    r"(?<![\u4e00-\u9fff·])([\u4e00-\u9fff·]{2,8})[（(](?:女|[\u4e00-\u9fff]{1,5}族|女[，,、][\u4e00-\u9fff]{1,5}族)[）)]"
)
_MARK = re.compile("[（(](?:女|[\u4e00-\u9fff]{1,5}族)")  # without one, nothing is marked
# 任命甲为某部部长, 免去甲（女）的某部部长职务: what stands between is the name, though it may end in 成 or 原.
_APPOINTED = re.compile(
    r"(?:任命|聘任|免去|罢免|接受)([\u4e00-\u9fff]{2,4}?(?:[、和][\u4e00-\u9fff]{2,4}?)*)(?:等[0-9一二三四五六七八九十]*[名位人]?)?(?:同志)?(?:[（(]女[）)])?(?:兼任|辞去)?(?:为|的|(?<=辞去))"
)
_ONE_NAME = re.compile("[^、和]+")
_BYLINE = re.compile(
    r"(?:本报|本台|本网|全媒体|总台|央视|特约|见习|实习|驻[\u4e00-\u9fff]{2,4})*"
    r"(?:记者|通讯员|特约记者|摄影|作者|编辑|撰稿)[：: \u3000]*"
)
_REPORTER = re.compile("记者|通讯员|摄影|作者|编辑|撰稿")  # without one, there is no byline
_ETHNIC = re.compile(r"([\u4e00-\u9fff·]{2,6})[（(](?:女[，,、])?[\u4e00-\u9fff]{1,5}族[）)]")
_LIST_HEAD = re.compile(r"[：:]\s*(?:[（(][^（）()]{1,20}[）)]\s*)?")
_NAME_ONLY = re.compile(r"[（(]((?:[\u4e00-\u9fff]{2,4}[ \u3000]+){1,5}[\u4e00-\u9fff]{2,4})[）)]\s*$")
# 0.5 keeps 9 of 10 names after a title; swept 0.2 to 0.8 on texts of the project's own
_AFTER_TITLE = 0.03
_BEFORE_CUE = 0.6
_TRUSTED = 0.4  # a person of the statistical tagger at or above it counts as found
_UNSEEN = 0.9  # least name score where the statistical tagger sees nothing: 首相|官邸前, 评论员|文章
_DOUBTED = frozenset(("name:after-title", "name:before-title", "name:before-cue", "name:dotted"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSettings:
    """Least name scores by context. after_title: a title stands before. before_cue: only a verb follows."""

    after_title: float = _AFTER_TITLE
    before_cue: float = _BEFORE_CUE


class NameFinder:
    """Finds the people of one text. Knows the tables; keeps nothing between texts."""

    def __init__(self, grammar: Grammar, names: Names, settings: NameSettings | None = None) -> None:
        self._grammar = grammar
        self._names = names
        self._settings = settings or NameSettings()
        self._foreign = names.transliteration
        self._shapes = NameShapes(grammar, names)
        self._cue_pattern = any_of(word for word in grammar.person_cues if word == "说" or len(word) >= 2)

    def find(
        self,
        text: str,
        *,
        titles: Sequence[Mention],
        taken: Sequence[Mention],
        tagged: Sequence[Mention] = (),
        seen: Overlaps | None = None,
    ) -> list[Mention]:
        """The names in the normalised text.

        titles: mentions of titles. taken: organisations and places that are sure; no name runs into one.
        tagged: people that the statistical tagger found; they count as found and carry on through lists.
        seen: all that the statistical tagger found, of any label; None where it is left out.
        """
        limits = Limits(text, titles, taken)
        found = Found()
        for mention in tagged:
            if mention.score >= _TRUSTED and len(mention.text) >= 2:
                found.keep(self._whole(text, replace(mention, score=min(1.0, mention.score + 0.2)), limits))
        for mention in find_blocks(text, self._shapes):
            found.keep(mention)
        appointed = {
            match.start(1) + one.start(): match.start(1) + one.end()
            for match in _APPOINTED.finditer(text)
            for one in _ONE_NAME.finditer(match[1])
            if self._shapes.surname(one.group())
        }
        for start, end in appointed.items():
            found.keep(person(text, start, end, "name:appointed", 1.0))
        ends = {*(title.end for title in titles), *appointed}
        for match in _MARKED.finditer(text) if _MARK.search(text) else ():
            start = max([match.start(1), *(end for end in range(match.start(1) + 1, match.end(1) + 1) if end in ends)])
            if match.end(1) - start >= 2:
                found.keep(person(text, start, match.end(1), "name:marked", 1.0))
        for mention in self._shapes.dotted(text, limits):
            found.keep(mention)
        for title in titles:
            self._around_title(text, title, limits, found)
        for match in _BYLINE.finditer(text) if _REPORTER.search(text) else ():
            self._row(text, match.end(), limits, found, maker="name:byline")
        for match in _NAME_ONLY.finditer(text) if text.rstrip().endswith(("）", ")")) else ():
            self._row(text, match.start(1), limits, found, maker="name:byline")
        for match in self._cue_pattern.finditer(text):
            self._before_cue(text, match.start(), limits, found)
        self._forget_unseen(text, found, seen)
        for mention in found.in_order():
            self._carry_on(text, mention.end, limits, found)
        self._forget_unseen(text, found, seen)
        for mention in names_once_more(text, limits, found, self._grammar):
            found.keep(mention)
        for mention in surnames_alone(text, titles, limits, found, self._shapes, self._grammar):
            found.keep(mention)
        return found.in_order()

    def _forget_unseen(self, text: str, found: Found, seen: Overlaps | None) -> None:
        """Drops what only its surroundings call a name and the statistical tagger saw nothing in.

        In a list (秘书长和国、) any word may be a name.
        """
        if seen is None:
            return
        for mention in found.in_order():
            listed = mention.maker == "name:after-title" and text[mention.end : mention.end + 1] in ("、", "，")
            if mention.maker not in _DOUBTED or listed or self._names.name_score(mention.text) >= _UNSEEN:
                continue
            if not seen.touching(mention.start, mention.end):
                found.drop(mention)

    def _whole(self, text: str, mention: Mention, limits: Limits) -> Mention:
        """A name of the statistical tagger made whole: 上官|婉清, 让-|甲·乙, and 晏某|和宣布 where no name follows."""
        end = mention.end
        if text[mention.start - 1 : mention.start] in HYPHENS:
            for begin in range(mention.start - 2, max(-1, mention.start - 6), -1):
                if not HAN.fullmatch(text, begin, mention.start - 1) or limits.crosses(begin, mention.start - 1):
                    break
                if limits.starts_here(begin, self._grammar):
                    return replace(mention, start=begin, text=text[begin:end])
        lead = text[max(0, mention.start - 2) : mention.start]
        if len(mention.text) <= 2 and len(lead) == 2 and self._shapes.surname(lead + mention.text) == lead:
            mention = replace(mention, start=mention.start - 2, text=lead + mention.text)
        if (
            len(mention.text) == 2
            and text[end : end + 1] in ("和", "同")
            and self._shapes.surname(mention.text)
            and not self._shapes.goes_on(text, end + 1, limits)
            and self._grammar.person_cue_length(text, end + 1) >= 1
        ):
            return replace(mention, end=end + 1, text=text[mention.start : end + 1])
        return mention

    def _around_title(self, text: str, title: Mention, limits: Limits, found: Found) -> None:
        if self._before_title(text, title, limits, found):
            return  # 甲某主席: the name stands before
        after = _skip_spaces(text, title.end)
        if text[after : after + 1] and text[after : after + 1] in "：:":
            listed = _LIST_HEAD.match(text, after)
            self._row(text, listed.end() if listed else after + 1, limits, found, maker="name:listed")
            return
        bracket = _BRACKET.match(text, after)
        if bracket is not None:
            after = _skip_spaces(text, bracket.end())
        sure = title.maker != "tagger" and self._grammar.domain_of(title.text) not in ("common", "charge")
        marked = _ETHNIC.match(text, after)
        if marked is not None:
            found.keep(person(text, after, marked.end(1), "name:marked", 1.0))
            return
        mention = self._shapes.name_at(
            text, after, limits, maker="name:after-title", least=self._settings.after_title, strict=not sure
        )
        if mention is None and after == title.end:
            mention = self._shapes.foreign_at(text, after, limits, maker="name:after-title")
        if mention is not None:
            found.keep(mention)

    def _before_title(self, text: str, title: Mention, limits: Limits, found: Found) -> bool:
        """Whether a name ends where the title starts; a new one is kept."""
        if found.ends_at(title.start):
            return True
        if title.maker == "title:foreign":
            begin = title.start
            while begin > 0 and title.start - begin < 8 and text[begin - 1] in self._foreign:
                if limits.starts_here(begin, self._grammar) and title.start - begin >= 2:
                    break
                begin -= 1
            if (
                title.start - begin >= 2
                and not limits.crosses(begin, title.start)
                and limits.starts_here(begin, self._grammar)
            ):
                found.keep(person(text, begin, title.start, "name:before-title", 0.7))
                return True
        for length in (4, 3, 2) if text[title.start - 1 : title.start] not in PAUSE else ():
            begin = title.start - length
            if begin < 0 or limits.crosses(begin, title.start):
                continue
            word = text[begin : title.start]
            if not self._shapes.surname(word) or self._names.name_score(word) < 0.4:
                continue
            if HAN.fullmatch(word) and limits.starts_here(begin, self._grammar):
                found.keep(person(text, begin, title.start, "name:before-title", 0.8))
                return True
        return False

    def _row(self, text: str, position: int, limits: Limits, found: Found, maker: str) -> None:
        """Names in a row, with pauses or spaces between them."""
        while True:
            position = _skip_spaces(text, position)
            mention = found.at(position) or self._shapes.name_at(text, position, limits, maker=maker, least=0.0001)
            if mention is None:
                return
            found.keep(mention)
            bracket = _BRACKET.match(text, mention.end)
            position = bracket.end() if bracket is not None else mention.end
            if text[position : position + 1] == "、":
                position += 1

    def _carry_on(self, text: str, position: int, limits: Limits, found: Found) -> None:
        """The further names of a list that a name begins: 甲某、乙某某和丙某."""
        while text[position : position + 1] in LIST_STARTS:
            bracket = _BRACKET.match(text, position)
            if bracket is not None:
                position = bracket.end()
            gap = _LIST_GAP.match(text, position)
            if gap is None or gap.end() == position:
                return
            position = gap.end()
            known = found.at(position)
            if known is not None:
                position = known.end
                continue
            only_pause = gap.group() in ("，", ",")
            mention = self._shapes.name_at(
                text, position, limits, maker="name:list", least=0.5 if only_pause else 0.004, strict=True
            )
            if mention is None:
                return
            found.keep(mention)
            position = mention.end

    def _before_cue(self, text: str, cue: int, limits: Limits, found: Found) -> None:
        if is_when(text, cue - 1, self._grammar):
            cue -= 1  # 会见甲某|时|表示
        if text[cue - 1 : cue] in PAUSE:
            return
        for length in (3, 2, 4):
            begin = cue - length
            if begin < 0 or limits.crosses(begin, cue):
                continue
            word = text[begin:cue]
            if not self._shapes.surname(word) or self._names.name_score(word) < self._settings.before_cue:
                continue
            if not limits.starts_here(begin, self._grammar):
                continue
            if not HAN.fullmatch(word) or is_preposition(text, begin):
                continue
            if self._grammar.person_cue_length(text, begin) >= 2:
                continue  # 表示|祝贺后|说
            found.keep(person(text, begin, cue, "name:before-cue", 0.7))
            return


def _skip_spaces(text: str, position: int) -> int:
    if text[position : position + 1] not in _SPACE:
        return position
    match = _SPACES.match(text, position)
    return match.end() if match else position
