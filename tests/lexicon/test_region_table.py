"""The table of regions, row by row: what must hold for each, and what the oracle says where it is at hand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from opencc import OpenCC

from guantu.lexicon import Level, Region, Regions, load_lexicon

SHARED = Path(__file__).resolve().parents[3] / "shared" / "lexicon"
CURRENT = SHARED / "divisions_current_2026-09.tsv"
HISTORY = SHARED / "divisions_history_1981_2024.tsv"

BELOW_SPECIAL = re.compile(r"(?!710000)71|(?!8[12]0000)8[12]")  # the oracle lists no parts of these three


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_lexicon().regions


def failing(regions: Regions, holds: object) -> list[str]:
    assert callable(holds)
    return [f"{region.code} {region.name}" for region in regions if not holds(region)]


def test_no_code_has_the_same_name_twice(regions: Regions) -> None:
    keys = [(region.code, region.name) for region in regions]
    assert len(keys) == len(set(keys))


def test_every_code_is_six_digits_or_a_word_after_them(regions: Regions) -> None:
    assert failing(regions, lambda r: re.fullmatch(r"\d{6}(-[a-z0-9]+)?", r.code)) == []


def test_every_parent_is_in_the_table_and_above(regions: Regions) -> None:
    rank = {Level.PROVINCE: 0, Level.PREFECTURE: 1, Level.COUNTY: 2, Level.AREA: 3}

    def above(region: Region) -> bool:
        if region.parent is None:
            return region.level == Level.PROVINCE or region.code.startswith("000000-")
        parent = regions.by_code(region.parent)
        return parent is not None and rank[parent.level] < rank[region.level]

    assert failing(regions, above) == []


def test_every_successor_is_in_the_table(regions: Regions) -> None:
    assert failing(regions, lambda r: all(regions.by_code(code) is not None for code in r.successors)) == []


def test_only_what_is_gone_has_successors(regions: Regions) -> None:
    assert failing(regions, lambda r: r.end is not None or not r.successors) == []


def test_what_ended_since_1996_leads_to_what_is_there_today(regions: Regions) -> None:
    def leads_on(region: Region) -> bool:
        return region.end is None or region.end < "1996" or regions.successors(region.code) != ()

    assert failing(regions, leads_on) == []


def test_dates_are_iso_prefixes_in_order(regions: Regions) -> None:
    def sane(region: Region) -> bool:
        dates = [date for date in (region.start, region.end) if date is not None]
        return (
            all(re.fullmatch(r"(19|20)\d\d(-[01]\d)?", date) for date in dates)
            and dates == sorted(dates)
            and all("1980" <= date <= "2027" for date in dates)
        )

    assert failing(regions, sane) == []


def test_one_code_has_one_name_at_a_time(regions: Regions) -> None:
    current = [region.code for region in regions if region.end is None]
    assert len(current) == len(set(current))


def test_aliases_are_other_forms_of_two_characters_or_more(regions: Regions) -> None:
    def good(region: Region) -> bool:
        return (
            region.name not in region.aliases
            and len(set(region.aliases)) == len(region.aliases)
            and all(len(alias) >= 2 for alias in region.aliases)
            and (region.short == region.name or region.short in region.aliases)
        )

    assert failing(regions, good) == []


def test_no_name_is_traditional_or_carries_white_space(regions: Regions) -> None:
    convert = OpenCC("t2s").convert
    kept = {"乾", "濛", "於", "瞭", "藉", "氹"}  # right in simplified text, in names

    def simplified(region: Region) -> bool:
        text = "".join((region.name, *region.aliases))
        pairs = zip(text, convert(text), strict=True)
        return re.search(r"\s", text) is None and all(a == b or a in kept for a, b in pairs)

    assert failing(regions, simplified) == []


def read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"the oracle {path.name} is not beside this repository")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_current_units_are_those_of_the_oracle(regions: Regions) -> None:
    oracle = {(row["code"], row["name"], row["level"], row["parent"]) for row in read(CURRENT)}
    ours = {
        (region.code, region.name, str(region.level), region.parent or "")
        for region in regions
        if region.end is None and region.level != Level.AREA and not BELOW_SPECIAL.match(region.code)
    }
    assert ours == oracle


def test_every_short_form_of_the_oracle_is_known_but_for_those_that_nobody_uses(regions: Regions) -> None:
    """土默特左 for 土默特左旗 is none; 浦东新 and 东乡族县 are slips."""
    slip = re.compile(
        "[左右前中后新族]$|族[县旗]$|^(?:井陉|达尔罕茂明安|镶黄|正镶白|正蓝|陈巴尔虎旗|克孜勒苏柯尔克孜)$"
    )
    lacking = [
        alias
        for row in read(CURRENT)
        for alias in filter(None, row["aliases"].split("|"))
        if row["code"] not in {region.code for region in regions.named(alias)} and not slip.search(alias)
    ]
    assert lacking == []


def test_units_ended_since_1996_agree_with_the_oracle(regions: Regions) -> None:
    """Of the ends that the oracle dates from 1996 on, at least 94 in 100 have the same year here."""
    rows = [row for row in read(HISTORY) if row["end"] >= "1996"]
    ours = {(region.code, region.name): region.end for region in regions}
    agreed = sum((ours.get((row["code"], row["name"])) or "")[:4] == row["end"] for row in rows)
    assert agreed / len(rows) >= 0.94


def test_successors_since_1996_agree_with_the_oracle(regions: Regions) -> None:
    """Where both name a successor, ours is one of the oracle's in at least 95 of 100 cases."""
    known = {(region.code, region.name): region.successors for region in regions}
    rows = [row for row in read(HISTORY) if row["end"] >= "1996" and row["successors"]]
    both = [
        (set(known[row["code"], row["name"]]), {code[:6] for code in row["successors"].split(";")})
        for row in rows
        if known.get((row["code"], row["name"]))
    ]
    assert len(both) > 1000
    assert sum(bool(ours & theirs) for ours, theirs in both) / len(both) >= 0.95
