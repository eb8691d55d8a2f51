"""One article's mentions read into entities and claims: the order in which the parts of this room work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guantu.lexicon import Lexicon
from guantu.lexicon.grammar import load_grammar
from guantu.lexicon.sentences import sentences
from guantu.records import Article, Label, Mention, Reading
from guantu.relate.bodies import Organisations
from guantu.relate.certainty import certainty
from guantu.relate.claims import Ledger, Statement
from guantu.relate.deaths import without_the_dead
from guantu.relate.entities import Entities
from guantu.relate.journeys import Journeys
from guantu.relate.meetings import Meetings
from guantu.relate.people import read_groups
from guantu.relate.places import Places
from guantu.relate.posts import Posts
from guantu.relate.postuse import PostUse, with_told_bodies
from guantu.relate.represented import with_represented
from guantu.relate.seats import Seats
from guantu.relate.staging import read_scenes
from guantu.relate.ties import Ties
from guantu.schema import EdgeKind, Modality, NodeKind

# The same length, so that offsets stay; web pages mix both kinds.
_HALF_WIDTH, _FULL_WIDTH = ",;:!?()", "，；：！？（）"


def relate(article: Article, mentions: Sequence[Mention], lexicon: Lexicon) -> Reading:
    """Read an article: its entities, who holds which post, and what they do. Mentions as the tagger gives them."""
    grammar = load_grammar()
    outer, nested = _layers(mentions)
    entities = Entities(article, lexicon)
    places = Places(article, mentions, entities, lexicon)
    organisations = Organisations(entities, places, lexicon, grammar)
    _settle(outer, nested, entities, places, organisations)
    text = _with_full_stops(article.text)
    stretches = sentences(text)
    groups = read_groups(text, outer, grammar)
    seats = Seats(text, entities=entities, places=places, grammar=grammar, groups=groups, mentions=outer)
    posts = Posts(text, entities=entities, seats=seats, grammar=grammar).read(groups, outer)
    uses = with_told_bodies(
        with_represented(list(without_the_dead(posts, text, outer, entities)), text, mentions, entities), entities
    )
    statements = [*_holds(uses, entities)]
    journeys = Journeys(entities, uses, grammar)
    meetings = Meetings(journeys.parties, grammar)
    ties = Ties(entities, uses, grammar)
    for scene in read_scenes(text, stretches, outer, groups, entities, places, grammar, nested, seats.home_school()):
        meetings_told = list(meetings.read(scene))
        if meetings_told and meetings_told[0].modality is Modality.STATED:
            ties.met(meetings_told[0].subject, meetings_told[0].object)
        journeys_told = list(journeys.read(scene))
        ties.visited(journeys_told)
        statements += [*journeys_told, *meetings_told, *ties.read(scene)]
    statements += meetings.finish()
    for mention, inside in nested.items():
        if mention.label is Label.ORGANIZATION:
            statements += ties.named_after(mention, [inner for inner in inside if inner in entities.of_mention])
    entities_, ids = entities.finish(key for statement in statements for key in (statement.subject, statement.object))
    return Reading(
        article=article,
        mentions=tuple(mentions),
        entities=entities_,
        claims=Ledger(article, stretches).claims(statements, ids, lambda statement: certainty(statement, entities)),
    )


def _with_full_stops(text: str) -> str:
    """The text with full-width marks in place of ASCII ones."""
    for half, full in zip(_HALF_WIDTH, _FULL_WIDTH, strict=True):
        text = text.replace(half, full)  # most texts hold few of them: str.translate looks at each character
    return text


def _layers(mentions: Sequence[Mention]) -> tuple[list[Mention], dict[Mention, list[Mention]]]:
    """The outermost mentions in order, and the ones nested in each (驻新加坡总领事 holds a country)."""
    outer: list[Mention] = []
    nested: dict[Mention, list[Mention]] = defaultdict(list)
    shell: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if (
            shell is not None
            and mention.end <= shell.end
            and (mention.label is not Label.TITLE or shell.label is Label.TITLE)
        ):
            nested[shell].append(mention)
            continue
        outer.append(mention)
        shell = mention
    return outer, dict(nested)


def _settle(
    outer: Sequence[Mention],
    nested: dict[Mention, list[Mention]],
    entities: Entities,
    places: Places,
    organisations: Organisations,
) -> None:
    """Give every mention its entity. Full names first, so that short ones find them."""
    for mention in outer:
        if mention.label is Label.LOCATION and not mention.maker.startswith("deixis"):
            entities.place(mention, places.code(mention))
        for inner in nested.get(mention, []):
            if inner.codes or inner.maker == "gazetteer:place":
                entities.place(inner, places.code(inner))
    for mention in sorted(outer, key=lambda m: (-len(m.text), m.start)):
        if mention.label is Label.PERSON:
            entities.person(mention)
        elif mention.label is Label.ORGANIZATION:
            if mention.maker == "pattern:short-form" or entities.article.text[mention.start - 1] in "（(":
                organisations.introduce(outer, entities.article.text)
            organisations.settle(mention, nested.get(mention, []))


def _holds(uses: Sequence[PostUse], entities: Entities) -> Iterator[Statement]:
    """Who holds each post and, where the text tells, whose post it is."""
    for use in uses:
        post = entities.post(use.body, use.title)
        marks = (("subject", *use.person_span), ("object", *use.title_span))
        qualifiers = [("status", use.status)]
        if use.rule == "post:byline":
            qualifiers.append(("role", "byline"))
        holds = Statement(
            subject=use.person,
            predicate=EdgeKind.HOLDS,
            object=post.key,
            rule=use.rule,
            start=use.start,
            end=use.end,
            marks=marks,
            score=use.score,
            qualifiers=tuple(qualifiers),
            reason=use.reason,
        )
        yield holds
        if use.body is not None and entities[use.body].kind is not NodeKind.PERSON:
            yield replace(
                holds,
                subject=post.key,
                predicate=EdgeKind.OF,
                object=use.body,
                marks=(("subject", *use.title_span),),
                qualifiers=(),
            )
