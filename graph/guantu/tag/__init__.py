"""tag: finds who, what and where an article names, and with which titles.

Takes: an Article. Gives: its Mentions, in order. Knows: the lexicon, spaCy, the trained tagger in models/.
Never: decides who holds what, or what two mentions have to do with each other.
"""

from guantu.tag.pipeline import Tagger

__all__ = ["Tagger"]
