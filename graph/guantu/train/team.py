"""Several networks that read together: the mean of their emissions under the mean of their transitions.

Their errors differ, so together they are better than each. A team reads texts as `Tagger` does, with PyTorch.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from guantu.tag.neural.features import Features
from guantu.tag.neural.lattice import best_paths, posteriors, spans_of
from guantu.tag.neural.pieces import iter_pieces
from guantu.tag.neural.tagger import TaggedSpan
from guantu.train.batches import Batch, encode_examples, group_rows, make_batch
from guantu.train.corpora import Example
from guantu.train.development import borders
from guantu.train.encoder import Lower
from guantu.train.teacher import Reader

PART = 500
"""Pieces of text that are read at once; bounds what is kept of the encoder."""


class Team:
    """Readers with equal say. `lower` is needed where one of them is a teacher."""

    def __init__(self, members: Sequence[Reader], features: Features, lower: Lower | None) -> None:
        self.members = members
        self._features = features
        self._lower = lower
        with torch.no_grad():
            self.trans = torch.stack([member.trans for member in members]).mean(0)
            self.first = torch.stack([member.first for member in members]).mean(0)
            self.last = torch.stack([member.last for member in members]).mean(0)

    def emissions(self, batch: Batch) -> torch.Tensor:
        """Emission scores (T, B, tags)."""
        return torch.stack([member.emissions(batch) for member in self.members]).mean(0)

    def loss(self, emit: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Not needed of a team, which is never trained. Raises NotImplementedError."""
        raise NotImplementedError("a team is not trained")

    def tag(self, texts: Sequence[str], *, guideline: str = "default") -> list[list[TaggedSpan]]:
        """The spans of each text in order; the score is the posterior, not calibrated."""
        out: list[list[TaggedSpan]] = [[] for _ in texts]
        pieces = [
            (number, start, text[start:end])
            for number, text in enumerate(texts)
            for start, end in iter_pieces(text)
            if text[start:end].strip()
        ]
        pieces.sort(key=lambda piece: (len(piece[2]), piece))
        for begin in range(0, len(pieces), PART):
            part = pieces[begin : begin + PART]
            for (number, start, _), spans in zip(part, self._read([p[2] for p in part], guideline), strict=True):
                moved = [
                    TaggedSpan(start=s.start + start, end=s.end + start, label=s.label, score=s.score) for s in spans
                ]
                out[number].extend(moved)
        return [sorted(spans) for spans in out]

    def _read(self, texts: Sequence[str], guideline: str) -> list[list[TaggedSpan]]:
        examples = [Example(text=t, tags=(0,) * len(t), guideline=guideline, open_types=()) for t in texts]
        data = encode_examples(examples, self._features, self._lower)
        trans, first, last = borders(self)
        out: list[list[TaggedSpan]] = [[] for _ in texts]
        for rows in group_rows(data, size=6000, seed=None):
            batch = make_batch(data, rows)
            with torch.no_grad():
                emit = self.emissions(batch).numpy()
            lengths = batch.lengths.numpy()
            paths = best_paths(emit, lengths, trans, first, last)
            sure = posteriors(emit, lengths, trans, first, last)
            for place, row in enumerate(rows.tolist()):
                for start, end, label in spans_of(paths[place]):
                    score = round(sure.of_span(place, start, paths[place, start:end]), 3)
                    content = texts[row][start:end]
                    left, right = len(content) - len(content.lstrip()), len(content.rstrip())
                    if left < right:
                        out[row].append(TaggedSpan(start=start + left, end=start + right, label=label, score=score))
        if self._lower is not None:
            self._lower.forget()
        return out
