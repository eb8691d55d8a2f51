"""Laws of every reading, on generated reports: evidence, kinds, ids, sameness, furniture."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from e2e.reports import Report, reports
from guantu.config import Config
from guantu.ids import digest
from guantu.lexicon import load_lexicon
from guantu.read import Source, read
from guantu.records import Alignment, Article, Label, Reading, Section, SectionKind
from guantu.relate import relate
from guantu.schema import EDGES, Modality, NodeKind, Status
from guantu.tag import Tagger
from quality.sentences import read_text, shipped_tagger

_LABELS = {
    Label.PERSON: {NodeKind.PERSON},
    Label.ORGANIZATION: {NodeKind.ORGANIZATION},
    Label.LOCATION: {NodeKind.REGION, NodeKind.SITE},
}
LAWS = settings(max_examples=50, deadline=None)
REPORTS = 100


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Readings of a hundred generated reports, read once for all the laws that only look at them."""
    found: dict[str, Reading] = {}

    @settings(max_examples=REPORTS, deadline=None)
    @given(reports())
    def collect(report: Report) -> None:
        if report.text not in found:
            found[report.text] = read_text(report.text)

    collect()
    assert len(found) > REPORTS // 2
    for text, reading in found.items():
        assert reading.article.raw == text
    return list(found.values())


@pytest.fixture(scope="module")
def rules_alone() -> Tagger:
    """The tagger without its statistical part: other mentions, the same laws."""
    return Tagger(load_lexicon(), Config(without=("tagger",)))


def test_every_quote_and_every_mark_inside_it_stands_in_the_raw_text(readings: list[Reading]) -> None:
    for reading in readings:
        raw = reading.article.raw
        for claim in reading.claims:
            assert claim.evidence
            for evidence in claim.evidence:
                assert evidence.article == claim.article == reading.article.id
                assert raw[evidence.start : evidence.end] == evidence.quote
                assert evidence.quote.strip()
                assert all(evidence.start <= mark.start < mark.end <= evidence.end for mark in evidence.marks)


def test_every_claim_joins_kinds_that_the_schema_allows(readings: list[Reading]) -> None:
    for reading in readings:
        for claim in reading.claims:
            edge = EDGES[claim.predicate]
            assert reading.entity(claim.subject).kind in edge.subjects, claim
            assert reading.entity(claim.object).kind in edge.objects, claim
            assert claim.subject != claim.object
            assert 0 < claim.score <= 1
            assert claim.modality in Modality
            assert claim.rule
            status = claim.qualifier("status")
            assert status is None or status in set(Status)
            assert claim.qualifiers == tuple(sorted(claim.qualifiers))


def test_ids_count_from_one_and_everything_that_is_pointed_at_is_there(readings: list[Reading]) -> None:
    for reading in readings:
        ids = [entity.id for entity in reading.entities]
        assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
        known = set(ids)
        for entity in reading.entities:
            assert {entity.region, entity.body} - {None} <= known
            assert entity.id not in (entity.region, entity.body)
            assert entity.kind is not NodeKind.POST or entity.title
            assert entity.name
            assert entity.name not in entity.aliases
        for claim in reading.claims:
            assert {claim.subject, claim.object} <= known
        assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_every_span_of_an_entity_is_one_of_its_names_in_the_text(readings: list[Reading]) -> None:
    for reading in readings:
        text = reading.article.text
        for entity in reading.entities:
            assert entity.spans == tuple(sorted(set(entity.spans)))
            for start, end in entity.spans:
                assert 0 <= start < end <= len(text)
                spelled = re.sub("[．•‧・]", "·", text[start:end])
                assert spelled in {entity.name, *entity.aliases}, (entity, spelled)


def test_mentions_are_in_order_say_their_own_text_and_have_an_entity_of_their_kind(readings: list[Reading]) -> None:
    for reading in readings:
        text = reading.article.text
        assert list(reading.mentions) == sorted(reading.mentions, key=lambda m: (m.start, -m.end))
        kinds: dict[tuple[int, int], set[NodeKind]] = {}
        for entity in reading.entities:
            for span in entity.spans:
                kinds.setdefault(span, set()).add(entity.kind)
        for mention in reading.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert 0 < mention.score <= 1
            for kind in kinds.get((mention.start, mention.end), set()):
                assert mention.label in _LABELS
                assert kind in _LABELS[mention.label], (mention, kind)


