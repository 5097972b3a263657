"""What the first words of a paragraph or an article say it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.columns import BODY, POST
from question_bank.questions.mood import MARK
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.requirements.model import Requirement

# Headings and sentences that name no matter.
NO_TOPIC = re.compile(
    r"[我你他她]|[上下]午好|[早晚]上好|^(?:大家|各位|同[志事学]们|老师们|讲|谈|说)一?[下讲谈说]|导语|祝|谢|[？?！!]|^(?:现在|下面|接下来|[再先])[讲说谈]|^(?:按照|根据|为|既|不仅|只有|几点|这)|指导思想|总体要求|基本原则|^[总附罚]则$|^一个是|(?:不够|不足|问题|不高|不好|不细|不紧|不强|不严|差距|短板)$|感受|[是也].{3,}的|是$|重要性$|[的时]$|应当|负责|包括|[下以][列下]"
    r"|这[项支件]|几个(?:基本)?(?:问题|概念)|强调一下|具体的?(?:事|问题)$|担心|什么|怎么[办做]$|[之以]内|^第[一二三四五六七八九十](?:[条个点件].{1,4}|句话|件事|个问题)$|^[前引]言$|^20\d\d年.*(?:思路|任务|重点|安排|打算|目标)|[先来]看一|议程|每[一半]?[年月周日天季].*[次遍]|^从.{1,6}起|^有[一几两]|几[条项点句件]|需要(?:特别)?[讲说]|心里话|[讲说谈]{2}|[讲说谈]的是|[给跟和同向]大家|交[个一]?底|^.{0,6}(?:几点|有关)?(?:要求|意见|建议|希望|任务|情况|措施|目标|内容|附件|说明)$|^.$"
)
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
ANYBODY = re.compile("(?:各|有关|全体)?(?:工作人员|单位|部门)")
SOMEBODY = re.compile("[人者员方长]$|各|其|本(?![地级质])|凡|[对把将从在]")
OFFICE = re.compile(
    "(?:各|[省市县区镇乡])[一-鿿]{1,8}(?:局|委|办|部|院|办公室|部门|单位|政府|大队|中心)"
)
# The items of a row, each a paragraph of its own; and what a numbered one in front begins with.
IN_A_ROW = re.compile("一是|第一[，,、：:]|首先")
NUMBERED = re.compile(r"\d{1,2}[.．、]|[（(]\d{1,2}[）)]")
NEAR_NEXT = 3  # characters of an item's own number: 二是
LONGEST_HEADING, LONGEST_OPENING = 24, 14


NUMBER = re.compile("^第[一二三四五六七八九十百]+条\\s*")


def opening(found: Requirement) -> Iterator[str]:
    """Yield the short sentence that opens the paragraph and says what it is about.

    Of a row whose items open paragraphs that is the numbered paragraph in front of them.
    """
    text, place = found.place.of.text, found.place.a
    begin = text.rfind("\n", 0, place) + 1
    if IN_A_ROW.match(text, begin) and isinstance(found, RequirementList) and not found.runs:
        end = len(text[:begin].rstrip())
        first, stop, _ = text[text.rfind("\n", 0, end) + 1 : end].partition("。")
        words = MARK.sub("", first.strip())
        if stop and NUMBERED.match(first) and 4 <= len(words) <= LONGEST_OPENING:
            yield from () if NO_TOPIC.search(words) else (words,)
        return
    if tag := TAG.match(text, begin, begin + LONGEST_HEADING):
        yield tag["about"]
    label = LABEL.match(text, begin)
    row = found.items if isinstance(found, RequirementList) else ()
    own = label is not None and bool(row) and row[0].a < label.end("about")
    if label and not (own or ASIDES.search(label["about"])):
        yield NUMBER.sub("", label["about"])  # but not 一要勤 of the row that it begins
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


def is_body(topic: str) -> bool:
    """Return whether a heading or label only names who is to do what is below it: 县公安局：…."""
    return OFFICE.fullmatch(topic) is not None


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
