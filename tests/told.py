"""What `relate` tells of a text whose mentions are marked by hand (marked.py), so that the tagger has no part in it.

>>> told("{P:岑远帆}会见{P:晏清如}。")
{('MEETS', '岑远帆', '晏清如'): 'stated'}
"""

from __future__ import annotations

from dataclasses import replace

from guantu.config import Config
from guantu.lexicon import load_lexicon
from guantu.read import Source, read
from guantu.records import Label, Mention, Reading
from guantu.relate import relate
from guantu.schema import EdgeKind
from marked import marked

_POSTS = (EdgeKind.HOLDS, EdgeKind.OF)


def told(source: str) -> dict[tuple[str, str, str], str]:
    """Every relation but those of posts as (type, subject, object), with its modality, in order of the text."""
    reading = reading_of(source)
    return {
        (claim.predicate.value, reading.entity(claim.subject).name, reading.entity(claim.object).name): (
            claim.modality.value
        )
        for claim in reading.claims
        if claim.predicate not in _POSTS
    }


def reading_of(source: str) -> Reading:
    """The whole reading of a marked text."""
    lexicon = load_lexicon()
    text, mentions = marked(source)
    article = read(Source(id="told", source="told", text=text), Config(min_han=0.0), lexicon)
    assert article.text == text, "the text was changed as it was read, so that the marks are off"
    return relate(article, [_placed(mention) for mention in mentions], lexicon)


def kinds(source: str, kind: str) -> set[tuple[str, str]]:
    """The ends of the relations of one kind that are stated or recalled."""
    return {
        (s, o) for (k, s, o), modality in told(source).items() if k == kind and modality in ("stated", "background")
    }


def _placed(mention: Mention) -> Mention:
    """A marked place with the codes that its name can have; one without is a site."""
    if mention.label is not Label.LOCATION:
        return mention
    codes = tuple(dict.fromkeys(region.code for region in load_lexicon().regions.named(mention.text)))
    country = load_lexicon().countries.named(mention.text)
    codes = codes or ((country.code,) if country is not None else ())
    return replace(mention, codes=codes, site=not codes)
