"""The one place where all that the parts of the tagger found is weighed and made into mentions.

A part's score is the chance that it is right by itself. Parts that agree on a stretch and label add up as independent
witnesses; the best of what overlaps wins, by score and length. Without the statistical tagger the rules stand alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from guantu.lexicon.grammar import Grammar
from guantu.records import Label, Mention
from guantu.tag.overlaps import Overlaps

PER_CHARACTER = 0.04  # longer names take in shorter ones
LONGEST_BONUS = 16
OPEN = 0.45  # below it, a candidate is dropped
SHELL = 0.6  # a longer name at or above it takes in what stands inside it
STRONG = 0.9  # at or above it, a name may share characters with a title
NEARBY = 0.4  # share of the score of an overlapping span of the statistical tagger that speaks for a rule's
BEFORE_TITLE = 0.3  # what a title right behind it speaks for an organisation
WITNESS = 0.2  # a span of the statistical tagger at or above it is a sign of some name there
VETO = 0.35  # what is left of a short region name or weak rule where the statistical tagger sees nothing at all
_VAGUE = frozenset(("tagger", "title:common", "title:charge", "title:group", "title:honour"))
_COMPANY = ("集团", "公司", "股份", "集团公司", "有限公司", "药业", "科技", "银行")
_NAMES = (Label.ORGANIZATION, Label.LOCATION)
_NO_NAME = re.compile("[【】：；。，]|[0-9]+[处座条个家名]")  # two names with a mark between them, or things counted
_TOWN_ENDS = frozenset("市县区乡镇町村")
_BRANCHES = ("所", "院", "中心", "局", "公司", "大学", "站", "支行", "分行")
KNOWN_PARENT = 0.5  # what a known body and a region at its beginning speak for the name of a branch


def combine(text: str, candidates: Sequence[Mention], grammar: Grammar) -> tuple[Mention, ...]:
    """Mentions of the normalised text in order: no two overlap, but for titles that share the last character of an
    organisation (财政局|长) and regions nested in names."""
    phrases = {at: m.end() for m in grammar.set_phrase_pattern.finditer(text) for at in range(m.start(), m.end())}
    people = {mention.start for mention in candidates if mention.label is Label.PERSON and mention.score >= OPEN}
    proper = [m for m in candidates if _is_proper(text, m, grammar, people) and not _in_phrase(m, phrases)]
    if any(mention.maker == "tagger" for mention in proper):
        proper = _without_what_leads(_without_what_follows(text, proper, grammar))
        proper = _without_shadows(text, _with_branches(_without_half_teams(text, proper, grammar)))
    weighed = _one_label(_weigh(proper))
    titles = _best([mention for mention in weighed if mention.label is Label.TITLE])
    others = [mention for mention in weighed if mention.label is not Label.TITLE]
    known = Overlaps(titles)
    kept = _best(_outer([mention for mention in others if not _runs_into_title(mention, known)]))
    shells = Overlaps(kept)
    titles = [title for title in titles if not shells.holding(title)]
    nested = [
        mention
        for mention in others
        if (mention.codes or mention.maker == "gazetteer:place")
        and any(
            outer.label in _NAMES
            and outer.text != mention.text
            and not (outer.text.endswith("校区") and len(mention.text) == 2)  # 龙湖|校区 is of no district
            and (mention.score >= STRONG or mention.start == outer.start)
            for outer in shells.holding(mention)
        )
    ]
    return tuple(
        sorted(
            {*kept, *titles, *_best(nested)},
            key=lambda mention: (mention.start, -mention.end, mention.label, mention.maker),
        )
    )


def _is_proper(text: str, mention: Mention, grammar: Grammar, people: set[int]) -> bool:
    """No surname alone (李院士) of nobody named, no level alone (县) but as a deictic word, no 县人大|代表."""
    if mention.label is Label.ORGANIZATION and mention.text.endswith(("人大", "政协")):
        rank = mention.text[:-2]
        member = text.startswith(("代表", "委员"), mention.end) and mention.end + 2 not in people
        if member and rank not in ("全国", "") and (rank in grammar.leads or len(rank) <= 3):
            return False
    if mention.label is Label.PERSON:
        return len(mention.text) >= 2 or mention.maker == "name:surname"
    if mention.maker == "tagger" and mention.label in _NAMES:
        if len(mention.text) == 1 or mention.text in grammar.generic or _NO_NAME.search(mention.text):
            return False
        return mention.text not in grammar.leads and mention.text not in grammar.deictic
    return True


def _in_phrase(mention: Mention, phrases: Mapping[int, int]) -> bool:
    """Whether a name is a part of a set phrase, or the phrase itself: 中华|民族, 金山|银山. phrases: ends by place."""
    return mention.end <= phrases.get(mention.start, 0)


def _without_half_teams(text: str, candidates: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Leaves out the second half of a team of two senders: 省政府及|商界代表团 is one team."""
    ends = {m.end for m in candidates if m.label in _NAMES and m.score >= OPEN}
    regions = {m.start for m in candidates if m.codes or m.maker == "gazetteer:body"}
    teams = tuple(word for word, kind in grammar.teams.items() if kind == "team")
    return [
        m
        for m in candidates
        if m.maker != "tagger"
        or not m.text.endswith(teams)
        or text[m.start - 1 : m.start] not in ("及", "暨", "和", "与")
        or m.start - 1 not in ends
        or m.start in regions
    ]


