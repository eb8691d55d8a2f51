"""The spaCy pipeline over characters, and the Tagger that hands its mentions on.

Each component adds candidates to `doc._.candidates`; the last one weighs them. Token i is code point i, so offsets
never need translating.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.lexicon.grammar import Grammar, load_grammar
from guantu.lexicon.sentences import sentences
from guantu.records import Article, Label, Mention, SectionKind
from guantu.tag.bodies import find_bodies_of_titles, with_office, without_party_group
from guantu.tag.combine import OPEN, combine
from guantu.tag.deixis import find_deixis
from guantu.tag.gazetteer import SHORT, Gazetteer
from guantu.tag.names import NameFinder
from guantu.tag.organisations import find_organisations
from guantu.tag.places import find_short_places, split_abbreviations
from guantu.tag.shapes import without_day
from guantu.tag.shortforms import find_short_forms
from guantu.tag.statistical import scored_spans
from guantu.tag.titles import find_titles


class CharacterTokenizer:
    """One token a code point, white space included; sentence starts set."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        starts = [0] * len(text)
        for start, _ in sentences(text):
            starts[start] = 1
        doc = Doc(self.vocab, words=list(text), spaces=[False] * len(text), sent_starts=[s or -1 for s in starts])
        doc.user_data["text"] = text
        return doc


def _text(doc: Doc) -> str:
    """The text that the tokenizer was given: `doc.text` would put it together again from its tokens each time."""
    text: str = doc.user_data["text"]
    return text


class Tagger:
    """Article → mentions. Holds the loaded tables and models; keeps nothing between articles."""

    def __init__(self, lexicon: Lexicon, config: Config | None = None) -> None:
        self.config = config or Config()
        self.nlp = make_pipeline(lexicon, self.config)

    def tag(self, article: Article) -> tuple[Mention, ...]:
        """The mentions of the article, with offsets in the normalised text, in order; nothing in the furniture."""
        doc = self.nlp.make_doc(_visible(article))
        doc.user_data["article"] = article
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        mentions: tuple[Mention, ...] = doc._.mentions
        return mentions


def _visible(article: Article) -> str:
    """The normalised text with furniture blanked out, so that offsets stay."""
    text = article.text
    for section in article.sections:
        if section.kind is SectionKind.FURNITURE:
            text = text[: section.start] + "\n" * (section.end - section.start) + text[section.end :]
    return text


