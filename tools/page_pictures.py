"""Screenshots of a graph page for the documentation: light and dark, at a desk and on a phone.

    guantu build seeds -o outputs
    python tools/page_pictures.py outputs/graph.html docs/images

Each picture is of a fresh browser; the person with the most relations is the one whose panel is shown.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
DESK, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}
MAYOR = "guantu.pick(guantu.view.order.find((n) => guantu.graph.isKind(n, 'Person')))"
PICTURES = (
    ("page-light", DESK, "light", "zh-CN", ""),
    ("page-person-light", DESK, "light", "zh-CN", MAYOR),
    ("page-person-dark", DESK, "dark", "zh-CN", MAYOR),
    (
        "page-table-english",
        DESK,
        "light",
        "en-GB",
        "guantu.set({view: 'table'}), guantu.table.what = 'edges', guantu.show()",
    ),
    ("page-phone-light", PHONE, "light", "zh-CN", ""),
    ("page-phone-dark", PHONE, "dark", "zh-CN", MAYOR),
)


def main() -> None:
    """Make every picture of the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    chromium = next(found for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name, viewport, theme, locale, act in PICTURES:
            page = browser.new_page(viewport=viewport, locale=locale, color_scheme=theme, has_touch=viewport is PHONE)
            page.goto(options.page.resolve().as_uri())
            page.wait_for_function("() => document.documentElement.dataset.ready && guantu.view.drawn")
            if act:
                page.evaluate(f"{act}, null")
            page.wait_for_function("() => guantu.waiting.size === 0")
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            page.screenshot(path=options.folder / f"{name}.png")
            print(options.folder / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
