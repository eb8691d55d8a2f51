"""The tables that the title grammar, the organisation patterns and the name rules run on, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from guantu.lexicon.tables import parts, read_table

RANKS = "省市县区州旗盟镇乡村校院"


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleHead:
    """The last part of a title: 书记, 主任, 总指挥. domain: which world it is of ("group" for 领导)."""

    word: str
    domain: str
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """What may stand between a body and a head. status: what it says of the holder, "" for nothing.

    kept: whether it is a part of the title (副) or only of the state of things (代, 原).
    """

    word: str
    status: str
    kept: bool
    not_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEnding:
    """How names of organisations or sites end.

    lead: "region", "rank" and so on (see organs.tsv). not_before: what may not follow.
    """

    suffix: str
    kind: str
    label: str
    lead: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that shows a relation. act: what it shows (see cues.tsv). not_in: words that hold it by chance."""

    word: str
    act: str
    not_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """A word that changes how the text vouches for what follows. reach: "clause" or "near"."""

    word: str
    modality: str
    reach: str
    not_in: tuple[str, ...]


class Grammar:
    """The tables of the language of official news. All lookups are by exact string."""

    def __init__(
        self,
        *,
        heads: Mapping[str, TitleHead],
        modifiers: Mapping[str, Modifier],
        inner_organs: tuple[str, ...],
        endings: Mapping[str, NameEnding],
        boundaries: Mapping[str, tuple[str, ...]],
        generic: frozenset[str],
        rank_heads: Mapping[str, str],
        leads: Mapping[str, str],
        person_cues: Mapping[str, str],
        deictic: Mapping[str, tuple[str, str]],
        appointments: Mapping[str, tuple[str, str]],
        cues: Sequence[Cue],
        moods: Sequence[Mood],
        teams: Mapping[str, str],
        set_phrases: Mapping[str, str],
        middle_words: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.heads = heads
        self.modifiers = modifiers
        self.inner_organs = inner_organs
        self.endings = endings
        self.boundaries = boundaries
        self.generic = generic
        self.generic_lengths = _lengths_by(generic, 0)
        self.rank_heads = rank_heads
        self.leads = leads
        self.person_cues = person_cues
        self.speech_pattern = any_of(word for word, kind in person_cues.items() if kind == "speech")
        self.deictic = deictic
        self.appointments = dict(sorted(appointments.items(), key=lambda item: (-len(item[0]), item[0])))
        # Status by verb, the longest first: of the verbs that a post follows, and of those that a name follows.
        self.verbs_of_posts = {word: status for word, (status, side) in self.appointments.items() if side == "after"}
        self.verbs_of_names = {word: status for word, (status, side) in self.appointments.items() if side == "before"}
        self.cues = tuple(cues)
        self.cue_acts: dict[str, tuple[Cue, ...]] = {}
        for cue in cues:
            self.cue_acts[cue.word] = (*self.cue_acts.get(cue.word, ()), cue)
        self.cue_pattern = any_of(self.cue_acts)
        self.encounter_pattern = any_of(
            {cue.word: cue for cue in cues if cue.act in ("lead", "visit", "meet") and len(cue.word) >= 2}
        )
        self.moods = tuple(moods)
        self.mood_pattern = any_of({mood.word: mood for mood in moods})
        self.teams = teams
        self.set_phrase_pattern = any_of(set_phrases)
        self._middle_words = middle_words
        self._middle_pattern = any_of(middle_words)
        self.team_pattern = any_of(teams)
        self.deictic_pattern = any_of(deictic)
        self.team_words = tuple(teams)
        self._head_lengths = _lengths_by(heads, -1)
        self._cue_lengths = _lengths_by(person_cues, 0)
        self.lead_words = tuple(sorted(leads, key=lambda word: (-len(word), word)))
        self.head_pattern = any_of(heads)
        self.ending_pattern = any_of(endings)
        self.unit_endings = tuple(suffix for suffix, ending in endings.items() if ending.kind == "unit")
        self.modifier_words = tuple(sorted(modifiers, key=lambda word: (-len(word), word)))
        self.inner_words = tuple(sorted(inner_organs, key=lambda word: (-len(word), word)))
        self._modifiers_by_end = _by_last(self.modifier_words)
        self._inner_by_end = _by_last(self.inner_words)
        self._boundary_beginnings = _lengths_by(boundaries, 0)
        self._boundary_endings = _lengths_by(boundaries, -1)

    def title_at(self, text: str, match: re.Match[str]) -> TitleHead | None:
        """The head that a match of head_pattern is, or None where what follows says that it is none (委员|会)."""
        head = self.heads[match.group()]
        return None if text.startswith(head.not_before, match.end()) else head

    def domain_of(self, title: str) -> str:
        """The domain of the head that a title ends with, the longest; "" for none."""
        for length in self._head_lengths.get(title[-1:], ()):
            head = self.heads.get(title[-length:])
            if head is not None:
                return head.domain
        return ""

    def modifiers_before(self, text: str, start: int, floor: int = 0) -> tuple[int, tuple[Modifier, ...]]:
        """The modifiers that stand right before a position, outermost first, and where the first one starts."""
        found: list[Modifier] = []
        while True:
            for word in self._modifiers_by_end.get(text[start - 1 : start], ()):
                begin = start - len(word)
                if begin < floor or not text.startswith(word, begin):
                    continue
                modifier = self.modifiers[word]
                if begin > 0 and text[begin - 1] in modifier.not_after:
                    continue
                found.insert(0, modifier)
                start = begin
                break
            else:
                return start, tuple(found)

    def inner_organ_before(self, text: str, start: int, floor: int = 0) -> int:
        """Where the organ that belongs to the title (党委, 董事会) starts, or start itself where there is none."""
        for word in self._inner_by_end.get(text[start - 1 : start], ()):
            begin = start - len(word)
            if begin >= floor and text.startswith(word, begin):
                return begin
        return start

    def person_cue_length(self, text: str, position: int) -> int:
        """The length of the longest word at a position that follows names (表示, 陪同, 一行); 0 for none."""
        for length in self._cue_lengths.get(text[position : position + 1], ()):
            if text[position : position + length] in self.person_cues:
                return length
        return 0

    def in_course(self, text: str, position: int) -> bool:
        """Whether 中 at a position means "in the course of" and begins no word: 会见|中表示, but 会见|中方代表."""
        if not text.startswith("中", position):
            return False
        word = self._middle_pattern.match(text, position)
        return word is None or text.startswith(self._middle_words[word.group()], word.end())

    def boundary_starts(self, text: str, position: int) -> bool:
        """Whether a boundary word of two characters or more starts at a position: no name begins with one."""
        lengths = self._boundary_beginnings.get(text[position : position + 1], ())
        return any(length > 1 and text[position : position + length] in self.boundaries for length in lengths)

    def boundary_end(self, text: str, position: int) -> int:
        """The end of the boundary word that covers the code point before a position, or -1.

        text[:position] ends with a boundary word that is not a part of a longer word which is none.
        """
        for length in self._boundary_endings.get(text[position - 1 : position], ()):
            begin = position - length
            if begin < 0:
                continue
            word = text[begin:position]
            exceptions = self.boundaries.get(word)
            if exceptions is not None and not (exceptions and held(text, begin, word, exceptions)):
                return position
        return -1


def held(text: str, begin: int, word: str, longer: Sequence[str]) -> bool:
    """Whether the word at a position stands inside one of the longer words."""
    if not longer:
        return False
    for at, exceptions in _places(word, tuple(longer)):
        if at <= begin and text.startswith(exceptions, begin - at):
            return True
    return False


@cache
def _places(word: str, longer: tuple[str, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every place at which longer words hold the word, with those longer words."""
    found: dict[int, list[str]] = {}
    for exception in longer:
        for at in range(len(exception)):
            if exception.startswith(word, at):
                found.setdefault(at, []).append(exception)
    return tuple((at, tuple(exceptions)) for at, exceptions in found.items())


def _lengths_by(words: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words, longest first, by the character that each has at a place."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


def _by_last(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The words by their last character, in the same order."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(same) for last, same in found.items()}


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all words, the longest first."""
    return re.compile(_branches(words))


def _branches(words: Iterable[str]) -> str:
    """The words as a tree: those that begin alike are tried as one, in place of some hundred one after the other."""
    rests: dict[str, set[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[:1], set()).add(word[1:])
    return "|".join(_branch(first, rest) for first, rest in rests.items() if first)


def _branch(first: str, rests: set[str]) -> str:
    """One character and what may follow it; nothing may where a word ends with it, but what is longer comes first."""
    if rests == {""}:
        return re.escape(first)
    return f"{re.escape(first)}(?:{_branches(rests)}){'?' if '' in rests else ''}"


@cache
def load_grammar() -> Grammar:
    """Read the tables that travel with the package."""
    return Grammar(
        heads={
            word: TitleHead(word=word, domain=domain, not_before=parts(bars))
            for word, domain, bars in read_table("titles.tsv", ("head", "domain", "not_before"))
        },
        modifiers={
            word: Modifier(word=word, status=status, kept=kept == "yes", not_after=bars)
            for word, status, kept, bars in read_table("modifiers.tsv", ("modifier", "status", "kept", "not_after"))
        },
        inner_organs=tuple(word for word, _ in read_table("inner_organs.tsv", ("organ", "kind"))),
        endings={
            suffix: NameEnding(
                suffix=suffix, kind=kind, label=label, lead=lead, not_before=parts(bars), not_after=parts(after)
            )
            for suffix, kind, label, lead, bars, after in read_table(
                "organs.tsv", ("suffix", "class", "label", "lead", "not_before", "not_after")
            )
        },
        boundaries={
            word: parts(exceptions)
            for word, _, exceptions in read_table("boundary_words.tsv", ("word", "kind", "not_in"))
        },
        generic=frozenset(word for (word,) in read_table("generic_words.tsv", ("word",))),
        rank_heads=_pairs(read_table("rank_heads.tsv", ("head", "ranks"))),
        leads=_pairs(read_table("leads.tsv", ("word", "rank"))),
        person_cues=_pairs(read_table("person_cues.tsv", ("word", "kind"))),
        deictic={
            word: (rank, scope) for word, rank, scope in read_table("deictic_words.tsv", ("word", "rank", "scope"))
        },
        appointments={
            word: (status, side) for word, status, side in read_table("appointments.tsv", ("word", "status", "side"))
        },
        cues=[Cue(word=w, act=a, not_in=parts(n)) for w, a, n in read_table("cues.tsv", ("word", "act", "not_in"))],
        moods=[
            Mood(word=w, modality=m, reach=r, not_in=parts(n))
            for w, m, r, n in read_table("modality.tsv", ("word", "modality", "reach", "not_in"))
        ],
        teams=_pairs(read_table("teams.tsv", ("word", "kind"))),
        set_phrases={row[0]: "" for row in read_table("set_phrases.tsv", ("phrase",))},
        middle_words={word: parts(bars) for word, bars in read_table("middle_words.tsv", ("word", "not_before"))},
    )


def _pairs(rows: Iterable[list[str]]) -> dict[str, str]:
    """A table of two columns as a mapping."""
    return {row[0]: row[1] for row in rows}
