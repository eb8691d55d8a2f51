"""Carries out a recipe: tables, then stage after stage, then the model folder."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from guantu.errors import ConfigError
from guantu.tag.neural.features import Features, Ints
from guantu.tag.neural.folder import read_folder
from guantu.tag.neural.tagger import Tagger
from guantu.train.batches import Encodings, encode_examples
from guantu.train.calibrate import calibration, judged
from guantu.train.corpora import DEV, GUIDELINES, TRAIN, Example, Sentence, is_held_out, iter_examples, iter_sentences
from guantu.train.development import Emitter, easy, f1_by_label
from guantu.train.encoder import ROLES, Lower, Upper
from guantu.train.export import write_folder
from guantu.train.fit import Schedule, fit
from guantu.train.network import Network, Shape, blend
from guantu.train.pretrained import Pretrained, encoder_file, read_pretrained
from guantu.train.recipe import Paths, Recipe, Stage, is_folder
from guantu.train.silver import iter_news_sentences, label, read_sentences, write_sentences
from guantu.train.start import fill_from_folder, fill_from_lac, fill_from_network, fill_pairs
from guantu.train.tables import FIRST_FREE, build_tables, characters_of, lac_folder
from guantu.train.teacher import Reader, Teacher
from guantu.train.team import Team
from guantu.train.variety import read_names, varied
from guantu.train.vectors import pair_vectors
from guantu.train.words import CLASSES

log = logging.getLogger(__name__)

HELD = "msra.held"
NEWS_SHARE = 3
"""One sentence of raw news in so many is offered to the teacher, chosen by digest."""


def run_recipe(recipe: Recipe, paths: Paths, *, only: Sequence[str] | None = None) -> None:
    """Trains what is not yet trained and, without `only`, writes the model folder."""
    torch.set_num_threads(recipe.threads)
    torch.set_flush_denormal(True)
    paths.work.mkdir(parents=True, exist_ok=True)
    house = Workshop(recipe, paths)
    for stage in recipe.stages:
        if only is None or stage.name in only:
            house.train(stage)
    if only is None:
        house.ship(recipe.ship, paths.out)


@dataclass(frozen=True, slots=True)
class Pool:
    """Sentences to show, and which of them are hard."""

    sentences: tuple[Sentence, ...] = ()
    hard: tuple[bool, ...] = ()


def _examples(sentences: Sequence[Sentence]) -> list[Example]:
    return [example for sentence in sentences for example in iter_examples(sentence)]


class Workshop:
    """The corpora and tables of a run, and the stages done so far."""

    def __init__(self, recipe: Recipe, paths: Paths) -> None:
        self.recipe = recipe
        self.paths = paths
        self.gold: list[Sentence] = []
        self.development: dict[str, list[Example]] = {}
        self._read_corpora()
        self.features, self.characters = self._tables()
        self._encoder: Pretrained | None = None
        self.names = read_names(paths.surnames, paths.given, paths.divisions)

    def _read_corpora(self) -> None:
        held: list[Sentence] = []
        for corpus in TRAIN:
            for sentence in iter_sentences(self.paths.data, corpus):
                away = corpus.stem == "msra.train" and is_held_out(sentence.text)
                (held if away else self.gold).append(sentence)
        self.development[HELD] = [example for sentence in held for example in iter_examples(sentence)]
        for corpus in DEV:
            found = iter_sentences(self.paths.data, corpus)
            self.development[corpus.stem] = [example for sentence in found for example in iter_examples(sentence)]

    def _tables(self) -> tuple[Features, list[str]]:
        """Built once; kept in the work folder, so that a run that is taken up again has the same ids."""
        file = self.paths.work / "tables.npz"
        if not file.is_file():
            if self.recipe.tables:
                features = read_folder(Path(self.recipe.tables)).features
                return features, characters_of(features)
            features, characters = build_tables(
                list(self._raw_texts()),
                divisions=self.paths.divisions,
                surnames=self.paths.surnames,
                titles=self.paths.titles,
                max_pairs=self.recipe.max_pairs,
                min_pairs=self.recipe.min_pairs,
                vector_width=self.recipe.vector_width,
            )
            arrays = {name: getattr(features, name) for name in Features.__slots__}
            np.savez_compressed(file, characters=np.array(characters), **arrays)
        with np.load(file) as kept:
            return Features(**{name: kept[name] for name in Features.__slots__}), kept["characters"].tolist()

    def _raw_texts(self, block: int = 500) -> Iterator[str]:
        """Gold and raw news in blocks of many lines."""
        texts = [sentence.text for sentence in self.gold]
        with gzip.open(self.paths.corpus, "rt", encoding="utf-8") as lines:
            texts.extend(json.loads(line)["text"] for line in lines)
        for start in range(0, len(texts), block):
            yield "\n".join(texts[start : start + block])

    def train(self, stage: Stage) -> None:
        """The stage's averaged network, as NAME.done.pt in the work folder."""
        done = self.paths.work / f"{stage.name}.done.pt"
        if done.is_file():
            log.info("stage %s is done", stage.name)
            return
        log.info("stage %s", stage.name)
        torch.manual_seed(stage.seed)
        network = self._begin(stage)
        silver = self._hard(stage, network, self._silver(stage), "silver") if stage.teacher else Pool()
        gold = self._hard(stage, network, self.gold, "hard")
        lower = self._lower(stage)

        def epoch(number: int) -> Encodings:
            seed = stage.seed * 100 + number
            shown = self._shown(stage, gold, seed)
            if stage.layers:  # the same texts in each epoch: what the lower layers say of them is kept
                sentences = varied(shown, self.names, seed=stage.seed, share=0.0, lists=0)
            else:
                sentences = varied(shown, self.names, seed=seed, share=stage.share, lists=stage.lists)
            sentences += self._shown(stage, silver, seed)[number :: stage.epochs]
            examples = _examples(sentences)
            log.info("epoch %d: %d examples, %d characters", number, len(examples), sum(len(e.text) for e in examples))
            return encode_examples(examples, self.features, lower)

        def report(average: Reader, number: int) -> None:
            log.info("%s epoch %d", stage.name, number)
            self.measure(average, lower)

        average = fit(
            network,
            Schedule(
                epochs=stage.epochs,
                pace=stage.pace,
                characters=stage.characters,
                default_share=stage.default_share,
                seed=stage.seed,
            ),
            epoch=epoch,
            report=report,
            checkpoint=self.paths.work / f"{stage.name}.pt",
        )
        torch.save({"network": average.state_dict(), "shape": self._shape(stage).as_dict()}, done)

    def measure(self, reader: Emitter, lower: Lower | None) -> None:
        """Logs F1 on the development parts."""
        for name, examples in sorted(self.development.items()):
            log.info("%s %s", name, f1_by_label(reader, examples, encode_examples(examples, self.features, lower)))

    def _hard(self, stage: Stage, network: Reader, sentences: Sequence[Sentence], what: str) -> Pool:
        """Which sentences the network finds hard before the stage; all of them where the stage shows all.

        Kept in the work folder: a stage that is taken up again shows the same sentences.
        """
        if stage.easy >= 1.0 or not sentences:
            return Pool(tuple(sentences), (True,) * len(sentences))
        chosen_by = stage.hard_of if stage.hard_of and what == "hard" else stage.name
        file = self.paths.work / f"{chosen_by}.{what}.npy"
        if not file.is_file():
            pieces = [(number, piece) for number, sentence in enumerate(sentences) for piece in iter_examples(sentence)]
            network.eval()
            found = [False] * len(sentences)
            data = encode_examples([piece for _, piece in pieces], self.features)
            for (number, _), done in zip(pieces, easy(network, data), strict=True):
                found[number] |= not done
            log.info("%d of %d sentences are hard (%s)", sum(found), len(found), what)
            np.save(file, np.array(found))
        return Pool(tuple(sentences), tuple(np.load(file).tolist()))

    def _shown(self, stage: Stage, pool: Pool, seed: int) -> list[Sentence]:
        """The sentences of one epoch, before names are exchanged."""
        rng = random.Random(seed)  # noqa: S311 - reproducible on purpose, nothing secret
        shown = []
        for sentence, is_hard in zip(pool.sentences, pool.hard, strict=True):
            for _ in range(2 if sentence.guideline in stage.repeat else 1):
                if is_hard or rng.random() < stage.easy:
                    shown.append(sentence)
        return shown

    def _lower(self, stage: Stage) -> Lower | None:
        return Lower(self._pretrained(), stage.frozen) if stage.layers else None

    def _pretrained(self) -> Pretrained:
        if self._encoder is None:
            self._encoder = read_pretrained(encoder_file())
        return self._encoder

    def _shape(self, stage: Stage) -> Shape:
        return Shape(
            chars=FIRST_FREE + len(self.characters),
            pairs=1 + len(self.features.pairs),
            classes=len(CLASSES),
            guidelines=len(GUIDELINES),
            top=stage.top,
            pair_width=self.recipe.pair_width,
            lexicon=self.recipe.vector_width,
            context=self._pretrained().width + ROLES if stage.layers else 0,
        )

    def _begin(self, stage: Stage) -> Reader:
        network = self._first_weights(stage)
        if not stage.layers:
            return network
        return Teacher(network, Upper(self._pretrained(), stage.frozen, stage.layers))

    def _first_weights(self, stage: Stage) -> Network:
        network = Network(self._shape(stage), stage.dropout)
        if stage.start == "lac":
            fill_from_lac(network, self.characters, lac_folder())
        elif stage.starts_from_folder:
            if fill_from_folder(network, self.features, Path(stage.start)):
                return network
        else:
            fill_from_network(network, self._network(stage.start))
            return network
        if self.recipe.vector_width:
            fill_pairs(network, self._pair_vectors())
        return network

    def _pair_vectors(self) -> Ints:
        """Made once; kept in the work folder."""
        file = self.paths.work / "pairs.npy"
        if not file.is_file():
            width = self.recipe.pair_width
            np.save(file, pair_vectors(self._raw_texts(), self.features, width, seed=1))
        vectors: Ints = np.load(file)
        return vectors

    def reader(self, name: str) -> Reader:
        """A stage that is done, or the network of a model folder with the tables of this run."""
        if is_folder(name):
            network = Network(self._shape(Stage(name=name, epochs=0, pace=0.0)))
            if not fill_from_folder(network, self.features, Path(name)):
                raise ConfigError(where=name, problem="has other tables than this run", remedy="set tables to it")
            network.eval()
            return network
        stage = next(stage for stage in self.recipe.stages if stage.name == name)
        state = torch.load(self.paths.work / f"{name}.done.pt", weights_only=True)
        made: Reader = Network(Shape(**state["shape"]))
        if stage.layers:
            made = Teacher(made, Upper(self._pretrained(), stage.frozen, stage.layers))
        made.load_state_dict(state["network"])
        made.eval()
        return made

    def _network(self, name: str) -> Network:
        """A stage that is done and has no encoder."""
        made = self.reader(name)
        if isinstance(made, Teacher):
            raise ConfigError(where=name, problem="is a teacher, with an encoder: nothing ships or begins with it")
        return made

    def team(self, names: Sequence[str]) -> Team:
        """Stages and folders that read together."""
        frozen = {stage.frozen for stage in self.recipe.stages if stage.name in names and stage.layers}
        if len(frozen) > 1:
            raise ConfigError(where="+".join(names), problem="teachers with different frozen layers cannot be together")
        lower = Lower(self._pretrained(), frozen.pop()) if frozen else None
        return Team([self.reader(name) for name in names], self.features, lower)

    def _silver(self, stage: Stage) -> list[Sentence]:
        """Kept in the work folder: labelling takes long."""
        file = self.paths.work / f"{stage.name}.silver.jsonl.gz"
        if file.is_file():
            return read_sentences(file)
        texts = sorted(
            iter_news_sentences(self.paths.corpus, every=NEWS_SHARE),
            key=lambda text: hashlib.blake2b(text.encode(), digest_size=8).digest(),
        )
        team = self.team(stage.teacher)
        kept: list[Sentence] = []
        for number, habit in enumerate(stage.habits):
            found = label(team, texts[number :: len(stage.habits)], limit=stage.silver * stage.epochs, guideline=habit)
            log.info("silver, %s: %d sentences, %d characters", habit, len(found), sum(len(s.text) for s in found))
            kept += found
        write_sentences(file, kept)
        return kept

    def ship(self, names: Sequence[str], folder: Path) -> None:
        """The blend of stages as a model folder, its scores calibrated on the development parts."""
        network = blend([self._network(name) for name in names])
        self.write([network], names, folder)
        tagger = Tagger.load(folder)
        pairs = [pair for _, examples in sorted(self.development.items()) for pair in judged(tagger, examples)]
        self.write([network], names, folder, calibration(pairs))

    def write(
        self, networks: Sequence[Network], names: Sequence[str], folder: Path, knots: Sequence[tuple[float, float]] = ()
    ) -> None:
        """Networks as a model folder; several of them become the mean of their emissions."""
        by_name = {stage.name: stage for stage in self.recipe.stages}
        notes = {
            "corpora": [corpus.stem for corpus in TRAIN],
            "stages": [asdict(by_name[name]) for name in names],
        }
        write_folder(folder, networks, self.features, calibration=knots, notes=notes)
