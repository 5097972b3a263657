"""Duties: who or what is there for something, must do it, or is defined by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import sentences
from question_bank.requirements.model import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

MUST = re.compile(
    r"^(?P<role>[一-鿿()（）、]{2,16}?)[,，]?"
    r"(?P<duty>(?:一定要|必须要?|应当|应该|(?<![主需重必想只纪首不])要(?![求素点害么是闻务件事情])|负责(?!人|任|同志)|承担着?|担负|处于|居于)"
    r"[^。；;]{6,60})"
)
IS = re.compile(r"^(?P<role>[^，,。；;：:“”是]{2,14})[,，]?(?P<duty>是[^，,。；;：:]{6,40})")
# Who can have a duty: bodies, people, offices, and the work itself.
A_ROLE = re.compile(
    r"(?:系统|[室厅局委办院校县市村组班岗员者人]|部门|单位|机关|干部|同志|政府|领导|书记|主任|工作|制度?|作风|学习|机构|组织|支部|企业"
    r"|乡镇|街道|研究|批评|团结|协作|精神|纪律|[公电]文|会议|督查|信息|档案|机要|保密)$"
)
NOT_A_ROLE = re.compile(
    r"^(?:第[一二三四五]|[一二三四五六七八九十]是|[(（\d１]|后天|明天|昨天|从|在|对|为|以|让|使|加强|做好|搞好|坚持|这|那|我|你|他|它|同志们|特别|无论|不论|不管|尤其|主要|总|还|但|而|又|就|如果|因此|所以|可以|应该|只|有|会议|今天|当前|下面)"
)


def duties(paragraph: Span) -> Iterator[Duty]:
    """Yield the duties that a paragraph's sentences state of a named role."""
    for sentence in sentences(paragraph):
        for pattern in (MUST, IS):
            match = pattern.match(sentence.text)
            if match and A_ROLE.search(match["role"]) and not NOT_A_ROLE.match(match["role"]):
                yield Duty(
                    role=sentence.group(match, "role").strip(),
                    duty=sentence.group(match, "duty").strip(" ,，、"),
                    place=sentence,
                )
                break
