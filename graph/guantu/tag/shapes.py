"""Where a name of a person ends, of any make: Han (王某某), by sound (特朗普), with dots (甲·乙)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.lexicon.names import Names
from guantu.lexicon.wordclasses import one_of, word_class
from guantu.records import Label, Mention
from guantu.tag.limits import PAUSE, Limits
from guantu.tag.neural.tagger import TaggedSpan

HAN = re.compile(r"[\u3400-\u9fff〇]+")
DOTS = str.maketrans("．•‧・", "····")
_DOT = re.compile("[·．•‧・]")
_JOINTS = "·．•‧・－–‑-"
_DOTTED = re.compile(
    r"[\u4e00-\u9fff]{1,7}(?:[－–‑-][\u4e00-\u9fff]{1,7})?[·．•‧・][\u4e00-\u9fff]{1,8}"
    r"(?:[·．•‧・－–‑-][\u4e00-\u9fff]{1,8})*"
)
HYPHENS = frozenset("－–‑-")
_HYPHEN = re.compile(r"(?<=[\u4e00-\u9fff]{2})[－–‑-](?=[\u4e00-\u9fff]{2})")
_AND = frozenset("和同与及")
_PREPOSITIONS = frozenset("在于与和同及由从向对把被将让使为给到是有应代")
_ORDINAL = re.compile("第[一二三四五六七八九十百两0-9]+[任届次个位名批]")
_OFFICE_HEAD = re.compile("[部局厅署司处院校]长")
_BY_SOUND = 0.6  # least share of characters that foreign names are written with
_BEFORE_OFFICE = 0.3  # least score of two characters before 局长 and the like
_DATED = re.compile("[明今昨][（(]?[0-9]")
_RAN_INTO = re.compile("[明今昨](?:[（(]?[0-9]|率|赴|起|访|晤|日|早|晚|午|出席|会见|前往)|署任|署理")
_WHEN_MET = re.compile("(?:会见|会晤|会谈|接见|拜会|看望|访问|通话)[^，。；！？]{0,30}$")  # 会见某国总统甲|时，
_READS_OUT = re.compile(one_of("read-out"))
_NO_GIVEN = frozenset("的了等们这那他她它你")  # no name of three Han characters ends with one of these
_NOT_BEGUN = word_class("begins-no-name")
_CROWDS = word_class("guests")
_PARTY_WORDS = word_class("of-the-party")
_BEFORE_YU = frozenset("将已定正拟并会日月年午")


class NameShapes:
    """Cuts names out of a text, given the limits that they may not cross."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._grammar = grammar
        self._names = names
        self._foreign = names.transliteration
        self._surnames = names.surnames

    def surname(self, word: str) -> str:
        """The surname that a word begins with, the longer of two; "" for none."""
        surname = word[:2] if len(word) >= 3 and word[:2] in self._surnames else word[:1]
        return surname if surname in self._surnames and not word.startswith(_PARTY_WORDS) else ""

    def name_at(
        self, text: str, start: int, limits: Limits, *, maker: str, least: float, strict: bool = False
    ) -> Mention | None:
        """The Han name that starts at a place, or None. strict: the right-hand side must end it."""
        if self._grammar.boundary_starts(text, start) or _ORDINAL.match(text, start):
            return None  # 第五|任, though 第五 is a surname
        if text.startswith(_NOT_BEGUN, start):
            return None
        if is_preposition(text, start) or (text[start : start + 1] in _AND and text.startswith(_CROWDS, start + 1)):
            return None  # 领导|和嘉宾
        best: tuple[float, int] | None = None
        for length in (2, 3, 4):
            end = start + length
            word = text[start:end]
            if len(word) < length or not HAN.fullmatch(word):
                break
            surname = self.surname(word)
            if not surname or length > len(surname) + 2 or limits.crosses(start, end):
                continue
            if length > 2 and (_DATED.match(text, end - 1) or self._took_in(text, end, limits)):
                continue  # 欧阳某今|（15）日, 韩某向|秘鲁
            stops = self.name_stops(text, end, limits)
            if strict and not stops:
                continue
            score = self._names.name_score(word)
            if score < (max(least, _BEFORE_OFFICE) if length == 2 and _OFFICE_HEAD.match(text, end) else least):
                continue  # 公安|局长, 司法|部长: what an office is for, no name
            value = score + stops + (0.2 if length == 3 else 0.0)
            if best is None or value > best[0]:
                best = (value, end)
        if best is None or best[0] < least + 0.25:
            return None
        return person(text, start, best[1], maker, min(0.95, 0.5 + best[0] / 4))

    def _took_in(self, text: str, end: int, limits: Limits) -> bool:
        """韩某向|秘鲁, 甲某等|人, 甲某夫|妇: the last character belongs to what follows."""
        last = text[end - 1]
        return (
            last in _NO_GIVEN
            or text.startswith(("夫妇", "夫人"), end - 1)
            or (last in _PREPOSITIONS and end in limits.starts)
            or is_when(text, end - 1, self._grammar)
        )

    def foreign_at(self, text: str, start: int, limits: Limits, maker: str) -> Mention | None:
        """The name by sound that starts at a place, or None."""
        stop = start
        while stop < len(text) and stop - start < 8 and text[stop] in self._foreign:
            if stop - start >= 2 and self.name_stops(text, stop, limits):
                break
            stop += 1
        if stop - start < 2 or limits.crosses(start, stop) or not self.name_stops(text, stop, limits):
            return None
        return person(text, start, stop, maker, 0.6)

    def dotted(self, text: str, limits: Limits) -> Iterable[Mention]:
        """The names with dots: 甲·乙."""
        yield from self._hyphened(text, limits)
        if _DOT.search(text) is None:
            return
        for match in _DOTTED.finditer(text):
            begin, end = match.start(), match.end()
            first_dot = begin + min(i for i, c in enumerate(match.group()) if c in _JOINTS)
            last_dot = begin + max(i for i, c in enumerate(match.group()) if c in _JOINTS)
            start = self._behind_title(text, begin, first_dot, limits)
            while start > begin and text[start - 1] in self._foreign and not limits.ends_here(start, self._grammar):
                start -= 1
            stop = last_dot + 1
            while stop < end and (stop == last_dot + 1 or not self.name_stops(text, stop, limits)):
                if text[stop] not in self._foreign and stop > last_dot + 1:
                    break
                stop += 1
            if start < first_dot and stop > last_dot + 1 and not limits.crosses(start, stop):
                yield person(text, start, stop, "name:dotted", 0.9)

    def _hyphened(self, text: str, limits: Limits) -> Iterable[Mention]:
        """The names by sound with a hyphen: 阿库福-阿多. Two characters by sound stand on both of its sides."""
        for hyphen in _HYPHEN.finditer(text):
            start, end = hyphen.start(), hyphen.end()
            while start > 0 and self._by_sound(text[start - 1]) and hyphen.start() - start < 7:
                if hyphen.start() - start >= 2 and limits.starts_here(start, self._grammar):
                    break
                start -= 1
            while end < len(text) and self._by_sound(text[end]) and end - hyphen.end() < 7:
                if end - hyphen.end() >= 2 and self.name_stops(text, end, limits):
                    break
                end += 1
            long_enough = hyphen.start() - start >= 2 and end - hyphen.end() >= 2
            if long_enough and limits.starts_here(start, self._grammar) and not limits.crosses(start, end):
                yield person(text, start, end, "name:dotted", 0.96)  # surer than its first part after a title

    def _by_sound(self, character: str) -> bool:
        return self._names.foreign_score(character) > 0

    def _behind_title(self, text: str, begin: int, first_dot: int, limits: Limits) -> int:
        """Where a dotted name starts that follows a title: 主席|雪来提·某; the place of the dot where none does.

        Right behind a title the whole stretch is the name, whatever its characters are elsewhere (来, 雪).
        """
        for start in range(first_dot - 1, begin - 1, -1):
            if start in limits.ends:
                no_name = text[start + 1] not in HYPHENS and (
                    text[start] in _PREPOSITIONS or self._grammar.boundary_starts(text, start)
                )  # 让|甲·乙, but 让-甲·乙
                return first_dot if no_name else start
            if limits.crosses(start, start + 1):
                break
        return first_dot

    def name_stops(self, text: str, position: int, limits: Limits) -> float:
        """How well a name can end before a place: 1 for a pause or a title, less for a word that follows names, or 0.

        The longer word says more: 王某|陪同 is better than 王某陪|同.
        """
        if position >= len(text) or text[position] in PAUSE or position in limits.starts:
            return 1.0
        if is_when(text, position, self._grammar):
            return 1.0
        if text[position] in _AND and not self.goes_on(text, position + 1, limits):
            return 0.0  # 晏某和|作报告: no second name follows, so 和 is a part of the first
        return 0.25 * min(3, self._grammar.person_cue_length(text, position))

    def goes_on(self, text: str, position: int, limits: Limits) -> bool:
        """Whether a name, a title, a body or a number of people starts at a place."""
        if position in limits.starts or text[position : position + 1].isdigit():
            return True
        words = (text[position : position + length] for length in (2, 3))
        return any(self.surname(word) and self._names.name_score(word) >= 0.3 for word in words)


