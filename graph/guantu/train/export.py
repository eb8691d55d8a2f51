"""Writes a trained network as a model folder: embeddings in 8 bits, the rest in 16, the graph in ONNX."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from guantu.tag.neural.features import Features, Ints
from guantu.tag.neural.folder import FORMAT, META, NETWORK, TABLES, digest
from guantu.tag.neural.lattice import TAGS
from guantu.train.corpora import GUIDELINES
from guantu.train.network import Network
from guantu.train.words import CLASSES

OPSET = 17


class _Graph:
    """Collects nodes and weights; each method gives the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, value: Ints) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def half(self, name: str, value: Ints) -> str:
        """A weight kept in 16 bits and widened when the model is opened."""
        return self.add("Cast", [self.weight(f"{name}.16", value.astype(np.float16))], name, to=TensorProto.FLOAT)

    def add(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **settings))
        return output

    def table(self, name: str, value: Ints, ids: str) -> str:
        """Rows of an embedding kept in 8 bits with one scale a column."""
        scale = np.maximum(np.abs(value).max(0), 1e-8) / 127
        rows = np.clip(np.rint(value / scale), -127, 127).astype(np.int8)
        row = self.add("Gather", [self.weight(f"{name}.8", rows), ids], f"{name}.row")
        wide = self.add("Cast", [row], f"{name}.wide", to=TensorProto.FLOAT)
        return self.add("Mul", [wide, self.weight(f"{name}.scale", scale.astype(np.float32))], f"{name}.out")

    def recurrent(self, name: str, layer: nn.GRU, given: str) -> str:
        """A bidirectional GRU layer over (T, B, width): (T, B, 2 * hidden)."""
        size = layer.hidden_size
        order = np.r_[size : 2 * size, 0:size, 2 * size : 3 * size]  # PyTorch r, z, n to ONNX z, r, h
        both = ("", "_reverse")

        def of(part: str) -> Ints:
            return np.stack([getattr(layer, f"{part}_l0{ending}").detach().numpy()[order] for ending in both])

        inputs = self.half(f"{name}.w", of("weight_ih"))
        states = self.half(f"{name}.r", of("weight_hh"))
        biases = self.half(f"{name}.b", np.concatenate((of("bias_ih"), of("bias_hh")), 1))
        out = f"{name}.both"
        self.add(
            "GRU", [given, inputs, states, biases, "lengths"], out, direction="bidirectional", hidden_size=size,
            linear_before_reset=1,
        )  # fmt: skip
        turned = self.add("Transpose", [out], f"{name}.turned", perm=[0, 2, 1, 3])
        return self.add("Reshape", [turned, self.weight(f"{name}.shape", np.array([0, 0, -1]))], f"{name}.out")

    def linear(self, name: str, weight: Ints, bias: Ints | None, given: str) -> str:
        out = self.add("MatMul", [given, self.half(f"{name}.w", weight.T)], f"{name}.product")
        return out if bias is None else self.add("Add", [out, self.weight(f"{name}.b", bias)], f"{name}.out")


