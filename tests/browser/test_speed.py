"""Points 5 and 6: how fast it is.

Measured is the processor time of the page's main thread, which other programs on the machine do not lengthen. What
the reader waits for on an idle machine is that and a little more; the wall clock is held to a generous multiple.
Machines differ by more than the limits leave: on a slower one than they were set for, a limit is as much longer as a
fixed piece of work takes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Made, Open, Watched

pytestmark = pytest.mark.browser

PATIENT = 10  # times the limit, by the wall clock


def test_a_page_of_two_thousand_nodes_is_made_within_ten_seconds(middle_made: Made) -> None:
    assert middle_made.seconds < 10


def _drawn_within(watched: Watched, milliseconds: float) -> None:
    assert watched.work() < milliseconds
    assert watched.run("performance.getEntriesByName('drawn')[0].startTime") < milliseconds * PATIENT


def test_fifty_nodes_are_drawn_within_a_second(open_page: Open, small_page: Path) -> None:
    _drawn_within(open_page(small_page, fresh=True), 1000)


def test_two_thousand_nodes_are_drawn_within_two_seconds(open_page: Open, middle_page: Path) -> None:
    _drawn_within(open_page(middle_page, fresh=True), 2000)


def test_nothing_moves_by_itself(open_page: Open, middle_page: Path) -> None:
    watched = open_page(middle_page)
    places = "Object.values(guantu.view.network.body.nodes).map((node) => [node.x, node.y])"
    before = watched.run(places)
    redraws = watched.run(
        """() => new Promise((done) => { let count = 0; guantu.view.network.on('afterDrawing', () => { count += 1; });
          setTimeout(() => done(count), 1000); })"""
    )
    assert redraws == 0
    assert watched.run(places) == before


NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


# A fixed piece of work of the kind that the page does, and what it takes on the machine that the limits were set for.
WORK = """() => {
  const names = Array.from({ length: 20000 }, (_, i) => "n" + i * 7919);
  let found = 0;
  for (let round = 0; round < 20; round += 1) for (const name of names) if (name.includes("91")) found += name.length;
  return found;
}"""
USUAL = 15  # milliseconds


def slowness(watched: Watched) -> float:
    """How many times as slow as the usual machine this one is at this moment, at least 1."""
    costs = []
    for _ in range(7):
        before = watched.work()
        watched.run(WORK)
        costs.append(watched.work() - before)
    return max(1.0, sorted(costs)[3] / USUAL)


def typical(watched: Watched, act: Callable[[int], object], rounds: int = 7) -> float:
    """Milliseconds of work that an act costs, the drawing that follows included: the lower quartile of some rounds.

    Shared caches make even processor time grow on a busy machine, by half and more; nothing makes it shrink.
    """
    costs = []
    for i in range(rounds):
        watched.run(NEXT_FRAME)
        before = watched.work()
        act(i)
        watched.run(NEXT_FRAME)
        costs.append(watched.work() - before)
    return sorted(costs)[rounds // 4]


def test_at_two_thousand_nodes_a_selection_takes_a_tenth_of_a_second(open_page: Open, middle_page: Path) -> None:
    watched = open_page(middle_page)
    cost = typical(watched, lambda i: watched.run("i => { guantu.pick(guantu.view.order[i * 3]) }", i))
    assert cost < 100 * slowness(watched)


def test_at_two_thousand_nodes_a_filter_takes_a_fifth_of_a_second(open_page: Open, middle_page: Path) -> None:
    watched = open_page(middle_page)
    by_kind = typical(watched, lambda i: watched.run("i => guantu.set({kinds: new Set([i % 5])})", i))
    by_time = typical(watched, lambda i: watched.run("i => guantu.set({from: guantu.steps[i + 3]})", i))
    assert max(by_kind, by_time) < 200 * slowness(watched)


TYPED = ("w", "wang", "王", "市", "s", "sh", "青")


def test_at_two_thousand_nodes_a_keystroke_takes_thirty_milliseconds(open_page: Open, middle_page: Path) -> None:
    watched = open_page(middle_page)
    watched.run("guantu.index, null")
    assert typical(watched, lambda i: watched.page.fill("#search", TYPED[i])) < 30 * slowness(watched)


def test_at_two_thousand_nodes_dragging_is_smooth(open_page: Open, middle_page: Path) -> None:
    watched = open_page(middle_page)
    box = watched.page.locator("#canvas").bounding_box()
    mouse = watched.page.mouse
    mouse.move(box["x"] + 20, box["y"] + 20)
    mouse.down()
    costs = []
    for step in range(30):
        before = watched.work()
        mouse.move(box["x"] + 20 + step * 8, box["y"] + 20 + step * 5)
        watched.run(NEXT_FRAME)
        costs.append(watched.work() - before)
    mouse.up()
    assert watched.run("guantu.view.transform().x") != 0
    assert sorted(costs)[int(len(costs) * 0.95)] < 50 * slowness(watched)
