"""Small graphs made by hand as docs/reference/graph.md describes them. All persons and sentences are invented."""

from __future__ import annotations

import networkx as nx

from guantu.records import Claim, Document, Evidence, Mark, Period
from guantu.schema import EdgeKind, Modality, NodeKind

RAW = "云州市市长岑远帆率团赴白县考察。\n云州市与白县签署合作协议。"


def node(graph: nx.MultiDiGraph, id: str, kind: NodeKind, name: str, **fields: object) -> None:
    """Add a node with every attribute of the contract."""
    given = {
        "aliases": (),
        "code": "",
        "region": "",
        "title": "",
        "body": "",
        "ambiguous": False,
        "documents": ("a1",),
        **fields,
    }
    graph.add_node(id, kind=str(kind), name=name, **given)


def claim(kind: EdgeKind, start: int, end: int, *, article: str = "a1", raw: str = RAW, score: float = 0.9) -> Claim:
    """A claim whose evidence is raw[start:end]."""
    mark = Mark(role="subject", start=start, end=start + 1)
    evidence = Evidence(article=article, start=start, end=end, quote=raw[start:end], marks=(mark,))
    return Claim(
        id=f"{article}#{kind}{start}",
        article=article,
        subject="e1",
        predicate=kind,
        object="e2",
        rule=f"test.{kind.lower()}",
        evidence=(evidence,),
        score=score,
        qualifiers=(("status", "current"),) if kind is EdgeKind.HOLDS else (),
        when=Period(start="2021-06-04", end="2021-06-04"),
    )


def edge(graph: nx.MultiDiGraph, subject: str, target: str, key: str, *claims: Claim, **fields: object) -> None:
    """Add an edge with every attribute of the contract."""
    given = {
        **dict.fromkeys(("status", "agreement", "honour", "role", "start", "end"), ""),
        "kind": str(claims[0].predicate),
        "modality": str(Modality.STATED),
        "score": max(claim.score for claim in claims),
        "first_seen": "2021-06-04",
        "last_seen": "2021-06-04",
        "sources": 1,
        "claims": claims,
        **fields,
    }
    graph.add_edge(subject, target, key, **given)


def small_graph(*, name: str = "岑远帆", raw: str = RAW) -> nx.MultiDiGraph:
    """One person, one post, two regions, two parallel edges, one document."""
    graph = nx.MultiDiGraph()
    graph.graph["documents"] = {
        "a1": Document(
            id="a1",
            source="news/a1.txt",
            digest="0" * 64,
            title=None,
            url=None,
            date="2021-06-04",
            outlet="云州日报",
            raw=raw,
        )
    }
    node(graph, "person-1", NodeKind.PERSON, name, aliases=("岑市长", "遠帆"))
    node(graph, "post-1", NodeKind.POST, "云州市市长", region="region-1", title="市长", body="region-1")
    node(graph, "region-1", NodeKind.REGION, "云州市", code="990100")
    node(graph, "region-2", NodeKind.REGION, "白县", code="990221", region="region-1")
    edge(graph, "person-1", "post-1", "holds-1", claim(EdgeKind.HOLDS, 0, 8, raw=raw), status="current")
    edge(graph, "post-1", "region-1", "of-1", claim(EdgeKind.OF, 0, 8, raw=raw))
    edge(graph, "person-1", "region-2", "visits-1", claim(EdgeKind.VISITS, 0, 16, raw=raw), start="2021-06")
    edge(graph, "person-1", "region-2", "inspects-1", claim(EdgeKind.INSPECTS, 0, 16, raw=raw))
    edge(
        graph,
        "region-1",
        "region-2",
        "cooperates-1",
        claim(EdgeKind.COOPERATES, 17, 30, raw=raw, score=0.8),
        claim(EdgeKind.COOPERATES, 0, 16, raw=raw),
        agreement="合作协议",
        first_seen="",
        last_seen="",
    )
    return graph
