"""How a question says whose words it asks for: the material by its title, the matter by heading."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from question_bank.questions.mood import MARK
from question_bank.questions.stems.matter import spoken_of
from question_bank.questions.typesetting import quoted, typeset
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import Pairs, RequirementList, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Requirement

KINDS = (
    (re.compile(r"讲话|致[辞词]|发言|讲稿|动员|谈话|演讲"), "讲话"),
    (re.compile(r"报告"), "报告"),
    (re.compile(r"意见|规划|通知|决定|方案|纲要|条例|办法|规定|制度|细则|规则|纪要|通报"), "文件"),
)
RULES = re.compile(r"(?:条例|办法|规定|制度|细则|规则|规范|守则|规程|章程)$")
SENT_ROUND = re.compile("印发《(?P<title>[^》]+)》")
ASIDE = re.compile(r"[（(][^（()）]*[）)]$|[*＊#]+$|\[[^\]]*\]$")
SUBTITLE = re.compile(r"(?:——|—|--)\s*(?P<own>在.{4,}上的.{2,6})$")
INNER_TITLE = str.maketrans("《》", "〈〉")
# What the source blotted out of a title: XX市, 第X期, 20××年度.
BLOTTED = re.compile(r"第?\d*[xXＸ×○]{1,4}(?:年度?|届|期|[省市县区州]|号)?")
# What is left of a title without these says what it is about.
FORM_WORDS = re.compile(
    r"关于|在|上的|讲话|发言|报告|致[辞词]|谈话|提纲|稿|材料|讲义|全文|摘要|主持词|会议|大会|座谈会|常务会|全体|工作|会务|学员"
    r"|同志|领导|重要|年度|年|[县市省区镇乡州局校院处科厅]长|书记|秘书长|主任|主席|总理|行政长官|政府|人民|[县市省区镇乡州]|的|\d"
)
BODIES = "系统|办公室|办公厅|部门|单位|机关|干部|人员"
ADDRESSED = re.compile(
    rf"(?<![一-鿿])(?P<who>(?:全[国省市县州区]|各级|各)?[一-鿿]{{0,10}}?(?:{BODIES}))(?:都|们)?(?=(?:自己|也|更|还|就)*(?:一定要|要|必须|应当|应该))"
)
# 今天，我们召开全县办公室工作会议，…
MEETS = re.compile(
    r"(?:(?:今天|这次|现在|会议|政府|研究|决定|同意)[^。\n]{0,20}?(?:召开|举办|举行|开(?![展始发拓放启创门]))"
    r"[的了]?(?:(?:这|本|一)[次个期场届])?|今天(?:这个会)?是)"
    r"(?P<what>[一-鿿]{2}[一-鿿“”\d]{0,22}?)的?"
    r"(?P<sort>会议|大会|座谈会|推进会|动员会|现场会|例会|调度会|部署会|启动会|总结会|专题会|工作会|整顿会|培训会|交流会|汇报会|学习会|教育会|报告会|研讨会|培训班)(?=[，。,；;])"
)
NO_OCCASION = re.compile("第.[个次]|我们|这次|这个|大家|同志|主要|重要|一次|全面|深入")
OPENING = 300
SPOKEN = re.compile("讲话|发言|致辞|大会上")
# What may run into a name from before it: 由县委办公室, 因此各单位.
LED_BY = re.compile(r"^(?:尤其是|特别是|因此|所以|同时|并|由|请|把|将|对|向|是|凡是|凡|希望)")
NO_BODY = re.compile("[在的对是为了我们从向和与让使、]|不|一个|每")
OPENS_MODAL = re.compile(
    r"^(?:一定要|要|必须|应当|应该|应|务必|需要|切忌|不能|不得|不要|不准|不该|不可|不许|决不|绝不|严禁|可以)"
)
# Headings and sentences that name no matter.
NO_TOPIC = re.compile(
    r"[我你他她]|^(?:讲|谈|说)一?[下讲谈说]|导语|祝|谢|[？?！!]|^(?:按照|根据|为|既|不仅|只有|几点|这)|指导思想|总体要求|基本原则|^[总附罚]则$|(?:不够|不足|问题|不高|不好|不细|不紧|不强|不严|差距|短板)$|感受|[是也].{3,}的|是$|重要性$|的$|应当|负责|包括|下列"
    r"|这[项支件]|议程|^从.{1,6}起|^有[一几两]|需要(?:特别)?[讲说]|心里话|^.{0,6}(?:几点|有关)?(?:要求|意见|建议|希望|任务|情况|措施|目标|内容|附件|说明)$|^.$"
)
# What is done in the cases that follow.
CASES = re.compile("情形之一的，(?P<done>[一-鿿]{2,10})：[（(一二三四五六七八九十1）)、.]*$")
# How a speaker goes on to a matter: 再说队伍, 最后讲讲作风.
TURNS_TO = re.compile(
    "^(?:首先|其次|接着|最后|[先再后也])?(?:[说讲谈]一?[说讲谈]|(?<=[先后次着再也])[说讲谈])(?=[一-鿿]{2})"
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
# What a paragraph is about, in front of it: 作业：…, 建议提案岗：…, 核查。….
LABEL = re.compile("(?P<about>[A-Z]?[一-鿿]{2,8}(?=：(?!“))|[一-鿿]{2,3}(?=。))")
ASIDES = re.compile(
    f"\\d|为|{NO_TOPIC.pattern}|[，：了吗呢吧啊]。?$|[一-鿿]都?是[一-鿿].*。$|，|同志|刚才|今天|[说讲谈]几[句点]"
)
# 对各级党办提出了“…”, 在强化担当上强调“…”
TELLS_WHOM = re.compile("(?:^|，)[对给向在][^，]{2,24}?(?:提出|作出|强调|指出)(?:了|[“：])")
OF_ITSELF = "政府工作报告"  # a kind of material of which everybody knows the matter
SAID = re.compile("指出|强调|要求|提出|讲到")
COUNTS = "零一两三四五六七八九十"
REPEATED, LONGEST_TITLE, LONGEST_HEADING, LONGEST_OPENING, MOST_TOPICS = 8, 32, 24, 14, 2
PREPOSITIONS = "在对从如怎"


def cited(title: str | None) -> str | None:
    """Return a title as it is cited: of a covering note the paper's own, without an aside.

    What the source blotted out is left out. None where there is no title, or one too long to be
    read in front of every question.
    """
    own = SENT_ROUND.search(title or "")
    words = ASIDE.sub("", BLOTTED.sub("", (own["title"] if own else title or "").strip()))
    if len(words) > LONGEST_TITLE and (subtitle := SUBTITLE.search(words)):
        words = subtitle["own"]
    return f"《{words.translate(INNER_TITLE)}》" if 0 < len(words) <= LONGEST_TITLE else None


def tells_its_matter(title: str) -> bool:
    """Return whether a title says more than what kind of material it is and who spoke."""
    return OF_ITSELF in title or len(folded(FORM_WORDS.sub("", title))) >= 2


def kind_of(title: str, text: str) -> str:
    """Return what a material is by its title: 讲话, 报告 or 文件."""
    for pattern, called in KINDS:
        if pattern.search(title):
            return called
    return "讲话" if "同志们" in text or SPOKEN.search(text[:OPENING]) else "材料"


def material(title: str | None, text: str) -> str:
    """Return what a question calls its material: by its title or occasion, else by its matter.

    A title that says no more than what kind of material it is tells less than its matter does.
    """
    own, kind = cited(title), kind_of(title or "", text)
    if own and tells_its_matter(own):
        return own
    held, matter = occasion(text), spoken_of(text)
    return held or (f"关于{matter}的{kind}" if matter else own or kind)


def occasion(text: str) -> str | None:
    """Return what a speech without a title is called by the meeting it says it opens."""
    met = MEETS.search(text[:OPENING])
    if met is None or NO_OCCASION.search(met["what"]) or not tells_its_matter(met["what"]):
        return None
    return f"在{typeset(met['what'])}{met['sort']}上的讲话"


def worded(
    setting: Setting, found: Requirement, topics: Sequence[str], verb: str, words: str
) -> Iterator[str]:
    """Yield the speaker's own words behind who says them on what matter, the most telling first.

    《…》就“…”要求，…. Who is quoted stands for the material; without a title those stand there who
    are told to do something: 各科室在“…”方面，要….
    """
    if found.said_by:
        who = typeset(found.said_by.text)
        says = "" if TELLS_WHOM.search(words) else f"{verb}，"
        yield words if _names(who, words) else f"{who}{says}{words}"
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
    topics = matters(setting, found, key)
    heading = typeset(setting.heading(found.under))
    if (
        not (found.name or topics or NO_TOPIC.search(heading))
        and 0 < len(heading) <= LONGEST_HEADING
    ):
        topics = [heading]
    for topic in topics:
        if (found.name or "〇") not in topic:
            yield f"{setting.proposer}就{quoted(topic)}提出的{called}"
    if found.name or not setting.inner(found.under):
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
    """Return the first topics that neither hold the key nor tell a part of it."""
    apart = (one for one in topics if not key or not (key in folded(one) or folded(one) in key))
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
    if label and not ASIDES.search(label["about"]):
        yield label["about"]
    before = text[begin:place]
    first, stop, _ = before.partition("。")
    words = TURNS_TO.sub("", COUNTED.sub("", MARK.sub("", typeset(first).strip())))
    if NEXT.search(before, len(first)):
        return  # 一是规矩意识。…二是底线意识。…: what it opened with is over
    if stop and 4 <= len(words) <= LONGEST_OPENING and not ASIDES.search(words + stop):
        yield words


def addressed(text: str) -> str | None:
    """Return whom a text without a title tells most often what to do, if it does so repeatedly."""
    names = (LED_BY.sub("", match["who"]) for match in ADDRESSED.finditer(text))
    told = Counter(
        who
        for who in names
        if 4 <= len(who) <= 12 and not OPENS_WITH_VERB.match(who) and not NO_BODY.search(who)
    )
    who, times = max(told.items(), key=lambda pair: (pair[1], len(pair[0])), default=("", 0))
    return who if times >= max(2, len(text) // 3000) else None
