"""Short forms of organisations that a text itself introduces: （以下简称“某某”）."""

from __future__ import annotations

import re

from guantu.records import Label, Mention

_SHORT_FORM = re.compile(
    r"[（(](?:以下|下称|下)?(?:简称|称)(?:为)?[：:]?[“\"「『]?([^“”\"「」『』（）()《》，。]{2,12})[”\"」』]?[）)]"
)


def find_short_forms(text: str) -> list[Mention]:
    """Short forms that the text itself introduces, （以下简称“某某”）, wherever they stand."""
    found: list[Mention] = []
    for word in sorted({match.group(1).strip() for match in _SHORT_FORM.finditer(text)}):
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
