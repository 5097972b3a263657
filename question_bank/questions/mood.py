"""How a clause speaks: it tells someone to do something, defines something, or only reports."""

from __future__ import annotations

import enum
import re

from question_bank.questions.words import grammar
from question_bank.requirements.likeness import OPENS_WITH_VERB


class Mood(enum.Enum):
    """What a clause does; only the first two are worth asking."""

    TELLS_TO = "tells to"
    DEFINES = "defines"
    REPORTS = "reports"


# What a clause may begin with and say the same without: numbers and links.
MARK = re.compile(
    r"^(?:第[一二三四五六七八九]类(?:是|[，：])|其[一二三四五六七八九](?:是|[，：])|[（(][甲乙丙丁戊己庚辛][)）]|[—–]{1,2}|[◆●■▲★※◇○]\s*|\d{1,2}(?:[.．]\d{1,2})+\s*|\d{1,2}[、.．]|[一二三四五六七八九十]+(?:、|是要?|要)|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十百]+(?:[章条节]\s*(?:【[^】]*】)?|，)|【?[^【】]{1,12}】)"
)
LINK = re.compile(
    r"^(?:至于|(?:这就)?要求我们|我(?:认为|觉得|想|看|希望)|我们|大家(?!的)|同志们|并且|并|而且|从而|因此|所以|为此|同时|特别是|尤其是|特别(?=要)|尤其(?=要)|还要|也要|又要|还|也|又|更(?![加为新换正改])|而|且|即(?![办时将日可使便刻])|既(?!.*[又也])|就是|就|"
    r"希望大家|希望|下阶段|当前(?:[和及]今后一[个段]时[期间])?|总之|总而言之|具体(?:来[讲说]|[讲说])|换句话说|也就是说|当然|其实|事实上|说实话|说实在的|老实说|说到底|说白了|总的(?:来说|说来|来看)|(?:另)?一方面)+[，,]?"
)
MODAL = re.compile(
    r"(?<![主重需首简机])要(?![素点闻害])|必须|应当|应该(?!的[，。])|务必|不得|不准|不能|不许|不可以|切忌|严禁|决不|绝不"
    r"|(?<![供响适对相反效感呼照])应(?=立即|及时|主动|按照?|在|由|做好|于|逐|同时|将|把|一律|严格|向|明确|建立)|(?<!必)须(?![知臾])"
)
PLAIN_TELLING = re.compile(
    r"^(?:做到|确保|努力|切实|力求|着力|不断|进一步|坚持|遵循|恪守|严格|坚决|全面|认真|注重|注意|当好|做好|抓好|搞好|加强|强化|树立|增强|健全"
    r"|突出|聚焦|牢记|牢固|积极|主动|大力|自觉|始终|带头|深入|防止|杜绝|严守|把好|把牢)"
)
# What is laid down to be done from now on: 全县推行首问负责制.
REGIME = re.compile(
    "^[^，。；]{0,10}?(?:推行|实行|执行|记住|记牢|负责(?![人任同的]))(?![了过着]|情况|力)"
)
# What is done in its order: 按照…的次序推进; 先通风，再检测，后作业.
IN_ORDER = re.compile("按照?.*(?:次序|顺序|程序|步骤|流程)(?:推进|进行|办理|处理|实施|运转)")
STEPWISE = re.compile(
    "^分[^，。；]*[二两三四五六七八九]个?(?:阶段|步骤?|环节)|(?:^|[，,])先[^，,。；;]{1,12}[，,、]再|"
    + IN_ORDER.pattern
)
DEFINING = re.compile(
    r"(?:^|[^。；;]{0,24}?)(?:处于|处在|居于|承担着?|担负着?|肩负着?|包括|具有|主要有|(?<!硬)是(?!否|不是|要)|属于|指的是)"
)
PAST = re.compile(
    r"我们始终|硬是|一直以来|截至|近代以来|(?<!知)已(?:经|正式|[于在完建成])|(?<![为除])了(?![解如])|(?<=[一-鿿])着(?![力眼重手想实])|过去|去年|全年(?!无休)|先后|累计|圆满"
    r"|荣获|这次培训|安排部署了|\d+[篇件次]"
)
# What nobody may do is not what has been: 不得打着领导的旗号.
FORBIDDEN = re.compile("(?:不[得准许能要]|严禁|禁止)[^，,。；;]*")
# How things have gone: what such a clause says something is, it only reports.
TREND = re.compile(
    r"呈现|今年是|(?:大多|多半|大都|大部分)是|(?:就|只|还)剩|抽调[^，。]{0,6}[一二两三四五六七八九十百\d]+[人名]|最怕|就怕|说到底|好比|就像|(?:^|大家|人们|有人)(?:都|常)说|有[的些]?人(?:开玩笑)?说|(?:俗话|老话|常言)[说讲]|同比|环比|近[一二三四五六七八九十两几\d]+年|(?:查处|发生|通报|受理|收到)[^，。]{0,20}[二三四五六七八九十百千余\d][起件例宗]|(?:上升|下降|攀升)$|^(?:喜|忧|难|可喜|可贵|遗憾|令人.{2,4})的是"
)
# What begins a story: 昨天二连就没有做到, 有一次….
STORY = re.compile(
    "头一[年天]|那一?年|第一年|当年|昨[天晚]|前天|[去前]年|上(?:周|次|个?月)|[有那]一?(?:[次回]|天)|没有做到"
)
# What one has to see is so already: 也要看到，有的体校只剩一块牌子.
SEES = re.compile("(?:清醒|充分|深刻|客观|同时)?地?(?:看到|看清|认识到|意识到|承认)[，,]?(?!自)")
SEEN = re.compile(f"{SEES.pattern}(?<=[，,])")
CONDITION = re.compile(
    r"^(?:才|方能|方可|只有|如果|只要|一旦|虽然|(?:主要)?是?(?:由于|因为)|尽管|随着|当前|当(?![好成作个])|正如|面对|为(?:了|规范|加强|进一步|贯彻|深入|落实|推进|做好|切实))"
)
PREDICATE_FOLLOWS = re.compile(r"^[，,](?:才|就|则|便|是|都|也就|成为|方能|方可)")


