"""One Chromium for all browser tests, and pages made from graphs, each with all its requests and errors kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from browser.made_graph import made, small
from guantu.export.html import write_html

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'guantu[dev]'")

# --no-sandbox: root in a container may start Chromium no other way. The others keep Chromium from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1400, "height": 900}
USUAL = {"locale": "zh-CN", "color_scheme": "light"}
PHONE = {"width": 390, "height": 844}
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

    def row(self, name: str) -> int:
        """The row of the first node with a name."""
        return int(self.run("name => guantu.graph.nodes.name.indexOf(name)", name))

    def pick(self, name: str) -> None:
        """Select the first node with a name, and wait until its evidence is read."""
        self.run("name => guantu.pick(guantu.graph.nodes.name.indexOf(name))", name)
        self.settle()

    def settle(self) -> None:
        """Wait until no text is being read."""
        self.until("guantu.waiting.size === 0")

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


@pytest.fixture(scope="session")
def desk(chromium: Any) -> Iterator[Any]:
    """A page of the usual size, used by test after test, since a new one costs as much as most tests."""
    context = chromium.new_context(viewport=DESK, **USUAL)
    yield context.new_page()
    context.close()


@contextmanager
def opening(chromium: Any, desk: Any = None) -> Iterator[Open]:
    """What opens a file: open_page(path, hash="", viewport=…, locale=…, **context options) gives a Watched.

    The first without options of its own is opened on the desk, if there is one; fresh=True asks for a new page.
    """
    contexts = []
    listening: list[tuple[str, Any]] = []

    def open_it(
        path: Path,
        hash: str = "",
        *,
        viewport: dict[str, int] | None = None,
        ready: bool = True,
        fresh: bool = False,
        **options: Any,
    ) -> Watched:
        if desk is not None and not (viewport or options or fresh or listening):
            watched = Watched(page=desk)
            desk.goto("about:blank")
        else:
            context = chromium.new_context(viewport=viewport or DESK, **{**USUAL, **options})
            contexts.append(context)
            watched = Watched(page=context.new_page())
        page = watched.page
        page.set_default_timeout(PATIENCE)
        watched.work()
        handlers = [
            ("request", lambda request: watched.requests.append(request.url)),
            ("console", lambda message: watched.console.append(f"{message.type}: {message.text}")),
            ("pageerror", lambda error: watched.errors.append(str(error))),
        ]
        for event, handler in handlers:
            page.on(event, handler)
        if page is desk:
            listening.extend(handlers)
        page.goto(path.as_uri() + hash)
        if ready:
            watched.until("document.documentElement.dataset.ready && performance.getEntriesByName('drawn').length > 0")
            watched.settle()
        return watched

    try:
        yield open_it
    finally:
        for event, handler in listening:
            desk.remove_listener(event, handler)
        for context in contexts:
            context.close()


@pytest.fixture
def open_page(chromium: Any, desk: Any) -> Iterator[Open]:
    """Open files for one test."""
    with opening(chromium, desk) as open_it:
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


@pytest.fixture(scope="session")
def middle_graph() -> nx.MultiDiGraph:
    """2,000 nodes."""
    return made(2_000)


@pytest.fixture(scope="session")
def middle_page(page_of: Callable[..., Path], middle_graph: nx.MultiDiGraph) -> Path:
    """The page of 2,000 nodes."""
    return page_of(middle_graph, "云川往来")
