"""A teacher: the network that ships, with what a pre-trained encoder says of each character beside what it sees."""

from __future__ import annotations

from typing import TypeAlias

import torch
from torch import nn

from guantu.train.batches import Batch
from guantu.train.encoder import Upper
from guantu.train.network import Network


class Teacher(nn.Module):
    """The upper layers of an encoder under a network."""

    def __init__(self, network: Network, upper: Upper) -> None:
        super().__init__()
        self.network = network
        self.upper = upper

    @property
    def trans(self) -> torch.Tensor:
        return self.network.trans

    @property
    def first(self) -> torch.Tensor:
        return self.network.first

    @property
    def last(self) -> torch.Tensor:
        return self.network.last

    def emissions(self, batch: Batch) -> torch.Tensor:
        """Emission scores (T, B, tags). Raises ValueError for a batch that no encoder has read."""
        if batch.context is None:
            raise ValueError("a teacher needs batches with a context")
        emit: torch.Tensor = self.network(
            batch.chars, batch.pairs, batch.words, batch.lexicon, batch.guideline, batch.lengths,
            self.upper(batch.context),
        )  # fmt: skip
        return emit

    def loss(self, emit: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """See Network.loss."""
        return self.network.loss(emit, allowed, lengths)


Reader: TypeAlias = Network | Teacher
