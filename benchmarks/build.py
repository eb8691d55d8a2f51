"""What a build costs: start-up, the seed, and a corpus in growing parts, each in a process of its own.

    python benchmarks/build.py [CORPUS.jsonl[.gz] ...] [--parts 500 2000 8000] [--workers N] [--json]

Seconds are those of a clock, CPU those of the process and its workers, memory the largest of any process. Without a
corpus only start-up and seed are measured. Exit status 1 if a row with a ceiling is above it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from guantu.cli import main; main()"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured command. ceiling: seconds that it may take on a machine that does nothing else."""

    name: str
    seconds: float
    cpu: float
    megabytes: float
    ceiling: float | None = None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*", type=Path)
    parser.add_argument("--parts", nargs="*", type=int, default=[500, 2000, 8000])
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        rows = list(iter_rows(options.corpus, options.parts, options.workers, Path(work)))
    if options.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print(f"{'':44}{'seconds':>10}{'CPU':>10}{'MB':>8}{'at most':>9}")
        for row in rows:
            ceiling = f"{row.ceiling:9.1f}" if row.ceiling is not None else ""
            print(f"{row.name:44}{row.seconds:10.2f}{row.cpu:10.2f}{row.megabytes:8.0f}{ceiling}")
    return int(any(row.ceiling is not None and row.seconds > row.ceiling for row in rows))


def iter_rows(corpus: list[Path], parts: list[int], workers: int, work: Path) -> Iterator[Row]:
    """Each command, measured when it is asked for."""
    yield measure("guantu --help", ["--help"], ceiling=0.5)
    yield measure("build seeds", ["build", str(ROOT / "seeds"), "-o", str(work / "seed"), "-q"], ceiling=5)
    yield measure("build seeds, nothing new", ["build", str(ROOT / "seeds"), "-o", str(work / "seed"), "-q"])
    yield measure("query a build of one article", ["query", "relations", str(work / "seed")])
    if not corpus:
        return
    for part in parts:
        lines = work / f"{part}.jsonl"
        with lines.open("wb") as file:
            written = sum(1 for line in islice(iter_lines(corpus), part) if file.write(line))
        if written < part:
            return
        build = ["build", str(lines), "-o", str(work / str(part)), "-q", "--workers", str(workers)]
        yield measure(f"build {part} records, {workers} workers", build)
        yield measure(f"build {part} records, nothing new", build)
        yield measure(
            f"query a build of {part} records", ["query", "relations", str(work / str(part)), "--kind", "LEADS"]
        )


def iter_lines(corpus: list[Path]) -> Iterator[bytes]:
    """The records of all files, in their order."""
    for path in corpus:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            yield from file


def measure(name: str, arguments: list[str], *, ceiling: float | None = None) -> Row:
    """Run a command and wait for it; status 3 (some documents skipped) is fine."""
    code = (
        "import resource, subprocess, sys; status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024); sys.exit(status not in (0, 3))"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *COMMAND, *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    seconds = time.perf_counter() - began
    cpu, megabytes = map(float, done.stdout.split())
    return Row(name=name, seconds=seconds, cpu=cpu, megabytes=megabytes, ceiling=ceiling)


if __name__ == "__main__":
    sys.exit(main())