def network_onnx(networks: Sequence[Network]) -> bytes:
    """The mean of the networks' emissions as one ONNX model, with the inputs that guantu.tag.neural.tagger feeds."""
    graph = _Graph()
    emits = [_add_network(graph, network, f"n{number}.") for number, network in enumerate(networks)]
    graph.add("Mean", emits, "emit")
    inputs = [
        helper.make_tensor_value_info("chars", TensorProto.INT32, ["T", "B"]),
        helper.make_tensor_value_info("pairs", TensorProto.INT32, ["T", "B", 2]),
        helper.make_tensor_value_info("words", TensorProto.FLOAT, ["T", "B", 4 * networks[0].shape.classes]),
        helper.make_tensor_value_info("guideline", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["B"]),
    ]
    if width := 3 * networks[0].shape.lexicon:
        inputs.append(helper.make_tensor_value_info("lexicon", TensorProto.FLOAT, ["T", "B", width]))
    outputs = [helper.make_tensor_value_info("emit", TensorProto.FLOAT, ["T", "B", len(TAGS)])]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "official_news", inputs, outputs, graph.weights),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,
        producer_name="guantu-train",
    )
    onnx.checker.check_model(model)
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def _add_network(graph: _Graph, network: Network, prefix: str) -> str:
    """The nodes of one network; gives the name of its emissions."""
    state = {name: value.detach().numpy() for name, value in network.named_parameters()}

    def add(kind: str, inputs: list[str], name: str, **settings: Any) -> str:
        return graph.add(kind, inputs, prefix + name, **settings)

    chars = add("Gather", [graph.half(f"{prefix}chars.e", state["chars.weight"]), "chars"], "chars")
    pairs = graph.table(f"{prefix}pairs.e", state["pairs.weight"], "pairs")
    flat = add("Reshape", [pairs, graph.weight(f"{prefix}pairs.shape", np.array([0, 0, -1]))], "pairs.flat")
    words = graph.linear(f"{prefix}words.e", state["words.weight"], state["words.bias"], "words")
    known = [flat, add("Relu", [words], "words")]
    if network.lexicon is not None:
        lexicon = graph.linear(f"{prefix}lexicon.e", state["lexicon.weight"], state["lexicon.bias"], "lexicon")
        known.append(add("Relu", [lexicon], "lexicon"))
    extra = add("Concat", known, "extra", axis=2)
    low = graph.recurrent(f"{prefix}low", network.low, add("Concat", [chars, extra], "seen", axis=2))
    over = graph.recurrent(f"{prefix}middle", network.middle, low)
    if network.top is not None:
        top = graph.recurrent(f"{prefix}top", network.top, add("Concat", [over, extra], "again", axis=2))
        over = add("Concat", [over, top], "all", axis=2)
    hidden = graph.linear(f"{prefix}hidden", state["hidden.weight"], state["hidden.bias"], over)
    habit = add("Gather", [graph.weight(f"{prefix}habit.e", state["habit.weight"]), "guideline"], "habit")
    head = add("Relu", [add("Add", [hidden, habit], "head.sum")], "head")
    bias = add("Gather", [graph.weight(f"{prefix}bias.e", state["bias.weight"]), "guideline"], "bias")
    return add("Add", [graph.linear(f"{prefix}out", state["out.weight"], state["out.bias"], head), bias], "emit")


def write_folder(
    folder: Path,
    networks: Sequence[Network],
    features: Features,
    *,
    calibration: Sequence[tuple[float, float]] = (),
    notes: dict[str, Any],
) -> None:
    """The three files of a model folder; several networks become their mean. `notes` go into tagger.json."""
    folder.mkdir(parents=True, exist_ok=True)
    stream = BytesIO()
    np.savez_compressed(stream, **{name: getattr(features, name) for name in Features.__slots__})
    content = {TABLES: stream.getvalue(), NETWORK: network_onnx(networks)}
    if (folder / TABLES).is_file() and _same_tables(folder / TABLES, features):
        content[TABLES] = (folder / TABLES).read_bytes()  # unchanged tables stay the same bytes
    meta = {
        "format": FORMAT,
        "tags": list(TAGS),
        "classes": len(CLASSES),
        "word_classes": list(CLASSES),
        "guidelines": list(GUIDELINES),
        "first": _mean([network.first for network in networks]),
        "last": _mean([network.last for network in networks]),
        "transitions": _mean([network.trans for network in networks]),
        "calibration": [list(pair) for pair in calibration],
        "trained": notes,
        "digests": {name: digest(value) for name, value in sorted(content.items())},
    }
    for name, value in content.items():
        (folder / name).write_bytes(value)
    (folder / META).write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _mean(values: Sequence[torch.Tensor]) -> Any:
    return np.round(np.mean([value.detach().numpy() for value in values], axis=0), 4).tolist()


def _same_tables(path: Path, features: Features) -> bool:
    with np.load(path, allow_pickle=False) as arrays:
        return all(
            name in arrays and np.array_equal(arrays[name], getattr(features, name)) for name in Features.__slots__
        )
