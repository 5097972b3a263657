"""What the two columns of a matching set are to each other, as its directions say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.questions.columns import ANY, COLUMNS, DEMAND, kind_of
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern
from question_bank.requirements.frames import UNNAMED
from question_bank.requirements.likeness import OPENS_WITH_VERB, VERB, common_end, common_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

NEAR, HEADING = 80, 20
FEWEST_TURNED = 4
SHORT = 4
# Nothing in the words of such pairs themselves says that they are demanded.
BARE = {
    "主体 ↔ 有何举动",
    "方面 ↔ 要达到的程度",
    "事项 ↔ 规矩",
    "事项 ↔ 做法",
    "工作 ↔ 落到何处",
    "要求 ↔ 落脚点",
}
DEMANDS = re.compile(
    r"(?<![重主首必需概纪摘还机])要(?![求素点闻])|必须|应当|应该|务必|做到|坚持|力求|力争|努力|确保|实行|落实|不得|[让使]"
)
MUST = re.compile("(?<![重主首必需概纪摘机])要(?![求素点闻是么])")
STOP = re.compile(r"[。！？!?\n]")
HEADED = "要求 ↔ 着力点"
TURNED = {"要求 ↔ 落脚点"}  # 坚持绝对忠诚的政治品格: of the 品格 it is demanded to be 绝对忠诚
GRID = re.compile(r"^要(?P<one>[^的]+)的(?P<of>.+) ↔ 要(?P<two>[^的]+)的(?P<what>.+)$")
VERBAL = re.compile("要(?!求|点|素)")  # 左栏要破除的观念
AGAINST = re.compile("克服|防止|防范|杜绝|反对|抵制|消除|化解|破除|摒弃|力戒|切忌|避免|减少|解决")
DOES = re.compile("[一-鿿][好住牢]")
SHORT_VERBS = set("抓查看讲守管定建练防")  # each a word of its own before a thing
WORD = re.compile("[一-鿿](?<!要)")
ALWAYS = re.compile("一律|立即|实行|必须|应当|坚决")
ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条\s*")
REACHED = {"做到", "达到", "实现", "确保"}
SHOWN = re.compile(r"^(?P<left>[一-鿿]{2,4}) ↔ 体现$")
TO_WHOM = re.compile(r"^对(?!比|照|外[开贸宣联交]|内[外部]|[外内]$|口|策)")


@dataclass(frozen=True, slots=True)
class Relation:
    """What the left and the right column are called, and the sides themselves, left first."""

    left: str
    right: str
    sides: tuple[tuple[Span, Span], ...]

    @property
    def told(self) -> str:
        """What the trainee is told to do with the two columns."""
        if VERBAL.match(self.left) and VERBAL.match(self.right):
            return f"将左栏{self.left}与右栏{self.right}一一配对"
        of = "" if self.left == ANY or VERBAL.match(self.left) else "的"
        to = "" if VERBAL.match(self.right) else "对应的"
        return f"将左栏{of}{self.left}与右栏{to}{self.right}配对"


def related(found: Pairs) -> Relation | None:
    """Return how pairs are to be called; None where nothing sure and natural can be said of them.

    The left column bears a name only where it fits every one of its words; else it is 各项.
    """
    if rows := GRID.match(found.relation):
        what = DEMAND if rows["two"] in REACHED else f"要{rows['two']}的{_cells(rows['what'])}"
        return Relation(f"要{rows['one']}的{_cells(rows['of'])}", what, found.pairs)
    if shown := SHOWN.match(found.relation):
        left = "" if shown["left"] == "要点" else shown["left"]
        return Relation(left, "体现", found.pairs) if left else None
    if found.relation == HEADED:
        return _headed(found)
    told, found = _tells_to_do(found), _bare(found)
    if found.relation == UNNAMED:
        return _of_one_verb(found) or _to_whom(found) or (_of_one_kind(found) if told else None)
    whom = all(TO_WHOM.match(left.text) for left, _ in found.pairs)
    bare = found.relation in BARE and not (found.name or whom or _is_demanded(found))
    return None if bare or found.relation not in COLUMNS else _named(found)


def _headed(found: Pairs) -> Relation | None:
    """Return what headings say of things: 新价值形态：追求人民至上, 特急件，在半小时内呈送."""
    lefts = [left.text for left, _ in found.pairs]
    done = common_start(lefts) > 0 and lefts[0][0] in SHORT_VERBS  # 抓监测, 抓预报
    things = not done and all(
        pattern(left)[-1:] in {"n", "q", "z"} and not OPENS_WITH_VERB.match(left) for left in lefts
    )
    said = sum(pattern(right.text)[:1] in set("vpd") for _, right in found.pairs)
    if not things or 3 * said < 2 * len(found.pairs):
        return None
    what = DEMAND if _is_demanded(found) else "内容"
    return Relation(kind_of([typeset(left.text) for left, _ in found.pairs]), what, found.pairs)


def _of_one_verb(found: Pairs) -> Relation | None:
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


def _of_one_kind(found: Pairs) -> Relation | None:
    """Return what is told of each of several that bear one name: 政治过硬，听党指挥."""
    lefts = [left.text for left, _ in found.pairs]
    if all(left.endswith("的") for left in lefts):
        return Relation("情形", "处理要求", found.pairs)
    alike = common_end(lefts) >= 2 or (found.name and common_end(lefts) and _are_short(lefts))
    demanded = alike and _are_clauses(found) and (found.name or _is_demanded(found))
    return Relation(ANY, DEMAND, found.pairs) if demanded else None


def _to_whom(found: Pairs) -> Relation | None:
    """Return what is told of those it is done to: 对重大隐患实行|挂牌督办."""
    if not all(TO_WHOM.match(left.text) for left, _ in found.pairs):
        return None
    sides = tuple((one[1:], two) for one, two in found.pairs)
    if all(left.text.endswith(("的", "者")) for left, _ in found.pairs):
        return Relation("情形", "处理要求", sides)
    return Relation("对象", DEMAND, sides)


def _are_short(lefts: Sequence[str]) -> bool:
    """Return whether all are words of the list's own making: 政治账, 腿勤."""
    return max(map(len, lefts)) <= SHORT and len({len(left) for left in lefts}) == 1


