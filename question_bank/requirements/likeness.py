"""How alike two phrases are built: what tells a list's item from the words around it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# The genre's everyday verbs and adverbs: a list, or a clause that tells to do something, begins
# after one of them. They are not words of single speeches.
VERBS = (
    "做到|做好|搞好|抓好|办好|当好|管好|用好|实现|开展|履行|承担着?|肩负着?|担负着?|发挥好?|提高|提升|增强|加强|强化|深化|优化|完善|健全|"
    "建立|构建|形成|营造|树立|树牢|坚持|坚守|坚定|保持|落实|推进|推动|促进|围绕|紧扣|聚焦|突出|把握|成为|争做|争当|"
    "作为|包括|包含|具有|具备|充满|达到|体现|反映|总结出?|提出|明确|强调|要求|善用|采取|采用|通过|按照|依据|根据|遵循|"
    "克服|防止|杜绝|防范|反对|抵制|解决|消除|化解|破除|摒弃|力戒|切忌|着力|努力|全力|积极|主动|更加|更好地?|不断|进一步|"
    "切实|全面|认真|严格|始终|必须|应当|应该|需要|一定|务必|注重|注意|善于|勇于|敢于|学会|学好|熟悉|掌握|了解|一批|一些|"
    "各项|存在着?|以及|无论是?|不论|还是|能够|加大|丰富|改进|改善|规范|严守|遵守|维护|服务|面对|涉及|涵盖|打造|建设|锻造|培养|"
    "弘扬|倡导|发扬|秉持|践行|贯彻|执行|巩固|拓展|引导|鼓励|支持|统筹|兼顾|深入|参与|满足|保障|确保|避免|减少|扩大|健全|发展|"
    "走好|守好|讲好|写好|抓住|抓紧|处理好?|协调好?|联系|结合|依靠|发挥|激发|汇聚|凝聚|夯实|筑牢|扎牢|压实|整合|规范好?|谋划"
)
# More verbs that a list may follow; a clause that begins with one need not tell to do something.
MORE_VERBS = (
    "负责(?!人|任|同志)|从事|起草|审核|更新|组织|召开|印发|出台|制定|修订|完成|办理|处理|安排|部署|检查|督促|撰写|编发|收集|领会|宣传|传达|关心|"
    "学习|重视|暴露|表现|贯穿|算好|对照|加快|突破|扩大|增加|投入|开发|引进|培育|壮大|建成|覆盖|引领|设立|签订|举办|参加|查处|打击|整治|治理|清理|核查|抽查|"
    "实施|推行|推广|应用|利用|运用|普及|传播|报送|转发|保护|健全|搞|进行|给予|造成|产生|引发|出现|力争|争取|属于|依照|着眼于?|立足于?|致力于?|有利于|有助于|来自|源于|针对|关于|"
    "位于|处于|基于|对于|由于|例如|譬如|比如|诸如|像|尤其是|特别是|主要是|分别是|就是|即|称为|叫做|视为|看作|当作|"
    "分为|列为|不讲|不搞|放在|摆在|用在|结合起来|熟知|精通|通晓|吃透|[摸弄讲写记说问查分理厘算看认搞]清(?!楚)|听取|征求|赢得|养成|炼就|练就|甘于|乐于|甘当"
    "|破解|攻克|打破|扭转|遏制|补齐|盘活|激活|远离|盯[住紧牢准]|紧盯|[下内增]设|配[齐备足]|备[齐足好]|常备|携带|佩戴|对准|瞄准|依托|借助|锤炼|堵[住塞]|扎[紧牢]|织密|拧紧|守住|管住|防住|稳住|磨[炼砺]|砥砺|涵养|恪守|集中|厚植|提振|增进|密切|畅通|搭建|传承|捍卫|淬炼|回应|严[控查]|拒绝|警惕|谨防"
)
VERB = re.compile(rf"(?:{VERBS}|{MORE_VERBS})(?:(?<!到)[好了着到出起成过])?")
LEADS = re.compile(
    rf"(?:(?:{VERBS}|{MORE_VERBS})(?:(?<!到)[好了着到出起成过])?|是指|(?<![重纪摘概首机])要"
    r"|(?:^|[，,])分|经过|[须应要需历]经|^(?:但|而|且|如果|只要|由于|因为|除)|(?<![一-鿿])如|[由凭其看查问是有在从对为把将让使以用能被向与同就按于做抓讲守的地得：:，,“]"
    r"|[让使](?:大家|群众|百姓|老百姓|干部|同志|同志们|职工|师生|学生|企业|他们|我们|人民|广大[一-鿿]{2,4})"
    r"|[一二三四五六七八九十两几多数每这各某那][支批个种项名位张套条座次份件类些]|一系列|一整套|一大批|各[类种个地])$"
)
OPENS_WITH_VERB = re.compile(rf"^(?:{VERBS}|[使把将让以在从对为能])")
# Words that follow a list's last item.
TAILS = re.compile(
    r"^(?:等等|等(?!着)|负总?责$|[以之]?外$|全(?:过程|链条|周期|方位|流程)|在内|过程(?=中)|这[些几]?|的|地|上|中|下|方面|之间|工作|能力|[都也就才均则并]|开展|推动|相结合|有机|统一|双重|几[个项种]|"
    r"(?:方向|力度|作用|水平|意识|要求|问题|形式|方法|方式|办法|制度|机制|环节|任务|职责|职能|精神|理念|原则)(?=$|[的上中等作开，,])|"
    r"对标|办事|选拔|逐[一户人个项家级]|分头|轮流|相|[“‘《（(]|[紧密]*结合|统一|贯通|融合|并[重举]|同步|一[体道起]|共同(?=[一-鿿]{2})|组成|构成|协调(?=推进|发展$)|由(?=.{2,12}(?:负责|提出|审定|组织|办理|承[担办]|确定|决定|审批|制定))|已|还|既|应当|必须|能够|可以|来|[两二三四五六七八九十](?:[大个项种类条者方点级]|到位)|是(?=..)|要(?![素点求害闻件])|必[须将]"
    r"|为(?:主|重点|核心|基础|导向|目标|抓手|代表|载体|依托|主题|指导|契机|原则|根本|己任|主线|支撑|龙头|特征|标志|内容|中心|荣)|诸)"
)
# No item ends so, and none that begins so has lost its lead, unless its neighbours begin so too.
TORN = re.compile(
    r"(?:(?<![余基场土领内本当阵工田耕实各])地|[的得和与及是在把对以之个些种类这]|(?<!事)项|(?<![不作行有能所认成])为|每一?项?|进一步|不断|更加|切实|主要|重要|有关|相关|各项)$"
)
STARTS = re.compile(
    r"^(?:即(?!知|使)|就(?![业地近职是])|除(?![夕法草尘虫险])|如(?!履|数|期|实|何|果)|由|其|它|以|让|使|及(?![时早格])|的|地|具体到|避免|弘扬|要|在|从|对|把|将|和|与|用好|加强|围绕|着力|努力|坚决|防止|提高|增强|特别是|重点(?!工作|任务|项目|领域|环节|部位|问题|人)|主要|包括|切实|认真|进一步)"
)
# A clause that begins so leans on its neighbour: 既…又…, 不…就….
LEANS = re.compile(
    r"^(?:既|又|也|更要?|还|才|就|则|但|而|从而|并|且|如果|虽然|因为|只有|只要|没有|是|一个是)"
)
LONGEST_CLAUSE = 45
# Words that part what is spoken of from what is said of it: 乡镇负责巡查，村组负责上报.
BETWEEN = (
    "负责",
    "重在",
    "贵在",
    "重点是",
    "分管",
    "主抓",
    "牵头",
    "适用于",
    "是指",
    "不得",
    "不能",
    "由",
)
BIDDEN = re.compile(
    r"(?![一二三四五六七八九十]是)[一-鿿]{2,8}?(?<![重主需必想只纪首概摘也还又都不时后前机])要(?![求素点害么是闻件])"
)
CALLED = re.compile("是[^“”]*“[^“”]+”$")
DID = re.compile(r"[一-鿿]{2}了")
# A clause that begins with one of these and a clause that does so too are built alike.
OPENERS = "把将让使用以对从在为不有能要同与"
# Words in the middle of a phrase that make a frame: 甲有乙, 甲的乙, 甲要乙, 甲而不乙.
FRAME = "有的要不无必出到最而就"
JOINED_NAME = "(?:社会保障|城乡建设|信息化|规划|改革|旅游|草原)[厅局委部科办股]"
# What parts the last two items, but no body's name: 人力资源和社会保障局.
JOINTS = re.compile(
    r"以及|乃至|并且|(?<![普涉以提波顾触危])及(?![时其格早])|(?<![温总共调饱缓祥柔])和(?![谐平睦气解缓蔼]"
    rf"|{JOINED_NAME})"
    r"|(?<![参赠])与(?![会时否]|日俱)|(?<![合兼])并(?![举重轨存])"
)


def common_start(phrases: Sequence[str]) -> int:
    """Return how many characters all phrases begin with in common."""
    if not phrases:
        return 0
    first, last = min(phrases), max(phrases)  # in the order of the alphabet
    for place, character in enumerate(first):
        if character != last[place]:
            return place
    return len(first)


def common_end(phrases: Sequence[str]) -> int:
    """Return how many characters all phrases end with in common."""
    return common_start([phrase[::-1] for phrase in phrases])


def shared_places(phrases: Sequence[str]) -> int:
    """Return at how many places phrases of one length hold the same character."""
    if len({len(phrase) for phrase in phrases}) != 1:
        return 0
    return sum(len(set(column)) == 1 for column in zip(*phrases, strict=True))


@dataclass(frozen=True)
class Family:
    """The models of a list, with what they have in common worked out once."""

    models: Sequence[str]
    low: int
    high: int
    opening: str
    ending: str

    @classmethod
    def of(cls, models: Sequence[str]) -> Family:
        """Return the family of some phrases."""
        lengths = [len(model) for model in models]
        start, end = common_start(models), common_end(models)
        ending = models[0][lengths[0] - end :]
        return cls(models, min(lengths), max(lengths), models[0][:start], ending)

    @cached_property
    def frame(self) -> frozenset[str]:
        """The words of a frame that all models hold in their middle."""
        return frozenset(FRAME).intersection(*(model[1:-1] for model in self.models))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The characters that models of one length share, "" where they differ."""
        columns = zip(*self.models, strict=False) if self.low == self.high else ()
        return tuple(one[0] if len(set(one)) == 1 else "" for one in columns)

    @cached_property
    def _most_shared(self) -> float:
        return max(min(len(self.opening), 2) * 1.2 + min(len(self.ending), 2) * 1.0, 1.6)

    def off(self, length: int) -> int:
        """Return by how many characters a phrase is shorter or longer than all models."""
        return max(self.low - length, length - self.high, 0)

    def most(self, length: int) -> float:
        """Return what the likeness of a phrase of some length is at most: less, the more off."""
        return self._fit_of_length(self.off(length), 2) + self._most_shared

    def _fit_of_length(self, off: int, shared: int) -> float:
        if off == 0:
            return 2.0 if self.low == self.high and len(self.models) > 1 else 1.5
        score = -0.5 * min(off, 6)
        return score + 0.5 * (min(off, 6) - 3) if shared >= 2 and off > 3 else score

    def likeness(self, phrase: str, least: float = -math.inf) -> float:
        """Return how well a phrase fits into the family: about -4 (not at all) to 6.

        Of one that fits less well than `least` nothing more is told than that.
        """
        off = self.off(len(phrase))
        start = common_start((phrase, self.opening)) if self.opening else 0
        end = common_end((phrase, self.ending)) if self.ending else 0
        score = self._fit_of_length(off, max(start, end))
        shared = self._shared(phrase, off) if not (start or end) else 0.0
        if score + min(start, 2) * 1.2 + min(end, 2) * 1.0 + shared < least:
            return -math.inf
        if score < 2.0 and self._is_alone(STARTS.match, phrase):
            score -= 2.8
        if self._is_alone(TORN.search, phrase):
            score -= 3.0
        if start or end:
            return score + min(start, 2) * 1.2 + min(end, 2) * 1.0
        return score + shared

    def _shared(self, phrase: str, off: int) -> float:
        """Return what single characters that all models hold say for a phrase."""
        same = sum(map(str.__eq__, self.columns, phrase)) if not off else 0
        framed = bool(self.frame) and not self.frame.isdisjoint(phrase[1:-1])
        return max(min(same, 2) * 0.8, 1.2 * framed)

    def _is_alone(self, test: Callable[[str], object], phrase: str) -> bool:
        """Return whether a phrase passes a test that not all models pass."""
        return bool(test(phrase)) and not all(map(test, self.models))


