"""Point 13: the hash restores the whole state, and nothing that stands in it does harm."""

# ruff: noqa: E501 - lines of JavaScript read better unbroken

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from browser.conftest import Open
from browser.hostile import ATTACKS

pytestmark = pytest.mark.browser

STATE = """() => { const { node, edge, document: row, path, focus, kinds, relations, region, from, to, undated, alone, view, theme, language } = guantu.state;
  return [node, edge, row, path, focus, [...kinds], [...relations], region, from, to, undated, alone, view, theme, language,
    guantu.visible.nodeCount, guantu.visible.edgeCount, document.getElementById('panel-body').innerText]; }"""

STEPS = (
    "guantu.pick(guantu.graph.nodes.name.indexOf('王岚')), guantu.set({focus: 2, kinds: new Set([4]), relations: new Set([3, 10])})",
    "guantu.set({region: guantu.graph.nodes.name.indexOf('青澜市'), from: '2020-01', undated: false, theme: 'dark', language: 'en'})",
    "guantu.go({path: ['沈砚', '何棠'].map((name) => guantu.graph.nodes.name.indexOf(name))})",
    "guantu.go({edge: 5}), guantu.set({view: 'table', to: '2021-12'})",
    "guantu.go({document: 1}), guantu.set({alone: false})",
)


def test_each_state_is_restored_from_its_address(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page)
    again = open_page(small_page)
    for step in STEPS:
        watched.run(f"{step}, null")
        watched.settle()
        again.load(small_page, watched.hash)
        assert again.run(STATE) == watched.run(STATE), step
        assert again.errors == []


def test_the_address_follows_when_it_is_edited(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page)
    watched.pick("王岚")
    hash = watched.hash
    watched.run("guantu.go({})")
    watched.run("hash => { location.hash = hash }", hash)
    watched.until("guantu.state.node >= 0")
    assert watched.page.inner_text("#panel-body h2") == "王岚"


def test_bad_values_are_passed_over(open_page: Open, small_page: Path) -> None:
    bad = [*ATTACKS[:6], "-1", "99999", "NaN", "[object Object]"]
    keys = (
        "node",
        "edge",
        "document",
        "focus",
        "without",
        "unrelated",
        "region",
        "from",
        "to",
        "view",
        "theme",
        "lang",
    )
    watched = None
    for value in bad:
        hash = "#" + "&".join(f"{key}={quote(value, errors='surrogatepass')}" for key in keys)
        # The first is in the address when the page opens, the others come into it afterwards.
        watched = watched or open_page(small_page, hash)
        watched.run("hash => { location.hash = hash }", hash)
        watched.run("new Promise((done) => setTimeout(done, 20))")
        assert watched.run("globalThis.ran") is None
        assert watched.run(
            "[guantu.state.node, guantu.state.edge, guantu.visible.nodeCount === guantu.graph.nodeCount]"
        ) == [
            *(-1, -1),
            True,
        ]
        assert watched.errors == []


def test_a_link_can_be_copied(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, permissions=["clipboard-read", "clipboard-write"])
    watched.pick("王岚")
    watched.page.click("#save summary")
    watched.page.click("#copy-link")
    assert watched.page.inner_text("#notice") in ("链接已复制", "此处不能复制，链接在地址栏")
