"""One reading for the eye: the text with its mentions coloured, and each claim with its rule, reason and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from guantu.cli.screen import plain
from guantu.records import Claim, Entity, Evidence, Label, Mention, Reading, SectionKind
from guantu.schema import DEFAULT_MODALITIES, NodeKind

STYLES = {
    Label.PERSON: "bold blue",
    Label.ORGANIZATION: "bold magenta",
    Label.LOCATION: "bold green",
    Label.TITLE: "bold yellow",
}
MARKS = {"subject": "bold blue", "object": "bold green", "cue": "bold red underline", "date": "bold cyan"}


def print_explanation(reading: Reading, console: Console) -> None:
    """Print what was read in one document, and why."""
    console.print(Group(*_parts(reading)), soft_wrap=True)


def _parts(reading: Reading) -> Iterator[RenderableType]:
    article = reading.article
    yield Rule(Text(plain(article.id)))
    yield from _frame(reading)
    yield Text()
    yield coloured_text(reading)
    yield Text()
    yield _line(*((f" {label.value} ", STYLES[label]) for label in Label))
    yield Rule(Text(f"{len(reading.entities)} entities"), align="left")
    for entity in reading.entities:
        yield _entity(entity, reading)
    yield Rule(Text(f"{len(reading.claims)} claims"), align="left")
    for claim in reading.claims:
        yield _claim(claim, reading)


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


def _outermost_first(mention: Mention) -> int:
    return mention.start - mention.end


def _entity(entity: Entity, reading: Reading) -> Text:
    text = _line((f"{entity.id:<5}", "dim"), f"{entity.kind:<13}", (entity.name, "bold"))
    if entity.aliases:
        text.append(plain(f"  = {'、'.join(entity.aliases)}"))
    if entity.kind is NodeKind.POST:
        body = reading.entity(entity.body).name if entity.body else "no body"
        text.append(plain(f"  [{body} + {entity.title}]"), "dim")
    known = [entity.code, "generic" if entity.generic else "", entity.inferred]
    text.append(plain("".join(f"  {value}" for value in known if value)), "dim")
    text.append(f"  {len(entity.spans)}×  {entity.score:.2f}", "dim")
    return text


def _claim(claim: Claim, reading: Reading) -> Group:
    ends = (reading.entity(claim.subject).name, reading.entity(claim.object).name)
    head = _line((ends[0], "bold"), f" –{claim.predicate}→ ", (ends[1], "bold"))
    head.append(plain("".join(f"  {key}={value}" for key, value in claim.qualifiers)), "cyan")
    if claim.when is not None:
        head.append(f"  {claim.when.start or '…'} to {claim.when.end or '…'} ({claim.when.rule})", "cyan")
    if claim.modality not in DEFAULT_MODALITIES:
        head.append(f"  {claim.modality}: not in the graph", "red")
    why = Text(f"rule {claim.rule}  score {claim.score:.2f}", "dim")
    if claim.reason:
        why.append(plain(f"  because {claim.reason}"))
    lines: Sequence[Text] = [why, *(_quote(evidence) for evidence in claim.evidence)]
    return Group(head, Padding(Group(*lines), (0, 0, 0, 4)))


def _quote(evidence: Evidence) -> Text:
    text = Text(plain(evidence.quote))
    for mark in evidence.marks:
        text.stylize(MARKS.get(mark.role, "bold"), mark.start - evidence.start, mark.end - evidence.start)
    return Text.assemble((f"{evidence.start}–{evidence.end}  ", "dim"), text)


def _line(*parts: str | tuple[str, str]) -> Text:
    """Text of words and (words, style), without control characters."""
    return Text.assemble(*(plain(part) if isinstance(part, str) else (plain(part[0]), part[1]) for part in parts))
