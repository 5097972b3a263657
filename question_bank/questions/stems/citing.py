"""How a question says whose words it asks for: the material by its title, the matter by heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.columns import BODY, POST
from question_bank.questions.mood import MARK
from question_bank.questions.stems.materials import cited
from question_bank.questions.typesetting import quoted, typeset
from question_bank.questions.words import grammar
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import Pairs, RequirementList, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Requirement

OPENS_MODAL = re.compile(
    r"^(?:一定要|要(?![素点求件害领义])|必须|应当|应该|应|务必|需要|切忌|不能|不得|不要|不准|不该|不可|不许|决不|绝不|严禁|可以)"
)
# Headings and sentences that name no matter.
NO_TOPIC = re.compile(
    r"[我你他她]|^(?:讲|谈|说)一?[下讲谈说]|导语|祝|谢|[？?！!]|^(?:按照|根据|为|既|不仅|只有|几点|这)|指导思想|总体要求|基本原则|^[总附罚]则$|^一个是|(?:不够|不足|问题|不高|不好|不细|不紧|不强|不严|差距|短板)$|感受|[是也].{3,}的|是$|重要性$|的$|应当|负责|包括|下列"
    r"|这[项支件]|担心|什么|怎么[办做]$|[之以]内|^第[一二三四五六七八九十][条个点件].{1,4}$|^[前引]言$|^20\d\d年.*(?:思路|任务|重点|安排|打算|目标)|[先来]看一|议程|^从.{1,6}起|^有[一几两]|需要(?:特别)?[讲说]|心里话|[讲说谈]{2}|[给跟和同向]大家|交[个一]?底|^.{0,6}(?:几点|有关)?(?:要求|意见|建议|希望|任务|情况|措施|目标|内容|附件|说明)$|^.$"
)
# What is done in the cases that follow.
CASES = re.compile("情形之一的[，,](?P<done>[一-鿿]{2,10})[：:][（(一二三四五六七八九十1）)、.]*$")
# How a speaker goes on to a matter: 再说队伍, 最后讲讲作风.
TURNS_TO = re.compile(
    "^(?:首先|其次|接着|最后)?[，,]?(?:[先再后也]|还要|还想|还得)?(?:[说讲谈](?:一?[说讲谈]|一下)|(?<=[先后次着再也])[说讲谈])(?=[一-鿿]{2})"
)
# Numbers in front of a sentence in other forms than a clause has: ㈡, 3开展, 二靠.
COUNTED = re.compile(
    r"^(?:[㈠-㈩①-⑳⒈-⒛]|\d{1,2}(?![\d月日年个点时家项])|[一二三四五六七八九十](?=[靠看抓查讲学练]))?[、.．]?"
    r"(?:是|要(?![素点求件害领义务职旨闻]))?"
)
# The next item of the row that the opening of a paragraph began.
NEXT = re.compile("[。；;](?:第?[二三四五六七八九][是要、，,]|(?:其次|再次|最后)[，,是要])")
TAG = re.compile(
    r"(?:第[一二三四五六七八九十百]+条\s*)?【(?P<about>[^】]{2,12})】"
)  # of an article
# What a paragraph is about, in front of it: 作业：…, 建议提案岗：…, 核查。…, 第六条，信息。….
LABEL = re.compile(
    "(?:第[一二三四五六七八九十]+[条点项][，、：])?(?P<about>[A-Z]?[一-鿿]{2,8}(?=[：:](?!“))|[一-鿿]{2,3}(?=。))"
)
# What an article begins with is what it sets rules for, unless somebody is told to do something.
ARTICLE = re.compile(
    "第[一二三四五六七八九十百]+条\\s*(?P<about>[一-鿿]{3,8}?)(?=由|应当|必须|不得|是|负责|每(?!位|名|个))"
)
ASIDES = re.compile(
    f"\\d|为|{NO_TOPIC.pattern}|[，：了吗呢吧啊]。?$|[一-鿿]都?是[一-鿿].*。$|，|同志|刚才|今天|[说讲谈]几[句点]"
)
# 对各级党办提出了“…”, 在强化担当上强调“…”
TELLS_WHOM = re.compile("(?:^|，)[对给向在][^，]{2,24}?(?:提出|作出|强调|指出)(?:了|[“：])")
CALLS = re.compile("勉励|号召|叮嘱|嘱托|寄语|希望")
# What the stem says already, or only announces: 要求，总的要求是：…; 要求，要说明的是，….
SAYS_AGAIN = re.compile(
    "^(?:(?:总的|总体|基本|具体)要求(?:就?是)[，：]?(?!“)|需?要?(?:说明|强调|指出|提醒|注意)的是[，：]?)"
)
SAID = re.compile("指出|强调|要求|提出|讲到")
# Whose words they are nobody knows but who knows the material.
BARE_POST = re.compile(
    "(?:省委|市委|县委|区委)?(?:常委|副?(?:总理|书记|[省市县区]长|主任|局长|部长))(?:、[一-鿿]{2,8})?"
)
COUNTS = "零一两三四五六七八九十"
ANYBODY = re.compile("(?:各|有关|全体)?(?:工作人员|单位|部门)")
SOMEBODY = re.compile("[人者员方长]$|各|其|本(?![地级质])|凡|[对把将从在]")
NEAR_NEXT = 3  # characters of an item's own number: 二是
REPEATED, LONGEST_HEADING, LONGEST_OPENING, MOST_TOPICS = 8, 24, 14, 2
PREPOSITIONS = "在对从如怎"


def worded(
    setting: Setting, found: Requirement, topics: Sequence[str], verb: str, words: str
) -> Iterator[str]:
    """Yield the speaker's own words behind who says them on what matter, the most telling first.

    《…》就“…”要求，…. Who is quoted stands for the material; without a title those stand there who
    are told to do something: 各科室在“…”方面，要….
    """
    words = SAYS_AGAIN.sub("", words.lstrip("，；、"))
    if found.said_by:
        who = typeset(found.said_by.text)
        says = "" if TELLS_WHOM.search(words) or CALLS.match(words) else f"{verb}，"
        nameless = cited(setting.title) and BARE_POST.fullmatch(who)
        by = f"{setting.material}引述{who}的话" if nameless else who
        yield words if _names(who, words) else f"{by}{says}{words}"
        return
    if setting.audience and (OPENS_MODAL.match(words) or OPENS_WITH_VERB.match(words)):
        must = "" if verb == "指出" or OPENS_MODAL.match(words) else "要"
        for topic in topics:
            on = f"围绕{quoted(topic)}" if topic[0] in PREPOSITIONS else f"在{quoted(topic)}方面"
            yield f"{setting.audience}{on}，{must}{words}"
    says = "规定" if verb == "要求" and setting.sets_rules else verb
    said = folded(words)
    for topic in topics:
        if folded(topic) in said or said[:REPEATED] in folded(topic):
            continue  # the words name their matter themselves
        yield f"{setting.proposer}就{quoted(topic)}{says}，{words}"
    yield f"{setting.proposer}{says}，{words}"


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
    called = quoted(found.name) if found.name else noun or _cases(found) or _number(found)
    if found.said_by:
        yield f"{quoting(setting, found)}提出的{called}"
        return
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
            yield f"{setting.proposer}就{quoted(topic)}提出的{called}"
    if found.name or not setting.inner(setting.outline.path(found.place)):
        yield f"{setting.proposer}提出的{called}"


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
    return [*_opening(found), *setting.topics(found.under, without=asked)]


def _opening(found: Requirement) -> Iterator[str]:
    """Yield the short sentence that opens the paragraph and says what it is about."""
    text, place = found.place.of.text, found.place.a
    begin = text.rfind("\n", 0, place) + 1
    if tag := TAG.match(text, begin, begin + LONGEST_HEADING):
        yield tag["about"]
    label = LABEL.match(text, begin)
    row = found.items if isinstance(found, RequirementList) else ()
    own = label is not None and bool(row) and row[0].a < label.end("about")
    if label and not (own or ASIDES.search(label["about"])):
        yield label["about"]  # but not 一要勤 of the row that it begins
    article = ARTICLE.match(text, begin)
    if article and _is_told_of(found, article):
        yield article["about"]
    before = text[begin : place + NEAR_NEXT]
    first, stop, _ = before.partition("。")
    words = TURNS_TO.sub("", COUNTED.sub("", MARK.sub("", typeset(first).strip())))
    if MARK.match(first.strip()) and NEXT.search(before, len(first)):
        return  # 一是规矩意识。…二是底线意识。…: what it opened with is over
    if stop and 4 <= len(words) <= LONGEST_OPENING and not ASIDES.search(words + stop):
        yield from () if NO_TOPIC.search(words) else (words,)


def _is_told_of(found: Requirement, article: re.Match[str]) -> bool:
    """Return whether an article's first word is what a later sentence is about, or who is to do it.

    电梯每15日保养一次。困人救援不超过30分钟; 办公室是归口部门，…，履行五项职责.
    """
    first = found.items[0] if isinstance(found, RequirementList) else found.place
    told = article.string[article.end() : first.a]
    if "。" in told and "；" not in told and _is_thing(article["about"]):
        return True
    if not (isinstance(found, RequirementList) and found.runs):
        return False
    own = re.split("[，,。；：]", told)
    nobody = OPENS_WITH_VERB.match(own[-1] + first.text) and len(own) > 1
    return bool(nobody) and not (
        NO_TOPIC.search(article["about"]) or ANYBODY.fullmatch(article["about"])
    )


def _is_thing(words: str) -> bool:
    """Return whether words name a thing that rules can be about: 电梯, 局务会议; nobody."""
    somebody = BODY.search(words) or POST.search(words) or SOMEBODY.search(words)
    return not (somebody or NO_TOPIC.search(words)) and grammar(words)[1] in "nv"
