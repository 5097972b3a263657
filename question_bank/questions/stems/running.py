"""Stems of lists that run through one sentence: its clause, given a subject and a matter."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM, reading_length
from question_bank.questions.columns import BODY, POST
from question_bank.questions.mood import LINK, MARK, MODAL, PLAIN_TELLING, Mood
from question_bank.questions.stems.citing import OPENS_MODAL, above, without, worded
from question_bank.questions.stems.clause import LONGEST_FURTHER
from question_bank.questions.typesetting import TAIL, sentence, typeset
from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.clause import Clause
    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

# Words that lean on a sentence before, or on whoever speaks.
POINTS = re.compile(
    r"(?<![一-鿿])(?:这|那|其(?![他余实次中])|它|他|同时|此外|另外|但|因为|所以|因此|如果)|我(?!国|省|市|县|州|区|镇|们要)|刚才|今天|会前|听取了?|[对就据]此(?![外次前后时项])|(?<![统唯第不十])[一二三四五六七八九]要(?![素务求点旨件义领害])|(?:文章|书|信|讲话|材料|文件)[里中](?:提|说|讲|写|要求|指)"
)
# Of what, a sentence before has said: 目标是做到….
OF_WHAT = re.compile(
    "(?:总的|具体的?)?(?:目标|目的|任务|关键|重点|核心|原则|根本|标准|标志|前提|步骤|程序|流程)就?是|[一-鿿]{2}的(?:办法|出路|答案|路子)，?就?是|(?:主要|具体)?内容(?:主要)?包括"
)
SAYS_AGAIN = re.compile(
    "^(?:会议|讲话|文件|通知)?(?:(?:强调|指出|要求)[，：]?(?!、)|提出(?:[，：]|(?=要)))"
    "|^[^，。：“”]{2,14}(?:一下|一遍|几句)："
)
QUOTED_BEFORE = re.compile("(?:“[^“”_]*”)+(?=“[^”]*____)")
QUOTED_BEHIND = re.compile("(____[^“”]*”)(?:“[^“”]*”)+")
# The end of a quotation that opened before: …影响很大”，并强调“….
HALF_QUOTED = re.compile("^[^“”]*”[^，]*，")
FIGURE = re.compile(r"\d+(?:名|台|人|个|次|万|亿|%)")  # of this year, better left out
BREAKS = COMMAS + STOPS
ENDS = STOPS + "；;"
# What is to be done in another case is none of it: ，对表现优秀的，要主动推荐.
ANOTHER = re.compile("[，,](?:对|凡|遇)[^。；]{2,24}(?<![重主需首])要")
# The next clause says it of the items: 临聘人员、…，不得接触; or they are a case: 推诿、顶撞的，….
PREDICATE = re.compile(
    r"[，,](?:[^，,。；]{0,4}(?:不[得准许能要]|应当?|必?须|一律|严禁|禁止|方可|可以|不要)"
    r"|[^，,。；]?(?:都|均|全部|才|(?<![练造成])就|则|由)|各|[三四五六七八九十][样个者]|该[一-鿿]{1,4}的|离不开|一[项个条件样]一[项个条件样]|这[一-鿿]{1,2}[个种条点项词样类]|顺序|[一二三]概|其中)"
)
MUST_BE = re.compile("[，,](?:都|均)?要(?![素点求件害领义务])")
OPEN_STILL = re.compile("[的时后者]$")
# Only in this case: 协商不一致的，要把…写清楚; what 就要 or 都要 follows from.
CASE = re.compile(
    "(?:^|[，,])(?P<case>(?:[^，,]{2,24}(?:期间|期内|以外|情况下|(?<!目)[的时后])[，,])+)$"
)
WHENEVER = re.compile("只要|凡是?|如果|只有|无论|不管|不论|一旦")
FOLLOWS = re.compile("[都就才也][要能会应须必]")
# Who is told at the head of a passage: 各级财政部门“一把手”要….
OWNER = re.compile(
    "(?P<who>[一-鿿“”、]{2,18}?)(?P<must>一定要|都?要(?![素点求件害领义务])|都?必须|都?应当?|都?须|务必)"
)
LONGEST_PASSAGE = 2 * LONGEST_STEM  # no links are taken off that would make a short stem of more


def running_stems(setting: Setting, found: RequirementList, clause: Clause) -> Iterator[str]:
    """Yield for each item the stem that leaves it out, behind who says so on what matter.

    Of the sentence as much is shown as keeps the stem short; the clause at least.
    """
    verb = "要求" if clause.mood is Mood.TELLS_TO else "指出"
    windows = tuple(dict.fromkeys(_windows(found, clause)))
    topics = above(setting, found)
    for item in found.items:
        stem, told = "", without(topics, folded(item.text))
        cores = list(_cores(found.place, item, windows))
        for words in (*cores, *map(_of_one_quotation, cores)):
            stems = map(sentence, worded(setting, found, told, verb, words))
            stem, is_short = _first_short(stems)
            if is_short:
                break
        yield stem


def _of_one_quotation(words: str) -> str:
    """Return the words without the quotations right beside the one with the blank."""
    return QUOTED_BEHIND.sub(r"\1", QUOTED_BEFORE.sub("", words))


def _first_short(stems: Iterable[str]) -> tuple[str, bool]:
    """Return the first stem that is short, or the last of all, and whether it is short."""
    stem = ""
    for stem in stems:
        if reading_length(stem) <= LONGEST_STEM:
            return stem, True
    return stem, False


def _cores(place: Span, item: Span, windows: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield what the windows show of a sentence without an item; those that can be stems."""
    text = place.text
    for begin, end in windows:
        alone = (begin, end) == windows[-1]
        if not alone and end - begin - len(item) > LONGEST_PASSAGE:
            continue
        before = HALF_QUOTED.sub("", typeset(text[begin : item.a - place.a]))
        left_out = _balanced(before, typeset(text[item.b - place.a : end]))
        words = LINK.sub("", MARK.sub("", left_out))
        core = SAYS_AGAIN.sub("", words)
        if owner := _owner(text[windows[0][0] : begin], core):
            yield owner + core
        leans = POINTS.search(words) or FIGURE.search(words)
        if alone or not (len(core.rstrip(TAIL)) >= LONGEST_STEM or leans):
            yield core