def make_pipeline(lexicon: Lexicon, config: Config) -> Language:
    """The components in their order, without those that the configuration leaves out."""
    for name, default in (("candidates", ()), ("mentions", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    shared: dict[str, Any] = {"lexicon": lexicon, "grammar": load_grammar(), "config": config}
    for part, factory in COMPONENTS:
        if part not in config.without:
            options = {"model": config.model} if factory == "guantu_tagger" else {}
            component: Any = nlp.add_pipe(factory, config=options)
            if isinstance(component, _Component):
                component.prepare(**shared)
    return nlp


class _Component:
    """What the components share: the tables, set once after spaCy has made them."""

    lexicon: Lexicon
    grammar: Grammar
    config: Config

    def prepare(self, *, lexicon: Lexicon, grammar: Grammar, config: Config) -> None:
        self.lexicon = lexicon
        self.grammar = grammar
        self.config = config

    def _of(self, doc: Doc, *labels: Label) -> list[Mention]:
        return [mention for mention in doc._.candidates if mention.label in labels]


class GazetteerComponent(_Component):
    """Known regions, countries, places and bodies."""

    def prepare(self, *, lexicon: Lexicon, grammar: Grammar, config: Config) -> None:
        super().prepare(lexicon=lexicon, grammar=grammar, config=config)
        self.gazetteer = Gazetteer(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        article = doc.user_data.get("article")
        found = self.gazetteer.find(_text(doc))
        short = find_short_places(
            _text(doc), self.lexicon, article.outlet.region if article and article.outlet else None
        )
        doc._.candidates = (*doc._.candidates, *found, *short)
        return doc


class CollectComponent(_Component):
    """Takes the spans of the statistical tagger as candidates, each with its score."""

    def lexicon_codes(self, text: str) -> tuple[str, ...]:
        """What the lexicon knows a place name to mean: it also stands where the gazetteer, left to right, missed it."""
        codes = tuple(dict.fromkeys(region.code for region in self.lexicon.regions.named(text)))
        country = self.lexicon.countries.named(text)
        return codes or ((country.code,) if country is not None else ())

    def __call__(self, doc: Doc) -> Doc:
        found = [
            without_party_group(
                with_office(
                    _text(doc),
                    Mention(
                        start=span.start,
                        end=span.end,
                        label=Label(span.label_),
                        text=span.text,
                        maker="tagger",
                        score=round(score, 4),
                        codes=self.lexicon_codes(span.text) if span.label_ == Label.LOCATION else (),
                    ),
                ),
                self.grammar,
            )
            for span, score in scored_spans(doc)
            if span.text.strip() == span.text and not (span.label_ == Label.PERSON and _ODD.search(span.text))
        ]
        found = [without_day(_text(doc), mention, self.lexicon.names) for mention in found]
        article = doc.user_data.get("article")
        near = article.outlet.region if article is not None and article.outlet is not None else None
        split = [
            (mention, split_abbreviations(mention.text, mention.start, self.lexicon, near))
            if mention.label is Label.LOCATION and len(mention.text) <= 3
            else (mention, [])
            for mention in found
        ]
        doc._.candidates = (
            *doc._.candidates,
            *(mention for mention, pieces in split if not pieces),
            *(piece for _, pieces in split for piece in pieces),
        )
        return doc


class TitlesComponent(_Component):
    """The title grammar."""

    def __call__(self, doc: Doc) -> Doc:
        organisations = self._of(doc, Label.ORGANIZATION)
        titles = find_titles(_text(doc), self.grammar, organisations=organisations)
        doc._.candidates = (*(m for m in doc._.candidates if not _cut_by(m, titles)), *titles)
        return doc


_ODD = re.compile(r"[^\w·．•‧・ \u3000-]")  # no name of a person holds it: 🙂
SURE = 0.8  # people of the statistical tagger that organisations do not run over


def _crosses(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _cut_by(mention: Mention, titles: Sequence[Mention]) -> bool:
    """Whether a title of the statistical tagger overlaps one of the grammar, which knows the whole of it."""
    return mention.label is Label.TITLE and _crosses(mention, titles)


class OrganisationsComponent(_Component):
    """Organisations and sites by their patterns."""

    def __call__(self, doc: Doc) -> Doc:
        people = [m for m in self._of(doc, Label.PERSON) if m.score >= SURE]
        regions = [m for m in self._of(doc, Label.LOCATION) if m.codes and m.score >= SHORT and not _crosses(m, people)]
        found = find_organisations(
            _text(doc),
            self.grammar,
            regions=regions,
            known=[m for m in self._of(doc, Label.ORGANIZATION) if not _crosses(m, people)],
            stops=frozenset(
                match.end()
                for match in self.grammar.head_pattern.finditer(_text(doc))
                if self.grammar.title_at(_text(doc), match) is not None
            )
            | {person.end for person in people},
        )
        doc._.candidates = (*doc._.candidates, *found, *find_short_forms(_text(doc)))
        return doc


class NamesComponent(_Component):
    """People by rule, on top of those that the statistical tagger found."""

    def prepare(self, *, lexicon: Lexicon, grammar: Grammar, config: Config) -> None:
        super().prepare(lexicon=lexicon, grammar=grammar, config=config)
        self.finder = NameFinder(grammar, lexicon.names)

    def __call__(self, doc: Doc) -> Doc:
        taken = [m for m in self._of(doc, Label.ORGANIZATION, Label.LOCATION) if m.score > SHORT]
        found = self.finder.find(
            _text(doc),
            titles=self._of(doc, Label.TITLE),
            taken=taken,
            tagged=self._of(doc, Label.PERSON),
        )
        doc._.candidates = (*doc._.candidates, *found)
        return doc


class BodiesComponent(_Component):
    """Deictic words, and bodies that only their title shows; after the names, which it needs."""

    def __call__(self, doc: Doc) -> Doc:
        deixis = find_deixis(_text(doc), self.grammar)
        titles = self._of(doc, Label.TITLE)
        found = find_bodies_of_titles(
            _text(doc),
            self.grammar,
            titles=titles,
            taken=[m for m in (*doc._.candidates, *deixis) if m.label is not Label.TITLE and m.score >= OPEN],
            weak=[m for m in self._of(doc, Label.ORGANIZATION) if m.maker == "tagger" and 0.3 <= m.score < OPEN],
            stops=frozenset(title.end for title in titles if title.maker != "tagger" or title.score >= OPEN),
        )
        doc._.candidates = (*doc._.candidates, *deixis, *found)
        return doc


class CombineComponent(_Component):
    """Weighs the candidates; sets doc._.mentions, doc.spans["mentions"] and doc.ents."""

    def __call__(self, doc: Doc) -> Doc:
        mentions = combine(_text(doc), doc._.candidates, self.grammar)
        doc._.mentions = mentions
        spans = [Span(doc, m.start, m.end, label=m.label.value) for m in mentions]
        doc.spans["mentions"] = SpanGroup(doc, name="mentions", spans=spans)
        doc.set_ents(_flat(spans), default="outside")
        return doc


def _flat(spans: Sequence[Span]) -> list[Span]:
    """Outermost spans only: spaCy's entities may not overlap."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@Language.factory("guantu_gazetteer")
def _gazetteer(nlp: Language, name: str) -> GazetteerComponent:  # noqa: ARG001 the signature is spaCy's
    return GazetteerComponent()


@Language.factory("guantu_collect")
def _collect(nlp: Language, name: str) -> CollectComponent:  # noqa: ARG001 the signature is spaCy's
    return CollectComponent()


@Language.factory("guantu_titles")
def _titles(nlp: Language, name: str) -> TitlesComponent:  # noqa: ARG001 the signature is spaCy's
    return TitlesComponent()


@Language.factory("guantu_organisations")
def _organisations(nlp: Language, name: str) -> OrganisationsComponent:  # noqa: ARG001 the signature is spaCy's
    return OrganisationsComponent()


@Language.factory("guantu_names")
def _names(nlp: Language, name: str) -> NamesComponent:  # noqa: ARG001 the signature is spaCy's
    return NamesComponent()


@Language.factory("guantu_bodies")
def _bodies(nlp: Language, name: str) -> BodiesComponent:  # noqa: ARG001 the signature is spaCy's
    return BodiesComponent()


@Language.factory("guantu_combine")
def _combine(nlp: Language, name: str) -> CombineComponent:  # noqa: ARG001 the signature is spaCy's
    return CombineComponent()


# The part of Config.without that leaves a component out, and its factory, in the order of work.
COMPONENTS: tuple[tuple[str, str], ...] = (
    ("gazetteer", "guantu_gazetteer"),
    ("tagger", "guantu_tagger"),
    ("tagger", "guantu_collect"),
    ("patterns", "guantu_organisations"),
    ("titles", "guantu_titles"),
    ("names", "guantu_names"),
    ("patterns", "guantu_bodies"),
    ("", "guantu_combine"),
)
