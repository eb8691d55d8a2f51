"""What a verb is said of: the places and bodies of the list behind it."""

from __future__ import annotations

import re

from guantu.lexicon.wordclasses import one_of
from guantu.relate.scene import CLAUSE, Scene, Spot

_UNNAMED = re.compile(r"了?[^了在到并由对就与同的]{2,20}(?:、|和|以及|及)")
_LIST_GOES_ON = re.compile(r"(?:[^，。；]{0,12})?(?:，?、|和|以及|及|与)(?:[^，。；、]{0,6})?")
_SAME_ITEM = re.compile(
    f"(?![^、，。；]*{one_of('does-else')})[^了在到并由对就与同和及听看向把将说、，。；：！？]{{1,8}}"
)
_ITEM_ENDS = re.compile("[、，。；]|和|及|以及|等")
_AT_WORK = re.compile("[^，。；、]{0,6}(?:现场|项目|工地|工程|车间)，")  # 某景区创建现场，|某公司、某公司
# 考察|某集团|承建的某产业园: whoever made or runs a place only tells which one it is.
_MADE_BY = re.compile("[^，。；、]{0,8}(?:承建|投资|建设|开发|打造|运营|建造|兴建|援建|创办|经营)的(?=[^，。；]{2})")
_UP_TO_OF = re.compile("[^，。；、]{0,20}?的")
_LIES_IN = re.compile("(?:地处|位于|坐落于|坐落在|处于)$")


def listed_after(scene: Scene, position: int, *, reach: int) -> list[Spot]:
    """The spots of the list that begins at most `reach` characters on; a row of regions counts as its last.

    A list may begin with things that have no name: 考察了新区建设成果展和|某某博物馆.
    """
    found: list[Spot] = []
    around: list[Spot] = []
    limit = position + reach
    for spot in scene.spots:
        if spot.start < position:
            continue
        gap = scene.between(position, spot.start)
        if not found and _LIES_IN.search(gap):
            up_to = _UP_TO_OF.match(scene.whole, spot.end)  # 来到地处|某平原|的某县
            position, around = spot.end if up_to is None else up_to.end(), [spot]
            limit = position + reach
            continue
        made = _MADE_BY.match(scene.whole, spot.end) if not spot.regional and not found else None
        if made is not None and not CLAUSE.search(gap) and spot.start <= limit:
            position, limit = made.end(), made.end() + reach
            continue
        if not found:
            if CLAUSE.search(gap) or (spot.start > limit and not (reach and _UNNAMED.fullmatch(gap))):
                break
        elif gap == "" or not gap.strip(" \u3000"):
            if _side_by_side(found[-1], spot):
                found.append(spot)  # 赴昆山|张家港考察
            found[-1] = spot
            position = spot.end
            continue
        elif _SAME_ITEM.fullmatch(gap):
            if _ITEM_ENDS.match(scene.whole, spot.end):
                found[-1] = spot  # 某村的|某基地、: the place that the item ends with is meant
                position = spot.end
            continue
        elif "期间" in gap:
            break  # 访问|某地|期间会与某市政府会面
        elif (
            not _LIST_GOES_ON.fullmatch(gap)
            and not _AT_WORK.fullmatch(gap)
            and (gap != "，" or len(found) < 2 or spot.regional)
        ):
            break  # 甲镇乙村、丙村，|丁镇戊村: a comma between groups of a list
        found.append(spot)
        position = spot.end
    return found or around


def _side_by_side(left: Spot, right: Spot) -> bool:
    """Whether two regions with codes stand beside each other, and neither holds the other."""
    one, other = left.key.removeprefix("region:"), right.key.removeprefix("region:")
    if not (len(one) == len(other) == 6 and one.isdecimal() and other.isdecimal()):
        return False
    return not other.startswith(one.rstrip("0")) and not one.startswith(other.rstrip("0"))
