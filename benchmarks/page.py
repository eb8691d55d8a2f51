"""What the graph page costs in Chromium: its making, its first drawing, and what a reader does on it.

    python benchmarks/page.py [--large] [--browser PATH] [--json]

Milliseconds of processor time of the page's main thread (of Python's for the making), typically, on made graphs of 50
and 2,000 nodes; with --large also of 10,000 and 50,000. The peer, in the same browser and the same run, is the page
that pyvis itself writes of the same 2,000 nodes and edges in the same places, without physics: what drawing it again
costs is the unit of the last column. Exit status 1 if a row is above its bound, which is that of a machine that does
nothing else.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import networkx as nx
from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network

from browser.conftest import ARGUMENTS, DESK, NEXT_FRAME, USUAL, Watched
from browser.made_graph import made, small
from browser.test_speed import drag, typical, typing
from guantu.export.html import write_html
from guantu.export.html.holder import hold

MIDDLE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the report. milliseconds: of processor time. ceiling: what they must keep under, None for no bound."""

    name: str
    milliseconds: float
    ceiling: float | None

    @property
    def passed(self) -> bool:
        return self.ceiling is None or self.milliseconds < self.ceiling


def opened(browser: Browser, path: Path) -> Watched:
    """A file in a page of its own, drawn."""
    watched = Watched(page=browser.new_context(viewport=DESK, **USUAL).new_page())
    watched.page.goto("about:blank")
    watched.work()
    watched.load(path)
    return watched


def plain_redraw(browser: Browser, graph: nx.MultiDiGraph, work: Path) -> float:
    """Milliseconds in which pyvis' own page of a graph is drawn again."""
    held = hold(graph, heading="")
    network = Network(directed=True, height="900px", cdn_resources="in_line")
    network.options = {"physics": {"enabled": False}, "layout": {"improvedLayout": False}}
    network.nodes = [{**node, "label": "", "shape": "dot"} for node in held.nodes]
    network.edges = [{"from": edge["from"], "to": edge["to"], "arrows": "to"} for edge in held.edges]
    path = work / "plain.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    watched = Watched(page=browser.new_context(viewport=DESK).new_page())
    # It asks a server for a style sheet, and stays blank until it is told no.
    watched.page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort()
    )
    watched.page.goto(path.as_uri())
    watched.until("typeof network === 'object'")
    watched.run(NEXT_FRAME)
    return typical(watched, lambda i: watched.run("i => { network.redraw() }", i))


def made_in(graph: nx.MultiDiGraph, path: Path) -> float:
    """Milliseconds of this process for the writing of a page."""
    begin = time.process_time()
    write_html(graph, path, title=path.stem)
    return 1000 * (time.process_time() - begin)


def iter_rows(browser: Browser, middle: nx.MultiDiGraph, work: Path, *, large: bool) -> Iterator[Row]:
    """Each row, measured when it is asked for."""
    write_html(small(), work / "50.html")
    yield Row(name="50 nodes: drawn", milliseconds=opened(browser, work / "50.html").work(), ceiling=1000)
    page = work / "2000.html"
    yield Row(name="2,000 nodes: made", milliseconds=made_in(middle, page), ceiling=10_000)
    yield Row(name="2,000 nodes: drawn", milliseconds=opened(browser, page).work(), ceiling=2000)
    watched = opened(browser, page)

    def does(script: str) -> Callable[[int], object]:
        return lambda i: watched.run(script, i)

    selects = typical(watched, does("i => { guantu.pick(guantu.view.order[i * 3]) }"))
    yield Row(name="2,000 nodes: select", milliseconds=selects, ceiling=100)
    watched.run("guantu.go({})")
    filters = typical(watched, does("i => guantu.set({kinds: new Set([i % 5])})"))
    yield Row(name="2,000 nodes: filter by kind", milliseconds=filters, ceiling=200)
    filters = typical(watched, does("i => guantu.set({from: guantu.steps[i + 3]})"))
    yield Row(name="2,000 nodes: filter by time", milliseconds=filters, ceiling=200)
    watched.run("guantu.reset()")
    watched.run("guantu.index, null")
    yield Row(name="2,000 nodes: keystroke", milliseconds=typical(watched, typing(watched)), ceiling=30)
    yield Row(name="2,000 nodes: step of a drag, 19 of 20", milliseconds=drag(watched), ceiling=50)
    for count, to_make, to_type in ((10_000, 60_000, None), (50_000, None, 60)) if large else ():
        page = work / f"{count}.html"
        yield Row(name=f"{count:,} nodes: made", milliseconds=made_in(made(count), page), ceiling=to_make)
        watched = opened(browser, page)
        yield Row(name=f"{count:,} nodes: drawn", milliseconds=watched.work(), ceiling=3000)
        watched.run("guantu.index, null")
        typed = typical(watched, typing(watched))
        yield Row(name=f"{count:,} nodes: keystroke", milliseconds=typed, ceiling=to_type)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="also 10,000 and 50,000 nodes, which take minutes to make")
    parser.add_argument("--browser", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.browser is None:
        parser.error("no Chromium found; --browser PATH names one")
    middle = made(MIDDLE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, headless=True, args=ARGUMENTS)
        unit = plain_redraw(browser, middle, Path(folder))
        rows = list(iter_rows(browser, middle, Path(folder), large=options.large))
        browser.close()
    if options.json:
        print(json.dumps({"peer": unit, "rows": [asdict(row) for row in rows]}, indent=2))
    else:
        print(f"{'':40}{'ms':>10}{'at most':>10}  pyvis' own page drawn again ({unit:.1f} ms) = 1")
        for row in rows:
            bound = f"{row.ceiling:10,.0f}" if row.ceiling is not None else f"{'':10}"
            missed = "" if row.passed else "  MISSED"
            print(f"{row.name:40}{row.milliseconds:10.1f}{bound}  {row.milliseconds / unit:.2f}{missed}")
    return int(not all(row.passed for row in rows))


if __name__ == "__main__":
    sys.exit(main())
