"""The statement that somebody did what a cue tells: led, visited, inspected, went along."""

from __future__ import annotations

from guantu.relate.claims import Statement
from guantu.relate.scene import Actors, CueHit, Spot
from guantu.schema import EdgeKind, Modality


def act(
    kind: EdgeKind,
    subject: str,
    object_: str,
    cue: CueHit,
    mood: Modality,
    *,
    rule: str,
    target: Spot | None = None,
    people: Actors | None = None,
    back: int | None = None,
) -> Statement:
    """A statement marked with its cue. target: the place that it is done at or to. people: who does it, by name.

    back: where its evidence begins if the place was named in a sentence before.
    """
    marks = [("cue", cue.start, cue.end)]
    if target is not None:
        marks.append(("object", target.start, target.end))
    if people is not None:
        marks += [("subject", *span) for span in people.spans]
    return Statement(
        subject=subject,
        predicate=kind,
        object=object_,
        rule=rule,
        start=back if back is not None else cue.start,
        end=cue.end if target is None or back is not None else max(cue.end, target.end),
        marks=tuple(marks),
        score=0.8,
        modality=mood,
        reason=target.reason if target is not None else "",
    )
