"""What a whole list is called in a question about all of it: whose it is, its name or number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.columns import BODY, POST
from question_bank.questions.mood import MODAL
from question_bank.questions.stems.announced import (
    DONE,
    OF_DEED,
    POINTS_BACK,
    SPEAKER_HIMSELF,
    with_matter,
)
from question_bank.questions.stems.citing import (
    OPENS_MODAL,
    is_whole_talk,
    matters,
    proposals,
    quoting,
)
from question_bank.questions.stems.counted import COUNTS, TALK, counted_noun, general, of_one_kind
from question_bank.questions.typesetting import quoted
from question_bank.requirements.belonging import FIRST_OF_ROW
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
FOLLOWING = re.compile(r"^(?P<head>.{3,26}?)(?:以下|下列|如下)(?!几)(?P<noun>[一-鿿]{2,6})$")
BANS = re.compile(
    "(?:下列|以下|如下)[^，。；]{0,12}(?:不得|不准|不予|不属于|不列入)"
    "|(?:不得|不准|不许|不予|严禁|禁止)[^，。；]{0,10}(?:下列|以下|如下)"
)
OF_CASE = re.compile("(?:^|[，,。])(?:对|凡是?|如有?|遇有?)[^，,。]*的$")  # 对逾期没有办结的，一是…
WHO = re.compile(
    r"(?:第[一二三四五六七八九十百]+条\s*)?([一-鿿]{2,12}?)(?:应当?|必须|要|须|对|负|承担|履行)"
)
# Where an announcement's verb leaves room for 的: what is in front of the number belongs to it.
HOLDS = re.compile(r"(?<!不得)(?<!不准)(?<!不能)(?:还|主要|共|都|应当?)?(?:有|包括)$")
# What stands before the verb of a clause and is nobody who could do it.
ADVERB = re.compile(
    r"^(?:今年|当前(?:[和及]今后一[个段]时[期间])?|今后|下半年|这学期|平时|(?:重点|关键)(?:就?是|在于)?|主要|必须|应当?|应该|一定|首先|尤其|特别|就|是|要|将|会后|切实|着力|进一步)+"
)
# Whose list it is then, no material may call its own.
LEADER = re.compile(
    "(?:总书记|国家主席|总理|毛泽东|邓小平|陈云|周恩来)[^。]*(?:提出|指出|强调|要求|指示|批示|论述)"
)
NEAR = 60
LEANS = re.compile("^(?:落实|具体|对应)到|^结合我|几[项个点条]")  # on what was said before
NO_VERB = re.compile(r"(?:[把将在于为成按从以对用由]|按照|依照|根据|通过|围绕)$")
SAYING = re.compile(r"提出|明确|强调|指出|要求$")
MUST = re.compile(
    r"^(?:要求)?(?:关键(?:就?是)?)?(?:必须|应当|要(?![求素点件害领义])|将)?|(?<=^今年)要|(?<=^当前)要|(?<=^平时)就?要"
)
FAULTS = re.compile(r"存在着?$|不同|不足|差距|不够|不力|不相?适应|有问题")
IN_PASSING = re.compile(r"[上下]功夫|入手|着手|发力|处理$|来.{1,4}$|^.{2,3}[上下中里]")
SAYS = re.compile(
    r"(?:概括|归结|归纳|总结)(?:起来|为)?.{0,4}$|[,，]?(?:就是|即|也就是|主要是|是|为)$|[讲谈说作]$"
)
STANDS = re.compile("，|处在|处于|身处|位于|面对")  # 支部书记处在最前沿，要做到…
ENUMERATES = re.compile("下列|以下")
ASKS = re.compile("哪|为何|为什么|是什么|是谁")
NO_OWNER = re.compile("[“”，]|^不|(?<![于但凡])是|(?:明确|清楚|具体|简单|清晰)$")
LONGEST_OWNER, LONGEST_MATTER = 34, 12


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
    phrase, is_closed = _named(setting, found) if found.name else _counted(setting, found), True
    if asked := general(found):
        phrase = _of_topic(setting, found, f"提出的{asked}")
    elif phrase is None and not (found.name or found.runs or found.said_by):
        told = found.intro.text if found.intro and setting.sets_rules else ""
        cases = ENUMERATES.search(told)  # 下列事项应当立项督查: they are no demands
        phrase = _by_place(setting, found) if setting.is_named and not cases else None
        is_closed = counted_noun(found) is not None
    if phrase is None or any(folded(item.text) in folded(phrase) for item in found.items):
        return None
    return Naming(phrase, is_closed)


def _named(setting: Setting, found: RequirementList) -> str | None:
    name = quoted(found.name or "")
    words = _before_name(found)
    if FAULTS.search(words) or FAULTS.search(name) or _is_torn(found):
        return None
    if found.said_by:
        to = re.match(r"[对给向].{2,14}?(?=提出|强调|作出)", words)
        return f"{quoting(setting, found)}{to[0] if to else ''}提出的{name}"
    unnamed = SAYING.search(words) and OPENS_WITH_VERB.match(words)  # nobody knows who said so
    if unnamed or is_anothers(found):
        return None
    owned = _owned(setting, found, words, name)
    return owned or _of_topic(setting, found, f"提出的{name}")


def is_anothers(found: RequirementList) -> bool:
    """Return whether a list goes by a name that the speech first tells as a leader's own."""
    if found.name is None or found.said_by:
        return False
    text, begin = found.place.of.text, found.place.a
    first = text.find(found.name, 0, begin + len(found.place))
    sentence = text[max(text.rfind("。", 0, first), first - NEAR, 0) : first]
    return LEADER.search(sentence) is not None


