"""Names in either script brought to one form for comparison; never for showing, and never for whole texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_ENCODABLE = "gb2312"  # all simplified characters in daily use, and hardly a traditional one that differs


@cache
def simplified(name: str) -> str:
    """A name in simplified characters; one that is already so comes back unchanged (乾县 stays 乾县).

    >>> simplified("王暉"), simplified("曾國衞"), simplified("乾县")
    ('王晖', '曾国卫', '乾县')
    """
    try:
        name.encode(_ENCODABLE)
    except UnicodeEncodeError:
        for converter in _converters():
            name = converter.convert(name)
    return name


@cache
def _converters() -> tuple[OpenCC, OpenCC]:
    from opencc import OpenCC  # loading its tables takes a moment that most commands need not spend

    return OpenCC("hk2s"), OpenCC("tw2s")
