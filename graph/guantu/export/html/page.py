"""One HTML file that holds everything: data, style, scripts, and the policy that forbids all else.

The template is filled by pyvis' Network with an environment of our own: autoescape on, nothing loaded from elsewhere.
The policy allows the three inline blocks by their SHA-256 and no request of any kind, so that what a text smuggled in
could not run and could not call home.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import networkx as nx
import pyvis
from markupsafe import Markup

from guantu.errors import OutputError
from guantu.export.html.bundle import bundle
from guantu.export.html.holder import hold
from guantu.export.html.payload import payload
from guantu.export.html.texts import clean
from guantu.export.look import INK, PAPER
from guantu.export.part import drawn

VIS = "lib/vis-9.1.2/vis-network.min.js"
STYLES = ("base", "desk", "panel", "narrow", "print")
"""Files of `styles`, in the order in which a later rule wins."""


def page_html(graph: nx.MultiDiGraph, *, title: str | None = None) -> str:
    """The page as text. Same graph, same text. The graph is not changed."""
    graph = drawn(graph)
    network = hold(graph, heading=clean(title or "官图"))
    columns, texts = payload(graph, network)
    style, vis, script = _style(), _vis(), bundle(_modules(), "page")
    network.path = "page.html"
    network.templateEnv = _environment(
        policy=_policy(scripts=(vis, script), style=style),
        style=Markup(style),  # noqa: S704 - our own file
        vis=Markup(vis),  # noqa: S704 - the file of the pyvis package
        script=Markup(script),  # noqa: S704 - our own files
        # pyvis hands options and lists to the template as well, but unescaped; the template reads these blocks alone.
        blocks=[
            _block("options", network.options, packed=False),
            _block("data", columns, packed=columns["large"]),
            _block("texts", texts, packed=columns["large"]),
        ],
    )
    return str(network.generate_html("page.html"))


def write_html(graph: nx.MultiDiGraph, path: Path, *, title: str | None = None) -> None:
    """Write the page to a file, whole or not at all. Raises OutputError."""
    data = page_html(graph, title=title).encode("utf-8")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(where=str(path), problem=f"cannot write there: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OutputError(where=str(path), problem=f"cannot write there: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _environment(**values: Any) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    environment.globals.update(values)
    return environment


@cache
def _read(name: str) -> str:
    return (files("guantu.export.html") / name).read_text(encoding="utf-8")


def _modules() -> dict[str, str]:
    folder = files("guantu.export.html") / "scripts"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".mjs"))
    return {name.removesuffix(".mjs"): _read(f"scripts/{name}") for name in names}


@cache
def _vis() -> str:
    """vis-network as pyvis brings it. Its text must not end our script element early."""
    text = (Path(pyvis.__file__).parent / VIS).read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script")


def _style() -> str:
    colours = "".join(
        f':root[data-theme="{theme}"]{{--paper:{PAPER[theme]};--ink:{INK[theme]}}}\n' for theme in ("light", "dark")
    )
    return colours + "".join(_read(f"styles/{name}.css") for name in STYLES)


def _policy(*, scripts: tuple[str, ...], style: str) -> str:
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _block(name: str, data: Any, *, packed: bool) -> dict[str, Any]:
    """A block of data: JSON, or gzip in Base64 where there is much of it. Neither holds a `<`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if packed:
        content = base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode()
    else:
        content = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return {"name": name, "packed": packed, "content": Markup(content)}  # noqa: S704 - has no "<"
