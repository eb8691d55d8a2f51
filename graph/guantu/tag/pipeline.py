"""Article → mentions: the parts of the tagger at work on one text after the other."""

from __future__ import annotations

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.records import Article, Mention, SectionKind
from guantu.tag.parts import make_parts
from guantu.tag.sheet import Sheet


class Tagger:
    """Article → mentions. Holds the loaded tables and models; keeps nothing between articles."""

    def __init__(self, lexicon: Lexicon, config: Config | None = None) -> None:
        self.config = config or Config()
        self._parts = make_parts(lexicon, self.config)

    def tag(self, article: Article) -> tuple[Mention, ...]:
        """The mentions of the article, with offsets in the normalised text, in order; nothing in the furniture."""
        sheet = Sheet(text=_visible(article), near=article.outlet.region if article.outlet is not None else None)
        for part in self._parts:
            part.work(sheet)
        return sheet.mentions


def _visible(article: Article) -> str:
    """The normalised text with furniture blanked out, so that offsets stay."""
    text = article.text
    for section in article.sections:
        if section.kind is SectionKind.FURNITURE:
            text = text[: section.start] + "\n" * (section.end - section.start) + text[section.end :]
    return text
