"""The form of a draft: named reasons why an instructor would have to repair it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM, LONGEST_WHOLE, reading_length
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import told
from question_bank.questions.fitness.answers import LIMIT, of_answer
from question_bank.questions.fitness.pairs import flaws_of
from question_bank.questions.matching import Matching
from question_bank.questions.mood import IN_ORDER, PLAIN_TELLING
from question_bank.questions.stems.materials import tells_its_matter
from question_bank.questions.stems.running import OF_WHAT
from question_bank.questions.typesetting import is_balanced
from question_bank.requirements.counts import NUMERALS
from question_bank.requirements.deciders import DECIDES
from question_bank.requirements.likeness import OPENS_WITH_VERB, common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.content import Content

SIGN, QUOTED_ROW = re.compile("“([一-鿿]{1,2})”"), re.compile("“([^“”]*、[^“”]*)”")
LISTED = re.compile(f"：(?:[^。]*；)?{BLANK}[；。]")  # all of a list, under its name
ORPHAN = re.compile(
    r"^(?:这些?|这种|这就|那|此外|同时|以此|其中|其|它|该|[一-鿿]{1,2}不得：|越是这样|(?:集中|主要|突出)?(?:表现为|表现在|体现为|体现在)|因此|所以|但|而且|并且|他们|我们|才|“[一二三四五六七八九十]”[，就]|[二三四五六七八九](?:不准|不得|不许|要(?!素)|[过抓查讲防靠学有]))"
)
DANGLING = re.compile(
    r"该(?:机关|单位|部门|地区|项目|系统|同志|公司)|他们|告诉[他她]|[，：]这[是就]|它们|我们自己|咱们|此次|同日|(?:接到|收到)(?:反映|举报|投诉|报告|通知)?后?，|另外送|这里[头面]|[回下]去?来?[以之]后，|它[：，。]|[这那]样的|[对把将]这[一二三四五六七八九十百\d]+[项个条件类]|(?<![极尤各陈临得负司尽及])其(?![他它余实次中])|这[些种一项个把张块股]|那(?:[些几]|\d+)[个条件项名]?|前[款项条]|(?:^|，)不(?:属于|能|行|够|在|符合|合格)的(?:要|应|须|一律|，)|(?<![一-鿿])[两二三四五六七八九]者|第[一二三四五六七八九十]个是|上述|[对就据]此(?![外次前后时项])|(?<![〇一-鿿\d%])以上|[对按照将把就]以上|(?<![在最向])前面|这(?:学期|个月|几天|两年|一年)|你们|今天要[谈讲说]|届时|(?:(?<!自)我|你)(?!国|省|市|县|州|区|镇|们)"
)
# What stands before the speaker's words: the material, the matter, the verb.
LEAD = re.compile(r"^(?:《[^》]*》|[^，：《_]{0,40}?)(?:就“[^”]*”)?(?:要求|指出|规定|强调)，")
# A material that names neither itself nor a matter.
NAMELESS = re.compile(r"^(?:讲话|报告|文件|材料)")
SECOND = re.compile("^____，([^，。；]+)")
TOPIC = re.compile(r"^[^“_]{0,40}就“([^”]+)”")
BY_TITLE = re.compile(r"^《(?P<title>[^》]*)》")
VERBLESS = re.compile(r"^[^，：要应必是有把做抓以向]*____[^，：要应必是有]*的[一-鿿]{2,4}。$")
ECHO = re.compile(r"^(.{2,12}?)(?:指出|要求|强调)，\1")
MANGLED = re.compile("[\ufffd\u00b6|>a-z](?:(?<=[\ufffd\u00b6|>])|(?<=[一-鿿].)[a-z])")
HEADLESS = re.compile(
    r"^(?:适用于|(?:主持|协助|分管)(?![人领负部同副局县市])|是|直接|具有|有(?!下列)|处于|处在|属于|包括|存在|就|这|也|才|并|都|肩负|承担|担负|发挥着|起着|分为|涉及|[体表]现在|反映在|负责(?!的|人|同志|任))(?!所|效|序|力|条)|^____[、和；]|^[一-鿿]，就是"
)
CONDITION = re.compile("只有(?!.*[才方])|只要(?!.*[就都便总必])")  # of what?
BY_NUMBER = re.compile(r"中，第.{1,3}项是")
FIGURE = re.compile(r"(?<!\d)(?!1[次个])\d+(?:名|台|人|个|次|万|亿|%)|某[一-鿿]?[省市县区局]")
# A name or number that the source blotted out: X秘书长, xx届, ××县.
ANONYMISED = re.compile(r"[xX\uff38×○](?:(?<=[一-鿿].)|[xX\uff38×○]{0,3}[一-鿿])")
WHO_DECIDES = re.compile(f"[由经报送请交]{BLANK}(?:集体)?(?:{DECIDES})")
OPEN_ENDED = re.compile(
    r"…|《[^》]*____|是什么。$|几[件项样][一-鿿]{0,3}，[^，。；：]*____[^，。；：]*。$|是指(?:因|为了|对|____、)[^，]*活动。$|^(?:对|凡).*的。$|^(?:对|围绕|针对)[^，]*(?:事|工作|方面|问题|单位|人员|同志|部门|重点)。$|(?:属于|符合|涉及|凡是?)[^。]*的。$|^[的地得]|除(?!了)[^，。]*____，|，在[^，]*等(?:方面|工作中?|过程中|环节)。$|(?:^|，)在[^，。]*上。$|，对[^，]*问题。$|(?:以下|下列|如下)[^，；：]*[；。]|"
    r"^(?:按照?|以|在|由|经|为|通过)[^是]*的(?:活动|行为|过程|情形|制度|方式|人员|单位|机制)。$|^除(?!了).*外。$|^(?:当|每当).*时。$|^.{0,12}的。$|^自.*起。$|，(?:以|通过|按照|围绕|根据|本着)"
    r"[^，]{2,20}(?:作风|精神|态度|斗志|姿态|抓手|指导|原则|要求|标准|业绩|目标|契机)。$"
)
RULE = re.compile("的，(?:要|应|可以?|一律|必须|不)")  # 表现突出的，要大胆使用
JOINED, MARKS = re.compile("以及|和|及其"), re.compile("[，、；]")
BESIDE = re.compile("(?<=、)[^、，；。_]{2,}(?=、)")
# What is counted says nothing without its matter: 三个要素，缺一不可.
NUMBER_ALONE = re.compile("[一两二三四五六七八九十][个条项点大][一-鿿]{1,4}[，：]")
# Cases of which nothing says that they are any: 退回起草部门：可发可不发的；….
CASE, OF_CASES = (
    re.compile("的$"),
    re.compile(
        "^(?!.*(?:(?:下列|以下|如下)(?!权限|标准|程序|规定|期限|时限|方式|办法|分工|情形处理)|情形(?!处理)|之一|“)).*；"
    ),
)
LONGEST_SHORT, NEAR_SIBLINGS = 4, 2
IS = re.compile("([^，是]{2,6})是")
COUNT_BEFORE = re.compile(
    f"(?<!第)(?P<count>[{''.join(NUMERALS)}])(?:件事|个方面|[项条点步])[^，：；。]{{0,4}}：(?P<shown>.+)"
)
# What a paper sets out in its parts: nobody has to know them by their titles.
PAPER_PARTS = re.compile(
    "《[^》]*(?:通知|方案|办法|规定|细则|意见)》提出的(?:[二三四五六七八九十]个方面|要求)是："
)
GOES_ON_IN_BRACKETS = re.compile(f"{BLANK}[（(]")  # 按季（年）报告
MOST_MARKS, LONGEST_TWO, SHORTEST = 2, 18, 2


def flaws(content: Content) -> tuple[str, ...]:
    """Return what is wrong with the form of a question; an empty tuple means nothing."""
    match content:
        case Cloze():
            return tuple(_of_cloze(content))
        case Matching():
            return tuple(flaws_of(content))
        case _:  # the other kinds know for themselves
            return ()


def is_anonymised(content: Content) -> bool:
    """Return whether a blotted-out name shows anywhere in a question: it is not even offered."""
    return ANONYMISED.search(told(content)) is not None


def _of_cloze(cloze: Cloze) -> Iterator[str]:
    stem = cloze.stem
    core = LEAD.sub("", stem)
    shown = stem.replace(BLANK, "〇")
    read = folded(shown)
    tests = (
        (reading_length(stem) > (LONGEST_WHOLE if "；" in stem else LONGEST_STEM), "题干过长"),
        (any(one.lstrip("“（《").startswith(BLANK) for one in (stem, core)), "挖空在句首"),
        (BY_NUMBER.search(stem), "只能按序号问"),
        (DANGLING.search(BY_TITLE.sub("", shown)) or ORPHAN.match(core), "题干指代不明"),
        (any(one.match(core) for one in (HEADLESS, OF_WHAT, CONDITION)), "句子不完整"),
        (not is_balanced(stem), "引号或括号不成对"),
        (MANGLED.search(cloze.solved()), "文字残缺"),
        (FIGURE.search(shown) and not _sets_limit(cloze), "涉及具体数字"),
        (_has_no_owner(stem), "看不出是谁的要求"),
        (PAPER_PARTS.match(stem), "只是章节名称"),
        (GOES_ON_IN_BRACKETS.search(stem), "答案不完整"),
        (CASE.search(cloze.answers[0]) and OF_CASES.search(core), "句子不完整"),
        (ECHO.match(stem), "题干重复"),
        (OPEN_ENDED.search(core) or _has_no_verb(core), "句子不完整"),
        (_is_nearly_shown(cloze, core, read), "旁边各项已经说出答案大半"),
        (_is_told_of(cloze.answers[0], read) or _is_named_in_its_topic(cloze), "题干中出现答案"),
        (_holds_several(cloze), "答案不止一项"),
        (NUMBER_ALONE.match(core) and core == _told(stem), "题干指代不明"),
        (_opens_unlike(core, cloze.answers[0]), "首项与后面各项不是一类"),
        (_lacks_some(core), "清单不全"),
    )
    yield from (reason for failed, reason in tests if failed)
    for answer in cloze.answers:
        yield from of_answer(answer, read)


def _sets_limit(cloze: Cloze) -> bool:
    """Return whether a limit is asked for, or who decides: there other figures are the case."""
    return bool(LIMIT.fullmatch(cloze.answers[0]) or WHO_DECIDES.search(cloze.stem))


def _is_nearly_shown(cloze: Cloze, core: str, read: str) -> bool:
    """Return whether the siblings show a key but for a character; not of a list under its name.

    Of that too where the character is half of the key: 做到“五勤”：脑勤；____；耳勤.
    """
    key = cloze.answers[0]
    listed = len(key) > SHORTEST and LISTED.search(cloze.stem) is not None
    return not listed and _leaves_little(folded(key), core, read)


def _told(stem: str) -> str:
    """Return what a stem says behind whose words it asks, if it names no matter there."""
    return stem if TOPIC.search(stem) else LEAD.sub("", stem)


def _has_no_owner(stem: str) -> bool:
    """Return whether neither the material nor the matter is named in front of the words."""
    cited = BY_TITLE.match(stem)
    if cited is None:
        return NAMELESS.match(stem) is not None
    return not tells_its_matter(cited["title"])


def _is_told_of(key: str, read: str) -> bool:
    """Return whether the stem names already of what a key says what it is: 利用是目的."""
    what = IS.match(key)
    return what is not None and folded(what[1]) in read


def _holds_several(cloze: Cloze) -> bool:
    """Return whether a key that joins two things is much longer than the items beside it."""
    key = cloze.answers[0]
    marks = len(MARKS.findall(key))
    if (
        RULE.search(key)
        or marks >= MOST_MARKS
        or (marks and "，" in key and len(key) > LONGEST_TWO)
    ):
        return True
    if not JOINED.search(key):
        return False
    beside = [len(part) for part in BESIDE.findall(cloze.stem) if not JOINED.search(part)]
    return bool(beside) and len(key) > 1.6 * max(beside)


def _opens_unlike(core: str, key: str) -> bool:
    """Return whether a blank opens the words and its key is not built like the clause behind it.

    出现这些问题，表面看是…，深层看是…: what goes before two parallel clauses is none of them.
    """
    match = SECOND.match(core)
    if match is None:
        return False
    one, two = folded(key), folded(match[1])
    return len(one) != len(two) and one[:1] != two[:1] and one[-1:] != two[-1:]


def _lacks_some(core: str) -> bool:
    """Return whether a stem counts more things than it then shows: 做四件事：停止供餐，….

    Not where it counts what its row is made of in twos, or says that it shows a part.
    """
    told = COUNT_BEFORE.search(core)
    if told is None or "其中" in core or "等" in told["shown"]:
        return False
    shown = max(len(re.split(mark, told["shown"].strip("。；，"))) for mark in "，；、")
    return shown < NUMERALS[told["count"]]


def _is_named_in_its_topic(cloze: Cloze) -> bool:
    """Return whether the topic that opens the stem holds two characters of a short key.

    Or a row of signs that it holds the key's own: “人、物、网、会”…管好“网”.
    """
    key = cloze.answers[0]
    rows = (quoted.split("、") for quoted in QUOTED_ROW.findall(cloze.stem))
    if any(set(SIGN.findall(key)) & set(row) for row in rows):
        return True
    topic = TOPIC.match(cloze.stem)
    if topic is None or len(key) > LONGEST_SHORT:
        return False
    siblings = cloze.stem[topic.end() :]
    grams = (key[at : at + 2] for at in range(len(key) - 1))
    return any(gram in topic[1] and gram not in siblings for gram in grams)


def _has_no_verb(core: str) -> bool:
    does = OPENS_WITH_VERB.match(core) or PLAIN_TELLING.match(core) or IN_ORDER.search(core)
    return VERBLESS.match(core.replace("患有", "")) is not None and does is None


def _leaves_little(key: str, core: str, read: str) -> bool:
    """Return whether all but one character of the key is what two siblings have in common.

    办公事、____、办家事; “小菜园、____、小花园”.
    """
    if len(key) > 1 and read.count(key[0]) + read.count(key[-1]) < NEAR_SIBLINGS:
        return False  # a near sibling begins or ends as the key does
    parts = (folded(part) for part in re.split(r"[、，；：。和]", core))
    near = [part for part in parts if abs(len(part) - len(key)) <= 1 and part != key]
    return sum(_own(key, part) <= 1 for part in near) >= NEAR_SIBLINGS


def _own(key: str, sibling: str) -> int:
    """Return how many characters of a key stand between what it shares with a sibling's ends."""
    begin = common_start([key, sibling])
    return len(key) - begin - common_end([key[begin:], sibling[begin:]])
