"""Characters that XML 1.0 cannot hold, which hostile or damaged text may well have."""

from __future__ import annotations

import re

# Everything outside the production Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with each character that XML cannot hold replaced by U+FFFD, one for one, so that offsets stay.

    A carriage return is legal, but every reader turns it into a line feed; it is left as it is.

    >>> xml_text("南通\\x00市")
    '南通\\ufffd市'
    """
    return _ILLEGAL.sub("\ufffd", text)
