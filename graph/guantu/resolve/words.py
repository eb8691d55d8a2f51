"""A reviewer's words applied to what the articles name: from article#name to entities, and to the keys of things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guantu.records import Judgement
from guantu.resolve.ledger import Entry
from guantu.resolve.personas import folded
from guantu.resolve.sheets import Ref, Sheet

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A reviewer's word on two entities, with the line of the ledger that says it."""

    left: Ref
    right: Ref
    same: bool
    entry: Entry

    @property
    def judgement(self) -> Judgement:
        """As the Linker reports it."""
        return Judgement(
            left="#".join(self.left),
            right="#".join(self.right),
            same=self.same,
            who=self.entry.who or "reviewer",
            when=self.entry.when,
            reasons=(self.entry.why,) if self.entry.why else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All words. names: new names by entity. unused: entries that speak of what no article has."""

    words: tuple[Word, ...] = ()
    names: Mapping[Ref, str]
    unused: tuple[Entry, ...] = ()


def words_of(entries: Iterable[Entry], sheets: Iterable[Sheet]) -> Words:
    """The words of a ledger about the entities of some sheets."""
    entries = tuple(entries)
    if not entries:
        return Words(names={})
    wanted = {ref.rpartition("#")[0] for entry in entries for ref in (entry.left, entry.right) if ref}
    index: dict[str, Ref] = {}
    for sheet in sheets:
        if sheet.article not in wanted:
            continue
        for entity in reversed(sheet.entities):
            ref = (sheet.article, entity.id)
            for form in (*entity.aliases, entity.name):
                index[f"{sheet.article}#{folded(form)}"] = ref
        for entity in sheet.entities:
            index.setdefault(f"{sheet.article}#{entity.id}", (sheet.article, entity.id))
    words: list[Word] = []
    names: dict[Ref, str] = {}
    unused: list[Entry] = []
    for entry in entries:
        left, right = (_find(ref, index) for ref in (entry.left, entry.right))
        if entry.verdict == "rename" and left:
            names[left] = entry.name
        elif entry.verdict in {"same", "different"} and left and right and left != right:
            words.append(Word(left=left, right=right, same=entry.verdict == "same", entry=entry))
        else:
            unused.append(entry)
    return Words(words=tuple(words), names=names, unused=tuple(unused))


def adjusted(keys: Mapping[Ref, Key], words: Iterable[Word]) -> dict[Ref, Key]:
    """The keys of things after the words on them: those told the same share one, those told apart do not.

    Words on refs that have no key here are passed over. "Different" moves the right one out, by itself.
    """
    words = [word for word in words if word.left in keys and word.right in keys]
    home: dict[Key, Key] = {}

    def find(key: Key) -> Key:
        while key in home:
            key = home[key]
        return key

    apart = {
        word.right: ("apart", *word.right) for word in words if not word.same and keys[word.left] == keys[word.right]
    }
    for word in words:
        if word.same:
            first, second = sorted(find(apart.get(r, keys[r])) for r in (word.left, word.right))
            if first != second:
                home[second] = first
    return {ref: find(apart.get(ref, key)) for ref, key in keys.items()}


def _find(ref: str, index: Mapping[str, Ref]) -> Ref | None:
    article, _, name = ref.rpartition("#")
    return index.get(f"{article}#{folded(name)}") or index.get(ref)
