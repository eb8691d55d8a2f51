"""The trained tagger, or any spaCy pipeline in its place, as one spaCy component: `guantu_tagger`.

It adds the group `doc.spans["tagger"]`: spans labelled PER, ORG, LOC or TITLE, sorted, without overlap. The scores,
0 to 1, stand in the group's `attrs["scores"]` in the same order (not in an extension attribute: spaCy keys those by
place alone, so a rule's span over the same characters would overwrite them); `scored_spans(doc)` pairs the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from guantu.errors import ModelError
from guantu.tag.neural.folder import META, SHIPPED, find_model
from guantu.tag.neural.tagger import TaggedSpan, Tagger

GROUP = "tagger"
LABEL_TABLE = {
    "PER": "PER", "PERSON": "PER", "NR": "PER", "nr": "PER",
    "ORG": "ORG", "NT": "ORG", "nt": "ORG",
    "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NS": "LOC", "ns": "LOC",
    "TITLE": "TITLE",
}  # fmt: skip
"""Labels of other pipelines to ours. Labels that do not stand here (DATE, MONEY …) are no mention of ours."""
FOREIGN_SCORE = 0.75
"""What an entity of a pipeline without scores is worth: between a rule that is often wrong and one that rarely is."""


class SpanTagger(Protocol):
    """Whatever finds spans in texts."""

    def tag(self, texts: Sequence[str]) -> list[list[TaggedSpan]]:
        """The spans of each text, sorted, without overlap."""
        ...


class ForeignTagger:
    """A spaCy pipeline of any make, read through LABEL_TABLE."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def tag(self, texts: Sequence[str]) -> list[list[TaggedSpan]]:
        """Its entities with a label that the table knows, each with FOREIGN_SCORE."""
        return [
            [
                TaggedSpan(start=ent.start_char, end=ent.end_char, label=LABEL_TABLE[ent.label_], score=FOREIGN_SCORE)
                for ent in doc.ents
                if ent.label_ in LABEL_TABLE
            ]
            for doc in self._nlp.pipe(texts)
        ]


def open_tagger(name_or_path: str | Path = SHIPPED, *, threads: int = 1) -> SpanTagger:
    """A model that ships, a folder of `guantu-train`, or a spaCy pipeline by package name or path.

    Raises ModelError, in one line, where it is none of them or damaged.
    """
    path = Path(name_or_path)
    if (path / "config.cfg").is_file() and not (path / META).is_file():
        return _open_foreign(name_or_path)
    if not str(name_or_path):  # what Config.model has where nothing is named
        return Tagger.load(threads=threads)
    if str(name_or_path) != SHIPPED and not path.is_dir() and spacy.util.is_package(str(name_or_path)):
        return _open_foreign(name_or_path)
    return Tagger.load(find_model(name_or_path), threads=threads)


def _open_foreign(name_or_path: str | Path) -> SpanTagger:
    try:
        return ForeignTagger(spacy.load(name_or_path))
    except (OSError, ValueError, ImportError) as fault:
        raise ModelError(
            where=str(name_or_path),
            problem=f"spaCy {spacy_version} cannot load this pipeline ({type(fault).__name__}: {fault})",
            remedy=f"install the version of the pipeline made for spaCy {spacy_version}, or leave --model out",
        ) from fault


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
