"""Whether the words a question comes from are worth asking: requirements are, the rest is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.model import Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.draft import Draft
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Requirement

COURTESY = re.compile(
    r"尊敬的|各位|女士们|朋友们|热烈|感谢|祝贺|问候|慰问|敬意|欢迎|辛勤|同志们好|借此机会|我代表"
)
AGENDA = re.compile(
    r"会议的(?:主要)?任务|传达学习了|刚才|这次会议|今天(?:的|，|,)?(?:我们)?(?:召开|会议)|印发了"
)
PROBLEM = re.compile(
    r"存在着?|不足|不够|不高|不细|不紧|不健全|差距|有的|毛病|问题很大|很多(?:同志|办公室|干部)"
    r"|(?:部分|一些)[一-鿿]{0,8}(?:同志|单位|乡镇|部门|领导)"
)
PRAISE = re.compile(
    r"近年来|长期以来|取得了|付出了|作出了|过去一年|一年来|有了较大|都在发生|发生了|进一步完善$|显著|明显|得到了?|日益|成就"
)
LOOKS_BACK = re.compile(
    r"过去|回顾|成就|成效|历程|形势|背景|发展基础|现状|存在的问题|特征|特点|特色"
)
REQUIRES = re.compile(
    r"(?<![主重需首])要(?![素点闻])|必须|应当|应该|务必|坚持|做到|确保|努力|切实|力求|着力|不断|树立|加强|提高|增强|强化|推进"
    r"|深化|落实|围绕|完善|健全|推动|争当|职责|职能|任务|定位|承担|负责|处于|是.{2,}的"
)
STATES = re.compile(r"方面，要?(?:是|有|具有|为|由|正|已|曾|当然|没有|才能|能够)")
# The sentence tells what a leader did or said, without the words that would make it a quotation.
ANOTHER = re.compile(
    r"^(?!.{0,10}(?:学习|贯彻|落实|按照|围绕|紧扣|对照|结合|[把同要]))"
    r"[^，,。]{0,12}(?:总书记|书记|主席|总理|省长|市长|县长|州长|同志)(?!们)"
)
# Fixed terms of theory are asked whole or not at all; set phrases test Chinese, not the speech.
THEORY = re.compile(
    r"马克思|列宁|马列|毛泽东思想|邓小平理论|三个代表|科学发展观|习近平|中国特色社会主义|两个维护|两个确立|四个意识"
    r"|(?:道路|理论|制度|文化)自信|党的基本(?:理论|路线|方略)|五位一体|四个全面"
)
SET_PHRASE = re.compile(r"公开、平等、竞争|去产能|照镜子、|科学立法、严格执法")


def doubts(draft: Draft, found: Requirement, setting: Setting) -> tuple[str, ...]:
    """Return why the place of a draft is not worth asking; an empty tuple means it is."""
    return tuple(_doubts(draft, found, setting))


def _doubts(draft: Draft, found: Requirement, setting: Setting) -> Iterator[str]:
    words = _context(draft, found)
    topics = " ".join(setting.outline.headings[index].words.text for index in found.under)
    named = isinstance(found, RequirementList) and found.name is not None
    parts = "、".join(part.text for part in draft.parts)
    stem = getattr(draft.content, "stem", "")
    tests = (
        (not all(map(setting.speech.is_fit, draft.parts)), "原文此处残缺"),
        (COURTESY.search(words), "属于客套话"),
        (AGENDA.search(words), "属于会议安排"),
        (not named and PRAISE.search(words), "属于回顾或评价"),
        (not named and LOOKS_BACK.search(topics), "所在部分是回顾或形势"),
        (not named and PROBLEM.search(words), "讲的是问题，不是要求"),
        (not named and not REQUIRES.search(words), "不是要求"),
        (not named and PROBLEM.search(_innermost(setting, found)), "讲的是问题，不是要求"),
        (not found.said_by and ANOTHER.match(words), "句子说的是别人"),
        (STATES.search(stem), "不是要求"),
        (THEORY.search(parts) or _cuts_theory(draft), "固定理论表述不挖空"),
        (SET_PHRASE.search(words), "固定词组，不学也会"),
        (_are_mere_words(found), "词语过短"),
    )
    yield from dict.fromkeys(reason for failed, reason in tests if failed)


def _innermost(setting: Setting, found: Requirement) -> str:
    return setting.outline.headings[found.under[-1]].words.text if found.under else ""


def _context(draft: Draft, found: Requirement) -> str:
    """Return the words that tell what role the asked parts play in the speech."""
    if isinstance(found, RequirementList) and not found.runs:
        intro = found.intro.text if found.intro and found.stated else ""
        return "要：" + intro + "，".join(item.text for item in found.items)
    if isinstance(found, Pairs):
        return "要：" + "，".join(side.text for pair in found.pairs for side in pair)
    return draft.source.text


def _cuts_theory(draft: Draft) -> bool:
    """Return whether a fixed term begins right before the blank and runs into it."""
    for part in draft.parts:
        before = part.of.text[max(0, part.a - 8) : part.a]
        if re.search(r"(?:中国特色社会主义|党的基本|习近平)$", before):
            return True
    return False


def _are_mere_words(found: Requirement) -> bool:
    """Return whether a list without a name or quotation marks is only of two-character words."""
    if not isinstance(found, RequirementList) or found.name:
        return False
    quoted = found.place.of.text[found.items[0].a - 1 : found.items[0].a] in "“‘"
    return not quoted and max(len(item) for item in found.items) <= 2
