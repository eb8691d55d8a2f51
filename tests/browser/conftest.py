"""One Chromium for all browser tests, and pages made from graphs, each with all its requests and errors kept."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from browser.made_graph import made, small
from guantu.export.html import write_html
from scripts import TOOLS, load_script

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'guantu[dev]'")

ARGUMENTS: list[str] = load_script(TOOLS / "page_pictures.py").ARGUMENTS
DESK = {"width": 1400, "height": 900}
USUAL = {"locale": "zh-CN", "color_scheme": "light"}
PHONE = {"width": 390, "height": 844}
NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PATIENCE = 60_000  # milliseconds; a machine of two busy cores is no reason for a red test


@dataclass
class Watched:
    """An open page with what went wrong in it and what it asked the network for."""

    page: Any
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    session: Any = None

    def run(self, script: str, argument: Any = None) -> Any:
        """The value of a JavaScript expression or function in the page."""
        return self.page.evaluate(script, argument)

    def load(self, path: Path, hash: str = "", *, ready: bool = True) -> None:
        """Open a file anew, not by way of its hash, and wait until it is drawn."""
        self.page.goto("about:blank")
        self.page.goto(path.as_uri() + hash)
        if ready:
            self.until("document.documentElement.dataset.ready && performance.getEntriesByName('drawn').length > 0")
            self.settle()

    def row(self, name: str) -> int:
        """The row of the first node with a name."""
        return int(self.run("name => guantu.graph.nodes.name.indexOf(name)", name))

    def pick(self, name: str) -> None:
        """Select the first node with a name, and wait until its evidence is read."""
        self.run("name => guantu.pick(guantu.graph.nodes.name.indexOf(name))", name)
        self.settle()

    def settle(self) -> None:
        """Wait until no text is being read, and what was read is laid out: what is not has no innerText."""
        self.until("guantu.waiting.size === 0")
        self.run(NEXT_FRAME)

    def work(self) -> float:
        """Milliseconds of processor time that the page's main thread has used; a busy machine does not add to them."""
        if self.session is None:
            self.session = self.page.context.new_cdp_session(self.page)
            self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

    def until(self, expression: str) -> None:
        """Wait until an expression is true; as a function, since the policy stops what would be evaluated again."""
        self.page.wait_for_function(f"() => {expression}", timeout=PATIENCE)

    def panel(self) -> str:
        """The text of the panel."""
        return str(self.page.inner_text("#panel-body"))

    @property
    def hash(self) -> str:
        """The part of the address after #."""
        return str(self.run("location.hash"))


Open = Callable[..., Watched]


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Any]:
    """The browser. A new profile is made for it and thrown away."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


class Desks:
    """Pages that test after test opens its file on, one for each set of options: a new one costs as much as most tests.

    A page that a test has open is not lent a second time.
    """

    def __init__(self, chromium: Any) -> None:
        self.chromium = chromium
        self.pages: dict[str, Any] = {}
        self.lent: set[str] = set()

    def new(self, options: dict[str, Any]) -> Any:
        """A page in a profile of its own."""
        return self.chromium.new_context(**options).new_page()

    def lend(self, options: dict[str, Any]) -> tuple[str, Any]:
        """A page with these options, and the name to give it back by ("" for one that is only of this test)."""
        name = json.dumps(options, sort_keys=True)
        if name in self.lent:
            return "", self.new(options)
        self.lent.add(name)
        if name not in self.pages:
            self.pages[name] = self.new(options)
        return name, self.pages[name]

    def close(self) -> None:
        """Close all."""
        for page in self.pages.values():
            page.context.close()


@pytest.fixture(scope="session")
def desks(chromium: Any) -> Iterator[Desks]:
    """Pages to open files on."""
    desks = Desks(chromium)
    yield desks
    desks.close()


# What a test leaves behind in a profile, or cannot be had twice.
OF_ONE_TEST = {"proxy", "permissions", "offline"}


@contextmanager
def opening(desks: Desks) -> Iterator[Open]:
    """What opens a file: open_page(path, hash="", viewport=…, locale=…, **context options) gives a Watched.

    fresh=True asks for a page that no other test has used.
    """
    back: list[tuple[str, Any, list[tuple[str, Any]]]] = []

    def open_it(
        path: Path,
        hash: str = "",
        *,
        viewport: dict[str, int] | None = None,
        ready: bool = True,
        fresh: bool = False,
        **options: Any,
    ) -> Watched:
        settings = {"viewport": viewport or DESK, **USUAL, **options}
        alone = fresh or OF_ONE_TEST & options.keys()
        name, page = ("", desks.new(settings)) if alone else desks.lend(settings)
        watched = Watched(page=page)
        page.set_default_timeout(PATIENCE)
        page.goto("about:blank")
        watched.work()
        handlers = [
            ("request", lambda request: watched.requests.append(request.url)),
            ("console", lambda message: watched.console.append(f"{message.type}: {message.text}")),
            ("pageerror", lambda error: watched.errors.append(str(error))),
        ]
        back.append((name, page, handlers))
        for event, handler in handlers:
            page.on(event, handler)
        watched.load(path, hash, ready=ready)
        return watched

    try:
        yield open_it
    finally:
        for name, page, handlers in back:
            for event, handler in handlers:
                page.remove_listener(event, handler)
            if name:
                desks.lent.discard(name)
            else:
                page.context.close()


@pytest.fixture
def open_page(desks: Desks) -> Iterator[Open]:
    """Open files for one test."""
    with opening(desks) as open_it:
        yield open_it


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write the page of a graph: page_of(graph, title) gives its path."""
    folder = tmp_path_factory.mktemp("pages")
    count = iter(range(10_000))

    def write(graph: nx.MultiDiGraph, title: str | None = None) -> Path:
        path = folder / f"page{next(count)}.html"
        write_html(graph, path, title=title)
        return path

    return write


@pytest.fixture(scope="session")
def small_graph() -> nx.MultiDiGraph:
    """About fifty nodes with everything that the page tells apart."""
    return small()


@pytest.fixture(scope="session")
def small_page(page_of: Callable[..., Path], small_graph: nx.MultiDiGraph) -> Path:
    """The page of the small graph."""
    return page_of(small_graph, "青澜市与松岭州往来")


@pytest.fixture
def watched(open_page: Open, small_page: Path) -> Iterator[Watched]:
    """The page of the small graph, opened for one test. Nothing may go wrong in it, nor may it write to the console."""
    watched = open_page(small_page)
    yield watched
    assert watched.errors == []
    assert watched.console == []


@pytest.fixture(scope="session")
def middle_graph() -> nx.MultiDiGraph:
    """2,000 nodes."""
    return made(2_000)


@dataclass
class Made:
    """A page with the seconds of processor time that making it took."""

    path: Path
    seconds: float


@pytest.fixture(scope="session")
def middle_made(page_of: Callable[..., Path], middle_graph: nx.MultiDiGraph) -> Made:
    """The page of 2,000 nodes, made once, with the time that took."""
    start = time.process_time()
    path = page_of(middle_graph, "云川往来")
    return Made(path, time.process_time() - start)


@pytest.fixture(scope="session")
def middle_page(middle_made: Made) -> Path:
    """The page of 2,000 nodes."""
    return middle_made.path
