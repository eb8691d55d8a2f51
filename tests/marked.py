"""Texts with their mentions marked by hand: {B:苏州市委}{T:书记}{P:岑远帆}; B a body, L a place, T a title, P a person.

>>> text, mentions = marked("{T:市长}{P:岑远帆}到会。")
>>> text, [(m.start, m.end, m.label.value) for m in mentions]
('市长岑远帆到会。', [(0, 2, 'TITLE'), (2, 5, 'PER')])
"""

from __future__ import annotations

import re

from guantu.records import Label, Mention
from guantu.relate.scene import Scene, Spot

_LABELS = {"B": Label.ORGANIZATION, "L": Label.LOCATION, "T": Label.TITLE, "P": Label.PERSON}
_MARK = re.compile(r"\{([BLTP]):([^{}]*)\}")


def marked(source: str) -> tuple[str, list[Mention]]:
    """The text without the marks, and its mentions in order; offsets count in that text."""
    text = ""
    mentions: list[Mention] = []
    end = 0
    for match in _MARK.finditer(source):
        text += source[end : match.start()]
        mentions.append(
            Mention(
                start=len(text),
                end=len(text) + len(match.group(2)),
                label=_LABELS[match.group(1)],
                text=match.group(2),
                maker="test",
            )
        )
        text += match.group(2)
        end = match.end()
    return text + source[end:], mentions


def marked_scene(source: str) -> Scene:
    """A scene of one sentence whose spots are marked by hand."""
    text, mentions = marked(source)
    spots = tuple(
        Spot(start=m.start, end=m.end, key=m.text, regional=m.label is Label.LOCATION, label=m.label) for m in mentions
    )
    return Scene(start=0, end=len(text), text=text, actors=(), spots=spots, teams=(), cues=(), whole=text)
