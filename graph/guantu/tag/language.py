"""The tagger as a spaCy pipeline over characters, in which every part is a component.

    gazetteer → guantu_tagger → statistics → organisations → titles → people → bodies → weighing → guantu_mentions

Token i is code point i, so offsets never need translating. The parts pass a sheet on in `doc.user_data["sheet"]`; the
last component writes the mentions where users of spaCy look for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.lexicon.sentences import sentences
from guantu.tag.neural.tagger import TaggedSpan
from guantu.tag.parts import Part, Statistics, make_parts
from guantu.tag.sheet import Sheet
from guantu.tag.statistical import scored_spans

GROUP = "mentions"
SHEET = "sheet"
MENTIONS = "guantu_mentions"


class _Keys(dict[str, int]):
    """The key in a vocabulary of each character seen so far: spaCy hashes every word that it is given as a string."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, character: str) -> int:
        key = self[character] = self._vocab.strings.add(character)
        return key


class CharacterTokenizer:
    """One token a code point, white space included."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._keys = _Keys(vocab)

    def __call__(self, text: str) -> Doc:
        words: list[Any] = list(map(self._keys.__getitem__, text))
        doc = Doc(self.vocab, words=words, spaces=[False] * len(text))
        doc.user_data[SHEET] = Sheet(text=text)  # with the text: `doc.text` puts it together anew each time
        return doc


class PartComponent:
    """A part of the tagger at work on a document's sheet."""

    def __init__(self) -> None:
        self.part: Part | None = None

    def __call__(self, doc: Doc) -> Doc:
        sheet: Sheet = doc.user_data[SHEET]
        if isinstance(self.part, Statistics):
            self.part.collect(sheet, [_tagged(span, score) for span, score in scored_spans(doc)])
        elif self.part is not None:
            self.part.work(sheet)
        return doc


def _tagged(span: Span, score: float) -> TaggedSpan:
    return TaggedSpan(start=span.start, end=span.end, label=span.label_, score=score)


class MentionsComponent:
    """Sets doc._.mentions, doc.spans["mentions"], doc.ents and the starts of sentences, and lets the sheet go."""

    def __call__(self, doc: Doc) -> Doc:
        sheet: Sheet = doc.user_data.pop(SHEET)
        for start, _ in sentences(sheet.text):
            doc[start].is_sent_start = True  # of the others it says nothing: saying "no" of each costs as much again
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


@Language.factory("guantu_part")
def _part(nlp: Language, name: str) -> PartComponent:  # noqa: ARG001 the signature is spaCy's
    return PartComponent()


@Language.factory(MENTIONS, assigns=["doc.ents", "doc.spans", "doc._.mentions", "token.is_sent_start"])
def _mentions(nlp: Language, name: str) -> MentionsComponent:  # noqa: ARG001 the signature is spaCy's
    return MentionsComponent()


def make_pipeline(lexicon: Lexicon, config: Config | None = None) -> Language:
    """A blank Chinese pipeline with the parts of the tagger in the order of their work, without those that the
    configuration leaves out.

    >>> from guantu.lexicon import load_lexicon
    >>> nlp = make_pipeline(load_lexicon(), Config(without=("tagger",)))
    >>> [(span.text, span.label_) for span in nlp("洛阳市市长岑远帆讲话。").ents]
    [('洛阳市', 'LOC'), ('市长', 'TITLE'), ('岑远帆', 'PER')]
    """
    config = config or Config()
    if not Doc.has_extension(GROUP):
        Doc.set_extension(GROUP, default=())
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    for part in make_parts(lexicon, config):
        if isinstance(part, Statistics):
            nlp.add_pipe("guantu_tagger", config={"model": config.model})
        component = nlp.add_pipe("guantu_part", name=type(part).__name__.lower())
        if isinstance(component, PartComponent):
            component.part = part
    nlp.add_pipe(MENTIONS)
    return nlp
