"""Whether the words a question comes from are worth asking: requirements are, the rest is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.fitness.answers import LIMIT
from question_bank.questions.fitness.commonplaces import cuts_theory, is_set_phrase
from question_bank.questions.fitness.deciders import of_decider
from question_bank.questions.fitness.items import has_more
from question_bank.questions.fitness.lists import names_faults, reasons_against
from question_bank.questions.fitness.pledges import is_pledge, pledges
from question_bank.questions.fitness.roles import role_of
from question_bank.questions.mood import MODAL
from question_bank.questions.stems.clause import clause_around
from question_bank.questions.stems.naming import is_anothers
from question_bank.requirements.clauses import COMMAS
from question_bank.requirements.model import Duty, Pairs, RequirementList

if TYPE_CHECKING:
    from question_bank.questions.draft import Draft
    from question_bank.questions.fitness.roles import Role
    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.clause import Clause
    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

LOOKS_BACK = re.compile(
    r"为什么|为何|症结|根源|反思|问题摆|问题[^，]{0,4}出在|正视[^，]{0,4}(?:问题|不足|差距)|存在的?(?:问题|不足|差距)|过去|回顾|回头看|喜忧|检视|查摆|找准(?!.{0,8}(?:位置|定位|方向|方位|坐标|角色|切入|重点|着力))|成就|成绩|历程|形势|背景|发展基础|现状|感受|体会|收获|出了新"
    r"|(?:辛苦|辛劳|不易|难处|问题|不足|不够|不好|不高|不细|不紧|不强|不严|差距|短板"
    r"|乱象|误区|通病|毛病|不对路)(?=$| )|毛病叫"
)
# What is to be done about faults looks forward: 从行动上较真，解决“怎么干”的问题.
MENDS = re.compile("(?:解决|破解|整治|整改|治理|纠正|克服|防止|回答)[^，,；; ]*")
# What a text itself calls a demand: 总的要求是：坚持….
DEMAND = re.compile("(?:总的|总体|具体|基本)要求是[：:，]?(?:[^。；]*)$")
CLASSIC = re.compile(
    "古人|欧阳修|韩愈|白居易|王安石|李白|杜甫|朱熹|郑板桥|林则徐|左宗棠|海瑞|包拯|古语|古训|俗话|老话|谚语|顺口溜|墓志铭|打油诗|歌词|段子|对联|先贤|[老孔孟荀庄墨韩管]子|曾国藩|王阳明|诸葛亮|苏轼|陆游|鲁迅|陶行知"
    "|《[^》]{0,3}[经语书记传志诗集策鉴]》"
)
HE_SAID = re.compile(
    "(?:[唐宋元明清汉晋]代|诗人|词人|诗句|诗里|词里)[^。]{0,30}“[^”]*$|(?:[他她]|师傅|群众|老乡|工人|大[爷妈娘]|老[人汉])[^，。：“我]{0,6}[说讲问答喊道][：:]“[^”]*$"
    "|(?:曾经?|这[样么])[说讲写]过?[，,：:][^。]*$"
)
# The paragraph that takes leave of those who listen.
CLOSING = re.compile(
    r"^(?:同志们|老师们|同学们|朋友们|各位(?:领导|同事|老师|代表|委员)?|最后)[，,：:！!、]|^让我们|^新的一年[，,里]"
)
PARTS = "；;。\n"
SAID_OTHERWISE = "答案可有多种说法"
DEMANDED = re.compile("(?:强调|要求|提出)[^。；;\n]{0,2}要[^。；;\n]*$")
NEAR, LONGEST_INTRO, FAR = 24, 30, 60
BREAK = re.compile("[，,；;。！？!?\n]")
# What is said of all that a sentence has named: 五者缺一不可，要贯穿….
AS_RULES = re.compile("[^。；\n]{0,16}[，,](?:[二两三四五六七八九]者)?缺一不可")


@dataclass(frozen=True, slots=True)
class Ground:
    """What speaks against every question of a requirement, worked out once for all of them.

    `words` tell what role the requirement plays in the speech, where these are not each question's
    own; `looks_back` is what the headings above it say. A list without a name may run through a
    `clause`.
    """

    found: Requirement
    setting: Setting
    words: str | None
    looks_back: bool
    counted: bool
    against: tuple[str, ...]
    clause: Clause | None


def ground_of(found: Requirement, setting: Setting) -> Ground:
    """Return what a requirement and its place say against the questions from it."""
    inner = setting.inner(found.under)
    against: tuple[str, ...] = ()
    counted, clause = False, None
    if isinstance(found, RequirementList):
        counted = names_faults(found)
        clause = clause_around(setting, found) if found.runs and not found.name else None
        against = tuple(reasons_against(found, setting, clause))
    elif isinstance(found, Duty) and found.duty.text.startswith("是"):
        against = (SAID_OTHERWISE,)
    told = isinstance(found, RequirementList) and (found.name or not found.runs)
    if _takes_leave(found) and not told:
        against = (*against, "属于结尾号召")
    topics = " ".join(setting.outline.headings[index].words.text for index in inner)
    looks_back = LOOKS_BACK.search(MENDS.sub("", topics)) is not None
    return Ground(found, setting, _words(found), looks_back, counted, against, clause)


def _takes_leave(found: Requirement) -> bool:
    """Return whether a requirement stands in the closing words: in the last paragraphs but one."""
    text = found.place.of.text
    begin = text.rfind("\n", 0, found.place.a) + 1
    rest = text[found.place.b :].strip().partition("\n")[2]
    late = 2 * begin > len(text)  # the greeting of a text in one paragraph opens it
    return late and CLOSING.match(text[begin:][:NEAR].strip()) is not None and "\n" not in rest


def doubts(draft: Draft, ground: Ground) -> tuple[str, ...]:
    """Return why the place of a draft is not worth asking; an empty tuple means it is."""
    speech, counted = ground.setting.speech, ground.counted
    role = role_of(_words_around(draft, ground.found) if ground.words is None else ground.words)
    tests = (
        (not all(map(speech.is_fit, draft.parts)), "原文此处残缺"),
        (any(map(speech.slip_by, _shown(draft, ground.found))), "原文疑有错别字"),
        (role.courtesy, "属于客套话"),
        (role.agenda, "属于会议安排"),
        (role.praise, "属于回顾或评价"),
        (role.slogan, "属于结尾号召"),
        (_is_pledge(draft, ground), "是表态，不是要求"),
        (
            not counted and ground.looks_back and not _tells(draft),
            "所在部分讲的是情况，不是要求",
        ),
        (not counted and role.problem, "讲的是问题，不是要求"),
        (role.story, "讲的是情况，不是要求"),
        (_is_anothers(ground.found, role), "句子说的是别人"),
        (_is_classic(ground.found), "引用的名句，不是要求"),
        (cuts_theory(draft), "固定理论表述不挖空"),
        (is_set_phrase(draft, ground.found), "固定说法，不学也会"),
        (any(has_more(ground.found, part) for part in draft.parts), "答案带着句中别的话"),
    )
    limited = LIMIT.fullmatch(draft.parts[0].text)  # a number may be said one way only
    against = (one for one in ground.against if not (limited and one == SAID_OTHERWISE))
    failures = (reason for failed, reason in tests if failed)
    return tuple(dict.fromkeys((*failures, *against, *of_decider(draft))))


def _is_pledge(draft: Draft, ground: Ground) -> bool:
    """Return whether somebody tells what he will do himself, here or in all of the speech."""
    setting = ground.setting
    vows = pledges(ground.words or _own_words(draft))
    return vows or is_pledge(setting.title or "", setting.speech.text)


def _shown(draft: Draft, found: Requirement) -> tuple[Span, ...]:
    """Return what a question shows of the speech, or asks."""
    return (*draft.parts, *(found.items if isinstance(found, RequirementList) else ()))


def _is_anothers(found: Requirement, role: Role) -> bool:
    """Return whether words are told of somebody else without being given to him."""
    if found.said_by:
        return False
    first = found.items[0] if isinstance(found, RequirementList) else found.place
    if HE_SAID.search(first.of.text, max(0, first.a - FAR), first.a):
        return True
    return role.another or (isinstance(found, RequirementList) and is_anothers(found))


def _is_classic(found: Requirement) -> bool:
    """Return whether words are quoted from a book or a sage: whoever has read it knows them."""
    if found.said_by:
        return CLASSIC.search(found.said_by.text) is not None
    first = found.items[0].a if isinstance(found, RequirementList) else found.place.a
    told = found.place.of.text[:first][-FAR:].rpartition("。")[2]
    return CLASSIC.search(told) is not None


def _words(found: Requirement) -> str | None:
    """Return the words of a requirement's own that tell its role; None where the source does."""
    if isinstance(found, RequirementList) and not found.runs:
        intro = found.intro.text if found.intro and found.stated else ""
        if found.name and (named := intro.rfind(found.name)) >= 0:
            own = max(intro.rfind(mark, 0, named) for mark in COMMAS) + 1
            intro = intro[own : named + len(found.name)]  # …, 拿笔记一下，过后我要问的
        return intro[-LONGEST_INTRO:] + "，" + "，".join(item.text for item in found.items)
    if isinstance(found, Pairs):
        return "，".join(right.text for _, right in found.pairs)  # the left may be a fault
    return None


