"""Whether the items of a list can be asked one by one: whole, of one kind, not no echoes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.stems.citing import OPENS_MODAL
from question_bank.questions.words import grammar, pattern, tears
from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.likeness import OPENS_WITH_VERB, VERB, common_end, common_start
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

NOUN = re.compile("(?:设施|设备|装置|制度|措施|机制|工作|问题|现象|行为|活动|情况)$")
RANGE = re.compile("[一-鿿]{2}到[一-鿿]{2}")
# What tells to do or not to do all that follows, and is none of it: 不得携带书包、食品.
GOVERNS = re.compile(
    "^(?:不[得准许要能可应]|严禁|禁止|必须|应[当该]|[载注写列标]明|包括|通过|由|凭|实行|远离|[写讲说搞弄问想查]清楚?|配备|下设|设有|分设)"
)
# What all items are, behind the last of them: 优势互补、资源共享、业务协同|合作模式.
KIND = re.compile(
    "[一-鿿]{0,4}(?:工程|事业|任务|战略|产业|模式|机制|格局|体系|制度|关系|局面|平台)"
)
COUNTS = re.compile("(?:首批|等|共)?\\d+[个名家项座]")  # 武夷山|首批5个国家公园
# Where the first item begins later than its words: 交清未|办结事项, 把土地|流转租金、…这四类.
CUT_BEFORE = re.compile("[未不无非]$|写清由$")
TAKEN, AS_KINDS = (
    re.compile("[把将][一-鿿]{1,4}$"),
    re.compile("等|这|[一二三四五六七八九十][个项类种]|作为|纳入|列入"),
)
ASKED = re.compile("[写讲说搞弄问想查]$")  # 问|清楚对谁讲、在哪讲
INSIDE = "里上中下内外"
PLACES = {"f", "s"}  # kinds of words: 田埂上, 院坝里
# What brings in parts of the thing before it: 每一名职工，包括临时工、外包队.
FOR_ONE = re.compile("^(?:包括|比如|例如|譬如|特别是|尤其是|主要是)")
# What goes on with a row of its own: 发号施令甚至随意删节、更改领导指示.
FURTHER = re.compile(
    "[一-鿿]{2}(?:甚至|乃至|以及)[一-鿿]{2}|[一-鿿]{2}(?<![平均高中初优对])等(?![级待候同于号高额次距离式边效])[一-鿿]"
)
FEW_WORDS = 5  # characters of things that are named, not said
OWNED = re.compile("[一-鿿]{2}的[一-鿿]{2}")
SEVERAL = 2
SHORTEST = 2  # characters of a verb that governs nothing yet
NEAR = 6  # characters before an item that a word could reach from
FEW = 3  # so few items that differ in a word are guessed from each other
# Who, not what: 宣传部门、机构编制部门.
BODIES = re.compile(
    "(?:部门|单位|岗位?|副?主任(?:（[^）]*）)?|(?<!干)部|[局处科厅委院站所室队组]|[府委政]办|办公室|(?:委员|协|工)会|政府|乡镇|公安)$"
)
COMMITTEE = re.compile("(?:[省市县区州]委|党委|党中央)$")
GOVERNMENT = re.compile("(?:国务院|[省市县区州乡镇]?政府)[一-鿿]{2}")
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
        return _has_lead(found, item)
    if item.b == found.items[-1].b:
        return _owns(found, item) or _has_tail(found, item)
    return _owns(found, item) or FURTHER.search(item.text) is not None


def _has_lead(found: RequirementList, item: Span) -> bool:
    """Return whether the first item begins within a word, or with what is said of all."""
    clause = item.of.text[max(0, item.a - NEAR) : item.b]
    texts = [one.text for one in found.items]
    others = {text[0] for text in texts[1:]}
    before, after = clause[: len(clause) - len(item)], item.of.text[found.items[-1].b :][:4]
    cut = CUT_BEFORE.search(before) or (item.text[0] == "清" and ASKED.search(before))
    if cut or (TAKEN.search(before) and AS_KINDS.match(after)):
        return True
    if len(others) == 1 and texts[0][0] not in others and len(texts) > SEVERAL:
        return True  # 全面推行首办制，谁接待、谁跟踪，谁签字、谁负责
    return tears(clause, len(clause) - len(item)) or _holds_lead(texts)


def _has_tail(found: RequirementList, item: Span) -> bool:
    """Return whether the last item ends within a word, or with what is said of all."""
    text = item.of.text
    if RANGE.search(item.text) and text[found.items[0].a - 1 : found.items[0].a] == "从":
        return True
    if _holds_noun([one.text for one in found.items]):
        return True
    torn = tears(text[item.a : item.b + NEAR], len(item))
    return torn or _holds_tail([one.text for one in found.items], text[item.b : item.b + 1])


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


def _holds_lead(texts: Sequence[str]) -> bool:
    """Return whether the first item begins with what governs all: 讲清|时间、地点、性质."""
    first, *others = texts
    if _is_long(first, others):
        return True
    if GOVERNS.match(first) and first[0] not in {other[0] for other in others}:
        return True
    even = len(set(map(len, others))) == 1 and len(first) == len(others[0]) + 2
    verbs = sum(map(_opens_with_verb, others))
    if (
        even
        and (_opens_with_verb(first) or _opens_with_verb(first[2:]))
        and 2 * verbs < len(others)
    ):
        return True  # 体察|世间冷暖、民众忧乐、现实矛盾
    sizes = set(map(len, others))  # 签署|意见、姓名、完整日期
    reaches = len(first) > max(sizes) or len(first) - 2 in sizes
    return reaches and _opens_with_verb(first) and not any("v" in pattern(one) for one in others)


def _holds_tail(texts: Sequence[str], after: str) -> bool:
    """Return whether the last item ends with what is said of all, or is cut before 的."""
    *others, last = texts
    sizes = set(map(len, others))
    if common_start(texts) and len(sizes) == 1 and max(sizes) <= FEW and len(last) - 2 in sizes:
        return not after.strip("，。；,;")  # 专人、专柜、专机|管理
    if after and after in INSIDE and all(one[-1] in INSIDE for one in others):
        return True  # 在会议里、文件里、饭桌|上
    if _is_long(last, others) and not common_start(texts):
        return True
    if KIND.fullmatch(last, min(sizes)) or COUNTS.search(last):
        return True
    ends, kinds = {grammar(text)[1] for text in others}, pattern(last)
    if ends <= {"n"} | PLACES and kinds[-1:] in {"v", "a"}:
        return after == "的" or (len(last) > max(map(len, others)) and len(kinds) > 1)
    return after == "的" and ends <= PLACES and kinds[-1:] in {"n", "a"}


def are_mixed(found: RequirementList) -> bool:
    """Return whether verbs, and things that only the last of them governs, stand in one row.

    浏览、传播反动、色情、封建迷信的内容.
    """
    texts = [GOVERNS.sub("", item.text) for item in found.items]
    if any(map(COMMITTEE.search, texts)) and any(map(GOVERNMENT.match, texts)):
        return True  # 市委、市政府重大决策、重要部署
    bidden = [OPENS_MODAL.match(text) is not None for text in texts]
    if bidden[-1] and not any(bidden[:-1]) and OPENS_MODAL.match(found.items[-1].text):
        return True  # 性格有急有缓，笔头有快有慢，要彼此让一步
    if any(FOR_ONE.match(item.text) for item in found.items[1:]):
        return True
    opens = list(map(_opens_with_verb, texts))
    turns = opens.index(False) if False in opens else 0
    after = found.place.of.text[found.items[-1].b :][:1]
    if (
        len(set(map(len, texts))) == 1
        or turns < SEVERAL
        or any(opens[turns:])
        or len(texts[turns - 1]) <= SHORTEST
    ):
        return False
    return after == "的" or len(texts[turns - 1]) > max(map(len, texts[: turns - 1]))


def _opens_with_verb(text: str) -> bool:
    return grammar(text)[0] == "v" or VERB.match(text) is not None


def are_bodies(found: RequirementList) -> bool:
    """Return whether a list only says who is to do what comes after it."""
    texts = [item.text for item in found.items]
    bodies = (BODIES.search(text) and not OPENS_WITH_VERB.match(text) for text in texts)
    return 2 * sum(map(bool, bodies)) > len(texts)


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
    known = any(set(cores) <= course for course in COURSES)
    return len(letters) < len(texts) or single or known


def are_samples(found: RequirementList, before: str, after: str) -> bool:
    """Return whether things are named from a row that goes on: 从通知、座次、文件，一样一样列."""
    last = found.items[-1].text
    begun = before.endswith("从") and not (RANGE.search(last) or last.endswith("起"))
    return begun and after[:1] in {"，", ","}


def are_halves(found: RequirementList) -> bool:
    """Return whether each item is only the first half of a row: 破除…，树立…."""
    text = found.place.of.text
    rest = []
    for item in found.items:
        behind = re.match(f"[，,]([^{COMMAS}{STOPS}]+)", text[item.b : item.b + 60])
        if behind is None:
            return False
        rest.append(behind[1])
    return common_start(rest) >= 2 and OPENS_WITH_VERB.match(rest[0]) is not None
