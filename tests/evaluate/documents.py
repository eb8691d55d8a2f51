"""Gold documents and extractions of invented people, for the tests of scoring."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]

PEOPLE = ("岑远帆", "阿依·木拉提", "阿依•木拉提", "阿依 ·木拉提", "佟一", "黎曼")
REGIONS = ("云州市", "云州", "云州自治州", "白县", "白山县", "云州市白山县", "沧林区", "自治州", "东地区", "青 州")
BODIES = (
    *REGIONS,
    *("中共云州市委", "云州市委", "云州市人民政府", "云州市政府", "云州党委", "云州市发展和改革委员会", "省发改委"),
    *("东海大学", "云州市场监管局", "云州区域公司", "", "中国共产党云州市委员会", "云州市云州白山县党委"),
)
TITLES = (
    *("市长", "市委书记", "党委副书记", "副书记", "代市长", "代理州长", "政府副市长", "县长", "区长", "主席"),
    *("人民政府党组书记", "市人民代表大会常务委员会主任", "人大常委会主任", "州委常委", "自治州代州长"),
    *("常务副市长", "政府常务副县长", "代理检察长", "院长", "教授", "市场监管局局长", "区域总监"),
    *("州", "市", "政府党组副省长", "长"),
)
RELATIONS = ("VISITS", "INSPECTS", "MEETS", "COOPERATES", "LEADS", "PART_OF", "BYLINE", "AWARDS")
NAMES = (*PEOPLE, *BODIES)

_names = st.sampled_from(NAMES)
_aliases = st.lists(_names, max_size=2)
_optional = st.sampled_from(({}, {}, {"optional": True}))


def _item(fields: dict[str, st.SearchStrategy[Any]], **extras: st.SearchStrategy[Any]) -> st.SearchStrategy[Document]:
    parts = st.tuples(st.fixed_dictionaries(fields, optional=extras), _optional)
    return parts.map(lambda pair: {**pair[0], **pair[1]})


_entity = _item(
    {"name": _names, "type": st.sampled_from(("PER", "ORG", "LOC")), "aliases": _aliases},
    alt_type=st.sampled_from(("ORG", "LOC")),
    site=st.booleans(),
)
_role = _item(
    {"person": st.sampled_from(PEOPLE), "body": st.sampled_from(BODIES), "title": st.sampled_from(TITLES)},
    aliases=st.lists(st.builds("{}{}".format, st.sampled_from(BODIES), st.sampled_from(TITLES)), max_size=2),
    body_aliases=st.lists(st.sampled_from(BODIES), max_size=2),
)
_relation = _item(
    {"type": st.sampled_from(RELATIONS), "subject": _names, "object": _names},
    subject_aliases=_aliases,
    object_aliases=_aliases,
)


def documents(*, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    """Documents with a few items each, drawn from names that collide in spelling, rank and nesting."""
    return st.fixed_dictionaries(
        {
            "id": ids,
            "text": st.just("文"),
            "entities": st.lists(_entity, max_size=8),
            "roles": st.lists(_role, max_size=6),
            "relations": st.lists(_relation, max_size=6),
        }
    )