def _words_around(draft: Draft, found: Requirement) -> str:
    """Return the source up to the end of a list's clause: what comes after is of something else."""
    text = draft.source.text
    if not isinstance(found, RequirementList):
        return text
    end = BREAK.search(text, found.items[-1].b - draft.source.a)
    return text[: end.start()] if end else text


def _own_words(draft: Draft) -> str:
    """Return the part of a sentence that the asked words stand in: from mark to mark, ；or 。."""
    text, (first, last) = draft.source.of.text, (draft.parts[0].a, draft.parts[-1].b)
    begin = max(text.rfind(mark, draft.source.a, first) for mark in PARTS)
    end = BREAK.search(text, last)
    return text[max(begin, draft.source.a) : end.start() if end else None]


def _tells(draft: Draft) -> bool:
    """Return whether the clause before the first asked part says that something must be done.

    Or it goes on with what somebody is said to have demanded: 会议强调要…，从…入手.
    """
    part = draft.parts[0]
    before = part.of.text[max(0, part.a - 2 * NEAR) : part.a]
    own = re.split("[。；，,;\n]", before)[-1]
    told = (MODAL.search(own[-NEAR:]), DEMANDED.search(before), DEMAND.search(before))
    return any(told) or AS_RULES.match(part.of.text, draft.parts[-1].b) is not None
