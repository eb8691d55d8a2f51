"""Offices that run on over the name of their head: 某某局|甲某某|局长 is no office 某某局甲某某局."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from guantu.lexicon.names import Names
from guantu.records import Mention
from guantu.tag.shapes import HAN

_OFFICES = "局处厅部署办院司室"
_TWICE = re.compile(rf"(?P<office>.+(?P<end>[{_OFFICES}]))(?P<name>[\u4e00-\u9fff]{{2,3}})(?P=end)")
_NAME = 0.4  # least score of what may be a name there


def without_holders(text: str, found: Sequence[Mention], names: Names) -> list[Mention]:
    """The organisations of the normalised text, each without the name of its head and the first character of the
    title: the office's last character stands twice, and a surname between."""
    return [_office(text, mention, names) for mention in found]


def _office(text: str, mention: Mention, names: Names) -> Mention:
    if mention.text[-1:] not in _OFFICES or text[mention.end : mention.end + 1] != "长":
        return mention
    twice = _TWICE.fullmatch(mention.text)
    if twice is None or not HAN.fullmatch(twice["name"]) or names.name_score(twice["name"]) < _NAME:
        return mention
    return replace(mention, end=mention.start + twice.end("office"), text=twice["office"])
