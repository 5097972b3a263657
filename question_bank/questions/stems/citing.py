"""How a question says whose words it asks for: the material by its title, the matter by heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.stems.counted import COUNTS, GENERAL, counted_noun, of_one_kind
from question_bank.questions.stems.materials import cited
from question_bank.questions.stems.openings import NO_TOPIC, is_body, opening
from question_bank.questions.typesetting import quoted, typeset
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import Pairs, RequirementList, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Requirement

OPENS_MODAL = re.compile(
    r"^(?:一定要|要(?![素点求件害领义])|必须|应当|应该|应|务必|需要|切忌|不能|不得|不要|不准|不该|不可|不许|决不|绝不|严禁|可以)"
)
# What is done in the cases that follow.
# What is told of and not proposed: 提出的四个毛病.
FAULTY = re.compile("毛病|问题|现象|不足|短板|误区|倾向|偏差|漏洞|教训")
CASES = re.compile("情形之一的[，,](?P<done>[一-鿿]{2,10})[：:][（(一二三四五六七八九十1）)、.]*$")
BANNED = re.compile(r"(?:禁止|严禁)[^。；\n]{0,20}[：:]\s*(?:[（(]?[一1][）).、．])?\s*$")
# 总书记讲食品安全要“四个最严”: whose words they are stands there.
# A leader or a meeting speaks for himself: 中央农村工作会议强调，….
LEADER_TELLS = re.compile(
    "(?:习近平)?总书记[^，：。]{0,12}[讲说谈提]|[^，。“”]{2,16}(?:全会|会议|大会)(?:强调|指出|要求|提出|明确)，"
)
# 对各级党办提出了“…”, 在强化担当上强调“…”
TELLS_WHOM = re.compile("(?:^|，)[对给向在][^，]{2,24}?(?:提出|作出|强调|指出)(?:了|[“：])")
CALLS = re.compile("勉励|号召|叮嘱|嘱托|寄语|希望")
# What the stem says already, or only announces: 要求，总的要求是：…; 要求，要说明的是，….
SAYS_AGAIN = re.compile(
    "^(?:需?要?(?:说明|强调|指出|提醒|注意)的是[，：]?|(?:现在|当前|目前)的要求就?是|[一-鿿]{2,8}的(?:要求|规定|标准)(?:很|非常|十分|都?是)?明确的?[，：])"
)
ABBREVIATED = re.compile("（以下(?:简)?称[^）]*）")
SAID = re.compile("指出|强调|要求|提出|讲到")
AGAIN = re.compile("(?:又|还|再次|随后|接着|后来)(?=(?:专门|特别)?(?:提出|强调|指出|要求))")
LATER = re.compile("^(?:后来|随后|接着|之后)[又还]?(?:讲|说|指出|强调|要求)，")
# Whose words they are nobody knows but who knows the material.
BARE_POST = re.compile(
    "(?:省委|市委|县委|区委)?(?:常委|副?(?:总理|书记|[省市县区]长|主任|局长|部长))(?:、[一-鿿]{2,8})?"
)
WHOLE_TALK = 3  # times what its main points reach over is more than a speech
REPEATED, LONGEST_HEADING, MOST_TOPICS = 8, 24, 2
LABEL, LONGEST_PARENT = 3, 12  # a word or two says too little without the heading above it
PREPOSITIONS = "在对从如怎"


def worded(
    setting: Setting, found: Requirement, topics: Sequence[str], verb: str, words: str
) -> Iterator[str]:
    """Yield the speaker's own words behind who says them on what matter, the most telling first.

    《…》就“…”要求，…. Who is quoted stands for the material; without a title those stand there who
    are told to do something: 各科室在“…”方面，要….
    """
    words = ABBREVIATED.sub("", words.lstrip("，；、"))
    if general := GENERAL.match(words):
        told = f"提出的{general['what']}是：{words[general.end() :]}"
        yield from (f"{setting.proposer}就{quoted(topic)}{told}" for topic in topics)
        yield f"{setting.proposer}{told}"
        return
    words = SAYS_AGAIN.sub("", words)
    if found.said_by or LEADER_TELLS.match(words):
        who = typeset(found.said_by.text) if found.said_by else ""
        yield _as_said_by(setting, who, verb, AGAIN.sub("", words))
        return
    if setting.audience and (OPENS_MODAL.match(words) or OPENS_WITH_VERB.match(words)):
        must = "" if verb == "指出" or OPENS_MODAL.match(words) else "要"
        for topic in topics:
            on = f"围绕{quoted(topic)}" if topic[0] in PREPOSITIONS else f"在{quoted(topic)}方面"
            yield f"{setting.audience}{on}，{must}{words.replace('，要做到哪', '，做到哪')}"
    says = "规定" if setting.sets_rules else verb
    said = folded(words)
    for at, topic in enumerate(topics):
        if folded(topic) in said or said[:REPEATED] in folded(topic):
            continue  # the words name their matter themselves
        if is_body(topic) and verb == "要求":
            yield f"{setting.proposer}{says}{'，' if says != verb else ''}{typeset(topic)}{words}"
            continue
        yield f"{setting.proposer}就{_within(topics[at:])}{says}，{words}"
    yield f"{setting.proposer}{says}，{words}"


def _within(topics: Sequence[str]) -> str:
    """Return the first topic in quotation marks, a word or two behind the heading above it."""
    topic, *above_it = topics
    if len(topic) > LABEL or not above_it or len(above_it[0]) > LONGEST_PARENT:
        return quoted(topic)
    if topic in above_it[0]:
        return quoted(topic)
    return f"{quoted(above_it[0])}中的{quoted(topic)}"


def _as_said_by(setting: Setting, who: str, verb: str, words: str) -> str:
    """Return the words of somebody quoted behind his name, if they do not tell it themselves."""
    words = LATER.sub("", words)
    says = "" if TELLS_WHOM.search(words) or CALLS.match(words) else f"{verb}，"
    nameless = cited(setting.title) and BARE_POST.fullmatch(who)
    by = f"{setting.material}引述{who}的话" if nameless else who
    return words if _names(who, words) else f"{by}{says}{words}"


def _names(who: str, words: str) -> bool:
    """Return whether words say themselves who says them: 5月29日，总书记在…时指出."""
    if words.startswith(who):
        return True
    told = SAID.search(words, words.find(who) + len(who)) if who in words else None
    return told is not None and "。" not in words[: told.start()]


def proposals(
    setting: Setting, found: RequirementList, key: str, noun: str | None = None
) -> Iterator[str]:
    """Yield what a list can be called by who proposes it: 《…》就“…”提出的“五个坚持”.

    A list without a name goes by the noun or its number, and where it stands below a heading it is
    nothing without that heading.
    """
    noun = noun or counted_noun(found) or of_one_kind(found)
    if setting.has_articles and not (found.name or noun or _cases(found)):
        return  # of a chapter of rules it is one article
    called = quoted(found.name) if found.name else noun or _cases(found) or _number(found)
    if found.said_by:
        yield f"{quoting(setting, found)}提出的{called}"
        return
    verb = "指出" if not found.name and FAULTY.search(called) else "提出"
    told = above(setting, found)
    if not found.name:  # what belongs to a section is not all of the chapter around it
        told = told[:1]
    topics = without(told, key)
    heading = typeset(setting.heading(found.under))
    if (
        not (found.name or topics or NO_TOPIC.search(heading))
        and 0 < len(heading) <= LONGEST_HEADING
    ):
        topics = without([heading], key)
    for topic in topics:
        if (found.name or "〇") not in topic:
            yield f"{setting.proposer}就{quoted(topic)}{verb}的{called}"
    alone = not setting.inner(setting.outline.path(found.place))
    if found.name or (alone and (noun or is_whole_talk(setting, found))):
        yield f"{setting.proposer}{verb}的{called}"


def is_whole_talk(setting: Setting, found: RequirementList) -> bool:
    """Return whether a list reaches over so much of a speech that its items are the main points."""
    return WHOLE_TALK * len(found.place) > len(setting.speech.text)


def quoting(setting: Setting, found: Requirement) -> str:
    """Return who is quoted, and by which material: 《…》引述的习近平总书记."""
    who = typeset(found.said_by.text) if found.said_by else ""
    return f"{setting.material}引述的{who}" if cited(setting.title) else who


def concerning(setting: Setting, found: Pairs) -> str:
    """Return where pairs come from: 《…》就“…”提出的要求, …提出的“七个度”."""
    what = quoted(found.name) if found.name else "要求"
    if found.said_by:
        return f"{quoting(setting, found)}提出的{what}"
    topics = [topic for topic in matters(setting, found, "") if (found.name or "〇") not in topic]
    on = f"就{quoted(topics[0])}" if topics else ""
    return f"{setting.proposer}{on}提出的{what}"


def _cases(found: RequirementList) -> str | None:
    """Return what the cases of a rule are: 有下列情形之一的，不予用印 → 不予用印的情形."""
    before = found.place.of.text[: found.items[0].a][-LONGEST_HEADING:]
    if BANNED.search(before):
        return "禁止行为"
    done = CASES.search(before)
    return f"{done['done']}的情形" if done else None


def _number(found: RequirementList) -> str:
    known = found.complete and len(found.items) <= 10
    return COUNTS[len(found.items)] + "个方面" if known else "要求"


def matters(setting: Setting, found: Requirement, key: str) -> list[str]:
    """Return what the headings above a requirement are about, innermost first, without the key."""
    return without(above(setting, found), key)


def without(topics: Iterable[str], key: str) -> list[str]:
    """Return the first topics that neither hold half of the key nor are a part of it."""
    size = max(3, (len(key) + 1) // 2)
    told = {key[at : at + size] for at in range(len(key) - size + 1)} or {key}
    apart = (
        one
        for one in topics
        if not key or not (folded(one) in key or any(part in folded(one) for part in told))
    )
    return list(dict.fromkeys(apart))[:MOST_TOPICS]


def above(setting: Setting, found: Requirement) -> list[str]:
    """Return what all headings above a requirement are about, innermost first."""
    match found:
        case RequirementList():
            asked = list(found.items)
        case Pairs():
            asked = [side for pair in found.pairs for side in pair]
        case _:
            asked = []
    return [*opening(found), *setting.topics(found.under, without=asked)]