def is_preposition(text: str, start: int) -> bool:
    """将|于|下周, 已于, 记者|从|会上: no surname there."""
    before = text[start - 1 : start]
    return (text[start : start + 1] == "于" and before in _BEFORE_YU) or (
        text[start : start + 1] == "从" and before == "者"
    )


def without_neighbours(text: str, mention: Mention, names: Names, grammar: Grammar) -> Mention:
    """A name of the statistical tagger without what belongs to the words around it: 总书记|同|通某, 徐某|作|的报告."""
    if mention.label is not Label.PERSON:
        return mention
    start, end = mention.start, mention.end
    if text[start] in _AND and end - start >= 3 and grammar.domain_of(text[max(0, start - 6) : start]):
        start += 1
    if end - start == 3 and text[end - 1] == "作" and _READS_OUT.match(text, end):
        end -= 1
    if end - start >= 3 and is_when(text, end - 1, grammar):
        end -= 1
    couple = text.find("夫妇", end - 2, end + 1)
    if couple > start:
        end = couple  # 甲某|夫妇
    if (start, end) != (mention.start, mention.end):
        return replace(mention, start=start, end=end, text=text[start:end])
    return _without_day(text, mention, names)


def is_when(text: str, position: int, grammar: Grammar) -> bool:
    """Whether 时 at a place is the word, no part of the name of whoever is met: 会见甲|时，乙某说, 会见甲某|时表示."""
    if not text.startswith("时", position):
        return False
    goes_on = text[position + 1 : position + 2] in ("，", ",") or grammar.speech_pattern.match(text, position + 1)
    return bool(goes_on) and _WHEN_MET.search(text, max(0, position - 40), position) is not None


