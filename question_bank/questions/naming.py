"""What a whole list is called in a question about all of it: whose it is, its name or number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.announced_stems import SPEAKER_HIMSELF
from question_bank.questions.mood import LINK, MARK, MODAL
from question_bank.questions.setting import OPENS_MODAL
from question_bank.questions.typesetting import quoted, typeset
from question_bank.requirements.clauses import COMMAS, pieces
from question_bank.requirements.counts import NUMERALS
from question_bank.requirements.likeness import LEADS, OPENS_WITH_VERB
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList

NUMBER = "".join(NUMERALS)
MEASURES = "个|项|种|条|类|道|件|对|组|方面|大|级|步"
COUNTED = re.compile(
    rf"^(?P<head>.{{2,26}}?)(?:以下|下列|如下)?(?P<noun>(?P<count>[{NUMBER}])(?:{MEASURES})[一-鿿]{{1,8}})$"
)
# 值班人员应当按照下列步骤跟踪处理
STEPS = re.compile(
    r"^(?P<head>.{2,20}?)(?:一般|应当?|必须|要|须)*(?:按照?|依照|经过|遵循)(?:以下|下列|如下)(?P<noun>步骤|程序|流程|顺序)(?P<what>[一-鿿]{0,8})$"
)
FOLLOWING = re.compile(r"^(?P<head>.{3,26}?)(?:以下|下列|如下)(?P<noun>[一-鿿]{2,6})$")
# What is counted when a speaker announces his own talk, and what says nothing.
TALK = re.compile(
    r"(?:问题|意见|体会|想法|感受|看法|话题?|打算|表态|建议|议程|情况|情形之一|短板)$"
)
# Where an announcement's verb leaves room for 的: what is in front of the number belongs to it.
HOLDS = re.compile(r"(?:还|主要|共|都|应当?)?(?:有|包括)$")
# What stands before the verb of a clause and is nobody who could do it.
ADVERB = re.compile(
    r"^(?:今年|当前|今后|下半年|这学期|平时|重点|关键|主要|必须|应当?|应该|一定|首先|尤其|特别|就|是|要|将|会后|切实|着力|进一步)+"
)
NO_VERB = re.compile(r"(?:[在于为成按从以对用由]|按照|依照|根据|通过|围绕)$")
SAYING = re.compile(r"提出|明确|强调|指出|要求$")
NOBODY = re.compile(r"书记|主任|[由暨在的是]")  # what was read into a name from beside it
MUST = re.compile(
    r"^(?:关键(?:就?是)?)?(?:必须|应当|要|将)?|(?<=^今年)要|(?<=^当前)要|(?<=^平时)就?要"
)
FAULTS = re.compile(r"存在着?$|不同|不足|差距|不够|不力|不相?适应|有问题")
IN_PASSING = re.compile(r"[上下]功夫|入手|着手|发力|处理$|来.{1,4}$|^.{2,3}[上下中里]")
SAYS = re.compile(
    r"(?:概括|归结|归纳|总结)(?:起来|为)?.{0,4}$|[,，]?(?:就是|即|也就是|主要是|是|为)$|[讲谈说作]$"
)
ABOUT = re.compile(r"(?:方面|[中上时后前]|过程中)$")
# Headings that every speech has are no matter of their own.
NO_MATTER = re.compile(
    r"^.{1,3}$|议程|^(?:几点|.{0,8}(?:要求|工作|任务|情况|措施|意见|目标|内容|原则|问题|附则|总则)$)|[？?]$|什么|怎么|如何|怎样|哪[几些]"
)
FROM_BELOW = re.compile(
    r"^(?:要|紧紧|围绕|按照|落实|紧扣|根据|坚持|牢记|结合|针对|对照|因此|所以)+"
)
LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Naming:
    """A noun phrase for a list: 跟班干部要上好的“四门必修课”.

    `is_closed` tells that the phrase itself says which things belong (by name or number); what is
    only required under a heading might be required elsewhere too.
    """

    phrase: str
    is_closed: bool = True


def naming(setting: Setting, found: RequirementList) -> Naming | None:
    """Return what a complete list is called; None where nobody would know which list is meant."""
    if not found.complete:
        return None
    topic = None
    phrase = _named(setting, found) if found.name else _counted(setting, found)
    if phrase is None and not found.name and (topic := _headed(setting, found)):
        phrase = f"{setting.called}关于{quoted(topic)}提出的要求"
    if phrase is None or any(folded(item.text) in folded(phrase) for item in found.items):
        return None
    return Naming(phrase, is_closed=topic is None)


def _named(setting: Setting, found: RequirementList) -> str | None:
    name = quoted(found.name or "")
    words = _before_name(found)
    if FAULTS.search(words) or FAULTS.search(name) or _is_torn(found):
        return None
    if found.said_by:
        to = re.match(r"[对给向].{2,14}?(?=提出|强调|作出)", words)
        return f"{typeset(found.said_by.text)}{to[0] if to else ''}提出的{name}"
    owner = _owner(setting, found, words)
    if owner or SAYING.search(words):  # nobody knows who says so
        return f"{owner}{name}" if owner else None
    return _proposed(setting, found, name)


def _is_torn(found: RequirementList) -> bool:
    """Return whether what the name counts still hangs on some items: 抓落实、优服务两个重点."""
    noun = (found.name or "")[2:]
    hanging = sum(item.text.endswith(noun) for item in found.items) if len(noun) > 1 else 0
    return 0 < hanging < len(found.items)


def _proposed(setting: Setting, found: RequirementList, name: str) -> str | None:
    """Return the name with whatever tells whose it is, where its sentence does not say so."""
    topic = _topic(setting, found)
    if topic:
        return f"{setting.called}关于{quoted(topic)}提出的{name}"
    if who := _audience(setting):
        return f"{setting.called}对{who}提出的{name}"
    title = _title(setting)
    return f"{title}提出的{name}" if title else None


def _audience(setting: Setting) -> str | None:
    who = setting.audience
    return who if who and not NOBODY.search(who) else None


def _title(setting: Setting) -> str | None:
    short = setting.title and len(setting.title) <= LONGEST_TITLE
    return f"《{typeset(setting.title or '')}》" if short else None


def _before_name(found: RequirementList) -> str:
    """Return the clause that leads up to a list's name, with the matter of the clause before it."""
    if found.intro is None:
        return ""
    place = found.intro.text.find(found.name or "")
    clauses = pieces(found.intro[:place] if place >= 0 else found.intro, COMMAS)
    return _with_matter([_bare(clause.text) for clause in clauses])


