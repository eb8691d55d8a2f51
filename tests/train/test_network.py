"""The network in PyTorch: its layers over rows of different lengths, and what it begins with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")
pytest.importorskip("onnx", reason="the extra train is not installed")

from guantu.tag.neural.features import CODES, Features  # noqa: E402
from guantu.tag.neural.tagger import Tagger  # noqa: E402
from guantu.train.corpora import GUIDELINES  # noqa: E402
from guantu.train.export import write_folder  # noqa: E402
from guantu.train.network import Network, Shape, both_ways, turned  # noqa: E402
from guantu.train.start import fill_from_folder, fill_from_network, fill_pairs  # noqa: E402
from guantu.train.words import CLASSES  # noqa: E402


def test_rows_of_different_lengths_give_what_packed_sequences_give() -> None:
    torch.manual_seed(1)
    layer = torch.nn.GRU(5, 4, bidirectional=True)
    given, lengths = torch.randn(7, 3, 5), torch.tensor([7, 5, 2])
    packed, _ = layer(torch.nn.utils.rnn.pack_padded_sequence(given, lengths))
    wanted, _ = torch.nn.utils.rnn.pad_packed_sequence(packed)
    inside = (torch.arange(7)[:, None] < lengths)[..., None]
    got = both_ways(layer, given, turned(lengths, 7))
    assert torch.allclose(got * inside, wanted, atol=1e-6)


def features() -> Features:
    chars = np.ones(CODES, dtype=np.int32)
    chars[0] = 0
    chars[[ord(char) for char in "王市长到"]] = [3, 4, 5, 6]
    return Features(
        fold=np.arange(CODES, dtype=np.uint16),
        chars=chars,
        pairs=np.array([ord("市") << 16 | ord("长")], dtype=np.uint32),
        word_keys=np.zeros(0, dtype=np.uint64),
        word_classes=np.zeros(0, dtype=np.uint32),
        word_vectors=np.zeros((0, 2), dtype=np.int8),
        word_weights=np.zeros(0, dtype=np.float16),
    )


def network(top: int = 0) -> Network:
    shape = Shape(chars=7, pairs=2, classes=len(CLASSES), guidelines=len(GUIDELINES), lexicon=2, top=top)
    made = Network(shape)
    made.eval()
    return made


def emissions(made: Network, folder: Path) -> np.ndarray:
    """Of one text, by way of a model folder: what a user's onnxruntime computes."""
    write_folder(folder, [made], features(), notes={})
    tagger = Tagger.load(folder)
    seen = features().encode(np.array([0, *map(ord, "王市长到"), 0], dtype=np.uint32))
    return tagger._emissions(seen, np.array([1]), np.array([4]), 0)


def test_the_written_network_computes_what_pytorch_computes(tmp_path: Path) -> None:
    made = network(top=3)
    with torch.no_grad():
        wanted = made(
            torch.tensor([[3], [4], [5], [6]]),
            torch.tensor([[[0, 0]], [[0, 1]], [[1, 0]], [[0, 0]]]),
            torch.zeros(4, 1, 4 * len(CLASSES)),
            torch.zeros(4, 1, 6),
            torch.tensor([0]),
            torch.tensor([4]),
        )
    assert np.allclose(emissions(made, tmp_path / "a"), wanted.numpy(), atol=5e-3)


def test_a_network_that_begins_with_a_folder_computes_the_same_but_for_pairs_and_word_vectors(tmp_path: Path) -> None:
    old, new = network(), network()
    write_folder(tmp_path / "old", [old], features(), notes={})
    other = replace(features(), pairs=np.array([ord("长") << 16 | ord("到")], dtype=np.uint32))
    assert not fill_from_folder(new, other, tmp_path / "old")
    assert not np.allclose(emissions(new, tmp_path / "before"), emissions(old, tmp_path / "old"), atol=5e-3)
    fill_pairs(new, old.pairs.weight.detach().numpy())
    width = old.shape.char_width
    columns = slice(width, width + 2 * old.shape.pair_width)
    with torch.no_grad():
        for ending in ("", "_reverse"):
            for part in (columns, slice(-old.shape.lexicon_width, None)):
                given = getattr(old.low, f"weight_ih_l0{ending}")[:, part]
                getattr(new.low, f"weight_ih_l0{ending}")[:, part] = given
        new.lexicon.load_state_dict(old.lexicon.state_dict())
    assert np.allclose(emissions(new, tmp_path / "new"), emissions(old, tmp_path / "old"), atol=5e-3)


def test_a_network_that_begins_with_a_folder_of_the_same_tables_is_the_same(tmp_path: Path) -> None:
    old, new = network(), network()
    write_folder(tmp_path / "old", [old], features(), notes={})
    assert fill_from_folder(new, features(), tmp_path / "old")
    assert np.allclose(emissions(new, tmp_path / "new"), emissions(old, tmp_path / "old"), atol=5e-3)


def test_a_third_layer_adds_nothing_at_first(tmp_path: Path) -> None:
    old, new = network(), network(top=3)
    fill_from_network(new, old)
    assert np.allclose(emissions(new, tmp_path / "new"), emissions(old, tmp_path / "old"), atol=5e-3)