def are_parallel(one: str, two: str) -> bool:
    """Return whether two neighbouring clauses are built alike."""
    short, long = sorted((len(one), len(two)))
    start = common_start((one, two))
    if short < 2 or long > LONGEST_CLAUSE * (2 if start >= 2 else 1):
        return False
    if start >= 2:
        return True
    end = common_end((one, two))
    if start:
        return long <= (3 if end else 2.2 if one[0] in OPENERS else 1.6) * short
    if LEANS.match(one) or LEANS.match(two):
        return False
    ends = end and (long <= 2.5 * short if end >= 2 else long <= 8 and long - short <= 2)
    if ends or (long <= 2 * short and _of_one_frame(one, two)):
        return True
    return short == long and (3 <= short <= 7 or shared_places((one, two)) > 1)


def _of_one_frame(one: str, two: str) -> bool:
    """Return whether both say X的Y with a short X (好的表扬, 错误的改正), or X而不Y."""
    both, longest = (one, two), max(len(one), len(two))
    return (
        (longest <= 8 and all(0 < text.find("的") <= 3 for text in both))
        or (longest <= 16 and all("而不" in text for text in both))
        or (one[-1] == two[-1] == "”" and all(map(CALLED.search, both)))
        or ("要" in one and "要" in two and all(map(BIDDEN.match, both)))
        or any(one.find(word) > 0 and two.find(word) > 0 for word in BETWEEN if word in one)
        or all(map(DID.match, both))
    )
