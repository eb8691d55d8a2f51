"""What the trained tagger is worth, row by row: F1 on held-out corpora, speed against jieba.posseg, disk, memory.

    python benchmarks/tagger.py --data FOLDER [--model NAME_OR_PATH] [--only msra.test ...] [--json]
    python benchmarks/tagger.py --data FOLDER --recipe FILE --work FOLDER --team STAGE ... [--only msra.test ...]

FOLDER holds the corpora as NAME.jsonl.gz, one {"text", "entities": [[start, end, label], ...]} a line. A span is right
if start, end and label are. Speed is characters a CPU second in one thread, taken in turns with jieba's so that a
busy machine slows both. Exit status 1 if a row with a floor is below it. The second form measures stages of a recipe
(or "./" and the paths of model folders) that read together, the teacher too, with PyTorch and without speed.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from guantu.tag.neural.folder import SHIPPED, find_model
from guantu.tag.neural.tagger import Tagger
from guantu.train.corpora import DEV, TEST, Corpus, Sentence, iter_sentences
from guantu.train.silver import Teaching

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the report: a figure and the floor that it must reach, None where there is none."""

    name: str
    value: float
    floor: float | None = None
    ceiling: float | None = None

    @property
    def passed(self) -> bool:
        return (self.floor is None or self.value >= self.floor) and (self.ceiling is None or self.value <= self.ceiling)


FLOORS = {("msra.test", "all"): 0.900, ("resume.test", "TITLE"): 0.93, ("uner_gsdsimp.test", "all"): 0.72}


def f1_rows(tagger: Teaching, corpus: Corpus, sentences: list[Sentence], guideline: str) -> Iterable[Row]:
    """F1 for each label the corpus annotates and for all of them."""
    counts: dict[str, list[int]] = {}
    found = tagger.tag([sentence.text for sentence in sentences], guideline=guideline)
    for sentence, spans in zip(sentences, found, strict=True):
        got = {(span.start, span.end, span.label) for span in spans if span.label not in corpus.open_types}
        want = {span for span in sentence.spans if span[2] not in corpus.open_types}
        for place, group in enumerate((got & want, got, want)):
            for _, _, label in group:
                for key in (label, "all"):
                    counts.setdefault(key, [0, 0, 0])[place] += 1
    for label, (right, given, wanted) in sorted(counts.items()):
        value = 2 * right / (given + wanted)
        floor = FLOORS.get((corpus.stem, label)) if guideline == corpus.guideline else None
        yield Row(name=f"{corpus.stem} {label} ({guideline})", value=value, floor=floor)


def speed_rows(tagger: Tagger, texts: list[str]) -> Iterable[Row]:
    """Characters a CPU second: ours, jieba.posseg's, and the ratio, each the median of ROUNDS in turns."""
    import jieba.posseg

    jieba.initialize()
    size = sum(map(len, texts))

    def rate(work: Callable[[], object]) -> float:
        begin = time.process_time()
        work()
        return size / (time.process_time() - begin)

    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(rate(lambda: tagger.tag(texts)))
        theirs.append(rate(lambda: [jieba.posseg.lcut(text) for text in texts]))
    yield Row(name="characters a CPU second, one thread", value=statistics.median(ours))
    yield Row(name="jieba.posseg, same run", value=statistics.median(theirs))
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    yield Row(name="ratio to jieba.posseg", value=ratio, floor=0.5)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default=SHIPPED)
    parser.add_argument("--only", nargs="*", metavar="CORPUS", help="these corpora; without it all tests")
    parser.add_argument("--guideline", help="one guideline for all corpora; without it each corpus's own")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--recipe", type=Path)
    parser.add_argument("--work", type=Path, help="where the recipe's checkpoints are")
    parser.add_argument("--team", nargs="*", metavar="STAGE")
    parser.add_argument("--lexicon", type=Path, default=Path("../shared/lexicon"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = list(measure(args))
    if args.json:
        print(json.dumps({row.name: round(row.value, 4) for row in rows}, ensure_ascii=False))
    else:
        for row in rows:
            bound = f"at least {row.floor}" if row.floor is not None else ""
            bound = f"at most {row.ceiling}" if row.ceiling is not None else bound
            print(f"{row.name:44}{row.value:12.4f}  {bound}{'' if row.passed else '  MISSED'}")
    return 0 if all(row.passed for row in rows) else 1


def team(args: argparse.Namespace) -> Teaching:
    from guantu.train.recipe import Paths, read_recipe
    from guantu.train.stages import Workshop

    none = Path()
    paths = Paths(data=args.data, lexicon=args.lexicon, corpus=none, work=args.work, out=none)
    return Workshop(read_recipe(args.recipe), paths).team(args.team)


def measure(args: argparse.Namespace) -> Iterable[Row]:
    tagger = team(args) if args.team else Tagger.load(args.model)
    texts: list[str] = []
    for corpus in (*TEST, *DEV):
        if corpus not in TEST and corpus.stem not in (args.only or ()):
            continue
        if args.only is not None and corpus.stem not in args.only:
            continue
        sentences = list(iter_sentences(args.data, corpus))
        texts = texts or [sentence.text for sentence in sentences]
        yield from f1_rows(tagger, corpus, sentences, args.guideline or corpus.guideline)
    if args.team:
        return
    if texts and not args.no_speed and isinstance(tagger, Tagger):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Row(name="peak memory of the process so far, MB", value=peak, ceiling=500)
        yield from speed_rows(tagger, texts)
    size = sum(file.stat().st_size for file in find_model(args.model).rglob("*") if file.is_file())
    yield Row(name="model folder on disk, MB", value=size / 1e6, ceiling=60)


if __name__ == "__main__":
    sys.exit(main())
