"""Whether the words a question comes from are worth asking: requirements are, the rest is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.mood import MODAL, Mood
from question_bank.questions.running_stems import PREPOSITION, UNFINISHED, clause_around
from question_bank.requirements.likeness import OPENS_WITH_VERB
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
# Fixed terms of theory are asked whole or not at all.
THEORY = re.compile(
    r"马克思|列宁|马列|毛泽东|邓小平|江泽民|胡锦涛|三个代表|科学发展观|习近平|中国特色社会主义|两个维护|两个确立|四个意识"
    r"|(?:道路|理论|制度|文化)自信|党的基本(?:理论|路线|方略)|五位一体|四个全面"
)
# Phrases that everybody can complete who has never heard the speech.
SET_PHRASE = re.compile(
    r"公开、平等、竞争|去产能|照镜子、|科学立法、严格执法|世界观、人生观|人生观、价值观|活到老、|学到老|上情下达|大而全|小而全"
    r"|承上启下、|有法可依|有令必行|真善美|德智体|衣食住行|吃苦在前|自重、自省|互相尊重|取其精华|讲学习、|讲政治、讲|政治自觉、思想自觉|思想自觉、行动自觉|大事化小|人无我有|老中青"
    r"|长期共存|互相监督|肝胆相照|协调左右|沟通内外|联系各方|连接上下|协调四方|协调各方|上传下达|吃透上情|把握下情|互相(?:谅解|理解|支持|补台)|相互(?:支持|对话|协调)"
    r"|上级精神.{0,6}下级|为官一任|守土有责|人员、机构、经费|机构、人员|领导、机构"
)
ABOUT = re.compile("关于|进行第|为什么|怎么|怎样|如何|.{2,10}[：:]")
WRONG = re.compile(r"[不无]足|[不]够$|不[好高细紧强严]$|^(?:有的|有些|个别|少数)")
DOES = re.compile(
    "进行|开展|做好|抓好|搞好|加强|推进|完成|落实|提供|建立|健全|形成|实现|达到|做到|负责"
)
ACTS = re.compile(rf"{OPENS_WITH_VERB.pattern}|[不要应]|聚焦|紧扣")
NEAR, LONGEST_BEAT, LONGEST_INTRO = 24, 4, 30
SENTENCE_MARKS = "。；：！\n"
VOW = re.compile("我(?:将|会|要|一定|保证|愿)|本人|我们将")
SECTION = re.compile(
    r"^(?:指导思想|基本原则|(?:主要|总体|发展)目标|总体要求|保障措施|组织(?:实施|领导)|重点任务|附则|总则)$"
)


def doubts(draft: Draft, found: Requirement, setting: Setting) -> tuple[str, ...]:
    """Return why the place of a draft is not worth asking; an empty tuple means it is."""
    return tuple(dict.fromkeys(_doubts(draft, found, setting)))


def _doubts(draft: Draft, found: Requirement, setting: Setting) -> Iterator[str]:
    words = _context(draft, found)
    topics = " ".join(
        setting.outline.headings[index].words.text for index in setting.inner(found.under)
    )
    tests = (
        (not all(map(setting.speech.is_fit, draft.parts)), "原文此处残缺"),
        (any(map(setting.speech.slip_by, draft.parts)), "原文疑有错别字"),
        (COURTESY.search(words), "属于客套话"),
        (AGENDA.search(words), "属于会议安排"),
        (PRAISE.search(words), "属于回顾或评价"),
        (SLOGAN.match(words), "属于结尾号召"),
        (VOW.search(draft.source.text), "是表态，不是要求"),
        (LOOKS_BACK.search(topics) and not _tells(draft), "所在部分讲的是情况，不是要求"),
        (PROBLEM.search(words), "讲的是问题，不是要求"),
        (not found.said_by and ANOTHER.match(words), "句子说的是别人"),
        (_cuts_theory(draft), "固定理论表述不挖空"),
        (_is_set_phrase(draft), "固定说法，不学也会"),
    )
    yield from (reason for failed, reason in tests if failed)
    if isinstance(found, RequirementList):
        yield from _of_list(found, setting)
    elif isinstance(found, Duty) and found.duty.text.startswith("是"):
        yield "答案可有多种说法"


def _of_list(found: RequirementList, setting: Setting) -> Iterator[str]:
    if found.name is None and found.runs:
        yield from _of_clause(found, setting)
    if _most(found, SECTION) or _most(found, ABOUT):
        yield "只是章节名称"
    if not found.complete and len(found.items) < 3:
        yield "列举不全"
    if found.name is None and found.runs and _are_mere_words(found):
        yield "词语过短"
    if WRONG.search(found.items[0].text):
        yield "讲的是问题，不是要求"


def _of_clause(found: RequirementList, setting: Setting) -> Iterator[str]:
    clause = clause_around(setting, found)
    text = found.place.text[clause.begin : clause.end]
    first, last = (
        place - found.place.a - clause.begin for place in (found.items[0].a, found.items[-1].b)
    )
    if clause.mood is Mood.REPORTS and not found.said_by:
        yield "不是要求"
    bare = PREPOSITION.match(text) and not text.startswith(("把", "将"))
    does = DOES.search(text[:first]) or ACTS.match(found.items[0].text)
    if bare and not does and UNFINISHED.match(text[last:]):
        yield "句子不完整"


def _most(found: RequirementList, pattern: re.Pattern[str]) -> bool:
    return sum(bool(pattern.match(item.text)) for item in found.items) * 2 > len(found.items)


def _context(draft: Draft, found: Requirement) -> str:
    """Return the words that tell what role the asked parts play in the speech."""
    if isinstance(found, RequirementList) and not found.runs:
        intro = found.intro.text[-LONGEST_INTRO:] if found.intro and found.stated else ""
        return intro + "，" + "，".join(item.text for item in found.items)
    if isinstance(found, Pairs):
        return "，".join(side.text for pair in found.pairs for side in pair)
    return draft.source.text


def _tells(draft: Draft) -> bool:
    """Return whether the clause before the first asked part says that something must be done."""
    part = draft.parts[0]
    before = part.of.text[max(0, part.a - NEAR) : part.a]
    return MODAL.search(re.split("[。；，,;\n]", before)[-1]) is not None


def _is_set_phrase(draft: Draft) -> bool:
    """Return whether an asked part is of a phrase that everybody can complete."""
    for part in draft.parts:
        begin = max(0, part.a - NEAR)
        around = part.of.text[begin : part.b + NEAR]
        a, b = part.a - begin, part.b - begin
        if len(part) <= LONGEST_BEAT:  # a beat of a phrase that goes on from beat to beat
            beats = "、" in around[a - 1 : a] + around[b : b + 1]
            ends = SENTENCE_MARKS + "，," * beats
            a = max(around.rfind(mark, 0, a) for mark in ends) + 1
            b = min((at for mark in ends if (at := around.find(mark, b)) >= 0), default=b)
        if any(match.start() < b and a < match.end() for match in SET_PHRASE.finditer(around)):
            return True
    return False


def _cuts_theory(draft: Draft) -> bool:
    """Return whether a part is of a fixed term, or a term begins before it and runs into it."""
    for part in draft.parts:
        before = part.of.text[max(0, part.a - 8) : part.a]
        if THEORY.search(part.text) or re.search(r"(?:中国特色社会主义|党的基本|习近平)$", before):
            return True
    return False


def _are_mere_words(found: RequirementList) -> bool:
    """Return whether a list without quotation marks is only of two-character words."""
    quoted = found.place.of.text[found.items[0].a - 1 : found.items[0].a] in "“‘"
    return not quoted and max(len(item) for item in found.items) <= 2
