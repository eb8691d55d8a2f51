"""Point 2: a text stays a text, wherever it stands; and if one did not, the page's policy would stop it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browser.conftest import Open, Watched
from browser.hostile import ATTACKS, hostile

pytestmark = pytest.mark.browser

HEADING = ATTACKS[2] + ATTACKS[0]


@pytest.fixture(scope="module")
def hostile_page(page_of: Callable[..., Path]) -> Path:
    return page_of(hostile(), HEADING)


@pytest.fixture
def watched(open_page: Open, hostile_page: Path) -> Iterator[Watched]:
    watched = open_page(hostile_page)
    yield watched
    assert watched.run("globalThis.ran") is None
    assert watched.errors == []
    assert watched.console == []
    assert [url for url in watched.requests if not url.startswith(("data:", "blob:"))] == [hostile_page.as_uri()]


def test_nothing_runs_in_any_view(watched: Watched) -> None:
    shown = []
    for node in range(watched.run("guantu.graph.nodeCount")):
        watched.run("row => guantu.go({node: row})", node)
        watched.settle()
        shown.append(watched.panel())
    for edge in range(watched.run("guantu.graph.edgeCount")):
        watched.run("row => guantu.go({edge: row})", edge)
        watched.settle()
        watched.run("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for document in range(watched.run("guantu.graph.documents.id.length")):
        watched.run("row => guantu.go({document: row})", document)
        watched.run("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for view in ("table", "graph"):
        watched.run("view => guantu.set({view})", view)
    watched.run("guantu.set({language: 'en', theme: 'dark'})")
    for attack in ATTACKS:
        watched.page.fill("#search", attack)
        watched.page.wait_for_timeout(10)
    assert any(ATTACKS[0] in text for text in shown)  # it is there, as the text that it is


def test_no_element_of_the_page_comes_from_the_data(watched: Watched) -> None:
    for node in range(watched.run("guantu.graph.nodeCount")):
        watched.run("row => guantu.go({node: row})", node)
        watched.settle()
        found = watched.run(
            "[document.querySelectorAll('img, iframe, object, embed, base, form').length,"
            " document.querySelectorAll('script').length, document.querySelectorAll('[onload], [onerror]').length]"
        )
        assert found == [0, 5, 0]


def test_links_lead_to_the_web_alone(watched: Watched) -> None:
    for document in range(watched.run("guantu.graph.documents.id.length")):
        watched.run("row => guantu.go({document: row})", document)
        for link in watched.run("[...document.querySelectorAll('a')].map(a => [a.protocol, a.rel])"):
            assert link == ["https:", "noopener noreferrer"]


def test_the_heading_is_text(watched: Watched) -> None:
    assert watched.page.inner_text("#title") == HEADING
    assert watched.page.title() == HEADING


def test_no_text_turns_the_direction_of_what_stands_after_it(watched: Watched) -> None:
    turning = """() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
      while (walker.nextNode()) { const { data, parentElement } = walker.currentNode;
        if (parentElement.tagName === 'SCRIPT') continue;
        if (/[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/u.test(data)) found.push(data); }
      return found; }"""
    shown = ""
    for node in range(watched.run("guantu.graph.nodeCount")):
        watched.run("row => guantu.go({node: row})", node)
        watched.settle()
        assert watched.run(turning) == []
        shown += watched.panel()
    assert "\ufffd" in shown
    watched.run("guantu.set({view: 'table'})")
    watched.page.fill("#search", "line")
    assert watched.run(turning) == []


def test_the_panels_never_show_the_names_of_nothing(watched: Watched) -> None:
    for node in range(watched.run("guantu.graph.nodeCount")):
        watched.run("row => guantu.go({node: row})", node)
        watched.settle()
        text = watched.panel() + watched.page.inner_text("#filters")
        assert not re.search(r"\[object|\bundefined\b|\bNaN\b|\bnull\b|\bNone\b", text)


def test_a_script_or_request_that_got_in_is_stopped_by_the_policy(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page)
    stopped = watched.run(
        """async () => {
          const stopped = [];
          document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "globalThis.ran = 'inline'";
          document.body.append(script);
          const image = document.createElement("div");
          image.innerHTML = "<img src='https://evil.example/x.png' onerror='globalThis.ran = 1'>";
          document.body.append(image);
          const frame = document.createElement("iframe");
          frame.src = "https://evil.example/";
          document.body.append(frame);
          await fetch("https://evil.example/").catch(() => 0);
          setTimeout("globalThis.ran = 'text as code'", 0);
          await new Promise((done) => setTimeout(done, 200));
          return [globalThis.ran ?? "", [...new Set(stopped)].sort()];
        }"""
    )
    assert stopped[0] == ""
    assert {"connect-src", "img-src", "script-src-elem", "script-src", "frame-src"} <= set(stopped[1])
