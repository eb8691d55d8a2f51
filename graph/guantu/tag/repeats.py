"""Names of organisations and sites that one place of a text makes certain, where they stand once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.tag.organisations import is_generic
from guantu.tag.overlaps import Overlaps

SURE = 0.6  # least score of a mention that speaks for the same name elsewhere
REPEATED = 0.6
SHORTEST = 4  # a shorter one may be a part of other words


def with_repeats(text: str, mentions: Sequence[Mention], grammar: Grammar) -> tuple[Mention, ...]:
    """The mentions of the normalised text and the places where a sure name stands once more, in order.

    A site named with its region counts without it as well: 甲区某某新城产业园, later 某某新城产业园. What is read
    inside such a place gives way to the whole name; what crosses it, or is a person or a title, stands.
    """
    regions = {m.start: m.end for m in mentions if m.codes}
    sure: dict[str, Mention] = {}
    for mention in mentions:
        if mention.score < SURE or mention.codes or not (mention.label is Label.ORGANIZATION or mention.site):
            continue
        sure.setdefault(mention.text, mention)
        if mention.site and mention.start in regions:
            rest = mention.text[regions[mention.start] - mention.start :]
            if not is_generic(rest, grammar):
                sure.setdefault(rest, mention)
    added: list[Mention] = []
    dropped: set[Mention] = set()
    known = Overlaps(mentions)
    for name in sorted(sure, key=lambda name: (-len(name), name)):
        at = text.find(name) if len(name) >= SHORTEST else -1
        while at >= 0:
            end = at + len(name)
            touching = known.touching(at, end)
            inside = all(_gives_way(m, name, at) for m in touching)
            if inside and not any(other.start < end and at < other.end for other in added):
                dropped |= {m for m in touching if not m.codes}
                added.append(
                    replace(sure[name], start=at, end=end, text=name, maker="pattern:repeated", score=REPEATED)
                )
            at = text.find(name, end)
    if not added:
        return tuple(mentions)
    kept = (m for m in mentions if m not in dropped)
    return tuple(sorted((*kept, *added), key=lambda m: (m.start, -m.end, m.label, m.maker)))


def _gives_way(mention: Mention, name: str, at: int) -> bool:
    """Whether a mention inside a place where the name stands is a part of it, and no body known by itself."""
    return (
        mention.label in _NAMES
        and mention.text != name
        and at <= mention.start
        and mention.end <= at + len(name)
        and (bool(mention.codes) or not mention.maker.startswith("gazetteer"))
    )


_NAMES = (Label.ORGANIZATION, Label.LOCATION)
