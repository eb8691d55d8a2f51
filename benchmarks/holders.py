"""How well a build of the evening news knows who held which post: the changes of tests/query/holders.csv, each miss.

    python benchmarks/holders.py OUTPUT_FOLDER

A change is right where both holders are found, the later one's time in office begins within 31 days of the month of the
change, and the earlier one's ends no more than 31 days after it. All else is a miss, also where the build has no such
post. Besides, everybody else is named whom the build takes for a holder (not acting, proposed or former): a post
without a miss and without such strangers has the right sequence.
"""

from __future__ import annotations

import csv
import sys
from itertools import pairwise
from pathlib import Path

import guantu
from guantu.dates import days_apart, first_day, last_day
from guantu.errors import QueryError
from guantu.query import KnowledgeGraph, Role
from guantu.schema import Status

FACTS = Path(__file__).parent.parent / "tests/query/holders.csv"


def facts() -> list[dict[str, str]]:
    """The rows: post, holder, month since."""
    lines = (line for line in FACTS.read_text("utf-8").split("\n") if line and line[0] != "#")
    return list(csv.DictReader(lines))


def changes() -> list[tuple[str, str, str, str]]:
    """Post, earlier and later holder, month."""
    return [
        (left["post"], left["holder"], right["holder"], right["since"])
        for left, right in pairwise(facts())
        if left["post"] == right["post"] and right["since"]
    ]


def verdict(graph: KnowledgeGraph, post: str, earlier: str, later: str, month: str) -> str:
    """ "" for right, else what is wrong."""
    try:
        holders = [role for role in graph.post(post).holders() if role.status != Status.CANDIDATE]
    except QueryError as error:
        return str(error)
    before = [role for role in holders if _is(graph, role, earlier) and not _is_after(_begin(role), month)]
    after = [role for role in holders if _is(graph, role, later) and not _is_after(month, _end(role))]
    if not before or not after:
        return f"holders known: {', '.join(dict.fromkeys(role.person for role in holders))}"
    begins = [_begin(role) for role in after]
    if not any(begin and not _is_after(begin, month) and not _is_after(month, begin) for begin in begins):
        return f"{later} from {', '.join(begins)}, expected {month}"
    ends = [_end(role) for role in before]
    if any(_is_after(end, month) for end in ends):
        return f"{earlier} until {max(ends)}, expected {month}"
    return ""


def strangers(graph: KnowledgeGraph, post: str) -> list[str]:
    """Holders by the build of whom the facts know nothing; those before the first one that they tell are none."""
    known = [row["holder"] for row in facts() if row["post"] == post]
    try:
        holders = graph.post(post).holders()
    except QueryError:
        return []
    first = min((_begin(role) for role in holders if _is(graph, role, known[0])), default="")
    return [
        str(role)
        for role in holders
        if role.status not in {Status.ACTING, Status.CANDIDATE, Status.FORMER}
        and not any(_is(graph, role, name) for name in known)
        and not (first and last_day(_end(role)) <= first_day(first))
    ]


def _is(graph: KnowledgeGraph, role: Role, name: str) -> bool:
    """Whether a role is that of a person of this name, which may be a part of a dotted one (约翰逊)."""
    node = graph.graph.nodes[role.person_id]
    return name in {part for form in (role.person, *node["aliases"]) for part in (form, form.rpartition("·")[2])}


def _begin(role: Role) -> str:
    return role.start or role.first_seen or role.end or role.last_seen


def _end(role: Role) -> str:
    return role.end or role.last_seen or _begin(role)


def _is_after(date: str, other: str) -> bool:
    return bool(date) and bool(other) and first_day(date) > last_day(other) and days_apart(date, other) > 31


def main(folder: str) -> None:
    """Print the share of changes that are right, each miss, and each stranger."""
    graph = guantu.load(folder)
    wrong = [(change, why) for change in changes() if (why := verdict(graph, *change))]
    posts = list(dict.fromkeys(change[0] for change in changes()))
    others = {post: found for post in posts if (found := strangers(graph, post))}
    missed = {change[0] for change, _ in wrong}
    total = len(changes())
    print(f"{total - len(wrong)} of {total} changes right")
    print(f"{len(posts) - len(missed)} of {len(posts)} posts without a miss")
    print(f"{len(set(posts) - missed - set(others))} of these without strangers")
    for (post, earlier, later, month), why in wrong:
        print(f"{post}: {earlier} → {later} {month}: {why}")
    for post, found in others.items():
        print(f"{post}: also {'; '.join(found)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
