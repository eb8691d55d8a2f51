"""How well a build of the evening news knows who held which post: the changes of tests/query/holders.csv, each miss.

    python benchmarks/holders.py OUTPUT_FOLDER

A change is right where both holders are found, the later one's first date is not before the month of the change (a
month earlier is allowed: announced, then elected), and the earlier one was not seen in office more than a month after
it. It is a miss as well where the build has no such post, or does not know one of the two in it.
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

FACTS = Path(__file__).parent.parent / "tests/query/holders.csv"


def changes() -> list[tuple[str, str, str, str]]:
    """Post, earlier and later holder, month."""
    lines = (line for line in FACTS.read_text("utf-8").split("\n") if line and line[0] != "#")
    rows = list(csv.DictReader(lines))
    return [
        (left["post"], left["holder"], right["holder"], right["since"])
        for left, right in pairwise(rows)
        if left["post"] == right["post"]
    ]


def verdict(graph: KnowledgeGraph, post: str, earlier: str, later: str, month: str) -> str:
    """ "" for right, else what is wrong."""
    try:
        holders = graph.post(post).holders()
    except QueryError as error:
        return str(error)
    before = [role for role in holders if _is(graph, role, earlier)]
    after = [role for role in holders if _is(graph, role, later)]
    if not before or not after:
        return f"holders known: {', '.join(dict.fromkeys(role.person for role in holders))}"
    begin = min(filter(None, (role.start or role.first_seen for role in after)), default="")
    if later != earlier and begin and last_day(begin) < first_day(month) and days_apart(begin, month) > 31:
        return f"{later} from {begin}, expected {month}"
    ends = [end for role in before if (end := _end(role))]
    if ends and first_day(max(ends)) > last_day(month) and days_apart(max(ends), month) > 31:
        known = later == earlier or any(_is(graph, role, earlier) for role in after)
        return "" if known else f"{earlier} until {max(ends)}, expected {month}"
    return ""


def _is(graph: KnowledgeGraph, role: Role, name: str) -> bool:
    """Whether a role is that of a person of this name, which may be a part of a dotted one (约翰逊)."""
    node = graph.graph.nodes[role.person_id]
    return name in {part for form in (role.person, *node["aliases"]) for part in (form, form.rpartition("·")[2])}


def _end(role: Role) -> str:
    return role.end or (role.last_seen if role.status not in {"former", "removed"} else "")


def main(folder: str) -> None:
    """Print the share of changes that are right, and each miss."""
    graph = guantu.load(folder)
    wrong = [(change, why) for change in changes() if (why := verdict(graph, *change))]
    total = len(changes())
    posts = {change[0] for change in changes()} - {change[0] for change, _ in wrong}
    print(f"{total - len(wrong)} of {total} changes right; {len(posts)} posts without a miss")
    for (post, earlier, later, month), why in wrong:
        print(f"{post}: {earlier} → {later} {month}: {why}")


if __name__ == "__main__":
    main(*sys.argv[1:])
