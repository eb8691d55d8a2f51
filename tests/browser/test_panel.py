"""Points 9, 10, 11: the overview, profiles with every relation and its sentence, focus, paths."""

# ruff: noqa: E501 - lines of JavaScript read better unbroken

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from browser.conftest import Open, Watched
from browser.made_graph import Maker
from guantu.schema import EdgeKind

pytestmark = pytest.mark.browser


def test_the_overview_tells_what_the_graph_is_about(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    text = watched.panel()
    assert f"3 篇文章里的 {len(small_graph)} 个节点、{small_graph.number_of_edges()} 条关系" in text
    assert "2012年至2022年3月2日" in text
    for heading in ("主要事实", "联系最多的官员", "联系最多的地区", "文章"):
        assert heading in text
    official = watched.page.locator("#panel-body h3", has_text="联系最多的官员").locator("+ ol .node-link").first
    assert official.inner_text() == "王岚"


def test_the_overview_follows_the_filters(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    watched.page.click(".switch[data-kind=MEETS] input")
    text = watched.panel()
    assert "筛选之内" in text
    edges = [k for *_, k, kind in small_graph.edges(keys=True, data="kind") if kind != "MEETS"]
    assert f"{len(edges)} 条关系" in text
    bars = watched.page.locator("#panel-body h3", has_text="主要事实").locator("+ ul").inner_text()
    assert "会见" not in bars
    assert "考察" in bars
    watched.page.click("#reset")
    assert "筛选之内" not in watched.panel()


def test_a_person_in_the_overview_has_the_post_below_the_name(watched: Watched) -> None:
    first = watched.page.locator("#panel-body h3", has_text="联系最多的官员").locator("+ ol li").first
    assert first.locator(".bars-about").inner_text() == "中共青澜市委员会副书记"


def test_a_person_has_the_posts_as_a_timeline_with_the_undated_last(watched: Watched) -> None:
    watched.pick("王岚")
    posts = watched.page.locator(".timeline .fact-list > li")
    assert [posts.nth(i).locator(".node-link-name").first.inner_text() for i in range(3)] == [
        "青澜市望溪区区长",
        "青澜市人民政府市长",
        "中共青澜市委员会副书记",
    ]
    assert "2012年至2016年7月" in posts.nth(0).inner_text()
    assert "2020年5月11日起" in posts.nth(1).inner_text()
    watched.pick("李景明")
    undated = watched.page.locator(".timeline li.is-undated")
    assert undated.count() == 1
    assert "日期不详" in undated.inner_text()


def test_a_region_has_its_officials_and_its_ties(watched: Watched) -> None:
    watched.pick("青澜市")
    officials = watched.page.inner_text("[data-section=officials]")
    assert "王岚" in officials
    assert "现任" in officials
    assert watched.page.locator("section[data-relation=SUPPORTS]").count() == 1
    assert watched.page.locator("section[data-relation=COOPERATES] .fact").count() == 2
    assert "园区共建协议" in watched.page.inner_text("section[data-relation=COOPERATES]")


def test_every_relation_of_every_node_is_there_with_its_sentence(
    watched: Watched, small_graph: nx.MultiDiGraph
) -> None:
    for node, data in small_graph.nodes(data=True):
        watched.run("id => guantu.pick(guantu.graph.nodeRow.get(id))", node)
        watched.settle()
        while watched.page.locator("#panel-body button.more:visible").count():
            watched.page.locator("#panel-body button.more:visible").first.click()
            watched.settle()
        facts = watched.run(
            "[...document.querySelectorAll('#panel-body .fact')].map((fact) => "
            "[fact.dataset.edge, fact.querySelector('.quote')?.textContent])"
        )
        ends = [*small_graph.in_edges(node, keys=True, data=True), *small_graph.out_edges(node, keys=True, data=True)]
        wanted = {key: fact["claims"][0].evidence[0].quote for *_, key, fact in ends}
        assert dict(facts) == wanted, data["name"]
        assert len(facts) == len(wanted)
        assert not re.search(r"\[object|\bundefined\b|\bNaN\b|\bnull\b", watched.panel())


def test_an_edge_has_all_its_facts(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    key, fact = next((k, d) for *_, k, d in small_graph.edges(keys=True, data=True) if d["status"] == "former")
    watched.run("id => guantu.go({edge: guantu.graph.edgeRow.get(id)})", key)
    watched.settle()
    text = watched.panel()
    claim = fact["claims"][0]
    for part in ("王岚", "青澜市望溪区区长", "曾任", "2012年至2016年7月", claim.rule, f"{claim.score:.2f}"):
        assert part in text
    assert "青澜新闻网" in text or "云川日报" in text
    assert watched.page.get_attribute("#panel-body a", "href").startswith("https://news.example/")


def test_a_holder_whom_others_contradict_is_marked(open_page: Open, page_of: Callable[..., Path]) -> None:
    import browser.made_graph

    graph = browser.made_graph.small()
    *_, id, doubted = next(edge for edge in graph.edges(keys=True, data=True) if edge[3]["status"] == "current")
    doubted["doubtful"] = True
    watched = open_page(page_of(graph))
    watched.run("id => guantu.go({edge: guantu.graph.edgeRow.get(id)})", id)
    watched.settle()
    assert "多篇报道称当时任此职的另有其人" in watched.panel()
    watched.pick("王岚")
    assert watched.page.locator(".timeline .chip-doubtful").all_inner_texts() == ["存疑"]


def test_a_click_on_the_canvas_selects_a_node_and_an_edge_and_nothing(watched: Watched) -> None:
    where = """(row) => { const { x, y, scale } = guantu.view.transform(), box = guantu.view.container.getBoundingClientRect();
      return [box.left + guantu.view.places.x[row] * scale + x, box.top + guantu.view.places.y[row] * scale + y]; }"""
    watched.page.mouse.click(*watched.run(where, watched.row("沈砚")))
    watched.until("guantu.state.node >= 0")
    assert watched.page.inner_text("#panel-body h2") == "沈砚"
    edge = watched.run(
        """() => { const e = guantu.graph.edgesOf(guantu.state.node)[0], { x, y, scale } = guantu.view.transform();
          const box = guantu.view.container.getBoundingClientRect(), point = guantu.view.network.body.edges[e].edgeType.getPoint(0.5);
          return [e, box.left + point.x * scale + x, box.top + point.y * scale + y]; }"""
    )
    watched.page.mouse.click(edge[1], edge[2])
    watched.until("guantu.state.edge >= 0")
    assert watched.run("guantu.state.edge") == edge[0]
    empty = watched.run(
        """() => { const { view } = guantu, { left, top, width, height } = view.container.getBoundingClientRect();
          for (let y = 20; y < height - 200; y += 20) for (let x = 20; x < width; x += 20) {
            const around = [-8, 0, 8].flatMap((dx) => [-8, 0, 8].map((dy) => ({ x: x + dx, y: y + dy })));
            if (around.every((at) => view.nodeAt(at) < 0 && view.network.getEdgeAt(at) === undefined)) return [left + x, top + y];
          } return null; }"""
    )
    watched.page.mouse.click(*empty)
    watched.until("guantu.state.edge < 0")
    assert "概览" in watched.panel()


def test_marks_are_exact_beyond_the_basic_plane(open_page: Open, page_of: Callable[..., Path]) -> None:
    import random

    maker = Maker(random.Random(1))  # noqa: S311
    one, other = maker.node("Person", "𠮷𡈽小川"), maker.node("Region", "𨋢下市")
    day = maker.document("2021-06-04")
    maker.write(day, "𠀀𠀁😀前文。")
    maker.fact(EdgeKind.VISITS, one, other, day, "😀那天，𠮷𡈽小川到𨋢下市🏙访问。", "访问")
    watched = open_page(page_of(maker.finish()))
    watched.pick("𠮷𡈽小川")
    marks = watched.run("[...document.querySelectorAll('.quote mark')].map((one) => [one.className, one.textContent])")
    assert marks == [["mark-subject", "𠮷𡈽小川"], ["mark-object", "𨋢下市"], ["mark-cue", "访问"]]
    watched.page.click("button.context")
    watched.settle()
    around = watched.page.inner_text(".around p")
    assert around.startswith("本报讯 𠀀𠀁😀前文。😀那天")
    assert watched.page.inner_text(".around-quote") == "😀那天，𠮷𡈽小川到𨋢下市🏙访问。"


def test_the_text_around_comes_on_demand(watched: Watched) -> None:
    watched.pick("沈砚")
    assert watched.page.locator(".around:visible").count() == 0
    watched.page.locator("button.context").first.click()
    watched.settle()
    around = watched.page.locator(".around").first
    assert watched.page.locator(".quote").first.inner_text() in around.inner_text()
    assert "00001.txt [" in around.inner_text()


def test_several_claims_are_shown_on_demand_with_why_they_were_inferred(
    open_page: Open, page_of: Callable[..., Path]
) -> None:
    from dataclasses import replace

    import browser.made_graph

    graph = browser.made_graph.small()
    source, target, key = next(edge for edge in graph.edges(keys=True) if graph.edges[edge]["kind"] == "VISITS")
    claim = graph.edges[source, target, key]["claims"][0]
    other = replace(claim, id="other", rule="visits.inferred", reason="“来”指媒体所在地", score=0.5)
    graph.edges[source, target, key]["claims"] = (claim, other)
    watched = open_page(page_of(graph))
    watched.pick("哈山·木拉提")
    assert "visits.inferred" not in watched.panel()
    watched.page.click("section[data-relation=VISITS] .more-evidence summary")
    watched.settle()
    text = watched.page.inner_text("section[data-relation=VISITS]")
    assert "visits.inferred" in text
    assert "推断 “来”指媒体所在地" in text
    assert "0.50" in text


def test_a_document_shows_its_text_and_its_facts(watched: Watched) -> None:
    watched.page.locator(".document-link", has_text="2021年6月4日").click()
    assert watched.page.locator("#panel-body .fact").count() > 5
    watched.page.click("#panel-body .more-evidence summary")
    watched.page.wait_for_selector(".whole mark")
    assert watched.page.inner_text(".whole").startswith("本报讯")
    assert "2021年6月4日" in watched.panel()


def test_a_document_lifts_what_it_tells_out_of_the_graph(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    watched.run("guantu.go({document: guantu.graph.documents.id.indexOf('00001')})")
    told = {
        key
        for *_, key, claims in small_graph.edges(keys=True, data="claims")
        if any(evidence.article == "00001" for claim in claims for evidence in claim.evidence)
    }
    assert set(watched.run("[...guantu.view.lit.edges].map((e) => guantu.graph.edges.id[e])")) == told


def test_a_document_without_a_headline_is_called_by_its_first_words(
    open_page: Open, page_of: Callable[..., Path]
) -> None:
    from dataclasses import replace

    import browser.made_graph

    graph = browser.made_graph.small()
    documents = graph.graph["documents"]
    graph.graph["documents"] = {id: replace(one, title="") for id, one in documents.items()}
    watched = open_page(page_of(graph))
    titles = watched.page.locator(".document-title").all_inner_texts()
    assert {title.rstrip("…") for title in titles} == {one.raw.strip()[:29] for one in documents.values()}


def test_rules_and_reasons_are_told_in_the_language_of_the_page(open_page: Open, page_of: Callable[..., Path]) -> None:
    from dataclasses import replace

    import browser.made_graph

    graph = browser.made_graph.small()
    source, target, key = next(edge for edge in graph.edges(keys=True) if graph.edges[edge]["kind"] == "VISITS")
    claim = graph.edges[source, target, key]["claims"][0]
    reason = "市 is 青澜市: the article is from 青澜新闻网"
    graph.edges[source, target, key]["claims"] = (replace(claim, rule="visit:verb", reason=reason),)
    watched = open_page(page_of(graph))
    watched.run("id => guantu.go({edge: guantu.graph.edgeRow.get(id)})", key)
    assert "规则 “到访”类动词 visit:verb" in watched.panel()
    assert "推断 “市”指青澜市：文章出自青澜新闻网" in watched.panel()
    watched.page.click("#language-button")
    assert "Rule a verb of coming or visiting visit:verb" in watched.panel()
    assert f"Inferred {reason}" in watched.panel()


def test_focus_narrows_to_one_two_three_steps(watched: Watched, small_graph: nx.MultiDiGraph) -> None:
    watched.pick("沈砚")
    node = next(n for n, name in small_graph.nodes(data="name") if name == "沈砚")
    plain = nx.Graph(small_graph)
    for depth in (1, 2, 3):
        watched.page.click(f"[data-focus='{depth}']")
        near = nx.single_source_shortest_path_length(plain, node, cutoff=depth)
        shown = watched.run("guantu.view.network.body.nodeIndices.map((n) => guantu.graph.nodes.id[n])")
        assert set(shown) == set(near)
    watched.page.click("[data-focus='0']")
    assert watched.run("guantu.visible.nodeCount") == len(small_graph)


def test_selecting_brings_the_neighbourhood_into_view(open_page: Open, middle_page: Path) -> None:
    watched = open_page(middle_page)
    row = watched.run("guantu.view.order.findLast((n) => guantu.graph.degree[n] === 4)")
    watched.run("row => guantu.pick(row)", row)
    places, scale = watched.run(
        """(row) => { const { graph, view } = guantu, { scale, x, y } = view.transform(), { width, height } = view.size();
          return [[row, ...[...graph.edgesOf(row)].map((e) => graph.other(e, row))].map((n) =>
            [(view.places.x[n] * scale + x) / width, (view.places.y[n] * scale + y) / height]), scale]; }""",
        row,
    )
    assert len(places) > 1
    assert all(0 < x < 1 and 0 < y < 1 for x, y in places)
    extents = [max(values) - min(values) for values in zip(*places, strict=True)]
    assert max(extents) > 0.6 or scale > 1.2  # and no farther away than it has to be


def _path(watched: Watched, start: str, end: str) -> None:
    watched.pick(start)
    watched.page.click("#path-button")
    assert f"从“{start}”出发" in watched.page.inner_text("#notice")
    watched.page.keyboard.type(end)
    watched.page.keyboard.press("Enter")
    watched.settle()


def test_a_shortest_path_is_listed_with_the_evidence_of_each_step(
    watched: Watched, small_graph: nx.MultiDiGraph
) -> None:
    _path(watched, "沈砚", "何棠")
    names = dict(small_graph.nodes(data="name"))
    ids = {name: id for id, name in names.items()}
    steps = watched.page.locator(".steps > li")
    shortest = nx.shortest_path_length(nx.Graph(small_graph), ids["沈砚"], ids["何棠"])
    assert steps.count() == shortest + 1
    for i in range(1, steps.count()):
        assert steps.nth(i).locator(".quote").count() >= 1
    assert watched.page.locator(".step-node").all_inner_texts()[0] == "沈砚"
    assert watched.page.locator(".step-node").all_inner_texts()[-1] == "何棠"


def test_a_path_respects_the_filters_and_says_when_there_is_none(watched: Watched) -> None:
    _path(watched, "沈砚", "何棠")
    before = watched.page.locator(".steps > li").count()
    watched.page.click(".switch[data-kind=MEETS] input")
    after = watched.page.locator(".steps > li").count()
    assert after != before
    watched.page.click(".switch[data-kind=OF] input")
    assert "在当前筛选之下，两者之间没有路径。" in watched.panel()
    watched.page.click("#reset")
    _path(watched, "沈砚", "未名氏")
    assert "两者之间没有路径。" in watched.panel()


def test_hidden_relations_are_counted_in_the_panel(watched: Watched) -> None:
    watched.pick("王岚")
    watched.page.click(".switch[data-kind=MEETS] input")
    assert "另有 10 条关系被筛选隐藏" in watched.panel()


def test_a_long_list_grows_on_demand(open_page: Open, page_of: Callable[..., Path]) -> None:
    import random

    maker = Maker(random.Random(1))  # noqa: S311
    post = maker.node("Post", "青澜市人大代表", title="人大代表")
    day = maker.document("2021-06-04")
    for i in range(243):
        person = maker.node("Person", f"闻人{i}")
        maker.fact(EdgeKind.HOLDS, person, post, day, f"青澜市人大代表闻人{i}。", "代表", status="current")
    watched = open_page(page_of(maker.finish()))
    watched.pick("青澜市人大代表")
    facts = watched.page.locator("#panel-body .fact")
    assert facts.count() == 12
    while watched.page.locator("#panel-body button.more:visible").count():
        watched.page.click("#panel-body button.more")
    assert facts.count() == 243
