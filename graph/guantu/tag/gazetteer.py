"""Known names: administrative regions with their history, countries, places abroad, central bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import compress, count, islice
from operator import add

from guantu.lexicon import Lexicon
from guantu.lexicon.regions import Level, RegionForm
from guantu.records import Label, Mention

FULL = 0.95  # an official name, or the short name of a province or prefecture
SHORT = 0.7  # the short name of a county: it gives way to titles and names of people
WEAK = 0.4  # a short name that is a word as well (合作, 资源): below what counts, unless something else speaks for it


_TOWNSHIPS = re.compile(r"(?:、[\u4e00-\u9fff]{2,4}){0,8}等(?:[0-9一二三四五六七八九十]+个)?(?:乡镇|镇|乡|街道|村)")
_IS_CITY = re.compile("市(?!长|委|政|民|场|区)")  # 长崎|市
_PREFECTURE = re.compile("州[委长]|州政府|州直|州人大|州政协|自治州")
_OF_TEACHERS = frozenset("范资生傅")
_NAME_ENDS = frozenset("镇乡村局厅部委院校县市区省州司处社会园团队组馆站所公司学港")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a form of the gazetteer stands for. score: FULL, SHORT, or WEAK."""

    label: Label
    codes: tuple[str, ...]
    maker: str
    score: float = 0.95
    site: bool = False


class Gazetteer:
    """All known forms, found from left to right, the longest first, without overlap."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms: dict[str, Known] = {}
        for form in lexicon.regions.forms():
            if len(form.form) < 2:
                continue
            self._forms[form.form] = Known(
                label=Label.LOCATION,
                codes=form.codes,
                maker="gazetteer:region",
                score=_score(form, lexicon),
            )
        for known, value in _others(lexicon):
            if len(known) >= 2:
                self._forms.setdefault(known, value)
        self._by_start: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for word in self._forms:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._by_start = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}

    def find(self, text: str) -> list[Mention]:
        """Every known form in the normalised text."""
        found: list[Mention] = []
        by_start, forms = self._by_start, self._forms
        free = 0
        pairs = map(add, text, islice(text, 1, None))
        for position in compress(count(), map(by_start.__contains__, pairs)):
            if position < free:
                continue
            for length in by_start[text[position : position + 2]]:
                word = text[position : position + length]
                known = forms.get(word)
                if known is not None and not is_no_name(text, position, position + len(word)):
                    if known.maker == "gazetteer:place" and not known.site and _IS_CITY.match(text, position + length):
                        word += "市"
                    found.append(_mention(position, word, known))
                    free = position + len(word)
                    break
        return _supported(text, found)


def is_no_name(text: str, position: int, end: int) -> bool:
    """Whether a form at a place is no name there: 甲子镇|和|县水利局 is not 和县; 两个|临县, 第二师|范学院."""
    before = text[position - 1] if position > 0 else ""
    if text.startswith("中非", position) and end - position == 2 and "中非共和国" not in text and "班吉" not in text:
        return True  # 中非|合作: China and Africa
    if before == "公" and text[position] == "里":
        return True  # 三千公|里海岸线
    if before == "个" or (before in _NAME_ENDS and text[position] in "和同"):
        return True
    if text.startswith("全州", position) and end - position == 2 and _PREFECTURE.search(text):
        return True  # 全州|各县: the whole prefecture
    if end - position == 2 and _TOWNSHIPS.match(text, end):
        return True  # 桦林、|山丹等乡镇
    return text[end - 1] == "师" and text[end : end + 1] in _OF_TEACHERS


def _supported(text: str, found: list[Mention]) -> list[Mention]:
    """A short name counts fully in a text that also has the official name of the same region."""
    full = {code for mention in found if mention.score == FULL for code in mention.codes}
    return [
        replace(mention, score=FULL, maker="gazetteer:named" if _is_place(text, mention) else mention.maker)
        if mention.score < FULL and full.intersection(mention.codes)
        else mention
        for mention in found
    ]


def _is_place(text: str, mention: Mention) -> bool:
    """Whether a short name is no word at its place: it is none at all, or one goes there (到|三原|考察)."""
    return mention.score == SHORT or text[mention.start - 1 : mention.start] in tuple("到赴抵往访")


def _score(form: RegionForm, lexicon: Lexicon) -> float:
    if form.ordinary:
        return WEAK  # 合作; 新区 or 城区, which were official names once; 立新区 in 设立新区
    if form.full:
        return FULL
    region = lexicon.regions.by_code(form.codes[0])
    high = region is not None and region.level in (Level.PROVINCE, Level.PREFECTURE)
    return FULL if high or len(form.form) > 2 else SHORT


def _mention(start: int, word: str, known: Known) -> Mention:
    return Mention(
        start=start,
        end=start + len(word),
        label=known.label,
        text=word,
        maker=known.maker,
        score=known.score,
        codes=known.codes,
        site=known.site,
    )


def _others(lexicon: Lexicon) -> Iterator[tuple[str, Known]]:
    for form, country in lexicon.countries.forms():
        yield form, Known(label=Label.LOCATION, codes=(country.code,), maker="gazetteer:country")
    for form, place in lexicon.countries.place_forms():
        site = place.kind in ("water", "site")
        yield form, Known(label=Label.LOCATION, codes=(), maker="gazetteer:place", site=site)
    for form, _ in lexicon.bodies.forms():
        yield form, Known(label=Label.ORGANIZATION, codes=(), maker="gazetteer:body")
