"""Graphs for the page's tests, made from a seed: invented regions, people and sentences, each quote true to its text.

`small()` is of the size of one article's graph, `made(2_000)` of a city's news, `made(50_000)` of a country's.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import product

import networkx as nx

from guantu.ids import digest, stable_id
from guantu.records import Claim, Document, Evidence, Mark, Period
from guantu.schema import EdgeKind, Modality

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎单曾"
_GIVEN = "晨岚澜川屿岑砚澍霖沐桐槿棠柏舟远航帆宁安和谦慎思齐知行若虚清如景明朗月星河山川草木青禾稻麦"
_PLACES = (
    *("云川", "青澜", "望溪", "石砚", "松岭", "白桐", "临泽"),
    *("清湾", "南槿", "北棠", "玉屿", "金禾", "银麓", "碧洲"),
)
_SECOND = "河山原湖泉城陵江浦塘桥岭台洲"
_TITLES = ["市长", "副市长", "市委书记", "市委副书记", "秘书长", "发展和改革委员会主任", "教育局局长", "商务局局长"]
_BODIES = ["发展和改革委员会", "教育局", "商务局", "农业农村局", "科学技术局", "人民代表大会常务委员会", "总工会"]
_SITES = ["高新技术产业园", "智慧治理指挥中心", "现代农业示范基地", "职业技术学院", "港口物流园"]
_OUTLETS = ("云川日报", "青澜新闻网", "望溪发布")


@dataclass
class Maker:
    """A graph that grows fact by fact; each fact writes its sentence into the document of the day."""

    rng: random.Random
    graph: nx.MultiDiGraph = field(default_factory=nx.MultiDiGraph)
    texts: dict[str, list[str]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def node(self, kind: str, name: str, **attributes: object) -> str:
        """Add a node; the id tells apart what has the same name."""
        id = stable_id(kind, name, str(self.graph.number_of_nodes()))
        defaults = {"aliases": (), "code": "", "region": "", "title": "", "body": ""}
        self.graph.add_node(id, **{**defaults, "kind": kind, "name": name, **attributes})
        return id

    def document(self, date: str) -> str:
        """A new document; date: ISO, "" for none."""
        id = f"{len(self.texts):05d}"
        self.dates[id] = date
        self.texts[id] = []
        self.lengths[id] = 0
        self.write(id, "本报讯 ")
        return id

    def write(self, document: str, text: str) -> int:
        """Add a text to a document; gives where it starts."""
        start = self.lengths[document]
        self.texts[document].append(text)
        self.lengths[document] += len(text)
        return start

    def fact(
        self, kind: EdgeKind, source: str, target: str, document: str, sentence: str, cue: str, **attributes: object
    ) -> str:
        """Add an edge whose claim quotes the sentence, which names both ends and holds the cue."""
        start = self.write(document, sentence)
        marks = []
        for role, word in (("subject", self.name(source)), ("object", self.name(target)), ("cue", cue)):
            at = sentence.find(word)
            if at >= 0:
                marks.append(Mark(role=role, start=start + at, end=start + at + len(word)))
        quote = Evidence(
            article=document, start=start, end=start + len(sentence), quote=sentence,
            marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.role))),
        )  # fmt: skip
        self.count += 1
        date = self.dates[document]
        score = round(0.6 + 0.4 * self.rng.random(), 3)
        claim = Claim(
            id=f"c{self.count}", article=document, subject="e1", predicate=kind, object="e2",
            rule=f"{kind.lower()}.{cue}", evidence=(quote,), score=score,
            when=Period(start=date, end=date) if date else None,
        )  # fmt: skip
        key = stable_id("edge", str(self.count))
        values = {
            "kind": kind, "status": "", "agreement": "", "honour": "", "role": "", "modality": Modality.STATED,
            "score": score, "start": "", "end": "", "first_seen": date, "last_seen": date, "sources": 1,
            "claims": (claim,),
        }  # fmt: skip
        self.graph.add_edge(source, target, key=key, **{**values, **attributes})
        return key

    def name(self, id: str) -> str:
        """The name of a node."""
        return str(self.graph.nodes[id]["name"])

    def finish(self) -> nx.MultiDiGraph:
        """The graph with its documents."""
        documents = {}
        for id, parts in sorted(self.texts.items()):
            raw = "".join(parts)
            first = parts[1].rstrip("。\n") if len(parts) > 1 else id
            documents[id] = Document(
                id=id, source=f"{id}.txt", digest=digest(raw), title=first[:28], raw=raw,
                url=f"https://news.example/{id}.html", date=self.dates[id] or None,
                outlet=_OUTLETS[int(id) % len(_OUTLETS)],
            )  # fmt: skip
        self.graph.graph["documents"] = documents
        return self.graph


def made(nodes: int, *, seed: int = 7) -> nx.MultiDiGraph:
    """About so many nodes (never more), a little over twice as many edges, in a country of provinces and cities."""
    maker = Maker(random.Random(seed))  # noqa: S311 - a test graph, not a secret
    rng = maker.rng
    cities = _regions(maker, max(4, nodes // 60))
    people: list[tuple[str, str, str]] = []
    city_of: dict[str, list[str]] = {city: [] for city in cities}
    while maker.graph.number_of_nodes() < nodes - 4:
        city = cities[min(int(rng.expovariate(1.6) * len(cities) / 3), len(cities) - 1)]
        document = maker.document(_date(rng))
        person, post = _office(maker, city, document)
        people.append((person, post, city))
        city_of[city].append(person)
        if rng.random() < 0.12:
            site = maker.node("Site", maker.name(city) + rng.choice(_SITES), region=city)
            maker.fact(EdgeKind.LOCATED_IN, site, city, document, f"{maker.name(site)}位于{maker.name(city)}。", "位于")
            maker.fact(
                EdgeKind.INSPECTS, person, site, document, f"{maker.name(person)}考察了{maker.name(site)}。", "考察"
            )
        for _ in range(rng.choice((0, 1, 1, 2))):
            _tie(maker, rng, people, city_of, cities, person, city, document)
    for index in range(len(cities) // 2):
        one, other = rng.sample(cities, 2)
        document = maker.document(_date(rng))
        sentence = f"{maker.name(one)}长期对口支援{maker.name(other)}。"
        maker.fact(EdgeKind.SUPPORTS, one, other, document, sentence, "对口支援")
        if index % 3 == 0:  # parallel relations between the same two
            sentence = f"{maker.name(one)}与{maker.name(other)}签署产业合作协议。"
            ends = sorted((one, other))
            maker.fact(EdgeKind.COOPERATES, *ends, document, sentence, "合作", agreement="产业合作协议")
    maker.node("Person", "闻人未见")  # isolated, as a name that is only mentioned
    return maker.finish()


def _regions(maker: Maker, count: int) -> list[str]:
    names = [a + b for a, b in product(_PLACES, _SECOND)]
    maker.rng.shuffle(names)
    cities: list[str] = []
    province = ""
    for index in range(count):
        name = names[index % len(names)] + (_SECOND[index // len(names)] if index >= len(names) else "")
        number = index // 12 + 11
        if index % 12 == 0:
            province = maker.node("Region", f"{name}省", code=f"{number}0000")
        city = maker.node("Region", f"{name}市", code=f"{number}{index % 12 + 1:02d}00", aliases=(name,))
        document = maker.document("")
        sentence = f"{maker.name(city)}是{maker.name(province)}的地级市。"
        maker.fact(EdgeKind.PART_OF, city, province, document, sentence, "地级市")
        cities.append(city)
    return cities


def _date(rng: random.Random) -> str:
    return "" if rng.random() < 0.06 else f"{rng.randint(2019, 2023)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def _office(maker: Maker, city: str, document: str) -> tuple[str, str]:
    rng = maker.rng
    name = rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2))))
    person = maker.node("Person", name)
    title = rng.choice(_TITLES)
    body = city
    if "局" in title or "委员会主任" in title:
        body = maker.node("Organization", maker.name(city) + rng.choice(_BODIES), region=city)
        maker.fact(
            EdgeKind.PART_OF, body, city, document, f"{maker.name(body)}是{maker.name(city)}的工作部门。", "工作部门"
        )
    post = maker.node("Post", maker.name(city) + title, title=title, body=body, region=city)
    status = rng.choice(("current", "current", "acting", "former", "appointed"))
    sentence = f"{maker.name(post)}{name}出席会议。"
    maker.fact(EdgeKind.HOLDS, person, post, document, sentence, title, status=status)
    maker.fact(EdgeKind.OF, post, body, document, f"{maker.name(post)}一职属于{maker.name(body)}。", "属于")
    return person, post


def _tie(
    maker: Maker,
    rng: random.Random,
    people: list[tuple[str, str, str]],
    city_of: dict[str, list[str]],
    cities: list[str],
    person: str,
    city: str,
    document: str,
) -> None:
    name = maker.name(person)
    if rng.random() < 0.45:
        other = rng.choice(cities)
        if other != city:
            maker.fact(EdgeKind.VISITS, person, other, document, f"{name}率代表团到{maker.name(other)}访问。", "访问")
        return
    home = city_of[city]
    other = rng.choice(home) if len(home) > 1 and rng.random() < 0.8 else rng.choice(people)[0]
    if other == person:
        return
    if rng.random() < 0.5:
        ends = sorted((person, other))
        maker.fact(EdgeKind.MEETS, *ends, document, f"{name}会见了{maker.name(other)}。", "会见")
    else:
        maker.fact(EdgeKind.ACCOMPANIES, other, person, document, f"{maker.name(other)}陪同{name}考察。", "陪同")


def small() -> nx.MultiDiGraph:
    """About fifty nodes with everything that the page tells apart: each kind, each relation, each status, parallels."""
    maker = Maker(random.Random(3))  # noqa: S311
    province = maker.node("Region", "云川省", code="530000")
    city = maker.node("Region", "青澜市", code="530100", aliases=("青澜", "青瀾市"))
    district = maker.node("Region", "青澜市望溪区", code="530102", aliases=("望溪区",))
    partner = maker.node("Region", "松岭哈萨克自治州", code="654000", aliases=("松岭州", "松嶺州"))
    committee = maker.node("Organization", "中共青澜市委员会", region=city, aliases=("青澜市委", "市委"))
    government = maker.node("Organization", "青澜市人民政府", region=city)
    bureau = maker.node("Organization", "青澜市市域社会治理现代化指挥中心管理办公室", region=city)
    school = maker.node("Organization", "青澜职业技术大学", region=city)
    centre = maker.node("Site", "青澜智慧治理指挥中心", region=city)
    port = maker.node("Site", "望溪港", region=district)
    day = maker.document("2021-06-04")
    later = maker.document("2022-03")
    old = maker.document("")
    fact = maker.fact
    fact(EdgeKind.PART_OF, city, province, old, "青澜市是云川省的地级市。", "地级市")
    fact(EdgeKind.PART_OF, district, city, old, "青澜市望溪区属于青澜市。", "属于")
    for body in (committee, government, bureau, school):
        fact(EdgeKind.PART_OF, body, city, old, f"{maker.name(body)}设在青澜市。", "设在")
    fact(EdgeKind.LOCATED_IN, centre, city, day, "青澜智慧治理指挥中心位于青澜市。", "位于")
    fact(EdgeKind.LOCATED_IN, port, district, day, "望溪港位于青澜市望溪区。", "位于")
    offices = (
        ("哈山·木拉提", partner, "代州长", "acting", day, "2021-01", ""),
        ("王岚", government, "市长", "current", day, "2020-05-11", ""),
        ("王岚", committee, "副书记", "current", day, "", ""),
        ("王岚", district, "区长", "former", later, "2012", "2016-07"),
        ("单远航", committee, "书记", "appointed", later, "2022-03-02", ""),
        ("曾知行", government, "副市长", "removed", later, "", "2022-02"),
        ("陈若虚", bureau, "主任", "candidate", later, "", ""),
        ("李景明", school, "校长", "current", old, "", ""),
        ("周清如", partner, "副州长", "current", day, "", ""),
        ("赵朗", government, "秘书长", "current", day, "", ""),
        ("𠮷田安和", school, "客座教授", "current", later, "", ""),
        ("何棠", province, "省长", "current", later, "2021-10", ""),
        ("沈砚", district, "区委书记", "current", later, "", ""),
    )
    people: dict[str, str] = {}
    for name, body, title, status, document, start, end in offices:
        if name not in people:
            people[name] = maker.node("Person", name, aliases=("哈山",) if "·" in name else ())
        post = maker.node("Post", maker.name(body) + title, title=title, body=body)
        sentence = f"{maker.name(post)}{name}参加了活动。"
        fact(EdgeKind.HOLDS, people[name], post, document, sentence, title, status=status, start=start, end=end)
        fact(EdgeKind.OF, post, body, document, f"{maker.name(post)}是{maker.name(body)}的职务。", "职务")
    ties = (
        (EdgeKind.VISITS, "哈山·木拉提", city, day, "哈山·木拉提率党政代表团来青澜市考察访问。", "访问"),
        (EdgeKind.INSPECTS, "哈山·木拉提", centre, day, "哈山·木拉提一行考察了青澜智慧治理指挥中心。", "考察"),
        (EdgeKind.INSPECTS, "王岚", port, later, "王岚到望溪港调研。", "调研"),
        (EdgeKind.ACCOMPANIES, "王岚", "哈山·木拉提", day, "王岚陪同哈山·木拉提考察。", "陪同"),
        (EdgeKind.ACCOMPANIES, "赵朗", "哈山·木拉提", day, "赵朗陪同哈山·木拉提考察。", "陪同"),
        (EdgeKind.LEADS, "哈山·木拉提", "周清如", day, "哈山·木拉提带领周清如等人参加座谈。", "带领"),
        (EdgeKind.MEETS, "何棠", "单远航", later, "何棠会见了单远航。", "会见"),
        (EdgeKind.MEETS, "何棠", "王岚", later, "何棠会见了王岚。", "会见"),
        (EdgeKind.SUPPORTS, city, partner, day, "青澜市对口支援松岭哈萨克自治州。", "对口支援"),
        (EdgeKind.SUPPORTS, province, partner, old, "云川省长期支援松岭哈萨克自治州。", "支援"),
        (EdgeKind.COOPERATES, school, bureau, later, "青澜职业技术大学与指挥中心开展合作。", "合作"),
        (EdgeKind.AWARDS, province, city, later, "云川省授予青澜市平安城市称号。", "授予"),
    )
    for kind, source, target, document, sentence, cue in ties:
        ends = (people.get(source, source), people.get(target, target))
        extra = {"honour": "平安城市"} if kind == EdgeKind.AWARDS else {}
        fact(kind, *ends, document, sentence, cue, **extra)
    low, high = sorted((city, partner))
    for agreement in ("园区共建协议", "人才交流协议"):
        sentence = f"青澜市与松岭哈萨克自治州签署{agreement}。"
        fact(EdgeKind.COOPERATES, low, high, day, sentence, "签署", agreement=agreement)
    for index in range(9):
        name = "闻人" + _GIVEN[index]
        person = maker.node("Person", name)
        fact(EdgeKind.MEETS, *sorted((person, people["王岚"])), later, f"王岚会见了{name}。", "会见")
    maker.node("Person", "未名氏")
    return maker.finish()
