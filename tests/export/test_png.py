"""The picture in pixels."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from browser.made_graph import made, small
from guantu.errors import OutputError
from guantu.export.png import png
from guantu.export.svg import svg_text


def test_the_picture_is_twice_as_large_as_its_layout(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="needs resvg: pip install 'guantu[png]'")
    png(small(), tmp_path / "graph.png")
    data = (tmp_path / "graph.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    _, _, across, down = map(float, svg_text(small()).split('viewBox="')[1].split('"')[0].split())
    assert (width, height) == (pytest.approx(2 * across, abs=1), pytest.approx(2 * down, abs=1))


def test_a_large_graph_is_drawn_smaller_rather_than_not_at_all(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="needs resvg: pip install 'guantu[png]'")
    from guantu.export import png as room

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(room, "MOST", 700)
        png(made(60), tmp_path / "graph.png")
    width, height = struct.unpack(">II", (tmp_path / "graph.png").read_bytes()[16:24])
    assert 690 <= max(width, height) <= 701


def test_without_resvg_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(OutputError, match=r"pip install 'guantu\[png\]'"):
        png(small(), tmp_path / "graph.png")
    assert not (tmp_path / "graph.png").exists()
