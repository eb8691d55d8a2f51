"""How fast articles are read: characters a CPU second of each part, as ratios to jieba.posseg in the same run.

    python benchmarks/reading.py PATH... [--most 200] [--rounds 3] [--json]

PATH: files, folders or collections of articles, as `guantu build` takes them. Rows: read; tag without the statistical
tagger and relate; the whole way; then seconds for a presidium list of 243 names and for a list of attendants of 3,000
characters. Each is the median of rounds that take turns with jieba's, so that a busy machine slows both. Exit status 1
if a row with a bound misses it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from guantu.config import Config
from guantu.errors import InputError
from guantu.lexicon import load_lexicon
from guantu.read import Source, iter_sources, read
from guantu.records import Article
from guantu.relate import relate
from guantu.tag import Tagger
from quality.crowds import attendants, presidium


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the report. floor, ceiling: what the value must reach or keep under, None where there is neither."""

    name: str
    value: float
    ratio: float
    floor: float | None = None
    ceiling: float | None = None

    @property
    def passed(self) -> bool:
        return (self.floor is None or self.value >= self.floor) and (self.ceiling is None or self.value <= self.ceiling)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def load_articles(paths: list[Path], most: int) -> tuple[list[Source], list[Article]]:
    """The first `most` documents that can be read."""
    lexicon, config = load_lexicon(), Config()
    sources: list[Source] = []
    articles: list[Article] = []
    for source in islice(iter_sources(paths, config), most):
        if isinstance(source, InputError):
            continue
        try:
            articles.append(read(source, config, lexicon))
        except InputError:
            continue
        sources.append(source)
    return sources, articles


def measure(sources: list[Source], articles: list[Article], rounds: int) -> Iterable[Row]:
    """The rows, each the median of its rounds."""
    import jieba.posseg

    jieba.initialize()
    lexicon, config = load_lexicon(), Config()
    whole, rules = Tagger(lexicon, config), Tagger(lexicon, Config(without=("tagger",)))

    def peer(texts: list[str]) -> Callable[[], object]:
        return lambda: [jieba.posseg.lcut(text) for text in texts]

    def reads(given: list[Source]) -> list[Article]:
        return [read(source, config, lexicon) for source in given]

    def tells(tagger: Tagger, given: list[Article]) -> None:
        for article in given:
            relate(article, tagger.tag(article), lexicon)

    texts = [article.text for article in articles]
    size = sum(map(len, texts))
    crowds = [("presidium of 243 names", presidium()[0]), ("attendants, 3,000 characters", attendants()[0])]
    jobs: list[tuple[str, Callable[[], object], list[str], float | None]] = [
        ("read", lambda: reads(sources), texts, None),
        ("tag without the statistical tagger + relate", lambda: tells(rules, articles), texts, 100_000.0),
        ("read + tag + relate", lambda: tells(whole, reads(sources)), texts, None),
    ]
    for name, work, given, floor in jobs:
        work()  # caches warm, as in a run
        times = [(seconds(work), seconds(peer(given))) for _ in range(rounds)]
        own = statistics.median(mine for mine, _ in times)
        ratio = statistics.median(other / mine for mine, other in times)
        yield Row(name=f"{name}, characters a CPU second", value=size / own, ratio=ratio, floor=floor)
    for name, text in crowds:
        given_source = [Source(id="crowd", source="crowd", text=text)]
        tells(whole, reads(given_source))
        times = [
            (seconds(lambda s=given_source: tells(whole, reads(s))), seconds(peer([text])))  # type: ignore[misc]
            for _ in range(rounds)
        ]
        own = statistics.median(mine for mine, _ in times)
        ratio = statistics.median(other / mine for mine, other in times)
        yield Row(name=f"{name}, CPU seconds", value=own, ratio=ratio, ceiling=0.5)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--most", type=int, default=200, help="no more documents than this")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    sources, articles = load_articles(args.paths, args.most)
    if not articles:
        parser.error("none of the documents can be read")
    rows = list(measure(sources, articles, args.rounds))
    if args.json:
        print(json.dumps({row.name: [round(row.value, 4), round(row.ratio, 4)] for row in rows}, ensure_ascii=False))
    else:
        print(f"{len(articles)} documents, {sum(len(article.text) for article in articles):,} characters")
        print(f"{'':62}{'':>12}  speed of jieba.posseg = 1")
        for row in rows:
            bound = f"at least {row.floor:,.0f}" if row.floor is not None else ""
            bound = f"at most {row.ceiling}" if row.ceiling is not None else bound
            print(f"{row.name:62}{row.value:12,.2f}  {row.ratio:.2f}  {bound}{'' if row.passed else '  MISSED'}")
    return 0 if all(row.passed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
