"""The pre-trained encoder, the teacher that stands on it, and networks that read together, all of a small made size."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")

from guantu.tag.neural.features import CODES, Features  # noqa: E402
from guantu.tag.neural.lattice import TAGS  # noqa: E402
from guantu.train.batches import encode_examples, make_batch  # noqa: E402
from guantu.train.corpora import GUIDELINES, Example, Sentence  # noqa: E402
from guantu.train.encoder import ROLES, Lower, Upper  # noqa: E402
from guantu.train.network import Network, Shape  # noqa: E402
from guantu.train.pretrained import Pretrained, read_pretrained  # noqa: E402
from guantu.train.silver import label, read_sentences, write_sentences  # noqa: E402
from guantu.train.subwords import Cutter  # noqa: E402
from guantu.train.teacher import Teacher  # noqa: E402
from guantu.train.team import Team  # noqa: E402
from guantu.train.words import CLASSES  # noqa: E402

WIDTH, INNER, LAYERS = 32, 64, 3
PIECES = {"<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": 0.0, "市长": -1.0, "市": -3.0, "长": -3.0, "到": -2.0,
          "水利局": -2.0, "长到": -1.5, "\u2581": -2.0}  # fmt: skip


def packed(values: np.ndarray) -> bytes:
    """Blocks of 32 numbers that are whole multiples of a quarter from -2 to 1.75."""
    halves = (np.rint(values.reshape(-1, 32) * 4) + 8).astype(np.uint8)
    scale = np.full((len(halves), 1), 0.25, dtype="<f2").view(np.uint8)
    return np.concatenate((scale, halves[:, :16] | halves[:, 16:] << 4), 1).tobytes()


def arrays() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)

    def matrix(out: int, given: int) -> np.ndarray:
        return rng.integers(-2, 3, (out, given)) / 4

    found = {"emb.word": matrix(len(PIECES), WIDTH), "emb.pos": rng.random((40, WIDTH)), "emb.type": rng.random(WIDTH),
             "emb.ln.w": np.ones(WIDTH), "emb.ln.b": np.zeros(WIDTH)}  # fmt: skip
    for number in range(LAYERS):
        for name, out, given in (("q", WIDTH, WIDTH), ("k", WIDTH, WIDTH), ("v", WIDTH, WIDTH), ("ao", WIDTH, WIDTH),
                                 ("fi", INNER, WIDTH), ("fo", WIDTH, INNER)):  # fmt: skip
            found[f"l{number}.{name}.w"] = matrix(out, given)
            found[f"l{number}.{name}.b"] = rng.random(out)
        for name in ("aln", "oln"):
            found[f"l{number}.{name}.w"] = np.ones(WIDTH)
            found[f"l{number}.{name}.b"] = np.zeros(WIDTH)
    return found


@pytest.fixture(scope="module")
def pretrained(tmp_path_factory: pytest.TempPathFactory) -> Pretrained:
    """Written in the form of the package's file, and read again."""
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    plain = struct.pack("<IBI", ord("Ａ"), 1, ord("A")) + struct.pack("<IBII", ord("㎏"), 2, ord("k"), ord("g"))
    head = b"E5S1" + struct.pack("<8i", 1, WIDTH, LAYERS, 2, INNER, len(PIECES), 40, 2)
    head += struct.pack("<fi6i", 1e-12, 32, len(PIECES), 0, 2, 1, 3, 0)[:-4]
    head += struct.pack("<Q", len(blob)) + offsets.astype("<u4").tobytes()
    head += np.array(list(PIECES.values()), dtype="<f4").tobytes() + blob + struct.pack("<iI", 2, len(plain)) + plain
    contents = {name: packed(value) if (name.endswith(".w") and value.ndim == 2) or name == "emb.word"
                else value.astype("<f4").tobytes() for name, value in arrays().items()}  # fmt: skip
    place = len(head) + 4 + sum(23 + len(name) for name in contents)
    directory = struct.pack("<i", len(contents))
    for name, content in contents.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, arrays()[name].size, place, len(content))
        place += len(content)
    file = tmp_path_factory.mktemp("encoder") / "small.bin"
    file.write_bytes(head + directory + b"".join(contents.values()))
    return read_pretrained(file)


def test_the_file_gives_back_its_arrays(pretrained: Pretrained) -> None:
    assert np.array_equal(pretrained.matrices["l1.fo.w"], arrays()["l1.fo.w"].astype(np.float32))
    assert pretrained.plain == {"Ａ": "A", "㎏": "kg"}
    assert pretrained.pieces["水利局"] == 8


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"else")
    with pytest.raises(ValueError, match="begins with b'else'"):
        read_pretrained(tmp_path / "x.bin")


