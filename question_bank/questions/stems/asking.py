"""Questions for a whole run of a sentence: what stood in its place is asked for in the sentence.

涉密文件的管理，要抓好登记、传阅、清退、销毁四个环节 → 涉密文件的管理，要抓好哪四个环节？
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM, reading_length
from question_bank.questions.fitness.items import opens_with_verb
from question_bank.questions.mood import LINK, MARK, MODAL, Mood
from question_bank.questions.stems.behind import COUNTED, LED, goes_on, up_to_deed
from question_bank.questions.stems.citing import above, without, worded
from question_bank.questions.stems.completing import CONDITION, completed
from question_bank.questions.stems.interrogatives import EMPTY, LEAST, QUOTES, of_a_kind, what
from question_bank.questions.stems.running import OF_WHAT, POINTS, SAYS_AGAIN
from question_bank.questions.stems.sides import as_object, of_one_name, on_sides
from question_bank.questions.typesetting import TAIL, typeset
from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.counts import NUMERALS
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.clause import Clause
    from question_bank.requirements.model import RequirementList

Asking = Callable[["RequirementList", str, str], "str | None"]
NUMBER = "".join(NUMERALS)
COUNTED_BEFORE = re.compile(
    rf"(?P<head>.*?)(?P<count>[{NUMBER}])(?P<rest>[个项种类条件本样][一-鿿]{{1,10}})：$"
)
OF_KIND = re.compile(
    "^(?:的|等)(?:一批|一系列|多种|多个|多方面|各项|各种|各类|各个|有关|相关)?(?P<noun>“?(?!一[个项种条])[一-鿿]{2}.*)"
)  # …的原则, …等违法行为
# What follows from a condition, and the condition.
FOLLOWS = re.compile("就(?:要|能|必须|应当?)|[才方]能")
IF = re.compile("只要|只有|一旦|凡是?|如果?|若|遇")
# What needs no 的 behind what it is made of.
MADE_OF = re.compile(
    "^(?P<noun>(?:总|重要|根本|基本)?(?:机制|制度|体系|模式|格局|原则|方针|理念|要求|标准|责任制|工作法|精神|作风|作用|职能|职责|管理|服务|办法|方式|方法|措施|工作|力度)(?![一-鿿]).*)"
)
ASKS_NUMBER = re.compile(f"哪[{NUMBER}]")
OTHERS = re.compile("^(?:“[^“”]*”)+|(?:“[^“”]*”)+$")  # quotations right beside
NO_OWNER = "要做到哪几个“"
AMONG = re.compile("^其中[，,]?(?=[^一两二三，]{3,}(?:应当?|必须|要))")
LATIN = re.compile("[a-z]{4,}")  # (gwyxz): no words of the speech
HEADLESS = re.compile(
    r"应当(?!时)|[^，]{0,10}(?:不少于|不超过|不低于|至少)[^，]{1,5}，|(?:到|从|于|在)?[\d一二三四五六七八九十]+月[^，]{0,12}，(?![^，]{2,12}(?:要|应当|必须))|每一?[项件个条](?:必须|都|要)|分哪|以[^，]{1,8}为[主辅]，|其余|其[他它]|\d+(?:分钟|小时|天|日)内|仅?限于?|超过|逾期|不足|余款|最[迟晚]|不超过|再(?![次造生])|负责(?!的|人|同志|任)|涉及|具有|包括|存在|是|就|也|才|并|都|或者|虽|若|有(?!的放矢)"
)
QUOTED = re.compile("[。！？]”")  # somebody's whole sentence before the speaker's own
ENOUGH = 5  # characters that tell of whom or of what a question speaks; fewer tell a little
THESE = re.compile(f"这([{NUMBER}][个件项条]大?[一-鿿])")
DOES_SO = re.compile(f"{MODAL.pattern}|是|有|由|可")
OF_NOTHING = re.compile(
    "(?:任何[^，]{1,6}|各[^，]{1,6})?(?:都|一律)?(?:不得|不准|严禁|禁止)有哪些行为"
)  # 迟报、漏报: of what?


def asked_whole(setting: Setting, found: RequirementList, clause: Clause) -> str | None:
    """Return the question for all items of a run; None where its sentence asks none.

    Little of the sentence will do where it tells of whom or what it speaks, else a heading must.
    """
    if not (setting.is_named or found.said_by) or LATIN.search(found.place.text):
        return None
    topics = without(above(setting, found), "")
    to_complete = (
        words for words in _questions(found, clause, completed) if _is_owned(setting, found, words)
    )
    for words in (*_questions(found, clause, _asked), *to_complete):
        if setting.has_articles and words.startswith(NO_OWNER):
            continue  # a chapter is about more than these
        demands = clause.mood is Mood.TELLS_TO or "要做到哪" in words
        verb = "要求" if demands else "指出"
        stems = list(worded(setting, found, topics, verb, words))
        told = len(folded(EMPTY.sub("", words))) >= ENOUGH or found.said_by
        for stem in stems if told else stems[:-1]:
            whole = _numbered(found, stem)
            if reading_length(whole) <= LONGEST_STEM:
                return whole
    return None


def _is_owned(setting: Setting, found: RequirementList, words: str) -> bool:
    """Return whether a sentence to be completed says of whom it speaks, or the stem will.

    In rules that is whom its sentence begins with: 办公室履行下列职责：拟订本局档案____.
    """
    text = folded(MARK.sub("", found.place.text))
    who = found.said_by.text if found.said_by else ""
    if who and who in words and not words.startswith(who):
        return False
    told = MODAL.search(words[:ENOUGH]) or not opens_with_verb(words)
    return not setting.sets_rules or bool(told and text.startswith(folded(words[:ENOUGH])))


def _numbered(found: RequirementList, stem: str) -> str:
    """Return a question or a sentence to be completed with how many items are asked for."""
    asks = "列举" if is_open(found) else ""
    number = "" if ASKS_NUMBER.search(stem) else f"（{asks}{len(found.items)}项）"
    return f"{stem.replace(BLANK, BLANK + number)}。" if BLANK in stem else f"{stem}{number}？"


def is_open(found: RequirementList) -> bool:
    """Return whether 等 says behind the items that there are more of them."""
    return found.place.of.text.startswith("等", found.items[-1].b)


def _questions(found: RequirementList, clause: Clause, ask: Asking) -> Iterator[str]:
    """Yield the sentence as a question: the clauses that tell enough, then ever more of them."""
    text = found.place.text
    first, last = found.items[0].a - found.place.a, found.items[-1].b - found.place.a
    begin = max(text.rfind(stop, 0, clause.begin) + 1 for stop in (*STOPS, "；", ";"))
    begin = max((quoted.end() for quoted in QUOTED.finditer(text, begin, first)), default=begin)
    begin += len(text[begin:first]) - len(text[begin:first].lstrip("”’"))
    after = typeset(text[last : clause.end])
    near = max(begin, first - 2 * LONGEST_STEM)  # with more before it no stem is short enough
    starts = [at + 1 for at in range(near, first) if text[at] in COMMAS and text[at - 1] != "的"]
    starts.append(begin)  # behind 会议内容需要保密的， what is told holds only then
    asked = {}
    for start in sorted(starts, reverse=clause.mood is Mood.TELLS_TO):
        led = LINK.sub("", MARK.sub("", typeset(text[start:first])))
        words = ask(found, AMONG.sub("", SAYS_AGAIN.sub("", led)), after)
        if words and _stands_alone(words):
            asked[words.rstrip(TAIL)] = len(folded(EMPTY.sub("", words)))
    yield from (words for words, told in asked.items() if told >= ENOUGH)
    least = 0 if ask is completed else LEAST
    yield from (words for words, told in reversed(asked.items()) if least <= told < ENOUGH)


def _asked(found: RequirementList, before: str, after: str) -> str | None:
    """Return what is before the items, the word that asks for them, and what is behind."""
    if before.endswith("“") and after.startswith("”"):
        before, after = OTHERS.sub("", before[:-1]), OTHERS.sub("", after[1:])
    own = re.split(f"[{COMMAS}]", before)[-1]
    told = up_to_deed(own, after)
    unfinished = (LED.match(before) and before == own) or CONDITION.search(own)
    if told is None or (unfinished and "，" not in told):
        return None
    after = told
    if counted := COUNTED.match(after):
        known = NUMERALS.get(counted["count"], len(found.items)) == len(found.items)
        if not known or not (before or DOES_SO.search(after)):
            return None  # 哪三个部室的审核岗: what of them, the next clause says
        return f"{before}哪{counted['count']}{counted['measure']}{counted['noun']}"
    if of_kind := OF_KIND.match(after) or MADE_OF.match(after):
        return of_a_kind(found, before, after, of_kind["noun"])
    sides = on_sides(before, after) or of_one_name(found, before, after)
    ends = not (after.strip(TAIL + QUOTES) or goes_on(found))
    return (
        sides
        or as_object(before, after)
        or ((_counted_ahead(found, before) or what(found, before, own)) if ends else None)
    )


def _counted_ahead(found: RequirementList, before: str) -> str | None:
    """Return the question of what the words before the items count: 围绕四个方面选题：…."""
    ahead = COUNTED_BEFORE.match(before)
    if ahead is None or NUMERALS[ahead["count"]] != len(found.items):
        return None
    if ahead["rest"].endswith("是"):
        return None  # 三个不督是：…: no question begins so
    return f"{ahead['head']}哪{ahead['count']}{ahead['rest']}"


def _stands_alone(words: str) -> bool:
    """Return whether a question leans on no sentence before it, and is cut out of no quotation."""
    leans = (
        OF_NOTHING.match(words)
        or POINTS.search(words)
        or HEADLESS.match(words)
        or OF_WHAT.match(words)
        or _points_back(words)
    )
    leans = leans or words.rstrip(TAIL).endswith("的")
    return not (leans or _lacks_condition(words)) and words.count("“") == words.count("”")


def _points_back(words: str) -> bool:
    """Return whether words speak of so many things that they have not told: 围绕这三件大事."""
    back = THESE.search(words)
    return back is not None and back[1] not in words[: back.start()]


def _lacks_condition(words: str) -> bool:
    """Return whether words say what is to be done only where something holds, and not what."""
    follows = FOLLOWS.search(words)
    return follows is not None and IF.search(words, 0, follows.start()) is None