def _bare(clause: str) -> str:
    return LINK.sub("", MARK.sub("", typeset(clause))).strip("“‘ ")


def _with_matter(clauses: list[str]) -> str:
    """Return the last clause, after the one before it where that only says in what matter."""
    if len(clauses) > 1 and ABOUT.search(clauses[-2]) and len(clauses[-2]) <= 20:
        return clauses[-2] + clauses[-1]
    return clauses[-1] if clauses else ""


def _owner(setting: Setting, found: RequirementList, clause: str) -> str | None:
    """Return a clause turned into what stands before a noun: 各科室要做到 → 各科室要做到的."""
    words = clause.removesuffix("了").removesuffix("的").rstrip("，：")
    if not 3 <= len(words) <= 28 or "“" in words or "”" in words:
        return None
    if SAYS.search(words) or SPEAKER_HIMSELF.search(words) or NO_VERB.search(words):
        return None
    if HOLDS.search(words):
        words = HOLDS.sub("", words)
        return f"{words}的" if len(words) >= 4 and setting.has_subject(words) else None
    if not clause.endswith("的") and not LEADS.search(words):
        return None
    return _with_subject(setting, found, words)


def _with_subject(setting: Setting, found: RequirementList, words: str) -> str | None:
    """Return a clause with somebody who does what it says, as what stands before a noun."""
    if MODAL.search(words[3:]) and OPENS_WITH_VERB.match(words):  # 当好后勤干部要做到
        return f"{words}的"
    bare = ADVERB.sub("", words)
    lacking = OPENS_MODAL.match(words) or OPENS_WITH_VERB.match(bare) or bare != words
    if not lacking and setting.has_subject(words):
        return f"{words}的"
    if SAYING.search(words) or not OPENS_WITH_VERB.match(bare):
        return None
    topic, who = _topic(setting, found), _audience(setting)
    if topic or not who:
        says = f"{setting.called}关于{quoted(topic)}" if topic else _title(setting)
        return f"{says}要求{MUST.sub('', words)}的" if says else None
    return f"{who}{words if MODAL.search(words) else '要' + MUST.sub('', words)}的"


def _counted(setting: Setting, found: RequirementList) -> str | None:
    """Return what a list is called that is announced by its number, or as 下列 …."""
    if found.intro is None or found.said_by:
        return None
    clauses = [_bare(clause.text) for clause in pieces(found.intro, COMMAS)]
    if clauses and (steps := STEPS.match(clauses[-1])):
        head = _with_matter([*clauses[:-1], steps["head"]])
        return f"{head}{steps['what']}的{steps['noun']}"
    match = clauses and (COUNTED.match(clauses[-1]) or FOLLOWING.match(clauses[-1]))
    if not match or TALK.search(clauses[-1]) or IN_PASSING.search(match["noun"]):
        return None
    if "count" in match.re.groupindex and NUMERALS[match["count"]] != len(found.items):
        return None
    owner = _owner(setting, found, _with_matter([*clauses[:-1], match["head"]]))
    return f"{owner}{match['noun']}" if owner else None


def _headed(setting: Setting, found: RequirementList) -> str | None:
    """Return the heading whose own points a list holds."""
    if found.intro is None or found.runs or found.said_by:
        return None
    heading = setting.heading(found.under)
    same = folded(found.intro.text) == folded(heading)
    return _topic(setting, found) if same else None


def _topic(setting: Setting, found: RequirementList) -> str | None:
    topics = setting.topics(found.under, without=found.items)
    free = [topic for topic in topics[:1] if (found.name or "〇") not in topic]
    return next((topic for topic in free if not NO_MATTER.search(topic)), None)
