"""Raw text → normalised text: damage undone, simplified characters, with the way back for every character."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from guantu.read.conversion import simplify
from guantu.read.edits import Edit, apply_edits
from guantu.read.lostbyte import lost_byte_edits
from guantu.read.pinyin import is_damage, mark_edits, pinyin_marks
from guantu.read.wrapping import wrap_edits
from guantu.records import Alignment, Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """The normalised text, its alignment to the raw text, its script, and how many stretches of damage were undone."""

    text: str
    alignment: Alignment
    script: Script
    repairs: int


_MARKUP = re.compile(
    r"(?=[<&\\*!\[#\u00ad\u200b-\u206f\ufeff])(?:"  # most characters begin nothing of all this
    r"(?P<comment><!--.{0,500}?-->)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<newline>(?:\\r)?\\n(?![a-z])|\\r(?![a-z]))"
    r"|(?P<strong>(?:\\?\*){2,3}|\\(?=\n|&#xA;|$))"
    r"|(?P<image>!\[[^\[\]\n]*\]\([^()\n]*\))|\[(?P<label>[^\[\]\n]+)\](?P<link>\(https?://[^()\s]*\))"
    r"|(?P<heading>^#{1,6}[ ])"
    r"|(?P<invisible>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+))",
    re.DOTALL | re.MULTILINE,
)
_MARKUP_HINT = re.compile(r"[&\\\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff#]|\*\*|<!--|\]\(")

_DOTS = re.compile(r"(?<=[\u3400-\u9fff])[．‧•・･∙⋅﹒‧](?=[\u3400-\u9fff])")
_NUMBERED = re.compile(r"[一二三四五六七八九十百零〇]$")
_COMPATIBILITY = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_LONE = re.compile(r"[\x00\ue5e5\ud800-\udfff]")


def normalise(raw: str) -> Normal:
    """Undo damage and convert to simplified characters. Clean simplified text comes back unchanged.

    >>> normal = normalise("本網(wǎng)訊，經(jīng)濟發(fā)展")
    >>> normal.text, normal.repairs, normal.alignment.raw_span(1, 2)
    ('本网讯，经济发展', 3, (1, 8))
    """
    edits = list(_markup_edits(raw)) if _MARKUP_HINT.search(raw) else []
    marks = pinyin_marks(raw)
    if not is_damage(marks):
        marks = ()
    edits += mark_edits(marks)
    edits += lost_byte_edits(raw, marks)
    edits += wrap_edits(raw)
    edited = apply_edits(raw, edits)
    converted = simplify(_same_length(edited.text))
    return Normal(text=converted.text, alignment=edited.alignment, script=converted.script, repairs=edited.repairs)


def _markup_edits(raw: str) -> Iterator[Edit]:
    """What is left of HTML, JSON and Markdown in scraped text; marks of emphasis and comments are no damage."""
    for match in _MARKUP.finditer(raw):
        start, end = match.span()
        if match["entity"]:
            character = html.unescape(match[0])
            if len(character) == 1 and character != "\0" and not "\ud800" <= character <= "\udfff":
                yield Edit(start=start, end=end, text=character)
        elif match["newline"]:
            yield Edit(start=start, end=end, text="\n")
        elif match["link"]:
            yield Edit(start=start, end=start + 1, repair=False)
            yield Edit(start=match.start("link") - 1, end=end, repair=False)
        else:
            yield Edit(start=start, end=end, repair=bool(match["invisible"]))


def _same_length(text: str) -> str:
    """Changes of one character into one: the dot in foreign names, compatibility forms from PDF, unprintables."""
    text = _DOTS.sub(lambda m: m[0] if _NUMBERED.search(text, max(0, m.start() - 1), m.start()) else "·", text)
    if _COMPATIBILITY.search(text):
        text = _COMPATIBILITY.sub(_compatible, text)
    return _LONE.sub(" ", text)


# Radicals that stand for characters in text taken from PDF and have no compatibility mapping in Unicode.
_RADICALS = dict(
    zip(
        "⺠⻓⻋⻅⻔⻢⻛⻜⻚⻉⻤⻩⻬⻰⻄⻆⻘⻙⻦⻨⻮⻝⺝⻗⻥⻣⻧⻪⺟",
        "民长车见门马风飞页贝鬼黄齐龙西角青韦鸟麦齿食月雨鱼骨卤黾母",
        strict=True,
    )
)


def _compatible(match: re.Match[str]) -> str:
    plain = _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]
