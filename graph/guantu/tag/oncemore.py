"""Names that a text has told once, where they stand once more: whole, by a part, or by the surname with a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guantu.lexicon.grammar import Grammar
from guantu.records import Mention
from guantu.tag.found import Found
from guantu.tag.limits import PAUSE, Limits
from guantu.tag.shapes import DOTS, HAN, NameShapes, person

_DOT = re.compile("[·．•‧・]")
_REPEATED = 0.75  # the score of a name that stands elsewhere in the text


def names_once_more(text: str, limits: Limits, found: Found, grammar: Grammar) -> Iterator[Mention]:
    """What was found once, wherever it stands in the normalised text, and the parts of a name with dots."""
    names = found.in_order()
    words = {mention.text for mention in names if len(mention.text) >= 2 and mention.score >= 0.55}
    for mention in names:
        if "·" in mention.text.translate(DOTS):
            words.update(part for part in _DOT.split(mention.text) if len(part) >= 3)
    words = {word for word in words if not (word[:-1] in words and word[-1] in grammar.person_cues)}
    for start, end in _occurrences(text, words):
        known = found.at(start)
        if known is not None and known.end == end and known.score >= _REPEATED:
            continue
        if not limits.crosses(start, end):
            yield person(text, start, end, "name:repeated", _REPEATED)


def surnames_alone(
    text: str, titles: Sequence[Mention], limits: Limits, found: Found, shapes: NameShapes, grammar: Grammar
) -> Iterator[Mention]:
    """The surname alone with a title of the one person who bears both: 驻某国大使曹某某……|曹|大使表示."""
    bearers: dict[str, set[str]] = {}
    held: dict[str, set[str]] = {}
    names = found.in_order()
    for mention in names:
        if HAN.fullmatch(mention.text) and len(shapes.surname(mention.text)) == 1 < len(mention.text):
            bearers.setdefault(mention.text[0], set()).add(mention.text)
    ends = {name.end: name.text for name in names}
    starts = {name.start: name.text for name in names}
    for title in titles:
        for whose in (ends.get(title.start), starts.get(title.end)):
            if whose is not None:
                held.setdefault(whose, set()).add(title.text)
    for title in titles:
        at = title.start - 1
        named = bearers.get(text[at : at + 1], set())
        if len(named) != 1 or limits.crosses(at, at + 1) or found.ends_at(title.start):
            continue
        (whole,) = named
        address = grammar.domain_of(title.text) == "honour"
        known = any(post.endswith(title.text) for post in held.get(whole, ()))
        if (address or known) and (at == 0 or text[at - 1] in PAUSE or limits.starts_here(at, grammar)):
            yield person(text, at, title.start, "name:surname", 0.9)


def _occurrences(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words stand, from left to right, the longest first, without overlap."""
    places: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append((at, -len(word)))
            at = text.find(word, at + 1)
    found: list[tuple[int, int]] = []
    free = 0
    for at, length in sorted(places):
        if at >= free:
            free = at - length
            found.append((at, free))
    return found
