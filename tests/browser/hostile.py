"""A graph in which every text tries to become markup, code or a request."""

from __future__ import annotations

import networkx as nx

from guantu.ids import digest
from guantu.records import Claim, Document, Evidence, Mark, Period
from guantu.schema import EdgeKind, Modality

ATTACKS = (
    "<img src=x onerror=\"globalThis.ran='img'\">",
    "<script>globalThis.ran='script'</script>",
    "</script><script>globalThis.ran='closed'</script>",
    "--></style></title><svg/onload=globalThis.ran='svg'>",
    '"><a href="javascript:globalThis.ran=1">href</a>',
    "{{ 7*7 }}{% raw %}${globalThis.ran='template'}`",
    "'\"&amp;&lt;b&gt;\\u003cscript\\u003e<!--<script>",
    "\u2028globalThis.ran='line'\u2029\u202e\u0000\ud800",
    "__proto__",
    "constructor",
)
ADDRESSES = ("javascript:globalThis.ran='url'//", "https://evil.example/", "data:text/html,")


def hostile() -> nx.MultiDiGraph:
    """Attacks in ids, names, aliases, codes, titles, kinds, statuses, dates, rules, quotes, marks and addresses."""
    graph = nx.MultiDiGraph()
    kinds = ("Person", "Post", "Organization", "Region", "Site", "Event")
    for index, attack in enumerate(ATTACKS):
        graph.add_node(
            f"{attack}{index}", kind=kinds[index % len(kinds)], name=attack, aliases=(attack, ATTACKS[0]),
            code=attack, region=attack, title=attack, body=f"{attack}{index}",
        )  # fmt: skip
    graph.add_node("odd", kind=ATTACKS[0], name=None, aliases=(), code=None, region=None, title=float("nan"), body="")
    graph.add_node("source", kind="Person", name="source", to="x", n_id=1, id="y", label=None)
    nodes = list(graph.nodes)
    documents = {}
    for index, attack in enumerate(ATTACKS):
        raw = f"𠮷{attack}之后{attack}"
        document = f"{attack}/doc{index}"
        url = ADDRESSES[index % 3] + attack
        documents[document] = Document(
            id=document, source=attack, digest=digest(raw), title=attack, url=url, date=attack, outlet=attack, raw=raw
        )
        quote = Evidence(
            article=document, start=1, end=len(raw), quote=raw[1:],
            marks=(Mark(role="subject", start=1, end=1 + len(attack)), Mark(role=attack, start=0, end=99_999)),
        )  # fmt: skip
        claim = Claim(
            id=attack, article=document, subject="e1", predicate=EdgeKind.MEETS, object="e2", rule=attack,
            evidence=(quote,), reason=attack, when=Period(start=attack, end=None), modality=Modality.STATED,
        )  # fmt: skip
        graph.add_edge(
            nodes[index], nodes[(index + 3) % len(nodes)], key=f"{attack}edge", kind="MEETS" if index % 2 else attack,
            status=attack, agreement=attack, honour=attack, role=attack, modality=attack, score=float("nan"),
            start=attack, end=attack, first_seen=attack, last_seen="2021-13-99", sources=None, claims=(claim,),
        )  # fmt: skip
    graph.add_edge(nodes[0], nodes[0], key="loop", kind="MEETS", claims=())
    graph.graph["documents"] = documents
    return graph
