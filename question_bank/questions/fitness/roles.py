"""What words are instead of a requirement: courtesy, agenda, praise, a slogan, a fault, a story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

COURTESY = re.compile(
    r"尊敬的|各位(?!.{0,10}(?:要|必须|应当))|女士们|朋友们|热烈|感谢|祝贺|问候|慰问|敬意|欢迎|辛勤|同志们好|借此机会|我代表"
)
AGENDA = re.compile(
    r"(?:现将|汇报|报告|通知|纪要|摘录)[^，。]{0,16}如下|议程|会议的(?:主要)?任务|(?:主要)?目的就?是|听一听|传达学习了|刚才|这次会议|今天(?:的|，|,)?(?:我们)?(?:召开|会议)|印发了|把会[^，。]{0,4}开到|培训期间|结业|参训"
)
PROBLEM = re.compile(
    r"存在着?.{0,16}(?:问题|不足|差距|现象)|不足$|毛病|问题很大|很多(?:同志|办公室|干部)"
    r"|(?:部分|一些|(?<!所)有的|少数)[一-鿿]{0,8}(?:同志|单位|乡镇|科室|窗口|企业|学校|地方|[馆校院村镇]|部门|领导|干部|人)|[一-鿿][症病][”’]"
)
PRAISE = re.compile(
    r"近年来|长期以来|取得了|付出了|作出了|过去一年|一年来|有了较大|都在发生|发生了|进一步完善$|显著|明显|得到了|日益"
    r"|宝贵(?:的)?财富|事实证明|总体是好的|可谓|如数家珍|鞭辟入里|切中要害|^可以说[，,]"
)
# The sentence tells what a leader did or said, without the words that would make it a quotation.
ANOTHER = re.compile(
    r"^(?!各|每|所有|全体|.{0,10}(?:学习|贯彻|落实|按照|围绕|紧扣|对照|结合|[把同要]))"
    r"[^，,。]{0,12}(?:总书记|书记|主席|总理|省长|市长|县长|州长|同志)(?!们)"
)
SLOGAN = re.compile(r"^(?:同志们|让我们|最后|我相信|我们相信|总之|总而言之|总的(?:来说|说来))")
# What is told of those who listen, of who there is, and of what happened.
STORY = re.compile(
    r"在座|说句(?:心里|实在|老实)话|现有[^，。]{0,8}(?:人|\d)|最[小大老][^，。]{0,8}岁"
    r"|(?<!为)了[一二三两几半][一-鿿]|没有[^，、的不]{1,4}[，、]也?没有"
)


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


@lru_cache(maxsize=64)  # the questions of a list stand in the same words
def role_of(words: str) -> Role:
    """Return what words are instead of a requirement."""
    return Role(
        courtesy=COURTESY.search(words) is not None,
        agenda=AGENDA.search(words) is not None,
        praise=PRAISE.search(words) is not None,
        slogan=SLOGAN.match(words) is not None,
        problem=PROBLEM.search(words) is not None,
        another=ANOTHER.match(words) is not None,
        story=STORY.search(words) is not None,
    )