def mood(
    before: str, clause: str, after: str = "", heading: str = "", *, ruled: bool = False
) -> Mood:
    """Return how a clause speaks, given its sentence before and behind it and its heading.

    The clause begins with its verb or its subject; links such as 并 are taken off. Whatever a set
    of rules states, it lays down (`ruled`).
    """
    defines = DEFINING.match(clause) is not None
    if CONDITION.match(clause) or TREND.search(clause) or SEEN.search(before + clause[:12]):
        return Mood.REPORTS
    if PREDICATE_FOLLOWS.match(after) and not defines:
        return Mood.REPORTS
    if defines and not MODAL.search(clause[:12]):
        return Mood.DEFINES
    if PAST.search(FORBIDDEN.sub("", clause)):
        return Mood.REPORTS
    if MODAL.search(clause) or STEPWISE.search(clause) or ruled or _tells_on(before, clause):
        return Mood.TELLS_TO
    tells = (PLAIN_TELLING.match(clause) or REGIME.match(clause)) or (
        _opens_with_verb(clause) and _opens_with_verb(heading.removeprefix("要"))
    )
    return Mood.TELLS_TO if tells and not PAST.search(before[-40:]) else Mood.REPORTS


def _tells_on(before: str, clause: str) -> bool:
    """Return whether a sentence tells to do things and does not turn to a story then."""
    told = [one.end() for one in MODAL.finditer(before) if not SEES.match(before, one.end())]
    return bool(told) and STORY.search(before[told[-1] :] + clause) is None


def _opens_with_verb(words: str) -> bool:
    if not words:
        return False
    return OPENS_WITH_VERB.match(words) is not None or grammar(words[:8])[0] == "v"
