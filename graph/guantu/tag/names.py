"""Names of people, by what stands around them: titles, lists, bylines, verbs of saying and doing; then everywhere else.

A Han name is a surname with one or two more characters; how many, the right-hand side tells (王某|表示, 王某某|、).
A transliterated name runs as far as its characters go. A name that was found once in a text counts wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guantu.lexicon.grammar import Grammar
from guantu.lexicon.names import Names
from guantu.records import Label, Mention

_PAUSE = frozenset("，。、；：！？,.;:!?（）()《》“”\"'\n\r\t 　—－-…[]【】〔〕|/")
_LIST_GAP = re.compile(r"[、，,/]?[ \u3000]{0,6}(?:和|及|以及|与|暨)?")
_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_SPACES = re.compile(r"[ \u3000]+")
_BRACKET = re.compile(r"[（(](?:女|男|[\u4e00-\u9fff]{1,5}族|女[，,、][\u4e00-\u9fff]{1,5}族|[^（）()]{1,8})[）)]")
_MARKED = re.compile(
    r"(?<![\u4e00-\u9fff·])([\u4e00-\u9fff·]{2,8})[（(](?:女|[\u4e00-\u9fff]{1,5}族|女[，,、][\u4e00-\u9fff]{1,5}族)[）)]"
)
_BYLINE = re.compile(
    r"(?:本报|本台|本网|全媒体|总台|央视|特约|见习|实习|驻[\u4e00-\u9fff]{2,4})*"
    r"(?:记者|通讯员|特约记者|摄影|作者|编辑|撰稿)[：: \u3000]*"
)
_BEFORE_YU = frozenset("将已定正拟并会日月年午")
_AND = frozenset("和同与及")
_ETHNIC = re.compile(r"([\u4e00-\u9fff·]{2,6})[（(](?:女[，,、])?[\u4e00-\u9fff]{1,5}族[）)]")
BLOCK = 5  # names side by side that make a list of names
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(
    r"(?<![^\s\u3000（）()：:、])([\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff·])|[\u4e00-\u9fff]{2,4}"
    r"(?:[·．•‧・][\u4e00-\u9fff]{1,8})*|[\u4e00-\u9fff]{1,8}(?:[·．•‧・][\u4e00-\u9fff]{1,8})+)"
    r"([（(][^（）()]{1,10}[）)])?(?=[\s\u3000]|$)"
)
_LIST_HEAD = re.compile(r"[：:]\s*(?:[（(][^（）()]{1,20}[）)]\s*)?")
_DOTS = str.maketrans("．•‧・", "····")
_NAME_ONLY = re.compile(r"[（(]((?:[\u4e00-\u9fff]{2,4}[ \u3000]+){1,5}[\u4e00-\u9fff]{2,4})[）)]\s*$")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·．•‧・][\u4e00-\u9fff]{1,8})+")
# 0.5 keeps 9 of 10 names after a title; swept 0.2 to 0.8 on texts of the project's own
_AFTER_TITLE = 0.03
_BEFORE_CUE = 0.6
_TRUSTED = 0.4  # a person of the statistical tagger at or above it counts as found


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
        self._cue_pattern = re.compile(
            "|".join(
                sorted(
                    (word for word in grammar.person_cues if word == "说" or len(word) >= 2),
                    key=lambda word: (-len(word), word),
                )
            )
        )

    def find(
        self, text: str, *, titles: Sequence[Mention], taken: Sequence[Mention], tagged: Sequence[Mention] = ()
    ) -> list[Mention]:
        """The names in the normalised text.

        titles: mentions of titles. taken: organisations and places that are sure; no name runs into one.
        tagged: people that the statistical tagger found; they count as found and carry on through lists.
        """
        limits = _Limits(text, titles, taken)
        found: dict[int, Mention] = {}
        for mention in tagged:
            if mention.score >= _TRUSTED and len(mention.text) >= 2:
                _keep(found, self._whole(text, replace(mention, score=min(1.0, mention.score + 0.2)), limits))
        for mention in self._blocks(text):
            _keep(found, mention)
        ends = {title.end for title in titles}
        for match in _MARKED.finditer(text):
            start = max([match.start(1), *(end for end in ends if match.start(1) < end <= match.end(1))])
            if match.end(1) - start >= 2:
                _keep(found, _mention(text, start, match.end(1), "name:marked", 1.0))
        for mention in self._dotted(text, limits):
            _keep(found, mention)
        for title in titles:
            self._around_title(text, title, limits, found)
        for match in _BYLINE.finditer(text):
            self._row(text, match.end(), limits, found, maker="name:byline")
        for match in _NAME_ONLY.finditer(text):
            self._row(text, match.start(1), limits, found, maker="name:byline")
        for match in self._cue_pattern.finditer(text):
            self._before_cue(text, match.start(), limits, found)
        for mention in sorted(found.values(), key=lambda mention: mention.start):
            self._carry_on(text, mention.end, limits, found)
        self._everywhere(text, limits, found)
        return sorted(found.values(), key=lambda mention: (mention.start, mention.end))

    def _whole(self, text: str, mention: Mention, limits: _Limits) -> Mention:
        """A name of the statistical tagger with the 和 that ends it: 晏某|和宣布, where no second name follows."""
        end = mention.end
        if (
            len(mention.text) == 2
            and text[end : end + 1] in ("和", "同")
            and self._surname(mention.text)
            and not self._goes_on(text, end + 1, limits)
            and self._grammar.person_cue_length(text, end + 1) >= 1
        ):
            return replace(mention, end=end + 1, text=text[mention.start : end + 1])
        return mention

    def _blocks(self, text: str) -> Iterable[Mention]:
        """Names in blocks with spaces between them, as lists of members are printed: 甲某某　乙　某　丙·某某（某族）.

        In a block of at least BLOCK items, each one that begins with a surname is a person, however rare the name.
        """
        for line in _LINE.finditer(text):
            items = list(self._items(text, line.start(), line.end()))
            if len(items) >= BLOCK:
                for start, end in items:
                    yield _mention(text, start, end, "name:block", 0.98)

    def _items(self, text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
        """The items of one line that read as names; nothing where one of them does not."""
        found: list[tuple[int, int]] = []
        for match in _ITEM.finditer(text, start, end):
            word = "".join(match.group(1).split())
            if not ("·" in word.translate(_DOTS) or (self._surname(word) and len(word) <= 4) or match.group(2)):
                if len(found) >= BLOCK:
                    break
                found = []
                continue
            found.append((match.start(1), match.end(1)))
        return found

    def _around_title(self, text: str, title: Mention, limits: _Limits, found: dict[int, Mention]) -> None:
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
            _keep(found, _mention(text, after, marked.end(1), "name:marked", 1.0))
            return
        mention = self._name_at(
            text, after, limits, maker="name:after-title", least=self._settings.after_title, strict=not sure
        )
        if mention is None and after == title.end:
            mention = self._foreign_at(text, after, limits, maker="name:after-title")
        if mention is not None:
            _keep(found, mention)

    def _before_title(self, text: str, title: Mention, limits: _Limits, found: dict[int, Mention]) -> bool:
        """Whether a name ends where the title starts; a new one is kept."""
        if any(mention.end == title.start for mention in found.values()):
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
                _keep(found, _mention(text, begin, title.start, "name:before-title", 0.7))
                return True
        for length in (4, 3, 2):
            begin = title.start - length
            if begin < 0 or limits.crosses(begin, title.start):
                continue
            if not limits.starts_here(begin, self._grammar):
                continue
            if not _HAN.fullmatch(text, begin, title.start):
                continue
            if self._surname(text[begin : title.start]) and self._names.name_score(text[begin : title.start]) >= 0.4:
                _keep(found, _mention(text, begin, title.start, "name:before-title", 0.8))
                return True
        return False

    def _row(self, text: str, position: int, limits: _Limits, found: dict[int, Mention], maker: str) -> None:
        """Names in a row, with pauses or spaces between them."""
        while True:
            position = _skip_spaces(text, position)
            mention = found.get(position) or self._name_at(text, position, limits, maker=maker, least=0.0001)
            if mention is None:
                return
            _keep(found, mention)
            bracket = _BRACKET.match(text, mention.end)
            position = bracket.end() if bracket is not None else mention.end
            if text[position : position + 1] == "、":
                position += 1

    def _carry_on(self, text: str, position: int, limits: _Limits, found: dict[int, Mention]) -> None:
        """The further names of a list that a name begins: 甲某、乙某某和丙某."""
        while True:
            bracket = _BRACKET.match(text, position)
            if bracket is not None:
                position = bracket.end()
            gap = _LIST_GAP.match(text, position)
            if gap is None or gap.end() == position:
                return
            position = gap.end()
            known = found.get(position)
            if known is not None:
                position = known.end
                continue
            only_pause = gap.group() in ("，", ",")
            mention = self._name_at(
                text, position, limits, maker="name:list", least=0.5 if only_pause else 0.004, strict=True
            )
            if mention is None:
                return
            _keep(found, mention)
            position = mention.end

    def _before_cue(self, text: str, cue: int, limits: _Limits, found: dict[int, Mention]) -> None:
        for length in (3, 2, 4):
            begin = cue - length
            if begin < 0 or limits.crosses(begin, cue):
                continue
            if not limits.starts_here(begin, self._grammar):
                continue
            word = text[begin:cue]
            if not _HAN.fullmatch(word) or _is_preposition(text, begin):
                continue
            if self._surname(word) and self._names.name_score(word) >= self._settings.before_cue:
                _keep(found, _mention(text, begin, cue, "name:before-cue", 0.7))
                return

    def _dotted(self, text: str, limits: _Limits) -> Iterable[Mention]:
        for match in _DOTTED.finditer(text):
            begin, end = match.start(), match.end()
            first_dot = begin + min(i for i, c in enumerate(match.group()) if c in "·．•‧・")
            last_dot = begin + max(i for i, c in enumerate(match.group()) if c in "·．•‧・")
            start = first_dot
            while start > begin and text[start - 1] in self._foreign and not limits.ends_here(start, self._grammar):
                start -= 1
            stop = last_dot + 1
            while stop < end and (stop == last_dot + 1 or not self._name_stops(text, stop, limits)):
                if text[stop] not in self._foreign and stop > last_dot + 1:
                    break
                stop += 1
            if start < first_dot and stop > last_dot + 1 and not limits.crosses(start, stop):
                yield _mention(text, start, stop, "name:dotted", 0.9)

    def _foreign_at(self, text: str, start: int, limits: _Limits, maker: str) -> Mention | None:
        stop = start
        while stop < len(text) and stop - start < 8 and text[stop] in self._foreign:
            if stop - start >= 2 and self._name_stops(text, stop, limits):
                break
            stop += 1
        if stop - start < 2 or limits.crosses(start, stop) or not self._name_stops(text, stop, limits):
            return None
        return _mention(text, start, stop, maker, 0.6)

    def _name_at(
        self, text: str, start: int, limits: _Limits, *, maker: str, least: float, strict: bool = False
    ) -> Mention | None:
        """The Han name that starts at a place, or None. strict: the right-hand side must end it."""
        if self._grammar.boundary_starts(text, start):
            return None
        if _is_preposition(text, start):
            return None
        best: tuple[float, int] | None = None
        for length in (2, 3, 4):
            end = start + length
            word = text[start:end]
            if len(word) < length or not _HAN.fullmatch(word):
                break
            surname = self._surname(word)
            if not surname or length > len(surname) + 2 or limits.crosses(start, end):
                continue
            stops = self._name_stops(text, end, limits)
            if strict and not stops:
                continue
            score = self._names.name_score(word)
            if score < least:
                continue
            value = score + stops + (0.2 if length == 3 else 0.0)
            if best is None or value > best[0]:
                best = (value, end)
        if best is None or best[0] < least + 0.25:
            return None
        return _mention(text, start, best[1], maker, min(0.95, 0.5 + best[0] / 4))

    def _surname(self, word: str) -> str:
        if len(word) >= 3 and self._names.surname_weight(word[:2]) > 0:
            return word[:2]
        return word[:1] if self._names.surname_weight(word[:1]) > 0 else ""

    def _name_stops(self, text: str, position: int, limits: _Limits) -> float:
        """How well a name can end before a place: 1 for a pause or a title, less for a word that follows names, or 0.

        The longer word says more: 王某|陪同 is better than 王某陪|同.
        """
        if position >= len(text) or text[position] in _PAUSE or position in limits.starts:
            return 1.0
        if text[position] in _AND and not self._goes_on(text, position + 1, limits):
            return 0.0  # 晏某和|作报告: no second name follows, so 和 is a part of the first
        return 0.25 * min(3, self._grammar.person_cue_length(text, position))

    def _goes_on(self, text: str, position: int, limits: _Limits) -> bool:
        """Whether a name, a title, a body or a number of people starts at a place."""
        if position in limits.starts or text[position : position + 1].isdigit():
            return True
        words = (text[position : position + length] for length in (2, 3))
        return any(self._surname(word) and self._names.name_score(word) >= 0.3 for word in words)

    def _everywhere(self, text: str, limits: _Limits, found: dict[int, Mention]) -> None:
        words = {mention.text for mention in found.values() if len(mention.text) >= 2 and mention.score >= 0.55}
        for mention in list(found.values()):
            for part in re.split("[·．•‧・]", mention.text):
                if "·" in mention.text.translate(_DOTS) and len(part) >= 3:
                    words.add(part)
        words = {word for word in words if not (word[:-1] in words and word[-1] in self._grammar.person_cues)}
        if not words:
            return
        pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))))
        for match in pattern.finditer(text):
            if not limits.crosses(match.start(), match.end()):
                _keep(found, _mention(text, match.start(), match.end(), "name:repeated", 0.75))


class _Limits:
    """What names may not run into."""

    def __init__(self, text: str, titles: Sequence[Mention], taken: Sequence[Mention]) -> None:
        self._text = text
        self._covered = bytearray(len(text) + 1)
        for mention in (*titles, *taken):
            for position in range(mention.start, mention.end):
                self._covered[position] = 1
        self.starts = {mention.start for mention in (*titles, *taken)}
        self.ends = {mention.end for mention in (*titles, *taken)}

    def crosses(self, start: int, end: int) -> bool:
        return any(self._covered[start:end])

    def ends_here(self, position: int, grammar: Grammar) -> bool:
        return position in self.ends or grammar.boundary_end(self._text, position) >= 0

    def starts_here(self, position: int, grammar: Grammar) -> bool:
        return position == 0 or self._text[position - 1] in _PAUSE or self.ends_here(position, grammar)


def _is_preposition(text: str, start: int) -> bool:
    """将|于|下周, 已于: 于 is no surname there."""
    return text[start : start + 1] == "于" and text[start - 1 : start] in _BEFORE_YU


def _mention(text: str, start: int, end: int, maker: str, score: float) -> Mention:
    return Mention(start=start, end=end, label=Label.PERSON, text=text[start:end], maker=maker, score=score)


def _keep(found: dict[int, Mention], mention: Mention) -> None:
    """Keep the surer of two that overlap; of two equals the longer."""
    for start, other in list(found.items()):
        if other.start < mention.end and mention.start < other.end:
            if (other.score, other.end - other.start) >= (mention.score, mention.end - mention.start):
                return
            del found[start]
    found[mention.start] = mention


def _skip_spaces(text: str, position: int) -> int:
    match = _SPACES.match(text, position)
    return match.end() if match else position
