"""The page's scripts without a browser: their own tests under node, and what none of them may contain."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from guantu.export.html.bundle import bundle

SCRIPTS = Path(__file__).resolve().parents[2] / "graph" / "guantu" / "export" / "html" / "scripts"
TESTS = Path(__file__).parent / "js"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no node; on Debian: apt-get install nodejs")


@needs_node
def test_the_scripts_pass_their_own_tests() -> None:
    done = subprocess.run(["node", "--test", str(TESTS)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.findall(r"# pass (\d+)", done.stdout)[-1]) > 80


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.mjs")), ids=lambda path: path.name)
def test_no_script_makes_markup_or_code_out_of_text(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc"
        r"|\beval\b|new Function|setAttribute\(\"(?:on|style)|localStorage|XMLHttpRequest|\bfetch\(|WebSocket|import\("
    )
    assert not re.search(forbidden, source)


def test_modules_become_one_script_in_the_order_of_their_imports() -> None:
    modules = {
        "page": 'import { b as other } from "./b.mjs";\nconst a = 1;\nother(a);',
        "b": 'import { c } from "./c.mjs";\nconst a = 2;\nexport function b(x) { return x + a + c; }',
        "c": "export const c = 3;",
    }
    script = bundle(modules, "page")
    assert script.index("$c =") < script.index("$b =") < script.index("$page =")
    assert "const { b: other } = $b;" in script
    assert "return { b };" in script
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)


@pytest.mark.parametrize(
    "source", ['import x from "./b.mjs";', "export default 1;", 'export * from "./b.mjs";', "export let x = 1;"]
)
def test_what_cannot_be_joined_is_refused_by_name(source: str) -> None:
    with pytest.raises(ValueError, match=r"page\.mjs: expected a named import or export"):
        bundle({"page": source, "b": ""}, "page")


def test_a_circle_of_imports_is_refused() -> None:
    modules = {"a": 'import { b } from "./b.mjs";', "b": 'import { a } from "./a.mjs";'}
    with pytest.raises(ValueError, match="imports itself by way of a → b → a"):
        bundle(modules, "a")
