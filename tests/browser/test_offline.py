"""Point 1: one file, from the disk, that asks nobody for anything."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from browser.conftest import Open

pytestmark = pytest.mark.browser


def test_opening_and_using_the_page_asks_for_nothing_but_the_file(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page)
    watched.pick("王岚")
    watched.page.click("#view-button")
    watched.page.click("#theme-button")
    watched.page.click("#language-button")
    watched.page.wait_for_timeout(300)
    asked = [url for url in watched.requests if not url.startswith("data:")]
    assert asked == [small_page.as_uri()]
    assert watched.console == []
    assert watched.errors == []


def test_the_page_opens_with_the_network_cut(open_page: Open, small_page: Path) -> None:
    watched = open_page(small_page, offline=True)
    assert "概览" in watched.panel()
    assert watched.errors == []


def test_the_page_opens_while_every_server_hangs(open_page: Open, small_page: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hanging:  # takes connections and never answers
        proxy = {"server": f"http://127.0.0.1:{hanging.getsockname()[1]}"}
        watched = open_page(small_page, proxy=proxy)
        assert "概览" in watched.panel()
        assert watched.errors == []


@pytest.mark.parametrize(("locale", "said"), [("zh-CN", "请重新生成此页"), ("en-GB", "please build it again")])
def test_a_damaged_file_says_so_in_the_language_of_its_reader(
    open_page: Open, small_page: Path, tmp_path: Path, locale: str, said: str
) -> None:
    html = small_page.read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.html"
    damaged.write_text(html.replace('id="data">{', 'id="data">', 1), encoding="utf-8")
    watched = open_page(damaged, ready=False, fresh=True, locale=locale)
    watched.until(f"document.getElementById('notice').textContent.includes('{said}')")


def test_the_file_is_a_document_that_names_no_other_file_to_load(small_page: Path) -> None:
    html = small_page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    frame = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|srcset|action|poster)\s*=", frame)
    assert re.findall(r'href="([^"]*)"', frame) == ["data:,"]
    assert "@import" not in html
    assert not re.search(r"<script[^>]*\bsrc\b", html)
