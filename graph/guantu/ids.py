"""Stable ids: digests of raw source values, never counters, so that any order of work gives the same ids."""

from __future__ import annotations

import hashlib


def digest(data: bytes | str) -> str:
    """The SHA-256 of bytes (or of a text in UTF-8) as 64 hexadecimal digits."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def stable_id(kind: str, *parts: str) -> str:
    """An id for a thing of a kind, from the values that make it what it is.

    The parts are joined with a separator that no text field holds, so ("ab", "c") and ("a", "bc") differ.

    >>> stable_id("post", "320600", "市长") == stable_id("post", "320600", "市长")
    True
    >>> stable_id("post", "ab", "c") == stable_id("post", "a", "bc")
    False
    """
    value = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{kind.lower()}-{value}"
