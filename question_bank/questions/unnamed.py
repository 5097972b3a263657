"""What pairs without a name of their own are to each other, by the words around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.columns import ANY, DEMAND, Relation
from question_bank.questions.words import pattern
from question_bank.requirements.likeness import VERB, common_end, common_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

NEAR, HEADING = 80, 20
SHORT = 4
COINED, FEWEST = 3, 4
MEASURED = re.compile("[账关课圈网牌镜图卡桩坎仗单]$")
DEMANDS = re.compile(
    r"(?<![重主首必需概纪摘还机])要(?![求素点闻])|必须|应当|应该|务必|做到|坚持|力求|力争|努力|确保|实行|落实|不得|[让使]"
)
MUST = re.compile("(?<![重主首必需概纪摘机])要(?![求素点闻是么])")
STOP = re.compile(r"[。！？!?\n]")
DOES = re.compile("[一-鿿][好住牢]")
SHORT_VERBS = set("抓查看讲守管定建练防")  # each a word of its own before a thing
WORD = re.compile("[一-鿿](?<!要)")
TO_WHOM = re.compile(r"^对(?!比|照|外[开贸宣联交]|内[外部]|[外内]$|口|策)")


def of_one_verb(found: Pairs) -> Relation | None:
    """Return what is told of things that one verb governs: 上好|理论课，站稳政治立场."""
    text = found.place.of.text
    told = sum(pattern(right.text)[:1] in set("vdp") for _, right in found.pairs)
    if told < max(3, len(found.pairs) - 1) or not _are_clauses(found):
        return None
    for size in (2, 1):
        verbs = {text[max(0, left.a - size) : left.a] for left, _ in found.pairs}
        verb = verbs.pop()
        if not verbs and (_governs(verb) or _begins_with(verb, found)):
            return Relation(f"要{verb}的{ANY}", *_of_second_verb(found.pairs))
    return None


def coined(found: Pairs) -> Relation | None:
    """Return what is said of things whose names the speech makes up: 产业账, 政策关, 以学铸忠."""
    lefts = [left.text for left, _ in found.pairs]
    whole = found.complete and len(found.pairs) >= FEWEST
    size = {len(left) for left in lefts}
    named = size == {COINED} and MEASURED.search(lefts[0]) is not None
    sworn = size == {SHORT} and common_start(lefts) == 1
    if not (whole and (named or sworn) and common_end(lefts) == 1):
        return None
    return Relation("提法" if sworn else ANY, DEMAND if is_demanded(found) else "内容", found.pairs)


def of_one_kind(found: Pairs) -> Relation | None:
    """Return what is told of each of several that bear one name: 政治过硬，听党指挥."""
    lefts = [left.text for left, _ in found.pairs]
    if all(left.endswith("的") for left in lefts):
        return Relation("情形", "处理要求", found.pairs)
    alike = common_end(lefts) >= 2 or (found.name and common_end(lefts) and _are_short(lefts))
    demanded = alike and _are_clauses(found) and (found.name or is_demanded(found))
    return Relation(ANY, DEMAND, found.pairs) if demanded else None


def to_whom(found: Pairs) -> Relation | None:
    """Return what is told of those it is done to: 对重大隐患实行|挂牌督办."""
    if not all(TO_WHOM.match(left.text) for left, _ in found.pairs):
        return None
    sides = tuple((one[1:], two) for one, two in found.pairs)
    if all(left.text.endswith(("的", "者")) for left, _ in found.pairs):
        return Relation("情形", "处理要求", sides)
    return Relation("对象", DEMAND, sides)


def is_demanded(found: Pairs) -> bool:
    """Return whether its sentence says before the first pair or in it that all this must be.

    So may the heading right before it: 作风上要过硬。谈话不诱供，取证不违规….

    What a 的 follows only describes: 对巡查不到位、转移不及时的.
    """
    first, last = found.pairs[0][0], found.pairs[-1][1]
    text = first.of.text
    *earlier, before = STOP.split(text[max(0, first.a - NEAR) : first.a])
    if earlier and len(earlier[-1]) <= HEADING and MUST.search(earlier[-1]):
        return text[last.b : last.b + 1] != "的"
    between = text[first.b : found.pairs[0][1].a]
    return DEMANDS.search(before + between) is not None and text[last.b : last.b + 1] != "的"


def _governs(verb: str) -> bool:
    return (VERB.fullmatch(verb) or DOES.fullmatch(verb)) is not None


def _begins_with(verb: str, found: Pairs) -> bool:
    """Return whether a verb of one character begins the clause of every left side: 抓|教育."""
    text = found.place.of.text
    return verb in SHORT_VERBS and not any(WORD.match(text[left.a - 2]) for left, _ in found.pairs)


def _of_second_verb(
    sides: tuple[tuple[Span, Span], ...],
) -> tuple[str, tuple[tuple[Span, Span], ...]]:
    """Return what right sides are called, without the verb that all begin with: 看|资金流向."""
    rights = [right.text for _, right in sides]
    verb = rights[0][0]
    if common_start(rights) != 1 or verb not in SHORT_VERBS or min(map(len, rights)) < SHORT:
        return DEMAND, sides
    return f"要{verb}的{ANY}", tuple((left, right[1:]) for left, right in sides)


def _are_short(lefts: Sequence[str]) -> bool:
    """Return whether all are words of the list's own making: 政治账, 腿勤."""
    return max(map(len, lefts)) <= SHORT and len({len(left) for left in lefts}) == 1


def _are_clauses(found: Pairs) -> bool:
    text = found.place.of.text
    return all(text[left.b : right.a].strip() in {"，", ","} for left, right in found.pairs)