def _by_place(setting: Setting, found: RequirementList) -> str | None:
    """Return what a list without a name is called: what it counts, the demands of its heading.

    The main points of a whole speech are what it speaks of, whatever they are.
    """
    if found.intro and BANS.search(found.intro.text):
        return None  # what must not be is no demand: 严禁采购下列食品
    if _is_one_of_several(setting, found) or (found.intro and OF_CASE.search(found.intro.text)):
        return None
    noun = counted_noun(found) or of_one_kind(found)
    if noun is None and _answers(setting, found):
        return None
    if noun is None and setting.has_articles and _is_of_somebody(found):
        return None  # of an article under 职责 it says whose duties they are
    if noun is None and not setting.inner(found.under):
        count = COUNTS[len(found.items)] if len(found.items) < len(COUNTS) else "各"
        whole = f"{setting.proposer}所讲的{count}个方面"
        return whole if is_whole_talk(setting, found) else None
    return next(proposals(setting, found, "", noun or "要求"), None)


def _answers(setting: Setting, found: RequirementList) -> bool:
    """Return whether a list answers what its heading asks, which is no demand: 风险在哪里."""
    inner = setting.inner(found.under)
    return bool(inner) and ASKS.search(setting.outline.headings[inner[-1]].words.text) is not None


def _is_one_of_several(setting: Setting, found: RequirementList) -> bool:
    """Return whether a heading has another row below it: its demands are not these alone."""
    inner = setting.inner(found.under)
    below = setting.outline.children(inner[-1]) if inner else ()
    return (
        sum(FIRST_OF_ROW.match(setting.outline.headings[at].marker) is not None for at in below) > 1
    )


def _is_of_somebody(found: RequirementList) -> bool:
    """Return whether it is told before a list who is to do all this: 带班领导负总责：（一）…."""
    who = WHO.match(found.intro.text) if found.intro else None
    return who is not None and (POST.search(who[1]) or BODY.search(who[1])) is not None


def _of_topic(setting: Setting, found: RequirementList, what: str) -> str | None:
    """Return what the material says on the matter it stands under, if that tells which is meant."""
    topics = [one for one in matters(setting, found, "") if (found.name or "〇") not in one]
    if not setting.is_named or (found.name is None and _is_one_of_several(setting, found)):
        return None
    on = f"就{quoted(topics[0])}" if topics else ""
    return f"{setting.proposer}{on}{what}"


def _is_torn(found: RequirementList) -> bool:
    """Return whether what the name counts still hangs on some items: 抓落实、优服务两个重点."""
    noun = (found.name or "")[2:]
    hanging = sum(item.text.endswith(noun) for item in found.items) if len(noun) > 1 else 0
    return 0 < hanging < len(found.items)


def _before_name(found: RequirementList) -> str:
    """Return the words that lead up to a list's name, with the matter of the clause before."""
    if found.intro is None:
        return ""
    place = found.intro.text.find(found.name or "")
    return with_matter(found.intro[:place] if place >= 0 else found.intro).strip("“‘")


def _owned(setting: Setting, found: RequirementList, clause: str, what: str) -> str | None:
    """Return what a list is called behind the clause it is announced by.

    值班人员应当做到 → 《…》中值班人员应当做到的…, 必须守住 → 《…》要求守住的….
    """
    words = clause.removesuffix("了").removesuffix("的").rstrip("，：")
    before, comma, last = words.rpartition("，")
    if comma:  # 干部队伍，要做到; a demand of its own before it is not the matter
        told = MODAL.search(before) or STANDS.search(before) or "、" in before
        joins = len(before) <= LONGEST_MATTER and not told
        words = before + last if joins else last
    if not 3 <= len(words) <= LONGEST_OWNER or NO_OWNER.search(words) or OF_DEED.search(clause):
        return None
    if any(sign.search(words) for sign in (SAYS, SPEAKER_HIMSELF, POINTS_BACK, NO_VERB, LEANS)):
        return None
    holds = HOLDS.search(words)
    if not (holds or clause.endswith("的") or LEADS.search(words)):
        return None
    words = HOLDS.sub("", words).removeprefix("但是").removesuffix("要").removesuffix("一定")
    if not words or DONE.match(words):  # 但是要“三个慎用”, 建立了领导接访的三项机制
        of_what = f"{DONE.sub('', words)}的".removeprefix("的")
        return _of_topic(setting, found, f"{'讲到' if words else '提出'}的{of_what}{what}")
    bare = MUST.sub("", ADVERB.sub("", words))
    on_what = MODAL.search(words[3:])  # 参与接待要把握
    if OPENS_MODAL.match(words) or (OPENS_WITH_VERB.match(bare) and not on_what):
        return _of_topic(setting, found, f"要求{bare}的{what}") if not holds else None
    return f"{setting.proposer}中{words}的{what}" if setting.is_named else None


def _counted(setting: Setting, found: RequirementList) -> str | None:
    """Return what a list is called that is announced by its number, or as 下列 …."""
    if found.intro is None or found.said_by:
        return None
    words = with_matter(found.intro)
    if steps := STEPS.match(words):
        head = f"{setting.proposer}中{steps['head']}{steps['what']}"
        return f"{head}的{steps['noun']}" if setting.is_named else None
    match = COUNTED.match(words) or FOLLOWING.match(words)
    if not match or TALK.search(words) or IN_PASSING.search(match["noun"]):
        return None
    if "count" in match.re.groupindex and NUMERALS[match["count"]] != len(found.items):
        return None
    return _owned(setting, found, match["head"], match["noun"])
