"""`guantu-train`: from corpora to a model folder, in the stages that a recipe.toml names.

Every stage writes its checkpoint into the work folder at least every quarter of an hour and after each epoch; the
same command goes on where it was stopped. A stage that is done is not done again.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guantu.errors import ConfigError, GuantuError, UnreadableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Where things are: corpora, lexical tables, raw news; and where the work and the model go."""

    data: Path
    lexicon: Path
    corpus: Path
    work: Path
    out: Path

    @property
    def divisions(self) -> Path:
        return self.lexicon / "divisions_current_2026-09.tsv"

    @property
    def surnames(self) -> Path:
        return self.lexicon / "surnames_orcid_sinonym-0.5.1_apache2.csv"

    @property
    def titles(self) -> Path:
        return self.lexicon / "titles_starter.tsv"

    @property
    def given(self) -> Path:
        return self.lexicon / "givenchars_orcid_sinonym-0.5.1_apache2.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One network to train.

    start: "lac", the name of an earlier stage whose weights it begins with, or "./" and the path of a model folder.
    top: width of the third recurrent layer, 0 for none.
    share: share of the sentences that get other names in each epoch; lists: lists of names added to each epoch.
    easy: share of the sentences that are shown of those that the network it begins with finds easy; hard_of: the
    earlier stage whose choice of what is hard is kept instead.
    repeat: guidelines whose sentences are shown twice in each epoch: those of the small corpora.
    frozen, layers: of a pre-trained encoder, how many layers stay as they are and how many above them are trained with
    the stage; without layers a network that can ship. Its sentences are those of the corpora as they are.
    teacher: earlier stages, or "./" and the paths of model folders, that together label `silver` characters of raw
    news for each epoch under each of `habits`; none without it. Of what is easy, `easy` counts here too.
    """

    name: str
    start: str = "lac"
    top: int = 0
    epochs: int
    pace: float
    characters: int = 5000
    default_share: float = 0.35
    dropout: float = 0.3
    share: float = 0.0
    lists: int = 0
    easy: float = 1.0
    hard_of: str = ""
    repeat: tuple[str, ...] = ()
    frozen: int = 6
    layers: int = 0
    teacher: tuple[str, ...] = ()
    silver: int = 0
    habits: tuple[str, ...] = ("default",)
    seed: int = 1

    @property
    def starts_from_folder(self) -> bool:
        return is_folder(self.start)


def is_folder(name: str) -> bool:
    """Whether what a recipe names is a model folder, not a stage."""
    return name.startswith(("./", "../", "/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What recipe.toml says: sizes of the tables, the stages in order, and the stages whose blend is shipped.

    pair_width: width of the vectors of character pairs; vector_width: width of those of words, 0 for none. With word
    vectors, the pairs begin with vectors of their surroundings, else at random.
    tables: a model folder whose tables are taken as they are; without it they are built.
    ship: stages that begin with the same network; the mean of their weights goes into the model folder.
    """

    max_pairs: int
    min_pairs: int
    pair_width: int
    vector_width: int
    threads: int
    ship: tuple[str, ...]
    stages: tuple[Stage, ...]
    tables: str = ""


def read_recipe(path: Path) -> Recipe:
    """Raises UnreadableError or ConfigError."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise UnreadableError(where=str(path), problem=f"cannot be read ({fault.strerror})") from fault
    except ValueError as fault:
        raise ConfigError(where=str(path), problem=f"not TOML ({fault})") from fault
    try:
        stages = tuple(_stage(row) for row in raw.pop("stages"))
        recipe = Recipe(**{**raw, "ship": tuple(raw["ship"]), "stages": stages})
    except (KeyError, TypeError) as fault:
        raise ConfigError(where=str(path), problem=f"not a recipe ({fault})") from fault
    known = [stage.name for stage in stages]
    for number, stage in enumerate(stages):
        for other in (*stage.teacher, stage.start, stage.hard_of or stage.start):
            if other not in known[:number] and other != "lac" and not is_folder(other):
                raise ConfigError(where=str(path), problem=f"stage {stage.name} needs {other}, which is not before it")
    for name in recipe.ship:
        if name not in known:
            raise ConfigError(where=str(path), problem=f"ship names {name}, which is no stage")
    return recipe


def _stage(row: dict[str, Any]) -> Stage:
    settings: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Stage(**settings)


def parser() -> argparse.ArgumentParser:
    """The options of `guantu-train`."""
    found = argparse.ArgumentParser(prog="guantu-train", description="Trains the tagger of official news again.")
    found.add_argument("--config", type=Path, default=Path("models/official_news/recipe.toml"), help="the recipe")
    found.add_argument("--data", type=Path, default=Path("../shared/ner"), help="folder of the annotated corpora")
    found.add_argument("--lexicon", type=Path, default=Path("../shared/lexicon"), help="folder of divisions and names")
    found.add_argument(
        "--corpus",
        type=Path,
        default=Path("../shared/corpus/cctv_news_2022_2026.jsonl.gz"),
        help="raw news, one object with a text a line",
    )
    found.add_argument("--work", type=Path, default=Path("training"), help="where checkpoints go")
    found.add_argument("--out", type=Path, default=Path("models/official_news"), help="the model folder to write")
    found.add_argument("--only", nargs="*", metavar="STAGE", help="train these stages and write no model folder")
    return found


def main(argv: list[str] | None = None) -> int:
    """The command. Exit status 2 where something is missing."""
    args: Any = parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    paths = Paths(data=args.data, lexicon=args.lexicon, corpus=args.corpus, work=args.work, out=args.out)
    try:
        recipe = read_recipe(args.config)
        try:
            from guantu.train.stages import run_recipe
        except ModuleNotFoundError as fault:
            raise ConfigError(
                where="guantu-train",
                problem=f"the package {fault.name} is missing",
                remedy="pip install 'guantu[train]'",
            ) from fault
        run_recipe(recipe, paths, only=args.only)
    except (GuantuError, OSError) as fault:
        sys.stderr.write(f"guantu-train: {fault}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
