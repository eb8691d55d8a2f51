"""How the text vouches for what a verb says: as done, planned, hoped, denied or as background."""

from __future__ import annotations

import re

from guantu.lexicon.grammar import Grammar, held
from guantu.relate.scene import Scene
from guantu.schema import Modality

_HAVE_COME = re.compile(
    "(?:及|和)?(?:代表团|访问团|考察团)?(?:等)?(?:一行)?的?(?:再次|首次|专程|率团|率队)?(?:到访|来访|访问|莅临|到来|来到)"
)


def modality(scene: Scene, cue: int, grammar: Grammar) -> Modality:
    """How the text vouches for what a cue at a place says: by the words before it in its clause, and by quotation."""
    clause = scene.clause_start(cue)
    for match in grammar.mood_pattern.finditer(scene.whole, scene.start, cue + 1):  # a word may end with it: 明|率
        if match.start() >= cue:
            break
        if any(start < match.end() and match.start() < end for a in scene.actors for start, end in a.spans):
            continue  # 金某明|率团, 曾某某: a part of a name
        for mood in grammar.moods:
            if mood.word != match.group() or held(scene.whole, match.start(), mood.word, mood.not_in):
                continue
            if mood.reach != "sentence" and match.start() < clause:
                continue
            if mood.word == "欢迎" and _who_came(scene, match.end()):
                continue
            if mood.reach == "near" and (cue - match.end() > 4 or _is_topic(scene, clause, match, cue)):
                continue
            return Modality(mood.modality)
    return Modality.STATED


def _who_came(scene: Scene, position: int) -> bool:
    """欢迎|甲一行到访: a welcome to those who are there; 欢迎更多企业来投资 is one to those who may come."""
    welcomed = next((a for a in scene.actors if a.start == position), None)
    return welcomed is not None and _HAVE_COME.match(scene.whole, welcomed.end) is not None


def _is_topic(scene: Scene, clause: int, word: re.Match[str], cue: int) -> bool:
    """就|加强|合作进行座谈: the word is a part of what is talked about."""
    about = re.search("[就对]|围绕", scene.between(clause, word.start()))
    return about is not None and re.search("进行|开展|展开|作", scene.between(word.end(), cue)) is not None
