"""Candidates that the rest of the text shows to be cut wrongly: 王某|正在会见 of 王某正, names run together.

What a text names clearly in one place decides what it names elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.tag.limits import PAUSE

SURE = 0.8  # least score of a person that speaks for the name elsewhere
_NO_END = frozenset("的了等们")
_GOING = frozenset("来赴抵访离返驻在")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the candidates of a text tell of its names.

    full: sure names of three characters. short: sure names of two, where no 在 follows. apart: sure names with a pause
    on both sides. stretches: wherever those stand. places: starts of regions named by one character.
    """

    text: str
    full: frozenset[str]
    short: frozenset[str]
    apart: frozenset[str]
    stretches: tuple[tuple[int, int], ...]
    places: frozenset[int]


def without_miscut(text: str, candidates: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """The candidates of a normalised text without those that are cut wrongly, in their order."""
    named = _named(text, candidates)
    return [
        mention
        for mention in candidates
        if not (
            _is_miscut(mention, named, grammar)
            if mention.label is Label.PERSON
            else bool(named.places) and _is_no_town(mention, named)
        )
    ]


def _named(text: str, candidates: Sequence[Mention]) -> Named:
    sure = [m for m in candidates if m.label is Label.PERSON and m.score >= SURE]
    apart = frozenset(m.text for m in sure if _stands_apart(text, m))
    return Named(
        text=text,
        full=frozenset(m.text for m in sure if len(m.text) == 3),
        short=frozenset(m.text for m in sure if len(m.text) == 2 and text[m.end : m.end + 1] != "在"),
        apart=apart,
        stretches=tuple(sorted((at, at + len(name)) for name in apart for at in _occurrences(text, name))),
        places=frozenset(m.start for m in candidates if m.maker == "gazetteer:abbreviation"),
    )


def _is_no_town(mention: Mention, named: Named) -> bool:
    """中南|建交 in a text on 南非: two countries, not the region of that name."""
    if len(mention.text) != 2 or mention.start not in named.places or mention.end - 1 not in named.places:
        return False
    return mention.maker == "gazetteer:place" or (mention.maker.startswith("gazetteer:") and "中" in mention.text)


def _is_miscut(mention: Mention, named: Named, grammar: Grammar) -> bool:
    if mention.text in grammar.person_cues or mention.text in grammar.appointments:
        return True  # 晋升|上将
    if mention.text[-1] in _NO_END and len(mention.text) <= 4:
        return True  # 尊重和|敬仰的|同志
    return any(sign(mention, named) for sign in _SIGNS)


def _crosses_another(mention: Mention, named: Named) -> bool:
    """蔡甲丁|乙丙: names run together, which stand apart elsewhere in the text."""
    if mention.text in named.apart:
        return False
    return any(
        start < mention.start < end < mention.end or mention.start < start < mention.end < end
        for start, end in named.stretches
    )


def _took_in_a_word(mention: Mention, named: Named) -> bool:
    """韩某在|北京: the text names 韩某."""
    return mention.text[-1] == "在" and mention.text[:-1] in named.short


def _took_in_a_word_before(mention: Mention, named: Named) -> bool:
    """热烈祝|习某某主席访问成功: the text names 习某某."""
    return mention.text[0] in "祝同和与向请" and mention.text[1:] in named.full | named.short


def _is_abbreviated_places(mention: Mention, named: Named) -> bool:
    """来|川, 甘青|两省: a verb and a region, or two regions."""
    return (
        len(mention.text) == 2
        and mention.end - 1 in named.places
        and (mention.start in named.places or mention.text[0] in _GOING)
    )


def _lost_its_end(mention: Mention, named: Named) -> bool:
    """王某|正在会见: the text names 王某正, and 王某 nowhere else."""
    if len(mention.text) != 2:
        return False
    text = named.text
    return any(
        name.startswith(mention.text)
        and text.startswith(name, mention.start)
        and 1 < text.count(name) == text.count(mention.text)
        for name in named.full
    )


_SIGNS: tuple[Callable[[Mention, Named], bool], ...] = (
    _crosses_another,
    _took_in_a_word,
    _took_in_a_word_before,
    _is_abbreviated_places,
    _lost_its_end,
)


def _stands_apart(text: str, mention: Mention) -> bool:
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    return bool(before) and bool(after) and before in PAUSE and after in PAUSE


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
