"""Doctests of the training recipe run only where its extra is installed."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") else ["guantu/train/*"]
