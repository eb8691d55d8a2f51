"""Other names in the same sentences, and lists of names."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from guantu.train.corpora import Sentence
from guantu.train.variety import Names, exchange, iter_lists, varied

NAMES = Names(
    surnames=("王", "李", "欧阳"),
    surname_weights=(3.0, 2.0, 1.0),
    given=("明", "华", "建", "国"),
    given_weights=(4.0, 3.0, 2.0, 1.0),
    regions={"县": ("青田县", "萧县", "当涂县"), "市": ("宿州市", "淮安市")},
)
TEXT = "王建到青田县水利局见李明，王建说青田县很好。"
SENTENCE = Sentence(
    text=TEXT,
    spans=((0, 2, "PER"), (3, 9, "ORG"), (10, 12, "PER"), (13, 15, "PER"), (16, 19, "LOC")),
    guideline="msra",
    open_types=("TITLE",),
)


@given(seed=st.integers(0, 10_000))
def test_a_name_is_exchanged_everywhere_alike_and_the_rest_stays(seed: int) -> None:
    new = exchange(SENTENCE, NAMES, random.Random(seed))  # noqa: S311 no secret
    first, organ, _, again, region = (new.text[start:end] for start, end, _ in new.spans)
    assert first == again
    assert organ.endswith("县水利局")
    assert region in NAMES.regions["县"]
    outside = list(new.text)
    for start, end, _ in reversed(new.spans):
        outside[start:end] = ["#"]
    assert "".join(outside) == "#到#见#，#说#很好。"
    assert [label for _, _, label in new.spans] == [label for _, _, label in SENTENCE.spans]


@given(seed=st.integers(0, 10_000))
def test_lists_mark_every_name_and_nothing_else_as_a_person(seed: int) -> None:
    for sentence in iter_lists(NAMES, random.Random(seed), 3):  # noqa: S311 no secret
        people = [sentence.text[start:end] for start, end, label in sentence.spans if label == "PER"]
        assert len(people) >= 3
        assert all(person[0] in "王李欧" and person == person.strip() for person in people)


def test_an_epoch_is_the_same_for_the_same_seed_only() -> None:
    def epoch(seed: int) -> list[str]:
        return [sentence.text for sentence in varied([SENTENCE] * 20, NAMES, seed=seed, share=0.5, lists=5)]

    assert epoch(1) == epoch(1)
    assert epoch(1) != epoch(2)
