"""`guantu query`: questions to a finished build, as tables with their first quote, or as JSON with every quote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from guantu.cli import options as opt
from guantu.cli.screen import SENTENCES, amount, print_json, print_line, print_table
from guantu.schema import EdgeKind, EventKind

if TYPE_CHECKING:
    from guantu.query import Event, KnowledgeGraph, Relation, Role

query = typer.Typer(
    help="Ask a finished build; names in either script and any alias, answers with their evidence.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Only what is known for that day, month or year: 2021-06-04, 2021."),
]
Name = Annotated[str, typer.Argument(help="A name, in either script, or any alias of it.", show_default=False)]
# Quotes are cut to this many characters in tables; --json has them whole.
QUOTE = 60


@query.command()
def person(folder: opt.Build, name: Name, *, as_json: opt.Json = False) -> None:
    """Show the posts of a person, and whom and what the person has to do with.

    Example: guantu query person outputs 张三
    """
    found = _load(folder).person(name)
    if as_json:
        print_json(found.as_dict())
        return
    print_line("  ".join((found.name, *found.aliases)))
    _print_roles(found.roles)
    _print_relations(found.relations)


@query.command()
def officials(folder: opt.Build, name: Name, *, on: On = None, as_json: opt.Json = False) -> None:
    """Show who holds or held posts of a region, or of an organisation.

    Example: guantu query officials outputs 苏州市 --on 2021-06-04
    """
    found = _load(folder).officials(name, on=on)
    if as_json:
        print_json([role.as_dict() for role in found])
    else:
        _print_roles(found)


@query.command()
def post(folder: opt.Build, name: Name, *, on: On = None, as_json: opt.Json = False) -> None:
    """Show who held a post, one after the other, and apart whom others contradict.

    Example: guantu query post outputs 苏州市市长
    """
    found = _load(folder).post(name)
    held = found.holders() if on is None else found.holder(on)
    if as_json:
        print_json({**found.as_dict(), "holders": [role.as_dict() for role in held]})
        return
    print_line("  ".join((found.name, *found.aliases)))
    _print_roles(held)
    if doubtful := [role for role in found.doubtful() if on is None or role.covers(on)]:
        _print_roles(doubtful, what="doubtful")


@query.command()
def region(folder: opt.Build, name: Name, *, on: On = None, as_json: opt.Json = False) -> None:
    """Show a region: its officials, its support and cooperation, its other relations.

    Example: guantu query region outputs 苏州市
    """
    found = _load(folder).region(name)
    if as_json:
        roles = [role.as_dict() for role in found.officials(on)]
        cooperation = [relation.as_dict() for relation in found.cooperation()]
        print_json({**found.as_dict(), "officials": roles, "cooperation": cooperation})
        return
    print_line("  ".join(filter(None, (found.name, found.code, *found.aliases))))
    _print_roles(found.officials(on))
    shown = {relation.key for relation in found.relations}
    _print_relations([*found.relations, *(r for r in found.cooperation() if r.key not in shown)])


@query.command()
def relations(
    folder: opt.Build,
    *,
    kind: Annotated[
        EdgeKind | None,
        typer.Option("--kind", help="Only relations of this kind.", case_sensitive=False, show_default=False),
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="NAME", help="With this thing at either end.", show_default=False)
    ] = None,
    since: opt.Since = None,
    until: opt.Until = None,
    as_json: opt.Json = False,
) -> None:
    """Show relations, by time.

    Example: guantu query relations outputs --kind SUPPORTS
    """
    found = _load(folder).relations(kind=kind.value if kind else None, of=of, since=since, until=until)
    if as_json:
        print_json([relation.as_dict() for relation in found])
    else:
        _print_relations(found)


@query.command()
def events(
    folder: opt.Build,
    *,
    kind: Annotated[
        EventKind | None,
        typer.Option("--kind", help="Only events of this kind.", case_sensitive=False, show_default=False),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="NAME", help="With this thing taking part, or as the place.", show_default=False),
    ] = None,
    since: opt.Since = None,
    until: opt.Until = None,
    as_json: opt.Json = False,
) -> None:
    """Show visits, meetings, agreements, awards and appointments, each once, by time.

    Example: guantu query events outputs --kind Visit --of 苏州市
    """
    found = _load(folder).events(kind=kind.value if kind else None, of=of, since=since, until=until)
    if as_json:
        print_json([event.as_dict() for event in found])
        return
    rows = [
        (
            event.kind,
            event.start if event.start == event.end else f"{event.start} – {event.end}",
            "、".join(event.participants),
            "、".join((*event.what, *event.places, *event.stops)),
            len(event.documents),
            _quoted(event),
        )
        for event in found
    ]
    print_table(("event", "when", "who", "what or where", "documents", SENTENCES), rows, title=f"{len(found)} events")


@query.command()
def path(
    folder: opt.Build,
    start: Annotated[str, typer.Argument(help="From whom or what.", show_default=False)],
    end: Annotated[str, typer.Argument(help="To whom or what.", show_default=False)],
    *,
    as_json: opt.Json = False,
) -> None:
    """Show how two people, organisations or places are joined, step by step.

    Example: guantu query path outputs 张三 李四
    """
    found = _load(folder).path(start, end)
    if as_json:
        print_json(found.as_dict())
        return
    rows = [(number, str(step[0]), *_ground(step[0])) for number, step in enumerate(found.steps, start=1)]
    print_table(("", "step", *_GROUND), rows, title=" – ".join(found.names))


def _load(folder: Path) -> KnowledgeGraph:
    from guantu.run.opening import load

    return load(folder)


def _print_roles(roles: Sequence[Role], what: str = "roles") -> None:
    rows = [(r.person, r.body, r.title, r.status, r.span, *_ground(r)) for r in roles]
    print_table(("person", "body", "title", "status", "when", *_GROUND), rows, title=f"{len(roles)} {what}")


def _print_relations(found: Sequence[Relation]) -> None:
    rows = [(r.subject, r.kind, r.object, r.agreement or r.honour, r.span, *_ground(r)) for r in found]
    columns = ("subject", "relation", "object", "what", "when", *_GROUND)
    print_table(columns, rows, title=amount(len(found), "relation"))


_GROUND = ("score", "sources", SENTENCES)


def _ground(fact: Role | Relation) -> tuple[str, int, str]:
    """How sure a fact is, from how many sources, and the words and the place of its first quote."""
    return f"{fact.score:.2f}", fact.sources, _quoted(fact)


def _quoted(answer: Role | Relation | Event) -> str:
    quote = next(iter(answer.evidence), None)
    if quote is None:
        return ""
    text = " ".join(quote.text.split())
    shown = text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"
    return f"{shown} [{quote.document} {quote.start}:{quote.end}]"


def sql(
    folder: opt.Build,
    statement: Annotated[str, typer.Argument(metavar="SELECT", help="One SELECT statement.", show_default=False)],
    *,
    as_json: opt.Json = False,
) -> None:
    """Ask the stored readings in SQL; docs/reference/sql.md has the tables.

    Example: guantu sql outputs "select subject, object from facts where predicate = 'HOLDS'"
    """
    from guantu.run.manifest import STORE
    from guantu.run.opening import query_store

    found = query_store(folder / STORE, statement)
    if as_json:
        print_json(found.as_dicts())
    else:
        print_table(found.columns, found.rows, title=f"{len(found)} rows")


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of a build.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The folder of a later build.", show_default=False)],
    *,
    as_json: opt.Json = False,
) -> None:
    """Say in words what changed from one build to another: posts, relations, dates, people joined or parted.

    Example: guantu diff outputs-may outputs-june
    """
    from guantu.query import diff as run
    from guantu.run.opening import load

    changes = run(load(old), load(new))
    if as_json:
        print_json(changes.as_dict())
    else:
        for line in str(changes).splitlines():
            print_line(line)
