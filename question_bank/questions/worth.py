"""Whether the words a question comes from are worth asking: requirements are, the rest is not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.questions.commonplaces import cuts_theory, is_set_phrase
from question_bank.questions.list_worth import names_faults, reasons_against
from question_bank.questions.mood import MODAL
from question_bank.requirements.model import Duty, Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.draft import Draft
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Requirement

COURTESY = re.compile(
    r"尊敬的|各位(?!.{0,10}(?:要|必须|应当))|女士们|朋友们|热烈|感谢|祝贺|问候|慰问|敬意|欢迎|辛勤|同志们好|借此机会|我代表"
)
AGENDA = re.compile(
    r"(?:现将|汇报|报告|通知|纪要|摘录)[^，。]{0,16}如下|议程|会议的(?:主要)?任务|传达学习了|刚才|这次会议|今天(?:的|，|,)?(?:我们)?(?:召开|会议)|印发了"
)
PROBLEM = re.compile(
    r"存在着?.{0,16}(?:问题|不足|差距|现象)|不足$|毛病|问题很大|很多(?:同志|办公室|干部)"
    r"|(?:部分|一些|有的|少数)[一-鿿]{0,8}(?:同志|单位|乡镇|部门|领导|干部|人)"
)
PRAISE = re.compile(
    r"近年来|长期以来|取得了|付出了|作出了|过去一年|一年来|有了较大|都在发生|发生了|进一步完善$|显著|明显|得到了|日益"
)
LOOKS_BACK = re.compile(
    r"过去|回顾|成就|成绩|历程|形势|背景|发展基础|现状|感受|体会|收获|出了新"
    r"|(?:问题|不足|不够|不好|不高|不细|不紧|不强|不严|差距|短板)(?=$| )"
)
# The sentence tells what a leader did or said, without the words that would make it a quotation.
ANOTHER = re.compile(
    r"^(?!.{0,10}(?:学习|贯彻|落实|按照|围绕|紧扣|对照|结合|[把同要]))"
    r"[^，,。]{0,12}(?:总书记|书记|主席|总理|省长|市长|县长|州长|同志)(?!们)"
)
SLOGAN = re.compile(r"^(?:同志们|让我们|最后|我相信|我们相信)")
NEAR, LONGEST_INTRO = 24, 30
VOW = re.compile("我(?:将|会|要|一定|保证|愿)|本人|我们将")
# Speeches in which somebody tells what he will do, not what others have to.
PLEDGE = re.compile(r"表态|述职|述廉|竞聘|竞职|竞岗|就职|履新|辞职|离任|承诺书|自我批评|检讨")
PROMISE = re.compile("(?<!自)我(?:将|会|一定|保证|决心|愿)")
PROMISES = 3  # so many promises make a speech a pledge
BREAK = re.compile("[，,；;。！？!?\n]")


def doubts(draft: Draft, found: Requirement, setting: Setting) -> tuple[str, ...]:
    """Return why the place of a draft is not worth asking; an empty tuple means it is."""
    return tuple(dict.fromkeys(_doubts(draft, found, setting)))


def _doubts(draft: Draft, found: Requirement, setting: Setting) -> Iterator[str]:
    words = _context(draft, found)
    topics = " ".join(
        setting.outline.headings[index].words.text for index in setting.inner(found.under)
    )
    counted = isinstance(found, RequirementList) and names_faults(found)
    tests = (
        (not all(map(setting.speech.is_fit, draft.parts)), "原文此处残缺"),
        (any(map(setting.speech.slip_by, draft.parts)), "原文疑有错别字"),
        (COURTESY.search(words), "属于客套话"),
        (AGENDA.search(words), "属于会议安排"),
        (PRAISE.search(words), "属于回顾或评价"),
        (SLOGAN.match(words), "属于结尾号召"),
        (
            VOW.search(draft.source.text) or _is_pledge(setting.title or "", setting.speech.text),
            "是表态，不是要求",
        ),
        (
            not counted and LOOKS_BACK.search(topics) and not _tells(draft),
            "所在部分讲的是情况，不是要求",
        ),
        (not counted and PROBLEM.search(words), "讲的是问题，不是要求"),
        (not found.said_by and ANOTHER.match(words), "句子说的是别人"),
        (cuts_theory(draft), "固定理论表述不挖空"),
        (is_set_phrase(draft), "固定说法，不学也会"),
    )
    yield from (reason for failed, reason in tests if failed)
    if isinstance(found, RequirementList):
        yield from reasons_against(found, setting)
    elif isinstance(found, Duty) and found.duty.text.startswith("是"):
        yield "答案可有多种说法"


def _context(draft: Draft, found: Requirement) -> str:
    """Return the words that tell what role the asked parts play in the speech."""
    if isinstance(found, RequirementList) and not found.runs:
        intro = found.intro.text[-LONGEST_INTRO:] if found.intro and found.stated else ""
        return intro + "，" + "，".join(item.text for item in found.items)
    if isinstance(found, Pairs):
        return "，".join(right.text for _, right in found.pairs)  # the left may be a fault
    text, place = draft.source.text, draft.source
    if isinstance(
        found, RequirementList
    ):  # what comes after the list's clause is of something else
        end = BREAK.search(text, found.items[-1].b - place.a)
        text = text[: end.start()] if end else text
    return text


@lru_cache(maxsize=64)
def _is_pledge(title: str, text: str) -> bool:
    """Return whether a speech by its title or its words is somebody's pledge."""
    return PLEDGE.search(title) is not None or len(PROMISE.findall(text)) >= PROMISES


def _tells(draft: Draft) -> bool:
    """Return whether the clause before the first asked part says that something must be done."""
    part = draft.parts[0]
    before = part.of.text[max(0, part.a - NEAR) : part.a]
    return MODAL.search(re.split("[。；，,;\n]", before)[-1]) is not None
