"""Whether a list is one to be asked: what must be done, not what is found, felt or only named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.fitness.coverage import is_part_of_section
from question_bank.questions.fitness.outlines import against_outline
from question_bank.questions.fitness.running import FOUGHT, against_clause, most
from question_bank.questions.fitness.sorts import are_halves
from question_bank.questions.mood import MODAL
from question_bank.requirements.counts import announced_count, counts_in_name
from question_bank.requirements.likeness import OPENS_WITH_VERB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.clause import Clause
    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

# How bad things are: 思想认识不高, 管理有差距, 有的同志….
FAULT = re.compile(
    r"[不无]足$|有“[^”]{2,4}”的$|的多[，,][^，,]+的少$|不够|不[好高细紧强严实深力准齐清到]$|有强有弱|(?:有|有所)松动|不实$|不(?:相?适应|到位|健全|规范|完善|平衡)$|(?:有|存在)(?:差距|问题|不足)$"
    r"|(?<!^)没有(?!.*不|$)|^(?:有的|有些|个别|少数|部分)|(?:薄弱|滞后|松懈|淡薄|缺失|欠缺|乏力)$"
)
MEASURED = re.compile("对照|查找|查摆|找准")
SHARE = re.compile(r"(?:占|达)[^，。；、]{0,3}(?:成|百分|\d)|%|\uff05")
FINDS = re.compile(
    r"(?:存在|暴露|反映|查找|查摆|发现)[^，。；]{0,16}(?:问题|不足|差距|短板|现象|情形|倾向)[^，。；]{0,6}$"
    r"|(?:表现|体现|集中|反映|暴露)在(?:以下|下列|这)?[两二三四五六七八九十]?(?:个方面|点|类|种)?[：:，,是]?$"
    r"|(?:错误|误区|毛病|通病)[^，。；]{0,6}(?:有|是)[^，。；]{0,6}$|反映(?:最多|强烈|集中|突出)的[^。；]{0,14}$|(?:原因|成因|教训|问题)(?:主要)?(?:是|有|在于)[^，。；]{0,8}$|(?:原因|教训)[^，。；]{0,6}[：:]$"
)
# What people have already, or are praised for.
ADMIRES = re.compile(
    r"身上|展现(?:出|了)|涌现|不愧|可圈可点|(?:体现|表现)(?:出|了)|值得.{0,8}(?:骄傲|自豪|肯定)|令人.{2,6}$"
)
# 原因在哪里？我看主要在五个方面：….
ASKS_WHY = re.compile("(?:原因|问题|症结|根源|差距|病根)[^。！？]{0,8}[？?][^。！？]*$")
LEARNS = re.compile(r"学习|弘扬|发扬|传承|继承|大力")
MORE = re.compile("[、，,]?以及(?![一-鿿]{2,6}等)|[，,]且(?![要须应])")  # 熟悉业务，且工作满两年
# 对自产自销的农民, 为解决买菜远的问题; 项目支出连续两年未用完的资金.
OF_WHOM = re.compile("(?:对(?!标|照|比)|针对|为)[^，、]{2,}的[一-鿿]{1,4}")
OF_WHAT = re.compile("[^，、]{5,}的[一-鿿]{2,4}")
TELLS = re.compile(f"{OPENS_WITH_VERB.pattern}|{MODAL.pattern}")
# The number of an item that is not the first, and what brings in one without a number.
LATER = re.compile(
    r"(?:^|[\n（(第])[二三四五六七八九十2-9]"
    r"(?:[是要、.．)）,，：:]|[件个点条项][^\n]{0,3})[，,、：: ]*$"
)
FURTHER = re.compile("^[^。！？\n]{0,16}[，,；;。\n](?:还有|再(?:就|有|一)|另外|此外)")
# 具备“四能”：; 落实“六个严禁”，内容包括….
CALLED = re.compile("“([^“”]{2,8})”(?:要求)?[，,：:]?(?:的?内容(?:主要)?包括|包括|即|就是)?$")
AT_END = 10
# When, and not what: 从下月起；各单位自查；明年2月.
TIME_ALONE = re.compile(
    r"(?:从|自|到)?(?:[今明]年|下半?[月年]|年底|第?[一二三四]季度|\d{1,2}月)(?:\d{1,2}[月日]|[上中下]旬|[起前底初末])*(?:以?[前后])?"
)
# What an item asks is not told by it: 何谓有温度.
ASKS = re.compile("^(?:何[谓为以]|为何|缘何|什么[是叫]|怎[样么]|如何)")
MENDED = re.compile("[。；\n]?\\s*整改(?:措施|要求|办法|方向)[:：]")
FIGURE_ALONE = re.compile(r"[\d.,%]+[一-鿿]?")  # 先报四个数：63，11，37%，19天
# Of 789 clozes read blind those for items of such rows were adopted to 69 %, the others to 88 %.
IN_PASSING = 0.25
SUBSTANTIAL, NEAR = 4, 40  # the characters an item of some weight has on average


def reasons_against(
    found: RequirementList, setting: Setting, clause: Clause | None
) -> Iterator[str]:
    """Yield why a list is not one to be asked, whichever of its items.

    `clause` is the one it runs through, if it has no name.
    """
    before = found.place.of.text[max(0, found.items[0].a - NEAR) : found.items[0].a]
    own = re.split("[。！？!?\n]", before)[-1]
    intro = f"{found.intro.text[-NEAR:] if found.intro else ''}|{own}"
    if clause:
        yield from against_clause(found, setting, clause)
    yield from against_outline(found, setting.title, ruled=setting.sets_rules)
    if not found.name and (_leaves_out(found, before) or is_part_of_section(found, setting)):
        yield "列举不全"
    if found.items[-1].text.endswith("的") and not any(
        item.text.endswith("的") for item in found.items[:-1]
    ):
        yield "句子不完整"
    few = len(found.items) < 3 and (not found.complete or found.name is None)
    if few or len(found.items) < (found.stated or 0):
        yield "列举不全"
    if not found.name and are_halves(found):
        yield "只列了每项的前半"
    yield from _of_items(found)
    if _tells_faults(found) or (not found.name and _finds(intro, before)):
        yield "讲的是问题，不是要求"
    if ADMIRES.search(intro) and not (MODAL.search(intro) or LEARNS.search(intro)):
        yield "属于回顾或评价"


def _tells_faults(found: RequirementList) -> bool:
    """Return whether items are faults, or what they have in their place is told behind each."""
    if any(MENDED.match(item.of.text, item.b) for item in found.items):
        return True
    return (most(found, FAULT) and not names_faults(found)) or (
        not found.name and most(found, SHARE)
    )


def _of_items(found: RequirementList) -> Iterator[str]:
    """Yield what the items are instead of things required."""
    if most(found, ASKS):
        yield "各项是问句"
    if not (found.name or found.runs) and any(map(_is_cut, found.items)):
        yield "只列了每项的前半"
    if all(FIGURE_ALONE.fullmatch(item.text) for item in found.items):
        yield "各项只是数字"
    if any(TIME_ALONE.fullmatch(item.text) for item in found.items):
        yield "各项不是一类"


def _is_cut(item: Span) -> bool:
    """Return whether an item only says of whom or what it is, and the next clause what is done."""
    goes_on = item.of.text[item.b : item.b + 1] in {"，", ","}
    thing = OF_WHAT.fullmatch(item.text) and not TELLS.search(item.text)
    return goes_on and bool(OF_WHOM.fullmatch(item.text) or thing)


def _leaves_out(found: RequirementList, before: str) -> bool:
    """Return whether a list begins after its first item, ends before its last, or is miscounted."""
    if MORE.match(found.place.of.text, found.items[-1].b) and found.stated is None:
        return True
    said = announced_count(found.intro.text[-AT_END:]) if found.intro else None
    named = CALLED.search(before)
    if named and sum(counts_in_name(named[1])) not in {0, len(found.items)}:
        return True
    if found.complete:
        return False
    text = found.place.of.text[found.items[-1].b :][:NEAR]
    goes_on = FURTHER.match(text) is not None
    return (
        goes_on or LATER.search(before) is not None or (said or len(found.items)) < len(found.items)
    )


def names_faults(found: RequirementList) -> bool:
    """Return whether faults with a name are explained one by one, or told to be overcome.

    四个不够：一是…。二是…; 对照新要求，还有“三个不适应”. In one sentence they are a finding.
    """
    if found.name is None or not found.complete or not most(found, FAULT):
        return False
    intro = found.intro.text if found.intro else ""
    return not found.runs or FOUGHT.search(intro) is not None or MEASURED.search(intro) is not None


def _finds(intro: str, before: str) -> bool:
    return ASKS_WHY.search(before) is not None or any(
        FINDS.search(one.rstrip("：: ")) or FINDS.search(one) for one in intro.split("|")
    )


def standing(found: RequirementList) -> float:
    """Return how much a list is worth among the others, by what it is: about 0.1 to 0.95.

    Named and counted lists come first, headings next; last what is parted in passing, of short
    words, or open (等).
    """
    worth = 0.6 + 0.25 * bool(found.name) + 0.1 * bool(found.stated) - 0.1 * (not found.complete)
    if found.name or found.stated or not found.runs:
        return worth
    text, last = found.place.of.text, found.items[-1]
    sizes = [len(item) for item in found.items]
    return (
        worth
        - IN_PASSING
        - 0.1 * (sum(sizes) < SUBSTANTIAL * len(sizes))
        - 0.05 * (text[last.b : last.b + 1] == "等")
    )
