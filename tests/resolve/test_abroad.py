"""A post in a ministry of another country is one thing, however the news names it."""

from __future__ import annotations

from builders import Draft
from guantu.lexicon.lexicon import load_lexicon
from guantu.resolve import resolve
from guantu.schema import NodeKind


def test_all_ways_to_name_the_post_are_one() -> None:
    readings = []
    for number, (body, title) in enumerate([("俄罗斯", "外长"), ("俄罗斯外交部", "部长"), ("外交部", "部长")]):
        draft = Draft(f"a{number}", date="2022")
        draft.region("俄罗斯", code="RU")
        if body != "俄罗斯":
            draft.organization(body, region="俄罗斯")
        draft.holds("伊万诺维奇", body, title)
        readings.append(draft.reading())
    draft = Draft("b", date="2022")
    draft.organization("外交部")
    draft.holds("高原远", "外交部", "部长")
    linker = resolve([*readings, draft.reading()], load_lexicon())
    posts = sorted(e.name for e in linker.entities.values() if e.kind == NodeKind.POST)
    assert posts == ["俄罗斯外长", "外交部部长"]
