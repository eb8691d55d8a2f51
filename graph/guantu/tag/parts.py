"""The parts of the tagger, each of which adds candidates to a sheet; the last one weighs them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from guantu.config import Config
from guantu.lexicon import Lexicon
from guantu.lexicon.grammar import Grammar, load_grammar
from guantu.lexicon.names import Names
from guantu.records import Label, Mention
from guantu.tag.bodies import find_bodies_of_titles, with_office, without_party_group, without_verb
from guantu.tag.combine import OPEN, combine
from guantu.tag.deixis import find_deixis
from guantu.tag.gazetteer import SHORT, Gazetteer, is_no_name
from guantu.tag.holders import without_holders
from guantu.tag.listed import find_listed_companies
from guantu.tag.miscut import SURE, without_miscut
from guantu.tag.names import NameFinder
from guantu.tag.namesakes import Namesakes
from guantu.tag.neural.tagger import TaggedSpan
from guantu.tag.organisations import find_organisations
from guantu.tag.overlaps import Overlaps
from guantu.tag.places import (
    countries_by_first,
    find_places_by_character,
    find_short_places,
    find_towns_abroad,
    namesakes_abroad,
    split_abbreviations,
)
from guantu.tag.repeats import with_repeats
from guantu.tag.shapes import with_hyphens, without_neighbours
from guantu.tag.sheet import Sheet
from guantu.tag.shortforms import find_short_forms
from guantu.tag.titles import find_titles

_NO_TITLES = ("会议", "仪式", "活动", "工作")
_ODD = re.compile(r"[^\w·．•‧・ \u3000\-－–‑]")  # no name of a person holds it: 🙂


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
        sheet.namesakes = namesakes_abroad(known, abroad, self._lexicon.regions)
        known = [m for m in known if m.text not in sheet.namesakes]
        sheet.countries = countries_by_first(abroad)
        sheet.candidates += known
        sheet.candidates += find_towns_abroad(sheet.text, abroad)
        sheet.candidates += find_short_places(sheet.text, self._lexicon, sheet.near, sheet.countries)
        told = [m for m in known if m.text[:1] not in sheet.countries]  # 访巴 of 巴基斯坦: 巴中 may be two countries
        sheet.candidates += find_places_by_character(sheet.text, told, self._lexicon.abbreviations)


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
        sheet.tagged = True
        split: list[Mention] = []
        for span in with_hyphens(sheet.text, spans, self._lexicon.names):
            text = sheet.text[span.start : span.end]
            if text.endswith("协") and sheet.text.startswith("议", span.end):
                continue  # 某某合作协|议
            if span.label == Label.PERSON and len(text) >= 3 and text.endswith("摄"):
                span, text = replace(span, end=span.end - 1), text[:-1]  # 甲某|摄: a picture's credit
            if text.endswith(("）", ")")) and not any(bracket in text for bracket in "（("):
                span, text = replace(span, end=span.end - 1), text[:-1]  # （某大|）校长
            if text.strip() != text or (span.label == Label.PERSON and _ODD.search(text)):
                continue
            if span.label == Label.TITLE and (text in self._grammar.boundaries or text.endswith(_NO_TITLES)):
                continue  # 受国务院|委托，某部部长: a verb; 甲|主持会议: what is done
            if span.label == Label.LOCATION and is_no_name(sheet.text, span.start, span.end):
                continue
            mention = without_party_group(
                with_office(sheet.text, self._mention(span, text, sheet.namesakes)), self._grammar
            )
            mention = without_neighbours(sheet.text, mention, self._lexicon.names, self._grammar)
            mention = without_verb(mention, self._grammar)
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

    def _mention(self, span: TaggedSpan, text: str, namesakes: frozenset[str]) -> Mention:
        return Mention(
            start=span.start,
            end=span.end,
            label=Label(span.label),
            text=text,
            maker="tagger",
            score=round(span.score, 4),
            codes=self._codes(text) if span.label == Label.LOCATION and text not in namesakes else (),
        )

    def _codes(self, text: str) -> tuple[str, ...]:
        """What the lexicon knows a place name to mean: it also stands where the gazetteer, left to right, missed it."""
        codes = tuple(dict.fromkeys(region.code for region in self._lexicon.regions.named(text)))
        country = self._lexicon.countries.named(text)
        return codes or ((country.code,) if country is not None else ())


class Organisations:
    """Organisations and sites by their patterns."""

    name = "patterns"

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._grammar = grammar
        self._names = names

    def work(self, sheet: Sheet) -> None:
        """Names by how they begin and end, and the short forms that the text introduces."""
        people = [m for m in sheet.of(Label.PERSON) if m.score >= SURE]
        sure = Overlaps(people)
        heads = sheet.heads(self._grammar)
        found = find_organisations(
            sheet.text,
            self._grammar,
            regions=[m for m in sheet.of(Label.LOCATION) if m.codes and m.score >= SHORT and not _crosses(m, sure)],
            known=[m for m in sheet.of(Label.ORGANIZATION) if m.maker != "tagger" and not _crosses(m, sure)],
            places=[m for m in sheet.of(Label.LOCATION) if m.maker == "gazetteer:place"],
            stops=frozenset(m.end() for m in heads if self._grammar.title_at(sheet.text, m) is not None)
            | {person.end for person in people},
            heads=heads,
        )
        sheet.candidates += without_holders(sheet.text, found, self._names)
        sheet.candidates += find_listed_companies(sheet.text, self._grammar)
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
        self._namesakes = Namesakes(grammar, lexicon.names)

    def work(self, sheet: Sheet) -> None:
        """The names in the text; 总理|罗索 is no town abroad."""
        titles = sheet.of(Label.TITLE)
        sheet.candidates = self._namesakes.without(sheet.text, sheet.candidates, titles)
        sheet.candidates += self._finder.find(
            sheet.text,
            titles=titles,
            taken=[m for m in sheet.of(Label.ORGANIZATION, Label.LOCATION) if m.score > SHORT],
            tagged=sheet.of(Label.PERSON),
            seen=Overlaps(m for m in sheet.candidates if m.maker == "tagger") if sheet.tagged else None,
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
        cut = without_miscut(sheet.text, sheet.candidates, self._grammar)
        sheet.mentions = with_repeats(sheet.text, combine(sheet.text, cut, self._grammar), self._grammar)


def make_parts(lexicon: Lexicon, config: Config) -> tuple[Part, ...]:
    """The parts in the order of their work, without those that the configuration leaves out."""
    grammar = load_grammar()
    parts: tuple[Part, ...] = (
        KnownNames(lexicon),
        Statistics(lexicon, grammar),
        Organisations(grammar, lexicon.names),
        Titles(grammar),
        People(lexicon, grammar),
        Bodies(grammar),
        Weighing(grammar),
    )
    return tuple(part for part in parts if part.name not in config.without)


def _crosses(mention: Mention, others: Overlaps) -> bool:
    return bool(others.touching(mention.start, mention.end))
