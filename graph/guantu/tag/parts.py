"""The parts of the tagger, each of which adds candidates to a sheet; the last one weighs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.lexicon.grammar import Grammar, load_grammar
from guantu.records import Label, Mention
from guantu.tag.bodies import find_bodies_of_titles, with_office, without_party_group, without_verb
from guantu.tag.combine import OPEN, combine
from guantu.tag.deixis import find_deixis
from guantu.tag.gazetteer import SHORT, Gazetteer, is_no_name
from guantu.tag.limits import PAUSE
from guantu.tag.names import NameFinder
from guantu.tag.neural.tagger import TaggedSpan
from guantu.tag.organisations import find_organisations
from guantu.tag.overlaps import Overlaps
from guantu.tag.places import find_short_places, find_towns_abroad, split_abbreviations
from guantu.tag.shapes import without_day
from guantu.tag.sheet import Sheet
from guantu.tag.shortforms import find_short_forms
from guantu.tag.titles import find_titles

SURE = 0.8  # people of the statistical tagger that organisations do not run over
_ODD = re.compile(r"[^\w·．•‧・ \u3000-]")  # no name of a person holds it: 🙂


class Part(Protocol):
    """A part of the tagger. name: what Config.without calls it; "" for what is never left out."""

    name: str

    def work(self, sheet: Sheet) -> None:
        """Adds what it finds to the sheet."""
        ...


class KnownNames:
    """Known regions, countries, places and bodies."""

    name = "gazetteer"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._gazetteer = Gazetteer(lexicon)

    def work(self, sheet: Sheet) -> None:
        """The forms of the gazetteer, and regions named by one character."""
        known = self._gazetteer.find(sheet.text)
        abroad = [m for m in known if m.codes and len(m.codes[0]) == 2 and m.codes[0] != "CN"]
        named: dict[str, set[str]] = {}
        for mention in abroad:
            named.setdefault(mention.text[0], set()).add(mention.codes[0])
        sheet.countries = {first: next(iter(codes)) for first, codes in named.items() if len(codes) == 1}
        sheet.candidates += known
        sheet.candidates += find_towns_abroad(sheet.text, abroad)
        sheet.candidates += find_short_places(sheet.text, self._lexicon, sheet.near, sheet.countries)


class Statistics:
    """The spans of a statistical tagger, each with its score."""

    name = "tagger"

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar

    def work(self, sheet: Sheet) -> None:
        """Nothing by itself: `collect` is given what the tagger finds."""

    def collect(self, sheet: Sheet, spans: Sequence[TaggedSpan]) -> None:
        """Takes spans as candidates; 青港, 中俄 become one place a character, behind the others."""
        split: list[Mention] = []
        for span in spans:
            text = sheet.text[span.start : span.end]
            if text.strip() != text or (span.label == Label.PERSON and _ODD.search(text)):
                continue
            if span.label == Label.LOCATION and is_no_name(sheet.text, span.start, span.end):
                continue
            mention = without_party_group(with_office(sheet.text, self._mention(span, text)), self._grammar)
            mention = without_verb(without_day(sheet.text, mention, self._lexicon.names), self._grammar)
            pieces = (
                split_abbreviations(mention.text, mention.start, self._lexicon, sheet.near, sheet.countries)
                if mention.label is Label.LOCATION and len(mention.text) <= 3
                else []
            )
            if pieces:
                split += pieces
            else:
                sheet.candidates.append(mention)
        sheet.candidates += split

    def _mention(self, span: TaggedSpan, text: str) -> Mention:
        return Mention(
            start=span.start,
            end=span.end,
            label=Label(span.label),
            text=text,
            maker="tagger",
            score=round(span.score, 4),
            codes=self._codes(text) if span.label == Label.LOCATION else (),
        )

    def _codes(self, text: str) -> tuple[str, ...]:
        """What the lexicon knows a place name to mean: it also stands where the gazetteer, left to right, missed it."""
        codes = tuple(dict.fromkeys(region.code for region in self._lexicon.regions.named(text)))
        country = self._lexicon.countries.named(text)
        return codes or ((country.code,) if country is not None else ())


class Organisations:
    """Organisations and sites by their patterns."""

    name = "patterns"

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def work(self, sheet: Sheet) -> None:
        """Names by how they begin and end, and the short forms that the text introduces."""
        people = [m for m in sheet.of(Label.PERSON) if m.score >= SURE]
        sure = Overlaps(people)
        heads = sheet.heads(self._grammar)
        found = find_organisations(
            sheet.text,
            self._grammar,
            regions=[m for m in sheet.of(Label.LOCATION) if m.codes and m.score >= SHORT and not _crosses(m, sure)],
            known=[m for m in sheet.of(Label.ORGANIZATION) if not _crosses(m, sure)],
            stops=frozenset(m.end() for m in heads if self._grammar.title_at(sheet.text, m) is not None)
            | {person.end for person in people},
            heads=heads,
        )
        sheet.candidates += found
        sheet.candidates += find_short_forms(sheet.text)


class Titles:
    """The title grammar; a title of the statistical tagger that overlaps one of the grammar gives way to it."""

    name = "titles"

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def work(self, sheet: Sheet) -> None:
        """The titles of the grammar."""
        titles = find_titles(
            sheet.text, self._grammar, organisations=sheet.of(Label.ORGANIZATION), heads=sheet.heads(self._grammar)
        )
        known = Overlaps(titles)
        sheet.candidates = [
            *(m for m in sheet.candidates if m.label is not Label.TITLE or not _crosses(m, known)),
            *titles,
        ]


class People:
    """People by rule, on top of those that the statistical tagger found."""

    name = "names"

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._finder = NameFinder(grammar, lexicon.names)

    def work(self, sheet: Sheet) -> None:
        """The names in the text; 总理|罗索 is no town abroad."""
        titles = sheet.of(Label.TITLE)
        holders = {title.end for title in titles if title.maker == "title:foreign"}
        towns = {m.text for m in sheet.candidates if m.maker == "gazetteer:place" and m.start in holders}
        sheet.candidates = [m for m in sheet.candidates if m.maker != "gazetteer:place" or m.text not in towns]
        sheet.candidates += self._finder.find(
            sheet.text,
            titles=titles,
            taken=[m for m in sheet.of(Label.ORGANIZATION, Label.LOCATION) if m.score > SHORT],
            tagged=sheet.of(Label.PERSON),
        )


class Bodies:
    """Deictic words, and bodies that only their title shows; after the names, which it needs."""

    name = "patterns"

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def work(self, sheet: Sheet) -> None:
        """我市, 县|领导, and the body before a title that leads to a name."""
        sheet.candidates += find_deixis(sheet.text, self._grammar)
        titles = sheet.of(Label.TITLE)
        sheet.candidates += find_bodies_of_titles(
            sheet.text,
            self._grammar,
            titles=titles,
            taken=[m for m in sheet.candidates if m.label is not Label.TITLE and m.score >= OPEN],
            weak=[m for m in sheet.of(Label.ORGANIZATION) if m.maker == "tagger" and 0.3 <= m.score < OPEN],
            stops=frozenset(title.end for title in titles if title.maker != "tagger" or title.score >= OPEN),
        )


class Weighing:
    """Makes mentions of the candidates."""

    name = ""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def work(self, sheet: Sheet) -> None:
        """Sets the mentions of the sheet."""
        sheet.mentions = combine(sheet.text, _without_cut_names(sheet, self._grammar), self._grammar)


def _without_cut_names(sheet: Sheet, grammar: Grammar) -> list[Mention]:
    """Leaves out 王君|正在会见, where the text names 王君正 and nowhere 王君 alone; and 来川, 赴京: verb and region."""
    people = [m for m in sheet.candidates if m.label is Label.PERSON]
    names = {m.text for m in people if m.score >= SURE and len(m.text) == 3}
    alone = {m.text for m in people if m.score >= SURE and len(m.text) == 2 and sheet.text[m.end : m.end + 1] != "在"}
    places = {m.start for m in sheet.candidates if m.maker == "gazetteer:abbreviation"}

    apart = {m.text for m in people if m.score >= SURE and _stands_apart(sheet.text, m)}
    others = {(at, at + len(name)) for name in apart for at in _places(sheet.text, name)}

    def is_cut(mention: Mention) -> bool:
        if (
            mention.label is Label.PERSON
            and mention.text not in apart
            and any(
                start < mention.start < end < mention.end or mention.start < start < mention.end < end
                for start, end in others
            )
        ):
            return True  # 蔡甲丁|乙丙: names run together, which stand apart elsewhere in the text
        if mention.maker == "gazetteer:place" and len(mention.text) == 2:
            return mention.start in places and mention.end - 1 in places  # 中南建交 of 南非
        if mention.label is not Label.PERSON:
            return False
        if mention.text in grammar.person_cues or mention.text in grammar.appointments:
            return True  # 晋升|上将
        if mention.text[-1] == "在" and mention.text[:-1] in alone:
            return True  # 韩某|在北京
        if len(mention.text) != 2:
            return False
        if mention.end - 1 in places and (mention.start in places or mention.text[0] in "来赴抵访离返驻在"):
            return True  # 甘青两省; 来川
        longer = [name for name in names if name.startswith(mention.text)]
        return any(
            sheet.text.startswith(name, mention.start)
            and sheet.text.count(name) == sheet.text.count(mention.text)
            and sheet.text.count(name) > 1
            for name in longer
        )

    return [mention for mention in sheet.candidates if not is_cut(mention)]


def _stands_apart(text: str, mention: Mention) -> bool:
    """Whether a name has a pause on both sides."""
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    return before in PAUSE and after in PAUSE if before and after else False


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def make_parts(lexicon: Lexicon, config: Config) -> tuple[Part, ...]:
    """The parts in the order of their work, without those that the configuration leaves out."""
    grammar = load_grammar()
    parts: tuple[Part, ...] = (
        KnownNames(lexicon),
        Statistics(lexicon, grammar),
        Organisations(grammar),
        Titles(grammar),
        People(lexicon, grammar),
        Bodies(grammar),
        Weighing(grammar),
    )
    return tuple(part for part in parts if part.name not in config.without)


def _crosses(mention: Mention, others: Overlaps) -> bool:
    return next(others.touching(mention.start, mention.end), None) is not None
