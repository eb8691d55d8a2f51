"""More variety than the corpora have: other people's and regions' names in the same sentences, and lists of names.

News of the nineties names few counties, and no corpus has the long lists of names of official notices. A name is
exchanged everywhere in its sentence; a region only for one whose name ends in the same character.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from guantu.train.corpora import Sentence

_HAN = ("\u4e00", "\u9fff")
_SEPARATORS = ("、", "、", "、", "，", ",", " ", "  ", "\u3000", "\n", "; ", "；")
_TITLES = (
    "主席", "副主席", "主任", "副主任", "委员", "秘书长", "组长", "副组长", "成员", "会长", "副会长", "理事",
    "常务理事", "代表", "院长", "副院长", "书记", "副书记", "局长", "副局长", "县长", "副县长", "市长", "副市长",
    "总经理", "董事", "监事", "校长",
)  # fmt: skip
_OPENINGS = ("{title}：", "{title}:", "{title} ", "（{title}）", "{title}\n", "", "当选{title}的有", "名单如下：")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What new names are made of: surnames and given-name characters with weights, regions by last character."""

    surnames: tuple[str, ...]
    surname_weights: tuple[float, ...]
    given: tuple[str, ...]
    given_weights: tuple[float, ...]
    regions: dict[str, tuple[str, ...]]

    def person(self, rng: random.Random) -> str:
        """A surname and one or two characters; one name in six has one."""
        length = 1 if rng.random() < 0.17 else 2
        return rng.choices(self.surnames, self.surname_weights)[0] + "".join(
            rng.choices(self.given, self.given_weights, k=length)
        )


def read_names(surnames: Path, given: Path, divisions: Path) -> Names:
    """From two tables with a name part in the first and its frequency in the last column, and a table of divisions."""

    def table(path: Path) -> tuple[tuple[str, ...], tuple[float, ...]]:
        with path.open(encoding="utf-8") as lines:
            rows = [(row[0], float(row[-1])) for row in csv.reader(lines) if len(row) > 1 and _is_number(row[-1])]
        rows = [row for row in rows if row[0] and all(_HAN[0] <= char <= _HAN[1] for char in row[0])]
        return tuple(row[0] for row in rows), tuple(row[1] ** 0.7 for row in rows)  # flatter: rare names count too

    regions: dict[str, list[str]] = {}
    with divisions.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if len(row["name"]) >= 3:
                regions.setdefault(row["name"][-1], []).append(row["name"])
    first, first_weights = table(surnames)
    second, second_weights = table(given)
    return Names(
        surnames=first,
        surname_weights=first_weights,
        given=second,
        given_weights=second_weights,
        regions={last: tuple(sorted(set(names))) for last, names in regions.items()},
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("e-", "", 1).isdigit()


def exchange(sentence: Sentence, names: Names, rng: random.Random) -> Sentence:
    """The sentence with its Chinese personal names and its regions exchanged, spans moved along."""
    known = set(names.surnames)
    new: dict[tuple[str, str], str] = {}
    for start, end, label in sentence.spans:
        old = sentence.text[start:end]
        if label == "PER" and 2 <= len(old) <= 3 and old[0] in known:
            new.setdefault((label, old), names.person(rng))
        elif label == "LOC" and len(old) >= 3 and old in names.regions.get(old[-1], ()):
            new.setdefault((label, old), rng.choice(names.regions[old[-1]]))
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    place = done = 0
    for start, end, label in sentence.spans:
        old = sentence.text[start:end]
        text = new.get((label, old), old)
        if label == "ORG":
            text = _other_region(old, names, rng)
        parts.append(sentence.text[done:start])
        place += start - done
        parts.append(text)
        spans.append((place, place + len(text), label))
        place += len(text)
        done = end
    parts.append(sentence.text[done:])
    return replace(sentence, text="".join(parts), spans=tuple(spans))


def _other_region(organ: str, names: Names, rng: random.Random) -> str:
    """An organ's name with another region in front, where it begins with one."""
    for size in range(3, min(8, len(organ) - 1)):
        same = names.regions.get(organ[size - 1], ())
        if organ[:size] in same:
            return rng.choice(same) + organ[size:]
    return organ


def iter_lists(names: Names, rng: random.Random, count: int) -> Iterator[Sentence]:
    """Lists of 3 to 40 names with one separator; in some the names of two characters are spread to three places."""
    for _ in range(count):
        mark = rng.choice(_SEPARATORS)
        spread = rng.choice((" ", "\u3000", "  ")) if mark not in (" ", "  ", "\u3000") and rng.random() < 0.4 else ""
        title = rng.choice(_TITLES)
        text = rng.choice(_OPENINGS).format(title=title)
        spans = [(text.index(title), text.index(title) + len(title), "TITLE")] if title in text else []
        people = [names.person(rng) for _ in range(rng.choice((3, 5, 8, 12, 20, 40)))]
        for number, person in enumerate(people):
            if number:
                text += mark
            shown = spread.join(person) if len(person) == 2 and spread else person
            spans.append((len(text), len(text) + len(shown), "PER"))
            text += shown
            if rng.random() < 0.03:
                text += rng.choice(("（女）", "(女)", "（女，回族）", "（回族）", "（满族）", "(女,壮族)", "（兼）"))
        text += rng.choice(("", "", "。", "等", "同志", "\n"))
        yield Sentence(text=text, spans=tuple(spans), guideline="default", open_types=())


def varied(sentences: Sequence[Sentence], names: Names, *, seed: int, share: float, lists: int) -> list[Sentence]:
    """One epoch's sentences: a share of them with other names, half of those without any span left out, plus lists."""
    rng = random.Random(seed)  # noqa: S311 - reproducible on purpose, nothing secret
    out: list[Sentence] = []
    for sentence in sentences:
        if not sentence.spans and rng.random() < 0.5:
            continue
        out.append(exchange(sentence, names, rng) if sentence.spans and rng.random() < share else sentence)
    out.extend(iter_lists(names, rng, lists))
    return out
