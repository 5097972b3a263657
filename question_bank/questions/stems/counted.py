"""What a list is called by what it counts or what it is: 三个要素, 四项制度, 总的要求."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.counts import NUMERALS

if TYPE_CHECKING:
    from question_bank.requirements.model import RequirementList

NUMBER = "".join(NUMERALS)
COUNTS = "零一两三四五六七八九十"
GENERAL = re.compile("(?P<what>(?:总的|总体|基本|具体)要求)就?是[，：]?(?!“)")
KIND = re.compile("(?:制度|机制|措施|原则|职责|责任|纪律|任务|工程|能力)$")
NOUN = re.compile(
    rf"(?P<count>[{NUMBER}])(?:个(?!方面|月)|项|种)[一-鿿]{{2,4}}?(?=[吧呢啊]?(?:$|[，：:,])|(?:进行|推进|实施|展开)(?:$|[，：:,。]))"
)
FIRST, FIRST_BEFORE = re.compile("第一个(?!方面|环节)([一-鿿]{2,4})[：:，,]$"), 12
FAULTS_COUNTED = re.compile(rf"(?P<count>[{NUMBER}])个(?:方面)?的?(?:突出)?问题")
FIGHTS = re.compile("治理|整治|纠正|解决|克服|防止|查处|整改")
# What is counted when a speaker announces his own talk, and what says nothing.
TALK = re.compile(
    r"(?:问题|事情|意见|体会|想法|感受|看法|话题?|打算|表态|建议|议程|情况|情形之一|短板)$"
)


def counted_noun(found: RequirementList) -> str | None:
    """Return what the speaker counts the items as: 三个要素，缺一不可 → 三个要素.

    Or what he calls the first: 第一个关键词：… → 四个关键词.
    """
    words, first = found.intro.text if found.intro else "", found.items[0]
    called = FIRST.search(first.of.text, max(0, first.a - FIRST_BEFORE), first.a)
    if called and len(found.items) < len(COUNTS) and not TALK.search(called[1]):
        return f"{COUNTS[len(found.items)]}个{called[1]}"
    counted = [match for match in NOUN.finditer(words) if not TALK.search(match[0])]
    if FIGHTS.search(words) and (faults := FAULTS_COUNTED.search(words)):
        counted = [faults]
    fits = counted and NUMERALS[counted[-1]["count"]] == len(found.items)
    return counted[-1][0] if fits else None


def of_one_kind(found: RequirementList) -> str | None:
    """Return what a complete list is by the noun all its items end with: 四项制度."""
    kind = KIND.search(found.items[0].text)
    if kind is None or not found.complete or len(found.items) >= len(COUNTS):
        return None
    alike = all(item.text.endswith(kind[0]) for item in found.items)
    return f"{COUNTS[len(found.items)]}项{kind[0]}" if alike else None


def general(found: RequirementList) -> str | None:
    """Return what a sentence calls its list as a whole: 总的要求是：…、…、….

    A name would say more, and whoever is quoted is named in its place.
    """
    if found.name or found.said_by or not (found.runs and found.intro):
        return None
    told = GENERAL.search(found.intro.text)
    return told["what"] if told and not found.intro.text[told.end() :] else None