def _tells_to_do(found: Pairs) -> bool:
    return not any(pattern(right.text)[:1] in set("nmqr") for _, right in found.pairs)


def _bare(found: Pairs) -> Pairs:
    """Return the pairs without an article's number, and without 一律 before all right sides."""
    rights = [right.text for _, right in found.pairs]
    same = ALWAYS.match(rights[0])
    size = same.end() if same and common_start(rights) >= same.end() else 0
    articles = [ARTICLE.match(left.text) for left, _ in found.pairs]
    pairs = (
        (left[number.end() if number else 0 :], right[size:])
        for (left, right), number in zip(found.pairs, articles, strict=True)
    )
    return replace(found, pairs=tuple(pairs))


def _are_clauses(found: Pairs) -> bool:
    text = found.place.of.text
    return all(text[left.b : right.a].strip() in {"，", ","} for left, right in found.pairs)


def _named(found: Pairs) -> Relation | None:
    """Return how pairs of a known kind are called, the left column by what it holds."""
    left, right = COLUMNS[found.relation]
    if found.relation in TURNED and len(found.pairs) < FEWEST_TURNED:
        return None
    turned = tuple((two, one) for one, two in found.pairs)
    sides = turned if found.relation in TURNED else found.pairs
    if left == "做法" and all(one.text.startswith(("不", "没")) for one, _ in sides):
        return Relation("情形", "后果", sides)
    if all(TO_WHOM.match(one.text) and len(one) > 2 for one, _ in sides):
        return Relation("对象", right, tuple((one[1:], two) for one, two in sides))
    if all(two.text.endswith("问题") for _, two in sides):
        return Relation("情形", "性质", sides)
    sides = _without_verb(sides)
    return Relation(left or kind_of([typeset(one.text) for one, _ in sides]), right, sides)


def _without_verb(sides: tuple[tuple[Span, Span], ...]) -> tuple[tuple[Span, Span], ...]:
    """Return the sides without a verb that all left ones begin with: 提高|调查研究能力."""
    lefts = [one.text for one, _ in sides]
    size = common_start(lefts)
    verb, owner, _ = lefts[0][:size].partition("自己的")
    neutral = (VERB.fullmatch(verb) or DOES.fullmatch(verb)) and not AGAINST.match(verb)
    if size < 2 or not neutral or min(map(len, lefts)) < size + (1 if owner else 2):
        return sides
    return tuple((one[size:], two) for one, two in sides)


def _is_demanded(found: Pairs) -> bool:
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


def _cells(noun: str) -> str:
    return ANY if noun == "内容" else noun
