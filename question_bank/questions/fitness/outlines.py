"""Whether the points of an outline are asked together: requirements, not the order of a talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.fitness.sorts import are_bodies
from question_bank.questions.typesetting import typeset
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

# Headings that say which part of a talk comes next, and nothing of what is in it.
PART_OF_TALK = re.compile(
    r"^(?:(?:先|再|接着|然后|首先|最后)?[讲说谈](?:讲|说|谈|一下|一说|一讲|一谈)|(?:先|再|最后)[讲说谈]|关于|进行第|为什么|怎么|怎样|如何|.{2,10}[：:])|^(?:我们)?(?:为什么|凭什么|靠什么|谁来|怎么|怎样|如何)|什么[^，。]{0,6}[？?]?$|[？?]$"
    r"|^(?:指导思想|(?:基本|工作|总体)原则|(?:主要|总体|发展|工作)?目标(?:任务|要求)?|(?:总体|工作|几点|有关)要求|(?:保障|工作|主要)措施"
    r"|(?:实施|工作|方法|活动)(?:步骤|安排|内容|方式)|组织(?:实施|领导|保障|机构)|(?:重点|主要|工作)(?:任务|工作|内容)|时间安排|附则|总则)$"
    r"|^(?!要)[^，]{2,14}情况$|^谁[^，]{0,6}谁"
    r"|^(?=.{2,14}$)(?:.*(?:年度?|下一?步|[时前后]期|[今未以]来)|主要|基本|当前|今后|有关|几点|下步|总体|存在)[^，]{0,8}(?:回顾|情况|思路|要求|打算|安排|任务|措施|目标|意见|总结|建议|成绩|成效|问题|形势|经验|体会|工作)$"
)
# A heading that any paper has among those of this one.
GENERIC = re.compile(
    "(?:工作|几点|有关|总体|保障|主要)?(?:要求|措施|目标|任务|安排|原则)$|(?:要求|责任)和(?:要求|责任)$"
)
# Who is told, cut from what: 处理事故的民警 among 上路执勤必须两人以上.
PERSONS = re.compile("^[^，]{2,10}的(?:[一-鿿]{0,2}(?:员|警|干部|同志|单位|部门|人))$")
BIDS = re.compile("必须|应当|不得|不准|严禁|一律")
# Headings that fit every speech: 提高站位，深化认识; 突出重点，务求实效.
FORMULA = re.compile(
    "(?:统一|提高|提升|深化|凝聚|强化|增强|坚定|转变|改进|加强|严明|压实|落实|突出|抓住|把握|聚焦|明确|认清|正视|总结|找准|保持|再创|狠抓|务求|形成|完善|健全|夯实|锤炼|从严|真抓|勇于|敢于)"
    "(?:思想|认识|站位|共识|信心|责任|担当|作风|领导|组织领导|纪律|重点|关键|任务|目标|形势|成绩|成效|不足|清醒|佳绩|落实|实效|合力|机制|保障|基础|问题|实干|队伍|本领|意识|管理|要求|方向|创新|作为)"
)
CASES = re.compile("下列|以下|如下|情形|之一|情况")
NUMBERED = re.compile("第[一二三四五六][次轮季阶][段度]?[，,]?$")  # 第二次|通报批评
TELLS = re.compile(f"^(?:{OPENS_WITH_VERB.pattern.removeprefix('^')})|要|必须|不")
TIME = re.compile("[日月天年周期]内$")  # 任职后三十日内: when, not what
NEAR = 5
PLAIN_CHAPTER = re.compile("[总附]则|组织体系|工作职责|适用范围|编制依据")
# All that differs in Ⅳ级响应, Ⅲ级响应.
DEGREE = re.compile(r"[\u2160-\u2169I-V一二三四五六七八九十\d]")
LECTURE = re.compile("第[一二三四五六七八九十]+(?:[讲课篇章节]|部分)[，,：: 　]*$")
LABEL = re.compile("[一-鿿]{2,4}(?:要求|情况|安排|事项)")  # 时间要求, 审核要求: of what is to come
HEADED = re.compile("[^，：]{1,8}：")
# Points that say what the speaker will talk about: 先讲讲我看到的几件事.
OF_THE_TALK = re.compile(
    "我(?!们要|国|省|市|县)|[讲说谈](?:讲|说|谈|一下|几)|^(?:先|再|最后)[讲说谈]|几(?:件事|点(?:$|要)|句话|个方面)|^几[点个条句][一-鿿]{2}$"
)
# A talk that looks at what went well, then at what did not, and then says what is to be done.
DONE_WELL, DONE_BADLY = re.compile("成绩|成效"), re.compile("问题|不足|差距|短板")
ASKS = re.compile("什么|怎么|怎样|为何|哪[些里]|吗$|[？?]")


def against_outline(
    found: RequirementList, title: str | None, *, ruled: bool = False
) -> Iterator[str]:
    """Yield why the points of an outline are not asked; of lists in a sentence only of headings.

    The chapters of a set of rules (`ruled`) are a table of contents.
    """
    if found.name:
        return
    if any(NUMBERED.search(_ahead(item)) for item in found.items[1:]):
        yield "只列了每项的后半"
    parts = sum(PART_OF_TALK.search(item.text) is not None for item in found.items)
    reviews = [any(map(one.search, _texts(found))) for one in (DONE_WELL, DONE_BADLY)]
    if any(PLAIN_CHAPTER.fullmatch(text) for text in _texts(found)):
        yield "只是章节名称"
    if len({DEGREE.sub("", text) for text in _texts(found)}) == 1:
        yield "只是章节名称"
    if any(LECTURE.search(_ahead(item)) for item in found.items):
        yield "只是章节名称"
    if not (found.runs and found.stated is None) and (parts * 2 > len(found.items) or all(reviews)):
        yield "只是章节名称"
    if not found.runs:
        yield from _against_headings(found, title, ruled=ruled)


def _against_headings(found: RequirementList, title: str | None, *, ruled: bool) -> Iterator[str]:
    """Yield why headings or the openings of paragraphs are not asked."""
    told, texts = found.intro.text if found.intro else "", _texts(found)
    tells = sum(TELLS.search(text) is not None for text in texts)
    times = sum(TIME.search(text) is not None for text in texts)
    formulas = sum(all(map(FORMULA.fullmatch, text.split("，"))) for text in texts)
    tests = (
        (ruled and not CASES.search(told) and 2 * tells < len(texts), "只是章节名称"),
        (not CASES.search(told) and _most_are_cases(found), "句子不完整"),
        (0 < times < len(texts) or _are_of_many_forms(found, title), "各项不是一类"),
        (are_bodies(found), "只说由谁做"),
        (all(map(LABEL.fullmatch, texts)), "只是章节名称"),
        (formulas * 2 > len(texts), "固定说法，不学也会"),
    )
    yield from (reason for failed, reason in tests if failed)


def _texts(found: RequirementList) -> list[str]:
    return [item.text for item in found.items]


def _ahead(item: Span) -> str:
    return item.of.text[max(0, item.a - NEAR) : item.a]


def _most_are_cases(found: RequirementList) -> bool:
    """Return whether most points are cases (可发可不发的): what is told of them is not there."""
    return sum(item.text.endswith("的") for item in found.items) * 2 > len(found.items)


def _are_of_many_forms(found: RequirementList, title: str | None) -> bool:
    """Return whether some points are not of the kind of the others: 为什么学：…, 党性课重在入心.

    So it is where one only announces what will be told, asks, or repeats the title.
    """
    texts = [typeset(item.text) for item in found.items]
    headed = sum(HEADED.match(text) is not None for text in texts)
    generic = any(GENERIC.match(text) for text in texts)
    persons = any(PERSONS.search(text) for text in texts) and any(map(BIDS.search, texts))
    told = any(OF_THE_TALK.search(text) or ASKS.search(text) for text in texts)
    unlike = 0 < headed < len(texts) or generic or persons
    return unlike or told or folded(title or "〇") in map(folded, texts)
