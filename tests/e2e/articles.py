"""A few articles of invented people, in the ways in which real ones come."""

from __future__ import annotations

import json
from pathlib import Path

TEXTS = {
    "a": (
        "江苏日报讯 6月4日，江苏省委副书记、省长岑远帆到苏州市调研。苏州市委书记佟一陪同调研。\n"
        "岑远帆首先来到苏州工业园区，考察企业生产情况。\n"
    ),
    "b": "江蘇日報訊 6月8日,江蘇省省長岑遠帆會見了山東省副省長黎曼一行。雙方簽署合作協議。\n",
    "c": "本網(wǎng)訊 苏州市市长黎曼(女)、副市长佟二到伊宁县考察。苏州市对口支援伊宁县。\n苏州日报社 版权所有\n",
    "d": "任命岑远帆为江苏省发展和改革委员会主任。免去佟二的苏州市副市长职务。\n",
    "e": "苏州市委书记佟一会见了阿依·木拉提一行，市长黎曼参加会见。\n",
}
DATES = {"a": "2022-06-04", "b": "2022-06-08", "c": "2023-01-10", "d": "2023-02-01"}


def write_files(folder: Path, ids: str = "abcde") -> Path:
    """One text file an article."""
    folder.mkdir(parents=True, exist_ok=True)
    for id in ids:
        (folder / f"{id}.txt").write_text(TEXTS[id], "utf-8")
    return folder


def write_lines(path: Path, ids: str = "abcde") -> Path:
    """A collection with one record an article, in the order of the ids given."""
    records = [{"id": id, "text": TEXTS[id], "date": DATES.get(id)} for id in ids]
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path
