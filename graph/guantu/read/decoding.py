"""Bytes → text: UTF-8, UTF-16, GB18030, Big5 with the Hong Kong supplement.

Validity alone does not tell: most Big5 text is valid GB18030 and the other way round, and library guesses are wrong on
short texts. A wrong decoding gives rare characters, so what counts is the share of frequent ones.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from guantu.errors import EmptyError, NotTextError
from guantu.read.frequency import plausibility

SURE = 0.6  # plausibility from which another encoding is taken though the bytes are valid UTF-8
SAMPLE = 1 << 16  # bytes that are enough to tell the encodings apart
ENOUGH = 0.3  # least plausibility to be taken for text; right decodings reach 0.7 and more, wrong ones 0.1
DAMAGED = 0.01  # share of undecodable characters up to which a text is read with U+FFFD in their place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and the encoding that it was in. damaged: some bytes could not be decoded and are U+FFFD."""

    text: str
    encoding: str
    damaged: bool = False


def decode(data: bytes, *, where: str) -> Decoded:
    """The text of a file. Raises EmptyError and NotTextError, which name `where`."""
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise EmptyError(where=where, problem="expected text, got an empty file", remedy="remove it or fill it")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_lenient(data, encoding), where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Some short GB18030 text is valid UTF-8 for Cyrillic letters, some UTF-16 text without a mark is valid ASCII.
        other = _best(data) if plausibility(text[:SAMPLE]) < ENOUGH else None
        if other is not None and (plausibility(other.text[:SAMPLE]) >= SURE or "\0" in text):
            return _checked(other, where)
        return _checked(Decoded(text=text, encoding="utf-8"), where)
    best = _best(data)
    if best is not None and plausibility(best.text[:SAMPLE]) >= ENOUGH:
        return _checked(best, where)
    guesses = [_lenient(data, encoding) for encoding in ("utf-8", *_GUESSES)]
    guess = max(guesses, key=lambda decoded: plausibility(decoded.text[:SAMPLE]))
    if plausibility(guess.text[:SAMPLE]) >= ENOUGH and guess.text.count("\ufffd") <= max(1, DAMAGED * len(guess.text)):
        return _checked(guess, where)
    raise NotTextError(
        where=where,
        problem="expected text in UTF-8, UTF-16, GB18030 or Big5, got bytes that are Chinese text in none of them",
        remedy="convert it to UTF-8 or leave it out",
    )


def _best(data: bytes) -> Decoded | None:
    """The most plausible of the valid decodings in the other encodings."""
    valid = [Decoded(text=text, encoding=name) for name in _GUESSES if (text := _strict(data, name)) is not None]
    return max(valid, key=lambda decoded: plausibility(decoded.text[:SAMPLE]), default=None)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text=text, encoding=encoding, damaged="\ufffd" in text)


def _checked(decoded: Decoded, where: str) -> Decoded:
    controls = len(_CONTROL.findall(decoded.text))
    if controls > 0.001 * len(decoded.text):
        raise NotTextError(
            where=where,
            problem=f"expected text, got binary data ({controls} control characters in {len(decoded.text)})",
            remedy="leave it out, or convert it to text",
        )
    return decoded
