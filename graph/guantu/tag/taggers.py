"""Statistical taggers: the one that ships, one of `guantu-train`, or any spaCy pipeline in its place.

Those who only want spans of texts, as `guantu-train` and the benchmarks do, need no document of spaCy for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from guantu.errors import ModelError
from guantu.tag.neural.folder import META, SHIPPED, find_model
from guantu.tag.neural.tagger import TaggedSpan, Tagger

if TYPE_CHECKING:
    from spacy.language import Language

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
    if str(name_or_path) != SHIPPED and not path.is_dir() and _is_package(str(name_or_path)):
        return _open_foreign(name_or_path)
    return Tagger.load(find_model(name_or_path), threads=threads)


def _is_package(name: str) -> bool:
    """Whether a package of this name is installed, as spacy.util.is_package has it."""
    try:
        metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        return False
    return True


def _open_foreign(name_or_path: str | Path) -> SpanTagger:
    import spacy
    from spacy.about import __version__ as spacy_version

    try:
        return ForeignTagger(spacy.load(name_or_path))
    except (OSError, ValueError, ImportError) as fault:
        raise ModelError(
            where=str(name_or_path),
            problem=f"spaCy {spacy_version} cannot load this pipeline ({type(fault).__name__}: {fault})",
            remedy=f"install the version of the pipeline made for spaCy {spacy_version}, or leave --model out",
        ) from fault
