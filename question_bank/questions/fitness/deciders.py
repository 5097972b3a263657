"""Whether it can be asked who decides: the sentence says of what, and does not tell who it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.cloze import Cloze
from question_bank.questions.fitness.form import LEAD
from question_bank.requirements.deciders import A_POST, decides
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.draft import Draft

# Of whose plan or opinion nothing is said: 整改方案报____备案.
BARE = re.compile(
    "(?:要求|规定|指出)，[一-鿿]{0,2}(?:方案|意见|名单|材料|清单|报告|台账|情况|计划)(?:须|应当?|要)?[经报由送]"
)
# Whoever is above 分管领导 is the head: 由分管局领导审签后报____审定.
UPWARDS = re.compile("分管[^，。；]{1,8}(?:后|[，、])[^，。；]{0,3}[报由经]____")
A_HEAD = re.compile("主要|(?<!副)(?:局|处|院|校|县|市|厅|省)长$")
HALVES = 2  # characters: more are an office
RANK = re.compile("(?:主要|分管)?(?:负责人|负责同志|领导)$|(?<=[室委办会部])(?:主任|书记)$")


def of_decider(draft: Draft) -> Iterator[str]:
    """Yield why it is not asked who decides."""
    content = draft.content
    if not (isinstance(content, Cloze) and decides(draft.parts[0])):
        return
    stem, answer = content.stem, content.answers[0]
    if BARE.search(stem) and "就“" not in stem:
        yield "题干指代不明"
    if UPWARDS.search(stem) and A_HEAD.search(answer):
        yield "旁边已经说出答案"
    shown = folded(LEAD.sub("", stem))
    if _is_echoed(answer, shown) or any(folded(one) in shown for one in content.accepted[0]):
        yield "题干中出现答案"


def _is_echoed(answer: str, shown: str) -> bool:
    """Return whether what a post is of stands in the stem: 其他科室形成的档案, 形成科室负责人."""
    of_what = RANK.sub("", answer) if A_POST.search(answer) else ""
    halves = [of_what[at : at + 2] for at in range(0, len(of_what), 2)]
    return len(of_what) > HALVES and all(half in shown for half in halves)
