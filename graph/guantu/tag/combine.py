"""The one place where all that the parts of the tagger found is weighed and made into mentions.

A part's score is the chance that it is right by itself. Parts that agree on a stretch and label add up as independent
witnesses; the best of what overlaps wins, by score and length. Without the statistical tagger the rules stand alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention

PER_CHARACTER = 0.04  # longer names take in shorter ones
LONGEST_BONUS = 16
OPEN = 0.5  # below it, a candidate is dropped
STRONG = 0.9  # at or above it, a name may share characters with a title
NEARBY = 0.4  # share of the score of an overlapping span of the statistical tagger that speaks for a rule's
VETO = 0.35  # what is left of a short region name or weak rule where the statistical tagger sees nothing at all
_NAMES = (Label.ORGANIZATION, Label.LOCATION)


def combine(text: str, candidates: Sequence[Mention], grammar: Grammar) -> tuple[Mention, ...]:
    """Mentions of the normalised text in order: no two overlap, but for titles that share the last character of an
    organisation (财政局|长) and regions nested in names."""
    phrases = [match.span() for match in grammar.set_phrase_pattern.finditer(text)]
    proper = [m for m in candidates if _is_proper(m, grammar) and not _in_phrase(m, phrases)]
    weighed = _one_label(_weigh(_without_shadows(text, proper)))
    titles = _best([mention for mention in weighed if mention.label is Label.TITLE])
    others = [mention for mention in weighed if mention.label is not Label.TITLE]
    kept = _best([mention for mention in others if not _runs_into_title(mention, titles)])
    titles = [title for title in titles if not any(_covers(mention, title) for mention in kept)]
    nested = [
        mention
        for mention in others
        if (mention.codes or mention.maker == "gazetteer:place")
        and any(
            outer.label in _NAMES
            and _covers(outer, mention)
            and outer.text != mention.text
            and (mention.score >= STRONG or mention.start == outer.start)
            for outer in kept
        )
    ]
    return tuple(
        sorted(
            {*kept, *titles, *_best(nested)},
            key=lambda mention: (mention.start, -mention.end, mention.label, mention.maker),
        )
    )


def _is_proper(mention: Mention, grammar: Grammar) -> bool:
    """No surname alone (李院士), no level alone (县) but as a deictic word."""
    if mention.label is Label.PERSON:
        return len(mention.text) >= 2
    if mention.maker == "tagger" and mention.label in _NAMES:
        return mention.text not in grammar.leads and mention.text not in grammar.deictic
    return True


def _in_phrase(mention: Mention, phrases: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is a part of a set phrase, or the phrase itself: 中华|民族, 金山|银山."""
    return any(start <= mention.start and mention.end <= end for start, end in phrases)


def _without_shadows(text: str, candidates: Sequence[Mention]) -> list[Mention]:
    """Leaves out organisations of the statistical tagger that run over a person and the verb behind (汪某|率调研组)."""
    people = [m for m in candidates if m.label is Label.PERSON and m.score >= OPEN]

    def is_shadow(mention: Mention) -> bool:
        if mention.maker != "tagger":
            return False
        return mention.label is Label.ORGANIZATION and any(
            person.start == mention.start and person.end < mention.end and text[person.end] in "率带等"
            for person in people
        )

    return [mention for mention in candidates if not is_shadow(mention)]


def _one_label(weighed: Sequence[Mention]) -> list[Mention]:
    """A word is a person or a place throughout a text: the label with more behind it, unless the gazetteer knows it."""
    behind: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for mention in weighed:
        if mention.label in (Label.PERSON, *_NAMES) and mention.score >= OPEN:
            behind[mention.text][mention.label] += mention.score
    known = {mention.text for mention in weighed if mention.codes}
    return [
        mention
        if mention.text in known or mention.label is Label.TITLE or len(behind[mention.text]) < 2
        else replace(mention, label=max(sorted(behind[mention.text]), key=lambda label: behind[mention.text][label]))
        for mention in weighed
    ]


def _weigh(candidates: Sequence[Mention]) -> list[Mention]:
    """One mention for each stretch and label, with the score that all parts together give it."""
    tagged = [mention for mention in candidates if mention.maker == "tagger"]
    groups: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in candidates:
        groups[mention.start, mention.end].append(mention)
    weighed: list[Mention] = []
    for group in groups.values():
        region = next((m for m in group if m.codes), None)
        by_label: dict[Label, list[Mention]] = defaultdict(list)
        for mention in group:
            label = mention.label
            if region is not None and label in _NAMES:
                label = region.label  # the gazetteer knows what it is; the tagger, that it is a name
            by_label[label].append(mention)
        for label, same in by_label.items():
            weighed.append(_joined(label, same, tagged))
    return weighed


def _joined(label: Label, same: Sequence[Mention], tagged: Sequence[Mention]) -> Mention:
    best = max(same, key=lambda mention: (bool(mention.codes), mention.maker != "tagger", mention.score, mention.maker))
    doubt = 1.0
    for maker in sorted({mention.maker.split(":")[0] for mention in same}):
        doubt *= 1 - max(mention.score for mention in same if mention.maker.split(":")[0] == maker)
    if tagged and label is not Label.TITLE and not any(mention.maker == "tagger" for mention in same):
        near = max(
            (m.score for m in tagged if m.start < best.end and best.start < m.end and m.label in _NAMES), default=0.0
        )
        doubt *= 1 - NEARBY * near if near else 1.0
        if not near and best.maker == "gazetteer:region" and len(best.text) == 2:
            doubt = max(doubt, 1 - VETO)
    return replace(best, label=label, score=round(1 - doubt, 4))


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
    return mention.score + PER_CHARACTER * min(mention.end - mention.start, LONGEST_BONUS)


def _runs_into_title(mention: Mention, titles: Sequence[Mention]) -> bool:
    """Whether a person or a weak place overlaps a title without holding it whole: 东亚部处|长武|炯."""
    if mention.label is Label.ORGANIZATION or mention.score >= STRONG:
        return False
    return any(
        title.start < mention.end and mention.start < title.end and not _covers(mention, title) for title in titles
    )


def _covers(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
