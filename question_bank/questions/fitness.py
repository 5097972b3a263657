"""Named reasons for refusing or ranking a draft: what an instructor would have to repair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM
from question_bank.questions.cloze import Cloze
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.draft import Draft
    from question_bank.questions.matching import Matching
    from question_bank.questions.setting import Setting

ORPHAN = re.compile(
    r"^(?:这些?|这种|这就|那|此外|同时|以此|其中|其|它|该|因此|所以|但|而且|并且|他们|我们)"
)
DANGLING = re.compile(r"他们|它们|(?<![极尤])其(?![他它余实次中])|这[些种一项]|上述|以上|前面")
SLOT = re.compile(r"其中第.{1,3}项是____")
COURTESY = re.compile(r"感谢|祝贺|问候|慰问|敬意|欢迎|辛勤|同志们好|借此机会|我代表")
AGENDA = re.compile(
    r"会议的(?:主要)?任务|传达学习了|刚才|这次会议|今天(?:的|，|,)?(?:我们)?(?:召开|会议)|印发了"
)
PROBLEM = re.compile(
    r"存在着?|不足|不够|不高|不细|不紧|不健全|差距|有的|部分[一-鿿]{0,8}(?:同志|单位|乡镇|部门|领导)|一些[一-鿿]{0,6}(?:同志|单位|乡镇|部门|领导)"
    r"|很多(?:同志|办公室|干部)|毛病|问题很大"
)
PRAISE = re.compile(
    r"近年来|长期以来|取得了|付出了|作出了|过去一年|一年来|有了较大|都在发生|发生了"
)
REQUIRES = re.compile(
    r"要|必须|应当?|务必|坚持|做到|确保|努力|切实|力求|树立|加强|提高|强化|推进|落实|围绕|职责|职能|任务|作用|承担|负责|处于|包括|是"
)
FIGURE = re.compile(r"\d+(?:名|台|人|个|次|万|亿|%)|[xX×]{1,}|某")
GENERIC = re.compile(
    r"^(?:工作|问题|方面|要求|情况|办公室|同志|干部|单位|部门|领导|会议|思想|作风|年龄|性格)$"
)


def reasons(draft: Draft, setting: Setting) -> tuple[str, ...]:
    """Return what speaks against showing the draft as it is; an empty tuple means ready."""
    found = (
        _of_cloze(draft.content)
        if isinstance(draft.content, Cloze)
        else _of_matching(draft.content)
    )
    return (*found, *_of_place(draft, setting))


def _of_cloze(cloze: Cloze) -> Iterator[str]:
    stem = cloze.stem
    shown = stem.replace(BLANK, "〇")
    if len(stem) > LONGEST_STEM:
        yield "题干过长"
    if stem.lstrip("“（《").startswith(BLANK):
        yield "挖空在句首"
    if SLOT.search(stem):
        yield "看不出问的是哪一项"
    if ORPHAN.match(stem) or DANGLING.search(shown):
        yield "题干指代不明"
    if not _is_balanced(stem):
        yield "引号或括号不成对"
    if FIGURE.search(shown):
        yield "涉及具体数字"
    for answer in cloze.answers:
        yield from _of_answer(answer, shown)


def _of_answer(answer: str, shown: str) -> Iterator[str]:
    key = folded(answer)
    if not 2 <= len(key) <= 22:
        yield "答案太短或太长"
    if key in folded(shown) or key in folded(shown.replace("〇", "")):
        yield "题干中出现答案"
    if GENERIC.match(key):
        yield "答案过于平常"
    if not _is_balanced(answer):
        yield "答案不完整"


def _is_balanced(text: str) -> bool:
    return all(text.count(one) == text.count(two) for one, two in ("“”", "（）", "《》"))


def _of_matching(matching: Matching) -> Iterator[str]:
    rights, lefts = matching.rights, matching.lefts
    if not 3 <= len(lefts) <= 8:
        yield "配对数目不合适"
    if len(set(map(folded, (*rights, *matching.extra)))) < len(rights) + len(matching.extra):
        yield "右栏有重复"
    if max(map(len, rights)) > 24 or max(map(len, lefts)) > 30:
        yield "文字过长"
    told = sum(_share_a_word(left, right) for left, right in matching.pairs)
    if told * 2 > len(lefts):
        yield "左右用字相同，可以猜出"


def _share_a_word(left: str, right: str) -> bool:
    one, two = folded(left), folded(right)
    return any(one[i : i + 2] in two for i in range(len(one) - 1))


def _of_place(draft: Draft, setting: Setting) -> Iterator[str]:
    if not all(setting.speech.is_fit(part) for part in draft.parts):
        yield "原文此处残缺"
    words = draft.source.text
    if COURTESY.search(words):
        yield "属于客套话"
    if AGENDA.search(words):
        yield "属于会议安排"
    if PRAISE.search(words):
        yield "属于回顾或评价"
    if PROBLEM.search(words):
        yield "讲的是问题，不是要求"
    if not REQUIRES.search(words):
        yield "不是要求"