def _without_day(text: str, mention: Mention, names: Names) -> Mention:
    """李某某明|率团, 陈某某署|任: four characters of the statistical tagger, of which the last belongs to the verb."""
    if len(mention.text) != 4:
        return mention
    if names.surname_weight(mention.text[:2]) and not _DATED.match(text, mention.end - 1):
        return mention  # 欧阳晓明; but 欧阳某今（15）日
    if not _RAN_INTO.match(text, mention.end - 1):
        return mention
    return replace(mention, end=mention.end - 1, text=mention.text[:-1])


def with_hyphens(text: str, spans: Sequence[TaggedSpan], names: Names) -> list[TaggedSpan]:
    """The spans of the statistical tagger, those of one name by sound made one: 甲·乙|-|丙, 让|-|甲."""
    whole: list[TaggedSpan] = []
    for span in spans:
        last = whole[-1] if whole else None
        if (
            last is not None
            and last.label == span.label == Label.PERSON
            and span.start - last.end == 1
            and text[last.end] in HYPHENS
            and names.foreign_score(text[last.start : last.end] + text[span.start : span.end]) >= _BY_SOUND
        ):
            whole[-1] = replace(last, end=span.end, score=max(last.score, span.score))
        else:
            whole.append(span)
    return whole


def person(text: str, start: int, end: int, maker: str, score: float) -> Mention:
    """A person over a stretch of the text."""
    score = round(score, 4)  # as the weighing leaves it, which need not make the mention anew
    return Mention(start=start, end=end, label=Label.PERSON, text=text[start:end], maker=maker, score=score)
