"""What the graph may hold: kinds of nodes, kinds of edges, and the ends that each edge may join.

The tables are walked by the code that assembles and exports the graph and by the tests; nothing else decides what is
allowed. Terms follow FollowTheMoney and Popolo (Person, Organization, Post) and GB/T 2260 (Region).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """The kinds of things that are nodes, and that claims speak of."""

    PERSON = "Person"
    POST = "Post"
    ORGANIZATION = "Organization"
    REGION = "Region"
    SITE = "Site"
    EVENT = "Event"


class EdgeKind(StrEnum):
    """The closed list of relations."""

    HOLDS = "HOLDS"
    OF = "OF"
    VISITS = "VISITS"
    INSPECTS = "INSPECTS"
    MEETS = "MEETS"
    ACCOMPANIES = "ACCOMPANIES"
    LEADS = "LEADS"
    SUPPORTS = "SUPPORTS"
    COOPERATES = "COOPERATES"
    AWARDS = "AWARDS"
    PART_OF = "PART_OF"
    LOCATED_IN = "LOCATED_IN"
    TAKES_PART = "TAKES_PART"
    TAKES_PLACE = "TAKES_PLACE"


class EventKind(StrEnum):
    """What an event is (attribute `event` of its node)."""

    VISIT = "Visit"
    MEETING = "Meeting"
    AGREEMENT = "Agreement"
    AWARD = "Award"
    APPOINTMENT = "Appointment"


class Part(StrEnum):
    """How a thing belongs to an event (attribute `role` of TAKES_PART and TAKES_PLACE)."""

    LEADER = "leader"  # of a delegation
    VISITOR = "visitor"
    COMPANION = "companion"  # went along with a visitor
    PARTY = "party"  # of a meeting or an agreement
    GIVER = "giver"
    RECIPIENT = "recipient"
    APPOINTEE = "appointee"
    POST = "post"  # to which somebody was appointed
    PLACE = "place"
    STOP = "stop"  # what visitors inspected in or near the place


class Modality(StrEnum):
    """How the text vouches for a claim. Only STATED and BACKGROUND enter the default graph."""

    STATED = "stated"  # told as done, by the article itself
    BACKGROUND = "background"  # a standing or earlier fact that the article recalls
    PLANNED = "planned"  # announced, about to happen
    HOPED = "hoped"  # wished for, proposed, called for
    REPORTED = "reported"  # somebody says so
    DENIED = "denied"  # said not to be so


class Status(StrEnum):
    """How a person stands to a post (qualifier `status` of HOLDS)."""

    CURRENT = "current"
    ACTING = "acting"
    FORMER = "former"
    CANDIDATE = "candidate"
    APPOINTED = "appointed"
    REMOVED = "removed"


DEFAULT_MODALITIES = frozenset({Modality.STATED, Modality.BACKGROUND})
WHERE = (Part.PLACE, Part.STOP)  # parts of TAKES_PLACE; all others are of TAKES_PART
# Edges of event nodes: they tell again, event by event, what relations tell pair by pair.
OF_EVENTS = frozenset({EdgeKind.TAKES_PART, EdgeKind.TAKES_PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeType:
    """A row of NODES: the kind with its word in both languages; many: the English plural."""

    kind: NodeKind
    zh: str
    en: str
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeType:
    """A row of EDGES: which kinds the relation may join, its words, and whether it has a direction.

    `scored` tells whether the annotation guidelines know the relation.
    """

    kind: EdgeKind
    subjects: frozenset[NodeKind]
    objects: frozenset[NodeKind]
    zh: str
    en: str
    directed: bool = True
    scored: bool = True


_PERSON = frozenset({NodeKind.PERSON})
_BODY = frozenset({NodeKind.ORGANIZATION, NodeKind.REGION})
_ACTOR = _PERSON | _BODY
_PLACE = frozenset({NodeKind.ORGANIZATION, NodeKind.REGION, NodeKind.SITE})
_EVENT = frozenset({NodeKind.EVENT})

NODES: dict[NodeKind, NodeType] = {
    row.kind: row
    for row in (
        NodeType(kind=NodeKind.PERSON, zh="人物", en="Person", many="People"),
        NodeType(kind=NodeKind.POST, zh="职务", en="Post", many="Posts"),
        NodeType(kind=NodeKind.ORGANIZATION, zh="机构", en="Organization", many="Organizations"),
        NodeType(kind=NodeKind.REGION, zh="地区", en="Region", many="Regions"),
        NodeType(kind=NodeKind.SITE, zh="地点", en="Site", many="Sites"),
        NodeType(kind=NodeKind.EVENT, zh="事件", en="Event", many="Events"),
    )
}

EDGES: dict[EdgeKind, EdgeType] = {
    row.kind: row
    for row in (
        EdgeType(
            kind=EdgeKind.HOLDS,
            subjects=_PERSON,
            objects=frozenset({NodeKind.POST}),
            zh="任职",
            en="holds",
            scored=False,
        ),
        EdgeType(
            kind=EdgeKind.OF, subjects=frozenset({NodeKind.POST}), objects=_PLACE, zh="隶属", en="post of", scored=False
        ),
        EdgeType(kind=EdgeKind.VISITS, subjects=_ACTOR, objects=_PLACE, zh="到访", en="visits"),
        EdgeType(kind=EdgeKind.INSPECTS, subjects=_ACTOR, objects=_PLACE, zh="考察", en="inspects"),
        EdgeType(kind=EdgeKind.MEETS, subjects=_ACTOR, objects=_ACTOR, zh="会见", en="meets", directed=False),
        EdgeType(kind=EdgeKind.ACCOMPANIES, subjects=_ACTOR, objects=_ACTOR, zh="陪同", en="accompanies"),
        EdgeType(kind=EdgeKind.LEADS, subjects=_PERSON, objects=_ACTOR, zh="率领", en="leads"),
        EdgeType(kind=EdgeKind.SUPPORTS, subjects=_ACTOR, objects=_PLACE, zh="支援", en="supports"),
        EdgeType(
            kind=EdgeKind.COOPERATES, subjects=_PLACE, objects=_PLACE, zh="合作", en="cooperates with", directed=False
        ),
        EdgeType(kind=EdgeKind.AWARDS, subjects=_ACTOR, objects=_ACTOR | _PLACE, zh="授予", en="awards"),
        EdgeType(
            kind=EdgeKind.PART_OF,
            subjects=_BODY,
            objects=_BODY,
            zh="属于",
            en="part of",
            scored=False,
        ),
        EdgeType(kind=EdgeKind.LOCATED_IN, subjects=_PLACE, objects=_PLACE, zh="位于", en="located in", scored=False),
        EdgeType(
            kind=EdgeKind.TAKES_PART,
            subjects=_ACTOR | _PLACE | {NodeKind.POST},
            objects=_EVENT,
            zh="参与",
            en="takes part in",
            scored=False,
        ),
        EdgeType(
            kind=EdgeKind.TAKES_PLACE, subjects=_EVENT, objects=_PLACE, zh="发生于", en="takes place in", scored=False
        ),
    )
}
