"""One text on its way through the parts of the tagger: what was found so far, and what several parts look for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The normalised text (furniture blanked out) with the candidates of all parts, in the order of their finding.

    near: GB/T 2260 code of the region of the outlet, or None. countries: first character to code of the countries that
    the text names, where one character begins only one. namesakes: names of places abroad that regions of China bear
    as well. tagged: whether a statistical tagger has read the text.
    mentions: what is left after the weighing.
    """

    text: str
    near: str | None = None
    countries: dict[str, str] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()
    tagged: bool = False
    candidates: list[Mention] = field(default_factory=list)
    mentions: tuple[Mention, ...] = ()
    _heads: tuple[re.Match[str], ...] | None = None

    def of(self, *labels: Label) -> list[Mention]:
        """The candidates with one of the labels."""
        return [mention for mention in self.candidates if mention.label in labels]

    def heads(self, grammar: Grammar) -> tuple[re.Match[str], ...]:
        """Every place where a word stands that can be the head of a title, searched for once."""
        if self._heads is None:
            self._heads = tuple(grammar.head_pattern.finditer(self.text))
        return self._heads
