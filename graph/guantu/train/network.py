"""The network in PyTorch: three kinds of embeddings, two or three bidirectional recurrent layers, a CRF on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import torch
from torch import nn

from guantu.tag.neural.lattice import TAGS, legal
from guantu.train.batches import Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the network. `lexicon` is the width of the mean word vectors, three for each character, 0 for none;
    `context` that of what a pre-trained encoder says of each character, 0 for none; `top` is the width of the third
    recurrent layer, 0 for none."""

    chars: int
    pairs: int
    classes: int
    guidelines: int
    char_width: int = 128
    pair_width: int = 32
    word_width: int = 48
    lexicon: int = 0
    lexicon_width: int = 96
    context: int = 0
    context_width: int = 192
    hidden: int = 128
    top: int = 0
    head: int = 128

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


class Network(nn.Module):
    """ids in, emission scores out; `loss` is the negative log likelihood of the allowed paths."""

    def __init__(self, shape: Shape, dropout: float = 0.3) -> None:
        super().__init__()
        self.shape = shape
        self.chars = nn.Embedding(shape.chars, shape.char_width)
        self.pairs = nn.Embedding(shape.pairs, shape.pair_width)
        self.words = nn.Linear(4 * shape.classes, shape.word_width)
        extra = 2 * shape.pair_width + shape.word_width
        self.lexicon: nn.Linear | None = None
        if shape.lexicon:
            self.lexicon = nn.Linear(3 * shape.lexicon, shape.lexicon_width)
            extra += shape.lexicon_width
        self.context: nn.Linear | None = None
        if shape.context:
            self.context = nn.Linear(shape.context, shape.context_width)
            extra += shape.context_width
        self.low = nn.GRU(shape.char_width + extra, shape.hidden, bidirectional=True)
        self.middle = nn.GRU(2 * shape.hidden, shape.hidden, bidirectional=True)
        width = 2 * shape.hidden
        self.top: nn.GRU | None = None
        if shape.top:
            self.top = nn.GRU(width + extra, shape.top, bidirectional=True)
            width += 2 * shape.top
        if shape.context:
            width += shape.context_width
        self.hidden = nn.Linear(width, shape.head)
        self.habit = nn.Embedding(shape.guidelines, shape.head)
        self.out = nn.Linear(shape.head, len(TAGS))
        self.bias = nn.Embedding(shape.guidelines, len(TAGS))
        self.trans = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        self.last = nn.Parameter(torch.zeros(len(TAGS)))
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.pairs.weight, std=0.1)
        nn.init.zeros_(self.bias.weight)
        nn.init.normal_(self.habit.weight, std=0.05)
        follow, opens, closes = legal()
        self.register_buffer("can_follow", torch.from_numpy(follow))
        self.register_buffer("can_open", torch.from_numpy(opens))
        self.register_buffer("can_close", torch.from_numpy(closes))

    def forward(
        self,
        chars: torch.Tensor,
        pairs: torch.Tensor,
        words: torch.Tensor,
        lexicon: torch.Tensor,
        guideline: torch.Tensor,
        lengths: torch.Tensor,
        context: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Emission scores (T, B, tags) of a batch.

        chars (T, B), pairs (T, B, 2), words (T, B, 4 * classes), lexicon
        (T, B, 3 * width), guideline (B,), lengths (B,) from long to short, context (T, B, width).
        """
        known = [self.pairs(pairs).flatten(2), torch.relu(self.words(words))]
        if self.lexicon is not None:
            known.append(torch.relu(self.lexicon(lexicon)))
        if self.context is not None:
            known.append(torch.relu(self.context(context)))
        extra = self.drop(torch.cat(known, 2))
        back = turned(lengths, len(chars))
        low = self.drop(both_ways(self.low, torch.cat((self.drop(self.chars(chars)), extra), 2), back))
        seen = self.drop(both_ways(self.middle, low, back))
        if self.top is not None:
            over = both_ways(self.top, torch.cat((seen, extra), 2), back)
            seen = torch.cat((seen, self.drop(over)), 2)
        if self.context is not None:
            seen = torch.cat((seen, extra[..., -self.shape.context_width :]), 2)
        head = torch.relu(self.hidden(seen) + self.habit(guideline)[None])
        emit: torch.Tensor = self.out(self.drop(head)) + self.bias(guideline)[None]
        return emit

    def emissions(self, batch: Batch) -> torch.Tensor:
        """Emission scores (T, B, tags)."""
        emit: torch.Tensor = self(batch.chars, batch.pairs, batch.words, batch.lexicon, batch.guideline, batch.lengths)
        return emit

    def loss(self, emit: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Log Z minus log Z of the allowed tags for each row (B,): emit (T, B, tags), allowed (T, B, tags) bool."""
        floor = torch.tensor(-1e4)
        both = torch.cat((emit, torch.where(allowed, emit, floor)), 1)
        peak = both.max(2, keepdim=True).values.detach()
        weight = (both - peak).exp().unbind(0)  # not weight[t]: its backward pass would fill a whole tensor a step
        peaks = peak[:, :, 0]
        trans = self.trans.exp() * self.can_follow
        state = weight[0] * (self.first.exp() * self.can_open)
        live = torch.cat((lengths, lengths))
        total = peaks[0]
        for t in range(1, emit.shape[0]):
            on = (live > t)[:, None]
            norm = state.sum(1, keepdim=True)
            step = (state / norm) @ trans * weight[t] + 1e-30
            total = total + torch.where(on[:, 0], peaks[t] + norm[:, 0].log(), torch.zeros(()))
            state = torch.where(on, step, state)
        total = total + (state * (self.last.exp() * self.can_close)).sum(1).log()
        size = emit.shape[1]
        return total[:size] - total[size:]


def turned(lengths: torch.Tensor, steps: int) -> torch.Tensor:
    """Where each place (T, B) of the turned rows comes from, as an index into (T * B): the last character of a row
    becomes its first, what lies behind its end stays."""
    place = torch.arange(steps)[:, None]
    source = torch.where(place < lengths, lengths - 1 - place, place)
    return (source * len(lengths) + torch.arange(len(lengths))).flatten()


def both_ways(layer: nn.GRU, given: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
    """A bidirectional layer over rows of different lengths: (T, B, width) to (T, B, 2 * hidden).

    Each direction runs over the padded tensor, the second over turned rows. A packed sequence would give the same,
    but the backward pass of each of its steps fills a tensor of the whole batch: two thirds of all time.
    """
    start = given.new_zeros(1, given.shape[1], layer.hidden_size)

    def run(rows: torch.Tensor, ending: str) -> torch.Tensor:
        names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        weights = [getattr(layer, name + ending) for name in names]
        out: torch.Tensor = torch.gru(rows, start, weights, True, 1, 0.0, layer.training, False, False)[0]
        return out

    ahead = run(given, "")
    behind = run(given.flatten(0, 1).index_select(0, back).view_as(given), "_reverse")
    return torch.cat((ahead, behind.flatten(0, 1).index_select(0, back).view_as(behind)), 2)


def blend(networks: Sequence[Network]) -> Network:
    """One network with the mean of the weights of several that began alike (Wortsman et al. 2022, model soups)."""
    states = [network.state_dict() for network in networks]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }
    network = Network(networks[0].shape)
    network.load_state_dict(mean)
    network.eval()
    return network
