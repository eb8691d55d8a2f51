"""From all readings to the Linker: places, then organs, then posts, then people, each on the ground of those before."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable

from guantu.lexicon.lexicon import Lexicon
from guantu.records import Entity, Judgement, Linker, Reading
from guantu.resolve.features import World
from guantu.resolve.held import Held
from guantu.resolve.ledger import Entry
from guantu.resolve.organs import Organ, Organs, is_bare_organ
from guantu.resolve.people import resolve_people
from guantu.resolve.personas import Seat, Sighting, folded
from guantu.resolve.posts import Owner, PostForm, Posts, holders_of, post_name, printed_title
from guantu.resolve.regions import Place, Places
from guantu.resolve.reprints import Reprints
from guantu.resolve.sheets import Ref, Sheet, sheet_of
from guantu.resolve.things import Thing, Things
from guantu.resolve.words import Key, Words, adjusted, words_of
from guantu.schema import NodeKind

_log = logging.getLogger(__name__)

_FAMOUS = 0.005  # a name in a larger share of the articles than this tells nothing of who else is in one
_TELLING = 6  # letters from which the name of an organisation or site tells it from all others
_NO_NAME = 3  # letters up to which it tells nothing but the kind (农村, 博物馆), unless a table knows it


def resolve(readings: Iterable[Reading], lexicon: Lexicon, ledger: Iterable[Entry] = ()) -> Linker:
    """The Linker of all readings; their order does not matter.

    ledger: a reviewer's words, as load_ledger() gives them. Words on what no article names are logged and passed over.
    """
    sheets: list[Sheet] = []
    reprints = Reprints()
    for reading in readings:
        sheets.append(sheet_of(reading))
        reprints.add(reading.article)
    sheets.sort(key=lambda sheet: sheet.article)
    words = words_of(ledger, sheets)
    for entry in words.unused:
        _log.warning("the ledger speaks of what no article names: %s, %s", entry.left, entry.right or entry.name)
    return _Linking(sheets, reprints.repeats(), lexicon, words).linker()


class _Linking:
    """One resolution. Each step writes its part of `things`; `owners` and `posts` carry what later steps ask."""

    def __init__(self, sheets: list[Sheet], repeats: dict[str, str], lexicon: Lexicon, words: Words) -> None:
        self.sheets = sheets
        self.words = words
        self.repeats = repeats
        self.places = Places(lexicon)
        self.organs = Organs(lexicon)
        self.posts = Posts(lexicon)
        self.world = World(names=lexicon.names, places=self.places, bodies=lexicon.bodies)
        self.things = Things()
        self.codes: dict[Ref, str] = {}
        self.owners: dict[Ref, Owner] = {}
        self.bodiless: list[tuple[Ref, Entity]] = []
        self.forms: dict[Ref, tuple[str, PostForm]] = {}
        self.judgements: list[Judgement] = []

    def linker(self) -> Linker:
        self._link_regions()
        self._link_bodies(NodeKind.ORGANIZATION)
        self._link_bodies(NodeKind.SITE)
        self._link_posts()
        self._link_people()
        self._link_bodiless_posts()
        return Linker(
            entities=self.things.linked(
                {self.things.links[ref]: name for ref, name in sorted(self.words.names.items())}
            ),
            links=dict(sorted(self.things.links.items())),
            judgements=(*(word.judgement for word in self.words.words), *self.judgements),
            duplicates=dict(sorted(self.repeats.items())),
        )

    def _link_regions(self) -> None:
        places: dict[Ref, Place] = {}
        entities: dict[Ref, Entity] = {}
        for sheet in self.sheets:
            for entity in sheet.of_kind(NodeKind.REGION):
                ref = (sheet.article, entity.id)
                entities[ref] = entity
                places[ref] = self.places.place(name=entity.name, code=entity.code, date=sheet.date, near=sheet.near)
        by_key: dict[Key, Place] = {place.key: place for place in places.values()}
        for ref, key in adjusted({ref: place.key for ref, place in places.items()}, self.words.words).items():
            place = by_key.get(key) or Place(key=key, code="", name=places[ref].name)
            entity = entities[ref]
            self.things.member(self._region(place), ref, name=entity.name, aliases=entity.aliases)
            self.codes[ref] = place.code
            self.owners[ref] = Owner(key=place.key, region=place.code, is_region=True, name=place.name)

    def _region(self, place: Place) -> Thing:
        thing = self.things.thing(NodeKind.REGION, *place.key)
        thing.official, thing.code, thing.ambiguous = place.name, place.code, place.ambiguous
        thing.aliases.update(place.former)
        return thing

    def _region_id(self, code: str) -> str:
        """The id of a region that posts or organs belong to; it becomes a thing though no text may name it."""
        if not code:
            return ""
        return self._region(self.places.place(name=code, code=code, date="", near="")).id

    def _link_bodies(self, kind: NodeKind) -> None:
        """Organisations, or sites. A short name without a region is that of the one region that bears it, if any."""
        pending: list[tuple[Sheet, Entity, Organ]] = []
        homes: dict[str, set[str]] = defaultdict(set)
        for sheet in self.sheets:
            for entity in sheet.of_kind(kind):
                code = self.codes.get((sheet.article, entity.region), "") if entity.region else ""
                organ = self.organs.organ(entity.name, code) if kind == NodeKind.ORGANIZATION else _site(entity, code)
                pending.append((sheet, entity, organ))
                if organ.key[0] == "name" and organ.region:
                    homes[entity.name].add(organ.region)
        keys: dict[Ref, Key] = {}
        regions: dict[Ref, str] = {}
        for sheet, entity, organ in pending:
            ref = (sheet.article, entity.id)
            key, region = organ.key, organ.region
            if key[0] == "name" and len(entity.name) < _TELLING:
                known = homes.get(entity.name, set())
                region = region or (next(iter(known)) if len(known) == 1 else "")
                key = ("name", region, entity.name)
            if entity.generic or (key[0] == "name" and not region and _is_common(entity.name)):
                key = ("local", *ref)
            keys[ref], regions[ref] = key, region
        keys = adjusted(keys, self.words.words)
        for sheet, entity, organ in pending:
            ref = (sheet.article, entity.id)
            key, region = keys[ref], regions[ref]
            thing = self.things.thing(kind, *key)
            thing.ambiguous = key[0] == "local"
            thing.official = thing.official or organ.name
            region_id = self._region_id(region)
            thing.region = min(filter(None, (thing.region, region_id)), default="")
            self.things.member(thing, ref, name=entity.name, aliases=entity.aliases)
            self.owners[ref] = Owner(key=key, region=region, role=organ.role, name=thing.name)
            self.codes[ref] = region

    def _link_posts(self) -> None:
        for sheet in self.sheets:
            for entity in sheet.of_kind(NodeKind.POST):
                ref = (sheet.article, entity.id)
                owner = self.owners.get((sheet.article, entity.body)) if entity.body else None
                title = entity.title or entity.name
                form = self.posts.post(title, owner)
                if form is None:
                    self.bodiless.append((ref, entity))
                    continue
                thing = self.things.thing(NodeKind.POST, *form.owner, form.title)
                thing.body, thing.holders = self._owner_id(form, ref, entity), form.holders
                thing.region = self._region_of(form, thing.body)
                # Titles as printed with the region itself make the best name: 省委书记 rather than 书记 of 江苏省委.
                if form.owner == ("code", "CN"):
                    thing.titles[form.title] += 1
                    thing.aliases.add(form.title)  # 国家副主席 is said without 中国
                elif owner is not None and owner.key == form.owner:
                    thing.titles[title] += 1
                else:
                    thing.titles[printed_title(form.title, self.things.by_id[thing.body].name)] += 1
                self.things.member(thing, ref, name="", aliases=(entity.name, *entity.aliases))
                self.forms[ref] = (thing.id, form)
        for thing in self.things.by_id.values():
            if thing.kind == NodeKind.POST and thing.body:
                thing.official = post_name(self.things.by_id[thing.body].name, thing.title)

    def _owner_id(self, form: PostForm, ref: Ref, entity: Entity) -> str:
        """The id of the thing that a post belongs to, made where no text names it (国务院 of 国务院总理)."""
        if form.owner[0] == "code":
            return self._region_id(form.owner[1])
        if form.owner[0] == "body":
            thing = self.things.thing(NodeKind.ORGANIZATION, *form.owner)
            thing.official = form.owner[1]
            return thing.id
        return self.things.links[ref[0], entity.body or ""]

    def _region_of(self, form: PostForm, body: str) -> str:
        return body if form.owner[0] == "code" else self.things.by_id[body].region

    def _code(self, id: str) -> str:
        return self.things.by_id[id].code if id else ""

    def _link_people(self) -> None:
        found = resolve_people(self._sightings(), self.world, self.words.words)
        named: Counter[str] = Counter()
        for person in found.people:
            name = folded(person[0].name)
            named[name] += 1
            key = (name,) if named[name] == 1 else (name, *person[0].ref)
            thing = self.things.thing(NodeKind.PERSON, *key)
            for sighting in person:
                entity = self._entity(sighting.ref)
                self.things.member(thing, sighting.ref, name=entity.name, aliases=entity.aliases)
        for sheet in self.sheets:
            for entity in sheet.of_kind(NodeKind.PERSON):
                if entity.generic:
                    ref = (sheet.article, entity.id)
                    self.things.member(self.things.thing(NodeKind.PERSON, "local", *ref), ref, name=entity.name)
        self.judgements.extend(found.judgements)

    def _link_bodiless_posts(self) -> None:
        """Titles without a body: the one post of that title that the person holds at the time, if any.

        Else one post for each title of a person, or one for each article.
        """
        holders: dict[Ref, set[str]] = defaultdict(set)
        for sheet in self.sheets:
            for holding in sheet.holdings:
                person = self.things.links.get((sheet.article, holding.person))
                if person:
                    holders[sheet.article, holding.post].add(person)
        held = Held(self.sheets, holders, self.forms)
        for ref, entity in self.bodiless:
            title = entity.title or entity.name
            people = sorted(holders[ref])
            if len(people) == 1 and (post := held.post(people[0], title, ref[0])):
                self.things.member(self.things.by_id[post], ref, name="", aliases=(entity.name, *entity.aliases))
                continue
            key = (people[0], title) if len(people) == 1 else ref
            thing = self.things.thing(NodeKind.POST, "local", *key)
            thing.titles[title] += 1
            thing.ambiguous, thing.holders = True, holders_of((), title)
            self.things.member(thing, ref, name=entity.name, aliases=entity.aliases)

    def _entity(self, ref: Ref) -> Entity:
        return self._persons[ref]

    def _sightings(self) -> list[Sighting]:
        self._persons = {
            (sheet.article, entity.id): entity
            for sheet in self.sheets
            for entity in sheet.of_kind(NodeKind.PERSON)
            if not entity.generic
        }
        spread = Counter(
            name for sheet in self.sheets for name in {folded(entity.name) for entity in sheet.of_kind(NodeKind.PERSON)}
        )
        famous = {name for name, count in spread.items() if count > max(20, _FAMOUS * len(self.sheets))}
        sightings: list[Sighting] = []
        for sheet in self.sheets:
            persons = [entity for entity in sheet.of_kind(NodeKind.PERSON) if not entity.generic]
            company = frozenset(folded(entity.name) for entity in persons) - famous
            places = frozenset(
                filter(
                    None,
                    (sheet.near, *(self.codes[sheet.article, e.id] for e in sheet.of_kind(NodeKind.REGION))),
                )
            )
            seats: dict[str, list[Seat]] = defaultdict(list)
            for holding in sheet.holdings:
                known = self.forms.get((sheet.article, holding.post))
                if known is None or known[1].owner[0] == "local":
                    continue  # 主席 of we know not what, 副组长 of a group that has no name, tell nobody apart
                post, form = known
                region = self._code(self.things.by_id[post].region)
                seats[holding.person].append(
                    Seat(
                        post=post,
                        owner=form.owner,
                        region=region,
                        holders=form.holders,
                        now=holding.now,
                        date=holding.date,
                    )
                )
            sightings.extend(
                Sighting(
                    ref=(sheet.article, entity.id),
                    name=entity.name,
                    forms=frozenset(map(folded, (entity.name, *entity.aliases, *_parts(entity.name)))),
                    date=sheet.date,
                    source=self.repeats.get(sheet.article, sheet.article),
                    seats=tuple(sorted(set(seats[entity.id]))),
                    near=sheet.near,
                    audience=sheet.near or sheet.outlet,
                    places=places,
                    companions=company,
                )
                for entity in persons
            )
        return sightings


def _parts(name: str) -> list[str]:
    """The parts of a dotted name that may stand for the whole: 弗拉西奇 of 斯捷潘·弗拉西奇."""
    return [part for part in name.split("·") if len(part) > 1] if "·" in name else []


def _is_common(name: str) -> bool:
    """Whether a name that no region goes with is a word for a kind of thing: 园区, 党委, 市政府, 人民医院."""
    return len(name) <= _NO_NAME or is_bare_organ(name)


def _site(entity: Entity, code: str) -> Organ:
    return Organ(key=("name", entity.name), region=code)
