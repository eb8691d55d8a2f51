"""Short forms of organisations that a text itself introduces: （以下简称“某某”）, 社会福利署（社署）."""

from __future__ import annotations

import re

from guantu.records import Label, Mention

_SHORT_FORM = re.compile(
    r"[（(](?:以下|下称|下)?(?:简称|称)(?:为)?[：:]?[“\"「『]?([^“”\"「」『』（）()《》，。]{2,12})[”\"」』]?[）)]"
)


_ABBREVIATED = re.compile(
    r"([\u4e00-\u9fff]{2,18}(?:大学|学院|医院|中心|(?<!公)[局署处会司厅院部办]))"
    r"[（(]([\u4e00-\u9fff]{2,6})[）)]"
)


def find_short_forms(text: str) -> list[Mention]:
    """Short forms that the text itself introduces, wherever they stand: （以下简称“某某”）, and in brackets alone what
    is made of characters of the name before it, from its first to its last."""
    found: list[Mention] = []
    words = {match.group(1).strip() for match in _SHORT_FORM.finditer(text)}
    words |= {match.group(2) for match in _ABBREVIATED.finditer(text) if shortens(match.group(2), match.group(1))}
    for word in sorted(words):
        for match in re.finditer(re.escape(word), text):
            found.append(
                Mention(
                    start=match.start(),
                    end=match.end(),
                    label=Label.ORGANIZATION,
                    text=word,
                    maker="pattern:short-form",
                    score=0.95,
                )
            )
    return found


def shortens(short: str, name: str) -> bool:
    """Whether a form is made of characters of the name that a text ends with, in their order, and is no piece of it.

    >>> shortens("社署", "访问社会福利署"), shortens("城大", "香港城市大学"), shortens("福利署", "社会福利署")
    (True, True, False)
    """
    rest = iter(name)
    return short not in name and len(name) - len(short) >= 2 and all(character in rest for character in short)
