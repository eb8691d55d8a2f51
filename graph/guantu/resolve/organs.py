"""Names of organisations brought to one form: full, short and former names, with and without their region."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guantu.lexicon.lexicon import Lexicon
from guantu.lexicon.regions import Region

# Each row is one kind of organ; the first form stands for all. Only what names the same organ of the same region.
ORGANS: tuple[tuple[str, ...], ...] = (
    ("党委", "委", "委员会", "中共委员会"),
    ("政府", "人民政府"),
    ("人大常委会", "人民代表大会常务委员会", "人大"),
    ("人民代表大会",),
    ("政协", "政协委员会", "人民政治协商会议", "人民政治协商会议委员会"),
    ("纪委", "纪律检查委员会", "纪检委"),
    ("监委", "监察委员会"),
    ("纪委监委",),
    ("法院", "人民法院"),
    ("中级法院", "中级人民法院", "中院"),
    ("高级法院", "高级人民法院", "高院"),
    ("检察院", "人民检察院"),
    ("政法委", "政法委员会"),
    ("发改委", "发展和改革委员会", "发展改革委员会", "发展改革委", "发展和改革委", "发展计划委员会", "计委"),
    ("国资委", "国有资产监督管理委员会"),
    ("卫健委", "卫生健康委员会", "卫生健康委", "卫计委", "卫生和计划生育委员会"),
    ("住建局", "住房和城乡建设局", "住房城乡建设局"),
    ("住建厅", "住房和城乡建设厅", "住房城乡建设厅"),
    ("住建委", "住房和城乡建设委员会", "住房城乡建设委员会"),
    ("人社局", "人力资源和社会保障局", "人力资源社会保障局"),
    ("人社厅", "人力资源和社会保障厅", "人力资源社会保障厅"),
    ("工信局", "工业和信息化局"),
    ("工信厅", "工业和信息化厅"),
    ("经信委", "经济和信息化委员会"),
    ("经信厅", "经济和信息化厅"),
    ("文旅局", "文化和旅游局", "文化旅游局"),
    ("文旅厅", "文化和旅游厅", "文化旅游厅"),
    ("科技局", "科学技术局"),
    ("科技厅", "科学技术厅"),
    ("科委", "科学技术委员会"),
    ("民宗委", "民族宗教事务委员会"),
    ("民宗局", "民族宗教事务局"),
    ("市场监管局", "市场监督管理局"),
    ("市监局",),
    ("医保局", "医疗保障局"),
    ("资规局", "自然资源和规划局"),
    ("农业农村局", "农业和农村局"),
    ("乡村振兴局",),
    ("外办", "外事办公室", "人民政府外事办公室", "政府外事办公室"),
    ("台办", "台湾事务办公室"),
    ("侨办", "侨务办公室"),
    ("网信办", "互联网信息办公室"),
    ("编办", "机构编制委员会办公室"),
    ("总工会", "工会"),
    ("团委", "共青团委", "共青团委员会"),
    ("妇联", "妇女联合会"),
    ("科协", "科学技术协会"),
    ("文联", "文学艺术界联合会"),
    ("工商联", "工商业联合会"),
    ("侨联", "归国华侨联合会"),
    ("残联", "残疾人联合会"),
)
_FORM = {form: row[0] for row in ORGANS for form in row}

# What follows the name of a region in the name of an organ of that region, as against 南京大学 or 江苏银行.
_ORGAN_END = re.compile(r"(?:委|委员会|政府|人大|常委会|政协|法院|检察院|局|厅|办公室|办|工会|妇联|联合会|协会|部)$")
_RANKS = ("自治区", "自治州", "自治县", "特别行政区", "省", "市", "州", "县", "区", "旗", "盟", "地")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """What the name of an organisation stands for.

    key: what makes it one thing. name: the form to prefer, "" to leave the choice to the texts.
    region: code of the region whose organ it is, "" where the name alone tells.
    role: the organ (党委, 发改委), "" where it is none.
    """

    key: tuple[str, ...]
    name: str = ""
    region: str = ""
    role: str = ""


class Organs:
    """Reads names of organisations."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], Organ] = {}

    def organ(self, name: str, region: str) -> Organ:
        """The organisation of a name. region: code of the region that the article gave it to, "" for none."""
        found = self._known.get((name, region))
        if found is None:
            found = self._known[name, region] = self._read(name, region)
        return found

    def _read(self, name: str, region: str) -> Organ:
        if region in ("", "CN"):
            bodies = self._lexicon.bodies.named(name)
            if len(bodies) == 1 or (bodies and bodies[0].name == name):
                body = bodies[0]
                return Organ(key=("body", body.name), name=body.name)
        own, rest = self._cut(name, region)
        if own and (rest in _FORM or _ORGAN_END.search(rest)):
            role = _FORM.get(rest, rest)
            return Organ(key=("organ", own, role), region=own, role=role)
        return Organ(key=("name", name), region=region)

    def _cut(self, name: str, region: str) -> tuple[str, str]:
        """The region at the head of a name and what follows it: 江苏省发改委 is 320000 and 发改委."""
        rest = name.removeprefix("中国共产党").removeprefix("中共").removeprefix("共青团")
        league = "共青团" if name.startswith("共青团") else ""
        if not region:
            region, rest = self._lead(rest)
            return region, league + rest
        regions = self._lexicon.regions
        country = self._lexicon.countries.by_code(region)
        if country is not None:
            names = sorted((country.full, country.name, *country.aliases), key=lambda form: (-len(form), form))
            lead = next((form for form in names if form and rest.startswith(form) and rest != form), "")
            return region, league + rest.removeprefix(lead)
        line = [found for found in (regions.by_code(region), *regions.parents(region)) if found is not None]
        forms = sorted({form for found in line for form in _forms(found)}, key=lambda form: (-len(form), form))
        cut = True
        while cut:
            cut = False
            for form in forms:
                if rest.startswith(form) and len(rest) > len(form):
                    rest, cut = rest[len(form) :], True
                    break
        if line and rest not in _FORM:
            rank = next((rank for rank in _RANKS if line[0].name.endswith(rank)), "")
            if rank and rest.startswith(rank) and (rest[len(rank) :] in _FORM or _ORGAN_END.search(rest[len(rank) :])):
                rest = rest[len(rank) :] or rest
        return region, league + rest

    def _lead(self, name: str) -> tuple[str, str]:
        """The innermost region that a name begins with in full (江苏省南通市 …), and the rest."""
        code, rest = "", name
        while True:
            for length in range(min(len(rest) - 1, 14), 1, -1):
                lead = rest[:length]
                found = [region for region in self._lexicon.regions.named(lead) if region.name == lead]
                if code:
                    found = [region for region in found if self._lexicon.regions.contains(code, region.code)]
                if len({region.code for region in found}) == 1:
                    code, rest = found[0].code, rest[length:]
                    break
            else:
                return code, rest


def is_bare_organ(name: str) -> bool:
    """Whether a name is that of a kind of organ, with a rank at most: 市委, 县政府, 省发改委.

    >>> is_bare_organ("市委"), is_bare_organ("县政府"), is_bare_organ("南通市委"), is_bare_organ("华为")
    (True, True, False, False)
    """
    rest = next((name[len(rank) :] for rank in _RANKS if name.startswith(rank)), name)
    return name in _FORM or rest in _FORM


def _forms(region: Region) -> tuple[str, ...]:
    return (region.name, *region.aliases)
