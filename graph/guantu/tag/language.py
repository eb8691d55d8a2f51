"""The whole tagger as a spaCy pipeline over characters, for those who go on with spaCy (displaCy, own components).

`Tagger` needs none of it and is faster. Token i is code point i, so offsets never need translating.
"""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.lexicon.sentences import sentences
from guantu.tag.parts import Part, make_parts
from guantu.tag.sheet import Sheet

GROUP = "mentions"


class CharacterTokenizer:
    """One token a code point, white space included; sentence starts set."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        starts: list[bool | int | None] = [-1] * len(text)
        for start, _ in sentences(text):
            starts[start] = 1
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text), sent_starts=starts)


class MentionsComponent:
    """Sets doc._.mentions, doc.spans["mentions"] and doc.ents; near: doc.user_data["near"], as Sheet has it."""

    def __init__(self) -> None:
        self.parts: Sequence[Part] = ()

    def __call__(self, doc: Doc) -> Doc:
        sheet = Sheet(text=doc.text, near=doc.user_data.get("near"))
        for part in self.parts:
            part.work(sheet)
        doc._.mentions = sheet.mentions
        spans = [Span(doc, m.start, m.end, label=m.label.value) for m in sheet.mentions]
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        doc.set_ents(_outermost(spans), default="outside")
        return doc


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """The spans that begin after the end of the last one: spaCy's entities may not overlap."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@Language.factory("guantu_mentions")
def _mentions(nlp: Language, name: str) -> MentionsComponent:  # noqa: ARG001 the signature is spaCy's
    return MentionsComponent()


def make_pipeline(lexicon: Lexicon, config: Config | None = None) -> Language:
    """A blank Chinese pipeline over characters with the whole tagger in it.

    >>> from guantu.lexicon import load_lexicon
    >>> nlp = make_pipeline(load_lexicon(), Config(without=("tagger",)))
    >>> [(span.text, span.label_) for span in nlp("洛阳市市长岑远帆讲话。").ents]
    [('洛阳市', 'LOC'), ('市长', 'TITLE'), ('岑远帆', 'PER')]
    """
    if not Doc.has_extension(GROUP):
        Doc.set_extension(GROUP, default=())
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    component = nlp.add_pipe("guantu_mentions")
    if isinstance(component, MentionsComponent):
        component.parts = make_parts(lexicon, config or Config())
    return nlp