@pytest.mark.parametrize(
    ("text", "pieces", "owner", "role"),
    [
        ("市长到水利局", [4, 7, 8], [1, 1, 2, 3, 3, 3], [0, 2, 3, 0, 1, 2]),
        ("㎏ 市", [3, 10, 5], [1, 2, 3], [3, 3, 3]),
        ("王长到", [3, 9], [1, 2, 2], [3, 0, 2]),
    ],
)
def test_a_text_is_cut_into_its_likeliest_pieces_and_keeps_its_places(
    pretrained: Pretrained, text: str, pieces: list[int], owner: list[int], role: list[int]
) -> None:
    cut = Cutter(pretrained).cut(text)
    assert cut.pieces.tolist() == [0, *pieces, 2]
    assert cut.owner.tolist() == owner
    assert cut.role.tolist() == role


def test_company_in_the_batch_does_not_change_what_the_encoder_says(pretrained: Pretrained) -> None:
    upper = Upper(pretrained, 2, 1).eval()
    with torch.no_grad():
        alone = upper(Lower(pretrained, 2).context(["市长到"]))
        together = upper(Lower(pretrained, 2).context(["市长到水利局", "市长到"]))
    assert torch.allclose(together[:3, 1], alone[:, 0], atol=2e-2)  # 16 bits between the layers
    assert not torch.allclose(together[:3, 1], together[:3, 0], atol=2e-2)


def features() -> Features:
    return Features(
        fold=np.arange(CODES, dtype=np.uint16),
        chars=np.ones(CODES, dtype=np.int32),
        pairs=np.zeros(0, dtype=np.uint32),
        word_keys=np.zeros(0, dtype=np.uint64),
        word_classes=np.zeros(0, dtype=np.uint32),
        word_vectors=np.zeros((0, 0), dtype=np.int8),
        word_weights=np.zeros(0, dtype=np.float16),
    )


def network(context: int = 0) -> Network:
    shape = Shape(chars=3, pairs=1, classes=len(CLASSES), guidelines=len(GUIDELINES), hidden=8, context=context)
    return Network(shape).eval()


def test_a_teacher_learns_through_its_upper_layers_and_a_team_is_the_mean_of_its_members(
    pretrained: Pretrained,
) -> None:
    torch.manual_seed(1)
    lower = Lower(pretrained, 2)
    teacher = Teacher(network(WIDTH + ROLES), Upper(pretrained, 2, 1)).eval()
    single = network()
    tags = (TAGS.index("B-TITLE"), TAGS.index("E-TITLE"), 0)
    data = encode_examples([Example(text="市长到", tags=tags, guideline="default", open_types=())], features(), lower)
    batch = make_batch(data, np.array([0]))
    emit = teacher.emissions(batch)
    teacher.loss(emit, batch.allowed, batch.lengths).sum().backward()
    assert float(teacher.upper.layers[0].ask.weight.grad.abs().sum()) > 0
    team = Team([teacher, single], features(), Lower(pretrained, 2))
    with torch.no_grad():
        assert torch.allclose(team.emissions(batch), (emit + single.emissions(batch)) / 2)


def test_a_teacher_refuses_what_no_encoder_has_read(pretrained: Pretrained) -> None:
    teacher = Teacher(network(WIDTH + ROLES), Upper(pretrained, 2, 1))
    data = encode_examples([Example(text="市", tags=(0,), guideline="default", open_types=())], features())
    with pytest.raises(ValueError, match="needs batches with a context"):
        teacher.emissions(make_batch(data, np.array([0])))


def test_a_team_reads_texts_as_they_come_and_places_its_spans_in_them() -> None:
    made = network()
    with torch.no_grad():
        made.out.weight.zero_()
        made.out.bias.zero_()
        made.out.bias[TAGS.index("S-LOC")] = 9.0
    found = Team([made], features(), None).tag(["市 长。到", "", "局"], guideline="msra")
    assert [[(span.start, span.end) for span in spans] for spans in found] == [
        [(0, 1), (2, 3), (3, 4), (4, 5)], [], [(0, 1)]]  # fmt: skip
    assert all(span.score > 0.9 for spans in found for span in spans)


def test_silver_of_a_guideline_without_titles_leaves_them_open_and_is_kept_whole(tmp_path: Path) -> None:
    made = network()
    with torch.no_grad():
        made.out.weight.zero_()
        made.out.bias.zero_()
        made.out.bias[TAGS.index("S-TITLE")] = 9.0
    team = Team([made], features(), None)
    assert label(team, ["市长", "局"], limit=10, guideline="msra") == []
    kept = label(team, ["市长", "局", "到"], limit=3, guideline="default")
    assert kept == [
        Sentence(text="市长", spans=((0, 1, "TITLE"), (1, 2, "TITLE")), guideline="default", open_types=()),
        Sentence(text="局", spans=((0, 1, "TITLE"),), guideline="default", open_types=()),
    ]
    write_sentences(tmp_path / "silver.jsonl.gz", kept)
    assert read_sentences(tmp_path / "silver.jsonl.gz") == kept
