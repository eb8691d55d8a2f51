"""The trained tagger as a plain class: texts in, scored spans out, without spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guantu.errors import ConfigError, ModelError
from guantu.tag.neural.features import Encoded, bits, codes_of
from guantu.tag.neural.folder import SHIPPED, ModelFolder, find_model, read_folder
from guantu.tag.neural.lattice import Floats, best_paths, posteriors, spans_of
from guantu.tag.neural.pieces import iter_pieces

if TYPE_CHECKING:
    import onnxruntime

BATCH = 6000
"""Characters that go through the network at once, padding included: swept 1,500 to 24,000, flat from 4,000 on."""
SLACK = 4
"""Characters of padding a row that are cheaper than another call of the network: swept 0 to 32."""
CHUNK = 60_000
"""Characters that are encoded at once; bounds the memory for a text of any length."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TaggedSpan:
    """A span of a text: code points, end excluded; label PER, ORG, LOC or TITLE; score 0 to 1.

    The score is the posterior probability of exactly this span with this label, calibrated: of the spans with a
    score near 0.8 about eight in ten are right by the guideline.
    """

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    text: int
    start: int
    content: str


class Tagger:
    """A loaded model. Reading is all it does: calls do not change it, and threads may share it.

    >>> Tagger.load().tag(["张伟民任淮安市市长。"])[0][0].label
    'PER'
    """

    def __init__(self, folder: ModelFolder, session: onnxruntime.InferenceSession) -> None:
        self._folder = folder
        self._session = session

    @classmethod
    def load(cls, folder: str | Path = SHIPPED, *, threads: int = 1) -> Tagger:
        """The model of a folder, or a shipped one by name. Raises ModelError with the command that mends it."""
        content = read_folder(find_model(folder))
        import onnxruntime  # late: a fifth of a second that a message about a missing folder need not wait for

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(content.network, options, providers=["CPUExecutionProvider"])
        except Exception as fault:  # onnxruntime has no common base class of its own errors
            raise ModelError(
                where=str(content.path),
                problem=f"onnxruntime {onnxruntime.__version__} cannot open network.onnx ({type(fault).__name__})",
                remedy="pip install --upgrade onnxruntime",
            ) from fault
        return cls(content, session)

    @property
    def guidelines(self) -> tuple[str, ...]:
        """The annotation habits that the model can follow; the first is the product's own."""
        return self._folder.guidelines

    def tag(self, texts: Sequence[str], *, guideline: str = "default") -> list[list[TaggedSpan]]:
        """The spans of each text in order, without overlap. Any string is taken, the empty one too."""
        if guideline not in self.guidelines:
            raise ConfigError(
                where="guideline", problem=f"expected one of {', '.join(self.guidelines)}, got {guideline!r}"
            )
        out: list[list[TaggedSpan]] = [[] for _ in texts]
        for chunk in _chunks(texts):
            for piece, spans in self._tag_pieces(chunk, self.guidelines.index(guideline)):
                out[piece.text].extend(spans)
        return [sorted(spans) for spans in out]

    def _tag_pieces(self, pieces: list[_Piece], guideline: int) -> Iterator[tuple[_Piece, list[TaggedSpan]]]:
        codes = codes_of([piece.content for piece in pieces])
        seen = self._folder.features.encode(codes)
        lengths = np.array([len(piece.content) for piece in pieces])
        starts = 1 + np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
        order = np.argsort(-lengths, kind="stable")
        begin = 0
        while begin < len(order):
            size = max(1, BATCH // int(lengths[order[begin]]))
            rows = order[begin : begin + size]
            begin += size
            yield from self._tag_batch([pieces[row] for row in rows], seen, starts[rows], lengths[rows], guideline)

    def _tag_batch(
        self, pieces: list[_Piece], seen: Encoded, starts: Floats, lengths: Floats, guideline: int
    ) -> Iterator[tuple[_Piece, list[TaggedSpan]]]:
        model = self._folder
        emit = self._emissions(seen, starts, lengths, guideline)
        paths = best_paths(emit, lengths, model.trans, model.first, model.last)
        if not paths.any():
            return
        sure = posteriors(emit, lengths, model.trans, model.first, model.last)
        for row in np.flatnonzero(paths.any(1)).tolist():
            piece = pieces[row]
            spans = []
            for start, end, label in spans_of(paths[row]):
                score = self._calibrated(sure.of_span(row, start, paths[row, start:end]))
                content = piece.content[start:end]
                left = len(content) - len(content.lstrip())
                right = len(content.rstrip())
                if left < right:
                    first = piece.start + start
                    spans.append(TaggedSpan(start=first + left, end=first + right, label=label, score=score))
            yield piece, spans

    def _emissions(self, seen: Encoded, starts: Floats, lengths: Floats, guideline: int) -> Floats:
        """Emission scores (T, B, tags) of pieces from long to short; zero behind the end of a piece.

        The network costs as much a character of padding as of text, whatever the number of rows: so it is given rows
        of nearly one length at a time.
        """
        parts = []
        begin = 0
        while begin < len(lengths):
            end = begin + int(np.searchsorted(-lengths[begin:], SLACK - lengths[begin], side="right"))
            parts.append(self._network(seen, starts[begin:end], lengths[begin:end], guideline))
            begin = end
        if len(parts) == 1:
            return parts[0]
        emit: Floats = np.zeros((int(lengths[0]), len(lengths), parts[0].shape[2]), dtype=parts[0].dtype)
        begin = 0
        for part in parts:
            emit[: len(part), begin : begin + part.shape[1]] = part
            begin += part.shape[1]
        return emit

    def _network(self, seen: Encoded, starts: Floats, lengths: Floats, guideline: int) -> Floats:
        steps = np.arange(int(lengths[0]))[:, None]
        place = np.where(steps < lengths[None], starts[None] + steps, 0)
        feed: dict[str, Any] = {
            "chars": seen.chars[place],
            "pairs": seen.pairs[place],
            "words": bits(seen.words[place], self._folder.classes),
            "guideline": np.array([guideline], dtype=np.int64),
            "lengths": lengths.astype(np.int32),
        }
        if seen.lexicon.shape[1]:
            feed["lexicon"] = seen.lexicon[place]
        emit: Floats = self._session.run(None, feed)[0]
        return emit

    def _calibrated(self, posterior: float) -> float:
        table = self._folder.calibration
        value = float(np.interp(posterior, table[:, 0], table[:, 1])) if len(table) else posterior
        return round(value, 3)  # float noise of another batch or thread count must not show


def _chunks(texts: Sequence[str]) -> Iterator[list[_Piece]]:
    """The pieces of all texts, in groups of about CHUNK characters; those of blanks alone are left out."""
    group: list[_Piece] = []
    size = 0
    for number, text in enumerate(texts):
        for start, end in iter_pieces(text):
            content = text[start:end]
            if not content.strip():
                continue
            group.append(_Piece(text=number, start=start, content=content))
            size += end - start
            if size >= CHUNK:
                yield group
                group, size = [], 0
    if group:
        yield group
