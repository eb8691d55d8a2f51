"""The days of festivals, those of the lunar calendar by table, and of the events that official news counts from."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib import resources

# Festivals with a fixed day. Names that are also the names of events (三八, 七一) are not here.
_FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "青年节": (5, 4), "建党节": (7, 1), "建军节": (8, 1), "国庆": (10, 1)}

# What "since …" counts from: the day on which the congress, or the era, began.
ERAS: dict[str, str] = {
    "新中国成立": "1949-10-01",
    "中华人民共和国成立": "1949-10-01",
    "建国": "1949-10-01",
    "改革开放": "1978-12-18",
    "党的十一届三中全会": "1978-12-18",
    "党的十四大": "1992-10-12",
    "党的十五大": "1997-09-12",
    "党的十六大": "2002-11-08",
    "党的十七大": "2007-10-15",
    "党的十八大": "2012-11-08",
    "党的十九大": "2017-10-18",
    "党的二十大": "2022-10-16",
    "香港回归": "1997-07-01",
    "澳门回归": "1999-12-20",
}


def festival(name: str, year: int) -> date | None:
    """The day of a festival in a year, None outside the table (1980 to 2050).

    >>> festival("端午", 2021), festival("除夕", 2025), festival("国庆节", 2020)
    (datetime.date(2021, 6, 14), datetime.date(2025, 1, 28), datetime.date(2020, 10, 1))
    """
    if name == "除夕":
        spring = festival("春节", year)
        return spring - timedelta(days=1) if spring else None
    for form in (name, name.removesuffix("节")):
        if form in _FIXED:
            return date(year, *_FIXED[form])
    table = _table()
    for form in (name, name + "节"):
        if (year, form) in table:
            return table[year, form]
    return None


@cache
def _table() -> dict[tuple[int, str], date]:
    data = resources.files("guantu.relate").joinpath("data", "festivals.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in data.split("\n") if line and not line.startswith("#")]
    names = rows[0][1:]
    return {
        (int(year), name): date.fromisoformat(f"{year}-{day}")
        for year, *days in rows[1:]
        for name, day in zip(names, days, strict=True)
    }
