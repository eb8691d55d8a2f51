"""A store that grows and shrinks article by article gives the graph of one full build."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Draft
from guantu.assemble import assemble
from guantu.config import Config
from guantu.lexicon.lexicon import load_lexicon
from guantu.records import Reading
from guantu.resolve import resolve
from guantu.schema import EdgeKind
from guantu.store import Store

CITIES = {"南通市": "320600", "台州市": "331000"}


def reading(number: int, version: int = 0) -> Reading:
    """One of a few articles about a few people, so that they meet; another version of it tells other things."""
    city = sorted(CITIES)[(number + version) % 2]
    name = ("王伟", "逄世骞")[number // 2 % 2]
    draft = Draft(f"a{number}", date=f"202{number}-0{version + 1}-01", outlet="晚报")
    draft.region(city, code=CITIES[city])
    draft.holds(name, city, ("市长", "市委书记")[number % 2], sentence=f"第{number}篇第{version}版，{name}出席。")
    draft.person("陆小溪")
    draft.claim(name, EdgeKind.MEETS, "陆小溪", sentence=f"{name}会见陆小溪{number}。")
    return draft.reading()


def dump(store: Store) -> tuple[Any, ...]:
    """All that exporters could see."""
    linker = resolve(store.iter_readings(), load_lexicon())
    graph = assemble(store.iter_readings(), linker, Config())
    return (
        list(graph.nodes(data=True)),
        list(graph.edges(keys=True, data=True)),
        list(graph.graph["documents"].items()),
        linker,
        store.fingerprint(),
    )


STEPS = st.lists(st.tuples(st.sampled_from(["put", "drop"]), st.integers(0, 5), st.integers(0, 1)), max_size=14)


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_any_history_ends_in_the_same_graph_as_one_full_build(steps: list[tuple[str, int, int]]) -> None:
    last: dict[str, Reading] = {}
    with TemporaryDirectory() as folder, Store(Path(folder) / "grown.duckdb") as grown:
        for verb, number, version in steps:
            if verb == "put":
                grown.put([reading(number, version)])
                last[f"a{number}"] = reading(number, version)
            else:
                grown.drop([f"a{number}"])
                last.pop(f"a{number}", None)
        with Store(Path(folder) / "full.duckdb") as full:
            full.put(reversed(last.values()))
            assert dump(grown) == dump(full)