def _without_what_follows(text: str, candidates: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Leaves out names of the statistical tagger that run over a verb behind a known body: 某某大学|共建联合实验室."""
    known = {m.start: m.end for m in candidates if m.maker == "gazetteer:body"}
    return [
        m
        for m in candidates
        if m.maker != "tagger"
        or (end := known.get(m.start, m.end)) >= m.end
        or text[end : end + 2] not in grammar.boundaries
    ]


def _without_what_leads(candidates: Sequence[Mention]) -> list[Mention]:
    """Leaves out names by pattern alone that put two characters or more before a known body which the statistical
    tagger sees as well: 指示|外交部, 谴责|某国国会."""
    known = {(m.start, m.end) for m in candidates if m.maker == "gazetteer:body"}
    tagged = {(m.start, m.end) for m in candidates if m.maker == "tagger" and m.label is Label.ORGANIZATION}
    begins: dict[int, int] = {}
    for start, end in known & tagged:
        begins[end] = min(start, begins.get(end, start))
    led = {m.start for m in candidates if m.codes or m.maker == "gazetteer:body"}
    return [
        m
        for m in candidates
        if not m.maker.startswith("pattern:")
        or m.label is not Label.ORGANIZATION
        or begins.get(m.end, 0) - m.start < 2
        or m.start in led
        or (m.start, m.end) in tagged
    ]


def _with_branches(candidates: Sequence[Mention]) -> list[Mention]:
    """A known body and a region behind it speak for the name that begins with them: 中科院|沈阳|某某所."""
    known = {m.start: m.end for m in candidates if m.maker == "gazetteer:body"}
    regions = {m.start: m.end for m in candidates if m.codes}
    return [
        replace(m, score=round(1 - (1 - m.score) * (1 - KNOWN_PARENT), 4))
        if m.maker == "tagger"
        and m.label is Label.ORGANIZATION
        and m.text.endswith(_BRANCHES)
        and regions.get(known.get(m.start, -1), m.end) < m.end
        else m
        for m in candidates
    ]


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
    behind: dict[str, dict[Label, float]] = {}
    for mention in weighed:
        if mention.label is not Label.TITLE and mention.score >= OPEN:
            labels = behind.setdefault(mention.text, {})
            labels[mention.label] = labels.get(mention.label, 0.0) + mention.score
    known = {mention.text for mention in weighed if mention.codes}
    brands = {
        mention.text.removesuffix(company)
        for mention in weighed
        if mention.label is Label.ORGANIZATION and mention.text.endswith(_COMPANY)
        for company in _COMPANY
        if mention.text.endswith(company)
    }
    for text, labels in behind.items():
        if Label.PERSON in labels and text in brands:
            own = labels.get(Label.ORGANIZATION, 0.0)
            labels[Label.ORGANIZATION] = own + labels[Label.PERSON]  # 某某|集团: a brand, not a person
    best = {
        text: max(sorted(labels), key=labels.__getitem__)
        for text, labels in behind.items()
        if len(labels) > 1 and text not in known
    }
    return [
        replace(mention, label=best[mention.text])
        if mention.text in best and mention.label is not Label.TITLE
        else mention
        for mention in weighed
    ]


def _weigh(candidates: Sequence[Mention]) -> list[Mention]:
    """One mention for each stretch and label, with the score that all parts together give it."""
    tagged = Overlaps(mention for mention in candidates if mention.maker == "tagger")
    titles = {m.start for m in candidates if m.label is Label.TITLE and m.maker not in _VAGUE}
    groups: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in candidates:
        groups[mention.start, mention.end].append(mention)
    weighed: list[Mention] = []
    for group in groups.values():
        if len(group) == 1:
            weighed.append(_joined(group[0].label, group, tagged, before_title=group[0].end in titles))
            continue
        region = next((m for m in group if m.codes), None)
        by_label: dict[Label, list[Mention]] = defaultdict(list)
        for mention in group:
            label = mention.label
            if region is not None and label in _NAMES:
                label = region.label  # the gazetteer knows what it is; the tagger, that it is a name
            by_label[label].append(mention)
        if Label.ORGANIZATION in by_label and Label.LOCATION in by_label:
            both = [*by_label.pop(Label.ORGANIZATION), *by_label.pop(Label.LOCATION)]
            site = any(m.site for m in both) or max(both, key=lambda m: (m.score, m.maker)).label is Label.LOCATION
            by_label[Label.LOCATION if site else Label.ORGANIZATION] = both
        for label, same in by_label.items():
            weighed.append(_joined(label, same, tagged, before_title=same[0].end in titles))
    return weighed


def _joined(label: Label, same: Sequence[Mention], tagged: Overlaps, *, before_title: bool) -> Mention:
    best, doubt = same[0], 1 - same[0].score
    if len(same) > 1:
        best = max(same, key=lambda m: (bool(m.codes), m.maker != "tagger", m.score, m.maker))
        doubt = 1.0
        for maker in sorted({mention.maker.split(":")[0] for mention in same}):
            doubt *= 1 - max(mention.score for mention in same if mention.maker.split(":")[0] == maker)
    if before_title and label is Label.ORGANIZATION:
        doubt *= 1 - BEFORE_TITLE
    if tagged and label is not Label.TITLE and not any(mention.maker == "tagger" for mention in same):
        witnesses = tagged.touching(best.start, best.end)
        near = (
            max((m.score for m in witnesses if m.label in _NAMES), default=0.0)
            if best.maker.startswith("pattern")
            else 0.0
        )
        doubt *= 1 - NEARBY * near if near else 1.0
        seen = any(
            m.start == best.start or (m.start < best.start and m.label is Label.ORGANIZATION)
            for m in witnesses
            if m.score >= WITNESS
        )
        if not seen and best.maker == "gazetteer:region" and len(best.text) == 2:
            doubt = max(doubt, 1 - VETO)
    score = round(1 - doubt, 4)
    return best if (label, score) == (best.label, best.score) else replace(best, label=label, score=score)


def _outer(mentions: Sequence[Mention]) -> list[Mention]:
    """Leaves out organisations and places inside a longer name that is more likely than not: 中科院|长春光机所."""
    shells = Overlaps(
        m
        for m in mentions
        if m.label in _NAMES and m.score >= SHELL and (len(m.text) >= 4 or m.text[0] in "省市县区州")
    )
    return [
        m for m in mentions if m.label not in _NAMES or not any(len(s.text) > len(m.text) for s in shells.holding(m))
    ]


def _best(mentions: Sequence[Mention]) -> list[Mention]:
    """The weightiest mentions that do not overlap."""
    kept: list[Mention] = []
    taken: set[int] = set()
    open_ = [mention for mention in mentions if mention.score >= OPEN]
    for mention in sorted(open_, key=lambda m: (-_weight(m), m.start, m.end, m.label, m.maker)):
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            kept.append(mention)
            taken.update(places)
    return kept


def _weight(mention: Mention) -> float:
    return mention.score + PER_CHARACTER * min(mention.end - mention.start, LONGEST_BONUS)


def _runs_into_title(mention: Mention, titles: Overlaps) -> bool:
    """Whether a person or a weak place overlaps a title without holding it whole: 东亚部处|长武|炯; not 某某町|长."""
    if mention.label is Label.ORGANIZATION or mention.score >= STRONG:
        return False
    return any(
        not _covers(mention, title) and not (title.start == mention.end - 1 and mention.text[-1] in _TOWN_ENDS)
        for title in titles.touching(mention.start, mention.end)
    )


def _covers(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