def test_reading_twice_gives_equal_readings(readings: list[Reading]) -> None:
    for reading in readings[:50]:
        assert read_text(reading.article.raw) == reading


@LAWS
@given(reports())
def test_nothing_is_named_in_the_furniture(report: Report) -> None:
    reading = read_text(report.text + "\n版权所有 苏州日报社 未经授权禁止转载\n")
    furniture = [s for s in reading.article.sections if s.kind is SectionKind.FURNITURE]
    assert furniture
    assert not [
        (mention, section)
        for mention in reading.mentions
        for section in furniture
        if mention.start < section.end and section.start < mention.end
    ]


@LAWS
@given(reports())
def test_blanking_the_furniture_changes_no_offset(report: Report) -> None:
    lexicon = load_lexicon()
    article = read(Source(id="t", source="t.txt", text=report.text), Config(), lexicon)
    blank = _blanked(article)
    tagger = shipped_tagger()
    assert tagger.tag(article) == tagger.tag(blank)


def _blanked(article: Article) -> Article:
    """The same article with line ends in the place of all furniture."""
    text = article.text
    for section in article.sections:
        if section.kind is SectionKind.FURNITURE:
            text = text[: section.start] + "\n" * (section.end - section.start) + text[section.end :]
    return replace(article, text=text)


@settings(max_examples=30, deadline=None)
@given(report=reports())
def test_the_rules_alone_keep_the_laws_too(rules_alone: Tagger, report: Report) -> None:
    lexicon = load_lexicon()
    article = read(Source(id="t", source="t.txt", text=report.text), Config(), lexicon)
    reading = relate(article, rules_alone.tag(article), lexicon)
    for claim in reading.claims:
        assert reading.entity(claim.subject).kind in EDGES[claim.predicate].subjects
        assert reading.entity(claim.object).kind in EDGES[claim.predicate].objects
        for evidence in claim.evidence:
            assert article.raw[evidence.start : evidence.end] == evidence.quote


HOSTILE = [
    *("", " ", "\n\n\n", "。", "，、；：！？", "（（（（））））", "“”“”“”", "・・・·····", "🙂", "🧑🏽🌾" * 50),
    *("\ufffd" * 40, "书记" * 300, "、" * 1000, "岑" * 500, "市长岑" * 400, "（" * 400, "\x00\x01\x02"),
    *("岑远帆（" * 200 + "）" * 200, "市委书记岑远帆主持会议", "到" * 800, "苏州" * 400, "等" * 500),
    *("江苏省苏州市" * 200, "将" * 300 + "会见", "一" * 3000 + "书记岑远帆", "岑远帆、" * 300, "A" * 1000),
    *("任命" * 300, "·" * 300 + "书记", "𠮷野远帆书记", "((((岑远帆[（市长）]))))", "，".join("苏州岑远帆佟一") * 90),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:6]))
def test_a_text_of_nothing_much_is_read_without_a_fault(text: str) -> None:
    reading = _related(text)
    for claim in reading.claims:
        for evidence in claim.evidence:
            assert reading.article.raw[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("character", ["岑", "市", "书", "、", "的", "·", "（", "1", "等", "\n"])
def test_a_hundred_thousand_of_one_character_are_read(rules_alone: Tagger, character: str) -> None:
    assert _related(character * 100_000, rules_alone).claims == ()


@pytest.mark.slow
def test_the_whole_tagger_reads_a_hundred_thousand_of_one_character() -> None:
    assert _related("岑" * 100_000).claims == ()


def test_a_text_without_a_full_stop_is_one_sentence() -> None:
    reading = read_text("绍兴市委书记岑远帆到诸暨市调研")
    assert {claim.evidence[0].quote for claim in reading.claims} == {"绍兴市委书记岑远帆到诸暨市调研"}


def _related(text: str, tagger: Tagger | None = None) -> Reading:
    """Tagged and related without `read`, which refuses what is not Chinese text."""
    article = Article(
        id="t",
        source="t",
        digest=digest(text),
        raw=text,
        text=text,
        alignment=Alignment.identity(len(text)),
        sections=(Section(kind=SectionKind.BODY, start=0, end=len(text)),) if text else (),
    )
    return relate(article, (tagger or shipped_tagger()).tag(article), load_lexicon())
