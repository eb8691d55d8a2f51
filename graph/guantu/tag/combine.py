"""The one place where all that the parts of the tagger found is weighed and made into mentions.

Order: a title stands unless a surer name covers it; of people, organisations and places that overlap the better wins,
by score and length; what two parts agree on counts more than what one says. Regions inside a longer name stay, nested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from guantu.records import Label, Mention

AGREEMENT = 0.25  # what a second, independent part adds to a score
PER_CHARACTER = 0.05  # longer names take in shorter ones
STRONG = 0.9  # at or above it, a name may share characters with a title
OPEN = 0.5  # below it, a candidate that nothing else speaks for is dropped


def combine(candidates: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions of the normalised text in order: no two overlap, but for titles that share the last character of an
    organisation (财政局|长) and regions nested in names."""
    merged = _agree(candidates)
    titles = _best([mention for mention in merged if mention.label is Label.TITLE])
    others = [mention for mention in merged if mention.label is not Label.TITLE]
    kept = _best([mention for mention in others if not _runs_into_title(mention, titles)])
    titles = [title for title in titles if not any(_covers(mention, title) for mention in kept)]
    nested = [
        mention
        for mention in others
        if mention.codes and any(_covers(outer, mention) and outer.text != mention.text for outer in kept)
    ]
    return tuple(
        sorted(
            {*kept, *titles, *_best(nested)},
            key=lambda mention: (mention.start, -mention.end, mention.label, mention.maker),
        )
    )


def _agree(candidates: Sequence[Mention]) -> list[Mention]:
    """One mention for each stretch and label: the surest, with what agreement adds."""
    groups: dict[tuple[int, int, Label], list[Mention]] = defaultdict(list)
    for mention in candidates:
        groups[mention.start, mention.end, mention.label].append(mention)
    merged: list[Mention] = []
    for group in groups.values():
        best = max(group, key=lambda mention: (bool(mention.codes), mention.score, mention.maker))
        makers = {mention.maker.split(":")[0] for mention in group}
        score = max(mention.score for mention in group)
        if len(makers) > 1:
            score = min(1.0, score + AGREEMENT)
        merged.append(replace(best, score=score))
    return merged


def _best(mentions: Sequence[Mention]) -> list[Mention]:
    """The weightiest mentions that do not overlap."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (-_weight(m), m.start, m.end, m.label, m.maker)):
        if mention.score < OPEN or any(position in taken for position in range(mention.start, mention.end)):
            continue
        kept.append(mention)
        taken.update(range(mention.start, mention.end))
    return kept


def _weight(mention: Mention) -> float:
    return mention.score + PER_CHARACTER * min(mention.end - mention.start, 12)


def _runs_into_title(mention: Mention, titles: Sequence[Mention]) -> bool:
    """Whether a person or a weak place overlaps a title without holding it whole: 东亚部处|长武|炯."""
    if mention.label is Label.ORGANIZATION or mention.score >= STRONG:
        return False
    return any(
        title.start < mention.end and mention.start < title.end and not _covers(mention, title) for title in titles
    )


def _covers(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
