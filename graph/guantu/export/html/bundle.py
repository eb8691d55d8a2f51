"""The page's ES modules as one script that needs no request and no build step.

Each module becomes a function of its own that gives back what it exports, so that names of two modules never meet:

    import { fold } from "./search.mjs";        const { fold } = $search;
    export function rank(…) {…}                 function rank(…) {…}  …  return { rank };

The scripts keep to what that needs: named imports at the start of a line, one statement each, from "./name.mjs", and
`export` only before `function`, `async function`, `class` or `const`. Anything else is refused here by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w-]+)\.mjs";[ \t]*$', re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function\*?|class|const)\s+([A-Za-z_$][\w$]*))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """One script out of modules (name → source), the ones that are imported first. Raises ValueError, KeyError."""
    order: list[str] = []
    _visit(entry, modules, order, ())
    return '"use strict";\n' + "\n".join(_wrapped(name, modules[name]) for name in order)


def _visit(name: str, modules: Mapping[str, str], order: list[str], path: tuple[str, ...]) -> None:
    if name in path:
        raise ValueError(f"{name}.mjs imports itself by way of {' → '.join((*path, name))}")
    if name in order:
        return
    for _, imported in _IMPORT.findall(modules[name]):
        _visit(imported, modules, order, (*path, name))
    order.append(name)


def _wrapped(name: str, source: str) -> str:
    exports = _EXPORT.findall(source)
    body = _IMPORT.sub(lambda found: f"const {{{_renamed(found[1])}}} = ${found[2]};", source)
    body = _EXPORT.sub("", body)
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{name}.mjs: expected a named import or export on one line, got {left[0]!r}")
    return f"const ${name} = (() => {{\n{body.strip()}\nreturn {{ {', '.join(exports)} }};\n}})();\n"


def _renamed(names: str) -> str:
    return re.sub(r"\s+as\s+", ": ", names)
