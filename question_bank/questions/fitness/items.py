"""Whether the items of a list can be asked one by one: whole, of one kind, not no echoes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.questions.words import grammar, pattern, tears
from question_bank.requirements.likeness import VERB, common_end, common_start
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

NOUN = re.compile(
    "(?:手续|环节|程序|流程|设施|设备|装置|制度|措施|机制|工作|问题|现象|行为|活动|情况)$"
)
RANGE = re.compile("[一-鿿]{2}到[一-鿿]{2}")
# What tells to do or not to do all that follows, and is none of it: 不得携带书包、食品.
GOVERNS = re.compile(
    "^(?:不[得准许要能可应]|严禁|禁止|必须|应[当该]|[载注写列标]明|(?:主要)?(?:内容)?(?:主要)?包括|负责|承担|通过|由|凭|公[示布]|实行|远离|[写讲说搞弄问想查]清楚?|配备|下设|设有|分设)"
)
# What all items are, behind the last of them: 优势互补、资源共享、业务协同|合作模式.
KIND = re.compile(
    "[一-鿿]{0,4}(?:工程|事业|任务|战略|产业|模式|机制|格局|体系|制度|关系|局面|平台)"
)
COUNTS = re.compile("(?:首批|等|共)?\\d+[个名家项座]")  # 武夷山|首批5个国家公园
# Where the first item begins later than its words: 交清未|办结事项, 把土地|流转租金、…这四类.
CUT_BEFORE = re.compile(r"[未不无非]$|写清由$|(?:年满|不满)$")
TAKEN, AS_KINDS = (
    re.compile("[把将][一-鿿]{1,4}$"),
    re.compile("等|这|[一二三四五六七八九十][个项类种]|作为|纳入|列入"),
)
ASKED = re.compile("[写讲说搞弄问想查]$")  # 问|清楚对谁讲、在哪讲
TAKES = "用以按从把将选派请找聘"
ACTS_AS = re.compile("[一-鿿]{2}(?:(?:当|担任|充当)[一-鿿]{2,6}|参加|出席|到场)$")
HOW_OFTEN = re.compile("[一-鿿]{2}每[日天周月季年]$")  # 应急平台|每日测试一次
INSIDE = "里上中下内外"
NO_THING, HAN = {"t", "b", "d"}, re.compile("[一-鿿](?<![等的])")
PLACES = {"f", "s"}  # kinds of words: 田埂上, 院坝里
# What goes on with a row of its own: 发号施令甚至随意删节、更改领导指示.
FURTHER = re.compile(
    "[一-鿿]{2}(?:甚至|乃至|以及)[一-鿿]{2}|[一-鿿]{2}(?<![平均高中初优对])等(?![级待候同于号高额次距离式边效着])[一-鿿]"
)
BANNED = re.compile("严禁|不准|不得|禁止|不许|不能|决不|绝不")
# What the last item must be is a part of what it is: 法律明确规定|必须先审核原件的，….
GOES_TOGETHER = re.compile("(?:必须|应当|不得|可以)[^，。；、]{2,16}的[，,]")
WITH, TOGETHER = re.compile("[与和同跟]$"), re.compile("(?:挂钩|衔接|结合|对接|相匹配|相适应)$")
MADE_INTO = re.compile("[一-鿿]{2}[成入给到][一-鿿]{1,3}$")  # 整理成卷
FEW_WORDS = 5  # characters of things that are named, not said
OWNED = re.compile("[一-鿿]{2}的[一-鿿]{2}")
SAYS_WHAT = re.compile("[一-鿿]{1,4}是(?![否非])[一-鿿]{2}")
SEVERAL = 2
NEAR = 6  # characters before an item that a word could reach from
FEW = 3  # so few items that differ in a word are guessed from each other
EVEN = 4  # characters of set phrases
# Courses that everybody knows: of such a list the next word is no secret.
COURSES = tuple(
    frozenset(course.split())
    for course in (
        "立案 审理 执行",
        "受理 办理 反馈",
        "起草 审核 签发",
        "事前 事中 事后",
        "会前 会中 会后",
        "前 中 后",
        "年初 年中 年底",
        "缓 减 免",
        "躺 坐 站",
        "上 中 下",
        "省 市 县",
        "初 复 终",
        "县 乡 村",
    )
)


def has_more(found: Requirement, item: Span) -> bool:
    """Return whether the first or last item holds words of the sentence that are none of it.

    每个|教学点学生、教师、校舍、债务: where it begins nobody can tell from the list. 从登记、交办、
    催办到回访: the last holds two. 农民工|追索报酬的: where it ends nobody can tell.
    """
    if not isinstance(found, RequirementList) or not found.runs or found.name:
        return False
    if item.a == found.items[0].a:
        words = all(len(one) <= FEW_WORDS for one in found.items[1:])
        return (words and _owns(found, item)) or _has_lead(found, item)
    if item.b == found.items[-1].b:
        return _owns(found, item) or _has_tail(found, item)
    return not are_banned(found) and (_owns(found, item) or FURTHER.search(item.text) is not None)


def are_banned(found: RequirementList) -> bool:
    """Return whether each item says what nobody may do: 严禁推诿，严禁对信访人打击报复."""
    return all(BANNED.match(item.text) for item in found.items)


def _has_lead(found: RequirementList, item: Span) -> bool:
    """Return whether the first item begins within a word, or with what is said of all."""
    clause = item.of.text[max(0, item.a - NEAR) : item.b]
    texts = [one.text for one in found.items]
    others = {text[0] for text in texts[1:]}
    before, after = clause[: len(clause) - len(item)], item.of.text[found.items[-1].b :][:4]
    cut = CUT_BEFORE.search(before) or (item.text[0] == "清" and ASKED.search(before))
    if cut or (TAKEN.search(before) and AS_KINDS.match(after)):
        return True
    if len(texts[0]) > EVEN and all(len(text) < FEW for text in texts[1:]):
        return True  # 烟花爆竹|运输、储存、销售
    if SAYS_WHAT.match(texts[0]) and not any("是" in text for text in texts[1:]):
        return True  # 三条链是|新能源材料、农产品加工、医疗器械
    if len(others) == 1 and texts[0][0] not in others and len(texts) > SEVERAL:
        return True  # 全面推行首办制，谁接待、谁跟踪，谁签字、谁负责
    return tears(clause, len(clause) - len(item)) or _holds_lead(texts, after)


def _has_tail(found: RequirementList, item: Span) -> bool:
    """Return whether the last item ends within a word, or with what is said of all."""
    text = item.of.text
    ranges = RANGE.search(item.text) and text[found.items[0].a - 1 : found.items[0].a] == "从"
    if ranges or _holds_noun([one.text for one in found.items]):
        return True
    taken = re.search("[把将]", text[found.items[0].a - 1 : found.items[0].b])
    if taken and grammar(found.items[-2].text)[1] == "n" and _is_done_to_all(item.text):
        return True  # 把职责、流程、联系人|公开; 把报告、照片、记录|整理成卷
    if GOES_TOGETHER.match(text, item.b) or _share_a_thing(found) or _lacks_noun(found):
        return True
    if WITH.search(text, 0, found.items[0].a) and TOGETHER.search(item.text):
        return True  # 与绩效工资、职称评聘、评优评先|挂钩
    torn = tears(text[item.a : item.b + NEAR], len(item), whole=True)
    return torn or _holds_tail([one.text for one in found.items], text[item.b : item.b + 1])


def _lacks_noun(found: RequirementList) -> bool:
    """Return whether what all are stands behind the last: 过敏体质学生、因病需要忌口|的学生."""
    *others, last = found.items
    thing = others[0].text[len(others[0]) - common_end([one.text for one in others]) :]
    return len(thing) > 1 and last.of.text.startswith(f"的{thing}", last.b)


def _is_done_to_all(last: str) -> bool:
    """Return whether words end with what is done, or hold it behind a thing."""
    done = grammar(last)[1] in {"v", "a"} or "v" in pattern(last)[1:]
    return done or MADE_INTO.search(last) is not None


def _share_a_thing(found: RequirementList) -> bool:
    """Return whether the last of bare verbs tells of what all are: 购置、租用、借用|办公用房."""
    *others, last = [item.text for item in found.items[1:]]
    bare = bool(others) and all(len(one) == FEW - 1 and opens_with_verb(one) for one in others)
    return (
        bare and len(last) > FEW and opens_with_verb(last[: FEW - 1]) and pattern(last)[-1:] == "n"
    )


def _holds_noun(texts: Sequence[str]) -> bool:
    """Return whether the last item ends with what all of them are: 防盗、防火、防高温|设施."""
    *others, last = texts
    longer = len(last) >= 2 + max(map(len, others))
    return longer and bool(NOUN.search(last)) and not any(map(NOUN.search, others))


def _owns(found: RequirementList, item: Span) -> bool:
    """Return whether an item alone says of what it is a part: 纸介质、存储介质和信息系统|的管理."""
    owning = sum(OWNED.search(one.text) is not None for one in found.items)
    return owning == 1 and len(found.items) > SEVERAL and OWNED.search(item.text) is not None


def _is_long(item: str, others: Sequence[str]) -> bool:
    """Return whether an item is twice as long as all others, which are short and even."""
    sizes = [len(GOVERNS.sub("", one)) for one in others]
    even = len(sizes) > 1 and max(sizes) - min(sizes) <= 1
    return even and max(sizes) <= FEW_WORDS and len(item) > 2 * max(sizes)


def _holds_lead(texts: Sequence[str], after: str) -> bool:
    """Return whether the first item begins with what governs all: 讲清|时间、地点、性质."""
    first, *others = texts
    if _is_long(first, others):
        return True
    if GOVERNS.match(first) and first[0] not in {other[0] for other in others}:
        return True
    even = len(set(map(len, others))) == 1 and len(first) == len(others[0]) + 2
    verbs = sum(map(opens_with_verb, others))
    if even and (opens_with_verb(first) or opens_with_verb(first[2:])) and 2 * verbs < len(others):
        return True  # 体察|世间冷暖、民众忧乐、现实矛盾
    sizes = set(map(len, others))  # 签署|意见、姓名、完整日期
    alone = first[0] in TAKES and all(text[0] != first[0] for text in others)
    if alone and (after.startswith("的") or all(text[-1] == "的" for text in others)):
        return True  # 用|普遍联系的、全面系统的观点; 选|责任心强、坐得住的同志
    reaches = len(first) > max(sizes) or len(first) - 2 in sizes
    return reaches and opens_with_verb(first) and not any("v" in pattern(one) for one in others)


def _holds_tail(texts: Sequence[str], after: str) -> bool:
    """Return whether the last item ends with what is said of all, or is cut before 的."""
    *others, last = texts
    sizes = set(map(len, others))
    if common_start(texts) and len(sizes) == 1 and max(sizes) <= FEW and len(last) - 2 in sizes:
        return not after.strip("，。；,;")  # 专人、专柜、专机|管理
    inside = [one[-1] in INSIDE for one in texts]
    if (after and after in INSIDE and all(inside[:-1])) or (
        after == "的" and inside[-1] and not any(inside[:-1])
    ):
        return True  # 在会议里、文件里、饭桌|上; 基层的新鲜事、工作中|的苗头性问题
    if _is_long(last, others) and not common_start(texts):
        return True
    acts = ACTS_AS.search(last) and not any(map(ACTS_AS.search, others))
    acts = acts or (HOW_OFTEN.search(last) and not any(map(HOW_OFTEN.search, others)))
    if acts or KIND.fullmatch(last, min(sizes)) or COUNTS.search(last):
        return True  # 请人大代表、媒体记者和患者家属|当监督员
    ends, kinds = {grammar(text)[1] for text in others}, pattern(last)
    if ends <= {"n"} | PLACES and kinds[-1:] in {"v", "a"}:
        return after == "的" or (len(last) > max(map(len, others)) and len(kinds) > 1)
    of_all = kinds[-1:] in NO_THING and not ends & NO_THING and HAN.match(after)
    # 讲清时间、地点、先期|处置情况
    return bool(of_all) or (after == "的" and ends <= PLACES and kinds[-1:] in {"n", "a"})


def opens_with_verb(text: str) -> bool:
    """Return whether words begin with a verb, by our own list or by their part of speech."""
    return grammar(text)[0] == "v" or VERB.match(text) is not None


def are_echoes(found: RequirementList) -> bool:
    """Return whether few items differ in a word that anyone puts in who sees the others.

    上哨前验枪、下哨后验枪; 该缓的缓、该减的减、该免的免; 优先立案、优先审理、优先执行.
    """
    texts = [item.text for item in found.items]
    if len(texts) > FEW:
        return False
    letters = {"".join(sorted(text)) for text in texts}
    opening = texts[1][: common_start(texts[1:])]
    texts[0] = texts[0][max(texts[0].find(opening), 0) :]  # 诉讼费|该缓的缓
    start, end = common_start(texts), common_end(texts)
    cores = [text[start : len(text) - end] for text in texts]
    single = start + end > 0 and all(len(set(core)) - ("的" in core) <= 1 for core in cores)
    ways = (set(cores), {core[-1:] for core in cores})  # 县级初审、市级复审、省级终审
    known = any(way <= course for way in ways for course in COURSES)
    same = {len(text) for text in texts} == {EVEN}  # 有案必立、有立必办
    chained = same and all(one[-1] in other[:-1] for one, other in pairwise(texts))
    return len(letters) < len(texts) or single or known or chained
