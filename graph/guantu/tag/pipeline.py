"""Article → mentions: the spaCy pipeline at work on one article after the other."""

from __future__ import annotations

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.records import Article, Mention, SectionKind
from guantu.tag.language import MENTIONS, SHEET, make_pipeline
from guantu.tag.sheet import Sheet


class Tagger:
    """Article → mentions. Holds the loaded tables and models; keeps nothing between articles."""

    def __init__(self, lexicon: Lexicon, config: Config | None = None) -> None:
        self.config = config or Config()
        self.nlp = make_pipeline(lexicon, self.config)
        # The last one writes the mentions into the document, which nobody sees here.
        self._components = [component for name, component in self.nlp.pipeline if name != MENTIONS]

    def tag(self, article: Article) -> tuple[Mention, ...]:
        """The mentions of the article, with offsets in the normalised text, in order; nothing in the furniture."""
        doc = self.nlp.make_doc(_visible(article))
        sheet: Sheet = doc.user_data[SHEET]
        sheet.near = article.outlet.region if article.outlet is not None else None
        for component in self._components:
            doc = component(doc)
        return sheet.mentions


def _visible(article: Article) -> str:
    """The normalised text with furniture blanked out, so that offsets stay."""
    text = article.text
    for section in article.sections:
        if section.kind is SectionKind.FURNITURE:
            text = text[: section.start] + "\n" * (section.end - section.start) + text[section.end :]
    return text
