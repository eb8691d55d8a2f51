"""relate: reads what an article says of the things that it names.

Takes: an Article and its Mentions. Gives: a Reading: entities after coreference, posts, relations, each with evidence.
Knows: the grammar of official news; titles and bodies, deixis, cues, modality, dates.
Never: looks at another article, or claims what no sentence says.
"""

from guantu.relate.reading import relate

__all__ = ["relate"]
