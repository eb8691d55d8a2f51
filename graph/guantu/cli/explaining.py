"""One reading for the eye: the text with its mentions marked, who found each, and the claims of each sentence with
their rule, cue and reason.

Where there are no colours the mentions stand in braces, {P:…} a person, {B:…} a body, {L:…} a place, {T:…} a title: the
notation in which the tests of the project mark a text by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group
from rich.text import Text

from guantu.cli.screen import plain
from guantu.lexicon.wording import rule_words
from guantu.records import Claim, Entity, Label, Mention, Reading, SectionKind
from guantu.schema import DEFAULT_MODALITIES, EdgeKind, NodeKind

STYLES = {
    Label.PERSON: "bold blue",
    Label.ORGANIZATION: "bold magenta",
    Label.LOCATION: "bold green",
    Label.TITLE: "bold yellow",
}
LETTERS = {Label.PERSON: "P", Label.ORGANIZATION: "B", Label.LOCATION: "L", Label.TITLE: "T"}
CUE = "bold red underline"
WIDTH = 80  # of a line between the parts, in cells


def print_explanation(reading: Reading, console: Console) -> None:
    """Print what was read in one document, and why."""
    coloured = console.is_terminal and not console.no_color
    console.print(Group(*_parts(reading, coloured=coloured)), soft_wrap=True)


def _parts(reading: Reading, *, coloured: bool) -> Iterator[Text]:
    yield _heading(reading.article.id)
    yield from _frame(reading)
    yield Text()
    yield coloured_text(reading) if coloured else marked_text(reading)
    yield Text()
    if coloured:
        yield _line(*((f" {label.value} ", STYLES[label]) for label in Label))
    mentions = _found(reading.mentions)
    yield _heading(f"names and titles: {len(mentions)}, who found each, its score")
    yield from _aligned(mentions)
    yield _heading(f"entities: {len(reading.entities)}")
    yield from _aligned([_entity(entity, reading) for entity in reading.entities])
    yield _heading(f"claims: {len(reading.claims)}")
    yield from _claims(reading)


def _heading(words: str) -> Text:
    words = plain(words)
    return Text.assemble(("── ", "dim"), (words, "bold"), (" " + "─" * max(2, WIDTH - 4 - cell_len(words)), "dim"))


def _frame(reading: Reading) -> Iterator[Text]:
    article = reading.article
    yield _line(("source     ", "dim"), article.source)
    yield _line(("script     ", "dim"), f"{article.script}, {article.repairs} repairs")
    if article.title:
        yield _line(("headline   ", "dim"), article.title)
    if day := article.published:
        yield _line(("published  ", "dim"), f"{day.start} ({day.precision}; {day.rule}: {day.reason})")
    for outlet in article.outlets:
        yield _line(("outlet     ", "dim"), f"{outlet.name} → {outlet.region or 'no region'} ({outlet.reason})")


def coloured_text(reading: Reading) -> Text:
    """The normalised text; mentions by label, furniture dimmed. A mention inside another keeps its own colour."""
    text = Text(plain(reading.article.text.rstrip("\n"), keep="\n\t"))
    for section in reading.article.sections:
        if section.kind is SectionKind.FURNITURE:
            text.stylize("dim", section.start, section.end)
    for mention in sorted(reading.mentions, key=_outermost_first):
        text.stylize(STYLES[mention.label], mention.start, mention.end)
    return text


def marked_text(reading: Reading) -> Text:
    """The normalised text with its outermost mentions in braces; of two that share a character, the first."""
    source, text, end = reading.article.text.rstrip("\n"), "", 0
    for mention in sorted(reading.mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            text += f"{source[end : mention.start]}{{{LETTERS[mention.label]}:{mention.text}}}"
            end = mention.end
    return Text(plain(text + source[end:], keep="\n\t"))


def _outermost_first(mention: Mention) -> int:
    return mention.start - mention.end


def _found(mentions: Iterable[Mention]) -> list[tuple[Text, ...]]:
    """One row for each name, label and finder, in the order of the text."""
    same: dict[tuple[Label, str, str], list[Mention]] = {}
    for mention in mentions:
        same.setdefault((mention.label, mention.text, mention.maker), []).append(mention)
    return [
        (
            _line((label.value, STYLES[label])),
            _line((name, "bold")),
            _line(maker),
            _line((f"{max(mention.score for mention in group):.2f}", "dim")),
            _line((f"{len(group)}×", "dim")),
            _line((" ".join(str(mention.start) for mention in group[:6]) + (" …" if len(group) > 6 else ""), "dim")),
        )
        for (label, name, maker), group in same.items()
    ]


def _entity(entity: Entity, reading: Reading) -> tuple[Text, ...]:
    known = [f"= {'、'.join(entity.aliases)}" if entity.aliases else ""]
    if entity.kind is NodeKind.POST:
        known.append(f"[{reading.entity(entity.body).name if entity.body else 'no body'} + {entity.title}]")
    known += [entity.code or "", "generic" if entity.generic else "", entity.inferred]
    return (
        _line((entity.id, "dim")),
        _line(str(entity.kind)),
        _line((entity.name, "bold")),
        _line((f"{entity.score:.2f}", "dim")),
        _line((f"{len(entity.spans)}×", "dim")),
        _line(("  ".join(value for value in known if value), "dim")),
    )


def _claims(reading: Reading) -> Iterator[Text]:
    """The sentences that show something, each with its claims; that a post is of its body stands with its holder."""
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in reading.claims:
        evidence = claim.evidence[0]
        by_sentence.setdefault((evidence.start, evidence.end), []).append(claim)
    for (start, end), claims in by_sentence.items():
        yield Text.assemble((f"{start}–{end}  ", "dim"), _quote(claims))
        held = {claim.object for claim in claims if claim.predicate is EdgeKind.HOLDS}
        for claim in sorted(claims, key=_told_at):
            if claim.predicate is not EdgeKind.OF or claim.subject not in held:
                yield from _claim(claim, reading)


def _told_at(claim: Claim) -> tuple[bool, int, str]:
    """Posts first, then what is done, each in the order of the text."""
    first = min((mark.start for mark in claim.evidence[0].marks), default=claim.evidence[0].start)
    return claim.predicate is not EdgeKind.HOLDS, first, claim.id


def _quote(claims: Sequence[Claim]) -> Text:
    """The sentence, with the cues of its claims marked."""
    evidence = claims[0].evidence[0]
    text = Text(plain(evidence.quote))
    for claim in claims:
        for mark in claim.evidence[0].marks:
            if mark.role == "cue":
                text.stylize(CUE, mark.start - evidence.start, mark.end - evidence.start)
    return text


def _claim(claim: Claim, reading: Reading) -> Iterator[Text]:
    ends = (reading.entity(claim.subject).name, reading.entity(claim.object).name)
    head = _line("    ", (ends[0], "bold"), f" –{claim.predicate}→ ", (ends[1], "bold"))
    head.append(plain("".join(f"  {key}={value}" for key, value in claim.qualifiers)), "cyan")
    if claim.when is not None:
        head.append(f"  {claim.when.start or '…'} to {claim.when.end or '…'} ({claim.when.rule})", "cyan")
    if claim.modality not in DEFAULT_MODALITIES:
        head.append(f"  {claim.modality}: not in the graph", "red")
    yield head
    words = rule_words(claim.rule)
    why = _line((f"        rule {claim.rule}", "dim"), (f" ({words.en})" if words is not None else "", "dim"))
    if cue := "、".join(dict.fromkeys(_words(claim, "cue", reading))):
        why.append(plain(f"  cue {cue}"), "dim")
    why.append(f"  score {claim.score:.2f}", "dim")
    yield why
    if claim.reason:
        yield _line(f"        because {claim.reason}")


def _words(claim: Claim, role: str, reading: Reading) -> Iterator[str]:
    raw = reading.article.raw
    return (raw[mark.start : mark.end] for mark in claim.evidence[0].marks if mark.role == role)


def _aligned(rows: Sequence[tuple[Text, ...]]) -> Iterator[Text]:
    """The rows with their columns under each other, in cells: a Chinese character takes two."""
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        line = Text()
        for cell, width in zip(row, widths, strict=True):
            line.append_text(cell)
            line.append(" " * (width - cell.cell_len + 2))
        line.rstrip()
        yield line


def _line(*parts: str | tuple[str, str]) -> Text:
    """Text of words and (words, style), without control characters."""
    return Text.assemble(*(plain(part) if isinstance(part, str) else (plain(part[0]), part[1]) for part in parts))
