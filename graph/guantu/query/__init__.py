"""query asks the graph: names in either script and any alias in, typed answers with their evidence out.

Takes: the MultiDiGraph of assemble.
Gives: a KnowledgeGraph; roles, relations, paths, people, regions, posts, each with its quotes.
Knows: how names are matched, and when a fact held.
Never: guesses between two things of one name; answers nothing where "unknown" is meant.
"""

from guantu.query.answers import Answers, Quote, Relation, Role, Route
from guantu.query.changes import Changes, diff
from guantu.query.events import Event
from guantu.query.knowledge import KnowledgeGraph
from guantu.query.views import Organization, Person, Post, Region, Site

__all__ = [
    "Answers",
    "Changes",
    "Event",
    "KnowledgeGraph",
    "Organization",
    "Person",
    "Post",
    "Quote",
    "Region",
    "Relation",
    "Role",
    "Route",
    "Site",
    "diff",
]
