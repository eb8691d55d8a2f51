"""tag: finds who, what and where an article names, and with which titles.

Takes: an Article. Gives: its Mentions, in order. Knows: the lexicon, the trained tagger in models/, spaCy where a
pipeline of it is asked for (guantu.tag.language) or named in place of the tagger.
Never: decides who holds what, or what two mentions have to do with each other.
"""

from guantu.tag.pipeline import Tagger

__all__ = ["Tagger"]
