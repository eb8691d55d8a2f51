"""A statistical tagger as one spaCy component: `guantu_tagger`.

It adds the group `doc.spans["tagger"]`: spans labelled PER, ORG, LOC or TITLE, sorted, without overlap. The scores,
0 to 1, stand in the group's `attrs["scores"]` in the same order (not in an extension attribute: spaCy keys those by
place alone, so a rule's span over the same characters would overwrite them); `scored_spans(doc)` pairs the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from guantu.tag.neural.folder import SHIPPED
from guantu.tag.neural.tagger import TaggedSpan
from guantu.tag.taggers import SpanTagger, open_tagger

GROUP = "tagger"


class TaggerComponent:
    """Runs a SpanTagger over documents, many at once where the pipeline is used as a stream."""

    def __init__(self, tagger: SpanTagger) -> None:
        self._tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The documents in order."""
        for docs in batched(stream, batch_size):
            self.set_annotations(docs, self.predict(docs))
            yield from docs

    def predict(self, docs: Sequence[Doc]) -> list[list[TaggedSpan]]:
        """What the tagger finds; changes nothing."""
        return self._tagger.tag([doc.text for doc in docs])

    def set_annotations(self, docs: Sequence[Doc], found: Sequence[Sequence[TaggedSpan]]) -> None:
        """Writes the group with its scores. Borders inside a token are moved out to the token's."""
        for doc, tagged in zip(docs, found, strict=True):
            spans: list[Span] = []
            scores: list[float] = []
            for item in tagged:
                span = doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
                if span is not None:
                    spans.append(span)
                    scores.append(item.score)
            doc.spans[GROUP] = SpanGroup(doc, name=GROUP, attrs={"scores": scores}, spans=spans)


def batched(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """The documents in lists of `size`, the last one shorter."""
    documents = iter(stream)
    while docs := list(islice(documents, size)):
        yield docs


def scored_spans(doc: Doc) -> list[tuple[Span, float]]:
    """The tagger's spans with their scores; none where the component has not run."""
    if GROUP not in doc.spans:
        return []
    group = doc.spans[GROUP]
    return list(zip(group, group.attrs["scores"], strict=True))


@Language.factory("guantu_tagger", assigns=["doc.spans"], default_config={"model": SHIPPED, "threads": 1})
def make_tagger(
    nlp: Language,  # noqa: ARG001 the signature is spaCy's
    name: str,  # noqa: ARG001 the signature is spaCy's
    model: str,
    threads: int,
) -> TaggerComponent:
    """spaCy's door to the component; `model` is what `open_tagger` takes."""
    return TaggerComponent(open_tagger(model, threads=threads))


def load_pipeline(name_or_path: str | Path = SHIPPED, *, threads: int = 1) -> Language:
    """A blank Chinese pipeline over characters with the tagger alone in it.

    >>> nlp = load_pipeline()
    >>> doc = nlp("张伟民任淮安市市长。")
    >>> [span.text for span in doc.spans["tagger"]][:1]
    ['张伟民']
    """
    nlp = spacy.blank("zh")
    nlp.add_pipe("guantu_tagger", config={"model": str(name_or_path), "threads": threads})
    return nlp
