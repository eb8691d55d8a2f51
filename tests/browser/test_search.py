"""Point 7: finding a name however it is typed, with the keyboard, with an input method, with a screen reader."""

from __future__ import annotations

import pytest

from browser.conftest import Watched

pytestmark = pytest.mark.browser


def _first(watched: Watched, query: str) -> str:
    watched.page.fill("#search", query)
    return str(watched.page.inner_text("#found .found-name").split("\n")[0])


WAYS = {
    "哈山·木拉提": ("哈山·木拉提", "哈山木拉提", "哈山•木拉提", "哈山 木拉提", "哈山", "hashan", "hsmlt", "HaShan"),
    "松岭哈萨克自治州": ("松岭州", "松嶺州", "松嶺哈薩克自治州", "slhskzzz"),
    "王岚": ("王嵐", "wanglan", "wl"),
    "单远航": ("shanyuanhang", "danyuanhang", "syh"),
    "曾知行": ("zengzhixing",),
    "中共青澜市委员会": ("市委", "青澜市委"),
    "𠮷田安和": ("𠮷田", "𠮷"),
}


def test_a_name_is_found_however_it_is_typed(watched: Watched) -> None:
    found = {query: _first(watched, query) for queries in WAYS.values() for query in queries}
    wanted = {query: name for name, queries in WAYS.items() for query in queries}
    assert {query: name[: len(wanted[query])] for query, name in found.items()} == wanted


def test_nothing_found_is_said(watched: Watched) -> None:
    watched.page.fill("#search", "查无此人")
    assert "没有找到“查无此人”" in watched.page.inner_text("#found")


def test_slash_arrows_enter_and_escape(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("/")
    assert watched.run("document.activeElement.id") == "search"
    page.keyboard.type("闻人")
    names = page.locator("#found .found-one")
    assert names.count() >= 9
    assert names.nth(0).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert names.nth(1).get_attribute("aria-selected") == "true"
    wanted = names.nth(1).locator(".found-name").inner_text()
    page.keyboard.press("Enter")
    assert page.inner_text("#panel-body h2") == wanted
    page.keyboard.press("Escape")
    assert "概览" in watched.panel()


def test_escape_closes_then_clears_then_leaves(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("/")
    page.keyboard.type("王")
    page.keyboard.press("Escape")
    assert page.is_hidden("#found")
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    page.keyboard.press("Escape")
    assert watched.run("document.activeElement.id") != "search"


def test_a_result_tells_namesakes_apart_by_their_posts(watched: Watched) -> None:
    watched.page.fill("#search", "王岚")
    first = watched.page.locator("#found .found-one").first
    assert first.locator(".found-name").inner_text() == "王岚"
    assert first.locator(".found-about").inner_text() == "中共青澜市委员会副书记"


def test_a_click_takes_a_result(watched: Watched) -> None:
    watched.page.fill("#search", "王岚")
    watched.page.click("#found .found-one")
    assert watched.page.inner_text("#panel-body h2") == "王岚"


def test_enter_belongs_to_the_input_method_while_it_composes(watched: Watched) -> None:
    watched.page.focus("#search")
    watched.page.fill("#search", "王岚")
    for how in ("{isComposing: true}", "{keyCode: 229}"):
        watched.run(
            "document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', "
            f"{{key: 'Enter', bubbles: true, ...{how}}}))"
        )
        assert watched.run("guantu.state.node") == -1
    watched.page.keyboard.press("Enter")
    assert watched.run("guantu.state.node") >= 0


def test_a_real_composition_by_the_browser_selects_nothing(watched: Watched) -> None:
    watched.page.focus("#search")
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Input.imeSetComposition", {"text": "wang", "selectionStart": 4, "selectionEnd": 4})
    assert watched.run("guantu.state.node") == -1
    session.send("Input.insertText", {"text": "王岚"})
    assert watched.page.inner_text("#found .found-name").startswith("王岚")


def test_the_field_is_a_combobox_with_a_listbox(watched: Watched) -> None:
    page = watched.page
    field = page.get_by_role("combobox", name="搜索人名、职务、机构、地区")
    assert field.get_attribute("aria-expanded") == "false"
    field.fill("闻人")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-controls") == "found"
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    listbox = page.get_by_role("listbox", name="搜索结果")
    assert listbox.get_by_role("option", selected=True).get_attribute("id") == active
