"""Questions for a whole run of a sentence: what stood in its place is asked for in the sentence.

涉密文件的管理，要抓好登记、传阅、清退、销毁四个环节 → 涉密文件的管理，要抓好哪四个环节？
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import LONGEST_STEM
from question_bank.questions.mood import LINK, MARK, MODAL, Mood
from question_bank.questions.stems.citing import above, without, worded
from question_bank.questions.stems.running import NO_DEED, OF_WHAT, POINTS, SAYS_AGAIN, UNFINISHED
from question_bank.questions.typesetting import TAIL, typeset
from question_bank.questions.words import grammar, pattern
from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.counts import NUMERALS
from question_bank.requirements.likeness import VERB, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.running import Clause
    from question_bank.requirements.model import RequirementList

NUMBER = "".join(NUMERALS)
# 四个环节, 这三件事, 等五个方面: what the items are counted as behind them.
COUNTED = re.compile(
    rf"^(?:等|这)?(?P<count>[{NUMBER}几])(?P<measure>大|[个项种类条件道级本方步张套门支](?!月|小时|工作日|季度))(?P<noun>[一-鿿].*)"
)
COUNTED_BEFORE = re.compile(
    rf"(?P<head>.*?)(?P<count>[{NUMBER}])(?P<rest>[个项种类条件本样][一-鿿]{{1,10}})：$"
)
OF_KIND = re.compile(
    "^(?:的|等)(?:一批|一系列|多种|多个|多方面|各项|各种|各类|各个|有关|相关)?(?P<noun>“?(?!一[个项种条])[一-鿿]{2}.*)"
)  # …的原则, …等违法行为
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
# What follows from a condition, and the condition.
FOLLOWS = re.compile("就(?:要|能|必须|应当?)|[才方]能")
IF = re.compile("只要|只有|一旦|凡是?|如果?|若|遇")
# What needs no 的 behind what it is made of.
MADE_OF = re.compile(
    "^(?P<noun>(?:机制|制度|体系|模式|格局|原则|方针|理念|要求|标准|责任制|工作法|精神|作风|作用|职能|职责|管理|服务|办法|方式|方法|措施)(?![一-鿿]).*)"
)
DEEDS = re.compile("(?:做到|力求|务求)$")
HOLDS = re.compile("(?:包括|包含)$")
TELLS = re.compile("(?:(?<![重主需必首纪概摘机])要|必须|应当|应该|应|务必|需要|须|一定要)$")
ROLE, TRAIT = re.compile("[者派家人员兵手标剂队关]$"), re.compile("性$")
# With what comes behind it before the verb: 要持续, 必须真正.
ADVISES = re.compile(f"({TELLS.pattern[:-1]})[一-鿿]{{0,3}}$")
BANNED = re.compile("(?:不[得准能许可]|严禁|禁止)$")
BANS = re.compile("^(?:严禁|不准|不得|禁止|不许|不能|决不|绝不)")
ALL_THE_SAME = re.compile("(?:一律|都|均|也)$")
ADVERBS = re.compile(
    "(?:进一步|努力|不断|积极|主动|全面|切实|认真|更加|严格|深入|始终|着力|全力|大力|坚决)$"
)
HANDLES = re.compile(
    "(?:[把将让使对从由以在为与和跟同向按于给被是有不]|按照|通过|属于|就是|即|涉及|例如|比如|进一步|努力|不断"
    "|积极|主动|全面|切实|认真|更加|严格|深入|始终|着力|全力)$|[把将]"
)
# Before 哪些 stands a verb, a preposition or 的; a name there is cut from the first item.
OPENS_NOUN = re.compile("(?:[的在对从以把将由按与和向为是用])$")
NOUN = re.compile("(?!d).*[nli]")
SEVERAL = re.compile("(?:一些|一批|一支|一系列|各种|各类|有关|相关)$")
# Words that name nobody and no matter: what stands in front of the items must hold more than these.
EMPTY = re.compile(
    rf"{VERB.pattern}|必须|应当?|应该|务必|一律|都|也|还|更|再|不|得|要|好|会|能|可以|同时|继续|着重|重点|分别|其中|主要|全面|真正|概括|归纳|起来|说到底|哪.|什么|怎样的"
)
PURPOSE = re.compile(
    "^(?:让|使|确保|做到|以|防止|坚决|不断|努力|切实|从而|为|真正|推动|促进|提高|形成|实现)"
)
ASKS_NUMBER = re.compile(f"哪[{NUMBER}]")
# With such a clause alone nothing is told to be done.
LED = re.compile(
    "(?:还|也|又|必须|应当|一定)?要?(?:紧紧)?(?:以|通过|按照?|根据|依据|在|从|对|为|围绕|紧扣|聚焦|本着)"
)
CONDITION = re.compile("(?:遇有|如遇|遇到|凡是|凡)[^，]{0,6}$")  # of which the sequel must be told
# 年休假、健康体检制度: each item is one.
DIRECT = re.compile("制度|责任制|办法|措施|方法|方式|原则|方针")
HAS = "具有"  # 走出一条具有…的新路 → 走出一条怎样的新路
# Of two verbs the items may be the second one's: 落实支持生猪、奶业发展的措施.
TWO_VERBS = re.compile(f"(?:{VERB.pattern})(?:支持|鼓励|引导|规范|促进|推动|防止|有关)$")
SAYS_WHAT = re.compile("(?<!但凡)是[^，]*的$")
RUNS = re.compile("(?:实行|推行|执行)$")
LATIN = re.compile("[a-z]{4,}")  # (gwyxz): no words of the speech
HEADLESS = re.compile("负责(?!的|人|同志|任)|涉及|具有|包括|存在|是|就|也|才|并|都|有(?!的放矢)")
QUOTED = re.compile("[。！？]”")  # somebody's whole sentence before the speaker's own
LEAST, ENOUGH = 2, 5  # characters that tell of whom or of what a question speaks
DOES_SO = re.compile(f"{MODAL.pattern}|是|有|由|可")
OF_NOTHING = re.compile("(?:不得|不准|严禁|禁止)有哪些行为")  # 迟报、漏报: of what?
FOR_ONE = re.compile(r"^.{,2}的$|[一-鿿\d][天日月年]的$")  # 发芽的|土豆, 备足三天的|口粮
OTHERS = re.compile("^(?:“[^“”]*”)+|(?:“[^“”]*”)+$")  # quotations right beside
QUOTES, NEAR = "“”‘’", 20


def asked_whole(setting: Setting, found: RequirementList, clause: Clause) -> str | None:
    """Return the question for all items of a run; None where its sentence asks none.

    Little of the sentence will do where it tells of whom or what it speaks, else a heading must.
    """
    if not (setting.is_named or found.said_by) or LATIN.search(found.place.text):
        return None
    verb = "要求" if clause.mood is Mood.TELLS_TO else "指出"
    topics = without(above(setting, found), "")
    for words in _questions(found, clause):
        asks = "列举" if is_open(found) else ""
        number = "" if ASKS_NUMBER.search(words) else f"（{asks}{len(found.items)}项）"
        stems = list(worded(setting, found, topics, verb, words))
        told = len(folded(EMPTY.sub("", words))) >= ENOUGH or found.said_by
        for stem in stems if told else stems[:-1]:
            whole = f"{stem}{number}？"
            if len(whole) <= LONGEST_STEM:
                return whole
    return None


def is_open(found: RequirementList) -> bool:
    """Return whether 等 says behind the items that there are more of them."""
    return found.place.of.text.startswith("等", found.items[-1].b)


def is_of_a_kind(found: RequirementList) -> bool:
    """Return whether what its items are stands right behind them: 四类标准, 督办制度."""
    after = found.place.of.text[found.items[-1].b :][:NEAR].lstrip(QUOTES)
    return (COUNTED.match(after) or MADE_OF.match(after.removeprefix("的"))) is not None


def _questions(found: RequirementList, clause: Clause) -> Iterator[str]:
    """Yield the sentence as a question: the clauses that tell enough, then ever more of them."""
    text = found.place.text
    first, last = found.items[0].a - found.place.a, found.items[-1].b - found.place.a
    begin = max(text.rfind(stop, 0, clause.begin) + 1 for stop in (*STOPS, "；", ";"))
    begin = max((quoted.end() for quoted in QUOTED.finditer(text, begin, first)), default=begin)
    begin += len(text[begin:first]) - len(text[begin:first].lstrip("”’"))
    after = typeset(text[last : clause.end])
    near = max(begin, first - 2 * LONGEST_STEM)  # with more before it no stem is short enough
    starts = [at + 1 for at in range(near, first) if text[at] in COMMAS] + [begin]
    asked = {}
    for start in sorted(starts, reverse=clause.mood is Mood.TELLS_TO):
        led = LINK.sub("", MARK.sub("", typeset(text[start:first])))
        words = _asked(found, SAYS_AGAIN.sub("", led), after)
        if words and _stands_alone(words):
            asked[words.rstrip(TAIL)] = len(folded(EMPTY.sub("", words)))
    yield from (words for words, told in asked.items() if told >= ENOUGH)
    yield from (words for words, told in reversed(asked.items()) if LEAST <= told < ENOUGH)


def _asked(found: RequirementList, before: str, after: str) -> str | None:
    """Return what is before the items, the word that asks for them, and what is behind."""
    if before.endswith("“") and after.startswith("”"):
        before, after = OTHERS.sub("", before[:-1]), OTHERS.sub("", after[1:])
    own = re.split(f"[{COMMAS}]", before)[-1]
    told = _up_to_deed(own, after)
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
        return _of_a_kind(found, before, after, of_kind["noun"])
    if after.strip(TAIL + QUOTES) or _goes_on(found):
        return None
    return _counted_ahead(found, before) or _what(found, before, own)


def _of_a_kind(found: RequirementList, before: str, after: str, noun: str) -> str | None:
    """Return the question of what the noun behind the items says they are: …的原则, …等行为."""
    own = re.split(f"[{COMMAS}]", before)[-1].strip(QUOTES)
    before = SEVERAL.sub("", before)
    called = noun.startswith("“")  # 怎样的“多面手”
    if TWO_VERBS.search(own) or not (own and _leads_to_noun(before)):
        return None
    if not (called or NOUN.match(pattern(noun.partition("，")[0][:8]))):
        return None
    each = after.startswith("等") or (DIRECT.match(noun) and not after.startswith("的"))
    marked = (SINGLE.match(noun) and not each) or _marks(found, after)
    asks = "怎样的" if called or marked or own.endswith(HAS) else "哪些"
    return f"{before.removesuffix(HAS)}{asks}{noun}"


def _counted_ahead(found: RequirementList, before: str) -> str | None:
    """Return the question of what the words before the items count: 围绕四个方面选题：…."""
    ahead = COUNTED_BEFORE.match(before)
    if ahead is None or NUMERALS[ahead["count"]] != len(found.items):
        return None
    if ahead["rest"].endswith("是"):
        return None  # 三个不督是：…: no question begins so
    return f"{ahead['head']}哪{ahead['count']}{ahead['rest']}"


def _up_to_deed(own: str, after: str) -> str | None:
    """Return what is behind the items up to the clause that says what is to be done, if any does.

    按照…的要求，抓紧办理: behind a preposition that is the next clause.
    """
    first, *rest = after.split("，")
    if not (LED.match(own) and UNFINISHED.match(COUNTED.sub("", first))):
        return first
    leads = (bool(LED.match(clause) or NO_DEED.match(clause)) for clause in rest)
    told = next((at for at, led in enumerate(leads, 1) if not led), None)
    return "，".join([first, *rest[:told]]) if told else None


def _stands_alone(words: str) -> bool:
    """Return whether a question leans on no sentence before it, and is cut out of no quotation."""
    leans = (
        OF_NOTHING.match(words)
        or POINTS.search(words)
        or HEADLESS.match(words)
        or OF_WHAT.match(words)
    )
    return not (leans or _lacks_condition(words)) and words.count("“") == words.count("”")


def _lacks_condition(words: str) -> bool:
    """Return whether words say what is to be done only where something holds, and not what."""
    follows = FOLLOWS.search(words)
    return follows is not None and IF.search(words, 0, follows.start()) is None


def _marks(found: RequirementList, after: str) -> bool:
    """Return whether deeds or traits mark the thing behind them: 有情况、有分析的信息."""
    kinds = [grammar(item.text) for item in found.items]
    deeds = sum(one in {"v", "a", "d", "l", "i"} or end == "a" for one, end in kinds) * 2 > len(
        kinds
    )
    return deeds and after.startswith("的") and ITSELF.match(after[1:]) is None


def _leads_to_noun(before: str) -> bool:
    """Return whether a thing can be asked for behind the words: 要坚持…, 对…, 制定的…."""
    if TELLS.search(before) or ADVERBS.search(before):
        return False
    opens = OPENS_NOUN.search(before) or any(
        one.end() == len(before) for one in VERB.finditer(before)
    )
    return bool(opens) or grammar(before[-8:])[1] in {"v", "p"}


def _goes_on(found: RequirementList) -> bool:
    """Return whether the clause behind a list is another item or another list of its kind."""
    behind = re.match(f"[”’]?[，,]([^{COMMAS}{STOPS}]+)", found.place.of.text[found.items[-1].b :])
    if behind is None:
        return False
    sizes = [len(item) for item in found.items]
    alike = min(sizes) - 1 <= len(behind[1]) <= max(sizes) + 1
    return "、" in behind[1] or (alike and not PURPOSE.match(behind[1]))


def _what(found: RequirementList, before: str, own: str) -> str | None:
    """Return the words before, and those that ask for what nothing stands behind."""
    texts = [item.text for item in found.items]
    bans = {ban[0] if ban else "" for ban in map(BANS.match, texts)}
    must = "" if TELLS.search(own) else "要"
    if "" not in bans:
        start = ALL_THE_SAME.sub("", before)
        return f"{start}{must}做到哪几个“{bans.pop()}”" if len(bans) == 1 else None
    verbal = sum(pattern(text)[:1] in {"v", "p"} for text in texts) * 2 > len(texts)
    if verbal and (advises := ADVISES.search(before)):
        return f"{before[: advises.end(1)]}做到哪几点"
    endings = (
        (BANNED, "有哪些行为"),
        (DEEDS, "哪几点"),
        (HOLDS, "哪几项" if "内容" in own else "哪些内容"),
        (TELLS, "做到哪几点"),
    )
    for ending, asks in endings:
        if ending.search(own):
            return before + asks
    same = texts[0][: common_start(texts)]
    if VERB.fullmatch(same) and not (HANDLES.search(same) or DEEDS.search(same)):
        return f"{before}{same}什么"
    if own.endswith("的"):
        # 是建设队伍的先导性、基础性、战略性工程: of what something is, no sides are asked;
        # 发芽的土豆、野生蘑菇: where the first alone is so, neither
        alone = FOR_ONE.search(own) or SAYS_WHAT.search(own)
        return None if alone else f"{before}哪些{_sides(texts)}"
    verb = any(match.end() == len(own) for match in VERB.finditer(own)) or grammar(own)[1] == "v"
    told = len(folded(EMPTY.sub("", own))) >= LEAST and not HANDLES.search(own)
    asks = "哪些做法" if RUNS.search(own) else "什么"
    return before + asks if verb and told and not verbal else None


def _sides(texts: Sequence[str]) -> str:
    """Return what the items are of the thing before them: 角色, 特性, else 方面."""
    if all(map(ROLE.search, texts)):
        return "角色"
    return "特性" if all(map(TRAIT.search, texts)) else "方面"
