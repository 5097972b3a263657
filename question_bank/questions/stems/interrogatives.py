"""What the words around a run of items ask for: 哪些制度, 怎样的信息, 做到哪几点."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.stems.deeds import (
    DEEDS,
    TELLS,
    are_bans,
    are_verbal,
    banned,
    done,
    told,
)
from question_bank.questions.words import grammar, pattern
from question_bank.requirements.clauses import COMMAS
from question_bank.requirements.likeness import VERB, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.model import RequirementList

# Words that name nobody and no matter: what stands in front of the items must hold more than these.
EMPTY = re.compile(
    rf"{VERB.pattern}|必须|应当?|应该|务必|一律|都|也|还|更|再|不|得|要|好|会|能|可以|同时|继续|着重|重点|分别|任何人|任何单位|工作|其中|主要|全面|真正|概括|归纳|起来|知道|明白|懂得|记住|认识到|说到底|哪.|什么|怎样的"
)
LEAST, QUOTES = 2, "“”‘’"
ONE = (
    "机制|体制|体系|制度|责任制|模式|格局|位置|地位|作用|精神|作风|态度|标准|局面|环境|氛围|关系|状态|姿态|形象|方针|价值观"
    "|目标|理念|思路|导向|重任|责任|管理|政府|队伍|干部|人才|社会|国家|机关|企业|乡村"
)
SINGLE = re.compile(f"^(?:(?!的)[一-鿿]){{0,10}}?(?:{ONE})(?![一-鿿])")  # of which there is one
# What deeds and traits are themselves (抓重点的要求); other things only have them.
ITSELF = re.compile(
    "^[一-鿿“]{0,8}?(?:要求|原则|方针|标准|方法|方式|办法|做法|任务|目标|职能|职责|能力|素质|意识|观念|思想|环节|步骤|程序|问题|行为"
    "|现象|情况|倾向|工作|权力?|路径|路子|关系|准则|规定|规矩|纪律|活动)[上中里]?(?![一-鿿])"
)
ROLE, TRAIT = re.compile("[者派家人员兵手标剂队关]$"), re.compile("性$")
LEVELS = re.compile("[二三四五]级")  # 一中心、多站点、进家庭的|三级服务网络
WHAT_IT_IS = re.compile("(?<![但凡就不要])是[^，的]{2,}$")
WHEREIN = re.compile(
    "场所|地[方区点段]|时[候间期]|过程|情况|基础|前提|领域|环节|工作|方面|条件|单位|部门"
)
TAKES = re.compile("接受|收受|索取|索要|借用|占用|侵占")  # what is taken is no side of its owner
GOODS = re.compile("[品金卡包物款券票礼]$")
ADVERBS = re.compile(
    "(?:进一步|努力|不断|积极|主动|全面|切实|认真|更加|严格|深入|始终|着力|全力|大力|坚决)$"
)
HANDLES = re.compile(
    "(?:[把将让使对从由以在为与和跟同向按于给被是有不]|按照|通过|属于|就是|即|涉及|例如|比如|进一步|努力|不断"
    "|积极|主动|全面|切实|认真|更加|严格|深入|始终|着力|全力)$|[把将]"
)
# Before 哪些 stands a verb, a preposition or 的; a name there is cut from the first item.
OPENS_NOUN = re.compile("(?:[的在对从以把将由按与和向为是用])$")
QUALIFIED = re.compile("^[一-鿿]{2}的(?=[一-鿿]{2})")  # 必要的工作手段
NOUN = re.compile("(?!d).*[nli]")
SEVERAL = re.compile("(?:一些|一批|一支|一系列|各种|各类|有关|相关)$")
# 年休假、健康体检制度: each item is one.
DIRECT = re.compile("制度|责任制|办法|措施|方法|方式|原则|方针")
HAS = "具有"  # 走出一条具有…的新路 → 走出一条怎样的新路
# Of two verbs the items may be the second one's: 落实支持生猪、奶业发展的措施.
TWO_VERBS = re.compile(f"(?:{VERB.pattern})(?:支持|鼓励|引导|规范|促进|推动|防止|有关)$")
SAYS_WHAT = re.compile("(?<!但凡)是[^，]*的$")
JOINED = re.compile("[与和及][一-鿿]{2}$")  # 目标与预算|同步申报: a name of two things
OF_LAST = re.compile("的(?:问题|事项|情况|对象|人员|领域|部位)")
OF_THESE = re.compile(
    "等?[，,](?:[^，。；]{2,12}外[，,])?[^，。；]{0,6}(?:应当|必须|一律|不得|要(?![素点求])|须)"
)
OF_SOMEBODY = re.compile("职责|责任|义务|权限|权利|任务|工作")
BODY = re.compile("(?:部门|单位|机构|机关|科室|处室|岗位|人员|干部|主体|企业)$")
RUNS = re.compile("(?:实行|推行|执行)$")
# What is done to things, or becomes of them: of that there are no several.
OF_SIDES = re.compile(
    "[一-鿿]*(?:发展|建设|检查|合作|提升|衔接|融合|整治|推进|研究|[一-鿿]{2}化)(?![一-鿿])"
)
OF_TWO = re.compile("[和与及][一-鿿]{1,2}的$")  # 邓小平理论和党的|路线、方针
FOR_ONE = re.compile(r"^.{,2}的$|[一-鿿\d][天日月年]的$")  # 发芽的|土豆, 备足三天的|口粮


def of_a_kind(found: RequirementList, before: str, after: str, noun: str) -> str | None:
    """Return the question of what the noun behind the items says they are: …的原则, …等行为."""
    own = re.split(f"[{COMMAS}]", before)[-1].strip(QUOTES)
    before = SEVERAL.sub("", before)
    called = "“" in noun.partition("，")[0] or LEVELS.match(noun)  # 怎样的“多面手”
    if _is_not_of_all(found, own, after, noun):
        return None
    of_one = SINGLE.match(noun) and VERB.search(own)  # 发挥档案|“…”作用
    if TWO_VERBS.search(own) or not (of_one or (own and leads_to_noun(before))):
        return None
    kinds = [pattern(one.partition("，")[0][:8]) for one in (noun, QUALIFIED.sub("", noun))]
    if not (called or of_one or any(map(NOUN.match, kinds))):
        return None
    each = after.startswith("等") or (DIRECT.match(noun) and not after.startswith("的"))
    marked = (SINGLE.match(noun) and not each) or _marks(found, after)
    asks = "怎样的" if called or marked or own.endswith(HAS) else "哪些"
    if asks == "哪些" and after.startswith("的") and OF_SIDES.match(noun):
        asks = "哪些方面的"  # 实现经济、社会和生态环境的协调发展
    if noun.startswith("力度"):
        asks = "哪些方面的"  # 加大内部轮岗、挂职交流力度
    if after.startswith("的") and OF_SOMEBODY.match(noun) and (bodies := _common_body(found)):
        asks = f"哪些{bodies}的"  # 明确业务部门、监督部门的职责
    return f"{before.removesuffix(HAS)}{asks}{noun}"


def _common_body(found: RequirementList) -> str:
    """Return what sort of bodies or people all items are; "" is none, or not one sort."""
    sorts = {sort[0] if (sort := BODY.search(item.text)) else "" for item in found.items}
    return sorts.pop() if len(sorts) == 1 else ""


def _is_not_of_all(found: RequirementList, own: str, after: str, noun: str) -> bool:
    """Return whether the noun behind items is not what each of them is.

    组织部门是管党员、管干部的部门; 值班是确保|政令畅通、应急有序|的重要环节; 发生在敏感时间、
    涉及敏感人群|的事件; 重大决策、群众反映强烈|的问题.
    """
    if not after.startswith("的"):
        return False
    told = (own.endswith("是") and noun[:2] in own) or WHAT_IT_IS.search(own)
    wherein = own.endswith("在") and not WHEREIN.match(noun)
    return bool(told or wherein or (OF_LAST.match(after) and _is_of_last(found)))


def _is_of_last(found: RequirementList) -> bool:
    """Return whether the last item alone wants a noun behind 的: the others are things."""
    *others, last = (grammar(item.text)[1] for item in found.items)
    return last in {"a", "v", "d"} and sum(one == "n" for one in others) * 2 > len(others)


def _marks(found: RequirementList, after: str) -> bool:
    """Return whether deeds or traits mark the thing behind them: 有情况、有分析的信息."""
    kinds = [grammar(item.text) for item in found.items]
    deeds = sum(one in {"v", "a", "d", "l", "i"} or end == "a" for one, end in kinds) * 2 > len(
        kinds
    )
    return deeds and after.startswith("的") and ITSELF.match(after[1:]) is None


def leads_to_noun(before: str) -> bool:
    """Return whether a thing can be asked for behind the words: 要坚持…, 对…, 制定的…."""
    if TELLS.search(before) or ADVERBS.search(before):
        return False
    opens = OPENS_NOUN.search(before) or any(
        one.end() == len(before) for one in VERB.finditer(before)
    )
    return bool(opens) or grammar(before[-8:])[1] in {"v", "p"}


def what(found: RequirementList, before: str, own: str) -> str | None:
    """Return the words before, and those that ask for what nothing stands behind."""
    texts = [item.text for item in found.items]
    if are_bans(texts, before):
        return banned(texts, before, own)
    same = texts[0][: common_start(texts)]
    shared = VERB.fullmatch(same) and not (HANDLES.search(same) or DEEDS.search(same))
    once = f"{before}{same}什么" if shared else None
    if governs_first(found, own):
        return None
    if own.endswith("的") and OF_THESE.match(found.place.of.text, found.items[-1].b):
        return (
            None  # 两页以上的|合同、协议，应当加盖骑缝章; 项目的|预算、供应商，除涉密的外，应当公示
        )
    if own.endswith("过") and all(text.endswith("关") for text in texts):
        return f"{before}哪几关"
    deeds = told(texts, before, own) or once or done(texts, before, own)
    return deeds or _things(texts, before, own)


def governs(lead: str) -> bool:
    """Return whether words end with a verb that takes a thing."""
    ends = any(verb.end() == len(lead) for verb in VERB.finditer(lead))
    return ends and ADVERBS.search(lead) is None


def governs_first(found: RequirementList, own: str) -> bool:
    """Return whether a verb takes the first item alone: 加强|平时积累，苦下功夫，反复打磨.

    So it does where all others have a verb of their own: 熟悉|业务、忠于职守、遵守纪律.
    """
    first, *others = found.items
    if not governs(own) or DEEDS.search(own) or TELLS.search(own) or HANDLES.search(own):
        return False
    if first.of.text[first.b : others[0].a].strip(QUOTES) in set(COMMAS):
        return any(grammar(item.text)[0] in {"v", "d", "a"} for item in others)
    deeds = (VERB.match(item.text) or pattern(item.text) in {"i", "l"} for item in others)
    return VERB.match(first.text) is None and all(deeds)


def _things(texts: Sequence[str], before: str, own: str) -> str | None:
    """Return the words before, and those that ask for things or for sides of one."""
    verbal = are_verbal(texts)
    if own.endswith("的"):
        sides = _sides(texts, own)
        trait = sides == "哪些方面" and (grammar(own[:-1])[1] == "a" or OF_TWO.search(own))
        return None if trait or not _has_sides(own) else before + sides
    rules = all(text.endswith(("制", "制度")) for text in texts)
    asks = ("哪些制度" if rules else "哪些做法") if RUNS.search(own) else "什么"
    return before + asks if not verbal and _ends_with_verb(own, before, texts) else None


def _has_sides(own: str) -> bool:
    """Return whether items behind 的 are sides of what is before it.

    Not of 不能当场清的|贴单子 (what to do with it), 落下的|眼镜、U盘; nor of 是建设的先导性、
    基础性工程; nor where the first alone is so: 发芽的土豆、野生蘑菇.
    """
    done = grammar(own[:-1])[1] == "v"
    return not (done or FOR_ONE.search(own) or SAYS_WHAT.search(own))


def _ends_with_verb(own: str, before: str, texts: Sequence[str]) -> bool:
    """Return whether a clause ends with a verb, and tells of whom or what before it.

    The clause before may tell it too, where what is asked for are things.
    """
    verb = any(match.end() == len(own) for match in VERB.finditer(own)) or grammar(own)[1] == "v"
    if not verb or HANDLES.search(own) or JOINED.search(own):
        return False
    if len(folded(EMPTY.sub("", own))) >= LEAST:
        return True
    things = sum(grammar(text)[1] == "n" for text in texts) * 2 > len(texts)
    told = len(folded(EMPTY.sub("", before))) >= LEAST
    alike = len({len(text) <= LEAST for text in texts}) == 1
    kinds = pattern(own)
    return things and told and alike and kinds.endswith("v") and not kinds.endswith("vv")


def _sides(texts: Sequence[str], own: str) -> str:
    """Return what asks for items as what they are of the thing before them, else for 哪些方面."""
    kinds = ((ROLE, "哪些角色"), (GOODS, "哪些财物"), (TRAIT, "哪些特性"))
    asks = (asked for kind, asked in kinds if all(map(kind.search, texts)))
    return next(asks, "什么" if TAKES.search(own) else "哪些方面")
