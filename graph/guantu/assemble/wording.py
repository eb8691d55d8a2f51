"""Events in words: the name of an event's node, as a headline would have it, with its date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guantu.assemble.events import Event
from guantu.records import LinkedEntity
from guantu.schema import EdgeKind, EventKind, NodeKind, Part

_KINDS = (NodeKind.PERSON, NodeKind.REGION)  # named first
_SHOWN = 2  # of several, these are named and the others are 等


def event_name(event: Event, entities: Mapping[str, LinkedEntity]) -> str:
    """The name of an event: 高原远、陆小溪等到访南通市（2021-06-04）. The date is left out where none is known."""
    begin = event.bounds.start or event.bounds.first_seen
    words = _WORDS[event.kind](event, lambda *parts: _named(event, entities, parts))
    return f"{words}（{begin}）" if begin else words


Name = Callable[..., str]


def _visit(event: Event, name: Name) -> str:
    to = "到访" if any(fact.kind == EdgeKind.VISITS for fact in event.facts) else "考察"
    return name(Part.LEADER, Part.VISITOR) + to + name(Part.PLACE)


def _agreement(event: Event, name: Name) -> str:
    return name(Part.PARTY) + "签署" + event.facts[0].qualifier("agreement")


def _award(event: Event, name: Name) -> str:
    return name(Part.GIVER) + "授予" + name(Part.RECIPIENT) + event.facts[0].qualifier("honour")


def _meeting(_: Event, name: Name) -> str:
    return name(Part.PARTY) + "会见"


def _appointment(_: Event, name: Name) -> str:
    return name(Part.APPOINTEE) + "任" + name(Part.POST)


_WORDS: dict[EventKind, Callable[[Event, Name], str]] = {
    EventKind.VISIT: _visit,
    EventKind.MEETING: _meeting,
    EventKind.AGREEMENT: _agreement,
    EventKind.AWARD: _award,
    EventKind.APPOINTMENT: _appointment,
}


def _named(event: Event, entities: Mapping[str, LinkedEntity], parts: tuple[Part, ...]) -> str:
    """The names of those who belong to an event so, people and regions first."""
    found = [
        (parts.index(Part(one.role)), entities[one.object if one.kind == EdgeKind.TAKES_PLACE else one.subject])
        for one in event.parts
        if one.role in parts
    ]
    found.sort(key=lambda item: (item[0], *(item[1].kind != kind for kind in _KINDS), item[1].name, item[1].id))
    names = [entity.name for _, entity in found]
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
