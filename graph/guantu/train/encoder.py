"""The pre-trained encoder in PyTorch: its lower layers stay as they are, some above them are trained with a stage.

What the lower layers give for a text never changes, so it is computed once and kept in 16 bits; a stage costs only the
layers above. Layers higher than those that are trained are left out: the topmost were made for the meaning of whole
sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from guantu.tag.neural.features import Ints
from guantu.train.pretrained import Pretrained, unpacked
from guantu.train.subwords import Cut, Cutter

ROLES = 4
TOKENS = 6000
"""Word pieces that go through the lower layers at once, padding included."""
_MOST = 510


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the upper layers and the network need of a batch: `hidden` (B, N, width) of its pieces, `live` (B, N)
    whether there is one, `owner` (T, B) the place of each character's piece, `role` (T, B) its place in the piece."""

    hidden: torch.Tensor
    live: torch.Tensor
    owner: torch.Tensor
    role: torch.Tensor


class Layer(nn.Module):
    """One layer as in BERT: attention, then two matrices with a GELU between, a norm after each."""

    def __init__(self, pretrained: Pretrained, number: int, dropout: float = 0.1) -> None:
        super().__init__()
        width = pretrained.width

        def linear(*names: str) -> nn.Linear:
            weight = np.concatenate([pretrained.matrices[f"l{number}.{name}.w"] for name in names])
            bias = np.concatenate([pretrained.vectors[f"l{number}.{name}.b"] for name in names])
            made = nn.Linear(weight.shape[1], weight.shape[0])
            made.weight.data = torch.tensor(weight)
            made.bias.data = torch.tensor(bias)
            return made

        self.heads = pretrained.heads
        self.ask = linear("q", "k", "v")
        self.join = linear("ao")
        self.wide = linear("fi")
        self.narrow = linear("fo")
        self.norm = _norm(pretrained, f"l{number}.aln", width)
        self.last_norm = _norm(pretrained, f"l{number}.oln", width)
        self.drop = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, live: torch.Tensor) -> torch.Tensor:
        batch, size, width = hidden.shape
        three = self.ask(hidden).view(batch, size, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(three[0], three[1], three[2], attn_mask=live[:, None, None])
        hidden = self.norm(hidden + self.drop(self.join(seen.transpose(1, 2).reshape(batch, size, width))))
        inner = self.narrow(functional.gelu(self.wide(hidden)))
        out: torch.Tensor = self.last_norm(hidden + self.drop(inner))
        return out


def _norm(pretrained: Pretrained, name: str, width: int) -> nn.LayerNorm:
    made = nn.LayerNorm(width, eps=pretrained.eps)
    made.weight.data = torch.tensor(pretrained.vectors[f"{name}.w"])
    made.bias.data = torch.tensor(pretrained.vectors[f"{name}.b"])
    return made


class Upper(nn.Module):
    """The layers that are trained: a Context in, a vector for each character out (T, B, width + ROLES)."""

    def __init__(self, pretrained: Pretrained, first: int, count: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(pretrained, number) for number in range(first, first + count))

    def forward(self, context: Context) -> torch.Tensor:
        hidden = context.hidden.float()
        for layer in self.layers:
            hidden = layer(hidden, context.live)
        steps, batch = context.owner.shape
        place = context.owner + torch.arange(batch) * hidden.shape[1]
        rows = hidden.flatten(0, 1).index_select(0, place.flatten()).view(steps, batch, -1)
        return torch.cat((rows, functional.one_hot(context.role, ROLES).float()), 2)


class Lower:
    """The layers that stay: texts in, rows of 16 bits out, kept for each text."""

    def __init__(self, pretrained: Pretrained, count: int) -> None:
        self._model = pretrained
        self._cutter = Cutter(pretrained)
        self._layers = nn.ModuleList(Layer(pretrained, number) for number in range(count)).eval()
        self._norm = _norm(pretrained, "emb.ln", pretrained.width)
        places = torch.tensor(pretrained.vectors["emb.pos"]).view(-1, pretrained.width)
        self._places = places + torch.tensor(pretrained.vectors["emb.type"])[: pretrained.width]
        self._kept: dict[str, tuple[Cut, torch.Tensor]] = {}

    def forget(self) -> None:
        self._kept.clear()

    def learn(self, texts: Sequence[str]) -> None:
        """Computes what is not kept yet."""
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        cuts = {text: self._cutter.cut(text) for text in new}
        order = sorted(new, key=lambda text: len(cuts[text].pieces), reverse=True)
        begin = 0
        while begin < len(order):
            rows = order[begin : begin + max(1, TOKENS // len(cuts[order[begin]].pieces))]
            begin += len(rows)
            for text, hidden in zip(rows, self._run([cuts[text].pieces[:_MOST] for text in rows]), strict=True):
                self._kept[text] = (cuts[text], hidden)

    def _run(self, rows: Sequence[Ints]) -> list[torch.Tensor]:
        width = self._model.width
        size = max(map(len, rows))
        hidden = torch.zeros(len(rows), size, width)
        live = torch.zeros(len(rows), size, dtype=torch.bool)
        for number, row in enumerate(rows):
            hidden[number, : len(row)] = torch.from_numpy(unpacked(self._model.words[row], width))
            live[number, : len(row)] = True
        with torch.inference_mode():
            hidden = self._norm(hidden + self._places[:size])
            for layer in self._layers:
                hidden = layer(hidden, live)
        return [hidden[number, : len(row)].half().clone() for number, row in enumerate(rows)]

    def context(self, texts: Sequence[str]) -> Context:
        """Of texts of a batch, the longest first."""
        self.learn(texts)
        kept = [self._kept[text] for text in texts]
        size = max(len(hidden) for _, hidden in kept)
        hidden = torch.zeros(len(kept), size, self._model.width, dtype=torch.float16)
        live = torch.zeros(len(kept), size, dtype=torch.bool)
        owner = torch.zeros(len(texts[0]), len(kept), dtype=torch.int64)
        role = torch.zeros(len(texts[0]), len(kept), dtype=torch.int64)
        for number, (cut, rows) in enumerate(kept):
            hidden[number, : len(rows)] = rows
            live[number, : len(rows)] = True
            owner[: len(cut.owner), number] = torch.from_numpy(np.minimum(cut.owner, len(rows) - 1).astype(np.int64))
            role[: len(cut.role), number] = torch.from_numpy(cut.role.astype(np.int64))
        return Context(hidden=hidden, live=live, owner=owner, role=role)
