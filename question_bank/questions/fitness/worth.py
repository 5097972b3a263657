"""Whether the words a question comes from are worth asking: requirements are, the rest is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.fitness.commonplaces import cuts_theory, is_set_phrase
from question_bank.questions.fitness.form import LEAD
from question_bank.questions.fitness.items import has_more
from question_bank.questions.fitness.lists import names_faults, reasons_against
from question_bank.questions.fitness.pledges import is_pledge, pledges
from question_bank.questions.mood import IN_ORDER, LINK, MODAL, PLAIN_TELLING
from question_bank.questions.stems.naming import is_anothers
from question_bank.questions.stems.running import clause_around
from question_bank.requirements.model import Duty, Pairs, RequirementList

if TYPE_CHECKING:
    from question_bank.questions.draft import Draft
    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.running import Clause
    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

COURTESY = re.compile(
    r"尊敬的|各位(?!.{0,10}(?:要|必须|应当))|女士们|朋友们|热烈|感谢|祝贺|问候|慰问|敬意|欢迎|辛勤|同志们好|借此机会|我代表"
)
AGENDA = re.compile(
    r"(?:现将|汇报|报告|通知|纪要|摘录)[^，。]{0,16}如下|议程|会议的(?:主要)?任务|(?:主要)?目的就?是|听一听|传达学习了|刚才|这次会议|今天(?:的|，|,)?(?:我们)?(?:召开|会议)|印发了|把会[^，。]{0,4}开到|培训期间|结业|参训"
)
PROBLEM = re.compile(
    r"存在着?.{0,16}(?:问题|不足|差距|现象)|不足$|毛病|问题很大|很多(?:同志|办公室|干部)"
    r"|(?:部分|一些|有的|少数)[一-鿿]{0,8}(?:同志|单位|乡镇|部门|领导|干部|人)"
)
PRAISE = re.compile(
    r"近年来|长期以来|取得了|付出了|作出了|过去一年|一年来|有了较大|都在发生|发生了|进一步完善$|显著|明显|得到了|日益"
    r"|宝贵(?:的)?财富|事实证明|总体是好的|可谓|如数家珍|鞭辟入里|切中要害|^可以说[，,]"
)
LOOKS_BACK = re.compile(
    r"为什么|为何|症结|正视[^，]{0,4}(?:问题|不足|差距)|存在的?(?:问题|不足|差距)|过去|回顾|回头看|喜忧|检视|查摆|找准(?!.{0,8}(?:位置|定位|方向|方位|坐标|角色|切入|重点|着力))|成就|成绩|历程|形势|背景|发展基础|现状|感受|体会|收获|出了新"
    r"|(?:辛苦|辛劳|不易|难处|问题|不足|不够|不好|不高|不细|不紧|不强|不严|差距|短板)(?=$| )"
)
# The sentence tells what a leader did or said, without the words that would make it a quotation.
ANOTHER = re.compile(
    r"^(?!.{0,10}(?:学习|贯彻|落实|按照|围绕|紧扣|对照|结合|[把同要]))"
    r"[^，,。]{0,12}(?:总书记|书记|主席|总理|省长|市长|县长|州长|同志)(?!们)"
)
CLASSIC = re.compile(
    "古人|古语|古训|俗话|老话|谚语|先贤|[老孔孟荀庄墨韩管]子|曾国藩|王阳明|诸葛亮|苏轼|陆游|鲁迅|陶行知"
    "|《[^》]{0,3}[经语书记传志诗集策鉴]》"
)
HE_SAID = re.compile(
    "(?:[他她]|师傅|群众|老乡|工人|大[爷妈娘]|老[人汉])[^，。：“我]{0,6}[说讲问答喊道][：:]“[^”]*$"
    "|(?:曾经?|这[样么])[说讲写]过?[，,：:][^。]*$"
)
# The paragraph that takes leave of those who listen.
CLOSING = re.compile(
    r"^(?:同志们|老师们|同学们|朋友们|各位(?:领导|同事|老师|代表|委员)?|最后)[，,：:！!、]|^让我们|^新的一年[，,里]"
)
SLOGAN = re.compile(r"^(?:同志们|让我们|最后|我相信|我们相信|总之|总而言之|总的(?:来说|说来))")
# What is told of those who listen, of who there is, and of what happened.
STORY = re.compile(
    r"在座|说句(?:心里|实在|老实)话|现有[^，。]{0,8}(?:人|\d)|最[小大老][^，。]{0,8}岁"
    r"|(?<!为)了[一二三两几半][一-鿿]|没有[^，、的不]{1,4}[，、]也?没有"
)
SUBSTANTIAL = 5  # characters an item has on average where it says something by itself
DEMANDS = re.compile(f"{MODAL.pattern}|不许|做到|一律|确保|任务|职责|职能|[”’]")
DEMANDED = re.compile("(?:强调|要求|提出)[^。；;\n]{0,2}要[^。；;\n]*$")
NEAR, LONGEST_INTRO, FAR = 24, 30, 60
BREAK = re.compile("[，,；;。！？!?\n]")


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


@dataclass(frozen=True, slots=True)
class Role:
    """What some words are instead of a requirement."""

    courtesy: bool
    agenda: bool
    praise: bool
    slogan: bool
    problem: bool
    another: bool
    story: bool


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
        against = ("答案可有多种说法",)
    told = isinstance(found, RequirementList) and (found.name or not found.runs)
    if _takes_leave(found) and not told:
        against = (*against, "属于结尾号召")
    topics = " ".join(setting.outline.headings[index].words.text for index in inner)
    looks_back = LOOKS_BACK.search(topics) is not None
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
    role = _role(_words_around(draft, ground.found) if ground.words is None else ground.words)
    tests = (
        (not all(map(speech.is_fit, draft.parts)), "原文此处残缺"),
        (any(map(speech.slip_by, _shown(draft, ground.found))), "原文疑有错别字"),
        (role.courtesy, "属于客套话"),
        (role.agenda, "属于会议安排"),
        (role.praise, "属于回顾或评价"),
        (role.slogan, "属于结尾号召"),
        (
            pledges(draft.source.text) or is_pledge(ground.setting.title or "", speech.text),
            "是表态，不是要求",
        ),
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
        (_is_in_passing(draft, ground), "只是顺带提到的词语"),
        (any(has_more(ground.found, part) for part in draft.parts), "答案带着句中别的话"),
    )
    return tuple(dict.fromkeys((*(reason for failed, reason in tests if failed), *ground.against)))


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
    who = found.said_by.text if found.said_by else ""
    return CLASSIC.search(who) is not None


def _is_in_passing(draft: Draft, ground: Ground) -> bool:
    """Return whether a few words are left out of a sentence that tells nobody to do anything.

    努力贴近发展大局、贴近领导思路: whoever has not heard it might say as much.
    """
    content, found = draft.content, ground.found
    if ground.clause is None or ground.against:
        return False  # it is refused as a list already
    if not (isinstance(content, Cloze) and isinstance(found, RequirementList)):
        return False
    core = LEAD.sub("", content.stem)
    own = LINK.sub("", re.split("[，：；]", core.partition(BLANK)[0])[-1])
    short = sum(map(len, found.items)) < SUBSTANTIAL * len(found.items)
    demands = (
        found.stated or DEMANDS.search(core) or PLAIN_TELLING.match(own) or IN_ORDER.search(core)
    )
    return short and not demands


def _words(found: Requirement) -> str | None:
    """Return the words of a requirement's own that tell its role; None where the source does."""
    if isinstance(found, RequirementList) and not found.runs:
        intro = found.intro.text[-LONGEST_INTRO:] if found.intro and found.stated else ""
        return intro + "，" + "，".join(item.text for item in found.items)
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


@lru_cache(maxsize=64)  # the questions of a list stand in the same words
def _role(words: str) -> Role:
    return Role(
        courtesy=COURTESY.search(words) is not None,
        agenda=AGENDA.search(words) is not None,
        praise=PRAISE.search(words) is not None,
        slogan=SLOGAN.match(words) is not None,
        problem=PROBLEM.search(words) is not None,
        another=ANOTHER.match(words) is not None,
        story=STORY.search(words) is not None,
    )


def _tells(draft: Draft) -> bool:
    """Return whether the clause before the first asked part says that something must be done.

    Or it goes on with what somebody is said to have demanded: 会议强调要…，从…入手.
    """
    part = draft.parts[0]
    before = part.of.text[max(0, part.a - 2 * NEAR) : part.a]
    own = re.split("[。；，,;\n]", before)[-1]
    return (MODAL.search(own[-NEAR:]) or DEMANDED.search(before)) is not None