def _owner(before: str, core: str) -> str:
    """Return who is told to do what a stem goes on with, where only clauses before it say so.

    各部门要对安全负总责，坚持____ → 各部门要坚持____; empty if it is somebody else, or nobody.
    """
    told = OWNER.match(LINK.sub("", MARK.sub("", typeset(before))))
    who = told["who"].strip("“”") if told else ""
    if told is None or not (BODY.search(who) or POST.search(who)) or POINTS.search(who):
        return ""
    between = re.split("[，：]", told.string[told.end() :])[1:-1]
    if not all(map(OPENS_WITH_VERB.match, between)):
        return ""
    if OPENS_MODAL.match(core):
        return told["who"]
    return told[0] if OPENS_WITH_VERB.match(core) or PLAIN_TELLING.match(core) else ""


def _windows(found: RequirementList, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield how much of the passage may be shown, from its full stop or semicolon to the next.

    What comes behind the list's clause only where that is a part of what it says, or else would be
    too short; of somebody's quoted words as much as there is room for.
    """
    text = found.place.text
    begin = max(text.rfind(stop, 0, clause.begin) + 1 for stop in ENDS)
    end = min((at for stop in ENDS if (at := text.find(stop, clause.end)) >= 0), default=len(text))
    if ANOTHER.match(text, clause.end, end):
        end = clause.end
    told = PREDICATE.match(text[clause.end :]) is not None
    whole = found.said_by or told or OPEN_STILL.search(text[: clause.end])
    own = re.split(f"[{COMMAS}]", text[: found.items[0].a - found.place.a])[-1]
    ends: tuple[int, ...] = (end, clause.end) if whole else (clause.end, end)
    names = not own.strip("“‘ ") and not OPENS_WITH_VERB.match(found.items[0].text)
    if names and (told or MUST_BE.match(text[clause.end :])):
        ends = (end,)  # 防火、病虫害等突发情况，|必须第一时间上报
    yield from itertools.product(_begins(text, begin, clause), ends)


def _begins(text: str, begin: int, clause: Clause) -> tuple[int, ...]:
    """Return where a stem may begin, the longest first.

    At the passage; where it tells what must be done; at the clause, with the case it is said of.
    """
    before = text[begin : clause.begin]
    if WHENEVER.search(before) and FOLLOWS.search(text[clause.begin : clause.end]):
        return (begin,)
    case = CASE.search(before)
    starts = [at + 1 for at in range(begin, clause.begin) if text[at] in COMMAS]
    must: list[int] = []
    for one, at in itertools.pairwise((begin, *starts)):
        if OPENS_MODAL.match(text[at : clause.end]):
            must += (one, at) if _names_things(text[one : at - 1]) else (at,)
    last = begin + case.start("case") if case else clause.begin
    return (begin, *(at for at in (*must, last) if not CASE.search(text[begin:at])))


def _names_things(clause: str) -> bool:
    """Return whether a clause only names what the next one speaks of: 低保评定、救助款发放，…."""
    return 2 <= len(clause) <= LONGEST_FURTHER and "、" in clause and not MODAL.search(clause)


def _balanced(before: str, after: str) -> str:
    """Return the clause around the blank, each quotation mark with its partner."""
    opened = before.count("“") - before.count("”")
    closed = after.count("”") - after.count("“")
    if opened > closed:
        after += "”" * (opened - closed)
    elif closed > opened:
        for _ in range(closed - opened):
            after = after.rpartition("”")[0]
    return before + BLANK + after
